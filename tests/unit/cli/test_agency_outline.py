"""`sesprep agency`, `sesprep outline` and `sesprep partner show`, as processes."""

import json
import sys

import pytest

BLM = "bureau-of-land-management"
ASK = ("general", "scope-in-one-minute")


@pytest.fixture
def blm(sesprep):
    """Notes on one agency; sets a field of them."""
    sesprep("agency", "new", "the Bureau of Land Management", "--post", "Associate Director")

    def set_(*arguments):
        return sesprep("agency", "set", BLM, *arguments)

    return set_


def shown(sesprep):
    return json.loads(sesprep("agency", "show", "--json").stdout)


def test_notes_begin_empty_and_say_what_to_do(sesprep, home):
    done = sesprep("agency", "list")
    assert (done.returncode, done.stdout) == (0, "")
    assert "agency new" in done.stderr
    assert sesprep("agency", "show").returncode == 2
    made = sesprep("agency", "new", "the Bureau of Land Management", "--interview", "2031-01-31")
    assert made.stdout.strip() == str(home / "sesprep" / "agencies" / f"{BLM}.toml")
    (one,) = [json.loads(line) for line in sesprep("agency", "list", "--json").stdout.splitlines()]
    assert (one["schema"], one["id"], one["interview_date"]) == (1, BLM, "2031-01-31")
    assert sesprep("agency", "list").stdout.startswith(f"{BLM}\t2031-01-31\t")


def test_every_field_can_be_set_added_to_and_emptied(sesprep, blm):
    for key in ("name", "post", "field", "program", "mission", "notes"):
        assert blm(key, f"the {key}").returncode == 0
    for key in ("goals", "initiatives", "challenges", "stakeholders"):
        blm(key, "one", "two")
        assert blm(key, "three", "--add").returncode == 0
    blm("qualifications", "Has run a grants program.", "--mandatory")
    blm("qualifications", "Has led engineers.", "--add")
    blm("interview-date", "2031-01-31")
    found = shown(sesprep)
    assert found["mission"] == "the mission"
    assert found["stakeholders"] == ["one", "two", "three"]
    assert [(q["text"], q["mandatory"]) for q in found["qualifications"]] == [
        ("Has run a grants program.", True),
        ("Has led engineers.", False),
    ]
    text = sesprep("agency", "show").stdout
    assert "Mandatory qualification: Has run a grants program." in text
    assert "Interview: 2031-01-31, in " in text
    assert "Still empty" not in text
    assert "from these notes; sessions draw on them:" in text
    blm("interview-date")
    blm("goals")
    found = shown(sesprep)
    assert (found["interview_date"], found["goals"]) == (None, [])
    assert "Still empty: goals, interview-date." in sesprep("agency", "show").stdout


