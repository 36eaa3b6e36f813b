"""The keys as the help shows them."""

import pytest

from sesprep.tui.commands import COMMANDS
from sesprep.tui.screens.help import shown


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.id)
def test_every_key_is_shown_as_it_stands_on_the_keyboard(command):
    told = shown(command.key)
    assert "_" not in told
    assert len(told) < 8  # else it runs into the command's name
    assert command.key not in ("asterisk", "comma") or len(told) == 1
