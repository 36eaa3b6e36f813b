"""The table of commands: complete in help and palette, one meaning for each key, no key that terminals take."""

import pytest
from textual.command import CommandPalette

from sesprep.tui.commands import COMMANDS, EVERYWHERE, commands_of
from sesprep.tui.room import Room
from sesprep.tui.screens.help import HelpScreen
from sesprep.tui.screens.playback import PlaybackScreen
from sesprep.tui.screens.sound import SoundScreen
from sesprep.tui.screens.trends import TrendsScreen
from sesprep.tui.screens.unfinished import UnfinishedScreen
from sesprep.tui.told_here import SAID

from .walk import at_question, hand_in, keep_session, press, settle, shown, to_question, until, write

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


async def test_help_tells_the_keys_that_work_on_the_screen_and_no_others(make):
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await to_question(pilot, "m")
        await press(pilot, "f1")
        assert isinstance(app.screen, HelpScreen)
        told = " ".join(app.screen.told().plain.split())
        for command in commands_of("question"):
            never = command.id in ("aim", "hint", "pause", "leave-out")  # a mock interview, and nothing slept
            assert (command.told("question") in told) is not never, command.id
        assert "Hand in the answer." in told
        assert "recording" not in told
        assert not [c.id for c in COMMANDS if c not in commands_of("question") and c.help in told]
        for element in app.services.structure().elements:
            assert element.asks in told
        await press(pilot, "f1")
        assert len([s for s in app.screen_stack if isinstance(s, HelpScreen)]) == 1


async def test_home_tells_the_keys_to_what_is_to_be_mended_or_finished_only_where_there_is_any(make, places):
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "f1")
        assert {"problems", "unfinished"}.isdisjoint(command.id for command in app.screen._commands)
        await press(pilot, "escape")
        await to_question(pilot)
        await write(pilot, "Half of it.")
        await keep_session(pilot)
        (places.banks_dir / "torn.toml").write_text("schema_version = ", encoding="utf-8")
        app.services.shelf = app.services.read_banks()
        await press(pilot, "f1")
        assert {"problems", "unfinished"} <= {command.id for command in app.screen._commands}
        await press(pilot, "escape", "u")
        assert isinstance(app.screen, UnfinishedScreen)


@pytest.mark.parametrize("id_", sorted(SAID))
def test_what_is_told_for_one_screen_is_told_for_each_that_has_it(id_):
    command = next(c for c in COMMANDS if c.id == id_)
    said = set(SAID[id_])
    assert said <= set(command.where) if id_ == "back" else said == set(command.where)


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
        await until(pilot, lambda: "Today: 6 minutes" in shown(pilot))
        none = {f"Step {number}" for number in range(2, 6)}  # today has one step
        none |= {"Problems", "Unfinished"}  # all is well, and no session was left
        assert await offered(pilot) == {command.name for command in commands_of("home")} - none
        await to_question(pilot)
        assert await offered(pilot) == {command.name for command in commands_of("question")} - {"Leave out"}
        await hand_in(pilot)
        here = {command.name for command in commands_of("feedback")}
        assert await offered(pilot) == here - {
            "Listen",
            "Edit",
            "Undo",
        }  # the answer was typed, and nothing is linked yet


async def test_the_palette_says_what_a_number_does_on_the_screen(make):
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await to_question(pilot)
        await write(pilot, "I did it")
        await press(pilot, "ctrl+d")
        assert {f"Rate {n}" for n in range(1, 6)} <= await offered(pilot)


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