def test_the_field_fills_the_questions_of_a_session(sesprep, blm):
    blm("qualifications", "Has run a national grants program.")
    sesprep("practice", "--plain", "--format", "agency-panel", "--seed", "1", stdin="I did.\n")
    newest = json.loads(sesprep("history", "list", "--json").stdout.splitlines()[0])["id"]
    plan = json.loads(sesprep("history", "show", newest, "--json").stdout)["plan"]
    technical = [a["question"]["text"] for a in plan["asked"] if a["question"]["kind"] == "technical"]
    assert "national grants program" in technical[0]


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("misson", "x"), "Did you mean 'mission'?"),
        (("name",), "name"),
        (("mission", "a", "b"), "quotes"),
        (("mission", "x" * 2001), "2000 characters"),
        (("interview-date", "someday"), "'someday' is no date"),
        (("qualifications", "x" * 2001), "2000 characters"),
    ],
)
def test_what_does_not_fit_is_refused_and_changes_nothing(sesprep, blm, arguments, says):
    before = shown(sesprep)
    done = blm(*arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert says in done.stderr
    assert "Traceback" not in done.stderr
    assert shown(sesprep) == before


def test_a_name_that_is_taken_none_or_nobodys_is_refused(sesprep, blm):
    assert "already" in sesprep("agency", "new", "Bureau of Land Management").stderr
    assert sesprep("agency", "new", "  ").returncode == 2
    assert "Did you mean" in sesprep("agency", "show", BLM[:-1]).stderr
    sesprep("agency", "new", "NASA")
    assert "nasa" in sesprep("agency", "show").stderr  # several, and none has a date


def editor(tmp_path, text):
    """An editor that writes `text` into the file it is given."""
    (tmp_path / "ed.py").write_text(f"import sys, pathlib\npathlib.Path(sys.argv[-1]).write_text({text!r})\n")
    return f"{sys.executable} {tmp_path / 'ed.py'}"


def test_notes_are_edited_in_the_users_editor_and_checked_after_it(sesprep, blm, tmp_path):
    good = editor(tmp_path, f'id = "{BLM}"\nname = "BLM"\n')
    assert sesprep("agency", "edit", BLM, EDITOR=good, VISUAL=good).returncode == 0
    assert shown(sesprep)["name"] == "BLM"
    bad = editor(tmp_path, f'id = "{BLM}"\nname = "BLM"\ngoal = "x"\n')
    done = sesprep("agency", "edit", BLM, EDITOR=bad, VISUAL=bad)
    assert done.returncode == 2
    assert f"{BLM}.toml:3" in done.stderr
    assert "'goals'" in done.stderr
    good = editor(tmp_path, f'id = "{BLM}"\nname = "BLM again"\n')
    assert sesprep("agency", "edit", BLM, EDITOR=good, VISUAL=good).returncode == 0  # a broken file can be mended
    assert shown(sesprep)["name"] == "BLM again"


def test_an_editor_that_does_not_work_is_told(sesprep, blm):
    done = sesprep("agency", "edit", BLM, EDITOR="/no/such/editor", VISUAL="/no/such/editor")
    assert done.returncode == 3
    assert "Set EDITOR" in done.stderr


def test_an_outline_is_set_shown_listed_edited_and_taken_away(sesprep, home, tmp_path):
    assert "No outlines yet" in sesprep("outline", "list").stderr
    assert "No outline yet" in sesprep("outline", "show", *ASK).stderr
    assert sesprep("outline", "set", *ASK, "Denver; 9,000 to 400").returncode == 0
    assert sesprep("outline", "show", *ASK).stdout == "Denver; 9,000 to 400\n"
    assert sesprep("outline", "list").stdout == "general\tscope-in-one-minute\t4\tDenver; 9,000 to 400\n"
    assert sesprep("outline", "set", *ASK, "-", stdin="Two\nlines\n").returncode == 0
    (one,) = [json.loads(line) for line in sesprep("outline", "list", "--json").stdout.splitlines()]
    assert (one["bank"], one["question"], one["text"]) == (*ASK, "Two\nlines\n")
    words = editor(tmp_path, "edited")
    assert sesprep("outline", "edit", *ASK, EDITOR=words, VISUAL=words).returncode == 0
    assert sesprep("outline", "show", *ASK).stdout == "edited\n"
    assert sesprep("outline", "set", *ASK, "").returncode == 0
    assert list((home / "sesprep" / "outlines").iterdir()) == []


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("genral", ASK[1], "x"), "Did you mean 'general'?"),
        (("general", "scope-in-one-minut", "x"), f"Did you mean '{ASK[1]}'?"),
        ((*ASK, "x" * 4001), "4,000 characters"),
    ],
)
def test_an_outline_that_cannot_be_is_refused(sesprep, arguments, says):
    done = sesprep("outline", "set", *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert says in done.stderr


def test_an_outline_file_that_cannot_be_used_is_named_and_the_list_goes_on(sesprep, home):
    sesprep("outline", "set", *ASK, "fine")
    folder = home / "sesprep" / "outlines"
    (folder / "general--long.txt").write_text("x" * 5000)
    (folder / "general--bytes.txt").write_bytes(b"\xff\xfe\xff")
    (folder / "No Id--x.txt").write_text("x")
    done = sesprep("outline", "list")
    assert (done.returncode, done.stdout.count("\n")) == (0, 1)
    assert all(name in done.stderr for name in ("general--long.txt", "general--bytes.txt", "No Id--x.txt"))


def test_a_partners_sheet_can_be_printed_again_with_its_ratings(sesprep, tmp_path):
    sheet = sesprep("partner", "new", "--questions", "2", "--seed", "2").stdout
    run = json.loads(sesprep("partner", "list", "--json").stdout)["id"]
    assert sesprep("partner", "show", run).stdout == sheet
    sesprep("partner", "rate", run, "2", "4", "--note", "no figure")
    shown = sesprep("partner", "show", run).stdout
    assert shown.startswith(sheet)
    assert "Ratings:\n2: 4 (no figure)\n" in shown
    assert sesprep("partner", "show", run, "--html", "s.html").stdout == ""
    assert (tmp_path / "s.html").read_text().count("<section>") == 2
    assert sesprep("partner", "show", run, "--html", "s.html").returncode == 2
    assert sesprep("partner", "show", "nope").returncode == 2
    assert json.loads(sesprep("partner", "show", run, "--json").stdout)["ratings"][0]["rating"] == 4
