"""The debriefs of real interviews, one TOML file each, which people may edit."""

from dataclasses import dataclass
from pathlib import Path

import tomli_w

from sesprep.domain.debrief import Debrief
from sesprep.errors import BadInputError
from sesprep.storage.catalog import load_file, same_id, toml_files
from sesprep.storage.durable import read_bytes, write_atomic
from sesprep.storage.places import Places
from sesprep.storage.problems import Problem, did_you_mean


@dataclass(frozen=True)
class Debriefs:
    """The debriefs, the newest interview first, and what is wrong in files that gave none."""

    debriefs: tuple[Debrief, ...]
    problems: tuple[Problem, ...] = ()

    def get(self, wanted: str) -> Debrief:
        """The debrief with that id; BadInputError with the nearest id when there is none."""
        for debrief in self.debriefs:
            if debrief.id == wanted:
                return debrief
        ids = [debrief.id for debrief in self.debriefs]
        hint = did_you_mean(wanted, ids) or "`sesprep history debrief list` shows the ids."
        raise BadInputError(f"There is no debrief '{wanted}'.", hint=hint)


def load_debriefs(places: Places) -> Debriefs:
    """Every debrief; of two with one id the first by name stays. Never raises for what stands in the files."""
    found: dict[str, tuple[Debrief, Path]] = {}
    paths, problems = toml_files(places.debriefs_dir)
    wrong = list(problems)
    for path in paths:
        debrief, refused = load_file(Debrief, path)
        wrong += refused
        if debrief is not None and debrief.id in found:
            wrong.append(same_id(path, debrief.id, found[debrief.id][1]))
        elif debrief is not None:
            found[debrief.id] = debrief, path
    newest = sorted((debrief for debrief, _ in found.values()), key=lambda d: (d.day, d.id), reverse=True)
    return Debriefs(tuple(newest), tuple(wrong))


def save_debrief(places: Places, debrief: Debrief) -> Path:
    """Write a new debrief and return its file. Raises BadInputError when there is one of that id, StorageError."""
    path = places.debriefs_dir / f"{debrief.id}.toml"
    if path.exists() or any(known.id == debrief.id for known in load_debriefs(places).debriefs):
        hint = "Edit its file, or take another id."
        raise BadInputError(f"There is a debrief '{debrief.id}' already.", hint=hint, where=str(path))
    write_atomic(path, _text(debrief))
    return path


def replace_debrief(places: Places, before: Debrief, after: Debrief) -> Path:
    """Write a changed debrief in place of `before`, which has the same id, and return its file.

    Raises BadInputError when the file does not hold what sesprep wrote for `before`, because then a person changed it
    by hand and may have left comments; StorageError.
    """
    path = places.debriefs_dir / f"{before.id}.toml"
    if not path.exists() or read_bytes(path) != _text(before).encode():
        raise BadInputError("This debrief was changed in its file.", hint="Change it there.", where=str(path))
    write_atomic(path, _text(after))
    return path


def _text(debrief: Debrief) -> str:
    return tomli_w.dumps(debrief.model_dump(exclude_none=True), multiline_strings=True)
