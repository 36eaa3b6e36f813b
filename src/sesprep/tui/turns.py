"""Values that one key goes through in turn."""

from collections.abc import Sequence
from typing import TypeVar

Value = TypeVar("Value")


def after(values: Sequence[Value], value: Value) -> Value:
    """The value after this one, the first after the last, and the first when it is not among them."""
    return values[(values.index(value) + 1) % len(values)] if value in values else values[0]
