import io
import math
from importlib.metadata import version

import miniaudio
import numpy as np
import pytest
import soundfile
from hypothesis import given, settings
from hypothesis import strategies as st

from narrate.audio import Audio
from narrate.errors import AudioError
from narrate.frames import (
    ENCODER_DELAY,
    ENCODER_VERSION,
    FLUSH_FRAMES,
    FRAME_BYTES,
    FRAME_MS,
    RATE_HZ,
    SAMPLES_PER_FRAME,
    TAIL_SAMPLES,
    crc16,
    encode,
    frame_count,
    info_frame,
    pause_frames,
    silent_frames,
)

MAIN_DATA_BEGIN = 4  # ISO/IEC 13818-3, 2.4.1.7: the byte after the header, at low rates.
XING = 13
LAME = XING + 120
TAG_END = LAME + 34


def hum(samples: int) -> Audio:
    wave = 9000 * np.sin(np.arange(samples) * 2 * math.pi * 180 / RATE_HZ)
    return Audio(wave.astype("<i2").tobytes(), RATE_HZ)


def headers_of(frames: bytes) -> set[bytes]:
    return {frames[at : at + 4] for at in range(0, len(frames), FRAME_BYTES)}


@given(samples=st.integers(1, 5000))
@settings(deadline=None, max_examples=40)
def test_a_take_ends_in_just_enough_silence_to_be_cut_there(samples: int) -> None:
    frames = encode(hum(samples))

    silence = frame_count(frames) * SAMPLES_PER_FRAME - samples
    assert TAIL_SAMPLES <= silence < TAIL_SAMPLES + SAMPLES_PER_FRAME


def test_all_frames_are_of_one_kind_and_size() -> None:
    frames = encode(hum(30_000))

    assert headers_of(frames) == headers_of(silent_frames(1))


def test_a_take_looks_back_at_nothing() -> None:
    frames = encode(hum(30_000))

    assert frames[MAIN_DATA_BEGIN] == 0
    # It does look back within itself, so that quiet frames lend their bits to loud ones.
    assert any(frames[MAIN_DATA_BEGIN::FRAME_BYTES])


def test_a_take_has_no_head_of_its_own() -> None:
    frames = encode(hum(30_000))

    assert b"Info" not in frames
    assert b"Xing" not in frames


def test_equal_sounds_give_equal_frames() -> None:
    first = encode(hum(30_000))
    encode(hum(777))

    assert encode(hum(30_000)) == first


def test_the_encoder_keeps_quiet(capfd: pytest.CaptureFixture[str]) -> None:
    encode(hum(5000))

    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize(
    ("audio", "named"),
    [
        (Audio(bytes(100), 22_050), "22050 Hz instead of 24000"),
        (Audio(b"", RATE_HZ), "0 bytes"),
        (Audio(bytes(101), RATE_HZ), "101 bytes"),
    ],
)
def test_sound_that_cannot_be_encoded_is_refused(audio: Audio, named: str) -> None:
    with pytest.raises(AudioError, match=named):
        encode(audio)


def test_the_encoder_names_its_version_and_settings() -> None:
    assert version("lameenc") in ENCODER_VERSION
    assert str(RATE_HZ) in ENCODER_VERSION


@given(count=st.integers(0, 1000))
def test_frames_are_counted(count: int) -> None:
    assert frame_count(silent_frames(count)) == count


@pytest.mark.parametrize(
    "frames", [silent_frames(2)[:-1], b"R" * FRAME_BYTES, silent_frames(1)[1:]]
)
def test_what_is_not_whole_frames_is_not_counted(frames: bytes) -> None:
    with pytest.raises(AudioError, match="not whole MP3 frames"):
        frame_count(frames)


def test_silent_frames_are_digital_silence() -> None:
    decoded = miniaudio.decode(silent_frames(20), nchannels=1, sample_rate=RATE_HZ)

    assert len(decoded.samples) == 20 * SAMPLES_PER_FRAME
    assert not any(decoded.samples)


def test_silent_frames_look_back_at_nothing() -> None:
    frames = silent_frames(3)

    assert not any(frames[MAIN_DATA_BEGIN::FRAME_BYTES])


