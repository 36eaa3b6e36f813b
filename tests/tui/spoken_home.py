"""A session with spoken answers: their transcripts, and recordings in which every word is a tone."""

import array
import math
import wave
from datetime import UTC, datetime
from pathlib import Path

from sesprep.domain.attempt import AskedQuestion, Attempt
from sesprep.domain.bank import Question
from sesprep.domain.delivery import Span, Transcript, Word
from sesprep.domain.session import Answered, Assessed, Ended, Plan, Started
from sesprep.domain.structure import Structure
from sesprep.storage.journal import Journal
from sesprep.storage.places import Places
from sesprep.storage.structures import load_structures

from .stand_in import StandIn

STAR = next(structure for structure in load_structures().values if structure.id == "star")
ASKED = "Tell us about a time when you led people through a change that many of them did not want."
PARTS = (
    (2.4, 0.42, "In March the claims program was late, and um forty people in two offices had stopped talking."),
    (1.7, 0.40, "My task was to mend it by September without more staff."),
    (0.3, 0.30, "I met every lead in the first week, split the cases by age, and moved two examiners to the oldest."),
    (2.1, 0.30, "I asked the union to write down what each side could give, and I met them every Friday."),
    (0.4, 0.38, "I cut four steps from from the approval because nobody used them."),
    (1.6, 0.55, "As a result we saved 30 percent, and the backlog was gone."),
)
"""Parts of an answer: the silence before, the seconds of a word, the words."""
ANSWER = " ".join(words for _, _, words in PARTS)
RATE = 16_000
NOON = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)


def transcript() -> Transcript:
    words, spans, at = [], [], 0.0
    for silence, each, text in PARTS:
        at += silence
        start = at
        for word in text.split():
            words.append(Word(text=word, start=round(at, 2), end=round(at + each * 0.9, 2), p=0.95))
            at += each
        spans.append(Span(start=round(start, 2), end=round(at, 2)))
    return Transcript(text=ANSWER, words=tuple(words), speech=tuple(spans), seconds=round(at + 1, 2), model="test")


def write_tones(path: Path, heard: Transcript) -> None:
    """A recording in which each word is a tone of its own height."""
    samples = array.array("h", bytes(2 * int(heard.seconds * RATE)))
    for number, word in enumerate(heard.words):
        pitch = 300 + 20 * (number % 30)
        for at in range(int(word.start * RATE), int(word.end * RATE)):
            samples[at] = int(9000 * math.sin(2 * math.pi * pitch * at / RATE))
    with wave.open(str(path), "wb") as file:
        file.setparams((1, 2, RATE, 0, "NONE", ""))
        file.writeframes(samples.tobytes())


def make_spoken(
    places: Places, structure: Structure, *, session: str = "spoken1", at: datetime = NOON, audio: bool = True
) -> tuple[Path, Attempt]:
    """One ended session with one spoken answer; its journal and the attempt."""
    question = Question(id="change", text=ASKED, competencies=("a/b/c",))
    asked = AskedQuestion(bank="team", question=question)
    heard = transcript()
    attempt = Attempt(
        id=f"{session}-a", asked=asked, position=0, number=1, structure=structure.id, medium="spoken", started=at,
        seconds=heard.seconds, limit=40, answer=ANSWER, transcript=heard, audio="01-1.wav",
    )  # fmt: skip
    plan = Plan(
        framework="f", structure=structure.id, format="practice", exam=False, seconds_each=40, seed=1, asked=(asked,)
    )  # fmt: skip
    journal = Journal.create(places, Started(id=session, at=at, plan=plan))
    found = StandIn(structure)(ANSWER, attempt_id=attempt.id, question=question, set_roles=())
    for event in (
        Answered(attempt=attempt),
        Assessed(attempt=attempt.id, assessment=found),
        Ended(at=at, how="finished"),
    ):
        journal.append(event)
    if audio:
        folder = journal.path.with_suffix(".audio")
        folder.mkdir(mode=0o700)
        write_tones(folder / "01-1.wav", heard)
    return journal.path, attempt
