"""`sesprep practice --plain` with a script on standard input."""

import json
from pathlib import Path

import pytest

from .conftest import STORY

ROOT = Path(__file__).parents[3]

RATE = "Rate your answer"
GO_ON = "Press Enter to"


@pytest.fixture
def practice(sesprep):
    """Runs one plain session with a fixed seed."""

    def run(*arguments, stdin=b"", **environ):
        return sesprep("practice", "--plain", "--seed", "1", *arguments, stdin=stdin, **environ)

    return run


@pytest.fixture
def newest(sesprep):
    """Gives the newest session's record."""

    def read():
        first = json.loads(sesprep("history", "list", "--json").stdout.splitlines()[0])
        return json.loads(sesprep("history", "show", first["id"], "--json").stdout)

    return read


def test_one_piped_answer_is_assessed_and_saved(practice, newest, home):
    done = practice("--questions", "1", stdin=STORY)
    assert (done.returncode, done.stderr) == (0, "")
    assert all(f"{name}: " in done.stdout for name in ("Situation", "Task", "Action", "Result"))
    assert f"Saved in {home / 'sesprep' / 'sessions'}" in done.stdout
    record = newest()
    assert record["how"] == "finished"
    assert [attempt["answer"] for attempt in record["attempts"]] == [STORY]
    assert list(record["assessments"]) == [record["attempts"][0]["id"]]


def test_nothing_is_asked_when_nobody_can_answer(practice):
    done = practice("--questions", "1", stdin=STORY)
    assert RATE not in done.stdout
    assert GO_ON not in done.stdout


def test_a_dot_ends_an_answer_and_rating_and_choice_follow(practice, newest):
    script = f"{STORY}\nand a second line\n.\n4\na\n{STORY}\n.\n\n\nshort\n.\n2\n\n"
    done = practice("--questions", "2", stdin=script)
    assert (done.returncode, done.stderr) == (0, "")
    attempts = newest()["attempts"]
    assert [(a["position"], a["number"], a["rating"]) for a in attempts] == [(0, 1, 4), (0, 2, None), (1, 1, 2)]
    assert attempts[0]["answer"] == f"{STORY}\nand a second line"


def test_a_script_may_hold_answers_alone(practice, newest):
    done = practice("--questions", "2", stdin=f"{STORY}\n.\nsecond: {STORY}\n.\n")
    assert done.returncode == 0
    assert [a["answer"] for a in newest()["attempts"]] == [STORY, f"second: {STORY}"]


def test_q_stops_the_session(practice, newest):
    practice("--questions", "3", stdin=f"{STORY}\n.\n\nq\n")
    record = newest()
    assert (record["how"], len(record["attempts"]), len(record["plan"]["asked"])) == ("stopped", 1, 3)


def test_an_input_that_ends_early_stops_the_session_and_keeps_its_answers(practice, newest):
    done = practice("--questions", "3", stdin=f"{STORY}\n.\n3\n\n")
    assert done.returncode == 0
    record = newest()
    assert (record["how"], len(record["attempts"])) == ("stopped", 1)


def test_words_after_the_last_answer_are_named(practice):
    done = practice("--questions", "1", stdin=f"{STORY}\n.\n3\n\nleft over\nand more\n")
    assert done.returncode == 2
    assert "2 lines" in done.stderr


def test_no_answer_at_all_is_bad_input_and_leaves_no_session(practice, sesprep):
    done = practice("--questions", "1")
    assert done.returncode == 2
    assert "No answer was given." in done.stderr
    assert sesprep("history", "list", "--json").stdout == ""


def test_a_number_that_is_no_rating_is_told_and_asked_again(practice, newest):
    done = practice("--questions", "2", stdin=f"{STORY}\n.\n9\n0\n4\n\nsecond: {STORY}\n.\n")
    assert "'9' is no rating. Type a number from 1 to 5" in done.stdout
    assert "'0' is no rating." in done.stdout
    record = newest()
    assert [(a["rating"], a["answer"]) for a in record["attempts"]] == [(4, STORY), (None, f"second: {STORY}")]


def test_words_in_place_of_a_rating_are_told_to_be_read_on(practice, newest):
    done = practice("--questions", "2", stdin=f"{STORY}\n.\nsecond: {STORY}\n.\n")
    assert done.stdout.count("No rating was given; the line is read as what comes next.") == 1
    assert newest()["attempts"][1]["answer"] == f"second: {STORY}"


def test_an_input_that_ends_before_the_rating_is_told_and_the_answer_kept(practice, newest):
    done = practice("--questions", "1", stdin=f"{STORY}\n.\n9\n")
    assert done.returncode == 0
    assert "The input ended here; the answer is kept without a rating." in done.stdout
    record = newest()
    assert (record["how"], record["attempts"][0]["rating"]) == ("finished", None)


def test_bytes_that_are_no_utf8_are_kept(practice, newest):
    practice("--questions", "1", stdin="I led a café in Denver.\r\n".encode("cp1252") + "naïve\r\n".encode())
    assert newest()["attempts"][0]["answer"] == "I led a café in Denver.\nnaïve"


