"""
MP3 frames: sound encoded take by take, silence, and the frame that heads a file.

All frames are MPEG-2 Layer III, mono, at one constant bit rate, hence of one size. A run
of frames that was encoded on its own can stand anywhere among others, under conditions:

- Its first frame looks back at nothing, since its encoder was fresh; and frames never look
  forward, so cutting a run at its end harms nothing.
- It ends in enough silence for encoder and decoder to let go of the sound (`TAIL_SAMPLES`).
- All runs were encoded with one delay, so that one note in the head serves them all.

Sample N of a take that begins with frame F is then heard at sample F * 576 + N.
"""

from __future__ import annotations

import struct
from functools import cache
from importlib.metadata import version
from typing import TYPE_CHECKING, Final

from narrate.audio import Audio
from narrate.errors import AudioError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

RATE_HZ: Final = 24_000
"""What gTTS and the neural engines speak at; its frames at 64 kbps need no padding bytes."""

BITRATE_KBPS: Final = 64
SAMPLES_PER_FRAME: Final = 576
"""ISO/IEC 13818-3: Layer III at the low sampling frequencies."""

FRAME_MS: Final = SAMPLES_PER_FRAME * 1000 // RATE_HZ
FRAME_BYTES: Final = SAMPLES_PER_FRAME * BITRATE_KBPS * 1000 // 8 // RATE_HZ

QUALITY: Final = 7
"""
LAME's own scale, 0 is slowest. On speech from espeak, 7 has 2.4 dB less noise than 5, no
more of it audible by a masking model (noise to mask -3.8 dB, 5: -3.4 dB), in half the time.
"""

ENCODER_VERSION: Final = f"lameenc {version('lameenc')} {RATE_HZ} {BITRATE_KBPS} q{QUALITY}"
"""All that shapes the frames of a sound; part of each take's key."""

ENCODER_DELAY: Final = 576
"""Samples that LAME puts before the sound (`ENCDELAY` in its encoder.h)."""

DECODER_DELAY: Final = 529
"""Samples that every decoder is late (LAME's tech FAQ: 528 + 1)."""

TAIL_SAMPLES: Final = ENCODER_DELAY + DECODER_DELAY
"""
Silence in a run after its sound, at least. Measured at joins of speech cut at full level:
720 samples are as good as one encode of the whole, 480 have 12 dB more error.
"""

