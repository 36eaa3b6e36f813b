"""How spoken answers look; after a wanted change: pytest FILE --snapshot-update."""

import pytest

from sesprep.tui.screens.playback import PlaybackScreen

from .spoken_home import STAR, make_spoken, transcript
from .test_playback import hand  # noqa: F401
from .walk import press, settle

SMALL, LARGE = (80, 24), (160, 50)
WALKS = {
    "delivery": ("h", "enter", "enter", "v", "v"),
    "playback": ("h", "enter", "f7", "space"),
    "numbers": ("h", "enter", "f7", "v"),
}
CASES = [
    *((name, SMALL, "textual-dark") for name in WALKS),
    ("delivery", LARGE, "textual-light"),
    ("playback", LARGE, "textual-light"),
]


@pytest.mark.parametrize(("name", "size", "theme"), CASES, ids=[f"{n}-{s[0]}-{t}" for n, s, t in CASES])
def test_spoken_looks(snap_compare, make, places, hand, name, size, theme):  # noqa: F811
    make_spoken(places, STAR)
    app = make(theme=theme)

    async def walk(pilot):
        await settle(pilot)
        for key in WALKS[name]:
            await press(pilot, key)
        if isinstance(app.screen, PlaybackScreen):
            hand[0].position = transcript().words[20].start + 0.05
            app.screen._tick()
            await settle(pilot)

    assert snap_compare(app, terminal_size=size, run_before=walk)
