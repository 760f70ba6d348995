"""Text -> the sound of a model of piper's, sentence by sentence, and when each word is heard."""

from __future__ import annotations

import logging
import os
import re
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from typing import TYPE_CHECKING, Final, NamedTuple

from narrate.audio import Audio
from narrate.engines.espeak.installed import short_path
from narrate.engines.networks import open_session, pcm_of, read_model
from narrate.engines.phonemes import TimedPhoneme, word_onsets
from narrate.engines.pieces import pieces
from narrate.engines.piper.installed import Model
from narrate.engines.words import timed_words
from narrate.errors import EngineError

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt
    from piper import PiperVoice, SynthesisConfig

_PIECE_CHARS: Final = 500
"""Piper takes a sentence at once, however long; what it needs of memory grows with it."""

_ENDED: Final = re.compile(r"[.!?\u2026,;:\u2013\u2014-]\W*$")
_NOT_TEXT: Final = re.compile(r"[\x00-\x1f\x7f]")


def load_voice(model: Model, opened: ExitStack) -> PiperVoice:
    """
    Return a model as piper has it, with a session of our own.

    Args:
        model: Which one.
        opened: Holds what must stay as long as piper speaks.

    Raises:
        EngineError: The network cannot be run, or its description makes no sense.
    """
    from piper import PiperConfig, PiperVoice
    from piper.patch_voice_with_alignment import add_alignment_output
    from piper.voice import ESPEAK_DATA_DIR

    network = read_model(model.network)
    try:
        add_alignment_output(network)
    except ValueError as error:
        # The model tells already how long each phoneme lasts, or cannot.
        logging.getLogger(__name__).debug("%s: %s", model.name, error)
    try:
        config = PiperConfig.from_dict(dict(model.config))
    except (KeyError, TypeError, ValueError) as error:
        raise EngineError(
            f"{model.network}.json: this describes no model that piper can speak with: {error!r}",
            hint=f"Fetch it again with: narrate voices fetch piper/{model.name}",
        ) from error
    folder = opened.enter_context(short_path(ESPEAK_DATA_DIR))
    return PiperVoice(
        config=config,
        session=open_session(network, model.network),
        espeak_data_dir=os.fsdecode(folder),
    )


def sound_of(text: str, piper: PiperVoice, config: SynthesisConfig) -> Audio | None:
    """Return the sound of a text, and its words; None if the model has nothing to say for it."""
    chunks = list(_chunks(_speakable(text), piper, config))
    return _joined(text, chunks, piper) if any(chunk.phonemes for chunk in chunks) else None


class _Chunk(NamedTuple):
    """What is sounded at once: a sentence, or a pause."""

    samples: npt.NDArray[np.float32]
    phonemes: Sequence[TimedPhoneme]


def _speakable(text: str) -> str:
    """Return a text that piper takes for nothing but text, and that comes to an end."""
    # Piper reads phonemes between double brackets.
    plain = _NOT_TEXT.sub(" ", text).replace("[[", "[ ").strip()
    # The networks have learned from whole sentences: `No` alone is rushed, `No.` is not.
    return plain if _ENDED.search(plain) else f"{plain}."


def _chunks(text: str, piper: PiperVoice, config: SynthesisConfig) -> Iterator[_Chunk]:
    import numpy as np

    for piece in pieces(text, _PIECE_CHARS):
        for phonemes in piper.phonemize(piece.text):
            known = [symbol for symbol in phonemes if symbol in piper.config.phoneme_id_map]
            if any(map(str.isalnum, known)):
                yield _sounded(known, piper, config)
        pause = piece.pause_ms * piper.config.sample_rate // 1000
        yield _Chunk(np.zeros(pause, dtype=np.float32), ())


def _sounded(phonemes: Sequence[str], piper: PiperVoice, config: SynthesisConfig) -> _Chunk:
    """Return one sentence; its phonemes are timed if the model tells."""
    import numpy as np

    ids = piper.phonemes_to_ids(list(phonemes))
    sounded = piper.phoneme_ids_to_audio(ids, config, include_alignments=True)
    samples, lengths = sounded if isinstance(sounded, tuple) else (sounded, None)
    samples = np.atleast_1d(samples)
    if lengths is None or len(lengths) != len(ids):
        return _Chunk(samples, [TimedPhoneme(symbol, -1) for symbol in phonemes])
    starts = np.concatenate(([0], np.cumsum(lengths)))
    map_ = piper.config.phoneme_id_map
    # As `piper.phoneme_ids.phonemes_to_ids`: a beginning, then each phoneme and a pad.
    at = len(map_["^"]) + len(map_["_"])
    timed = []
    for symbol in phonemes:
        timed.append(TimedPhoneme(symbol, int(starts[at])))
        at += len(map_[symbol]) + len(map_["_"])
    return _Chunk(samples, timed)


def _joined(text: str, chunks: Sequence[_Chunk], piper: PiperVoice) -> Audio:
    """Return the sound of all chunks, and when the words in it are heard."""
    import numpy as np

    # Never scaled to its own peak (`normalize_audio`): each line would be as loud as a shout.
    samples = np.concatenate([chunk.samples for chunk in chunks])
    pcm = pcm_of(samples)
    rate_hz = piper.config.sample_rate
    timed: list[TimedPhoneme] = []
    before = 0
    for chunk in chunks:
        timed += [TimedPhoneme(symbol, before + sample) for symbol, sample in chunk.phonemes]
        timed.append(TimedPhoneme(" ", before))
        before += len(chunk.samples)
    if any(sample < 0 for chunk in chunks for _, sample in chunk.phonemes):
        return Audio(pcm, rate_hz)

    def alone(word: str) -> str:
        return "".join(map("".join, piper.phonemize(word)))

    onsets = word_onsets(text, timed, alone)
    return Audio(pcm, rate_hz, timed_words(text, onsets, samples=len(samples), rate_hz=rate_hz))
