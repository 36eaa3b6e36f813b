"""Content that is written for the width it is shown in."""

from textual.app import App, ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from sesprep.tui.widgets.written import Written
from sesprep.tui.wrapped import Wrapped


class Ruler(App[None]):
    """Shows its own width, once on each of so many lines."""

    def __init__(self, lines: int) -> None:
        super().__init__()
        self._lines = lines

    def compose(self) -> ComposeResult:
        with VerticalScroll():
            yield Static(Wrapped(lambda width: Content("\n".join(["-" * width] * self._lines))))


def sizes(app: Ruler) -> tuple[int, int]:
    """How wide its text is, and how many lines the widget takes."""
    ruler = app.query_one(Static)
    return len(ruler.render_line(0).text.rstrip()), ruler.size.height


async def test_it_is_written_for_the_width_there_is_and_again_for_another():
    async with Ruler(3).run_test(size=(40, 10)) as pilot:
        await pilot.pause()
        assert sizes(pilot.app) == (40, 3)
        await pilot.resize_terminal(64, 10)
        await pilot.pause()
        assert sizes(pilot.app) == (64, 3)


async def test_a_scrollbar_takes_of_its_width_and_no_line_is_broken_by_it():
    async with Ruler(30).run_test(size=(40, 10)) as pilot:
        await pilot.pause()
        width, height = sizes(pilot.app)
        assert width == pilot.app.query_one(VerticalScroll).scrollable_content_region.width
        assert width < 40
        assert height == 30


class Told(App[None]):
    """Shows what it is told to."""

    def compose(self) -> ComposeResult:
        with VerticalScroll():
            yield Written()


async def test_a_second_text_gets_its_lines_where_a_layout_falls_between_the_two():
    async with Told().run_test(size=(40, 10)) as pilot:
        await pilot.pause()
        written = pilot.app.query_one(Written)
        written.show(lambda width: Content("one"))
        pilot.app.query_one(VerticalScroll)._clear_arrangement_cache()  # as every change of the size does
        pilot.app.screen._refresh_layout()
        written.show(lambda width: Content("one\ntwo\nthree"))
        await pilot.pause()
        assert written.size.height == 3
