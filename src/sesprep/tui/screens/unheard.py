"""A spoken answer whose words are not known: timed, checked by the candidate, and never judged."""

from typing import Literal

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from sesprep.domain.attempt import Attempt
from sesprep.domain.structure import Structure
from sesprep.tui.amounts import elapsed_time
from sesprep.tui.commands import bindings
from sesprep.tui.hearing import LOOK, Hearing
from sesprep.tui.plain import MUTED, plain, short
from sesprep.tui.room import Room
from sesprep.tui.widgets.choices import Tick
from sesprep.tui.widgets.top_bar import TopBar

UnheardWish = Literal["next", "again", "back", "edit", "heard"]


class UnheardScreen(Room[tuple[UnheardWish, tuple[str, ...]]]):
    """Gives back what to do next, and the elements that the candidate found; `heard` when the words came meanwhile."""

    NAME = "unheard"
    BINDINGS = bindings(NAME)
    AUTO_FOCUS = "Tick"

    def __init__(self, attempt: Attempt, hearing: Hearing, structure: Structure, *, running: bool) -> None:
        """Show `attempt`; `running` offers to go on with the session."""
        super().__init__()
        self._attempt = attempt
        self._hearing = hearing
        self._structure = structure
        self._on_going = running

    def body(self) -> ComposeResult:
        """Compose what is known of the answer, the elements to tick, and the benchmark."""
        attempt, question = self._attempt, self._attempt.asked.question
        yield TopBar(plain(short(question.text, max(20, self.app.size.width - 20))), Content("no verdict"))
        with VerticalScroll(id="unheard", can_focus=False):
            yield Static("", id="unheard-stand")
            yield Static(self._facts(), id="unheard-facts")
            yield Static("Which elements did your answer have? Space ticks one.", classes="title", markup=False)
            ticked = attempt.self_check or ()
            for element in self._structure.elements:
                label = plain(f"{element.letter}  {element.name}", "bold")
                yield Tick(label, element.id in ticked, compact=True, id=f"has-{element.id}")
                yield Static(plain(element.asks, MUTED), classes="asks")
            yield Static(self._benchmark(), id="unheard-benchmark")

    def on_mount(self) -> None:
        """Watch for the words."""
        self.set_interval(LOOK, self.look)
        self.look()

    def look(self) -> None:
        """Show how far the words are; leave when they are there."""
        stand = self._hearing.stand(self._attempt.id)
        if stand.known:
            if self.is_current:
                self._leave("heard")
            return
        if stand.problem is not None:
            head = plain(f"{stand.problem.message} {stand.problem.hint}", "bold $text-warning")
            rest = (
                "\nSo the answer was timed, and you check it yourself: there is no verdict on words that nobody knows."
            )
        else:
            head = plain(f"Your words are {stand.says}.", "bold")
            rest = "\nThe feedback opens here when they are there. You may go on meanwhile."
        self.query_one("#unheard-stand", Static).update(head + Content(rest))

    def _facts(self) -> Content:
        attempt = self._attempt
        given = f" of {elapsed_time(attempt.limit)} given" if attempt.limit else ""
        over = max(attempt.seconds - attempt.limit, 0.0) if attempt.limit else 0.0
        parts = [f"You took {elapsed_time(attempt.seconds)}{given}" + (f", {elapsed_time(over)} over" if over else "")]
        if attempt.think is not None:
            parts.append(f"first word after {attempt.think:.1f} s")
        if attempt.rating:
            parts.append(f"your rating {attempt.rating}")
        return plain(" · ".join(parts))

    def _benchmark(self) -> Content:
        question = self._attempt.asked.question
        lines = [plain(f"  · {part}") for part in question.parts]
        if lines:
            lines.insert(0, Content.styled("The question asks for", "bold $text-primary"))
        if question.benchmark is not None:
            levels = ((5, question.benchmark.level_5), (3, question.benchmark.level_3), (1, question.benchmark.level_1))
            lines.append(Content.styled("What an answer at each level shows", "bold $text-primary"))
            lines += [Content.assemble((f"  {level}  ", "bold"), plain(says)) for level, says in levels]
        if not lines:
            return plain("This question has no benchmark.", MUTED)
        return Content("\n").join(lines)

    def _leave(self, wish: UnheardWish) -> None:
        found = tuple(e.id for e in self._structure.elements if self.query_one(f"#has-{e.id}", Tick).value)
        self.dismiss((wish, found))

    def check_action(self, action: str, _parameters: tuple[object, ...]) -> bool | None:
        """Leave out what needs a running session."""
        return action not in ("next", "again") or self._on_going

    def action_next(self) -> None:
        """Go on."""
        self._leave("next")

    def action_again(self) -> None:
        """Try the same question again."""
        self._leave("again")

    def action_edit(self) -> None:
        """Write the words down by hand, or have them heard once more."""
        self._leave("edit")

    def action_back(self) -> None:
        """Leave."""
        self._leave("back")
