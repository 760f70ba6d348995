"""How words are heard, as far as espeak reads them; and which it is likely to read wrong."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from math import exp
from typing import Final

from narrate.engines.espeak import EspeakEngine

_GRAMS: Final = (2, 3, 4)
_LIKELY: Final = 0.5
_ENGLISH: Final = "en"


def heard(words: Sequence[str], language: str) -> tuple[str, ...]:
    """
    Return how espeak says each of some words, in the International Phonetic Alphabet.

    Args:
        words: As they are spoken; in phonemes between `[[` and `]]`.
        language: ISO 639-1, perhaps with a country.

    Raises:
        MissingError: espeak is not installed.
    """
    return EspeakEngine().heard(words, language) if words else ()


def doubtful(words: Sequence[str], language: str) -> tuple[bool, ...]:
    """Return for each of some names whether espeak is likely to read it wrong; English alone."""
    is_english = language.partition("-")[0] == _ENGLISH
    return tuple(is_english and chance_wrong(word) > _LIKELY for word in words)


def chance_wrong(name: str) -> float:
    """
    Return how likely espeak reads a name otherwise than people do, by its letters.

    Fitted to where espeak 1.52 and the CMU Pronouncing Dictionary differ (doubts.txt says how).
    """
    if not name.isascii():
        return 1.0  # Accents are of other languages, and espeak's English reads over them.
    weights = _weights()
    marked = f"^{name.lower()}$"
    grams = {
        marked[start : start + size] for size in _GRAMS for start in range(len(marked) - size + 1)
    }
    total = weights[""] + sum(weights.get(gram, 0.0) for gram in grams)
    return 1 / (1 + exp(-total))


@cache
def _weights() -> dict[str, float]:
    text = files("narrate.engines").joinpath("doubts.txt").read_text(encoding="utf-8")
    lines = (line.partition("\t") for line in text.splitlines() if not line.startswith("#"))
    return {gram: float(weight) for gram, _, weight in lines}
