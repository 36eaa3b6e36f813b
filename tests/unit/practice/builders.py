"""Values for the tests of practice: a clock that tests move, a journal in memory, assessments of every kind."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sesprep.domain.assessment import Assessment, Check, ElementVerdict, Evidence, Finding, Unit
from sesprep.domain.attempt import AskedQuestion, Attempt
from sesprep.domain.bank import Bank, Probe, Question
from sesprep.domain.format import SessionFormat
from sesprep.domain.framework import Competency, Framework, Qualification
from sesprep.domain.role import Role
from sesprep.domain.session import Event, Plan
from sesprep.storage.formats import load_formats
from sesprep.storage.places import Places
from sesprep.storage.structures import load_structures

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
STAR = load_structures().get("star")
CCAR = load_structures().get("ccar")
QUALIFICATIONS = ("leading", "money", "law", "merit", "results")
OWN = Probe(text="Who signed it?", aim="own-part")
FIGURE = Probe(text="How many cases were left?", aim="figure")
LEARNING = Probe(text="What would you do differently?", aim="learning")
QUESTION = Question(
    id="backlog", text="Tell us about a backlog.", competencies=("core/leading/people",), probes=(OWN, FIGURE, LEARNING)
)
PLAIN = Question(id="plain", text="Tell us about a change.", competencies=("core/money/funds",))


def framework() -> Framework:
    groups = {"leading": ("people", "bench"), "money": ("funds", "tools"), "law": ("rule",), "merit": ("skill",)}
    return Framework(
        id="core",
        name="Core",
        short="Core",
        source="tests",
        qualifications=tuple(
            Qualification(
                id=name,
                name=name.title(),
                short=name.title(),
                definition="d",
                definition_by="sesprep",
                competencies=tuple(
                    Competency(id=c, name=c.title(), definition="d", definition_by="sesprep")
                    for c in groups.get(name, ("end",))
                ),
            )
            for name in QUALIFICATIONS
        ),
    )


def bank(each: int = 4) -> Bank:
    """Questions on every competency, every second one of several parts, and an opener, a closer, a technical one."""
    refs = [ref for ref, _, _ in framework().competencies()]
    questions = [
        Question(
            id=f"{ref.replace('/', '-')}-{n}",
            text=f"Tell us about {ref}, number {n}, at {{agency}}.",
            competencies=(ref,),
            parts=("what you did", "the result") if n % 2 else (),
            minutes=4 if n % 2 else None,
        )
        for ref in refs
        for n in range(each)
    ]
    around = [
        Question(id="opener", text="About you?", kind="opener"),
        Question(id="closer", text="Your questions to us?", kind="closer"),
        Question(id="technical", text="Your largest program in {field}?", kind="technical"),
    ]
    return Bank(id="team", title="Team", questions=(*questions, *around))


def shipped(name: str) -> SessionFormat:
    return load_formats(Places.find(Path("/nonexistent"), {})).get(name)


@dataclass
class FakeClock:
    """Two clocks that go only when a test moves them, together or apart."""

    seconds: float = 0.0
    wall: datetime = NOON

    def monotonic(self) -> float:
        return self.seconds

    def now(self) -> datetime:
        return self.wall

    def pass_(self, seconds: float) -> None:
        self.seconds += seconds
        self.wall += timedelta(seconds=seconds)


@dataclass
class Memory:
    """A journal in memory."""

    events: list[Event] = field(default_factory=list)

    def append(self, event: Event) -> None:
        self.events.append(event)


def assessment(
    story: str = "specific",
    *,
    missing: tuple[str, ...] = (),
    unsure: tuple[str, ...] = (),
    thin: tuple[str, ...] = (),
    unmet: tuple[str, ...] = (),
    rules: dict[str, str] | None = None,
    structure=STAR,
    units: tuple[Unit, ...] = (),
    evidence: tuple[Evidence, ...] = (),
    name: str = "a",
) -> Assessment:
    """An assessment in which all is present and strong but what is named; `unmet` are checks of the Action."""
    elements = {}
    for element in structure.elements:
        verdict = "missing" if element.id in missing else "unsure" if element.id in unsure else "present"
        strength = 0 if verdict == "missing" else 1 if element.id in thin else 3
        checks = tuple(Check(id=c, says=c, met=False) for c in unmet) if element.id == "action" else ()
        elements[element.id] = ElementVerdict(verdict=verdict, strength=strength, share=0.25, checks=checks)
    findings = tuple(
        Finding(rule=rule, severity=severity, message="m", why="w", try_="t")
        for rule, severity in (rules or {}).items()
    )
    return Assessment(
        id=name,
        structure=structure.id,
        model="test",
        words=100,
        story=story,
        elements=elements,
        units=units,
        findings=findings,
        evidence=evidence,
    )


def unit(text: str, words: str, role: Role, element: str | None = None, certainty: str = "clear") -> Unit:
    start = text.index(words)
    return Unit(start=start, end=start + len(words), role=role, element=element, certainty=certainty, p=0.9)


def attempt(name: str = "t1", question: Question = QUESTION, **fields: object) -> Attempt:
    values = {
        "id": name,
        "asked": AskedQuestion(bank="team", question=question),
        "position": 0,
        "number": 1,
        "structure": "star",
        "started": NOON,
        "seconds": 60.0,
        "answer": "I cut the backlog.",
    }
    return Attempt.model_validate(values | fields)


def plan(form: SessionFormat | None, *questions: Question, **fields: object) -> Plan:
    asked = tuple(AskedQuestion(bank="team", question=q) for q in questions or (QUESTION, PLAIN))
    values = {"framework": "core", "structure": "star", "format": "f", "seed": 7, "asked": asked, "held": form}
    return Plan.model_validate(values | fields)


def form(**fields: object) -> SessionFormat:
    values = {"id": "f", "name": "F", "description": "", "questions": 2}
    return SessionFormat.model_validate(values | fields)