FLUSH_FRAMES: Final = -(-TAIL_SAMPLES // SAMPLES_PER_FRAME)
"""Silent frames after the last run, that push its end out of the decoder."""

_HEADER: Final = bytes.fromhex("fff384c4")
"""MPEG-2, Layer III, no checksum, 64 kbps, 24 kHz, no padding, mono, original."""

_SIDE_INFO_BYTES: Final = 9


def encode(audio: Audio) -> bytes:
    """
    Return a sound as frames that can stand anywhere among others.

    The sound begins with the first frame and is followed by `TAIL_SAMPLES` of silence at
    least, up to the end of the last frame.

    Raises:
        AudioError: The rate is not `RATE_HZ`, there is no sound, or half a sample.
    """
    # Imported here: listing voices or reading a script needs no encoder.
    import lameenc

    if audio.rate_hz != RATE_HZ:
        raise AudioError(f"Sound to be encoded has {audio.rate_hz} Hz instead of {RATE_HZ}")
    if not audio.pcm or len(audio.pcm) % 2:
        raise AudioError(
            f"Sound to be encoded has {len(audio.pcm)} bytes instead of whole 16-bit samples"
        )
    frames = -(-(audio.samples + TAIL_SAMPLES) // SAMPLES_PER_FRAME)
    encoder = lameenc.Encoder()
    encoder.set_in_sample_rate(RATE_HZ)
    encoder.set_out_sample_rate(RATE_HZ)
    encoder.set_channels(1)
    encoder.set_bit_rate(BITRATE_KBPS)
    encoder.set_quality(QUALITY)
    encoder.silence()  # LAME writes its settings to stderr otherwise.
    padded = audio.pcm.ljust(frames * SAMPLES_PER_FRAME * 2, b"\0")
    return bytes(encoder.encode(padded) + encoder.flush())[: frames * FRAME_BYTES]


def silent_frames(count: int) -> bytes:
    """Return frames of digital silence that look back at nothing."""
    # Side information of zeros says: no main data, neither here nor before.
    return _HEADER.ljust(FRAME_BYTES, b"\0") * count


def frame_count(frames: bytes) -> int:
    """
    Return how many frames there are.

    Raises:
        AudioError: They do not begin with a frame of ours, or end within one.
    """
    count, rest = divmod(len(frames), FRAME_BYTES)
    if rest or (frames and not frames.startswith(_HEADER)):
        raise AudioError(
            f"{len(frames)} bytes are not whole MP3 frames of {BITRATE_KBPS} kbps, {RATE_HZ} Hz"
        )
    return count


def pause_frames(pause_ms: int, take_samples: int, take_frames: int) -> int:
    """
    Return how many silent frames to put after a take, or before the first one.

    The silence from sound to sound becomes the whole number of frames that is nearest to
    the pause, unless the take's own frames hold more already; ties go to the longer one.

    Args:
        pause_ms: The silence wanted.
        take_samples: How much of the take is sound; 0 before the first take.
        take_frames: How many frames the take has; 0 before the first take.
    """
    samples = take_samples + pause_ms * RATE_HZ // 1000
    return max(0, (samples + SAMPLES_PER_FRAME // 2) // SAMPLES_PER_FRAME - take_frames)


def info_frame(frames: int, *, music_crc: int) -> bytes:
    """
    Return the frame that stands before all others and tells how long they sound.

    Its layout is that of Xing (frames, bytes, table of contents) and LAME (delay, padding,
    checksums): gabriel.mp3-tech.org/mp3infotag.html; a decoder that knows neither hears
    one more frame of silence.

    Args:
        frames: How many frames follow, those of `FLUSH_FRAMES` included.
        music_crc: The `crc16` of all frames that follow.
    """
    size = (frames + 1) * FRAME_BYTES
    toc = bytes(256 * (100 + percent * frames) // (100 * (frames + 1)) for percent in range(100))
    padding = FLUSH_FRAMES * SAMPLES_PER_FRAME - ENCODER_DELAY
    xing = struct.pack(">4sIII100sI", b"Info", 0b1111, frames, size, toc, 100 - 40 - QUALITY)
    lame = struct.pack(
        ">9sBB8xBB3s4xIH",
        b"LAME3.100",  # Decoders look for this name before they trust the delays.
        1,  # Constant bit rate.
        RATE_HZ // 2 // 100,  # No low-pass below half the rate.
        0,  # No flags.
        BITRATE_KBPS,
        (ENCODER_DELAY << 12 | padding).to_bytes(3),
        size,
        music_crc,
    )
    tag = _HEADER + bytes(_SIDE_INFO_BYTES) + xing + lame
    return (tag + crc16(tag).to_bytes(2)).ljust(FRAME_BYTES, b"\0")


def crc16(octets: bytes, crc: int = 0) -> int:
    """
    Return the checksum that LAME uses (CRC-16/ARC), of these bytes after earlier ones.

    Args:
        octets: What to sum up.
        crc: The checksum of what came before.
    """
    import numpy as np

    if len(octets) % 2:
        crc = int(_advanced(0)[crc ^ octets[0]])
        octets = octets[1:]
    if not octets:
        return crc
    # A checksum is linear: pairs are summed up side by side, then pairs of pairs, and so on.
    # So numpy sees to an hour in a fifth of a second, where a loop takes several.
    sums = np.frombuffer(octets, "<u2").copy()
    sums[0] ^= crc
    sums = _advanced(1)[sums]
    level = 1
    while len(sums) > 1:
        if len(sums) % 2:
            sums = np.concatenate((np.zeros(1, np.uint16), sums))
        sums = _advanced(level)[sums[0::2]] ^ sums[1::2]
        level += 1
    return int(sums[0])


@cache
def _advanced(level: int) -> NDArray[np.uint16]:
    """Return, for each checksum, what 2 ** level bytes of zeros make of it."""
    import numpy as np

    if level:
        half = _advanced(level - 1)
        return half[half]
    sums = np.arange(1 << 16, dtype=np.uint16)
    for _ in range(8):
        sums = np.where(sums & 1, (sums >> 1) ^ np.uint16(0xA001), sums >> 1)
    return sums
