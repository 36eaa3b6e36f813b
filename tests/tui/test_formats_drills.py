"""Drills: their own instruction, their own checks, and the earlier answer that some work on."""

import re

import pytest

from sesprep.errors import BadInputError
from sesprep.tui.screens.drill import DrillScreen
from sesprep.tui.screens.feedback import FeedbackScreen
from sesprep.tui.screens.hint import HintScreen
from sesprep.tui.screens.question import QuestionScreen
from sesprep.tui.screens.session import RecordScreen
from sesprep.tui.screens.setup import SetupScreen
from sesprep.tui.screens.summary import SummaryScreen
from sesprep.tui.screens.which import WhichScreen

from .formats_walk import begin, pass_, wide  # noqa: F401
from .walk import ANSWER, at_question, flat, hand_in, press, settle, shown, to_question, until, write


async def done(pilot, text: str) -> None:
    await write(pilot, text)
    await press(pilot, "ctrl+d")


async def test_one_element_is_told_and_checked(make, wide):  # noqa: F811
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await begin(pilot, "drill-result")
        assert "Drill: the Result · question 1 of 3" in shown(pilot)
        assert "Tell only how it came out, in 30 seconds." in shown(pilot)
        await done(pilot, "As a result we saved 30 percent.")
        assert isinstance(app.screen, DrillScreen)  # no rating: the checks say it
        assert "✓ yes    tells the Result" in shown(pilot)
        assert "✓ yes    says a figure" in shown(pilot)
        await press(pilot, "down", "enter")
        assert "try 2" in shown(pilot)
        await done(pilot, "It went well.")
        assert "– no     says a figure" in shown(pilot)
        await press(pilot, "end", "enter")
        assert isinstance(app.screen, FeedbackScreen)
        await press(pilot, "n")
        assert "question 2 of 3" in shown(pilot)


async def test_which_qualification_is_told_after_the_answer(make, wide):  # noqa: F811
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await begin(pilot, "drill-which", questions=2)
        right = app.screen._session.asked.question.competencies[0].split("/")[1]
        await done(pilot, "By its words")
        assert isinstance(app.screen, WhichScreen)
        options = app.screen.query_one("#ways")
        options.highlighted = options.get_option_index(right)
        await press(pilot, "enter")
        assert "Yes. It tests" in shown(pilot)
        await press(pilot, "enter")
        assert "question 2 of 2" in shown(pilot)
        right = app.screen._session.asked.question.competencies[0].split("/")[1]
        await done(pilot, "By its words")
        options = app.screen.query_one("#ways")
        options.highlighted = next(i for i, o in enumerate(options.options) if o.id != right)
        await press(pilot, "enter")
        assert "No. It tests" in shown(pilot)
        await press(pilot, "enter")
        assert isinstance(app.screen, SummaryScreen)


async def test_a_drill_on_an_earlier_answer_shows_it(make, wide):  # noqa: F811
    app = make(questions=1)
    async with app.run_test(size=(80, 24)) as pilot:
        with pytest.raises(BadInputError, match="No earlier answer fits"):
            await begin(pilot, "drill-own-part")
        await to_question(pilot)
        await hand_in(pilot, "In March we were late. We met. We called. As a result we saved 30 percent.")
        await press(pilot, "n")
        await press(pilot, "escape")
        await begin(pilot, "drill-own-part")
        assert isinstance(app.screen, QuestionScreen)
        assert "Your earlier answer: In March we were late." in shown(pilot)
        assert "say what you yourself did" in shown(pilot)
        await done(pilot, "I called every lead and I asked for the report.")
        assert "✓ yes    says I or my" in shown(pilot)


LONG_ASKED = (
    "Take us through a time when you lost several key people within a few weeks, to retirement, other jobs or "
    "deployment, with a major deadline ahead. What did you do about the deadline, and how did you rebuild the team?"
)


