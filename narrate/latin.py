"""Letters of other alphabets as Latin ones, for names that every system takes."""
# ruff: noqa: RUF001 - Cyrillic letters are what this module is about.

from __future__ import annotations

from typing import Final

_CYRILLIC: Final = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ё": "yo", "ж": "zh", "з": "z",
    "и": "i", "й": "y", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r",
    "с": "s", "т": "t", "у": "u", "ф": "f", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh",
    "щ": "shch", "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "yu", "я": "ya", "і": "i", "ї": "yi",
    "є": "ye", "ґ": "g",
}  # fmt: skip
"""As names are written in English, after BGN/PCGN."""

LATIN: Final = str.maketrans(
    {
        **_CYRILLIC,
        **{letter.upper(): latin.capitalize() for letter, latin in _CYRILLIC.items()},
        "ł": "l",
        "Ł": "L",
        "ß": "ss",
    }
)
"""For `str.translate`; what Unicode takes apart, as `é`, is left as it is."""
