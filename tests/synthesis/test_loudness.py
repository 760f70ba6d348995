from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from narrate.synthesis.loudness import SILENT_LUFS, Samples, loudness_lufs


def sine(*, hz: float, duration_s: float, rate_hz: int, db: float = 0.0) -> Samples:
    at = np.arange(round(duration_s * rate_hz))
    wave: Samples = 10 ** (db / 20) * np.sin(2 * np.pi * hz * at / rate_hz)
    return wave


@pytest.mark.parametrize("rate_hz", [24_000, 44_100, 48_000])
def test_the_reference_tone_reads_as_the_standard_says(rate_hz: int) -> None:
    tone = sine(hz=997, duration_s=5, rate_hz=rate_hz)

    assert loudness_lufs(tone, rate_hz) == pytest.approx(-3.01, abs=0.05)


@pytest.mark.parametrize(
    ("hz", "change_lu"), [(25, -11.8), (100, -1.1), (500, 0.0), (2_000, 2.6), (4_000, 3.3)]
)
def test_highs_weigh_more_and_lows_less(hz: float, change_lu: float) -> None:
    reference = loudness_lufs(sine(hz=997, duration_s=3, rate_hz=48_000), 48_000)

    heard = loudness_lufs(sine(hz=hz, duration_s=3, rate_hz=48_000), 48_000)

    assert heard - reference == pytest.approx(change_lu, abs=0.8)


@given(db=st.floats(-40, 0))
def test_a_decibel_is_a_loudness_unit(db: float) -> None:
    loud = loudness_lufs(sine(hz=400, duration_s=1, rate_hz=24_000), 24_000)

    soft = loudness_lufs(sine(hz=400, duration_s=1, rate_hz=24_000, db=db), 24_000)

    assert soft == pytest.approx(loud + db, abs=0.01)


def test_silence_around_speech_does_not_count() -> None:
    tone = sine(hz=400, duration_s=6, rate_hz=24_000)
    padded = np.concatenate((np.zeros(48_000), tone, np.zeros(72_000)))

    heard = loudness_lufs(padded, 24_000)

    assert heard == pytest.approx(loudness_lufs(tone, 24_000), abs=0.3)


@pytest.mark.parametrize("duration_s", [0.05, 0.2, 0.39, 0.41])
def test_a_short_sound_is_as_loud_as_a_long_one(duration_s: float) -> None:
    short = sine(hz=400, duration_s=duration_s, rate_hz=24_000)

    heard = loudness_lufs(short, 24_000)

    long = sine(hz=400, duration_s=3, rate_hz=24_000)
    assert heard == pytest.approx(loudness_lufs(long, 24_000), abs=0.3)


@pytest.mark.parametrize("samples", [np.zeros(0), np.zeros(10), np.zeros(48_000)])
def test_silence_reads_the_absolute_gate(samples: Samples) -> None:
    assert loudness_lufs(samples, 24_000) == SILENT_LUFS


def test_a_long_sound_is_measured_in_pieces_as_if_at_once() -> None:
    rate_hz = 24_000
    wave = 0.1 * np.sin(2 * np.pi * 100 * np.arange(1_200_000) / rate_hz)

    whole = loudness_lufs(wave, rate_hz)

    assert whole == pytest.approx(loudness_lufs(wave[:100_000], rate_hz), abs=0.001)
