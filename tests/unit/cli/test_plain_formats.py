"""Every format held line by line, with a clock that the script moves and the real checker."""

from collections import deque

import pytest

from sesprep.cli.plain import PlainLoop
from sesprep.domain.outline import Outline
from sesprep.practice.plan import Choice
from sesprep.storage.history import list_sessions
from sesprep.storage.outlines import save_outline
from sesprep.storage.places import Places
from sesprep.tui.services import load_services
from sesprep.tui.sessions import Desk
from sesprep.tui.setup_plan import drawer

from .script import Clock, Script

QUALIFICATIONS = ("rule-of-law", "driving-efficiency", "merit-and-competence", "leading-people", "achieving-results")
THIN = "We worked on it and it was good."
STORY = (
    "In 2021 I led a field office of forty people in Denver, and a backlog of 9,000 claims had built up over a year. "
    "My task was to clear it by September without more staff. I split the cases by age, and I moved two examiners to "
    "the oldest ones because they had been trained for them. I met the team every morning. Then I asked the regional "
    "counsel to look at the hard cases each Friday, and I wrote to every claimant who had waited more than a year. "
    "As a result we cut the backlog from 9,000 to 400 in eight months, and the average wait fell by 60 percent."
)
LOST = STORY.partition(" As a result")[0]
WE = "In 2021 we had a backlog in Denver. We split the cases, we met every day, and our team cleared it. " * 2


def bank() -> str:
    head = 'id = "wide"\ntitle = "Wide"\n'
    rows = [
        f'[[questions]]\nid = "{q}-{n}"\ntext = "Tell us about {q}, number {n}."\ncompetencies = ["ecq-2025/{q}"]\n'
        'parts = ["what you did about the backlog", "the parking lot"]\n'
        '[[questions.probes]]\ntext = "What came of it in the end?"\naim = "result"\n'
        for q in QUALIFICATIONS
        for n in (1, 2)
    ]
    rows += [
        f'[[questions]]\nid = "{kind}"\nkind = "{kind}"\ntext = "The {kind}?"\n'
        for kind in ("opener", "technical", "closer")
    ]
    return head + "\n".join(rows)


class Room:
    """A home with one bank; holds sessions in it and keeps what was said."""

    def __init__(self, places):
        self.places = places
        places.prepare()
        (places.banks_dir / "team.toml").write_text(bank(), encoding="utf-8")
        self.clock = Clock()

    def hold(self, form, *lines, interactive=True, changed=None, seed=3, **choice):
        services = load_services(self.places)
        services.clock = self.clock
        shape = services.formats.get(form).model_copy(update=changed or {})
        draw = drawer(services, services.frameworks.get("ecq-2025"), services.structure(), shape)
        said = []
        live = Desk(services, said.append).begin(draw(Choice(seed=seed, banks=("wide",), **choice)))
        timed = deque(line if isinstance(line, tuple) else (1, line) for line in lines)
        loop = PlainLoop(live, services, Script(self.clock, timed, interactive), lambda *more: said.extend(more))
        code = loop.run()
        self.clock.seconds += 60
        return "\n".join(said), list_sessions(self.places).find(live.id).record(), code


@pytest.fixture
def room(tmp_path):
    return Room(Places.find(tmp_path / "own", {}))


def test_a_board_from_start_to_its_decision(room):
    rated = [line for story in (STORY, THIN, STORY, LOST, STORY) for line in (story, ".", "")]
    said, record, code = room.hold("qrb", *rated, "", STORY, ".", "", THIN, ".", "4")
    assert code == 0
    still = "The panel takes notes and shows nothing."
    assert f"Question 1 of 5\nPanel member 1, career executive of another agency. {still}\nTell us about" in said
    assert said.count(still) == 1
    assert "Pace: 0:02 used of 9:00 planned up to here." in said
    asked = said.index("The panel has conferred.\nIt has 2 supplemental questions for you.")
    assert said.index("Press Enter to hear the first one:") > asked
    assert "Supplemental question 2 of 2" in said
    assert "Time left for the supplemental questions: 20:00." in said
    decided = said[said.index("The board's decision") :]
    assert "Evidence for 4 of 5 qualifications." in decided
    assert decided.count(": Not enough evidence") == 1
    assert decided.count(": Evidence\n") == 4
    assert "Why the panel asked further:\n  1. Driving Efficiency: There was too little to find a story in." in decided
    assert "Source, disputed: federalwarrior.com" in decided
    assert "Situation: " not in said[:asked]  # nothing is found before the end
    assert "Supplemental question 2 of 2: Tell us about" in said
    assert (record.how, record.plan.supplemented, len(record.reasons)) == ("finished", 2, 2)


