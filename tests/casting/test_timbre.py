from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from narrate.cast import TIMBRE_HZ, Voice
from narrate.casting.catalog import load_catalog
from narrate.casting.timbre import distance
from narrate.script import Age, Gender

VOICE = Voice("tone/x", "tone", "en", Gender.NEUTRAL, Age.ADULT)
FLAT = (0.0,) * (1 + len(TIMBRE_HZ))

timbres = st.tuples(*(st.floats(-40, 40) for _ in FLAT))


def voice(timbre: tuple[float, ...]) -> Voice:
    return replace(VOICE, timbre=timbre)


def apart(one: tuple[float, ...], other: tuple[float, ...]) -> float:
    found = distance(voice(one), voice(other))
    assert found is not None
    return found


def test_two_semitones_are_one_apart() -> None:
    assert apart(FLAT, (2.0, *FLAT[1:])) == pytest.approx(1.0)


def test_three_decibels_of_spectrum_are_one_apart() -> None:
    tilted = (0.0, *(3.0 * (-1) ** band for band in range(len(TIMBRE_HZ))))

    assert apart(FLAT, tilted) == pytest.approx(1.0)


@given(timbres, timbres, timbres)
def test_a_distance_is_one(
    one: tuple[float, ...], two: tuple[float, ...], three: tuple[float, ...]
) -> None:
    assert apart(one, one) == 0
    assert apart(one, two) == apart(two, one)
    assert apart(one, three) <= apart(one, two) + apart(two, three) + 1e-9


def test_who_is_not_measured_is_at_no_distance() -> None:
    assert distance(VOICE, voice(FLAT)) is None
    assert distance(voice(FLAT), VOICE) is None


def test_no_two_english_voices_of_espeak_sound_alike() -> None:
    voices = [it for it in load_catalog("espeak").voices if it.language.startswith("en")]

    apart = [distance(one, other) for one, other in combinations(voices, 2)]

    assert len(voices) >= 24
    assert min(it or 0.0 for it in apart) >= 1.0
