"""Enters the ratings that a partner gave."""

from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Input, Select, Static

from sesprep.domain.partner import LiveRun, PartnerRating
from sesprep.domain.text import storable
from sesprep.errors import SesprepError
from sesprep.storage.form_drafts import FormDraft, drop_form, find_form, save_form
from sesprep.storage.live_runs import load_live_runs, rate_live_run
from sesprep.tui.commands import bindings
from sesprep.tui.plain import plain
from sesprep.tui.room import Room
from sesprep.tui.services import Services
from sesprep.tui.toasts import toast_error, toast_warning
from sesprep.tui.widgets.fields import LineField
from sesprep.tui.widgets.top_bar import TopBar

EVERY = 2.5
"""Seconds between looks at whether something is to be written."""
KIND = "ratings"


class RatingsScreen(Room[None]):
    """One line for each answer; what has a rating goes to its file, and a note without one waits as a draft."""

    NAME = "ratings"
    BINDINGS = bindings(NAME)
    AUTO_FOCUS = "#rating-1"

    def __init__(self, services: Services, run: LiveRun) -> None:
        """Begin with the ratings of `run`."""
        super().__init__()
        self._services = services
        self._run = run
        self._kept = {one.question: one for one in run.ratings}
        self._failing = False
        draft = find_form(services.places, KIND, run.id)
        self._loose = {name: "".join(words) for name, words in draft.fields.items()} if draft else {}

    def body(self) -> ComposeResult:
        """Compose a block for each question."""
        who = f" · {self._run.partner}" if self._run.partner else ""
        yield TopBar(plain(f"Ratings of sheet {self._run.id}{who}"), Content(""))
        levels = {level.value: level.name for level in self._services.framework().levels}
        scale = [(plain(f"{value} {levels.get(value, '')}".strip()), value) for value in range(1, 6)]
        with VerticalScroll(id="ratings", can_focus=False):
            for number, asked in enumerate(self._run.asked, start=1):
                known = self._kept.get(number)
                yield Static(plain(f"{number}. {asked.question.text}"), classes="rated-question")
                with Horizontal(classes="line"):
                    yield Static("Rating", classes="label", markup=False)
                    value = known.rating if known else Select.NULL
                    yield Select(scale, prompt="not rated", value=value, compact=True, id=f"rating-{number}")
                note = self._loose.get(str(number), known.note if known else "")
                with Horizontal(classes="line"):
                    yield Static("Note", classes="label", markup=False)
                    yield LineField(note, id=f"note-{number}", blink=self._services.blink)

    def on_mount(self) -> None:
        """Keep what is typed."""
        for field in self.query(LineField):
            field.max_length = 2000
        self.set_interval(EVERY, self.keep)

    def _typed(self) -> dict[int, tuple[int | None, str]]:
        found: dict[int, tuple[int | None, str]] = {}
        for number in range(1, len(self._run.asked) + 1):
            value = self.query_one(f"#rating-{number}", Select).value
            note = storable(self.query_one(f"#note-{number}", Input).value.strip())
            found[number] = (value if isinstance(value, int) else None, note)
        return found

    def keep(self) -> None:
        """Write what was typed."""
        self._write()

    def _write(self) -> bool:
        places, typed = self._services.places, self._typed()
        try:
            shelf = load_live_runs(places)
            path = shelf.paths[shelf.get(self._run.id).id]
            for number, (rating, note) in typed.items():
                if rating is not None:
                    one = PartnerRating(question=number, rating=rating, note=note)
                    if self._kept.get(number) != one:
                        rate_live_run(path, one, self._services.today())
                        self._kept[number] = one
            self._keep_loose({str(n): note for n, (rating, note) in typed.items() if rating is None and note})
        except SesprepError as error:
            if not self._failing:
                toast_error(self, error, "Not saved")
            self._failing = True
            return False
        self._failing = False
        self.query_one(TopBar).say_right(Content(f"{len(self._kept)} of {len(self._run.asked)} rated"))
        return True

    def _keep_loose(self, notes: dict[str, str]) -> None:
        if notes == self._loose:
            return
        places, run = self._services.places, self._run.id
        if notes:
            fields = {number: (note,) for number, note in notes.items()}
            save_form(places, FormDraft(kind=KIND, of=run, fields=fields, saved_at=self._services.clock.now()))
        else:
            drop_form(places, KIND, run)
        self._loose = notes

    def action_done(self) -> None:
        """Keep it and leave; a note without a rating is kept and told."""
        self._failing = False  # tell it again: this time somebody waits
        if not self._write():
            return
        if self._loose:
            numbers = ", ".join(self._loose)
            told = f"The note on question {numbers} is kept here; it joins the run once it has a rating."
            toast_warning(self.app, told)
        self.dismiss(None)

    def action_back(self) -> None:
        """Keep it and leave."""
        self.action_done()
