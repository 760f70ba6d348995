"""
Scenes with every quotation labeled: who says it, as a careful reader would say.

A scene is a story in Markdown. Its head names the characters, and behind the closing mark of
every quotation stands who says it:

    ---
    title: The Borrowed Key
    characters:
      ines: Inês Carvalho, Inês, Nes; female
      porter: the night porter; they
    narrator: ines
    ---

    ## One

    "You said you had a key,"{ines} Inês whispered. "Do you?"{ines}

`{?}` stands where nobody can be named. What is quoted and not said has no label. Words in
italics are labeled where thoughts are a way to talk. `narrator` is there if somebody says *I*;
where he changes with the chapter, he stands behind its heading instead: `## Two {porter}`.
"""
# ruff: noqa: RUF001 - curly marks are what texts hold.

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Final

from narrate.attribution import attribute
from narrate.parsing import parse
from narrate.readers import read
from narrate.script import Script, SpanKind, Utterance

SPOKEN: Final = frozenset({SpanKind.DIALOGUE, SpanKind.THOUGHT})

_HEAD: Final = re.compile(r"---\n(?P<head>.*?)\n---\n(?P<story>.*)", re.DOTALL)
_CHARACTER: Final = re.compile(r"  (?P<id>[a-z][\w-]*): (?P<names>[^;]+)(?:; (?P<gender>\w+))?")
_GENDERS: Final = frozenset({None, "female", "male", "they"})
_LABEL: Final = re.compile(r"\{(?P<id>\?|[a-z][\w-]*)\}")
_OPENING: Final = {'"': '"', "”": "“", "’": "‘", "'": "'", "»": "«", "*": "*", "_": "_"}
_SINGLE: Final = frozenset("'’")
_LETTER: Final = re.compile(r"[^\W_]")


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody in a scene."""

    id: str
    names: tuple[str, ...]
    """The full name first."""

    gender: str | None


@dataclass(frozen=True, slots=True)
class Label:
    """A quotation, or a part of one, with him who says it."""

    paragraph: int
    """Which line of the story that is not empty, from 0."""

    start: int
    end: int
    """Which letters and digits of the paragraph, half-open: markup and marks do not count."""

    text: str
    speaker: str | None
    """A person's id; None where nobody can be named."""

    narrator: str | None
    """The id of the person who says *I* there."""


@dataclass(frozen=True, slots=True)
class Scene:
    """A labeled story."""

    name: str
    persons: Mapping[str, Person]
    labels: tuple[Label, ...]
    story: str
    """In Markdown, without labels."""

    def script(self) -> Script:
        """Return the script of the story, read like any file of a user."""
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / f"{self.name}.md"
            path.write_text(self.story, encoding="utf-8")
            book = read(path)
        return attribute(book, parse(book)).script


@dataclass(frozen=True, slots=True)
class Heard:
    """A label, and what the program makes of its words."""

    label: Label
    utterance: Utterance | None
    """The utterance with most of its letters; None if the words are not in the script."""

    @property
    def spoken(self) -> bool:
        """Whether the program takes the words as speech or thought."""
        return self.utterance is not None and self.utterance.span.kind in SPOKEN


def load(path: Path) -> Scene:
    """
    Return the scene in a file.

    Raises:
        ValueError: The file breaks a rule of the form; the message says where.
    """
    found = _HEAD.fullmatch(path.read_text(encoding="utf-8"))
    if found is None:
        raise ValueError(f"{path}: no head between two lines `---`")
    title, persons, narrator = _head(found["head"], path)
    paragraphs: list[str] = []
    labels: list[Label] = []
    for line in found["story"].splitlines():
        if not line.strip():
            continue
        if line.startswith("#") and (owner := _LABEL.search(line)):
            narrator = owner["id"]
            line = line[: owner.start()].rstrip()  # noqa: PLW2901 - it is the same line, unlabeled.
        try:
            plain, found_here = _labels(line, len(paragraphs), narrator)
        except ValueError as error:
            raise ValueError(f"{path}: {error}: {line[:60]}") from error
        paragraphs.append(plain)
        labels += found_here
    strangers = {label.speaker or narrator for label in labels} | {narrator}
    strangers -= {None, *persons}
    if strangers:
        raise ValueError(f"{path}: the head does not name {sorted(map(str, strangers))}")
    story = "\n\n".join((f"---\ntitle: {title}\n---", *paragraphs, ""))
    return Scene(path.stem, persons, tuple(labels), story)


