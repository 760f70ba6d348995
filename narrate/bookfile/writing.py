"""Additions to a book file that leave everything a person wrote as it is."""
# ruff: noqa: RUF001 - letters of phonetics.

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import tomlkit
from tomlkit import TOMLDocument

from narrate.atomic import write_file
from narrate.bookfile.reading import VERSION, read_bookfile
from narrate.decisions import Casting, LineDecision, MergeDecision, Reading, Sound
from narrate.script import Character, CharacterId

_HEADER: Final = """\
# What you decide about this book. Change anything: whatever stands here wins, and stays.
#
#   [characters.ID]   who speaks: name, aliases, gender (female, male, neutral), age (child,
#                     adult, old), accent
#   [merged]          who is somebody else: "Mr. Hale" = "Tom" makes all that Mr. Hale is
#                     called, and says, Tom's; `narrate correct STORY "Mr. Hale" Tom` writes it.
#   [voices.ENGINE]   which voice plays whom; `narrate voices` lists them all.
#   [[lines]]         who says one line; `narrate correct STORY 1:14 NAME` writes these.
#   [reading]         notes = "skip", "read" or "describe": what becomes of author's notes;
#                     opening = true: say "Title, by Author" before the first chapter.
#   [cast]            solo = true: one voice reads all; series = "the-well": whoever is in that
#                     book, too, keeps the voice he has there.
#   [sound]           expression = 1: how strongly whispers, shouts and the like are heard (0: not
#                     at all); mastering = "raw" or "gentle".
#   [pacing]          silences in milliseconds: scene_break = 2000, paragraph = 620 ...
#   [spellings]       a word, and how to say it: Siobhan = "Shi-vawn", or in phonemes,
#                     "/ʃɪˈvɔːn/"; `narrate say STORY Siobhan "Shi-vawn"` writes these.
"""


def remember_cast(
    path: Path,
    *,
    title: str,
    characters: Sequence[Character],
    engine: str,
    voices: Mapping[CharacterId, str],
) -> tuple[str, ...]:
    """
    Add the characters and the voices that a book file does not have yet.

    Returns:
        What was added, as places in the file: `characters.anna`, `voices.espeak.anna`.

    Raises:
        BookFileError: The file has mistakes.
        OutputError: It cannot be written.
    """
    known = read_bookfile(path)
    named = {character.id for character in known.characters}
    heard = known.voices.get(engine, {})
    fresh = [character for character in characters if character.id not in named]
    unheard = {role: voice for role, voice in voices.items() if role not in heard}
    if not fresh and not unheard and path.exists():
        return ()
    document = open_document(path, title=title)
    for character in fresh:
        _table(document, "characters")[character.id] = _character(character)
    if unheard:
        roles = _table(_table(document, "voices"), engine)
        for role, voice in unheard.items():
            roles[role] = voice
        if not heard:
            roles.add(tomlkit.nl())
    save(path, document)
    return (
        *(f"characters.{character.id}" for character in fresh),
        *(f"voices.{engine}.{role}" for role in unheard),
    )


def remember_reading(path: Path, reading: Reading, *, title: str) -> tuple[str, ...]:
    """
    Write what is read out beside the story; return what was changed, as places in the file.

    Raises:
        BookFileError: The file has mistakes.
        OutputError: It cannot be written.
    """
    known = read_bookfile(path).reading
    changes: dict[str, str | bool] = {}
    if reading.notes != known.notes:
        changes["notes"] = str(reading.notes)
    if reading.opening != known.opening:
        changes["opening"] = reading.opening
    return _write_table(path, "reading", changes, title=title)


def remember_casting(path: Path, casting: Casting, *, title: str) -> tuple[str, ...]:
    """
    Write how the cast is chosen; return what was changed, as places in the file.

    Raises:
        BookFileError: The file has mistakes.
        OutputError: It cannot be written.
    """
    known = read_bookfile(path).casting
    changes: dict[str, str | float] = {}
    if casting.solo != known.solo:
        changes["solo"] = casting.solo
    if casting.series is not None and casting.series != known.series:
        changes["series"] = casting.series
    return _write_table(path, "cast", changes, title=title)


def remember_sound(path: Path, sound: Sound, *, title: str) -> tuple[str, ...]:
    """
    Write how a whole book is to sound; return what was changed, as places in the file.

    Raises:
        BookFileError: The file has mistakes.
        OutputError: It cannot be written.
    """
    known = read_bookfile(path).sound
    changes: dict[str, str | float] = {}
    if sound.expression != known.expression:
        changes["expression"] = sound.expression
    if sound.mastering is not None and sound.mastering != known.mastering:
        changes["mastering"] = str(sound.mastering)
    return _write_table(path, "sound", changes, title=title)


