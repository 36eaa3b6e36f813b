"""What can go wrong, said so that a person can mend it."""


class SesprepError(Exception):
    """The root of every error sesprep raises on purpose: what happened, where, and what to do.

    `message` says what is wrong, `where` names the file, key or line (may be empty), `hint` says what to do.
    """

    def __init__(self, message: str, *, hint: str = "", where: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.where = where

    def __str__(self) -> str:
        head = f"{self.where}: {self.message}" if self.where else self.message
        return f"{head} {self.hint}".rstrip()


class BadInputError(SesprepError):
    """Something a person wrote or asked for cannot be used as it stands."""


class MissingError(SesprepError):
    """Something sesprep needs is not there: a folder it may write to, a voice, a microphone, a model."""


class StorageError(MissingError):
    """A file could not be read or written."""
