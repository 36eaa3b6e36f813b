from pathlib import Path

import pytest

from sesprep.domain.structure import Structure
from sesprep.errors import BadInputError, MissingError
from sesprep.storage import packaged
from sesprep.storage.catalog import load_catalog
from sesprep.storage.formats import load_formats
from sesprep.storage.frameworks import load_frameworks, load_maps
from sesprep.storage.places import Places
from sesprep.storage.problems import did_you_mean, nearest
from sesprep.storage.structures import load_structures

FORMAT = 'id = "mine"\nname = "Mine"\ndescription = "Two."\nquestions = 2\n'


def test_what_is_shipped_is_sound(places: Places) -> None:
    for catalog in (load_frameworks(places), load_structures(), load_formats(places)):
        assert catalog.problems == ()
        assert catalog.values
        assert len(set(catalog.ids())) == len(catalog.ids())
    assert load_maps(places).problems == ()


def test_every_shipped_map_names_competencies_that_there_are(places: Places) -> None:
    refs = {ref for framework in load_frameworks(places).values for ref in framework.refs()}
    maps = load_maps(places).maps
    assert maps
    named = {ref for found in maps for pair in found.correspondences for ref in (pair.old, *pair.new)}
    assert named - refs == set()


def test_the_user_s_own_are_added_and_override_nothing(places: Places) -> None:
    shipped = load_formats(places)
    (places.formats_dir / "mine.toml").write_text(FORMAT)
    (places.formats_dir / "same.toml").write_text(FORMAT.replace("mine", shipped.ids()[0]))
    (places.formats_dir / "wrong.toml").write_text(FORMAT.replace("questions", "qestions"))
    found = load_formats(places)
    assert found.values == (*shipped.values, found.get("mine"))
    assert [(p.path.name, p.key, p.line) for p in found.problems] == [
        ("same.toml", "id", None),
        ("wrong.toml", "questions", None),
        ("wrong.toml", "qestions", 4),
    ]
    assert "'questions'" in found.problems[-1].hint


def test_an_unknown_id_is_met_with_the_nearest(places: Places) -> None:
    with pytest.raises(BadInputError) as caught:
        load_structures().get("sta")
    assert "'star'" in caught.value.hint


def test_a_problem_inside_a_list_of_tables_has_its_line(tmp_path: Path) -> None:
    shipped = (packaged.data_dir("structures") / "star.toml").read_text()
    (tmp_path / "s.toml").write_text(shipped.replace('letter = "T"', 'leter = "T"'))
    [missing, unknown] = load_catalog(Structure, (tmp_path,)).problems
    assert (missing.key, unknown.key) == ("elements[2].letter", "elements[2].leter")
    assert shipped.split("\n")[(unknown.line or 0) - 1] == 'letter = "T"'


def test_a_broken_installation_says_so() -> None:
    with pytest.raises(MissingError):
        packaged.data_dir("none")


@pytest.mark.parametrize(("name", "near"), [("competancies", "competencies"), ("zzz", None), ("", None)])
def test_nearest(name: str, near: str | None) -> None:
    known = ("competencies", "kind", "id")
    assert nearest(name, known) == near
    assert did_you_mean(name, known) == (f"Did you mean '{near}'?" if near else "")
