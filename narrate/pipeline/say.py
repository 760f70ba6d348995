"""How words of a story are said: what a person decides, and what is likely to be wrong."""
# ruff: noqa: RUF001, RUF002 - curly apostrophes, letters of phonetics.

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from narrate import bookfile, ipa
from narrate.engines import pronunciation
from narrate.errors import UsageError
from narrate.pipeline.story import Understood
from narrate.script import Script, SpanKind, Utterance
from narrate.sentences import sentence_ranges
from narrate.synthesis.spoken.sayings import lexicon, said_word, saying_of

_WORD: Final = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_POSSESSIVE: Final = re.compile(r"['’][sS]?$")
_CONTRACTED: Final = re.compile(r"(?<!^[ODLMdlm])['’]")
"""`I'm` is no name; `O'Brien` is."""
_HANDLE: Final = re.compile(r"[\w.]*[@#][\w.]+|[^\W_]+(?:_+[^\W_]+)+")
"""`@mara_voss` is a name of a user, and tells nothing of how `Mara` is written."""
_FEWEST_CHARS: Final = 2
_OFTEN_SMALL: Final = 0.1
"""Of a word's uses without a capital, from which on it is no name."""

_NO_NAMES: Final = frozenset(
    [
        "i",
        "mr",
        "mrs",
        "ms",
        "miss",
        "dr",
        "sir",
        "lady",
        "lord",
        "st",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "english",
        "american",
        "french",
        "german",
        "god",
        "ok",
        "okay",
        "oh",
        "no",
        "yes",
        "mum",
        "mom",
        "dad",
        "tv",
    ]
)


@dataclass(frozen=True, slots=True)
class Decided:
    """Where a decision was written, and what gave way to it."""

    path: Path
    instead_of: str | None
    """The word that was decided before: the same, perhaps in other case."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a story, and how it is said."""

    word: str
    count: int
    """How often the story has it, its plural and possessive with it."""

    heard: str
    """What espeak makes of it as it is said now, in the International Phonetic Alphabet."""

    doubtful: bool
    """Whether that is likely to be wrong; nothing that was decided is."""

    saying: str | None = None
    """How it is said by decision."""

    shared: bool = False
    """Whether the decision holds for all books."""


def word(understood: Understood, name: str) -> Word:
    """Return how a word is said now."""
    count = sum(len(_pattern(name).findall(line.span.text)) for line in _lines(understood.script))
    return _words(understood, {name: count})[0]


def words(understood: Understood) -> tuple[Word, ...]:
    """Return the names of a story, those that it has most often first."""
    return _words(understood, dict(_names(understood.script)))


def say(understood: Understood, name: str, saying: str, *, shared: bool) -> Decided:
    """
    Decide how a word is said, in this book or in all; return the file that says so now.

    It replaces what the file says of the same word in other case.

    Args:
        understood: The story.
        name: The word, as it is printed.
        saying: In letters, or in phonemes between slashes: `/hɜːˈmaɪəni/`.
        shared: Whether that is to hold in all books.

    Raises:
        UsageError: There is no word, or nothing to say; or phonemes where no voice takes them.
        BookFileError: The file has mistakes.
        OutputError: The file cannot be written.
    """
    name, saying = name.strip(), saying.strip()
    if not any(map(str.isalnum, name)) or not any(map(str.isalnum, saying)):
        raise UsageError(
            f"`{name}` cannot be said `{saying}`", hint="Give a word, and letters that say it"
        )
    fault = bookfile.fault_of(saying)
    if fault:
        raise UsageError(
            f"`{saying}` cannot be spoken: {fault}",
            hint="Sounds stand between two slashes, as dictionaries write them: `/pik/`; "
            "or spell it in letters, without slashes",
        )
    language = understood.script.language
    if ipa.is_ipa(saying) and not shared and not language.startswith("en"):
        raise UsageError(
            f"Phonemes are for English, and this story's language is `{language}`",
            hint="Spell the word as that language would",
        )
    path, title = _place(understood, shared=shared)
    return Decided(path, bookfile.add_spelling(path, name, saying, title=title))


