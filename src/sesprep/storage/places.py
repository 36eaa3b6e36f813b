"""Where sesprep keeps its files."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import platformdirs

from sesprep.errors import MissingError

APP = "sesprep"
HINT = "Use --home DIR, or set SESPREP_HOME, to name a folder that sesprep may write to."


@dataclass(frozen=True)
class Places:
    """The three folders that everything is kept under; nothing is created before `prepare`."""

    config: Path
    """Settings."""
    data: Path
    """What the user made: banks, frameworks, formats, stories, sessions."""
    state: Path
    """What lasts only as long as a session: drafts."""

    @classmethod
    def find(cls, home: Path | None, environ: Mapping[str, str]) -> "Places":
        """The folders under `home`, else under SESPREP_HOME, else the platform's own; creates nothing."""
        named = environ.get("SESPREP_HOME", "")
        chosen = home or (Path(named) if named else None)
        if chosen is not None:
            one = _absolute(chosen)
            return cls(config=one, data=one, state=one)
        return cls(
            config=platformdirs.user_config_path(APP, appauthor=False),
            data=platformdirs.user_data_path(APP, appauthor=False),
            state=platformdirs.user_state_path(APP, appauthor=False),
        )

    @property
    def settings_file(self) -> Path:
        """The settings, a TOML file that people may edit."""
        return self.config / "settings.toml"

    @property
    def banks_dir(self) -> Path:
        """The user's own banks."""
        return self.data / "banks"

    @property
    def frameworks_dir(self) -> Path:
        """The user's own frameworks."""
        return self.data / "frameworks"

    @property
    def formats_dir(self) -> Path:
        """The user's own session formats."""
        return self.data / "formats"

    @property
    def stories_dir(self) -> Path:
        """The user's stories."""
        return self.data / "stories"

    @property
    def agencies_dir(self) -> Path:
        """The user's notes on agencies and posts."""
        return self.data / "agencies"

    @property
    def outlines_dir(self) -> Path:
        """The user's outlines, one text for a question."""
        return self.data / "outlines"

    @property
    def live_runs_dir(self) -> Path:
        """Sheets for live runs with a partner, and the ratings that came back."""
        return self.data / "live-runs"

    @property
    def debriefs_dir(self) -> Path:
        """What real interviews asked, one TOML file each."""
        return self.data / "debriefs"

    @property
    def sessions_dir(self) -> Path:
        """The saved sessions, one journal each."""
        return self.data / "sessions"

    @property
    def bin_dir(self) -> Path:
        """Sessions that the user deleted; emptied by hand."""
        return self.data / "deleted"

    @property
    def drafts_dir(self) -> Path:
        """Answers being written."""
        return self.state / "drafts"

    @property
    def index_dir(self) -> Path:
        """The index of the sessions, made anew whenever it is missing."""
        return self.state / "index"

    def rows(self) -> tuple[tuple[str, Path], ...]:
        """Every file and folder in use, with what it holds, for `sesprep where`."""
        return (
            ("settings", self.settings_file),
            ("banks", self.banks_dir),
            ("frameworks", self.frameworks_dir),
            ("formats", self.formats_dir),
            ("stories", self.stories_dir),
            ("agencies", self.agencies_dir),
            ("outlines", self.outlines_dir),
            ("live runs", self.live_runs_dir),
            ("debriefs", self.debriefs_dir),
            ("sessions", self.sessions_dir),
            ("deleted sessions", self.bin_dir),
            ("drafts", self.drafts_dir),
            ("index", self.index_dir),
        )

    def prepare(self) -> None:
        """Make the folders that are not there yet, for the user's eyes only (0700).

        Raises MissingError when a folder cannot be made or written to.
        """
        for folder in (self.config, *(path for what, path in self.rows() if what != "settings")):
            _make(folder)


def _absolute(folder: Path) -> Path:
    try:
        return folder.expanduser().absolute()
    except RuntimeError:  # `~name` of a user this system does not know
        return folder.absolute()


def _make(folder: Path) -> None:
    try:
        missing = [path for path in (folder, *folder.parents) if not path.exists()]
        for path in reversed(missing):  # mkdir(parents=True) would make the parents readable by everyone
            path.mkdir(mode=0o700, exist_ok=True)
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        raise MissingError(f"This folder cannot be made: {reason}.", hint=HINT, where=str(folder)) from error
    if not folder.is_dir():
        raise MissingError("This is a file, and sesprep needs a folder here.", hint=HINT, where=str(folder))
    if not os.access(folder, os.R_OK | os.W_OK | os.X_OK):
        raise MissingError("sesprep may not write to this folder.", hint=HINT, where=str(folder))
