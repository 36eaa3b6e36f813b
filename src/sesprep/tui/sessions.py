"""Starts a session, keeps one for later, and takes an unfinished one up again."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sesprep.domain.delivery import RECORDINGS
from sesprep.domain.session import Plan, SessionRecord, Started
from sesprep.errors import SesprepError
from sesprep.practice.joined import followers
from sesprep.practice.session import Phase, Session
from sesprep.storage.drafts import Draft, DraftFile, Unfinished, claim, unfinished
from sesprep.storage.journal import Journal, read_journal
from sesprep.tui.earlier import attempt_of
from sesprep.tui.keeper import Keeper
from sesprep.tui.live import Live
from sesprep.tui.outlines import Outlines
from sesprep.tui.services import Services

Report = Callable[[SesprepError], None]


@dataclass(frozen=True)
class Pending:
    """A session without an end: cut off in an earlier run, or kept for later in this one."""

    record: SessionRecord
    text: str
    """The words of the answer that was being written; empty when none was."""
    recordings: tuple[str, ...]
    """What was recorded of the answer being spoken; empty when none was."""
    saved: datetime
    cut_off: Unfinished | None = None
    kept: Live | None = None


class Desk:
    """The sessions at hand in this run of the app."""

    def __init__(self, services: Services, report: Report) -> None:
        """Tell `report` when a draft cannot be written."""
        self._services = services
        self._report = report
        self._kept: dict[str, Live] = {}
        self._paths: dict[str, Path] = {}

    def begin(self, plan: Plan) -> Live:
        """Start a session; raises StorageError when it cannot be kept."""
        services = self._services
        started = Started(id=services.new_id(), at=services.clock.now(), plan=plan)
        draft = DraftFile(services.places, started.id)
        draft.hold(position=0, number=1, now=services.clock.now())
        journal = Journal.create(services.places, started)
        self._paths[started.id] = journal.path
        return self._live(started.id, started.at, plan, journal, draft)

    def pending(self) -> tuple[Pending, ...]:
        """The sessions without an end, newest first."""
        kept = [
            Pending(live.record(), live.text, live.recordings, live.started, kept=live) for live in self._kept.values()
        ]
        cut = [_pending(found) for found in unfinished(self._services.places)]
        return tuple(sorted([*kept, *cut], key=lambda p: p.record.started, reverse=True))

    def keep(self, live: Live, text: str) -> None:
        """Keep a session for later; its draft stays on the disk."""
        live.session.times.stop()
        live.text = text
        self._kept[live.id] = live

    def resume(self, pending: Pending) -> Live:
        """Go on with a session; raises SesprepError when another copy took it, or a newer sesprep wrote it."""
        if pending.kept is not None:
            return self._again(self._kept.pop(pending.kept.id))
        assert pending.cut_off is not None
        journal = Journal.reopen(pending.cut_off.journal)
        file, draft = claim(self._services.places, pending.cut_off)
        record = read_journal(journal.path)
        self._paths[record.id] = journal.path
        last = len(record.plan.asked) - 1
        position = min(draft.position if draft else _position(record), last)
        live = self._live(
            record.id, record.started, record.plan, journal, file, record=record, position=position,
            used=self._used(draft, journal.path), time_up_at=draft.time_up_at if draft else None,
        )  # fmt: skip
        live.text = draft.text if draft else ""
        live.recordings = live.keeper.recordings = draft.recordings if draft else ()
        if draft:
            live.medium = "typed" if draft.text else "spoken"
        if not draft:
            live.keeper.hold(live.session)
            if _position(record) > last:
                _close(live.session)
        return live

    def _used(self, draft: Draft | None, journal: Path) -> float:
        """How long an interrupted answer had taken: what the draft says, or what was recorded since."""
        if draft is None or not draft.recordings:
            return draft.seconds if draft else 0.0
        takes = self._services.listening.takes(journal.with_suffix(RECORDINGS), draft.recordings)
        return max(draft.seconds, sum(takes.values()))

    def _again(self, live: Live) -> Live:
        """The kept session as a new object, so that no time of the old one runs into it."""
        old = live.session
        journal = Journal.reopen(self._paths[live.id])
        record = read_journal(journal.path)
        draft = DraftFile(self._services.places, live.id)
        last = len(record.plan.asked) - 1
        open_ = bool(live.text or live.recordings) or old.phase in (Phase.READY, Phase.ANSWERING)
        position = old.position if open_ else min(max(record.position(), old.position), last)
        used = old.countdown.elapsed() if open_ else 0.0
        fresh = self._live(
            live.id, live.started, record.plan, journal, draft, record=record, position=position, used=used,
            time_up_at=old.time_up_at if open_ else None,
        )  # fmt: skip
        fresh.text, fresh.medium = live.text, live.medium
        fresh.recordings = fresh.keeper.recordings = live.recordings
        if not open_ and record.position() > last:
            fresh.session.stop()
        return fresh

    def _live(
        self,
        id: str,  # noqa: A002 - as a session has it
        started: datetime,
        plan: Plan,
        journal: Journal,
        draft: DraftFile,
        *,
        record: SessionRecord | None = None,
        position: int = 0,
        used: float = 0.0,
        time_up_at: int | None = None,
    ) -> Live:
        services = self._services
        structure = services.structure(plan.structure)
        settings = services.settings.model_copy(update={"framework": plan.framework})  # of this session
        checker = services.make_checker(structure, settings)
        session = Session(
            plan, clock=services.clock, journal=journal, assess=checker, new_id=services.new_id, position=position,
            used=used, time_up_at=time_up_at, attempts=record.attempts if record else (),
            assessments=record.assessments if record else None, joined=record.joined if record else None,
            probed=record.probed if record else None, probed_why=record.probed_why if record else None,
            drilled=record.drilled if record else None,
            reasons=record.reasons if record else (),
        )  # fmt: skip
        return Live(
            id=id,
            started=started,
            session=session,
            keeper=Keeper(draft, services.clock, self._report),
            checker=checker,
            structure=structure,
            framework=services.framework_of(plan),
            outlines=Outlines(services.places),
            source=attempt_of(services.places, plan.source),
            bands=services.bands(structure),
            medium=plan.medium,
            folder=journal.path.with_suffix(RECORDINGS),
            glance_delay=services.glance_delay,
        )


def _position(record: SessionRecord) -> int:
    """Where a session goes on: at the follow-up that was put and not answered, else at the next question."""
    lead = next((a for a in reversed(record.attempts) if a.probe is None), None)
    if lead is None:
        return record.position()
    put, answered = record.probed.get(lead.id, ()), followers(record.attempts, lead.id)
    return lead.position if len(put) > len(answered) else record.position()


def _close(session: Session) -> None:
    """End a session in which everything was answered, unless the panel has still to say whether it asks further."""
    held = session.plan.held
    if held is not None and held.supplemental and session.plan.exam and not session.plan.supplemented:
        session.phase = Phase.RATING
    else:
        session.stop()


def _pending(found: Unfinished) -> Pending:
    draft = found.draft
    saved = draft.saved_at if draft else found.record.started
    text, recordings = (draft.text, draft.recordings) if draft else ("", ())
    return Pending(found.record, text, recordings, saved, cut_off=found)
