"""
How well a voice fits somebody.

A child with a man's voice is worse than a woman with one; that is worse than any two people with
one voice; an old woman with a young woman's voice is not.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median
from typing import Final

from narrate.cast import Voice
from narrate.script import Age, Character, Gender

WRONG_CHILD: Final = 2_000_000
WRONG_GENDER: Final = 1_000_000
_WRONG_AGE: Final = 10
_WRONG_ACCENT: Final = 10
_OTHER_CHILD: Final = 50
"""A girl's voice for a boy: better than that of a boy who stands beside him."""

_GENDERED: Final = 40
"""A woman's or a man's voice for somebody who is neither, and as much again if it is plainly so."""

_RARE: Final = 5
"""A neutral voice for somebody of whom nothing is told: others may need it."""

_FITTING: Final = 1_000
"""Whoever is cast at less than this sounds like somebody of his gender and age."""

_BROAD: Final = {
    "british": ("received pronunciation", "lancashire", "midlands", "english", "yorkshire"),
    "american": ("new york", "us"),
}
"""What else is called so."""


@dataclass(frozen=True, slots=True)
class Middle:
    """The pitch between women's voices and men's, in semitones, where a catalog tells pitches."""

    pitch: float
    reach: float
    """How far from there a voice is plainly a woman's or a man's."""

    def plainness(self, voice: Voice) -> float:
        """Return from 0 to 1 how plainly a voice is that of a woman or a man."""
        if voice.timbre is None:
            return 1.0
        return min(1.0, abs(voice.timbre[0] - self.pitch) / self.reach)


def middle(voices: Sequence[Voice]) -> Middle | None:
    """Return what lies between the women and the men of a catalog; None if it tells no pitch."""
    pitches = [
        [
            voice.timbre[0]
            for voice in voices
            if voice.timbre is not None and voice.gender is gender and voice.age is not Age.CHILD
        ]
        for gender in (Gender.FEMALE, Gender.MALE)
    ]
    if not all(pitches):
        return None
    women, men = map(median, pitches)
    return Middle((women + men) / 2, abs(women - men) / 2) if women != men else None


def mismatch(voice: Voice, who: Character, between: Middle | None = None) -> float:
    """
    Return how badly a voice fits somebody; 0: perfectly.

    Args:
        voice: The voice.
        who: Whose it might be.
        between: The pitch that is neither a woman's nor a man's.
    """
    wrong = 0.0
    if (voice.age is Age.CHILD) != (who.age is Age.CHILD):
        wrong += WRONG_CHILD
    elif voice.age is not (who.age or Age.ADULT):
        wrong += _WRONG_AGE
    if who.gender is Gender.NEUTRAL and voice.gender is not Gender.NEUTRAL:
        plainness = between.plainness(voice) if between else 1.0
        wrong += _RARE if who.age is Age.CHILD else _GENDERED * (1 + plainness)
    elif who.gender is None:
        wrong += _RARE if voice.gender is Gender.NEUTRAL else 0
    elif voice.gender is not who.gender:
        both_children = voice.age is who.age is Age.CHILD
        wrong += _OTHER_CHILD if both_children else WRONG_GENDER
    if who.accent and not has_accent(voice, who.accent):
        wrong += _WRONG_ACCENT
    return wrong


def fits(voice: Voice, who: Character) -> bool:
    """Tell whether a voice has the gender and about the age of somebody, as far as known."""
    return mismatch(voice, who) < _FITTING


def has_accent(voice: Voice, accent: str) -> bool:
    """Tell whether a voice has an accent, `Scottish`, or one that is also called so."""
    wanted = accent.casefold()
    has = voice.accent.casefold()
    return bool(has) and any(word in has for word in (wanted, *_BROAD.get(wanted, ())))
