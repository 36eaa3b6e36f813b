"""The weights of named features, unpacked one by one as answers use them: an answer needs a tenth of them."""

from collections.abc import Iterable, Sequence
from struct import Struct

Row = tuple[float, ...]


class Weights(dict[str, Row | None]):
    """A row of weights for each feature that the model knows, and None for any other.

    Ask with brackets: what was asked for once is kept, and found as quickly as in any dictionary.
    """

    def __init__(self, features: Sequence[str], packed: bytes, width: int) -> None:
        """`packed` holds a row of `width` 32-bit floats, little-endian, for each feature; ValueError when it does not.

        `features` are each named once.
        """
        super().__init__()
        self.width = width
        self._struct = Struct(f"<{width}f")
        if len(packed) != self._struct.size * len(features):
            raise ValueError(f"{len(features)} features with {len(packed)} bytes of weights")
        self._packed = packed
        self._place = dict(zip(features, range(0, len(packed), self._struct.size), strict=True))

    def __missing__(self, feature: str) -> Row | None:
        """Unpack a feature that is asked for the first time."""
        place = self._place.get(feature)
        row = None if place is None else self._struct.unpack_from(self._packed, place)
        self[feature] = row
        return row

    def rows(self, features: Iterable[str]) -> list[Row]:
        """The rows of those features that the model knows."""
        return [row for row in map(self.__getitem__, features) if row is not None]
