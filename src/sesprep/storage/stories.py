"""The story bank: one TOML file for each story, in the user's own folder."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from importlib.resources import files
from pathlib import Path

from sesprep.domain.framework import Framework
from sesprep.domain.slug import unique_id
from sesprep.domain.story import Story
from sesprep.domain.structure import Structure
from sesprep.storage.banks import known_refs
from sesprep.storage.catalog import Catalog
from sesprep.storage.places import Places
from sesprep.storage.problems import Problem, did_you_mean
from sesprep.storage.shelf import Shelf, load_shelf, save_new


def load_stories(places: Places, frameworks: Catalog[Framework], structures: Catalog[Structure]) -> Shelf[Story]:
    """Every story; one that names an unknown competency, element or structure stays, with a warning.

    Of two files with one id the first by name stays. Never raises for what stands in the files.
    """
    shelf = load_shelf(Story, places.stories_dir)
    known = known_refs(frameworks)
    elements = {structure.id: {e.id for e in structure.elements} for structure in structures.values}
    warnings = [
        problem for story in shelf.values for problem in _unknown(story, shelf.paths[story.id], known, elements)
    ]
    return replace(shelf, problems=(*shelf.problems, *warnings))


def new_story(places: Places, title: str, story: Story | None = None) -> Path:
    """Write a new story under a free id made from its title, with comments on what to fill in; returns its file.

    `story` gives what is known already; its own id is not used. Raises BadInputError, StorageError.
    """
    import tomlkit  # only for writing

    stem = unique_id(title, {path.stem for path in places.stories_dir.glob("*.toml")})
    text = files("sesprep").joinpath("data", "practice", "story.toml").read_text(encoding="utf-8")
    document = tomlkit.parse(text)
    known = story.model_dump(mode="python", exclude_none=True, exclude_defaults=True) if story else {}
    for key, value in {**known, "id": stem, "title": title}.items():
        if isinstance(value, dict):
            for inner, held in value.items():
                document[key][inner] = _listed(held)
        else:
            document[key] = _listed(value)
    structure = story.structure if story else "star"
    if story is not None and structure != "star":
        document["parts"] = {name: list(notes) for name, notes in story.parts.items()}
    path = places.stories_dir / f"{stem}.toml"
    save_new(path, tomlkit.dumps(document), Story)
    return path


def _listed(value: object) -> object:
    if isinstance(value, tuple | list):
        return [_listed(inner) for inner in value]
    return value


def _unknown(story: Story, path: Path, known: Iterable[str], elements: dict[str, set[str]]) -> Iterator[Problem]:
    refs = frozenset(known)
    for ref in story.competencies:
        if ref not in refs:
            message = f"'{ref}' is no competency of any framework; the story stays."
            yield Problem(path, None, "competencies", message, did_you_mean(ref, refs), "warning")
    if story.structure not in elements:
        hint = did_you_mean(story.structure, elements) or f"There are: {', '.join(elements)}."
        yield Problem(path, None, "structure", f"There is no structure '{story.structure}'.", hint, "warning")
        return
    for part in story.parts:
        if part not in elements[story.structure]:
            hint = did_you_mean(part, elements[story.structure])
            yield Problem(path, None, f"parts.{part}", f"The structure has no element '{part}'.", hint, "warning")
