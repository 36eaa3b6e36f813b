"""The corpus keeps the rules it was written by: many voices that share no phrase, and the mix the checker needs."""

import re
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable
from itertools import combinations
from pathlib import Path

import pytest
from training.corpus import FOLDER, HEADERS, LabeledAnswer, load, read

import sesprep
from sesprep.domain.role import Role

FRAMEWORKS = Path(sesprep.__file__).parent / "data" / "frameworks"
WORLDS = {"ses", "federal", "management", "software", "other"}
MEDIA = {"written", "spoken"}
KINDS = {"specific", "generic", "hypothetical"}
ORDERS = {"usual", "result-first", "mixed"}
ELEMENTS = {
    "situation": {Role.CONTEXT, Role.CHALLENGE},
    "task": {Role.TASK},
    "action": {Role.ACTION},
    "result": {Role.RESULT},
}
EXPLICIT = re.compile(
    r"\bmy (?:(?:own|main|only|whole) )?(?:tasks?|jobs?|roles?|goals?|assignments?|missions?|duty|duties)\b"
    r"[^.;!?]*?(?:\b(?:was|is|were|are)\b|['’]s\b)",
    re.IGNORECASE,
)


def words(text: str) -> list[str]:
    return re.findall(r"[a-z0-9']+", text.lower())


def grams(text: str, size: int) -> set[str]:
    found = words(text)
    return {" ".join(found[at : at + size]) for at in range(len(found) - size + 1)}


def shared_grams(answers: Iterable[LabeledAnswer], size: int) -> dict[str, set[str]]:
    """Every run of words that more than one author uses, and the answers it stands in."""
    places: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for answer in answers:
        for gram in grams(answer.text, size):
            places[gram].add((answer.author, answer.id))
    return {gram: {id_ for _, id_ in at} for gram, at in places.items() if len({author for author, _ in at}) > 1}


def near_duplicates(answers: Iterable[LabeledAnswer], limit: float) -> list[tuple[str, str]]:
    """Pairs of answers of which one shares `limit` or more of its three-word runs with the other."""
    places: dict[str, list[str]] = defaultdict(list)
    sizes = {}
    for answer in answers:
        runs = grams(answer.text, 3)
        sizes[answer.id] = len(runs)
        for run in runs:
            places[run].append(answer.id)
    common = Counter(pair for at in places.values() for pair in combinations(at, 2))
    return [pair for pair, count in common.items() if count >= limit * min(sizes[id_] for id_ in pair)]


def openings(answers: Iterable[LabeledAnswer], size: int) -> Counter[str]:
    return Counter(" ".join(words(answer.text)[:size]) for answer in answers)


def ratio(chosen: Iterable[object], of: Iterable[object]) -> float:
    return sum(1 for _ in chosen) / sum(1 for _ in of)


@pytest.fixture(scope="module")
def answers() -> list[LabeledAnswer]:
    return load()


@pytest.fixture(scope="module")
def competencies() -> set[str]:
    """Every qualification and competency there is, written as the corpus refers to them."""
    found = set()
    for path in FRAMEWORKS.glob("*.toml"):
        framework = tomllib.loads(path.read_text(encoding="utf-8"))
        for qualification in framework["qualifications"]:
            ref = f"{framework['id']}/{qualification['id']}"
            found |= {ref, *(f"{ref}/{competency['id']}" for competency in qualification["competencies"])}
    return found


def test_it_has_answers_and_authors_enough(answers: list[LabeledAnswer]) -> None:
    assert len(answers) >= 300
    assert len({answer.author for answer in answers}) >= 10


def test_every_answer_has_a_name_of_its_own(answers: list[LabeledAnswer]) -> None:
    assert [id_ for id_, count in Counter(answer.id for answer in answers).items() if count > 1] == []
    assert [answer.id for answer in answers if not re.fullmatch(rf"{answer.author}-\d\d", answer.id)] == []


def test_units_tile_the_text(answers: list[LabeledAnswer]) -> None:
    for answer in answers:
        at = 0
        for unit in answer.units:
            assert answer.text[at : unit.start].strip() == "", answer.id
            assert unit.end > unit.start, answer.id
            assert unit.second != unit.role, answer.id
            at = unit.end
        assert at == len(answer.text) > 0, answer.id


