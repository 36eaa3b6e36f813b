"""The outlines of the questions, as the screens read and write them."""

from sesprep.domain.attempt import AskedQuestion
from sesprep.domain.outline import LONGEST, Outline
from sesprep.errors import BadInputError
from sesprep.storage.outlines import load_outline, save_outline
from sesprep.storage.places import Places


class Outlines:
    """One outline for each question, the same in every session."""

    def __init__(self, places: Places) -> None:
        """Keep them in `places`; nothing is read here."""
        self._places = places
        self.written = False
        """Whether one was written here."""

    def load(self, asked: AskedQuestion) -> str:
        """The outline's text, empty when there is none; raises SesprepError when its file cannot be used."""
        found = load_outline(self._places, asked.bank, asked.question.id)
        return "" if found is None else found.text

    def save(self, asked: AskedQuestion, text: str) -> None:
        """Write it; an empty one takes the file away. Raises BadInputError when too long, StorageError."""
        if len(text) > LONGEST:
            message = f"An outline has at most {LONGEST:,} characters; this has {len(text):,}."
            raise BadInputError(message, hint="Keep key words only.")
        save_outline(self._places, Outline(bank=asked.bank, question=asked.question.id, text=text))
        self.written = True
