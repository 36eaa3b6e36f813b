"""A structure: the elements a complete answer has, and how much of the words each should take."""

from typing import Literal

from pydantic import Field

from sesprep.domain.model import Model
from sesprep.domain.role import Role
from sesprep.domain.slug import Slug

ProbeAim = Literal["situation", "task", "action", "result", "own-part", "figure", "reasoning", "learning"]


class Band(Model):
    """A range of shares of the words, 0 to 1."""

    low: float = Field(ge=0, le=1)
    high: float = Field(ge=0, le=1)


class Element(Model):
    """One part of a structure."""

    id: Slug
    name: str
    letter: str = Field(min_length=1, max_length=2)
    asks: str
    """What this element tells a panel, in one plain sentence."""
    band: Band
    roles: tuple[Role, ...] = Field(min_length=1)
    """The roles that make the element present."""
    tail: tuple[Role, ...] = ()
    """Roles whose words count to the element's share but never make it present."""
    aims: tuple[ProbeAim, ...]
    """The probe aims that dig for this element."""


class Structure(Model):
    """A way to tell an accomplishment, such as STAR or CCAR."""

    schema_version: Literal[1] = 1
    id: Slug
    name: str
    source: str
    note: str = ""
    elements: tuple[Element, ...] = Field(min_length=1)

    def element_of(self, role: Role) -> Element | None:
        """The element that a role belongs to, or None for talk that belongs to no element."""
        return next((e for e in self.elements if role in e.roles or role in e.tail), None)

    def element(self, element_id: str) -> Element:
        """The element with that id; KeyError when the structure has none."""
        for candidate in self.elements:
            if candidate.id == element_id:
                return candidate
        raise KeyError(element_id)
