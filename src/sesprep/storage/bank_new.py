"""A first bank for the user to change: a commented example, with the schema that editors complete from beside it."""

from pathlib import Path

from pydantic import ValidationError

from sesprep.domain.bank import Bank
from sesprep.errors import BadInputError
from sesprep.storage import packaged
from sesprep.storage.bank_schema import SCHEMA_NAME
from sesprep.storage.bank_writer import write_new


def new_bank(path: Path, bank_id: str, title: str, schema: str) -> None:
    """Write the commented example to a file that is not there yet, and the schema beside it unless one is there.

    Raises BadInputError when there is something at `path` already and for a title or an id that no bank can have,
    StorageError when it cannot be written.
    """
    import tomli_w  # only for writing

    try:
        Bank(id=bank_id, title=title)
    except ValidationError as error:
        hint = "A title has 1 to 120 characters; an id has lower-case words and digits joined by hyphens."
        raise BadInputError("No bank can have this title or id.", hint=hint) from error
    template = (packaged.data_dir("templates") / "bank.toml").read_text("utf-8")
    head = tomli_w.dumps({"id": bank_id, "title": title}).rstrip("\n")
    write_new(path, template.replace("@HEAD@", head, 1))
    beside = path.with_name(SCHEMA_NAME)
    if not beside.exists():
        write_new(beside, schema)
