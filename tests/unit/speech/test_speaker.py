import pytest
from hypothesis import given
from hypothesis import strategies as st

from sesprep.domain.settings import Settings
from sesprep.errors import MissingError
from sesprep.speech.engine import pieces
from sesprep.speech.panel import panel_voices
from sesprep.speech.ports import Voice
from sesprep.speech.recorder import NoRecorder
from sesprep.speech.remedies import lacking, remedy
from sesprep.speech.services import open_transcriber
from sesprep.speech.speaker import SilentSpeaker
from sesprep.speech.transcriber import NoTranscriber

VOICES = [
    Voice("de", "German", "de-de"),
    Voice("gb", "British", "en-gb"),
    Voice("bells", "Bells", "en-us"),
    Voice("us", "American", "en-us"),
    Voice("sc", "Scots", "en-gb-scotland"),
]


@given(st.text(max_size=300), st.integers(min_value=1, max_value=80))
def test_pieces_hold_every_word(text: str, most: int) -> None:
    cut = pieces(text, most)
    assert all(0 < len(piece) <= most for piece in cut)
    assert "".join("".join(cut).split()) == "".join(text.split())


def test_pieces_end_with_sentences_where_they_can() -> None:
    assert pieces("One is one. Two is two. Three.", 25) == ["One is one. Two is two.", "Three."]
    assert pieces("one two three four", 9) == ["one two", "three", "four"]
    assert pieces("") == []


def test_each_panelist_has_a_voice_of_their_own_as_far_as_they_go() -> None:
    assert panel_voices(VOICES, 3) == ("us", "gb", "sc")
    assert panel_voices(VOICES, 3, first="gb") == ("gb", "us", "sc")
    assert panel_voices(VOICES, 5) == ("us", "gb", "sc", "us", "gb")
    assert panel_voices(VOICES, 1, first="bells") == ("bells",)
    assert panel_voices([], 2) == (None, None)


def test_a_silent_speaker_says_why_only_when_silence_was_not_chosen() -> None:
    assert SilentSpeaker().say("Good morning.").problem is None
    said = SilentSpeaker(lacking("engine")).say("Good morning.")
    assert said.over
    assert said.wait(0)
    said.stop()
    assert isinstance(said.problem, MissingError)


def test_fallbacks_pretend_nothing(tmp_path: pytest.TempPathFactory) -> None:
    with pytest.raises(MissingError, match="Recording is not installed"):
        NoRecorder().start(tmp_path / "a.wav")  # type: ignore[operator]
    assert NoRecorder().microphones() == ()
    job = NoTranscriber().submit(tmp_path / "a.wav")  # type: ignore[operator]
    assert job.over
    with pytest.raises(MissingError, match="or type your answer"):
        job.result()
    job = open_transcriber(Settings(), tmp_path).submit(tmp_path / "a.wav")  # type: ignore[arg-type, operator]
    with pytest.raises(MissingError, match="sesprep voice setup"):
        job.result()


@pytest.mark.parametrize("system", ["linux", "darwin", "win32", "freebsd14"])
@pytest.mark.parametrize(
    "lack",
    [
        *("engine", "speaker", "playback", "player", "microphone", "muted"),
        *("recorder", "recognizer", "model", "damaged-model"),
    ],
)
def test_each_lack_has_a_remedy_on_each_system(system: str, lack: str) -> None:
    assert remedy(lack, system).endswith(".")  # type: ignore[arg-type]
    assert lacking(lack, "why").message.endswith("(why)")  # type: ignore[arg-type]
