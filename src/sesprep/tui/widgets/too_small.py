"""The word about a terminal that is too small."""

from textual.widgets import Static


class TooSmall(Static):
    """Covers the screen while it is below 40 by 12; what lies beneath keeps its text and its focus."""

    def __init__(self) -> None:
        """Make the cover; the style sheet shows and hides it."""
        super().__init__("Too small.\nMake the window\n40 x 12 or more.", markup=False)
