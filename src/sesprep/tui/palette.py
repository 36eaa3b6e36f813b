"""The command palette: every command of the screen in front."""

from functools import partial

from textual.command import DiscoveryHit, Hit, Hits, Provider

from sesprep.tui.commands import Command, commands_of
from sesprep.tui.room import Room


class CommandTable(Provider):
    """Offers the commands of the table that the screen in front has and allows just now."""

    async def discover(self) -> Hits:
        """Yield every command, in the table's order."""
        for command in self._open():
            yield DiscoveryHit(
                command.name, partial(self.screen.run_action, command.action or command.id), help=command.help
            )

    async def search(self, query: str) -> Hits:
        """Yield the commands whose name or help fits the query."""
        matcher = self.matcher(query)
        for command in self._open():
            score = max(matcher.match(command.name), matcher.match(command.help))
            if score > 0:
                run = partial(self.screen.run_action, command.action or command.id)
                yield Hit(score, matcher.highlight(command.name), run, help=command.help)

    def _open(self) -> list[Command]:
        if not isinstance(self.screen, Room):
            return []
        return [c for c in commands_of(self.screen.NAME) if self.screen.check_action(c.id, ())]
