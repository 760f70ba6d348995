"""How far apart two voices sound, measured where they are and estimated where they are not."""

from __future__ import annotations

from typing import Final

from narrate.cast import Voice
from narrate.casting.timbre import distance
from narrate.script import Age, Gender

_ANOTHER: Final = 1.0
_OTHER_GENDER: Final = 3.0
_OTHER_AGE: Final = 0.5
_CHILD: Final = 3.0
_OTHER_ACCENT: Final = 0.5
"""
What differs, in the units of `distance`. In the catalog of espeak, women are 3 to 4 from men and
children from men, on the average; set by hand.
"""


def apart(one: Voice, other: Voice) -> float:
    """Return how far apart two voices sound; 0 for one voice and itself."""
    if one.id == other.id:
        return 0.0
    measured = distance(one, other)
    return _estimated(one, other) if measured is None else measured


def _estimated(one: Voice, other: Voice) -> float:
    far = _ANOTHER
    if one.gender is not other.gender:
        far += _OTHER_GENDER / (1 + (Gender.NEUTRAL in (one.gender, other.gender)))
    if one.age is not other.age:
        far += _CHILD if Age.CHILD in (one.age, other.age) else _OTHER_AGE
    if one.accent != other.accent:
        far += _OTHER_ACCENT
    return far