def unsay(understood: Understood, name: str, *, shared: bool) -> Path:
    """
    Take back how a word is said; return the file that said so.

    Raises:
        UsageError: Nothing is decided about it there.
        BookFileError: The file has mistakes.
        OutputError: The file cannot be written.
    """
    path, title = _place(understood, shared=shared)
    name = name.strip()
    if not bookfile.remove_spelling(path, name, title=title):
        raise UsageError(
            f"{path} does not say how `{name}` is said",
            hint=_where_decided(understood, name, shared=shared),
        )
    return path


def _where_decided(understood: Understood, name: str, *, shared: bool) -> str:
    if shared:
        others = bookfile.read_bookfile(understood.bookfile).spellings
    else:
        others = bookfile.read_shared(_place(understood, shared=True)[0])
    if bookfile.find_word([word for word, _ in others], name) is None:
        return "`narrate words STORY` shows what is"
    if shared:
        return "It is decided for this book: leave `--shared` out"
    return "It is decided for all books: `--remove --shared` takes that back"


def _place(understood: Understood, *, shared: bool) -> tuple[Path, str | None]:
    if shared:
        return understood.voices / bookfile.SHARED, None
    return understood.bookfile, understood.book.title


def _words(understood: Understood, counts: dict[str, int]) -> tuple[Word, ...]:
    own = {word for word, _ in bookfile.read_bookfile(understood.bookfile).spellings}
    language = understood.script.language
    is_english = language.partition("-")[0] == "en"
    known = lexicon(tuple(understood.decisions.spellings), english=is_english)
    names = tuple(counts)
    sayings = [saying_of(name, known) for name in names]
    heard = pronunciation.heard([said_word(name, known) for name in names], language)
    doubtful = pronunciation.doubtful(names, language)
    return tuple(
        Word(
            word=name,
            count=counts[name],
            heard=sound,
            doubtful=doubt and saying is None,
            saying=None if saying is None else saying.written,
            shared=saying is not None and saying.word not in own,
        )
        for name, saying, sound, doubt in zip(names, sayings, heard, doubtful, strict=True)
    )


def _names(script: Script) -> Iterable[tuple[str, int]]:
    """
    Return the words that are capitalized within sentences, and how often each is.

    Headings, words all in capitals, and names of users do not tell what is a name.
    """
    capital: Counter[str] = Counter()
    inner: Counter[str] = Counter()
    small: Counter[str] = Counter()
    for line in _lines(script):
        if line.span.kind is SpanKind.HEADING:
            continue
        text = _HANDLE.sub(lambda match: " " * len(match[0]), line.span.text)
        starts = {start for start, _ in sentence_ranges(text)}
        fresh = True
        for match in _WORD.finditer(text):
            name = _POSSESSIVE.sub("", match[0])
            fresh = fresh or bool(starts & set(range(match.start() - 2, match.start() + 1)))
            if name[:1].islower():
                small[name.lower()] += 1
            elif name[:1].isupper() and (len(name) == 1 or not name.isupper()):
                capital[name] += 1
                inner[name] += not fresh
            fresh = False
    named = {piece for person in script.characters for piece in _WORD.findall(person.name)}
    for name, count in capital.most_common():
        low = name.lower()
        is_name = inner[name] > 0 or name in named
        if (
            is_name
            and len(name) >= _FEWEST_CHARS
            and low not in _NO_NAMES
            and not _CONTRACTED.search(name)
            and small[low] <= _OFTEN_SMALL * count
        ):
            yield name, count


def _lines(script: Script) -> Iterable[Utterance]:
    return (line for chapter in script.chapters for line in chapter.utterances)


def _pattern(name: str) -> re.Pattern[str]:
    plain = re.escape(name.replace("’", "'")).replace("'", "['’]")
    return re.compile(rf"(?<![^\W_]){plain}(?:e?s)?(?![^\W_])", re.IGNORECASE)
