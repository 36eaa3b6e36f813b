"""The command palette: every command of the screen in front."""

from functools import partial

from textual.command import DiscoveryHit, Hit, Hits, Provider

from sesprep.tui.commands import Command
from sesprep.tui.room import Room


class CommandTable(Provider):
    """Offers the commands of the table that the screen in front has and allows just now."""

    async def discover(self) -> Hits:
        """Yield every command, in the table's order."""
        for command, name, told in self._open():
            yield DiscoveryHit(name, partial(self.screen.run_action, command.action or command.id), help=told)

    async def search(self, query: str) -> Hits:
        """Yield the commands whose name or help fits the query."""
        matcher = self.matcher(query)
        for command, name, told in self._open():
            score = max(matcher.match(name), matcher.match(told))
            if score > 0:
                run = partial(self.screen.run_action, command.action or command.id)
                yield Hit(score, matcher.highlight(name), run, help=told)

    def _open(self) -> list[tuple[Command, str, str]]:
        """The commands with their name and sentence on the screen in front."""
        room = self.screen
        if not isinstance(room, Room):
            return []
        return [(command, command.called(room.NAME), command.told(room.NAME)) for command in room.commands_now()]
