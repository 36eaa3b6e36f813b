"""What one row of a table or one line of a list says about a question, before it is checked."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, get_args

from sesprep.domain.structure import ProbeAim
from sesprep.storage.problems import Severity, did_you_mean

AIMS: tuple[str, ...] = get_args(ProbeAim)
_AIM = re.compile(r"^\s*([A-Za-z][A-Za-z -]{0,20}?)\s*:\s*(\S.*)$", re.DOTALL)


@dataclass(frozen=True)
class Note:
    """What was wrong on one line."""

    line: int
    key: str
    message: str
    hint: str = ""
    severity: Severity = "warning"


@dataclass
class Row:
    """The values of one question as they were found; no values at all when there are only notes."""

    line: int
    values: dict[str, Any] = field(default_factory=dict)
    competencies: tuple[str, ...] = ()
    """Names, ids or references, as written."""
    line_of_name: int = 0
    """The line of the heading that names the competency; 0 when it is the row's own."""
    notes: list[Note] = field(default_factory=list)
    written: Mapping[str, str] = field(default_factory=dict)
    """What the table itself calls a column, by the key that it fills."""

    def add_probes(self, written: Iterator[str] | list[str], line: int) -> None:
        """Add probes written `aim: text`; one without a known aim goes to the notes, so that no word is lost."""
        for text in written:
            found = _AIM.match(text)
            aim = found[1].lower().replace(" ", "-") if found else ""
            if found and aim in AIMS:
                self.values.setdefault("probes", []).append({"text": found[2].strip(), "aim": aim})
                continue
            hint = (did_you_mean(aim, AIMS) if aim else "") or f"The aims are: {', '.join(AIMS)}."
            self.notes.append(Note(line, "probes", "A probe without a known aim is kept in the notes.", hint))
            self.values["notes"] = "\n".join(filter(None, (self.values.get("notes", ""), text.strip())))