def test_an_exam_says_nothing_before_its_end(practice):
    answers = [f"answer {n}: {STORY}" for n in range(2)]
    done = practice("--format", "exam", "--questions", "2", stdin="".join(f"{one}\n.\n\n" for one in answers))
    first_verdict = done.stdout.index("Situation: ")
    assert done.stdout.index("Question 2 of 2") < first_verdict
    assert done.stdout.count("Situation: ") == 2


def test_a_seed_draws_the_same_questions(sesprep, newest):
    drawn = []
    for _ in range(2):
        sesprep("practice", "--plain", "--seed", "7", "--questions", "4", stdin=STORY)
        drawn.append([asked["question"]["id"] for asked in newest()["plan"]["asked"]])
    assert drawn[0] == drawn[1]
    assert len(set(drawn[0])) == 4


def test_the_options_choose(sesprep, practice, newest):
    frameworks = [json.loads(line)["id"] for line in sesprep("frameworks", "list", "--json").stdout.splitlines()]
    framework = next(one for one in frameworks if one.endswith("2025"))
    shown = json.loads(sesprep("frameworks", "show", framework, "--json").stdout)
    wanted = f"{shown['qualifications'][0]['id']}/{shown['qualifications'][0]['competencies'][0]['id']}"
    done = practice(
        "--framework", framework, "--competency", wanted, "--structure", "ccar", "--minutes", "2.5", "--questions", "1",
        stdin=STORY,
    )  # fmt: skip
    assert done.returncode == 0
    plan = newest()["plan"]
    assert (plan["framework"], plan["structure"], plan["seconds_each"]) == (framework, "ccar", 150)
    assert plan["asked"][0]["question"]["competencies"][0] == f"{framework}/{wanted}"
    assert "Challenge: " in done.stdout


@pytest.mark.parametrize("written", ["Problem Solving", "problem-solving", "merit-and-competence/problem-solving"])
def test_a_competency_is_named_as_people_name_it(practice, newest, written):
    assert practice("--framework", "ecq-2025", "--competency", written, stdin=STORY).returncode == 0
    drawn = newest()["plan"]["asked"][0]["question"]["competencies"]
    assert drawn[0] == "ecq-2025/merit-and-competence/problem-solving"


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("--bank", "ecq-2025-rule-of-lwa"), "Did you mean"),
        (("--format", "exma"), "Did you mean 'exam'?"),
        (("--structure", "starr"), "Did you mean 'star'?"),
        (("--framework", "ecq-2052"), "ecq-2025"),
        (("--competency", "nothing"), "is not a competency"),
        (("--competency", "Problem Slving"), "Did you mean 'Problem Solving'?"),
        (("--minutes", "nan"), "minutes"),
        (("--minutes", "0"), "minutes"),
        (("--questions", "51"), "questions"),
    ],
)
def test_a_choice_that_nothing_answers_to_is_bad_input(practice, arguments, says):
    done = practice(*arguments, stdin=STORY)
    assert (done.returncode, done.stdout) == (2, "")
    assert says in done.stderr


def test_choices_without_plain_are_a_usage_error(sesprep):
    done = sesprep("practice", "--questions", "1")
    assert done.returncode == 2
    assert "--plain" in done.stderr
    given = sesprep("practice", "--bank", "x", "--seed", "0")
    assert "--bank, --seed: only together with --plain." in " ".join(given.stderr.split())


def test_every_session_in_the_docs_can_be_begun():
    pages = [*(ROOT / "docs").glob("*.md"), ROOT / "README.md"]
    lines = {line.split("   ")[0] for page in pages for line in page.read_text("utf-8").splitlines()}
    written = [line.split() for line in lines if line.strip().startswith("sesprep practice ")]
    assert written
    own = {"--spoken", "--speak"}  # what the app takes as well
    assert [words for words in written if "--plain" not in words and not own.issuperset(words[2:])] == []


def test_a_home_that_is_a_file_is_a_missing_thing(practice, tmp_path):
    (tmp_path / "file").write_text("")
    done = practice("--questions", "1", stdin=STORY, SESPREP_HOME=str(tmp_path / "file"))
    assert (done.returncode, done.stdout) == (3, "")
    assert "--home" in done.stderr


def test_fewer_questions_than_asked_for_are_said(practice, home):
    banks = home / "sesprep" / "banks"
    banks.mkdir(parents=True)
    (banks / "own.toml").write_text(
        'schema_version = 1\nid = "own"\ntitle = "Own"\n[[questions]]\nid = "one"\ntext = "Tell us."\n'
        'competencies = ["ecq-2025/driving-efficiency"]\n'
    )
    done = practice("--bank", "own", "--framework", "ecq-2025", "--questions", "3", stdin=STORY)
    assert "Only 1 question of 3" in done.stderr
    assert "Question 1 of 1" in done.stdout
