"""What stands below the list of sessions."""

from textual.content import Content

from sesprep.domain.counted import counted
from sesprep.review.query import Query
from sesprep.tui.past import Look
from sesprep.tui.plain import MUTED, plain
from sesprep.tui.services import Services
from sesprep.tui.session_rows import MARKS, query_words


def history_note(look: Look, query: Query, telling: str, services: Services) -> Content:
    """What narrows the list, what its columns and marks mean, what else there is, and what could not be read."""
    lines: list[Content] = []
    if telling:
        lines.append(Content(telling))
    elif not look.total:
        lines.append(Content("No sessions yet. Press Esc, then P, to practice; every session is kept here."))
    elif query != Query():
        words = query_words(query, services)
        none = "Nothing fits: " if not look.sessions else "Only "
        fits = sum(look.fits.values())
        told = f" · {counted(fits, 'answer fits', 'answers fit')}" if fits else ""
        lines.append(
            Content.assemble(
                (none, "bold $text-warning"),
                plain(words),
                (f"{told} · Esc shows all", MUTED),
            )
        )
    if look.total and not telling:
        told = f"Found: answers with each element · Strong: of 3 · {MARKS}"
        more = "Y changes the order · O what you practiced · I real interviews · J bin"
        lines.append(Content.styled(f"{told}\n{more}", MUTED))
    bad = look.unreadable
    lines += [plain(f"Not readable: {u.path.name}: {u.reason}", "$text-warning") for u in bad[:3]]
    if len(bad) > 3:
        lines.append(Content.styled(f"and {len(bad) - 3} more files", "$text-warning"))
    return Content("\n").join(lines)
