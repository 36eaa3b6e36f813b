"""Chooses the competencies of a question, the main one first."""

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static
from textual.widgets.selection_list import Selection

from sesprep.domain.framework import Framework
from sesprep.tui.commands import bindings
from sesprep.tui.plain import MUTED, hang, plain
from sesprep.tui.room import ModalRoom
from sesprep.tui.titles import title
from sesprep.tui.widgets.choices import ChoiceList
from sesprep.tui.widgets.fields import LineField

WIDTH, AROUND = 72, 6
"""Cells of the box, and of its border and padding."""


class CompetenciesScreen(ModalRoom[tuple[str, ...]]):
    """Gives back the references chosen; leaving keeps the choice as well."""

    NAME = "competencies"
    BINDINGS = bindings(NAME)

    def __init__(
        self,
        frameworks: tuple[Framework, ...],
        chosen: tuple[str, ...],
        *,
        title: str,
        blink: bool = True,
    ) -> None:
        """Offer the competencies of `frameworks`, those of the first one first; begin with `chosen`."""
        super().__init__()
        self._title = title
        named = [one for framework in frameworks for one in _names(framework)]
        self._names = {ref: name for ref, name, _ in named}
        self._words = {ref: words for ref, _, words in named}
        self._chosen = list(chosen)
        self._shown: frozenset[str] = frozenset()
        self._blink = blink

    def body(self) -> ComposeResult:
        """Compose the choice."""
        with Vertical(classes="box") as box:
            box.border_title = Content(self._title)
            box.border_subtitle = Content("Enter chooses · F6 makes it the main one · Ctrl+D done")
            yield Static("", id="chosen-told")
            yield LineField("", id="competency-words", placeholder="Type a part of a name", blink=self._blink)
            yield ChoiceList(id="competency-list")

    def on_mount(self) -> None:
        """Show all of them."""
        self._fill()

    @property
    def _list(self) -> ChoiceList:
        return self.query_one("#competency-list", ChoiceList)

    @on(Input.Changed)
    def _fill(self) -> None:
        words = self.query_one("#competency-words", Input).value.casefold().split()
        shown = {ref: name for ref, name in self._names.items() if all(w in self._words[ref] for w in words)}
        with self.prevent(ChoiceList.SelectionToggled, ChoiceList.SelectedChanged):
            self._list.clear_options()
            for ref, name in shown.items():
                self._list.add_option(Selection(name, ref, ref in self._chosen, id=ref.replace("/", "_")))
        self._list.highlighted = 0 if shown else None
        self._shown = frozenset(shown)
        self._tell()

    @on(Input.Submitted)
    def _entered(self) -> None:
        if self._list.highlighted is not None:
            self._list.toggle(self._list.get_option_at_index(self._list.highlighted))

    def on_key(self, event: events.Key) -> None:
        """The arrows move in the list while words are typed."""
        if event.key in ("up", "down") and self.query_one("#competency-words").has_focus:
            (self._list.action_cursor_up if event.key == "up" else self._list.action_cursor_down)()
            event.stop()

    @on(ChoiceList.SelectedChanged)
    def _take(self) -> None:
        """Keep the order in which they were chosen; those that the words leave out stay chosen."""
        selected = self._list.selected
        self._chosen = [ref for ref in self._chosen if ref in selected or ref not in self._shown]
        self._chosen += [ref for ref in selected if ref not in self._chosen]
        self._tell()

    def _tell(self) -> None:
        width = min(WIDTH, 95 * self.app.size.width // 100) - AROUND
        told = [plain(self._names[ref].plain if ref in self._names else ref) for ref in self._chosen]
        if not told:
            content = Content.styled("None chosen yet; the first one you choose is the main one.", MUTED)
        else:
            content = Content("\n").join(
                [
                    hang(Content.styled("Main  ", "bold"), told[0], width),
                    *(hang(Content("also  "), more, width) for more in told[1:]),
                ]
            )
        self.query_one("#chosen-told", Static).update(content)

    def action_main(self) -> None:
        """Put the highlighted one first."""
        if self._list.highlighted is None:
            return
        ref = str(self._list.get_option_at_index(self._list.highlighted).value)
        self._chosen = [ref, *(other for other in self._chosen if other != ref)]
        self._list.select(ref)
        self._tell()

    def action_done(self) -> None:
        """Give the choice back."""
        self.dismiss(tuple(self._chosen))

    def action_back(self) -> None:
        """Give the choice back."""
        self.dismiss(tuple(self._chosen))


def _names(framework: Framework) -> list[tuple[str, Content, str]]:
    """Reference, name as it is shown, and the words by which it is found."""
    names = []
    for qualification in framework.qualifications:
        whole = f"{framework.id}/{qualification.id}"
        tail = f"  {framework.short}"
        shown = plain(f"{title(qualification)}, as a whole", "bold") + plain(tail, MUTED)
        names.append((whole, shown, f"{qualification.name} {shown.plain}".casefold()))
        for competency in qualification.competencies:
            shown = plain(competency.name) + plain(f"  {qualification.short},{tail[1:]}", MUTED)
            names.append((f"{whole}/{competency.id}", shown, shown.plain.casefold()))
    return names
