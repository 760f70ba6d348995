"""Front and back matter: which parts of a book are none of its story, and why."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from narrate.readers.formats.epub.semantics import (
    CHAPTER_TYPES,
    CONTENTS_TYPES,
    MATTER,
    MATTER_TYPES,
    NOTE_TYPES,
)
from narrate.readers.passage import Passage
from narrate.readers.structure.headings import label
from narrate.readers.structure.notesigns import STORY
from narrate.readers.structure.titles import undecorated

_NAMES: Final = (
    (
        "table of contents",
        re.compile(
            r"(?:table of )?contents|toc|list of (?:illustrations|figures|maps)|illustrations"
        ),
    ),
    ("footnote", re.compile(r"(?:foot|end)?notes")),
    (
        MATTER,
        re.compile(
            r"cover|(?:half[ -]?)?title(?:[ -]?page)?|copyright(?:[ -].{0,30})?|colophon|imprint"
            r"|legal notice|uncopyright|dedication|acknowledge?ments?|index|glossary|bibliography"
            r"|about (?:the (?:authors?|publisher|translator|editor|type)|th(?:is|e) (?:e-?)?book)"
            r"|also by(?: .{1,60})?|(?:other )?(?:books|titles|novels|works|stories) by .{1,60}"
            r"|(?:advance )?praise(?: for .{1,80})?|newsletter|(?:production )?credits"
            r"|publisher'?s? note|landmarks|bookplate|frontispiece|back ?cover|update log"
            r"|meet the author|permissions|discover more|join .{1,30}newsletter"
            r"|connect with .{1,40}|newsletter sign-?up"
            r"|(?:an? )?(?:excerpt|sneak peek|preview)(?: (?:from|of) .{1,80})?"
        ),
    ),
    ("transcriber's note", re.compile(r"transcriber'?s?'? notes?")),
)
"""Headings of matter, in small letters; believed only where no story is told beneath."""

_AMBIGUOUS: Final = frozenset({"table of contents", "footnote"})
_FILES: Final = re.compile(
    r"(?:cover(?:page)?|half[_-]?title(?:page)?|title[_-]?page|tit|copyright|cop|imprint|colophon"
    r"|uncopyright|dedication|ded|acknowledge?ments?|ack|toc|contents|nav|about(?:-?the)?-?author"
    r"|adcard|also-?by|log_?page)(?:[_-]?\d{1,3})?"
)
_OWN_WORDS: Final = re.compile(r"(?:foreword|introduction|preface|afterword|preamble|appendix)\b")
_OTHERS: Final = frozenset({"foreword", "introduction", "appendix", "frontmatter", "backmatter"})
"""Written about the story, mostly; kept where they tell."""

_ABOUT: Final = re.compile(
    r"\b(?:this|the (?:present|first|second|original|following)) (?:book|edition|translation|volume"
    r"|novel|work|collection|e-?book|text)\b|\bthe (?:author|translator|publisher|editor)s?\b"
    r"|\bpublish(?:ed|ers?|ing)\b|\b(?:manuscript|copyright|bibliograph\w*|critics?|edition)\b"
    r"|\bmy (?:readers|publishers?|editor|agent|book|novel)\b",
    re.IGNORECASE,
)
_RIGHTS: Final = (
    re.compile(r"©|\(c\) \d{4}|\bcopyright\b", re.IGNORECASE),
    re.compile(r"\ball rights reserved\b", re.IGNORECASE),
    re.compile(r"\bisbn\b", re.IGNORECASE),
    re.compile(r"\b(?:first )?published (?:in|by)\b", re.IGNORECASE),
    re.compile(r"\bno part of this (?:book|publication)\b|\bwork of fiction\b", re.IGNORECASE),
)
_RIGHTS_SIGNS: Final = 2
_RIGHTS_WORDS: Final = 900
_TITLE_WORDS: Final = 60
_SHORT_WORDS: Final = 400
_SENTENCE_ENDS: Final = (".", "!", "?", "”", '"')
_SPEECH: Final = re.compile(r"\s*[\"“«„\u2018—]")
_SPEAKING: Final = 0.1
_TELLING: Final = 0.3
_WRITING_ABOUT: Final = 0.2


def reason_of(
    passages: Sequence[Passage],
    *,
    heading: str,
    file: str,
    kinds: frozenset[str],
    claimed: frozenset[str],
    titles: tuple[str, ...],
) -> str | None:
    """
    Return why a part of a book is left out, or None if it is story.

    Args:
        passages: What stands in it.
        heading: What it is called, above it or in the table of contents; empty if nothing is.
        file: The name of its page, without ending; empty for a part that has no page of its own.
        kinds: What its elements say that it is, in the words of EPUB 3.
        claimed: What landmarks or guide say of it, in the same words: less is to be trusted.
        titles: The book's title and its author, as title pages name them.
    """
    texts = [passage.text for passage in passages if passage.text and passage.reason is None]
    is_trifle = _words(texts) <= _SHORT_WORDS or not tells(texts)
    typed = _typed(kinds) or (_typed(claimed) if is_trifle else None)
    if typed is not None:
        return typed
    if not kinds.isdisjoint(CHAPTER_TYPES | {"epigraph"}):
        return None
    if is_trifle and (named := _named(heading, file, texts)):
        return named
    if _is_rights(texts) or _is_title_page(texts, heading, titles):
        return MATTER
    return _judged(texts, heading, kinds | claimed)


def tells(texts: Sequence[str]) -> bool:
    """Return whether paragraphs tell a story: people speak, or do something."""
    told = [text for text in texts if len(text.split()) > 1]
    if not told:
        return False
    speaking = sum(_SPEECH.match(text) is not None for text in told)
    telling = sum(any(pattern.search(text) for pattern in STORY) for text in told)
    if speaking >= max(2, _SPEAKING * len(told)):
        return True
    return telling >= _TELLING * len(told) and _about(told) < _WRITING_ABOUT


def _about(texts: Sequence[str]) -> float:
    """Return the share of paragraphs that speak of books, not of people."""
    return sum(_ABOUT.search(text) is not None for text in texts) / max(len(texts), 1)


def _typed(kinds: frozenset[str]) -> str | None:
    if not kinds.isdisjoint(CONTENTS_TYPES):
        return "table of contents"
    if not kinds.isdisjoint(NOTE_TYPES):
        return "footnote"
    return None if kinds.isdisjoint(MATTER_TYPES) else MATTER


def _named(heading: str, file: str, texts: Sequence[str]) -> str | None:
    """Return what a part is by its heading; by its file's name, where it has none."""
    words = " ".join(undecorated(heading).casefold().replace("\u2019", "'").split()).rstrip(".:")
    reason = next((reason for reason, pattern in _NAMES if pattern.fullmatch(words)), None)
    if reason is not None:
        # `Notes` may be a chapter of a story; `About the Author` tells, and is none.
        return None if reason in _AMBIGUOUS and tells(texts) else reason
    is_matter = not heading and _FILES.fullmatch(file.lower()) is not None and not tells(texts)
    return MATTER if is_matter and _words(texts) <= _SHORT_WORDS else None