@given(
    pause_ms=st.integers(0, 10_000),
    samples=st.integers(1, 500_000),
    held=st.integers(TAIL_SAMPLES, TAIL_SAMPLES + SAMPLES_PER_FRAME - 1),
)
def test_a_pause_is_the_nearest_number_of_frames(pause_ms: int, samples: int, held: int) -> None:
    frames = (samples + held) // SAMPLES_PER_FRAME

    added = pause_frames(pause_ms, samples, frames)

    wanted = pause_ms * RATE_HZ / 1000
    heard = (frames + added) * SAMPLES_PER_FRAME - samples
    too_long_already = added == 0 and heard >= wanted
    assert added >= 0
    assert too_long_already or abs(heard - wanted) <= SAMPLES_PER_FRAME / 2


@given(pause_ms=st.integers(0, 10_000))
def test_the_silence_before_the_first_take_is_the_nearest_number_of_frames(pause_ms: int) -> None:
    frames = pause_frames(pause_ms, 0, 0)

    assert abs(frames * FRAME_MS - pause_ms) <= FRAME_MS / 2


def slow_crc16(octets: bytes) -> int:
    crc = 0
    for octet in octets:
        crc ^= octet
        for _ in range(8):
            crc = crc >> 1 ^ 0xA001 * (crc & 1)
    return crc


def test_the_checksum_is_that_of_the_published_check() -> None:
    assert crc16(b"123456789") == 0xBB3D  # CRC-16/ARC in the catalogue of Greg Cook.


@given(octets=st.binary(max_size=300), at=st.integers(0, 300))
@settings(deadline=None)
def test_the_checksum_may_be_taken_piece_by_piece(octets: bytes, at: int) -> None:
    pieces = crc16(octets[at:], crc16(octets[:at]))

    assert pieces == slow_crc16(octets)


def lame_wrote(seconds: float) -> bytes:
    noise = np.random.default_rng(1).normal(scale=0.1, size=round(seconds * RATE_HZ))
    file = io.BytesIO()
    soundfile.write(
        file, noise, RATE_HZ, format="MP3", bitrate_mode="CONSTANT", compression_level=0.6
    )
    return file.getvalue()


def our_head(lame_file: bytes) -> bytes:
    music = lame_file[FRAME_BYTES:]
    return info_frame(len(music) // FRAME_BYTES, music_crc=crc16(music))


@pytest.mark.parametrize(
    "field",
    [
        pytest.param(slice(0, XING), id="header"),
        pytest.param(slice(XING, XING + 16), id="frames and bytes"),
        pytest.param(slice(LAME, LAME + 4), id="encoder"),
        pytest.param(slice(LAME + 9, LAME + 10), id="method"),
        pytest.param(slice(LAME + 20, LAME + 21), id="bit rate"),
        pytest.param(slice(LAME + 28, LAME + 32), id="length"),
        pytest.param(slice(LAME + 32, LAME + 34), id="checksum of the sound"),
        pytest.param(slice(TAG_END + 2, FRAME_BYTES), id="rest"),
    ],
)
def test_the_head_says_what_lame_itself_says_of_the_same_frames(field: slice) -> None:
    theirs = lame_wrote(2)

    ours = our_head(theirs)

    assert ours[field] == theirs[:FRAME_BYTES][field]


def test_the_head_is_summed_up_as_lame_does() -> None:
    theirs = lame_wrote(2)[:FRAME_BYTES]
    ours = info_frame(100, music_crc=77)

    assert int.from_bytes(theirs[TAG_END : TAG_END + 2]) == crc16(theirs[:TAG_END])
    assert int.from_bytes(ours[TAG_END : TAG_END + 2]) == crc16(ours[:TAG_END])


def test_delay_and_padding_leave_just_the_frames_before_the_flush() -> None:
    head = info_frame(100 + FLUSH_FRAMES, music_crc=0)

    both = int.from_bytes(head[LAME + 21 : LAME + 24])
    delay, padding = both >> 12, both & 0xFFF
    assert delay == ENCODER_DELAY
    assert (100 + FLUSH_FRAMES) * SAMPLES_PER_FRAME - delay - padding == 100 * SAMPLES_PER_FRAME
    assert padding >= TAIL_SAMPLES - delay  # Less would be more than decoders can drop.


@given(frames=st.integers(FLUSH_FRAMES, 1_000_000))
@settings(deadline=None)
def test_the_table_of_contents_points_just_before_each_percent(frames: int) -> None:
    head = info_frame(frames, music_crc=0)

    size = (frames + 1) * FRAME_BYTES
    found = np.frombuffer(head[XING + 16 : XING + 116], np.uint8) / 256 * size
    exact = FRAME_BYTES + np.arange(100) / 100 * frames * FRAME_BYTES
    assert np.all(found <= exact + 1e-3)
    assert np.all(exact - found <= size / 256 + 1e-3)
