"""
Every error that a user can meet.

    NarrateError            anything the user can act upon; exit status 1
    ├── UsageError          the command or its values make no sense; 2
    ├── MissingError        a file, a voice, an engine or an extra is not there; 3
    ├── StoryError          the story file cannot be read as a story
    ├── BookFileError       `voices/books/<book>.toml` has mistakes, all of them listed
    ├── CatalogError        a voice catalog has mistakes, all of them listed
    ├── EngineError         an engine could not speak a text
    │   └── EngineBlockedError   a service refuses or cannot be reached; worth another try later
    ├── AudioError          sound that cannot be used
    └── OutputError         a file or folder cannot be written
"""

from __future__ import annotations

from typing import ClassVar


class NarrateError(Exception):
    """Something the user can act upon: what, where, which value, and what to do next."""

    exit_status: ClassVar[int] = 1

    def __init__(self, message: str, *, hint: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __reduce__(self) -> tuple[object, ...]:
        # Errors cross process borders; the default would lose the hint.
        return (_restore, (type(self), self.message, self.hint))


def _restore(kind: type[NarrateError], message: str, hint: str | None) -> NarrateError:
    return kind(message, hint=hint)


class UsageError(NarrateError):
    """The command, or a value given to it, makes no sense."""

    exit_status = 2


class MissingError(NarrateError):
    """A file, a voice, an engine or an extra is not there."""

    exit_status = 3


class StoryError(NarrateError):
    """The story file cannot be read as a story."""


class BookFileError(NarrateError):
    """A book file has mistakes; the message lists them all."""


class CatalogError(NarrateError):
    """A voice catalog has mistakes; the message lists them all."""


class EngineError(NarrateError):
    """An engine could not speak a text."""


class EngineBlockedError(EngineError):
    """A service refuses to speak, or cannot be reached; worth another try later."""


class AudioError(NarrateError):
    """Sound that cannot be used."""


class OutputError(NarrateError):
    """A file or a folder cannot be written."""
