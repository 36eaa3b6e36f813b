"""A spoken answer is assessed as the typed one: ten answers, typed, spoken and recognized again."""

from pathlib import Path

from sesprep.analysis.checker import Checker
from sesprep.speech.transcriber import ChildTranscriber
from sesprep.storage.structures import load_structures

from .rig import word_errors
from .spoken_answers import speak, ten_answers, verdicts

SAME_AT_LEAST = 35
"""Of 40 element verdicts; docs/voice.md tells how many it was. Words heard wrong do change some."""


def test_ten_answers_get_the_verdicts_of_their_typed_text(recognizer: ChildTranscriber, tmp_path: Path) -> None:
    checker = Checker(load_structures().get("star"))
    answers = ten_answers()
    assert len(answers) == 10
    jobs = []
    for answer in answers:
        speak(answer.text, tmp_path / f"{answer.id}.wav")
        jobs.append(recognizer.submit(tmp_path / f"{answer.id}.wav"))
    same = turned = 0
    errors = []
    for answer, job in zip(answers, jobs, strict=True):
        assert job.wait(120)
        heard = job.result().text
        errors.append(word_errors(answer.text, heard))
        typed, spoken = verdicts(checker, answer.text), verdicts(checker, heard)
        same += sum(typed[element] == spoken[element] for element in typed)
        turned += sum({typed[element], spoken[element]} == {"present", "missing"} for element in typed)
    assert sum(errors) / len(errors) <= 0.15
    assert same >= SAME_AT_LEAST
    assert turned == 0
