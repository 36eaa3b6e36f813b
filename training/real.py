"""Real answers with the parts that their authors named: for measuring only, never trained on, not in the project."""

import json
from dataclasses import dataclass
from pathlib import Path

from sesprep.domain.role import Role
from training.corpus import LabeledAnswer, LabeledUnit

DEV = Path(__file__).parent.parent.parent / "shared" / "real_answers_dev.jsonl"
ROLES = {
    "S": Role.CONTEXT,
    "CONTEXT": Role.CONTEXT,
    "CHALLENGE": Role.CHALLENGE,
    "T": Role.TASK,
    "A": Role.ACTION,
    "R": Role.RESULT,
}
HEADERS = {"kind": "specific", "missing": "-", "order": "usual", "style": "", "world": "", "medium": "written"}


@dataclass(frozen=True)
class RealAnswer:
    """One real answer; its units are the parts."""

    answer: LabeledAnswer
    human: bool
    """Written by a person, as far as can be told."""
    clean: bool


def load(path: Path = DEV, *, keep_lines: bool = False) -> list[RealAnswer]:
    """Read the file; line ends, which fall on the parts' borders, become spaces unless they are kept."""
    found = []
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        text, units = "", []
        for part in row["parts"]:
            words = part["text"] if keep_lines else " ".join(part["text"].split())
            gap = ("\n" if keep_lines else " ") if text else ""
            units.append(LabeledUnit(len(text + gap), len(text + gap + words), _role(part["label"]), None))
            text += gap + words
        headers = HEADERS | {"question": row["question"] or "", "competency": "-"}
        answer = LabeledAnswer(row["id"], row["author"], headers, text, tuple(units))
        found.append(RealAnswer(answer, row["style"] in ("human", "unknown"), row["quality"] == "clean"))
    return found


def _role(label: str) -> Role:
    """The role a heading stands for; unknown headings are matched by their first letter."""
    name = label.upper()
    return ROLES[name] if name in ROLES else ROLES[name[0]]
