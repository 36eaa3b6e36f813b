"""`sesprep history list`."""

from functools import partial

import click

from sesprep.cli import output
from sesprep.cli.commands.history.filters import asked_for, filtered, nothing_fits
from sesprep.cli.commands.history.finding import opened
from sesprep.cli.diagnostics import tell
from sesprep.cli.listing import json_lines, show_list
from sesprep.domain.counted import counted
from sesprep.domain.facts import SessionFacts
from sesprep.domain.session import SCHEMA_VERSION
from sesprep.practice.chosen import chosen
from sesprep.review.means import mean
from sesprep.review.query import SORTS, Query, Sort, in_order
from sesprep.storage.history_index import IndexedSession
from sesprep.storage.places import Places
from sesprep.tui.amounts import day_and_time, elapsed_time

Found = tuple[IndexedSession, tuple[str, ...]]
"""A session, and the ids of its attempts that fit."""

PAGE = 50
HEADINGS = ("Session", "Started", "Format", "Questions", "Answers", "State", "Time", "Rated", "Strength", "Star")
SEEN = ("Session", "Started", "Format", "Answers", "Rated", "Strength", "State")
"""At a terminal: what fits into 80 cells."""


@click.command("list")
@filtered
@click.option("--sort", type=click.Choice(SORTS), default="newest", help="In which order (default: newest).")
@click.option("--limit", type=click.IntRange(0), help=f"At most so many; 0 is all (default: {PAGE}, all with --json).")
@json_lines
@click.pass_obj
def command(places: Places, sort: Sort, limit: int | None, as_json: bool) -> None:
    """List your sessions, newest first. A session is listed when one of its answers fits every choice made.

    \b
    Examples:
      sesprep history list
      sesprep history list --search "budget cut" --rating 2 --rating 3
      sesprep history list --since 2026-10-01 --finding R301 --sort weakest --json
    """
    query = asked_for()
    found: list[Found]
    most = (0 if as_json else PAGE) if limit is None else limit
    with opened(places) as index:
        total = index.count()
        if query == Query() and sort == "newest" and most:
            found = [(session, ()) for session in index.page(most)]
            fitting = total
        else:
            rows = list(chosen(index, query))
            by_facts = {id(session.facts): (session, fit) for session, fit in rows}
            ordered = [by_facts[id(facts)] for facts in in_order([session.facts for session, _ in rows], sort)]
            fitting, found = len(ordered), ordered[: most or None]
        if total and not fitting:
            tell(nothing_fits(query, (session.facts for session in index.sessions())))
        if as_json or found:
            seen, cells = (SEEN, _seen) if output.is_terminal() else (HEADINGS, _cells)
            show_list(found, seen, cells, partial(_facts, query.of_attempts()), as_json=as_json)
    if not total:
        tell("No sessions yet. `sesprep` or `sesprep practice --plain` starts one.")
    elif len(found) < fitting:
        tell(f"{len(found)} of {counted(fitting, 'session')}; --limit 0 shows all.")


def _facts(of_attempts: bool, one: Found) -> dict[str, object]:
    session, fit = one
    facts = session.facts
    return {
        "id": facts.id,
        "started": facts.started.isoformat(),
        "ended": facts.ended.isoformat() if facts.ended else None,
        "how": facts.how,
        "framework": facts.framework,
        "structure": facts.structure,
        "format": facts.format,
        "questions": facts.questions,
        "attempts": len(facts.attempts),
        "path": str(session.path),
        "seconds": sum(attempt.seconds for attempt in facts.attempts),
        "words": sum(attempt.words for attempt in facts.attempts),
        "rating": mean(attempt.rating for attempt in facts.attempts),
        "strength": mean(attempt.strength for attempt in facts.attempts if attempt.checked),
        "starred": [attempt.id for attempt in facts.attempts if attempt.starred],
        "noted": [attempt.id for attempt in facts.attempts if attempt.noted],
        "fitting": list(fit) if of_attempts else [attempt.id for attempt in facts.attempts],
        "unreadable_lines": session.skipped,
        "newer": facts.schema_version > SCHEMA_VERSION,
    }


def _cells(one: Found) -> tuple[str, ...]:
    session, _ = one
    facts = session.facts
    return (
        facts.id,
        day_and_time(facts.started),
        facts.format,
        str(facts.questions),
        str(len(facts.attempts)),
        _state(session),
        elapsed_time(sum(attempt.seconds for attempt in facts.attempts)),
        _figure(mean(attempt.rating for attempt in facts.attempts)),
        _figure(mean(attempt.strength for attempt in facts.attempts if attempt.checked)),
        _stars(facts),
    )


def _seen(one: Found) -> tuple[str, ...]:
    session, _ = one
    facts = session.facts
    state = "" if facts.how == "finished" and not session.skipped else _state(session)
    answered = len({attempt.position for attempt in facts.attempts})
    return (
        facts.id,
        day_and_time(facts.started),
        facts.format,
        f"{answered} of {facts.questions}",
        _figure(mean(attempt.rating for attempt in facts.attempts)),
        _figure(mean(attempt.strength for attempt in facts.attempts if attempt.checked)),
        " ".join(filter(None, (state, _stars(facts)))),
    )


def _state(session: IndexedSession) -> str:
    state = session.facts.how or "not finished"
    if session.facts.schema_version > SCHEMA_VERSION:
        state += ", of a newer sesprep"
    return state if not session.skipped else f"{state}, {counted(session.skipped, 'line')} not readable"


def _figure(value: float | None) -> str:
    return "-" if value is None else f"{value:.1f}"


def _stars(facts: SessionFacts) -> str:
    return "*" * min(sum(attempt.starred for attempt in facts.attempts), 5)
