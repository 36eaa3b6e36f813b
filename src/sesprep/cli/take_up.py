"""An unfinished session, offered again before the plain loop begins another."""

from sesprep.cli import output
from sesprep.cli.diagnostics import tell, tell_error
from sesprep.cli.lines import Lines
from sesprep.domain.counted import counted
from sesprep.errors import SesprepError
from sesprep.tui.amounts import day_and_time
from sesprep.tui.live import Live
from sesprep.tui.services import Services
from sesprep.tui.sessions import Desk, Pending


def take_up(desk: Desk, lines: Lines, services: Services) -> Live | None:
    """An unfinished session that the user wants to go on with; a script never takes one up."""
    pending = desk.pending()
    if pending and not lines.interactive:
        left = "left as it is" if len(pending) == 1 else "left as they are"
        tell(f"{counted(len(pending), 'unfinished session')} {left}; this starts a new one.")
        return None
    for one in pending:
        wish = _wish(one, lines)
        try:
            if wish in ("r", ""):
                return desk.resume(one)
            if wish == "s":
                _stop(desk.resume(one), services)
        except SesprepError as error:
            tell_error(error)
    return None


def _wish(one: Pending, lines: Lines) -> str:
    words, asked = len(one.text.split()), one.record.plan.asked
    done = counted(len({attempt.position for attempt in one.record.attempts}), "question")
    rest = "an answer half recorded" if one.recordings else f"{counted(words, 'word')} of an answer not finished"
    output.text(
        f"A session of {day_and_time(one.saved)} is not finished: {done} of {len(asked)} answered, {rest}.",
        "Press Enter to resume it, type k to keep it for later, or s to stop it and keep its words as they are:",
    )
    while (line := lines.read()) is not None:
        if line.strip().lower() in ("", "r", "k", "s"):
            return line.strip().lower()
        output.text("Press Enter, or type k or s:")
    return "k"


def _stop(live: Live, services: Services) -> None:
    """End a session that was taken up; the words of its unfinished answer become an answer."""
    if live.drop():
        output.text("Stopped; nothing was in it, so nothing is kept.", "")
        return
    if live.text.strip() or live.recordings:
        live.session.begin()
        audio = services.listening.joined(live.folder, live.recordings) if live.recordings else None
        spoken = audio is not None and not live.text.strip()
        live.session.finish(live.text, medium="spoken" if spoken else "typed", audio=audio)
    live.session.stop()
    live.keeper.clear()
    output.text("Stopped; its words are in the history.", "")
