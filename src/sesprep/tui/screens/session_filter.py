"""Chooses which sessions the history shows."""

from collections.abc import Sequence
from datetime import date

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Button, Input, Select, Static

from sesprep.domain.facts import SessionFacts
from sesprep.review.query import Query
from sesprep.tui.commands import bindings
from sesprep.tui.plain import plain, short
from sesprep.tui.room import ModalRoom
from sesprep.tui.screens.settings import read_date
from sesprep.tui.services import Services
from sesprep.tui.session_rows import format_name
from sesprep.tui.widgets.choices import Tick
from sesprep.tui.widgets.fields import LineField

Options = list[tuple[Content, str]]


class FilterScreen(ModalRoom[Query | None]):
    """Gives back what is wanted, or None to leave it as it was."""

    NAME = "session-filter"
    BINDINGS = bindings(NAME)
    AUTO_FOCUS = "#of-framework"

    def __init__(self, query: Query, every: Sequence[SessionFacts], services: Services) -> None:
        """Begin with `query`; `every` session tells what there is to choose from."""
        super().__init__()
        self._query = query
        self._every = every
        self._services = services

    def body(self) -> ComposeResult:
        """Compose the choices."""
        q, attempts = self._query, [a for facts in self._every for a in facts.attempts]
        with VerticalScroll(classes="box", can_focus=False) as box:
            box.border_title = Content("Show only")
            box.border_subtitle = Content("Ctrl+D shows them · Esc goes back")
            frameworks = [(plain(f.short), f.id) for f in self._services.frameworks.values]
            yield from _line("Framework", _choice("framework", _with(frameworks, q.framework), q.framework))
            yield from _line("Competency", _choice("competency", self._competencies(), q.competency))
            formats = sorted({facts.format for facts in self._every} | ({q.format} if q.format else set()))
            named = [(plain(format_name(f, self._services)), f) for f in formats]
            yield from _line("Format", _choice("format", named, q.format))
            banks = sorted({a.bank for a in attempts})
            yield from _line("Bank", _choice("bank", _with([(plain(b), b) for b in banks], q.bank), q.bank))
            said = {f.rule: f.message for a in attempts for f in a.findings}
            rules = [(plain(short(f"{rule} {said[rule]}", 60)), rule) for rule in sorted(said)]
            yield from _line("Finding", _choice("finding", _with(rules, q.finding), q.finding))
            blink = self._services.blink
            since, until = (str(day) if day else "" for day in (q.since, q.until))
            yield from _line(
                "From", LineField(since, id="of-since", placeholder="any day, or as 2026-10-01", blink=blink)
            )
            yield from _line(
                "Up to", LineField(until, id="of-until", placeholder="any day, or as 2026-11-30", blink=blink)
            )
            with Horizontal(classes="line"):
                yield Static("Your rating", classes="label", markup=False)
                for n in range(1, 6):
                    yield Tick(str(n), n in q.ratings, compact=True, id=f"of-rating-{n}")
            yield Tick("only with a star", q.starred, compact=True, id="of-starred")
            yield Static("", id="filter-told")
            yield Button("Show them", id="go", variant="primary", compact=True)

    def _competencies(self) -> Options:
        found = dict.fromkeys(r for facts in self._every for a in facts.attempts for r in a.competencies)
        wholes = dict.fromkeys("/".join(ref.split("/")[:2]) for ref in found)
        refs = sorted({*found, *wholes, *({self._query.competency} if self._query.competency else ())})
        return [(plain(short(self._services.name_of(ref), 60)), ref) for ref in refs]

    @on(Button.Pressed, "#go")
    @on(Input.Submitted)
    def action_done(self) -> None:
        """Give back what is wanted."""
        days: dict[str, date | None] = {}
        for name in ("since", "until"):
            written = self.query_one(f"#of-{name}", Input).value
            days[name] = read_date(written)
            if days[name] is None and written.strip():
                told = Content.styled("Write the day as 10/1/2026 or 2026-10-01.", "$text-warning")
                self.query_one("#filter-told", Static).update(told)
                return
        self.dismiss(
            Query(
                framework=self._chosen("framework"),
                competency=self._chosen("competency"),
                format=self._chosen("format"),
                bank=self._chosen("bank"),
                since=days["since"],
                until=days["until"],
                ratings=tuple(n for n in range(1, 6) if self.query_one(f"#of-rating-{n}", Tick).value),
                finding=self._chosen("finding"),
                starred=self.query_one("#of-starred", Tick).value,
                search=self._query.search,
            )
        )

    def _chosen(self, name: str) -> str:
        value = self.query_one(f"#of-{name}", Select).value
        return "" if value is Select.NULL else str(value)

    def action_back(self) -> None:
        """Leave it as it was."""
        self.dismiss(None)


def _line(label: str, widget: Select[str] | LineField) -> ComposeResult:
    with Horizontal(classes="line"):
        yield Static(label, classes="label", markup=False)
        yield widget


def _choice(name: str, options: Options, value: str) -> Select[str]:
    begin = value if value else Select.NULL
    return Select(options, prompt="any", value=begin, compact=True, id=f"of-{name}")


def _with(options: Options, value: str) -> Options:
    """The options, and the value when it is not among them any more."""
    return options if not value or any(v == value for _, v in options) else [*options, (plain(value), value)]
