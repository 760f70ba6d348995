"""
What was built last time, in `recordings.json` beside the recordings.

It may be deleted at any time: all that is lost is that everything is built again.
"""

from __future__ import annotations

import hashlib
import json
import logging
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final

from narrate.atomic import write_file
from narrate.errors import OutputError
from narrate.script import CharacterId, Delivery
from narrate.take import Marker, Recording, TakeKey, TakePlan

FILE_NAME: Final = "recordings.json"
VERSION: Final = 1

_DIGEST_CHARS: Final = 16
"""64 bits tell the versions of one line, or of one chapter's tags, apart."""

_OPTIONAL: Final = ("stands_in_for", "printed", "mastering")
"""What is written of a take only if there is something to say, and may be lacking in old files."""

_logger: Final = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class TakeEntry:
    """A take as it was built into a chapter."""

    key: TakeKey
    utterance: int
    """Which utterance of its chapter it belongs to, counted from 0."""

    speaker: CharacterId
    voice: str
    """Its id."""

    delivery: Delivery
    digest: str
    """Of the text as it was spoken."""

    at_ms: int
    samples: int
    """How much of it is sound."""

    stands_in_for: str = ""
    """The id of the voice that was wanted, but could not be had; the next build tries again."""

    printed: str = ""
    """A digest of its whole utterance as printed; empty: that was not written down yet."""

    mastering: str = ""
    """What was done to its sound; empty: that was not written down yet."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A chapter as it was built."""

    recording: Recording
    tags_digest: str
    takes: tuple[TakeEntry, ...]


@dataclass(frozen=True, slots=True)
class Manifest:
    """All chapters of a book that have been built."""

    entries: tuple[Entry, ...] = ()

    def entry(self, number: int) -> Entry | None:
        """Return what was built of a chapter, counted from 1."""
        return next((entry for entry in self.entries if entry.recording.number == number), None)


def take_entry(
    planned: TakePlan, speaker: CharacterId, *, printed: str, at_ms: int, samples: int
) -> TakeEntry:
    """
    Return the entry of a take that was planned and is heard at a moment of its chapter.

    Args:
        planned: The take.
        speaker: Who says it.
        printed: The text of its whole utterance, as printed.
        at_ms: When it begins.
        samples: How much of it is sound.
    """
    return TakeEntry(
        key=planned.key,
        utterance=planned.utterance,
        speaker=speaker,
        voice=planned.voice.id,
        delivery=planned.delivery,
        digest=_digest_of(planned.text),
        at_ms=at_ms,
        samples=samples,
        stands_in_for=planned.stands_in_for,
        printed=_digest_of(printed),
        mastering=str(planned.voice.mastering),
    )


def _digest_of(text: str) -> str:
    return digest(text.encode("utf-8", "surrogatepass"))


def digest(octets: bytes) -> str:
    """Return a short hash that tells two versions of a text, or of tags, apart."""
    return hashlib.sha256(octets).hexdigest()[:_DIGEST_CHARS]


def read(folder: Path) -> Manifest:
    """
    Return what was built in a folder; nothing if that cannot be told.

    Raises:
        OutputError: The file cannot be opened, or is from a newer version of the program.
    """
    path = folder / FILE_NAME
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        return Manifest()
    except OSError as error:
        raise OutputError(f"{path}: cannot be read: {error.strerror or error}") from error
    try:
        return _manifest(json.loads(content), path)
    except (ValueError, RecursionError):
        _logger.warning("%s is damaged; all chapters count as not built yet", path)
        return Manifest()


def write(folder: Path, manifest: Manifest) -> None:
    """
    Write what was built in a folder, chapters in order.

    Raises:
        OutputError: The file cannot be written.
    """
    entries = sorted(manifest.entries, key=lambda entry: entry.recording.number)
    content = {"version": VERSION, "recordings": [_as_json(entry) for entry in entries]}
    write_file(folder / FILE_NAME, (json.dumps(content, indent=1) + "\n").encode())


def _as_json(entry: Entry) -> dict[str, Any]:
    recording = entry.recording
    return {
        "number": recording.number,
        "title": recording.title,
        "file": recording.path.name,
        "size": recording.size,
        "duration_ms": recording.duration_ms,
        "stamp": recording.stamp,
        "tags_digest": entry.tags_digest,
        "markers": [asdict(marker) for marker in recording.markers],
        "takes": [_take_as_json(take) for take in entry.takes],
    }


def _take_as_json(take: TakeEntry) -> dict[str, Any]:
    content = asdict(take)
    for name in _OPTIONAL:
        if not content[name]:
            del content[name]
    return content


def _manifest(content: object, path: Path) -> Manifest:
    match content:
        case {"version": int(newer)} if newer > VERSION:
            raise OutputError(
                f"{path}: is of version {newer}, but this program knows none above {VERSION}",
                hint="Update the program, or delete the file to build all chapters again",
            )
        case {"version": 1, "recordings": list(entries)}:
            return Manifest(tuple(_entry(entry, path.parent) for entry in entries))
        case _:
            raise ValueError(content)


def _entry(content: object, folder: Path) -> Entry:
    match content:
        case {
            "number": int(number),
            "title": str(title),
            "file": str(file),
            "size": int(size),
            "duration_ms": int(duration_ms),
            "stamp": str(stamp),
            "tags_digest": str(tags_digest),
            "markers": list(markers),
            "takes": list(takes),
        } if file and Path(file).name == file:
            path = folder / file
            scenes = tuple(_marker(marker) for marker in markers)
            recording = Recording(number, title, path, size, duration_ms, stamp, scenes)
            return Entry(recording, tags_digest, tuple(_take(take) for take in takes))
        case _:
            raise ValueError(content)


def _marker(content: object) -> Marker:
    match content:
        case {"at_ms": int(at_ms), "title": str(title)}:
            return Marker(at_ms, title)
        case _:
            raise ValueError(content)


def _take(content: object) -> TakeEntry:
    match content:
        case {
            "key": str(key),
            "utterance": int(utterance),
            "speaker": str(speaker),
            "voice": str(voice),
            "delivery": str(delivery),
            "digest": str(text),
            "at_ms": int(at_ms),
            "samples": int(samples),
            **others,
        }:
            said = Delivery(delivery)
            more = {name: str(others.get(name, "")) for name in _OPTIONAL}
            return TakeEntry(key, utterance, speaker, voice, said, text, at_ms, samples, **more)
        case _:
            raise ValueError(content)