def test_a_panel_prepares_follows_up_and_closes(room):
    outline = Outline(bank="wide", question="opener", text="Denver; 9,000; 400")
    save_outline(room.places, outline)
    turns = [line for _ in range(6) for line in (LOST, ".", "We cut it to 400.", ".", "")]
    said, record, _ = room.hold(
        "agency-panel", "1", (1000, "x"), "", "I lead an office.", ".", "", *turns, "Where will I stand?", ".", ""
    )  # fmt: skip
    head = said[: said.index("Question 1 of 8\n")]
    assert "Agency panel: 15 minutes to prepare. These are the questions." in head
    assert "1. The opener? (Dana Whitfield)" in head
    assert "8. You have heard a good deal from us" in head
    assert "Your outline:\nDenver; 9,000; 400" in head
    assert "The time to prepare is over." in head
    assert "Question 2 of 8, follow-up\nYour answer so far: In 2021 I led" in said
    assert "follows up\n" in said
    assert "Marcus Oyelaran, to close\nYou have heard" in said
    lead, follow = record.attempts[1:3]
    assert (follow.follows, follow.number) == (lead.id, lead.number)
    assert sum(attempt.probe is not None for attempt in record.attempts) == 6  # neither opener nor closer has its own
    end = said[said.rindex("Question 1 of 8: The opener?") :]
    assert end.startswith("Question 1 of 8: The opener?\n\nThis question asks for no story")
    assert "We cut it to 400." in end  # the feedback is on the answer with its follow-up
    assert "what you did about the backlog: answered" in end
    assert "the parking lot: no words for it found" in end


def test_a_script_of_answers_alone_holds_a_panel_and_the_same_script_gives_the_same_words(room):
    lines = [line for n in range(30) for line in (f"{THIN} {n}", ".")]
    first = room.hold("agency-panel", *lines[:28], interactive=False)
    again = room.hold("agency-panel", *lines[:28], interactive=False)
    assert first[2] == again[2] == 0
    assert first[0] == again[0]
    assert len(first[1].attempts) == 14
    assert "Press Enter to begin" not in first[0]


def test_an_answer_that_ends_with_the_input_gets_no_follow_up(room):
    _, record, code = room.hold("agency-panel", LOST, interactive=False, questions=1)
    assert (code, record.how, record.probed) == (0, "finished", {})


def test_a_follow_up_that_nobody_answers_leaves_its_question_answered(room):
    said, record, _ = room.hold("agency-panel", "", LOST, ".", questions=1)  # the input ends at the follow-up
    assert record.how == "stopped"
    assert len(record.attempts) == 1
    assert record.assessments[record.attempts[0].id].story == "specific"
    assert "Result: not sure" in said


@pytest.mark.parametrize(
    ("form", "answer", "sees"),
    [
        ("result", "As a result the backlog fell from 9,000 to 400.", ("yes: tells the Result", "yes: says a figure")),
        ("result", "My task was to clear it.", ("no: tells the Result", "no: says a figure")),
        ("situation", "In 2021 it was late. It rained. It froze.", ("no: has at most 2 sentences (it has 3)",)),
    ],
)
def test_a_drill_on_one_element_says_whether_it_was_done_and_asks_for_no_rating(room, form, answer, sees):
    said, record, _ = room.hold(f"drill-{form}", answer, ".", "f", "", questions=1)
    assert all(one in said for one in ("Was it done?", *sees))
    assert "Rate your answer" not in said
    words = said[said.index("f for the feedback on its words") :]
    assert "STAR, " in words
    asked = "Result" if form == "result" else "Situation"
    assert not [e for e in ("Situation", "Task", "Action", "Result") if e != asked and f"{e}: " in words]
    assert "specific example" not in words
    assert "too short" not in words
    assert said.strip().splitlines()[-1].startswith(("Next: Do this drill again.", "Next: Everything was done."))
    assert [check.id for check in record.drilled[record.attempts[0].id]] == [
        "found", "only", "figure" if form == "result" else "sentences",
    ]  # fmt: skip
    assert record.attempts[0].rating is None