def test_every_header_is_valid(answers: list[LabeledAnswer], competencies: set[str]) -> None:
    for answer in answers:
        headers = answer.headers
        assert tuple(headers) == HEADERS, answer.id
        assert headers["style"], answer.id
        assert headers["question"], answer.id
        assert headers["world"] in WORLDS, answer.id
        assert headers["medium"] in MEDIA, answer.id
        assert headers["kind"] in KINDS, answer.id
        assert headers["order"] in ORDERS, answer.id
        assert answer.missing <= ELEMENTS.keys(), answer.id
        assert headers["missing"], answer.id
        assert headers["competency"] == "-" or headers["competency"] in competencies, answer.id


def test_what_is_said_to_be_missing_is_missing_and_nothing_else(answers: list[LabeledAnswer]) -> None:
    for answer in answers:
        there = {unit.role for unit in answer.units}
        absent = {element for element, roles in ELEMENTS.items() if not roles & there}
        assert answer.missing <= absent, answer.id
        if answer.kind == "specific":
            assert answer.missing == absent, answer.id


def test_no_five_words_in_a_row_stand_with_two_authors(answers: list[LabeledAnswer]) -> None:
    assert shared_grams(answers, 5) == {}


def test_no_answer_nearly_repeats_another(answers: list[LabeledAnswer]) -> None:
    assert near_duplicates(answers, limit=0.1) == []


def test_openings_differ(answers: list[LabeledAnswer]) -> None:
    assert {opening: count for opening, count in openings(answers, 3).items() if count > 1} == {}
    assert {opening: count for opening, count in openings(answers, 2).items() if count > len(answers) / 150} == {}


def test_most_tasks_are_not_announced(answers: list[LabeledAnswer]) -> None:
    tasks = [a.text[unit.start : unit.end] for a in answers for unit in a.units if unit.role is Role.TASK]
    assert ratio(filter(EXPLICIT.search, tasks), tasks) <= 0.4


def test_some_answers_lack_a_part(answers: list[LabeledAnswer]) -> None:
    assert 0.15 <= ratio((a for a in answers if a.missing), answers) <= 0.3


def test_some_answers_tell_no_story(answers: list[LabeledAnswer]) -> None:
    assert 0.08 <= ratio((a for a in answers if a.kind != "specific"), answers) <= 0.2


def test_a_third_of_the_answers_are_executive(answers: list[LabeledAnswer]) -> None:
    assert ratio((a for a in answers if a.headers["world"] == "ses"), answers) >= 1 / 3


def test_a_third_of_the_units_are_executive(answers: list[LabeledAnswer]) -> None:
    executive = (unit for a in answers if a.headers["world"] == "ses" for unit in a.units)
    assert ratio(executive, (unit for a in answers for unit in a.units)) >= 1 / 3


class TestTheMeasures:
    """The rules above say nothing unless these find what breaks them."""

    @pytest.fixture
    def pair(self, tmp_path: Path) -> list[LabeledAnswer]:
        head = "\n".join(f"{name}: -" for name in HEADERS)
        for author, text in (("a", "We ran it by the end of May."), ("b", "They ran it, by the END of June.")):
            (tmp_path / f"{author}.txt").write_text(f"@ {author}-01\n{head}\n\nact| {text}\n", encoding="utf-8")
        return load(tmp_path)

    def test_shared_words_are_found_whatever_their_case_and_punctuation(self, pair: list[LabeledAnswer]) -> None:
        both = {"a-01", "b-01"}
        assert shared_grams(pair, 5) == {"ran it by the end": both, "it by the end of": both}
        assert shared_grams(pair, 7) == {}

    def test_words_shared_within_one_author_are_no_matter(self, pair: list[LabeledAnswer]) -> None:
        assert shared_grams([pair[0], pair[0]], 5) == {}

    def test_near_duplicates_are_found(self, pair: list[LabeledAnswer]) -> None:
        assert near_duplicates(pair, limit=0.5) == [("a-01", "b-01")]
        assert near_duplicates(pair, limit=0.8) == []

    @pytest.mark.parametrize(
        "said", ["My task was to", "and my only job, he said, was", "My job's the gate", "my duties were"]
    )
    def test_announced_tasks_are_found(self, said: str) -> None:
        assert EXPLICIT.search(said)

    @pytest.mark.parametrize("said", ["He gave me ten days", "I took my job home. It was late"])
    def test_other_tasks_are_not(self, said: str) -> None:
        assert not EXPLICIT.search(said)


@pytest.mark.parametrize("path", sorted(FOLDER.glob("a*.txt")), ids=lambda path: path.stem)
def test_every_author_s_file_is_read_whole(path: Path) -> None:
    assert len(read(path)) == path.read_text(encoding="utf-8").count("\n@ ") + path.read_text(
        encoding="utf-8"
    ).startswith("@ ")
