"""The weights of named features, unpacked one by one as answers use them: an answer needs a tenth of them."""

from collections.abc import Sequence
from struct import Struct

Row = tuple[float, ...]


class Weights:
    """A row of weights for each feature that the model knows."""

    def __init__(self, features: Sequence[str], packed: bytes, width: int) -> None:
        """`packed` holds a row of `width` 32-bit floats, little-endian, for each feature; ValueError when it does not.

        `features` are each named once.
        """
        self.width = width
        self._struct = Struct(f"<{width}f")
        if len(packed) != self._struct.size * len(features):
            raise ValueError(f"{len(features)} features with {len(packed)} bytes of weights")
        self._packed = packed
        self._place = dict(zip(features, range(0, len(packed), self._struct.size), strict=True))
        self._waiting = set(self._place)
        self._rows: dict[str, Row] = {}

    def get(self, feature: str) -> Row | None:
        """The feature's row; None when the model does not know it."""
        return self.rows({feature})[0] if feature in self._waiting else self._rows.get(feature)

    def rows(self, features: set[str]) -> list[Row]:
        """The rows of those features that the model knows."""
        for feature in self._waiting & features:
            self._rows[feature] = self._struct.unpack_from(self._packed, self._place[feature])
            self._waiting.remove(feature)
        return [row for row in map(self._rows.get, features) if row is not None]