async def test_the_answer_to_tell_again_is_in_sight_below_a_long_question_on_a_low_screen(make, wide):  # noqa: F811
    bank = wide.banks_dir / "team.toml"
    text = bank.read_text(encoding="utf-8")
    for n in (1, 2):
        text = re.sub(rf'text = "Tell us about [a-z-]+ at {{agency}}, number {n}."', f'text = "{LONG_ASKED}"', text)
    bank.write_text(text, encoding="utf-8")
    async with at_question(make(questions=1)) as pilot:
        await hand_in(pilot, ANSWER)
        await press(pilot, "n")
        await press(pilot, "escape")
        await begin(pilot, "drill-other-competency")
        assert "Your earlier answer: In March" in shown(pilot)
        assert "how did you rebuild the team?" in flat(pilot)
        assert pilot.app.screen.query_one("#answer").size.height >= 6


async def test_a_drill_speaks_only_of_the_elements_that_it_asks_for(make, wide):  # noqa: F811
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await begin(pilot, "drill-situation")
        assert "– Situation" in shown(pilot)
        assert "– Task" not in shown(pilot)  # to tell it would be against what the drill asks
        await press(pilot, "ctrl+t")
        assert isinstance(app.screen, HintScreen)
        assert [option.id for option in app.screen.query_one("#ways").options] == ["situation"]
        await press(pilot, "escape", "escape")
        await begin(pilot, "drill-which")
        assert not app.screen.query("#strip")
        await press(pilot, "ctrl+t")
        assert isinstance(app.screen, QuestionScreen)


async def test_a_story_is_told_again_for_another_qualification(make, wide):  # noqa: F811
    async with at_question(make(questions=1)) as pilot:
        told = pilot.app.screen._session.asked.question.competencies[0]
        await hand_in(pilot, ANSWER)
        await press(pilot, "n")
        await press(pilot, "escape")
        await begin(pilot, "drill-other-competency")
        assert pilot.app.screen._session.asked.question.competencies[0] != told
        assert "Your earlier answer: In March" in shown(pilot)


async def test_set_up_says_when_a_drill_has_nothing_to_work_on_and_how_long_a_format_is(make, wide):  # noqa: F811
    app = make(questions=2, minutes=3)
    async with app.run_test(size=(160, 50)) as pilot:
        await pilot.pause()
        await press(pilot, "m")
        assert isinstance(app.screen, SetupScreen)
        assert app.screen.form.id == "exam"
        assert "45 minutes" not in shown(pilot)  # its questions take 35, or what the settings say
        app.screen.query_one("#format").value = "qrb"
        await settle(pilot)
        assert "This session: 5, 45 minutes for all questions" in shown(pilot)
        assert app.screen.query_one("#minutes").disabled
        app.screen.query_one("#format").value = "drill-shorten"
        await settle(pilot)
        assert "No earlier answer fits this drill." in shown(pilot)


async def test_hints_come_when_asked_for_and_never_in_an_exam(make, wide):  # noqa: F811
    async with at_question(make()) as pilot:
        await press(pilot, "ctrl+t")
        assert isinstance(pilot.app.screen, HintScreen)
        assert "What came of it" not in shown(pilot)
        await press(pilot, "end", "enter")
        assert "What came of it in the end?" in shown(pilot)
        await press(pilot, "escape", "escape")
        await press(pilot, "down", "down", "enter")
        await press(pilot, "escape")
        await begin(pilot, "exam")
        await press(pilot, "ctrl+t")
        assert isinstance(pilot.app.screen, QuestionScreen)


async def test_time_asleep_is_told_and_left_out_on_request(make, wide, clock):  # noqa: F811
    async with at_question(make()) as pilot:
        await write(pilot, "I did")
        clock.pass_(600)
        pilot.app.screen.tick()
        await settle(pilot)
        assert "about 10 minutes" in shown(pilot)
        assert "+6:00 over" in shown(pilot)
        await press(pilot, "ctrl+o")
        assert "4:00 left" in shown(pilot)
        pass_(pilot, clock, 30)
        await settle(pilot)
        assert "3:30 left" in shown(pilot)


