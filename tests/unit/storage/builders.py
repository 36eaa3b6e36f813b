"""Values for the tests of storage."""

from datetime import UTC, datetime, timedelta

from sesprep.domain.assessment import Assessment, ElementVerdict, Finding
from sesprep.domain.attempt import AskedQuestion, Attempt
from sesprep.domain.bank import Question
from sesprep.domain.session import Plan, Started

NOON = datetime(2026, 9, 30, 12, 0, tzinfo=UTC)
QUESTION = Question(id="change", text="Tell us of a change you led.", competencies=("core/leading/change",))
ASKED = AskedQuestion(bank="own", question=QUESTION)
PLAN = Plan(framework="core", structure="star", format="practice", seed=7, asked=(ASKED, ASKED))


def started(session: str = "a1b2", minutes: int = 0) -> Started:
    return Started(id=session, at=NOON + timedelta(minutes=minutes), plan=PLAN)


def attempt(
    name: str = "t1", answer: str = "We cut the backlog by half.", position: int = 0, number: int = 1
) -> Attempt:
    return Attempt(
        id=name,
        asked=ASKED,
        position=position,
        number=number,
        structure="star",
        started=NOON,
        seconds=61.5,
        answer=answer,
    )


def assessment(name: str = "s1") -> Assessment:
    finding = Finding(rule="R1", severity="must", message="No result.", why="Panels ask.", try_="Say it.")
    verdict = ElementVerdict(verdict="missing", strength=0, share=0)
    return Assessment(
        id=name,
        structure="star",
        model="1",
        words=6,
        story="specific",
        elements={"result": verdict},
        units=(),
        findings=(finding,),
    )