def _words(texts: Sequence[str]) -> int:
    return sum(len(text.split()) for text in texts)


def _is_rights(texts: Sequence[str]) -> bool:
    if _words(texts) > _RIGHTS_WORDS:
        return False
    signs = sum(any(sign.search(text) for text in texts) for sign in _RIGHTS)
    return signs >= _RIGHTS_SIGNS and not tells(texts)


def _is_title_page(texts: Sequence[str], heading: str, titles: tuple[str, ...]) -> bool:
    """Return whether nothing but the book's title, its author and the like stand there."""
    if _words(texts) > _TITLE_WORDS or tells(texts):
        return False
    lines = {_letters(line) for text in texts for line in text.split("\n")}
    named = {_letters(title) for title in titles} - {""}
    if named.isdisjoint({*lines, *map(_letters, texts[:1]), _letters(heading)}):
        return False
    return len(texts) == 1 or not any(text.endswith(_SENTENCE_ENDS) for text in texts)


def _judged(texts: Sequence[str], heading: str, kinds: frozenset[str]) -> str | None:
    """Return whether forewords and their like are left out: who tells is kept."""
    word = _OWN_WORDS.match(undecorated(heading).casefold())
    found = label(heading)
    if word is None and kinds.isdisjoint({*_OTHERS, "preface", "afterword", "preamble"}):
        return None
    if found is not None and found.word in {"prologue", "epilogue", "chapter", "part"}:
        return None
    told = [text for text in texts if text != heading]
    if kinds.isdisjoint(_OTHERS) and not (word is not None and word[0] in _OTHERS):
        return MATTER if _about(told) >= _WRITING_ABOUT and not tells(told) else None
    return None if tells(told) else MATTER


def _letters(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())
