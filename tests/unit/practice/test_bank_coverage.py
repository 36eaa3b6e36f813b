"""How many questions each competency has."""

from sesprep.domain.bank import Bank, Question
from sesprep.domain.framework import Competency, Framework, Qualification
from sesprep.practice.bank_coverage import BankCoverage, bank_coverage


def competency(name: str) -> Competency:
    return Competency(id=name, name=name.upper(), definition="", definition_by="sesprep")


FRAMEWORK = Framework(
    id="f",
    name="F",
    short="F",
    source="",
    qualifications=(
        Qualification(
            id="x", name="X", short="X", definition="", definition_by="sesprep",
            competencies=(competency("a"), competency("b"), competency("c")),
        ),
    ),
)  # fmt: skip


def question(name: str, *refs: str) -> Question:
    return Question(id=name, text="?", competencies=refs)


def test_main_also_and_never_asked():
    banks = (
        Bank(
            id="one",
            title="One",
            questions=(question("1", "f/x/a", "f/x/b"), question("2", "other/x/a", "f/x/a"), question("3")),
        ),
        Bank(id="two", title="Two", questions=(question("1", "f/x"), question("4", "other/x/a"))),
    )
    rows = {row.ref: row for row in bank_coverage(banks, FRAMEWORK, {("one", "1")})}
    assert list(rows) == ["f/x", "f/x/a", "f/x/b", "f/x/c"]
    assert rows["f/x"] == BankCoverage("f/x", "X", "qualification", main=3, also=0, never_asked=2)
    assert rows["f/x/a"] == BankCoverage("f/x/a", "A", "competency", main=2, also=0, never_asked=1)
    assert rows["f/x/b"] == BankCoverage("f/x/b", "B", "competency", main=0, also=1, never_asked=0)
    assert rows["f/x/c"].total == 0
