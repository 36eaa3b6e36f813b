"""What a rule looks for, why it matters, and what to try."""

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from sesprep.tui.commands import bindings
from sesprep.tui.plain import MUTED, plain
from sesprep.tui.room import ModalRoom


class RuleScreen(ModalRoom[None]):
    """Explains one rule; one that is not known any more says so."""

    NAME = "rule"
    BINDINGS = bindings(NAME)

    def __init__(self, rule: str) -> None:
        """Explain the rule with that id."""
        super().__init__()
        self._rule = rule

    def body(self) -> ComposeResult:
        """Compose the explanation."""
        with VerticalScroll(classes="box") as box:
            box.border_title = plain(f"Rule {self._rule}")
            box.border_subtitle = Content("Esc closes")
            yield Static(self._told())

    def _told(self) -> Content:
        from sesprep.analysis.rules import all_rules  # the rules are loaded when someone asks for one

        rule = next((known for known in all_rules() if known.id == self._rule), None)
        if rule is None:
            return Content("There is no such rule any more.")
        blocks = [plain(rule.title, "bold"), Content.assemble(("Why  ", "bold"), plain(rule.why))]
        blocks.append(Content.assemble(("Try  ", "bold"), plain(rule.try_)))
        for head, examples in (("It flags: ", rule.flags), ("It passes: ", rule.passes)):
            if examples:
                blocks.append(Content.assemble((head, MUTED), plain(examples[0])))
        return Content("\n\n").join(blocks)

    def action_back(self) -> None:
        """Close."""
        self.dismiss(None)
