"""A form gives back exactly the question that it was made of, and says what is wrong in plain words."""

from pathlib import Path

import pytest

from sesprep.domain.bank import Question
from sesprep.storage import packaged
from sesprep.storage.banks import load_bank
from sesprep.tui.question_form import QuestionForm, form_of, packed, unpacked
from sesprep.tui.question_reading import read, sketch

FILES = sorted(packaged.banks_dir().glob("*.toml"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_shipped_question_survives_the_form_and_the_draft(path: Path):
    bank, _ = load_bank(path, ())
    assert bank is not None
    for question in bank.questions:
        form = form_of(question)
        assert unpacked(packed(form)) == form
        assert read(form, question.id, question, form).question == question
        assert read(form, question.id, None, QuestionForm()).question == question


def test_a_field_that_is_as_it_was_keeps_what_the_form_cannot_show():
    question = Question(id="odd", text=" Why?\n", parts=("a\nb", " c "), minutes=1.2345678)
    form = form_of(question)
    assert read(form, "odd", question, form).question == question
    changed = QuestionForm(**{**form.__dict__, "notes": "more"})
    assert read(changed, "odd", question, form).question == question.model_copy(update={"notes": "more"})


@pytest.mark.parametrize(
    ("form", "field", "words"),
    [
        (QuestionForm(text=" \n "), "text", "Write the question as a panel says it aloud."),
        (QuestionForm(text="x" * 1201), "text", "1,201 characters; at most 1,200 fit."),
        (QuestionForm(text="x", minutes="-1"), "minutes", "More than 0, please."),
        (QuestionForm(text="x", minutes="1e3"), "minutes", "At most 60."),
        (QuestionForm(text="x", minutes="nan"), "minutes", "Write a number, such as 4 or 2.5, or nothing."),
        (QuestionForm(text="x", minutes="four"), "minutes", "Write a number, such as 4 or 2.5, or nothing."),
        (QuestionForm(text="x", probes=("y" * 401,), aims=("figure",)), "probes", "401 characters; at most 400 fit."),
        (QuestionForm(text="x", level_5="good"), "level_1", "Fill in all three levels, or none."),
        (QuestionForm(text="x", notes="n" * 2001), "notes", "2,001 characters; at most 2,000 fit."),
    ],
)
def test_what_is_wrong(form: QuestionForm, field: str, words: str):
    reading = read(form, "q", None, QuestionForm())
    assert reading.question is None
    assert reading.wrong[field] == words


def test_a_sketch_shows_anything():
    form = QuestionForm(text="\ud800 half", parts=("", "one"), competencies=("no/such",))
    assert sketch(form).text == "\ufffd half"
    assert sketch(form).parts == ("one",)
