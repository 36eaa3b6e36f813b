"""The index's database: opened, made anew when it is damaged or of another version, kept in memory as a last resort."""

import contextlib
import os
import sqlite3
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")

VERSION = 2
"""To be raised with every change of the tables or of what is kept in them; older files are thrown away."""
_PATIENCE = 5.0
_OUT_OF_REACH = {
    sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_PERM, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_FULL, sqlite3.SQLITE_CANTOPEN,
}  # fmt: skip
"""What SQLite says when the file may be sound, but cannot be used now."""
_TABLES = """
CREATE TABLE IF NOT EXISTS files (
    name BLOB PRIMARY KEY, stamp TEXT NOT NULL, size INTEGER NOT NULL,
    id TEXT, started REAL, skipped INTEGER, facts TEXT, texts TEXT, reason TEXT
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS by_name ON files (name, stamp);
CREATE INDEX IF NOT EXISTS by_start ON files (started DESC, id DESC);
CREATE INDEX IF NOT EXISTS by_id ON files (id, size DESC, name);
"""


class DamagedError(Exception):
    """What the index holds is not what was put into it."""


class _UnreachableError(sqlite3.OperationalError):
    """The file cannot even be opened."""

    sqlite_errorcode = sqlite3.SQLITE_CANTOPEN


class IndexFile:
    """An SQLite database that may be lost at any time without loss."""

    def __init__(self, path: Path, fill: Callable[[sqlite3.Connection], None]) -> None:
        """Open or create it; `fill` brings a database up to date, and is called whenever one is made anew."""
        self._path = path
        self._fill = fill
        try:
            self._db = _opened(path)
        except sqlite3.Error as error:
            self._db = self._anew(error)

    def ask(self, question: Callable[[sqlite3.Connection], T]) -> T:
        """Put a question to the database; a damaged one is made anew and asked again."""
        try:
            return question(self._db)
        except (sqlite3.Error, DamagedError) as error:
            self._db.close()
            self._db = self._anew(error)
            self._fill(self._db)
            return question(self._db)

    def close(self) -> None:
        """Let go of the file."""
        self._db.close()

    def _anew(self, error: Exception) -> sqlite3.Connection:
        """A new file where the old one is damaged; a database in memory where no file can be had."""
        code = getattr(error, "sqlite_errorcode", None)  # None for our own, and for what Python itself refuses
        if code is None or code & 0xFF not in _OUT_OF_REACH:
            with contextlib.suppress(OSError, sqlite3.Error):
                for name in (self._path, self._path.with_name(f"{self._path.name}-journal")):
                    name.unlink(missing_ok=True)
                return _opened(self._path)
        return _prepared(sqlite3.connect(":memory:"))


def sealed(text: str) -> str:
    """The text with a checksum in front."""
    return f"{zlib.crc32(text.encode()):08x}{text}"


def unsealed(value: object) -> str:
    """The text that was sealed. Raises DamagedError when it is not what it was."""
    if not isinstance(value, str) or sealed(value[8:]) != value:
        raise DamagedError("checksum")
    return value[8:]


def _opened(path: Path) -> sqlite3.Connection:
    try:
        os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))  # SQLite would let others read it
    except OSError as error:
        raise _UnreachableError(str(error)) from error
    return _prepared(sqlite3.connect(path, timeout=_PATIENCE, isolation_level=None))


def _prepared(db: sqlite3.Connection) -> sqlite3.Connection:
    try:
        db.execute("PRAGMA secure_delete = ON")  # it holds answers: what is deleted must not linger
        (version,) = db.execute("PRAGMA user_version").fetchone()
        if version != VERSION:
            db.execute("DROP TABLE IF EXISTS files")
            db.executescript(_TABLES)
            db.execute(f"PRAGMA user_version = {VERSION}")
    except BaseException:
        db.close()
        raise
    return db
