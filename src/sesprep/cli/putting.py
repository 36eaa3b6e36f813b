"""What is said before an answer: the questions to prepare with, the panel's word, the question itself and its time."""

from collections.abc import Callable, Iterator

from sesprep.cli.lines import Lines
from sesprep.errors import SesprepError
from sesprep.practice.countdown import Countdown
from sesprep.practice.panel import speaker
from sesprep.practice.session import Session
from sesprep.tui.amounts import elapsed_time, minutes_words
from sesprep.tui.live import Live
from sesprep.tui.put_words import confer_words, name_of, place_of, so_far, who_words

Say = Callable[..., None]


def prepare(live: Live, time: Countdown, lines: Lines, say: Say) -> None:
    """Show every question and let the time run until the user begins; a script begins at once."""
    plan = live.session.plan
    say(f"{name_of(plan)}: {minutes_words((time.limit or 0) / 60)} to prepare. These are the questions.")
    for number, asked in enumerate(plan.asked, start=1):
        who = speaker(plan, number - 1)
        say(f"{number}. {asked.question.text}{f' ({who.name})' if who else ''}")
    say("")
    if not lines.interactive:
        return
    outlines = plan.held is None or plan.held.outline
    say(f"Press Enter to begin{', or type a number to read your outline for that question' if outlines else ''}:")
    time.start()
    while (line := lines.read()) is not None and line.strip():
        number = int(line) if line.strip().isdecimal() else 0
        if outlines and 1 <= number <= len(plan.asked):
            show_outline(live, number - 1, say)
        left = time.remaining() or 0.0
        say(f"{elapsed_time(left)} left to prepare." if left > 0 else "The time to prepare is over.")
        say("Press Enter to begin:")
    time.stop()


def confer(live: Live, lines: Lines, say: Say) -> None:
    """Say that the panel asks further; a person says when to go on."""
    say("The panel has conferred.", confer_words(live.session.plan))
    if lines.interactive:
        say("Press Enter to hear the first one:")
        lines.read()
    say("")


def put(live: Live, lines: Lines) -> Iterator[str]:
    """The question or the follow-up as it is put, with its time and how an answer ends."""
    session = live.session
    place = ", ".join(place_of(session))
    yield f"{place[0].upper()}{place[1:]}"
    drill = session.plan.held.drill if session.plan.held else None
    if told := so_far(session):
        yield f"Your answer so far: {told}"
    if live.source is not None:
        yield f"Your earlier answer: {live.source.answer}"
    if drill is not None:
        yield drill.asks
    if who := who_words(session):
        yield who
    yield session.asked.question.text if session.probe is None else session.probe.text
    more = " A dot and a question mark (.?) says what else you can do." if lines.interactive else ""
    if live.medium == "spoken":
        yield f"{_time(session)} It starts with the recording."
    else:
        yield f"{_time(session)} It starts now. End your answer with a line that holds only a dot.{more}"
    yield ""
    if live.text:
        yield "You had written:"
        yield live.text
        yield ""


def show_outline(live: Live, position: int, say: Say) -> None:
    """Say the outline for the question at `position` (from 0), or how to write one."""
    asked = live.session.plan.asked[position]
    try:
        text = live.outlines.load(asked)
    except SesprepError as error:
        say(str(error))
        return
    write = f"`sesprep outline edit {asked.bank} {asked.question.id}` writes one."
    say("Your outline:" if text else f"There is no outline for this question. {write}", *([text] if text else []), "")


def _time(session: Session) -> str:
    whole = session.whole.remaining()
    if whole is not None:
        which = "all questions" if session.position < session.plan.main else "the supplemental questions"
        return f"Time left for {which}: {elapsed_time(max(0.0, whole))}."
    limit = session.plan.seconds_each
    return "No time limit." if limit is None else f"Time: {minutes_words(limit / 60)}."
