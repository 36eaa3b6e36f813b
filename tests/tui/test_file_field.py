"""The field for a file's name: it suggests one until the user has typed another."""

from pathlib import Path

from textual.app import App, ComposeResult

from sesprep.tui.widgets.fields import FileField


class OneField(App[None]):
    def compose(self) -> ComposeResult:
        yield FileField("/a/first.md", id="file", blink=False)


async def test_a_suggestion_gives_way_to_another_but_a_typed_name_stays():
    async with OneField().run_test() as pilot:
        field = pilot.app.query_one(FileField)
        field.suggest("/a/second.html")
        assert field.path == Path("/a/second.html")
        await pilot.press("end", "x")
        field.suggest("/a/third.md")
        assert field.path == Path("/a/second.htmlx")


async def test_no_name_is_no_path_and_a_home_that_is_not_there_is_a_name_like_any_other():
    async with OneField().run_test() as pilot:
        field = pilot.app.query_one(FileField)
        field.value = "  "
        assert field.path is None
        field.value = "~/notes.md"
        assert field.path == Path.home() / "notes.md"
        field.value = "~nobody-of-this-name/notes.md"
        assert field.path == Path("~nobody-of-this-name/notes.md")
