"""
Sound that comes from elsewhere, made fit: decoding, resampling, clean edges.

The one place that touches pydub, soundfile and soxr. All are imported where used: together
they take longer than the rest of the program.
"""

from __future__ import annotations

import io
import warnings
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Any, Final, TypeVar

from narrate.audio import Audio, WordTime
from narrate.errors import AudioError
from narrate.hush import hushed

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Real = TypeVar("Real", np.float32, np.float64)

_SAMPLE_BYTES: Final = 2
_PIECE: Final = 1 << 20
_STEP_MS: Final = 5
"""How finely silence is looked for."""


def decode(encoded: bytes) -> Audio:
    """
    Return the sound of an MP3 or WAV file; several channels become one.

    Raises:
        AudioError: It is neither, it is broken, or it holds no sound.
    """
    import soundfile

    try:
        # libmpg123 tells of each fault in an MP3 on stderr.
        with hushed():
            samples, rate_hz = soundfile.read(io.BytesIO(encoded), dtype="float32", always_2d=True)
    except (soundfile.SoundFileError, RuntimeError) as error:
        # What it says itself names objects in memory, or "internal errors".
        why = "it is broken, or neither MP3 nor WAV" if encoded else "nothing is in it"
        raise AudioError(f"{len(encoded)} bytes that are no sound: {why}") from error
    if not len(samples):
        raise AudioError(f"{len(encoded)} bytes without a sound in them")
    # Piece by piece: an hour has several hundred megabytes, and each step would take as many.
    pieces = (samples[at : at + _PIECE] for at in range(0, len(samples), _PIECE))
    return Audio(b"".join(_pcm(piece.mean(axis=1)) for piece in pieces), rate_hz)


def resample(audio: Audio, rate_hz: int) -> Audio:
    """Return the sound at another rate; words keep their times."""
    if audio.rate_hz == rate_hz:
        return audio
    samples = resampled(_samples(audio), audio.rate_hz, rate_hz)
    return Audio(_pcm(samples), rate_hz, audio.words)


def resampled(samples: npt.NDArray[Real], from_hz: float, to_hz: float) -> npt.NDArray[Real]:
    """Return samples at another rate; what that cannot hold is taken away."""
    import soxr  # type: ignore[import-untyped]  # Ships no types.

    resampled: npt.NDArray[Real] = soxr.resample(samples, from_hz, to_hz)
    return resampled


def centered(audio: Audio) -> Audio:
    """Return the sound without its DC offset."""
    samples = _samples(audio)
    return replace(audio, pcm=_pcm(samples - samples.mean())) if audio.pcm else audio


def banded(audio: Audio, low_hz: int, high_hz: int) -> Audio:
    """Return the sound with nothing left below one frequency and above another."""
    import numpy as np

    if not audio.pcm:
        return audio
    spectrum = np.fft.rfft(_samples(audio))
    hz = np.fft.rfftfreq(audio.samples, 1 / audio.rate_hz)
    # Each edge is as wide as a third of its frequency: a steep one rings.
    rise = np.clip((hz / low_hz - 5 / 6) * 3, 0, 1)
    fall = np.clip((7 / 6 - hz / high_hz) * 3, 0, 1)
    kept = np.fft.irfft(spectrum * rise * fall, audio.samples)
    return replace(audio, pcm=_pcm(kept.astype(np.float32)))


def trimmed(audio: Audio, *, floor_db: float) -> Audio:
    """
    Return the sound without the silence around it; words move along.

    Args:
        audio: Returned as it is when it is silent throughout.
        floor_db: What is softer than this, in dBFS, is silence.
    """
    pydub = _pydub()
    segment = pydub.AudioSegment(
        data=audio.pcm, sample_width=_SAMPLE_BYTES, frame_rate=audio.rate_hz, channels=1
    )
    silence_ms = pydub.silence.detect_leading_silence
    lead_ms = silence_ms(segment, floor_db, _STEP_MS)
    if lead_ms >= len(segment):
        return audio
    tail_ms = silence_ms(segment.reverse(), floor_db, _STEP_MS)
    # Cut here: pydub's own slices are rounded to milliseconds and filled up with silence.
    start, stop = _bytes(lead_ms, audio), len(audio.pcm) - _bytes(tail_ms, audio)
    kept = replace(audio, pcm=audio.pcm[start:stop])
    words = tuple(_moved(word, lead_ms, kept.duration_ms) for word in audio.words)
    return replace(kept, words=words)


def faded(audio: Audio, duration_ms: int) -> Audio:
    """Return the sound faded in and out, so that it neither starts nor ends with a click."""
    import numpy as np

    samples = _samples(audio)
    count = min(duration_ms * audio.rate_hz // 1000, audio.samples // 2)
    ramp = np.arange(count, dtype=np.float32) / max(count, 1)
    samples[:count] *= ramp
    samples[audio.samples - count :] *= ramp[::-1]
    return replace(audio, pcm=_pcm(samples))


@cache
def _pydub() -> Any:  # noqa: ANN401 - pydub has no types.
    # It looks for ffmpeg, which nothing here needs, and has escapes that Python 3.12 warns of.
    warnings.filterwarnings("ignore", "Couldn't find ff", RuntimeWarning)
    warnings.filterwarnings("ignore", category=SyntaxWarning, module=".*pydub")
    import pydub.silence

    return pydub


def _bytes(duration_ms: int, audio: Audio) -> int:
    return duration_ms * audio.rate_hz // 1000 * _SAMPLE_BYTES


def _moved(word: WordTime, lead_ms: int, duration_ms: int) -> WordTime:
    at_ms = min(max(word.at_ms - lead_ms, 0), duration_ms)
    until_ms = min(max(word.until_ms - lead_ms, 0), duration_ms)
    return replace(word, at_ms=at_ms, until_ms=until_ms)


def _samples(audio: Audio) -> npt.NDArray[np.float32]:
    """Return the samples as numbers from -1 to 1."""
    import numpy as np

    samples = np.frombuffer(audio.pcm, "<i2").astype(np.float32)
    samples /= 32_768
    return samples


def _pcm(samples: npt.NDArray[np.float32]) -> bytes:
    """Return samples from -1 to 1 as 16-bit numbers; what is beyond is cut off."""
    scaled = (samples * 32_768).round().clip(-32_768, 32_767)
    return scaled.astype("<i2").tobytes()
