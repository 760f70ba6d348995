from __future__ import annotations

import io
import os
import struct
import subprocess
import sys
import wave
from dataclasses import replace
from itertools import pairwise

import lameenc
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from narrate import sound
from narrate.audio import Audio, WordTime
from narrate.errors import AudioError

RATE_HZ = 24_000


def wav(audio: Audio) -> bytes:
    file = io.BytesIO()
    with wave.open(file, "wb") as writer:
        writer.setnchannels(1)
        writer.setsampwidth(2)
        writer.setframerate(audio.rate_hz)
        writer.writeframes(audio.pcm)
    return file.getvalue()


def tone(duration_ms: int, *, hz: int = 440, peak: int = 10_000, rate_hz: int = RATE_HZ) -> Audio:
    at = np.arange(duration_ms * rate_hz // 1000)
    wave_ = np.round(peak * np.sin(2 * np.pi * hz * at / rate_hz))
    return Audio(wave_.astype("<i2").tobytes(), rate_hz)


def joined(*parts: Audio, words: tuple[WordTime, ...] = ()) -> Audio:
    return Audio(b"".join(part.pcm for part in parts), parts[0].rate_hz, words)


def silence(duration_ms: int) -> Audio:
    return Audio.silence(duration_ms, rate_hz=RATE_HZ)


def samples(audio: Audio) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    return np.frombuffer(audio.pcm, "<i2").astype(np.int64)


def mp3(audio: Audio) -> bytes:
    encoder = lameenc.Encoder()
    encoder.set_in_sample_rate(audio.rate_hz)
    encoder.set_channels(1)
    encoder.silence()
    return bytes(encoder.encode(audio.pcm) + encoder.flush())


audios = st.builds(
    lambda pcm, rate_hz: Audio(struct.pack(f"<{len(pcm)}h", *pcm), rate_hz),
    st.lists(st.integers(-32_768, 32_767), min_size=1, max_size=2_000),
    st.sampled_from([8_000, 22_050, 24_000, 44_100]),
)


@given(audio=audios)
def test_a_wav_file_comes_back_sample_by_sample(audio: Audio) -> None:
    assert sound.decode(wav(audio)) == audio


def test_an_mp3_is_decoded_at_its_rate_and_length() -> None:
    heard = sound.decode(mp3(tone(1_000)))

    assert heard.rate_hz == RATE_HZ
    assert heard.duration_ms == pytest.approx(1_000, abs=60)
    assert np.abs(samples(heard)).max() == pytest.approx(10_000, rel=0.05)


def test_two_channels_become_one() -> None:
    file = io.BytesIO()
    with wave.open(file, "wb") as writer:
        writer.setparams((2, 2, 8_000, 0, "NONE", ""))
        writer.writeframes(struct.pack("<4h", 100, 300, -100, 100))

    heard = sound.decode(file.getvalue())

    assert samples(heard).tolist() == [200, 0]


@pytest.mark.parametrize(
    "encoded",
    [b"", b"<html>no sound</html>", wav(tone(10))[:30], b"\xff\xfb", b"ID3\x04" * 9],
)
def test_what_is_no_sound_is_an_error(encoded: bytes) -> None:
    with pytest.raises(AudioError, match=f"{len(encoded)} bytes"):
        sound.decode(encoded)


def test_a_file_without_a_sample_is_an_error() -> None:
    with pytest.raises(AudioError, match="without a sound"):
        sound.decode(wav(silence(0)))


def test_resampling_keeps_pitch_length_and_words() -> None:
    words = (WordTime(0, 4, 10, 900),)
    audio = Audio(tone(1_000, rate_hz=22_050).pcm, 22_050, words)

    heard = sound.resample(audio, RATE_HZ)

    assert (heard.rate_hz, heard.samples, heard.words) == (RATE_HZ, RATE_HZ, words)
    assert np.argmax(np.abs(np.fft.rfft(samples(heard)))) == 440


def test_resampling_to_the_same_rate_changes_nothing() -> None:
    audio = tone(50)

    assert sound.resample(audio, RATE_HZ) is audio


def test_resampling_does_not_wrap_around_at_full_scale() -> None:
    square = Audio(struct.pack("<200h", *([32_767] * 100 + [-32_768] * 100)), 22_050)

    heard = samples(sound.resample(square, RATE_HZ))

    assert heard[40:70].min() > 25_000
    assert heard[150:180].max() < -25_000


def test_a_dc_offset_is_removed() -> None:
    shifted = Audio((samples(tone(500)) + 900).astype("<i2").tobytes(), RATE_HZ)

    heard = sound.centered(shifted)

    assert abs(samples(heard).mean()) < 1


def test_removing_an_offset_does_not_wrap_around_at_full_scale() -> None:
    lopsided = Audio(struct.pack("<4h", 32_767, -32_768, -32_768, -32_768), RATE_HZ)

    heard = sound.centered(lopsided)

    assert samples(heard).tolist() == [32_767, -16_384, -16_384, -16_384]


def test_a_band_keeps_what_is_in_it_and_nothing_else() -> None:
    low, middle, high = (tone(500, hz=hz) for hz in (100, 1_000, 6_000))
    both = replace(middle, pcm=(samples(low) + samples(middle)).astype("<i2").tobytes())

    assert np.abs(samples(sound.banded(low, 300, 3_400))).max() < 600
    assert np.abs(samples(sound.banded(high, 300, 3_400))).max() < 600
    assert np.abs(samples(sound.banded(both, 300, 3_400)) - samples(middle)).max() < 600


def test_a_band_of_nothing_is_nothing() -> None:
    nothing = silence(0)

    assert sound.banded(nothing, 300, 3_400) == nothing


def test_silence_around_the_sound_is_trimmed_and_words_move_along() -> None:
    words = (WordTime(0, 2, 205, 300), WordTime(3, 5, 300, 590))
    audio = joined(silence(200), tone(400), silence(150), words=words)

    heard = sound.trimmed(audio, floor_db=-50)

    assert heard.pcm == tone(400).pcm
    assert heard.words == (WordTime(0, 2, 5, 100), WordTime(3, 5, 100, 390))


def test_silence_within_the_sound_stays() -> None:
    audio = joined(tone(100), silence(300), tone(100))

    assert sound.trimmed(audio, floor_db=-50) == audio


def test_what_is_softer_than_the_floor_is_silence() -> None:
    audio = joined(tone(100, peak=50), tone(100), tone(100, peak=200))

    heard = sound.trimmed(audio, floor_db=-50)

    assert heard.duration_ms == 200


@pytest.mark.parametrize("audio", [silence(300), silence(0), tone(100, peak=20)])
def test_what_is_silent_throughout_stays_as_it_is(audio: Audio) -> None:
    assert sound.trimmed(audio, floor_db=-50) == audio


@given(
    lead_ms=st.integers(0, 300),
    tail_ms=st.integers(0, 300),
    moments=st.lists(st.integers(0, 800), min_size=2, max_size=8),
)
def test_trimmed_words_are_in_order_and_within_the_sound(
    lead_ms: int, tail_ms: int, moments: list[int]
) -> None:
    times = pairwise(sorted(moments))
    words = tuple(WordTime(at, at + 1, *time) for at, time in enumerate(times))
    audio = joined(silence(lead_ms), tone(200), silence(tail_ms), words=words)

    heard = sound.trimmed(audio, floor_db=-50)

    trimmed = [moment for word in heard.words for moment in (word.at_ms, word.until_ms)]
    assert trimmed == sorted(trimmed)
    assert all(0 <= moment <= heard.duration_ms for moment in trimmed)
    assert len(heard.words) == len(words)


def test_a_fade_takes_the_edges_to_zero_and_leaves_the_rest() -> None:
    flat = Audio(struct.pack("<2400h", *[10_000] * 2_400), RATE_HZ)

    heard = samples(sound.faded(flat, 5))

    assert heard[0] == 0
    assert abs(heard[-1]) < 2_100
    assert np.all(np.diff(heard[:120]) >= 0)
    assert np.all(np.diff(heard[-120:]) <= 0)
    assert np.all(heard[120:-120] == 10_000)


@given(audio=audios)
def test_a_fade_changes_nothing_but_the_edges(audio: Audio) -> None:
    heard = samples(sound.faded(audio, 5))

    edge = 5 * audio.rate_hz // 1000
    assert len(heard) == audio.samples
    assert np.array_equal(heard[edge:-edge], samples(audio)[edge:-edge])
    assert np.all(np.abs(heard) <= np.abs(samples(audio)))


@given(audio=audios, lead=st.integers(0, 5_000), tail=st.integers(0, 5_000))
def test_trimming_changes_no_sample_that_stays(audio: Audio, lead: int, tail: int) -> None:
    padded = Audio(b"\0\0" * lead + audio.pcm + b"\0\0" * tail, audio.rate_hz)

    heard = sound.trimmed(padded, floor_db=-50)

    assert heard.pcm in padded.pcm


def test_pydub_does_not_complain_about_ffmpeg() -> None:
    program = (
        "from narrate import sound; from narrate.audio import Audio;"
        "sound.trimmed(Audio(b'12' * 4800, 24000), floor_db=-50)"
    )

    heard = subprocess.run(
        [sys.executable, "-W", "error::RuntimeWarning", "-c", program],
        capture_output=True,
        check=True,
        env={"PATH": "/nowhere"},
    )

    assert heard.stderr == b""


def test_nothing_heavy_is_imported_before_it_is_needed() -> None:
    program = "import sys, narrate.sound; print({'pydub', 'numpy', 'soxr'} & {*sys.modules})"

    told = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, check=True, text=True
    )

    assert told.stdout == "set()\n"


def broken_mp3() -> bytes:
    whole = bytearray(mp3(tone(3_000)))
    for at in range(0, len(whole), 7):
        whole[at] ^= 0x5A
    return bytes(whole)


@pytest.mark.parametrize("encoded", [b"", b"<html>no sound</html>", broken_mp3()])
def test_a_fault_in_a_sound_is_told_without_objects_and_nothing_is_printed(
    encoded: bytes, capfd: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(AudioError) as caught:
        sound.decode(encoded)

    assert capfd.readouterr().err == ""
    assert "0x" not in caught.value.message
    assert "internal" not in caught.value.message


def test_stderr_is_as_before_after_a_sound_was_read(capfd: pytest.CaptureFixture[str]) -> None:
    sound.decode(mp3(tone(100)))

    os.write(2, b"still here")

    assert capfd.readouterr().err == "still here"


def test_a_sound_is_read_where_stderr_is_closed() -> None:
    program = (
        "import os, sys; os.close(2); from narrate import sound; "
        "print(sound.decode(sys.stdin.buffer.read()).rate_hz)"
    )

    done = subprocess.run(
        [sys.executable, "-c", program], input=mp3(tone(100)), capture_output=True, check=False
    )

    assert done.stdout.split() == [b"24000"]