@pytest.mark.parametrize(
    ("form", "earlier", "answer", "sees"),
    [
        ("drill-own-part", WE, STORY, "yes: says I or my"),
        ("drill-shorten", f"{STORY} " * 6, STORY, "yes: keeps the Result"),
        ("drill-other-competency", STORY, STORY, "yes: keeps the Situation"),
    ],
    ids=["own-part", "shorten", "other-competency"],
)
def test_a_drill_on_an_earlier_answer_shows_and_judges_it(room, form, earlier, answer, sees):
    room.hold("single", earlier, ".", "", "")
    said, record, _ = room.hold(form, answer, ".", "")
    assert f"Your earlier answer: {earlier.strip()[:60]}" in said
    assert sees in said
    assert record.plan.source


@pytest.mark.parametrize("interactive", [True, False])
def test_the_drill_on_competencies_asks_which_was_meant_and_tells(room, interactive):
    said, record, _ = room.hold("drill-which", "The law, I think.", ".", "1", "", interactive=interactive, questions=1)
    assert "Which one did you mean?\n1. " in said
    assert ("Yes. It tests " in said) != ("No. It tests " in said)
    ((check,),) = record.drilled.values()
    assert check.met == ("Yes. It tests " in said)
    assert said.strip().splitlines()[-1].startswith("Next: Right." if check.met else "Next: 0 of 1 right.")
    left_out, record, code = room.hold("drill-which", "a", ".", "b", ".", interactive=False, questions=2)
    assert left_out.count("\nIt tests ") == 2
    assert ([a.answer for a in record.attempts], code) == (["a", "b"], 0)


def test_what_a_dot_does_in_the_middle_of_an_answer(room):
    said, record, _ = room.hold(
        "practice", ".?", ".r", ".t", ".o", ".h", "4", ".p", "", ".l", STORY, ".", "", "", changed={"questions": 1}
    )
    assert ".p  hold the clock" in said
    assert ".l" not in said[said.index(".p  hold") : said.index("used,")]  # nothing slept
    assert said.count("Tell us about") >= 2
    assert "4:00 left" in said or "3:5" in said
    assert "There is no outline for this question. `sesprep outline edit wide " in said
    assert "A hint for which element?\n1. Situation" in said
    assert "What came of it in the end?" in said
    assert "The clock is held." in said
    assert "Not in this session." in said
    (attempt,) = record.attempts
    assert (attempt.answer, attempt.outline_shown) == (STORY, 1)


def test_a_mock_interview_gives_no_hints_and_is_not_held(room):
    said, record, _ = room.hold("exam", ".h", ".p", STORY, ".", "", questions=1)
    assert said.count("Not in a mock interview.") == 2
    assert record.attempts[0].answer == STORY


def test_a_script_may_hold_lines_that_look_like_dot_words(room):
    _, record, _ = room.hold("practice", ".h", "the end", ".", interactive=False, questions=1)
    assert record.attempts[0].answer == ".h\nthe end"


def test_a_computer_that_slept_is_told_and_its_time_left_out(room):
    said, record, _ = room.hold(
        "practice", (20, "First."), (7200, "Second."), ".l", (10, STORY), ".", "", "", questions=1
    )
    assert "The computer slept or stood still for about 2 hours, and your time ran on." in said
    assert "Type .l to do that." in said
    assert "That time is left out." in said
    (attempt,) = record.attempts
    assert (attempt.seconds, attempt.left_out, attempt.time_up_at) == (32, 7200, None)
    assert attempt.answer == f"First.\nSecond.\n{STORY}"


def test_time_that_runs_out_is_told_to_a_person_and_placed(room):
    said, record, _ = room.hold(
        "qrb", (50, "one"), *[(50, "more")] * 53, (40, "and on and on"), ".", "", changed={"supplemental": 0}
    )
    assert "One minute left in all." in said
    assert "All the time is up: finish your sentence, then a line with a dot." in said
    assert 'Time was up at about: "' in said
    assert record.attempts[0].time_up_at == len("one" + "\nmore" * 53)
    assert len(record.attempts) == 1
    assert "Its question was put and not answered." in said
