"""
Piper: neural voices on this machine, many in one model; models are fetched once.

    installed       which models there are, and which of their speakers can be cast
    speakers.toml   what is known of the speakers
"""

from __future__ import annotations

import logging
import re
import weakref
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from difflib import get_close_matches
from importlib.metadata import version
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from narrate.audio import Audio
from narrate.cast import Voice
from narrate.engines import Traits
from narrate.engines.espeak.installed import short_path
from narrate.engines.networks import failures, need, open_session, pcm_of, read_model
from narrate.engines.phonemes import TimedPhoneme, word_onsets
from narrate.engines.pieces import pieces
from narrate.engines.piper.installed import Model, catalog, find_model
from narrate.engines.tempo import speed
from narrate.engines.words import timed_words, word_ranges
from narrate.errors import EngineError, MissingError
from narrate.script import Delivery

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt
    from piper import PiperVoice, SynthesisConfig

_REVISION: Final = 1
"""Of this driver; counted up when the same voice and text would sound different."""

_PIECE_CHARS: Final = 500
"""Piper takes a sentence at once, however long; what it needs of memory grows with it."""

_TAKE_MS: Final = 300
"""For a line of eight words with a model of medium quality, about: ten times real time."""

_SPEECHLESS_MS: Final = 200
_SPEECHLESS_HZ: Final = 22_050
"""Any will do: no model need be loaded for silence."""

_SETTINGS: Final = ("model", "speaker")
_ENDED: Final = re.compile(r"[.!?\u2026,;:\u2013\u2014-]\W*$")
_NOT_TEXT: Final = re.compile(r"[\x00-\x1f\x7f]")


class PiperEngine:
    """Speaks with the models that are there; each is loaded when its first line comes."""

    name = "piper"
    traits = Traits(computes=True, piece_chars=0, take_ms=_TAKE_MS)
    catalog = staticmethod(catalog)

    def __init__(self) -> None:
        """
        Find the library.

        Raises:
            MissingError: piper-tts or onnx is not installed.
        """
        need(self.name, "piper", "onnx")
        # A phoneme that a model does not know is dropped, and told of on stderr line by line.
        logging.getLogger("piper").setLevel(logging.ERROR)
        self.version = f"{version('piper-tts')}/{_REVISION}"
        self._loaded: dict[str, PiperVoice] = {}
        opened = ExitStack()
        weakref.finalize(self, opened.close)
        self._open: Final = opened

    def speak(self, text: str, voice: Voice, delivery: Delivery) -> Audio:
        """
        Return the sound of a text; a text without a word is a short silence.

        Raises:
            MissingError: The voice's model, or its speaker, is not there.
            EngineError: A setting makes no sense, a model is broken, or has no sound for the text.
        """
        from piper import SynthesisConfig

        faster = speed(voice, delivery, known=_SETTINGS)
        settings = dict(voice.settings)
        model = find_model(str(settings.get("model", "")))
        if not word_ranges(text):
            return Audio.silence(_SPEECHLESS_MS, rate_hz=_SPEECHLESS_HZ)
        piper = self._piper(model)
        config = SynthesisConfig(
            speaker_id=_speaker(model, voice, settings.get("speaker")),
            length_scale=piper.config.length_scale / faster,
        )
        try:
            chunks = list(_chunks(_speakable(text), piper, config))
        except failures() as error:
            raise EngineError(f"The model `{model.name}` fails at `{text}`: {error}") from error
        if not any(chunk.phonemes for chunk in chunks):
            raise EngineError(
                f"The model `{model.name}` has nothing to say for `{text}`",
                hint="Give the book file a spelling for it",
            )
        return _joined(text, chunks, piper)

    def _piper(self, model: Model) -> PiperVoice:
        """Return a model, loaded."""
        if model.name not in self._loaded:
            self._loaded[model.name] = _load(model, self._open)
        return self._loaded[model.name]


class _Chunk(NamedTuple):
    """What is sounded at once: a sentence, or a pause."""

    samples: npt.NDArray[np.float32]
    phonemes: Sequence[TimedPhoneme]


def _load(model: Model, opened: ExitStack) -> PiperVoice:
    """Return a model as piper has it, with a session of our own."""
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
        espeak_data_dir=folder.decode(),
    )


def _speaker(model: Model, voice: Voice, name: Any) -> int | None:  # noqa: ANN401 - a setting.
    if not model.speakers:
        return None
    number = model.speakers.get(str(name))
    if number is None:
        known = list(model.speakers)
        close = get_close_matches(str(name), known, cutoff=0.4) or known[:5]
        raise MissingError(
            f"The model `{model.name}` has no speaker `{name}`, which the voice `{voice.id}` "
            "asks for",
            hint=f"Take another speaker: {', '.join(close)}",
        )
    return number


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
