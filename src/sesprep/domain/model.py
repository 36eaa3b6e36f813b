"""The base of every value."""

from pydantic import BaseModel, ConfigDict


class Model(BaseModel):
    """A frozen value that refuses unknown fields.

    What people type is validated as it is, so that a misspelled key is refused. What sesprep wrote is read with
    `model_validate(…, extra="ignore")`, so that a file of a newer version stays readable.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=False)
