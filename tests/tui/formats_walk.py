"""A bank that has a question for everything a format wants, and the steps into one."""

import pytest
from textual.pilot import Pilot

from sesprep.practice.plan import Choice
from sesprep.storage.places import Places
from sesprep.tui.setup_plan import drawer

from .walk import settle

QUALIFICATIONS = ("rule-of-law", "driving-efficiency", "merit-and-competence", "leading-people", "achieving-results")
THIN = "It went well in general."


def bank() -> str:
    head = 'id = "wide"\ntitle = "Wide"\n'
    rows = [
        f'[[questions]]\nid = "{q}-{n}"\ntext = "Tell us about {q} at {{agency}}, number {n}."\n'
        f'competencies = ["ecq-2025/{q}"]\n'
        '[[questions.probes]]\ntext = "What came of it in the end?"\naim = "result"\n'
        for q in QUALIFICATIONS
        for n in (1, 2)
    ]
    rows += [
        f'[[questions]]\nid = "{kind}"\nkind = "{kind}"\ntext = "{text}"\n'
        for kind, text in (
            ("opener", "Tell us about yourself."),
            ("technical", "Which statutes in {field} did you apply?"),
            ("closer", "What questions do you have for us?"),
        )
    ]
    rows[-3] += '[[questions.probes]]\ntext = "What came of it in the end?"\naim = "result"\n'
    return head + "\n".join(rows)


@pytest.fixture
def wide(places: Places) -> Places:
    (places.banks_dir / "team.toml").write_text(bank(), encoding="utf-8")
    return places


async def begin(pilot: Pilot, form_id: str, **choice: object) -> None:
    """From home into a session of that format, as the set-up screen would begin it."""
    await pilot.pause()
    services = pilot.app.services
    draw = drawer(services, services.framework(), services.structure(), services.formats.get(form_id))
    pilot.app._planned(draw(Choice(seed=services.new_seed(), **choice)))
    await settle(pilot)


def pass_(pilot: Pilot, clock, seconds: float) -> None:
    """Let time go by as a running app sees it, with a look every half minute."""
    while seconds > 0:
        step = min(30.0, seconds)
        clock.pass_(step)
        pilot.app.screen.tick()
        seconds -= step
