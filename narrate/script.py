"""Who says what: spans, characters, utterances, the script of a book."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final, TypeAlias

from narrate.book import LeftOut, ParagraphKind, SceneBreak

CharacterId: TypeAlias = str
"""A slug of the character's name: `mrs-hale`."""

NARRATOR: Final = "narrator"
"""Speaks headings and narration."""

UNKNOWN: Final = "unknown"
"""Speaks what nobody can be named for."""


class SpanKind(StrEnum):
    """What a span of text is."""

    HEADING = "heading"
    NARRATION = "narration"
    DIALOGUE = "dialogue"
    THOUGHT = "thought"


class Gender(StrEnum):
    """How a character is spoken of, or how a voice sounds."""

    FEMALE = "female"
    MALE = "male"
    NEUTRAL = "neutral"


class Age(StrEnum):
    """How old somebody sounds."""

    CHILD = "child"
    ADULT = "adult"
    OLD = "old"


class Evidence(StrEnum):
    """How the speaker of an utterance was found."""

    REVIEWED = "reviewed"
    """A person decided."""

    EXPLICIT = "explicit"
    """A speech tag with a name: *said Anna*."""

    ANAPHORIC = "anaphoric"
    """A speech tag with a pronoun or a noun: *she said*, *said the old man*."""

    IMPLICIT = "implicit"
    """No tag: turns, actions, who is spoken to."""

    NARRATION = "narration"
    """Not speech."""


class Delivery(StrEnum):
    """How an utterance is said."""

    PLAIN = "plain"
    WHISPERED = "whispered"
    SHOUTED = "shouted"
    MUTTERED = "muttered"
    SOBBED = "sobbed"
    LAUGHED = "laughed"
    SUNG = "sung"
    THOUGHT = "thought"
    READ = "read"
    """Aloud: a letter, a poem."""

    TELEPHONED = "telephoned"
    """Heard over a wire or by radio."""


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of one block; the spans of a block join to its text."""

    kind: SpanKind
    text: str
    """As printed, marks and blanks included; holds at least one letter or digit, unless
    its whole block has none."""

    block: int
    """Index of the block in its chapter, from 0."""

    start: int
    """Offset in the block's text, from 0."""

    quotation: int | None = None
    """Which quotation of the chapter, from 0; one that a tag interrupts or that runs on
    over paragraphs has several spans. None for what is not in quotation marks."""

    writing: ParagraphKind = ParagraphKind.PROSE
    """What sort of writing its block is."""

    @property
    def end(self) -> int:
        """Offset after the span's last character in the block's text."""
        return self.start + len(self.text)


DECIDED: Final = "the book file"
"""By what is known what a person decided."""


@dataclass(frozen=True, slots=True)
class Signs:
    """By what a story tells what somebody is like, in short words; empty: by nothing."""

    gender: str = ""
    """`Mrs. and 12 pronouns`."""

    age: str = ""
    """`seventy-nine`, `grandmother`."""

    accent: str = ""
    """`brogue`."""


@dataclass(frozen=True, slots=True)
class Character:
    """Somebody who speaks."""

    id: CharacterId
    name: str
    """As it is best said in full: `Mrs. Hale`."""

    aliases: tuple[str, ...] = ()
    """Other names of his in the text; sorted, without `name`."""

    gender: Gender | None = None
    age: Age | None = None
    accent: str = ""
    """As the story tells it, in English: `Scottish`; mostly it does not."""

    signs: Signs = field(default=Signs(), compare=False)
    """By what that is known: it is no part of who he is."""


@dataclass(frozen=True, slots=True)
class Utterance:
    """One span with its speaker: the unit that is spoken and corrected."""

    span: Span
    speaker: CharacterId
    confidence: float
    """From 0 to 1: how likely the speaker is right."""

    evidence: Evidence
    delivery: Delivery = Delivery.PLAIN


@dataclass(frozen=True, slots=True)
class ScriptChapter:
    """What is said in one chapter, in order."""

    number: int
    title: str
    items: tuple[Utterance | SceneBreak, ...]
    description: str = ""
    """What its author says about it, to be shown and not spoken."""

    @property
    def utterances(self) -> tuple[Utterance, ...]:
        """The utterances alone. Line N of a chapter, as people count, is number N - 1 here."""
        return tuple(item for item in self.items if isinstance(item, Utterance))


@dataclass(frozen=True, slots=True)
class Script:
    """Who says what in a whole book."""

    title: str
    author: str | None
    language: str
    narrator: CharacterId | None
    """The character who tells the story as *I*, if one does."""

    characters: tuple[Character, ...]
    """Those who speak, most lines first."""

    chapters: tuple[ScriptChapter, ...]
    left_out: tuple[LeftOut, ...] = ()

    @property
    def last_number(self) -> int:
        """The number of the last chapter; some before it may hold no story, and so be absent."""
        return self.chapters[-1].number if self.chapters else 0

    def place(self, number: int) -> int | None:
        """Return the index of the chapter with a number, or None if it holds no story."""
        numbers = (chapter.number for chapter in self.chapters)
        return next((place for place, each in enumerate(numbers) if each == number), None)

    def lines_of(self, speaker: CharacterId) -> int:
        """Return how many lines of dialogue or thought somebody has."""
        return sum(
            utterance.speaker == speaker and utterance.span.kind in _SPOKEN
            for chapter in self.chapters
            for utterance in chapter.utterances
        )


_SPOKEN: Final = frozenset({SpanKind.DIALOGUE, SpanKind.THOUGHT})
