"""Writes a question, and shows it as the panel will put it."""

import asyncio

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Static

from sesprep.domain.bank import Bank, Question
from sesprep.domain.framework import Framework
from sesprep.domain.slug import unique_id
from sesprep.errors import SesprepError
from sesprep.practice.placeholders import fill_question
from sesprep.storage.form_drafts import NEW, question_of
from sesprep.tui.author import Author
from sesprep.tui.commands import bindings
from sesprep.tui.form import Values
from sesprep.tui.plain import plain
from sesprep.tui.question_form import QuestionForm, form_of, packed, unpacked
from sesprep.tui.question_reading import Reading, read, sketch
from sesprep.tui.screens.draft_room import DraftRoom
from sesprep.tui.services import Services
from sesprep.tui.widgets.asked_box import AskedBox
from sesprep.tui.widgets.competency_pick import CompetencyPick
from sesprep.tui.widgets.question_fields import QuestionFields
from sesprep.tui.widgets.top_bar import TopBar

WORDS_OF_ID = 6


class QuestionEditorScreen(DraftRoom[QuestionForm]):
    """Gives back the id of the question when it was saved, else None."""

    NAME = "editor"
    BINDINGS = bindings(NAME)
    AUTO_FOCUS = "#field-text"
    WHAT = "question"
    WHERE = " in the bank"

    def __init__(self, services: Services, author: Author, bank: Bank, question: Question | None) -> None:
        """Change `question` of `bank`, or write a new one."""
        begun = form_of(question) if question else QuestionForm()
        super().__init__(services, "questions", question_of(bank.id, question.id if question else NEW), begun)
        self._author = author
        self._bank = bank
        self._question = question
        self._saving = False

    def body(self) -> ComposeResult:
        """Compose what the panel will show, and the fields."""
        whose = plain(self._bank.title)
        yield TopBar(Content("New question · " if self._question is None else "Question · ") + whose, Content(""))
        form = unpacked(self._keeper.found) if self._keeper.found is not None else self._begun
        with Horizontal(id="question-editor"):
            with Vertical(id="question-seen"):
                yield AskedBox(*self._seen(form))
            yield QuestionFields(form, self._services.name_of, blink=self._services.blink)
        yield Static("", id="editor-told")

    def on_mount(self) -> None:
        """Show the first field, and name what stands beside it."""
        self.query_one("#question-seen").border_title = Content("As the panel will ask it")
        self.call_after_refresh(self.query_one(QuestionFields).scroll_home, animate=False)

    @property
    def written(self) -> QuestionForm:
        """What stands in the fields now."""
        return self.query_one(QuestionFields).form

    def packed(self, written: QuestionForm) -> Values:
        """The fields as a draft keeps them."""
        return packed(written)

    def _seen(self, form: QuestionForm) -> tuple[Question, Framework]:
        frameworks = self._services.frameworks.values
        named = form.competencies[0].partition("/")[0] if form.competencies else ""
        framework = next((f for f in frameworks if f.id == named), self._services.framework())
        return fill_question(sketch(form), None), framework

    def _reading(self) -> Reading:
        form = self.written
        taken = {question.id for question in self._bank.questions}
        wanted = " ".join(form.text.split()[:WORDS_OF_ID])
        question_id = self._question.id if self._question else unique_id(wanted, taken)
        return read(form, question_id, self._question, self._begun)

    @on(QuestionFields.Changed)
    def _typed(self) -> None:
        self.typed()

    def look(self) -> None:
        """Say what is wrong, and show the question as the panel will put it."""
        reading, form = self._reading(), self.written
        blank = self._question is None and form == QuestionForm()
        self.query_one(QuestionFields).tell({} if blank else reading.wrong, {} if blank else reading.advice)
        self.query_one(AskedBox).show(*self._seen(form))
        self.query_one(TopBar).say_right(Content("not in the bank yet" if self.changed else ""))

    @on(CompetencyPick.Wanted)
    def _choose(self) -> None:
        chosen = self.written.competencies
        self.choose_competencies("What does it test?", chosen, self.query_one(QuestionFields).choose)

    def action_done(self) -> None:
        """Save the question in its bank, or say what is missing."""
        reading = self._reading()
        fields = self.query_one(QuestionFields)
        if reading.question is None:
            fields.tell(reading.wrong, reading.advice)
            first, words = next(iter(reading.wrong.items()))
            fields.begin(first)
            self._tell(f"Not saved yet. {words}", "$text-warning")
        elif reading.question == self._question:
            self._leave(None)
        elif not self._saving:
            self._saving = True
            self._save(reading.question)

    @work(group="change")
    async def _save(self, question: Question) -> None:
        self._tell("Saving…")
        try:
            await asyncio.to_thread(self._put, question)
        except SesprepError as error:
            self._tell(f"Not saved: {error}", "$text-error")
            return
        finally:
            self._saving = False
        self._leave(question.id)

    def _put(self, question: Question) -> None:
        if self._question is None:
            self._author.add(question)
        else:
            self._author.put(self._question.id, question)

    def is_ready(self) -> bool:
        """Whether the question can be saved."""
        return self._reading().question is not None
