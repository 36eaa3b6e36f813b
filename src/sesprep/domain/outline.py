"""An outline: the candidate's own notes on one question."""

from pydantic import Field

from sesprep.domain.model import Model
from sesprep.domain.slug import Slug

LONGEST = 4000


class Outline(Model):
    """A few lines to look at while answering; a script would count against the candidate."""

    bank: Slug
    question: Slug
    text: str = Field(max_length=LONGEST)

    @property
    def words(self) -> int:
        """How many words it has."""
        return len(self.text.split())
