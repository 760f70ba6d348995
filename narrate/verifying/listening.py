"""
Sound -> which of some lines it says, by pocketsphinx with its own model of American English.

The recognizer is not asked what it hears, which with this model is wrong in most words, but
which of a few lines: that it tells well. Its beams are wide, since a short list of lines is
quickly searched, and the right one must not be given up early.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Final

from narrate import sound
from narrate.audio import Audio
from narrate.errors import MissingError
from narrate.verifying.phones import phones

_RATE_HZ: Final = 16_000
"""What the model was trained on."""

_BEAMS: Final = {"beam": 1e-120, "wbeam": 1e-100, "pbeam": 1e-120, "maxhmmpf": -1}
_EDGE_MS: Final = 100
"""Silence around a line, so that the recognizer hears where it begins and ends."""

_WORD: Final = re.compile(r"[a-z]+(?:'[a-z]+)*")
_NAME: Final = "lines"


class Listener:
    """Tells lines apart by listening; not to be shared between threads."""

    def __init__(self, pronounce: Callable[[Iterable[str]], Mapping[str, str]]) -> None:
        """
        Load the recognizer.

        Args:
            pronounce: Returns words with their pronunciations in IPA; for names, which its
                dictionary does not have.

        Raises:
            MissingError: pocketsphinx is not installed.
        """
        try:
            import pocketsphinx
        except ImportError as error:
            raise MissingError(
                "Listening to chapters needs `pocketsphinx`, which is not installed",
                hint="Install it with: pip install 'narrate[verify]'",
            ) from error
        self._pronounce = pronounce
        self._decoder: Any = pocketsphinx.Decoder(
            samprate=_RATE_HZ, lm=None, loglevel="FATAL", bestpath=False, cmn="batch", **_BEAMS
        )

    def learn(self, lines: Iterable[str]) -> None:
        """Learn the words of some lines that the dictionary does not have."""
        words = {word for line in lines for word in words_of(line)}
        unknown = sorted(word for word in words if self._decoder.lookup_word(word) is None)
        for word, ipa in self._pronounce(unknown).items():
            if said := phones(ipa):
                self._decoder.add_word(word, said, True)

    def understood(self, audio: Audio, lines: Sequence[str]) -> int | None:
        """
        Return which of some lines is said; None if none is.

        Args:
            audio: The line, with little else around it.
            lines: As they are spoken; of equal ones the first is meant.
        """
        known: dict[str, int] = {}
        for number, line in enumerate(lines):
            words = " ".join(filter(self._decoder.lookup_word, words_of(line)))
            if words:
                known.setdefault(words, number)
        if not known or not audio.pcm:
            return None
        choices = " | ".join(known)
        self._decoder.add_jsgf_string(
            _NAME, f"#JSGF V1.0;\ngrammar lines;\npublic <line> = {choices};"
        )
        self._decoder.activate_search(_NAME)
        edge = Audio.silence(_EDGE_MS, rate_hz=_RATE_HZ).pcm
        self._decoder.start_utt()
        heard = sound.resample(audio, _RATE_HZ).pcm
        self._decoder.process_raw(edge + heard + edge, full_utt=True)
        self._decoder.end_utt()
        found = self._decoder.hyp()
        # A line that is only begun is none of them.
        return known.get(found.hypstr) if found else None


def words_of(line: str) -> list[str]:
    """Return the words of a line as the dictionary has them."""
    return _WORD.findall(line.lower().replace("’", "'"))  # noqa: RUF001 - a curly apostrophe.
