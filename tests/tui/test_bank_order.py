"""Banks of the framework in use come first, general ones next, those of other frameworks last."""

from sesprep.storage.banks import load_banks
from sesprep.storage.frameworks import load_frameworks
from sesprep.tui.bank_order import GENERAL, OF_ANOTHER, OF_IT, in_order, rank
from sesprep.tui.screens.setup import SetupScreen
from sesprep.tui.services import load_services
from sesprep.tui.widgets.choices import ChoiceList

from .walk import press, shown


def test_the_shipped_banks_under_each_framework(places):
    services = load_services(places)
    frameworks = load_frameworks(places)
    banks = load_banks(places, services.settings, frameworks).banks
    for wanted in ("ecq-2025", "ecq-2006"):
        ordered = [loaded.bank for loaded in in_order(banks, frameworks.get(wanted))]
        ranks = [rank(bank, frameworks.get(wanted)) for bank in ordered]
        assert ranks == sorted(ranks)
        by_id = {bank.id: rank_ for bank, rank_ in zip(ordered, ranks, strict=True)}
        assert by_id["ecq-2006-results-driven"] == (OF_IT if wanted == "ecq-2006" else OF_ANOTHER)
        assert by_id["ecq-2025-rule-of-law"] == (OF_IT if wanted == "ecq-2025" else OF_ANOTHER)
        assert by_id["general"] == GENERAL
        assert by_id["technical-qualifications"] == OF_ANOTHER


async def test_the_set_up_orders_them_anew_for_another_framework_and_keeps_what_is_chosen(make, places):
    for bank, tests in (("a-older", '["ecq-2006/results-driven"]'), ("b-general", "[]")):
        asked = f'[[questions]]\nid = "q"\ntext = "Why?"\ncompetencies = {tests}\n'
        (places.banks_dir / f"{bank}.toml").write_text(f'id = "{bank}"\ntitle = "{bank}"\n{asked}', encoding="utf-8")
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "b")
        assert "Yours, for other frameworks than ECQ 2025" in shown(pilot)
        await press(pilot, "escape", "p")
        assert isinstance(app.screen, SetupScreen)
        banks = app.screen.query_one("#banks-chosen", ChoiceList)
        assert [option.value for option in banks.options] == ["team", "b-general", "a-older"]
        assert "gray: other frameworks" in shown(pilot)
        banks.select("b-general")
        app.screen.query_one("#framework").value = "ecq-2006"
        await press(pilot)
        assert [option.value for option in banks.options] == ["a-older", "b-general", "team"]
        assert banks.selected == ["b-general"]
