"""Finds what an answer can be compared with, lets the user choose, and shows both side by side."""

from sesprep.domain.attempt import Attempt
from sesprep.domain.session import SessionRecord
from sesprep.errors import SesprepError
from sesprep.tui.past import Other, Past
from sesprep.tui.room import Room
from sesprep.tui.screens.compare import CompareScreen
from sesprep.tui.screens.pick_attempt import PickAttemptScreen
from sesprep.tui.services import Services
from sesprep.tui.toasts import toast, toast_error

NONE = "There is no other answer to this question yet, nor one linked to the same story."


class Comparing:
    """Compares the answers of one record with those of any other."""

    def __init__(self, services: Services, record: SessionRecord) -> None:
        """Nothing is read yet."""
        self._services = services
        self._past = Past(services.places, services.clock.now)
        self._record = record

    def ask(self, room: Room[None], attempt: Attempt) -> None:
        """Look for other answers in the background; `room` is where the choice is put."""

        def find() -> None:
            try:
                others = self._past.others(attempt)
            except SesprepError as error:
                room.app.call_from_thread(_tell, room, error)
                return
            room.app.call_from_thread(self._offer, room, attempt, others)

        room.run_worker(find, thread=True, group="glance")

    def _offer(self, room: Room[None], attempt: Attempt, others: tuple[Other, ...]) -> None:
        if not others:
            toast(room, NONE)
        elif len(others) == 1:
            self._show(room, attempt, others[0])
        else:
            screen = PickAttemptScreen(others)
            room.app.push_screen(screen, lambda other: self._show(room, attempt, other) if other else None)

    def _show(self, room: Room[None], attempt: Attempt, other: Other) -> None:
        named = other.facts
        try:
            record = self._record if named.session == self._record.id else self._past.record(named.session)
            pairs = (self._record, attempt.id), (record, named.id)
            screen = CompareScreen(*pairs, self._services, self._past.stories())
        except SesprepError as error:
            _tell(room, error)
            return
        room.app.push_screen(screen)


def _tell(room: Room[None], error: SesprepError) -> None:
    toast_error(room, error)