def add_line(
    path: Path, line: LineDecision, *, title: str, replaces: LineDecision | None = None
) -> None:
    """
    Add who says one line; an earlier decision about the same line gives way.

    Args:
        path: The book file.
        line: The decision.
        title: The book's, for a new file.
        replaces: An earlier decision that was found to be about this line, though it may
            remember other neighbors.

    Raises:
        BookFileError: The file has mistakes.
        OutputError: It cannot be written.
    """
    read_bookfile(path)
    document = open_document(path, title=title)
    if "lines" not in document and not tomlkit.dumps(document).endswith("\n\n"):
        document.add(tomlkit.nl())
    lines = document.setdefault("lines", tomlkit.aot())
    earlier = {_anchor(each) for each in (line, replaces) if each is not None}
    for entry in lines:
        if _place(entry) in earlier:
            fill = entry
            break
    else:
        fill = tomlkit.table()
        lines.append(fill)
    _fill(fill, line)
    save(path, document)


def add_merger(path: Path, merger: MergeDecision, *, title: str) -> None:
    """
    Add that two characters are one; an earlier decision with the same name gives way.

    Args:
        path: The book file.
        merger: The decision.
        title: The book's, for a new file.

    Raises:
        BookFileError: The file has mistakes.
        OutputError: It cannot be written.
    """
    read_bookfile(path)
    document = open_document(path, title=title)
    if "merged" not in document and not tomlkit.dumps(document).endswith("\n\n"):
        document.add(tomlkit.nl())
    _table(document, "merged")[merger.who] = merger.into
    save(path, document)


def _write_table(
    path: Path, name: str, changes: Mapping[str, str | float], *, title: str
) -> tuple[str, ...]:
    """Change values of a table, which is made where there is none; return their places."""
    if not changes:
        return ()
    document = open_document(path, title=title)
    if name not in document:
        document.add(tomlkit.nl())
    table = _table(document, name)
    for key, value in changes.items():
        table[key] = value
    save(path, document)
    return tuple(f"{name}.{key}" for key in changes)


def _fill(entry: Any, line: LineDecision) -> None:  # noqa: ANN401 - tomlkit's tables have no common type.
    """Write a decision into its table; a person's comments there stay."""
    fields = {
        "speaker": line.speaker,
        "text": line.text,
        "before": line.before,
        "after": line.after,
        "occurrence": None if line.occurrence == 1 else line.occurrence,
        "times": None if line.times == 1 else line.times,
    }
    is_new = not entry
    for key, value in fields.items():
        if value is None:
            entry.pop(key, None)
        else:
            entry[key] = value
    if is_new:
        entry.add(tomlkit.nl())


def _anchor(line: LineDecision) -> tuple[str, str, str | None, int]:
    return line.text, line.before, line.after, line.occurrence


def _place(entry: Mapping[str, Any]) -> tuple[str, str, str | None, int]:
    return (
        entry["text"],
        entry.get("before", ""),
        entry.get("after"),
        entry.get("occurrence", 1),
    )


def _character(character: Character) -> tomlkit.items.Table:
    table = tomlkit.table()
    table["name"] = character.name
    table["aliases"] = list(character.aliases)
    if character.gender:
        table["gender"] = str(character.gender)
    if character.age:
        table["age"] = str(character.age)
    if character.accent:
        table["accent"] = character.accent
    table.add(tomlkit.nl())
    return table


def open_document(path: Path, *, title: str) -> TOMLDocument:
    """Return a book file to be added to; where there is none, a new one with its header."""
    if path.exists():
        return tomlkit.parse(path.read_bytes().decode("utf-8-sig"))
    document = tomlkit.parse(_HEADER)
    document.add(tomlkit.nl())
    document["version"] = VERSION
    document["title"] = title
    return document


def save(path: Path, document: TOMLDocument) -> None:
    """
    Write a book file.

    Raises:
        OutputError: It cannot be written.
    """
    write_file(path, tomlkit.dumps(document).encode())


def _table(parent: Any, key: str) -> Any:  # noqa: ANN401 - tomlkit's tables have no common type.
    if key not in parent:
        # A super table has no header line of its own: [characters.anna] says enough.
        parent[key] = tomlkit.table(is_super_table=key in {"characters", "voices"})
    return parent[key]
