"""The words of a language by which speech is told from narration, as parsing asks for them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cache
from typing import Final

from narrate.parsing.verbs import HALF_SPEAKING, MANNER, PLAIN, SPEAKING, THINKING, WRITING
from narrate.tongues import Tongue, tongue_of


class Tag(StrEnum):
    """What a tag tells of the words beside it."""

    SAID = "said"
    MANNER = "manner"
    THOUGHT = "thought"
    WRITTEN = "written"


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Words of tags, in lower case, and patterns of *I* and *you*."""

    tells: Mapping[str, Tag]
    speaking: frozenset[str]
    subjects: frozenset[str]
    address: re.Pattern[str]
    """Somebody says *I* or *you*, as speech does and narration seldom."""

    ego: re.Pattern[str]
    half_speaking: frozenset[str] = frozenset()
    """What introduces speech only with a little word."""

    going_on: frozenset[str] = frozenset()
    """Verbs of a tag that may stand in a speech that goes on."""

    plain: frozenset[str] = frozenset()
    """Verbs of speech as they are called by: what one commands, and no tag has."""

    strange: bool = False
    """Whether the words are those of another language than the text's, which nobody knows."""

    tongue: Tongue | None = field(default=None, compare=False)
    """None for English."""


ENGLISH: Final = Lexicon(
    tells=dict.fromkeys(MANNER, Tag.MANNER)
    | dict.fromkeys(SPEAKING, Tag.SAID)
    | dict.fromkeys(THINKING, Tag.THOUGHT)
    | dict.fromkeys(WRITING, Tag.WRITTEN),
    speaking=SPEAKING,
    half_speaking=HALF_SPEAKING,
    plain=PLAIN,
    subjects=frozenset(
        {"he", "she", "they", "i", "we", "it", "one", "somebody", "someone", "everybody"}
        | {"the", "a", "an", "his", "her", "my", "their", "our", "another", "both", "several"}
    ),
    going_on=frozenset(
        {"continued", "continues", "went", "goes", "on", "added", "adds", "resumed", "proceeded"}
        | {"concluded", "pursued", "finished", "ended", "repeated", "began"}
    ),
    address=re.compile(
        r"\b(?:I|you|me|my|mine|your|yours|we|us|our|ours|let's|thou|thee|thy)\b", re.IGNORECASE
    ),
    ego=re.compile(r"\b(?:I|my|me)\b"),
)


@cache
def lexicon_of(language: str) -> Lexicon:
    """Return the words of a language; those of English where no others are known."""
    tongue = tongue_of(language)
    if tongue is None:
        is_english = language.partition("-")[0] in {"en", ""}
        return ENGLISH if is_english else replace(ENGLISH, strange=True)
    return Lexicon(
        tells=dict.fromkeys(tongue.acts, Tag.MANNER)
        | dict.fromkeys(tongue.says, Tag.SAID)
        | dict.fromkeys(tongue.thinks, Tag.THOUGHT),
        speaking=tongue.says,
        subjects=frozenset(tongue.pronouns),
        address=tongue.address,
        ego=tongue.ego,
        tongue=tongue,
    )