async def test_which_parts_of_the_question_were_answered_is_shown_with_the_words_that_did_it(make):
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await begin(pilot, "single", question=("team", "turn-around"))
        await hand_in(pilot, "In March it was late. My task was to mend it. I met every lead.")
        assert isinstance(app.screen, FeedbackScreen)
        await press(pilot, "v")
        assert "The parts of the question" in shown(pilot)
        assert "✓  What you did" in shown(pilot)
        assert "–  How it came out" in shown(pilot)
        listed = app.screen.query_one("#found-list")
        listed.highlighted = listed.get_option_index("p-0")
        await settle(pilot)
        assert "These words speak of it" in shown(pilot)
        assert "“I met every lead.”" in shown(pilot)
        listed.highlighted = listed.get_option_index("p-1")
        await settle(pilot)
        assert "No words for this part were found." in shown(pilot)


async def test_the_summary_of_a_drill_speaks_of_its_own_checks_alone(make, wide):  # noqa: F811
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await begin(pilot, "drill-result", questions=2)
        await done(pilot, "It went well.")
        await press(pilot, "enter")
        await done(pilot, "As a result we saved 30 percent.")
        await press(pilot, "enter")
        assert isinstance(app.screen, SummaryScreen)
        told = shown(pilot)
        assert "Not done" in told
        assert "says a figure" in told
        assert "3 of 3" in told
        assert "Do this drill again. Not done in 1 of 2 answers: says a figure." in " ".join(told.split())
        assert not any(word in told for word in ("Work on the", "Situation", "Task", "one story", "Must", "Found"))
        await press(pilot, "enter")
        assert isinstance(app.screen, DrillScreen)
        assert "– no     says a figure" in shown(pilot)
        assert "Do it again" not in shown(pilot)  # the session is over
        await press(pilot, "end", "enter")
        assert isinstance(app.screen, FeedbackScreen)
        assert "Drill  Tell only how it came out" in shown(pilot)
        assert "specific example" not in shown(pilot)
        await press(pilot, "v")
        assert not any(word in shown(pilot) for word in ("Situation", "Task", "Action", "10–30"))
        await press(pilot, "escape", "escape")
        home = flat(pilot)
        assert "Do this drill again." in home  # what home says of the last session
        assert "Work on the" not in home
        app.screen.action_history()
        await until(pilot, lambda: bool(app.screen.query("#sessions")) and "2/2" in shown(pilot))
        assert "S0" not in shown(pilot)  # what was not asked for is not counted
        await press(pilot, "enter")
        assert isinstance(app.screen, RecordScreen)
        assert "says a figure" in shown(pilot)
        assert "Must" not in shown(pilot)
        assert "– no     says a figure" in shown(pilot)


async def test_what_was_chosen_in_the_drill_on_competencies_is_in_its_summary(make, wide):  # noqa: F811
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await begin(pilot, "drill-which", questions=2)
        for hit in (True, False):
            right = app.screen._session.asked.question.competencies[0].split("/")[1]
            await done(pilot, "By its words")
            ways = app.screen.query_one("#ways")
            ways.highlighted = next(i for i, o in enumerate(ways.options) if (o.id == right) is hit)
            await press(pilot, "enter", "enter")
        assert isinstance(app.screen, SummaryScreen)
        assert "1 of 2 right. Look again at question 2." in shown(pilot)
        assert "names what it tests" in shown(pilot)
        await press(pilot, "down", "enter")
        told = " ".join(shown(pilot).replace("│", " ").split())
        assert "– no names what it tests (you chose" in told
        assert "See the feedback" not in told


async def test_every_name_of_a_format_is_whole_and_a_long_competency_is_said_whole(make, wide):  # noqa: F811
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await press(pilot, "p")
        for form in app.services.formats.values:
            app.screen.query_one("#format").value = form.id
            await settle(pilot)
            assert form.name in shown(pilot)
        name = "Knowledge of the American System of Government"
        assert name not in shown(pilot)
        app.screen.query_one("#competencies").focus()
        await press(pilot, "down", "down")
        assert name in " ".join(line[:39].strip() for line in shown(pilot).splitlines())
        app.screen.query_one("#start").focus()
        await settle(pilot)
        assert name not in " ".join(line[:39].strip() for line in shown(pilot).splitlines())
