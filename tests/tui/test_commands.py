"""The table of commands: complete in help and palette, one meaning for each key, no key that terminals take."""

import pytest
from textual.command import CommandPalette

from sesprep.tui.commands import COMMANDS, EVERYWHERE, commands_of
from sesprep.tui.room import Room
from sesprep.tui.screens.help import HelpScreen
from sesprep.tui.screens.help import shown as key_shown
from sesprep.tui.screens.playback import PlaybackScreen
from sesprep.tui.screens.sound import SoundScreen
from sesprep.tui.screens.trends import TrendsScreen

from .walk import at_question, hand_in, press, settle, shown, to_question

ON_DEMAND = (TrendsScreen, PlaybackScreen, SoundScreen)  # nothing else has loaded these
TAKEN = {f"ctrl+{letter}" for letter in "jmihsbqz"}


def rooms() -> list[type[Room]]:
    found, ahead = [], [Room]
    while ahead:
        room = ahead.pop()
        ahead += room.__subclasses__()
        found += [room] if room.NAME != EVERYWHERE else []
    return found


def test_no_key_that_terminals_take():
    assert not {command.key for command in COMMANDS} & TAKEN


def test_one_key_one_meaning():
    keys = [command.key for command in COMMANDS]
    assert sorted(keys) == sorted(set(keys))


def test_ids_are_unique_and_every_place_is_a_screen():
    ids = [command.id for command in COMMANDS]
    assert sorted(ids) == sorted(set(ids))
    names = {room.NAME for room in rooms()} | {EVERYWHERE}
    assert {place for command in COMMANDS for place in command.where} <= names


@pytest.mark.parametrize("room", rooms(), ids=lambda room: room.NAME)
def test_every_command_of_a_screen_can_be_done_there(room):
    for command in commands_of(room.NAME):
        name = (command.action or command.id).partition("(")[0]
        assert callable(getattr(room, f"action_{name}", None)), command.id


@pytest.mark.parametrize("room", rooms(), ids=lambda room: room.NAME)
def test_keys_stand_in_the_table_alone(room):
    own = {command.id for command in commands_of(room.NAME)}
    bound = [b for cls in room.__mro__ if issubclass(cls, Room) for b in cls.__dict__.get("BINDINGS", [])]
    assert {binding.id for binding in bound} <= own


async def test_help_tells_every_command(make):
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await press(pilot, "f1")
        assert isinstance(app.screen, HelpScreen)
        told = app.screen.told().plain
        for command in COMMANDS:
            assert command.help in " ".join(told.split())
            assert key_shown(command.key) in told
        for element in app.services.structure().elements:
            assert element.asks in " ".join(told.split())
        await press(pilot, "f1")
        assert len([s for s in app.screen_stack if isinstance(s, HelpScreen)]) == 1


async def offered(pilot) -> set[str]:
    await press(pilot, "ctrl+p")
    palette = pilot.app.screen
    assert isinstance(palette, CommandPalette)
    while not (hits := palette.query_one("CommandList").options):
        await pilot.pause()
    names = {str(option.hit.text) for option in hits}
    await press(pilot, "escape")
    return names


async def test_the_palette_has_every_command_of_the_screen(make):
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert await offered(pilot) == {command.name for command in commands_of("home")}
        await to_question(pilot)
        assert await offered(pilot) == {command.name for command in commands_of("question")}
        await hand_in(pilot)
        here = {command.name for command in commands_of("feedback")}
        assert await offered(pilot) == here - {
            "Listen",
            "Edit",
            "Undo",
        }  # the answer was typed, and nothing is linked yet


async def test_the_palette_runs_a_command(make):
    async with at_question(make()) as pilot:
        await press(pilot, "ctrl+p")
        await press(pilot, *"hide or show")
        await press(pilot, "enter")
        assert "4:00 left" not in shown(pilot)


async def test_a_capital_does_what_its_letter_does_and_stays_a_capital_in_a_field(make):
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "H")  # as home names it, and as it comes with Caps Lock
        assert app.screen.NAME == "history"
        await press(pilot, "slash", "Q")
        assert app.screen.NAME == "history"
        assert app.focused.value == "Q"


async def test_a_capital_of_ones_own_is_not_the_small_letter(make):
    app = make(keys={"banks": "H"})
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "H")
        assert app.screen.NAME == "banks"


async def test_a_key_from_the_settings_takes_the_place_of_the_default(make):
    app = make(keys={"practice": "x"})
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "p")
        assert "Set up a session" not in shown(pilot)
        await press(pilot, "x")
        assert "Set up a session" in shown(pilot)
