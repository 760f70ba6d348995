"""
Sayings in the International Phonetic Alphabet, as people write them between slashes.

A text carries one as `[[hɜːˈmaɪəni]]` to an engine that takes phonemes; for the others it is
spelled as English spells sounds: `hur-my-uh-nee`.
"""
# ruff: noqa: RUF001, RUF002 - the letters of phonetics are what this is about.

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import Final

STRESSES: Final = "ˈˌ"

VOWELS: Final = {
    "iː": "ee", "ɜː": "ur", "ɑː": "ah", "ɔː": "aw", "uː": "oo",
    "eɪ": "ay", "aɪ": "y", "ɔɪ": "oy", "aʊ": "ow", "oʊ": "oh", "əʊ": "oh", "ɪə": "eer",
    "ɛə": "air", "eə": "air", "ʊə": "oor", "ɚ": "er", "ɝ": "ur", "ɐ": "uh", "ə": "uh", "ɪ": "i",
    "i": "ee", "ɛ": "eh", "e": "eh", "æ": "a", "a": "a", "ɑ": "ah", "ɒ": "o", "ɔ": "aw",
    "ʊ": "oo", "u": "oo", "ʌ": "uh", "o": "oh", "ɜ": "ur", "ᵻ": "i", "y": "oo", "ø": "ur",
    "œ": "ur",
}  # fmt: skip
"""Those of English, and how each is spelled; a few that names bring along."""

CONSONANTS: Final = {
    "tʃ": "ch", "dʒ": "j", "p": "p", "b": "b", "t": "t", "d": "d", "k": "k", "ɡ": "g", "f": "f",
    "v": "v", "θ": "th", "ð": "th", "s": "s", "z": "z", "ʃ": "sh", "ʒ": "zh", "h": "h", "m": "m",
    "n": "n", "ŋ": "ng", "l": "l", "ɹ": "r", "w": "w", "j": "y", "x": "kh", "ɾ": "t", "ʔ": "",
    "ʍ": "wh", "ɲ": "ny", "ç": "kh",
}  # fmt: skip

_SAME: Final = {
    "g": "ɡ", "r": "ɹ", "ʁ": "ɹ", "ʀ": "ɹ", "'": "ˈ", "’": "ˈ", ":": "ː", "ʧ": "tʃ", "ʤ": "dʒ",
    "ɫ": "l", "ʎ": "lj", "ɨ": "ɪ", "ʉ": "u", "ɵ": "ə", "ɘ": "ə", "ɱ": "m", "ɬ": "l", "c": "k",
    "β": "v", "χ": "x", "ɣ": "ɡ",
}  # fmt: skip
"""Other signs for the same sound, or the nearest one that English has."""

_SILENT: Final = re.compile("[.\u0361\u035c\u203f\u02b0\u02b7\u02b2‿()|]")
_SYLLABIC: Final = {"n": "ən", "l": "əl", "m": "əm", "ɹ": "ɚ"}
_HISSING: Final = ("s", "z", "ʃ", "ʒ")
_VOICELESS: Final = ("p", "t", "k", "f", "θ", "x")
_SYLLABLE_MARK: Final = "\u0329"

_ONSETS: Final = frozenset(
    [
        "pl",
        "pɹ",
        "bl",
        "bɹ",
        "tɹ",
        "tw",
        "dɹ",
        "kl",
        "kɹ",
        "kw",
        "ɡl",
        "ɡɹ",
        "ɡw",
        "fl",
        "fɹ",
        "θɹ",
        "sl",
        "sm",
        "sn",
        "sp",
        "st",
        "sk",
        "sw",
        "ʃɹ",
        "pj",
        "bj",
        "tj",
        "dj",
        "kj",
        "fj",
        "mj",
        "nj",
        "hj",
        "vj",
        "spl",
        "spɹ",
        "stɹ",
        "skɹ",
        "skw",
    ]
)
_TOKEN: Final = re.compile(
    "|".join(re.escape(sign) for sign in sorted({**VOWELS, **CONSONANTS}, key=len, reverse=True))
    + f"|[{STRESSES}ː ]"
)


def is_ipa(saying: str) -> bool:
    """Tell whether a saying is written in phonemes: `/hɜːˈmaɪəni/`."""
    return len(saying) > len("//") and saying.startswith("/") and saying.endswith("/")


def is_cut(saying: str) -> bool:
    """Tell whether one of the two slashes around phonemes was forgotten: `/pik`."""
    return saying.startswith("/") != saying.endswith("/")


def unknown(saying: str) -> str:
    """Return the characters of a saying that are no sound of English, none of them twice."""
    plain = _plain(saying)
    known = "".join(tokens(saying))
    return "".join(dict.fromkeys(char for char in plain if char not in known))


def tokens(saying: str) -> tuple[str, ...]:
    """Return the sounds of a saying, stresses and blanks among them; what is none is dropped."""
    return tuple(_TOKEN.findall(_plain(saying)))


def marked(saying: str) -> str:
    """Return a saying as a text carries it: `[[hɜːˈmaɪəni]]`."""
    return f"[[{''.join(tokens(saying)).strip()}]]"


def with_s(saying: str) -> str:
    """Return a saying with the *s* of a plural or a possessive, as it sounds behind it."""
    last = ([token for token in tokens(saying) if token not in f"{STRESSES}ː "] or [""])[-1]
    ending = "ɪz" if last.endswith(_HISSING) else "s" if last in _VOICELESS else "z"
    return f"/{saying.strip('/')}{ending}/"


@lru_cache(maxsize=4096)
def respelled(saying: str) -> str:
    """Return a saying as English would spell it, a hyphen between syllables."""
    words = "".join(tokens(saying)).split()
    return " ".join("-".join(_syllables(word)) for word in words)


def _plain(saying: str) -> str:
    text = unicodedata.normalize("NFD", saying.strip().strip("/[]").strip())
    for sound, said in _SYLLABIC.items():
        text = text.replace(f"{sound}{_SYLLABLE_MARK}", said)
    text = text.replace("r\u0329", "ɚ").replace("c\u0327", "ç")
    text = "".join(char for char in text if not unicodedata.combining(char))
    return _SILENT.sub("", "".join(_SAME.get(char, char) for char in text))


def _syllables(word: str) -> Iterator[str]:
    """Yield the syllables of a word as they are spelled; consonants go with what follows them."""
    sounds = _TOKEN.findall(word)
    vowels = [place for place, sound in enumerate(sounds) if sound in VOWELS]
    if not vowels:
        yield "".join(CONSONANTS.get(sound, "") for sound in sounds)
        return
    starts = [0, *(_start(sounds, *pair) for pair in pairwise(vowels)), len(sounds)]
    for start, end in pairwise(starts):
        spelled = [VOWELS.get(sound) or CONSONANTS.get(sound, "") for sound in sounds[start:end]]
        syllable = "".join(spelled).replace("rr", "r")
        yield {"y": "eye"}.get(syllable, syllable)


def _start(sounds: list[str], before: int, vowel: int) -> int:
    """Return where the syllable of a vowel starts, after the vowel of the one before."""
    for place in range(before + 1, vowel):
        if sounds[place] in STRESSES:
            return place
    start = vowel
    while start - 1 > before and (start == vowel or "".join(sounds[start - 1 : vowel]) in _ONSETS):
        if sounds[start - 1] in {"ŋ", "ː"}:
            break
        start -= 1
    return start
