"""The outlines: one plain text file for each question, named after its bank and id."""

from pathlib import Path

from sesprep.domain.outline import LONGEST, Outline
from sesprep.domain.text import storable
from sesprep.errors import BadInputError, SesprepError
from sesprep.storage.durable import read_bytes, storage_error, sync_folder, write_atomic
from sesprep.storage.places import Places

SUFFIX = ".txt"


def outline_path(places: Places, bank: str, question: str) -> Path:
    """The file of a question's outline; no id holds two hyphens in a row, so the name tells bank and question apart."""
    return places.outlines_dir / f"{bank}--{question}{SUFFIX}"


def list_outlines(places: Places) -> tuple[tuple[Outline, ...], tuple[SesprepError, ...]]:
    """Every outline by bank and question, and what is wrong with files that cannot be used. Raises nothing."""
    found: list[Outline] = []
    wrong: list[SesprepError] = []
    folder = places.outlines_dir
    try:
        names = sorted(path.stem for path in folder.glob(f"*--*{SUFFIX}")) if folder.exists() else []
    except OSError as error:
        return (), (storage_error(error, folder),)
    for name in names:
        bank, _, question = name.partition("--")
        try:
            outline = load_outline(places, bank, question)
        except SesprepError as error:
            wrong.append(error)
        except ValueError:  # a name that no question has
            wrong.append(BadInputError("This is no outline of a question.", where=str(folder / f"{name}{SUFFIX}")))
        else:
            found += [outline] if outline else []
    return tuple(found), tuple(wrong)


def load_outline(places: Places, bank: str, question: str) -> Outline | None:
    """The outline of a question; None when there is none.

    Raises BadInputError when the file is too long or no UTF-8 text, StorageError when it cannot be read.
    """
    path = outline_path(places, bank, question)
    if not path.exists():
        return None
    try:
        text = read_bytes(path).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadInputError("This outline is not UTF-8.", hint="Save it as UTF-8.", where=str(path)) from error
    if len(text) > LONGEST:
        message = f"This outline has {len(text):,} characters; an outline has at most {LONGEST:,}."
        raise BadInputError(message, hint="A script counts against you: keep key words only.", where=str(path))
    return Outline(bank=bank, question=question, text=text)


def save_outline(places: Places, outline: Outline) -> Path:
    """Write an outline and return its file; an empty one takes the file away. Raises StorageError."""
    path = outline_path(places, outline.bank, outline.question)
    if outline.text.strip():
        write_atomic(path, storable(outline.text))
        return path
    try:
        path.unlink(missing_ok=True)
        sync_folder(path.parent)
    except OSError as error:
        raise storage_error(error, path) from error
    return path
