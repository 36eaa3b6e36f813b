"""A screen from which the rooms of the review open."""

from sesprep.tui.room import Room
from sesprep.tui.screens.bin import BinScreen
from sesprep.tui.screens.debriefs import DebriefsScreen
from sesprep.tui.screens.practiced import PracticedScreen
from sesprep.tui.services import Services


class ReviewRoom(Room[None]):
    """Opens trends, coverage, bin and real interviews."""

    def __init__(self, services: Services) -> None:
        """Give them `services`."""
        super().__init__()
        self._services = services

    def action_trends(self) -> None:
        """See what changes over the weeks."""
        from sesprep.tui.screens.trends import TrendsScreen  # the plots are loaded when they are wanted

        self.app.push_screen(TrendsScreen(self._services))

    def action_coverage(self) -> None:
        """See what is practiced."""
        self.app.push_screen(PracticedScreen(self._services))

    def action_bin(self) -> None:
        """See the deleted sessions."""
        self.app.push_screen(BinScreen(self._services))

    def action_debriefs(self) -> None:
        """See the real interviews."""
        self.app.push_screen(DebriefsScreen(self._services))
