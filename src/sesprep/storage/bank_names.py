"""Finds the competency that a heading or a cell means, by reference, id or name."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sesprep.domain.framework import Framework
from sesprep.domain.slug import slugify
from sesprep.storage.problems import nearest

LONGEST = 240
_NUMBERED = re.compile(r"^(?:(?:ecq|tq|mtq|ptq|competency|qualification)\b[\s#]*\d*|\d+)\s*[-.:)]*\s+", re.IGNORECASE)
_REFERENCE = re.compile(r"[a-z0-9-]+(?:/[a-z0-9-]+){1,2}")


@dataclass(frozen=True)
class Match:
    """The competency that a name means; with others when the name means several."""

    ref: str
    others: tuple[str, ...] = ()


class CompetencyNames:
    """Every name of every competency; where two frameworks share a name, the first framework wins."""

    def __init__(self, frameworks: Iterable[Framework]) -> None:
        """Take the frameworks in order of preference."""
        self._refs: dict[str, list[str]] = {}
        self._shown: dict[str, str] = {}
        for framework in frameworks:
            for ref, name in _names(framework):
                self._shown.setdefault(name, ref)
                for key in (ref, slugify(ref), ref.rsplit("/", 1)[-1], _key(name)):
                    found = self._refs.setdefault(key, [])
                    if ref not in found:
                        found.append(ref)

    def find(self, text: str) -> Match | None:
        """The competency that `text` means, or None; a reference inside it, such as in parentheses, counts first."""
        text = text[:LONGEST]
        for reference in _REFERENCE.findall(text):
            if reference in self._refs:
                return Match(reference)
        for key in (_key(text), _key(_NUMBERED.sub("", text.strip()))):
            if key in self._refs:
                first, *others = self._refs[key]
                return Match(first, tuple(others))
        return None

    def near(self, text: str) -> str:
        """`Did you mean '…'?` with the nearest name or reference, or nothing when none is near."""
        known = self._refs if "/" in text else self._shown
        close = nearest(text[:LONGEST], known) or nearest(slugify(text[:LONGEST]), self._refs)
        return f"Did you mean '{close}'?" if close else ""


def _names(framework: Framework) -> Iterator[tuple[str, str]]:
    for qualification in framework.qualifications:
        yield f"{framework.id}/{qualification.id}", qualification.name
    for ref, _, competency in framework.competencies():
        yield ref, competency.name


def _key(name: str) -> str:
    return slugify(name.replace("&", " and "))