def match(scene: Scene, script: Script) -> tuple[Heard, ...]:
    """Return what a script has of each label of its scene, in order."""
    written = [_letters(line) for line in scene.story.split("\n\n")[1:]]
    blocks = [tuple(block) for block in _blocks(script)]
    heard = ["".join(_letters(one.span.text) for one in block) for block in blocks]
    homes: dict[int, int] = {}
    at = 0
    for paragraph, letters in enumerate(written):
        # What is left out of the script is passed over, and the rest stands in its order.
        home = next((index for index in range(at, len(heard)) if heard[index] == letters), None)
        if letters and home is not None:
            homes[paragraph] = home
            at = home + 1
    return tuple(
        Heard(label, _most(blocks[homes[label.paragraph]], label))
        if label.paragraph in homes
        else Heard(label, None)
        for label in scene.labels
    )


def unlabeled(script: Script, heard: Sequence[Heard]) -> tuple[Utterance, ...]:
    """Return what the program takes as said in quotation marks, and no label is on."""
    labeled = {
        (number, utterance.span.quotation)
        for number, utterance in _numbered(script)
        if any(utterance is one.utterance for one in heard)
    }
    return tuple(
        utterance
        for number, utterance in _numbered(script)
        if utterance.span.kind is SpanKind.DIALOGUE
        and utterance.span.quotation is not None
        and (number, utterance.span.quotation) not in labeled
    )


def _head(head: str, path: Path) -> tuple[str, dict[str, Person], str | None]:
    fields: dict[str, str] = {}
    persons: dict[str, Person] = {}
    for line in head.splitlines():
        if character := _CHARACTER.fullmatch(line.rstrip()):
            names = tuple(name.strip() for name in character["names"].split(","))
            persons[character["id"]] = Person(character["id"], names, character["gender"])
            if character["gender"] not in _GENDERS:
                raise ValueError(f"{path}: no such gender: {line.strip()}")
        else:
            key, parted, value = line.partition(":")
            fields[key] = value.strip()
            if not parted or key not in {"title", "characters", "narrator"}:
                raise ValueError(f"{path}: the head cannot be read: {line}")
    if not fields.get("title") or not persons:
        raise ValueError(f"{path}: the head names no title, or no characters")
    return fields["title"], persons, fields.get("narrator")


def _labels(line: str, paragraph: int, narrator: str | None) -> tuple[str, list[Label]]:
    """Return a paragraph without its labels, and the labels."""
    plain = ""
    labels: list[Label] = []
    last = at = 0
    for found in _LABEL.finditer(line):
        plain += line[at : found.start()]
        at = found.end()
        start = _opened(plain, last)
        labels.append(
            Label(
                paragraph,
                len(_letters(plain[:start])),
                len(_letters(plain)),
                plain[start:].strip("*_ "),
                None if found["id"] == "?" else found["id"],
                narrator,
            )
        )
        last = len(plain)
    return plain + line[at:], labels


def _opened(text: str, least: int) -> int:
    """
    Return where the quotation at the end of a text begins.

    Raises:
        ValueError: The text ends in no closing mark, or nothing opens there.
    """
    inner = text.rstrip("*_")
    end = inner if inner[-1:] in _OPENING else text
    mark = end[-1:]
    if mark not in _OPENING:
        raise ValueError("a label does not stand behind a closing mark")
    before = end.rstrip(mark)
    if mark in _SINGLE:
        start = _opened_single(before, mark, least)
    else:
        start = before.rfind(_OPENING[mark], least)
    if start < 0:
        raise ValueError("a labeled quotation has no opening mark")
    return start


def _opened_single(text: str, mark: str, least: int) -> int:
    """Return where single marks open; an apostrophe looks the same, but closes nothing."""
    opens = re.compile(rf"(?<!\w){_OPENING[mark]}(?=\S)")
    closes = re.compile(rf"(?<=\S){mark}(?!\w)")
    start = -1
    for found in opens.finditer(text, least):
        if start < 0 or closes.search(text, start + 1, found.start()):
            start = found.start()
    return start


def _letters(text: str) -> str:
    return "".join(_LETTER.findall(text))


def _numbered(script: Script) -> Iterator[tuple[int, Utterance]]:
    for chapter in script.chapters:
        for utterance in chapter.utterances:
            yield chapter.number, utterance


def _blocks(script: Script) -> Iterator[Iterator[Utterance]]:
    for chapter in script.chapters:
        for _, block in groupby(chapter.utterances, lambda one: one.span.block):
            yield block


def _most(block: Sequence[Utterance], label: Label) -> Utterance:
    """Return the utterance of a block with most letters of a label, the spoken first."""
    shares: list[tuple[int, bool, Utterance]] = []
    start = 0
    for utterance in block:
        end = start + len(_letters(utterance.span.text))
        share = min(end, label.end) - max(start, label.start)
        shares.append((share, utterance.span.kind in SPOKEN, utterance))
        start = end
    return max(shares, key=lambda one: one[:2])[2]
