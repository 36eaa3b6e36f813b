"""How the screens of the review look; after a wanted change: pytest FILE --snapshot-update."""

import pytest

from sesprep.storage.history import list_sessions

from .review_home import made, to_history, to_page  # noqa: F401
from .walk import settle

SMALL, LARGE = (80, 24), (160, 50)
PAGES = ("balance", "findings", "minutes", "ratings", "weeks")
WALKS = {
    "history": (),
    "filter": ("f",),
    "session": ("down", "down", "enter"),
    "compare": ("down", "down", "enter", "equals_sign", "enter"),
    "practiced": ("o",),
    "other": ("o", "full_stop"),
    "debrief": ("i", "plus"),
}
CASES = [
    *((name, SMALL, "textual-dark") for name in (*WALKS, *PAGES, "numbers")),
    *((name, LARGE, "textual-light") for name in ("history", "balance", "weeks", "practiced", "compare")),
    *((name, SMALL, "textual-light") for name in ("balance", "ratings", "weeks")),
]


@pytest.mark.parametrize(("name", "size", "theme"), CASES, ids=[f"{n}-{s[0]}-{t}" for n, s, t in CASES])
def test_review_looks(snap_compare, make, made, name, size, theme):  # noqa: F811
    app = make(theme=theme, framework=list_sessions(made).sessions[0].plan.framework)

    async def walk(pilot):
        if name in WALKS:
            await to_history(pilot, *WALKS[name])
        else:
            await to_page(pilot, "balance" if name == "numbers" else name)
        if name == "numbers":
            await pilot.press("v")
        await settle(pilot)

    assert snap_compare(app, terminal_size=size, run_before=walk)
