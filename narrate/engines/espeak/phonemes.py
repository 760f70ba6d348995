"""Words -> how espeak pronounces them, in IPA; without a sound."""

from __future__ import annotations

import ctypes
from collections.abc import Iterable
from typing import Final

from narrate.engines.espeak import driver
from narrate.engines.espeak.installed import Installed, find_installed

VOICE: Final = "gmw/en-US"


def pronounced(
    words: Iterable[str], *, voice: str = VOICE, installed: Installed | None = None
) -> dict[str, str]:
    """
    Return words with their pronunciations in IPA.

    Args:
        words: One by one, as they are spoken.
        voice: A file of espeak's `lang/`.
        installed: Where library and voices are; None: where the wheel put them.

    Raises:
        MissingError: The library does not load.
        EngineError: It has no such voice.
    """
    wanted = list(dict.fromkeys(words))
    if not wanted:
        return {}
    with driver.initialized(installed or find_installed(), voice) as library:
        return {word: _ipa(library, word) for word in wanted}


def _ipa(library: ctypes.CDLL, word: str) -> str:
    library.espeak_TextToPhonemes.restype = ctypes.c_char_p
    text = ctypes.c_char_p(word.encode())
    # espeak moves the pointer on, clause by clause, and sets it to null at the end.
    rest = ctypes.pointer(ctypes.cast(text, ctypes.c_void_p))
    clauses = []
    while rest.contents.value:
        told: bytes | None = library.espeak_TextToPhonemes(rest, 1, driver.IPA)
        clauses.append((told or b"").decode())
    return " ".join(clauses).strip()
