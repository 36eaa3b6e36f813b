import stat
import tempfile
import tomllib
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sesprep.domain.settings import Settings
from sesprep.errors import BadInputError
from sesprep.storage.settings import load_settings, save_settings

WRITTEN = """\
# mine
questions = 4  # four are enough
thme = "nord"

[keys]
quit = "f10"   # not ctrl+q
"""


def test_no_file_means_the_defaults(tmp_path: Path) -> None:
    assert load_settings(tmp_path / "settings.toml") == (Settings(), ())


def test_a_bad_key_is_refused_with_the_nearest_name_and_the_rest_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_text(WRITTEN + "help = 1\n[bands.star]\naction = [0.5]\nresult = [0.1, 0.2]\n[rules]\nR1 = 'perhaps'\n")
    found, problems = load_settings(path)
    assert found == Settings(questions=4, keys={"quit": "f10"}, bands={"star": {"result": (0.1, 0.2)}}, rules={})
    assert {problem.key: problem.line for problem in problems} == {
        "thme": 3,
        "keys.help": 7,
        "bands.star.action[2]": 9,
        "rules.R1": 12,
    }
    assert "'theme'" in next(problem for problem in problems if problem.key == "thme").hint


def test_saving_keeps_comments_order_and_what_it_does_not_know(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_text(WRITTEN)
    found, _ = load_settings(path)
    save_settings(
        path, found.model_copy(update={"questions": 6, "theme": "nord", "keys": {"quit": "f10", "help": "f2"}})
    )
    text = path.read_text()
    assert text.startswith("# mine\nquestions = 6  # four are enough\n")
    assert 'thme = "nord"' in text
    assert 'quit = "f10"   # not ctrl+q' in text
    again, _ = load_settings(path)
    assert (again.questions, again.theme, again.keys) == (6, "nord", {"quit": "f10", "help": "f2"})
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_saving_what_is_there_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_text(WRITTEN)
    save_settings(path, load_settings(path)[0])
    assert path.read_text() == WRITTEN


def test_none_takes_a_key_away(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_text(WRITTEN)
    save_settings(path, Settings())
    assert tomllib.loads(path.read_text()) == {"thme": "nord", "keys": {}}


def test_a_file_that_is_not_toml_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_text("theme = nord")
    found, [problem] = load_settings(path)
    assert (found, problem.line) == (Settings(), 1)
    with pytest.raises(BadInputError):
        save_settings(path, Settings(questions=3))
    assert path.read_text() == "theme = nord"


NAMES = st.text(alphabet="ab. '\"é\n\\", min_size=1, max_size=5)
SHARES = st.floats(0, 1)
SETTINGS = st.builds(
    Settings,
    questions=st.none() | st.integers(1, 50),
    minutes=st.none() | st.floats(0.5, 60),
    interview_date=st.none() | st.dates(min_value=date(1, 1, 1)),
    theme=st.text(max_size=8),
    live_strip=st.booleans(),
    bank_folders=st.lists(st.text(max_size=5), max_size=3).map(tuple),
    bands=st.dictionaries(NAMES, st.dictionaries(NAMES, st.tuples(SHARES, SHARES), max_size=2), max_size=2),
    rules=st.dictionaries(NAMES, st.booleans(), max_size=3),
    keys=st.dictionaries(NAMES, st.text(max_size=5), max_size=3),
)


@settings(max_examples=60, deadline=None)
@given(first=SETTINGS, second=SETTINGS)
def test_any_settings_come_back(first: Settings, second: Settings) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "settings.toml"
        for wanted in (first, second):
            save_settings(path, wanted)
            assert load_settings(path) == (wanted, ())


@settings(max_examples=100, deadline=None)
@given(
    st.binary(max_size=80) | st.text(alphabet="keys=rules.'\"[]{},1\n ", max_size=40).map(lambda text: text.encode())
)
def test_any_bytes_as_settings_never_raise(raw: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "settings.toml"
        path.write_bytes(raw)
        found, problems = load_settings(path)
        if not problems:
            assert found == Settings.model_validate(tomllib.loads(raw.decode("utf-8-sig")))


def test_keys_thousands_deep_are_only_a_problem(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_text("questions = 3\nkeys" + ".a" * 5_000 + " = 1\nx" + ".b" * 5_000 + " = 1\n")
    found, problems = load_settings(path)
    assert found == Settings()
    assert [problem.message for problem in problems] == ["This file is nested too deeply."]
