from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from narrate.synthesis.gentle import ROOM_MS, gentle, roomed
from narrate.synthesis.loudness import Samples, loudness_lufs
from narrate.synthesis.noise import noise

RATE_HZ = 24_000
TAIL = RATE_HZ * ROOM_MS // 1000


def tone(hz: float, *, seconds: float = 1.0, peak: float = 0.1) -> Samples:
    return peak * np.sin(2 * np.pi * hz * np.arange(round(seconds * RATE_HZ)) / RATE_HZ)


def level_db(samples: Samples, low_hz: int, high_hz: int) -> float:
    powers = np.abs(np.fft.rfft(samples)) ** 2
    hz = np.fft.rfftfreq(len(samples), 1 / RATE_HZ)
    inside = (hz >= low_hz) & (hz < high_hz)
    return float(10 * np.log10(powers[inside].sum() + 1e-12))


def test_what_is_thin_gets_body_and_what_is_harsh_loses_its_edge() -> None:
    chord = tone(150) + tone(500) + tone(2_500)

    heard = gentle(chord, RATE_HZ)

    body, middle, edge = (
        level_db(heard, hz - 50, hz + 50) - level_db(chord, hz - 50, hz + 50)
        for hz in (150, 500, 2_500)
    )
    assert body - middle == pytest.approx(3.5, abs=1)
    assert edge - middle == pytest.approx(-3.5, abs=1)


def test_a_hiss_is_softened_and_a_vowel_beside_it_is_not() -> None:
    vowel = tone(300, peak=0.2)
    hiss = noise(RATE_HZ) * 0.3

    heard = gentle(np.concatenate((vowel, hiss)), RATE_HZ)

    before, after = (
        level_db(part[RATE_HZ:], 5_000, 9_000) - level_db(part[:RATE_HZ], 200, 400)
        for part in (np.concatenate((vowel, hiss)), heard)
    )
    assert -11 < after - before < -5


@given(seed=st.integers(1, 99), seconds=st.floats(0.1, 2.0), peak=st.floats(0.01, 0.9))
def test_a_take_keeps_its_length_and_its_loudness(seed: int, seconds: float, peak: float) -> None:
    count = round(seconds * RATE_HZ)
    take = noise(count + seed)[seed:] * peak * tone(3.0, seconds=seconds, peak=0.5)[:count]

    heard = gentle(take, RATE_HZ)

    assert len(heard) == len(take)
    before, after = (loudness_lufs(it, RATE_HZ) for it in (take, heard))
    assert after == pytest.approx(before, abs=1.0)


@pytest.mark.parametrize("count", [0, 1, 700])
def test_silence_stays_silence(count: int) -> None:
    assert gentle(np.zeros(count), RATE_HZ).tolist() == [0.0] * count


def test_a_room_is_heard_after_a_take_and_is_gone_before_the_next() -> None:
    take = tone(400)

    heard = roomed(take, RATE_HZ)

    echo = heard[len(take) :]
    assert len(echo) == TAIL
    assert np.abs(echo[: TAIL // 4]).max() > 1e-3
    assert np.abs(echo[-24:]).max() < 1e-5


def test_a_room_is_as_loud_as_none_and_far_behind_the_voice() -> None:
    take = noise(RATE_HZ) * 0.2

    heard = roomed(take, RATE_HZ)[: len(take)]

    assert loudness_lufs(heard, RATE_HZ) == pytest.approx(loudness_lufs(take, RATE_HZ), abs=0.4)
    apart = heard - take * (heard @ take) / (take @ take)
    assert 10 * np.log10((apart**2).sum() / (take**2).sum()) == pytest.approx(-17, abs=1)


def test_a_room_in_blocks_is_the_room_in_one() -> None:
    click = np.zeros(3 * TAIL)
    click[2 * TAIL - 3] = 1.0

    late, early = roomed(click, RATE_HZ), roomed(click[2 * TAIL - 3 :], RATE_HZ)

    assert late[2 * TAIL - 3 :][:TAIL] == pytest.approx(early[:TAIL], abs=1e-12)


def test_noise_is_white_and_the_same_each_time() -> None:
    heard = noise(20_000)

    assert heard[:3].tolist() == noise(3).tolist()
    assert abs(heard.mean()) < 0.02
    assert heard.std() == pytest.approx(3**-0.5, abs=0.01)
    assert abs(np.corrcoef(heard[1:], heard[:-1])[0, 1]) < 0.03
