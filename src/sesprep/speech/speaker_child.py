"""Says one thing, or tells the voices, and ends: `python -m sesprep.speech.speaker_child`."""

import shutil
import tempfile
import wave
from pathlib import Path

from sesprep.speech import engine
from sesprep.speech.player import NoPlayerError, play
from sesprep.speech.wire import Message, Wire


def main() -> None:
    """Take one order from the app, do it, and tell how it went."""
    folder = Path(tempfile.gettempdir())
    wire = Wire(lambda: shutil.rmtree(folder) if folder.name.startswith("sesprep-") else None)
    order = wire.order()
    assert order is not None
    try:
        if order.get("do") == "voices":
            wire.send(event="voices", voices=[[v.id, v.name, v.language] for v in engine.voices()])
        elif order.get("do") == "try":
            _play_silence(folder / "silence.wav")
        else:
            _say(wire, order, folder)
        wire.send(event="over")
    except engine.NoEngineError as error:
        wire.send(event="lack", what="engine", detail=str(error))
    except engine.NoVoiceError as error:
        wire.send(event="lack", what="voice", detail=str(error))
    except NoPlayerError as error:
        wire.send(event="lack", what="speaker", detail=str(error))


def _say(wire: Wire, order: Message, folder: Path) -> None:
    text, voice = str(order["text"]), order.get("voice")
    named = str(voice) if voice is not None else None
    rate, volume = int(str(order["rate"])), float(str(order["volume"]))
    silent = order["do"] == "render"
    if engine.plays_itself() and not silent and named != engine.NEURAL:
        wire.send(event="speaking")
        engine.say(text, voice=named, rate=rate, volume=volume)
        return
    for path in engine.render(text, folder, voice=named, rate=rate, volume=volume):
        if silent:
            shutil.move(path, str(order["to"]))
            break
        wire.send(event="speaking")
        play(path)
        path.unlink()


def _play_silence(path: Path) -> None:
    with wave.open(str(path), "wb") as file:
        file.setparams((1, 2, 22050, 0, "NONE", ""))
        file.writeframes(bytes(8000))
    play(path)


if __name__ == "__main__":
    main()
