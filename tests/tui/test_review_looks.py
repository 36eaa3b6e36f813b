"""How the screens of the review look; after a wanted change: pytest FILE --snapshot-update."""

import pytest

from sesprep.storage.history import list_sessions

from .review_home import made, to_history  # noqa: F401
from .walk import settle

SMALL, LARGE = (80, 24), (160, 50)
WALKS = {
    "history": (),
    "filter": ("f",),
    "session": ("down", "down", "enter"),
    "balance": ("g",),
    "findings": ("g", "right"),
    "minutes": ("g", "right", "right"),
    "ratings": ("g", "right", "right", "right"),
    "weeks": ("g", "right", "right", "right", "right"),
    "numbers": ("g", "v"),
    "practiced": ("o",),
    "debrief": ("i", "plus"),
}
CASES = [
    *((name, SMALL, "textual-dark") for name in WALKS),
    *((name, LARGE, "textual-light") for name in ("history", "balance", "weeks", "practiced")),
]


@pytest.mark.parametrize(("name", "size", "theme"), CASES, ids=[f"{n}-{s[0]}-{t}" for n, s, t in CASES])
def test_review_looks(snap_compare, make, made, name, size, theme):  # noqa: F811
    app = make(theme=theme, framework=list_sessions(made).sessions[0].plan.framework)

    async def walk(pilot):
        await to_history(pilot, *WALKS[name])
        await settle(pilot)

    assert snap_compare(app, terminal_size=size, run_before=walk)
