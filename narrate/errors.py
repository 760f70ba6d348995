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

from collections.abc import Container, Sequence
from difflib import SequenceMatcher
from typing import ClassVar, Final

_LIKE: Final = 0.4
"""Less alike, by the ratio of `difflib`, is not meant."""

_RATHER: Final = 0.2
"""So much ahead is a preferred name: `m3` is `en-us+m3`, not `ru+m3`; `fr+m33` is `fr+m3`."""

_NEAR: Final = 3
_FEW: Final = 5


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


def closest(
    said: str,
    known: Sequence[str],
    *,
    rather: Container[str] = (),
    otherwise: Sequence[str] | None = None,
) -> list[str]:
    """
    Return what may have been meant by a name that is not known, the likeliest first.

    Args:
        said: The name.
        known: All names that there are.
        rather: Those of them that are likelier to be meant.
        otherwise: What to name if it is like none; not given: the first few of those known.
    """
    matcher = SequenceMatcher(b=said)
    near = []
    for one in known:
        matcher.set_seq1(one)
        if min(matcher.real_quick_ratio(), matcher.quick_ratio(), matcher.ratio()) >= _LIKE:
            near.append((matcher.ratio() + _RATHER * (one in rather), one))
    # A stable order among equals: that of the list.
    near.sort(key=lambda it: -it[0])
    few = sorted(known, key=lambda one: one not in rather) if otherwise is None else otherwise
    return [one for _, one in near[:_NEAR]] or list(few[:_FEW])


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
