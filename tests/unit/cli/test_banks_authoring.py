"""`sesprep banks new`, `import`, `export` and `schema` as a person uses them."""

import json
import tomllib

import pytest

LIST = "Problem Solving:\n- What did you solve?\nColour theory:\n- Describe a color.\n"


def test_new_makes_a_bank_that_is_there_at_once(sesprep, home):
    done = sesprep("banks", "new", "my-panel", "--title", "My [b]panel")
    assert done.returncode == 0, done.stderr
    path = home / "sesprep" / "banks" / "my-panel.toml"
    assert done.stdout == f"{path}\n"
    assert "sesprep banks check" in done.stderr
    assert sesprep("banks", "check", str(path), "--strict").returncode == 0
    assert sesprep("banks", "show", "my-panel").stdout.startswith("My [b]panel (my-panel)\n")
    before = path.read_bytes()
    again = sesprep("banks", "new", "my-panel")
    assert again.returncode == 2
    assert "'my-panel-2'" in again.stderr
    assert path.read_bytes() == before


@pytest.mark.parametrize("name", ["My Panel", "a/b", "..", "x" * 81, "--", "\udce9"])
def test_new_refuses_what_is_no_id(sesprep, name):
    done = sesprep("banks", "new", "--", name)
    assert done.returncode == 2
    assert "lower-case" in done.stderr


def test_new_does_not_take_a_shipped_bank_s_id_or_folder(sesprep):
    taken = json.loads(sesprep("banks", "list", "--json").stdout.splitlines()[0])
    assert sesprep("banks", "new", taken["id"]).returncode == 2
    done = sesprep("banks", "new", "mine", "--output", f"{taken['path']}.mine.toml")
    assert done.returncode == 2
    assert "never changed" in done.stderr


def test_import_says_what_it_made_and_what_it_could_not_map(sesprep, tmp_path, home):
    (tmp_path / "spring.txt").write_text(LIST)
    done = sesprep("banks", "import", "spring.txt")
    assert done.returncode == 0, done.stderr
    assert done.stdout == f"{home / 'sesprep' / 'banks' / 'spring.toml'}\n"
    assert "2 questions made. 1 without a competency: asked only when you choose this bank." in done.stderr
    assert "spring.txt:3: 'Colour theory'" in done.stderr
    assert "--framework" in done.stderr
    made = json.loads(sesprep("banks", "show", "spring", "--json").stdout)
    assert [q["text"] for q in made["questions"]] == ["What did you solve?", "Describe a color."]
    assert made["questions"][1]["competencies"] == []
    assert sesprep("banks", "import", "spring.txt").returncode == 2
    assert sesprep("banks", "import", "spring.txt", "--id", "again").returncode == 0


def test_import_takes_the_framework_and_the_competency_named(sesprep, tmp_path):
    (tmp_path / "q.md").write_text(LIST.replace("Problem Solving:", "## Problem Solving"))
    frameworks = [json.loads(line)["id"] for line in sesprep("frameworks", "list", "--json").stdout.splitlines()]
    seen = set()
    for framework in frameworks[:2]:
        options = ("--framework", framework, "--competency", "Accountability", "--output", f"{framework}.toml")
        done = sesprep("banks", "import", "q.md", *options)
        assert done.returncode == 0, done.stderr
        made = tomllib.loads((tmp_path / f"{framework}.toml").read_text())
        refs = [q["competencies"][0] for q in made["questions"]]
        assert {ref.split("/")[0] for ref in refs} == {framework}
        assert refs[1].endswith("/accountability")
        seen.update(refs)
    assert len(seen) == 4
    wrong = sesprep("banks", "import", "q.md", "--competency", "Acountability", "--id", "x")
    assert wrong.returncode == 2
    assert "Did you mean 'Accountability'?" in wrong.stderr


@pytest.mark.parametrize(
    ("name", "raw", "says"),
    [
        ("q.txt", b"\xff\xfeW\0", "UTF-16"),
        ("q.txt", b"caf\xe9?\n", "UTF-8"),
        ("q.txt", b"\n\n", "no question"),
        ("q.csv", b"a;b\n1;2\n", "It has 'a', 'b'"),
        ("q.xlsx", b"PK\xff", "Save it as CSV UTF-8"),
        ("q.docx", b"PK\xff", "plain text (.txt)"),
        ("q.odd", b"PK", "--format"),
        ("missing.txt", None, "Check the name"),
        (".", None, "text file"),
    ],
)
def test_import_refuses_in_plain_words_and_makes_nothing(sesprep, tmp_path, home, name, raw, says):
    if raw is not None:
        (tmp_path / name).write_bytes(raw)
    done = sesprep("banks", "import", name, *(["--format", "text"] if name == "." else []))
    assert done.returncode == 2
    assert says in done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout == ""
    assert not list((home / "sesprep").glob("banks/*.toml"))


def test_export_and_import_as_csv_give_the_same_questions(sesprep, tmp_path):
    done = sesprep("banks", "export", "general", "--output", "general.csv")
    assert (done.returncode, done.stdout) == (0, "general.csv\n")
    assert sesprep("banks", "import", "general.csv", "--id", "copy").returncode == 0
    one, other = (json.loads(sesprep("banks", "show", name, "--json").stdout) for name in ("general", "copy"))
    assert one["questions"] == other["questions"]
    refused = sesprep("banks", "export", "general", "--output", "general.docx")
    assert refused.returncode == 2
    assert "sesprep writes no .docx files. Choose .md" in refused.stderr
    assert not (tmp_path / "general.docx").exists()
    again = sesprep("banks", "export", "general", "--output", "general.csv")
    assert again.returncode == 2
    assert "already" in again.stderr


def test_export_to_stdout_is_data_alone(sesprep):
    assert sesprep("banks", "export", "general").stdout.startswith("# ")
    sheet = sesprep("banks", "export", "general", "--format", "sheet")
    assert sheet.stderr == ""
    assert sheet.stdout.count("\n- [ ] 5") == sheet.stdout.count("\nNotes:") > 10
    bank = tomllib.loads(sesprep("banks", "export", "general", "--format", "toml").stdout)
    assert bank["id"] == "general"
    assert sesprep("banks", "export", "generl").returncode == 2


def test_schema_is_json_on_stdout_or_in_a_file(sesprep, tmp_path):
    printed = sesprep("banks", "schema").stdout
    assert json.loads(printed)["required"] == ["id", "title"]
    assert sesprep("banks", "schema", "--output", "s.json").returncode == 0
    assert (tmp_path / "s.json").read_text("utf-8") == printed


def test_a_hostile_bank_is_printed_as_text(sesprep, tmp_path):
    text = (
        r'id = "evil"' + "\n" + r'title = "[@click=x]\u001b[31m"' + "\n[[questions]]\nid = 'a'\ntext = '[/red] <b>'\n"
    )
    (tmp_path / "team").mkdir()
    (tmp_path / "team" / "evil.toml").write_text(text)
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "settings.toml").write_text('bank_folders = ["../team"]')
    for form in ("markdown", "csv", "sheet", "toml"):
        done = sesprep("--home", "home", "banks", "export", "evil", "--format", form)
        assert done.returncode == 0
        assert "\x1b" not in done.stdout
        assert "red" in done.stdout
