"""
Words that an English text does not spell out.

What today's writers hide behind stars is bleeped, unless it is milder than a bleep (*d*mbass*)
or no curse at all (*su*cide*): then it is said. The dashes of old books are read as the word
that everybody read (*d—d*), and the name that ends in one as what is left of it (*Mr. K——*).
"""
# ruff: noqa: RUF001 - dashes are what texts hold.

from __future__ import annotations

import re
from typing import Final

from narrate.synthesis.spoken.rules import Rule, said_by


def said_uncensored(text: str) -> str:
    """Return an English text, marks and all, with something to say for what is hidden."""
    return said_by(_RULES, text) if _ANY.search(text) else text


_ANY: Final = re.compile(r"[*#$@&%]|\w!\w|[—–⸺-]{2}|\b(?:[A-Za-z]|1\d)[—–⸺]")
_DASH: Final = r"(?:[—–⸺]+|-{2,})"
_MILD: Final = {
    "d-d": "damned", "d-n": "damn", "d-ned": "damned", "d-mned": "damned", "h-l": "hell",
    "g-d": "God", "b-y": "bloody", "d-l": "devil",
}  # fmt: skip
_STRONG: Final = frozenset(["s-t", "f-k", "f-ing", "f-king", "f-ed", "b-h", "b-d", "a-e", "c-t"])
_HIDDEN: Final = re.compile(rf"\b(?P<first>[A-Za-z]){_DASH}(?P<last>[a-z]{{1,5}})\b")
_LOUDEST: Final = 3
"""So many different signs make a curse."""


def _word(match: re.Match[str]) -> str:
    key = f"{match['first']}-{match['last']}".lower()
    if key in _STRONG:
        ending = next((end for end in ("ing", "ed") if match["last"].endswith(end)), "")
        return f"bleep{ending}"
    said = _MILD.get(key)
    if said is None or (match["first"].isupper() and said == "God") != (key == "g-d"):
        return match[0]
    return said.capitalize() if match["first"].isupper() else said


_MEANT: Final = (
    "ass", "badass", "bastard", "bloody", "bollocks", "bugger", "crap", "crappy", "dammit", "damn",
    "damned", "dumbass", "goddamn", "goddamned", "goddammit", "hell", "jackass", "smartass",
    "abuse", "assault", "blood", "corpse", "dead", "death", "drugs", "drunk", "gun", "kidnap",
    "killed", "killer", "killing", "murder", "murdered", "murderer", "nazi", "racist", "racism",
    "rapist", "suicidal", "suicide", "trauma", "violence", "weapon",
)  # fmt: skip
_GUESSED: Final = (
    *_MEANT,
    *(f"{word}es" if word.endswith("s") else f"{word}s" for word in _MEANT),
)
"""What is said though a letter of it is hidden."""
_BLEEPED: Final = frozenset(
    ["asshole", "bitch", "bitches", "bullshit", "cock", "cunt", "dick", "dickhead", "fuck",
     "fucked", "fucker", "fucking", "pussy", "shit", "shitty", "slut", "sluts", "twat", "whore"]
)  # fmt: skip
_LOOKS: Final = {"@": "a", "!": "i", "$": "s"}
"""Signs that look like the letter that they hide."""
_STARRED: Final = re.compile(
    r"(?<![\w*@$!])(?P<start>[A-Za-z]+)(?P<stars>\*{1,2})(?P<end>[A-Za-z]+)(?![\w*@$])"
)
_LOOKALIKE: Final = re.compile(
    r"(?<![\w*@$!.])(?=[A-Za-z@$!]*[A-Za-z])(?=[A-Za-z]*[@$!])[A-Za-z$][A-Za-z@$!]*[A-Za-z$]"
    r"(?![\w*@$])(?!\.\w)"
)
_ENDING: Final = re.compile(r"(?<=.)(?:ing|ed|er|y|s)$")
_VOWELS: Final = "aeiouy"


def _with_ending(word: str) -> str:
    ending = _ENDING.search(word)
    return f"bleep{ending[0] if ending else ''}"


def _as_printed(said: str, printed: str) -> str:
    if printed.isupper():
        return said.upper()
    return said.capitalize() if printed[0].isupper() else said


def _guess(match: re.Match[str]) -> str:
    """Return a word with a star or two as it was meant; without a vowel it is a curse."""
    start, end = match["start"].lower(), match["end"].lower()
    letters = len(start) + len(match["stars"]) + len(end)
    for word in _GUESSED:
        if len(word) == letters and word.startswith(start) and word.endswith(end):
            return _as_printed(word, match[0])
    is_curse = len(start) > 1 and not set(f"{start}{end[0]}") & set(_VOWELS)
    return _with_ending(end) if is_curse else match[0]


def _look(match: re.Match[str]) -> str:
    word = "".join(_LOOKS.get(char, char) for char in match[0].lower())
    if {word, word.removesuffix("s"), word.removesuffix("es")} & _BLEEPED:
        return _with_ending(word)
    return _as_printed(word, match[0]) if word in _GUESSED else match[0]


def _curse(match: re.Match[str]) -> str:
    return (
        f"bleep{'!' * match[0].endswith('!')}"
        if len(set(match[0]) - {"!", "?"}) >= _LOUDEST
        else match[0]
    )


_RULES: Final[tuple[Rule, ...]] = (
    (re.compile(r"(?<![\w#$@&%*])[#$@&%*!?]{4,}(?!\w)"), _curse),
    (re.compile(r"(?<=\w )\*{3,}(?=[.,!?]|\s+[a-z]+\b[^*]*$)"), "bleep"),
    (
        re.compile(
            r"(?<![\w*])[a-z]{2,}\*+(?:cker|cking|cked|ck|hole|tch|nt)s?(?![\w*])", re.IGNORECASE
        ),
        "bleep",
    ),
    (re.compile(r"(?<![\w*])[a-z]\*{2,}(?:hole|er|ers)s?(?![\w*])", re.IGNORECASE), "bleep"),
    (_STARRED, _guess),
    (_LOOKALIKE, _look),
    (_HIDDEN, _word),
    (re.compile(rf"\b[Bb]y G{_DASH}(?=[!,.;?\"”’ ])"), "by God"),
    (
        re.compile(
            r"(?P<name>\b(?:Mr|Mrs|Miss|Ms|Dr|Mme|Lord|Lady|Sir|Count|Countess|Captain|Capt|Colonel"
            r"|Col|Major|Madame|Baron|Baroness|Duke|Duchess|Prince|Princess|Monsieur|of|in|at|near)"
            rf"\.? [B-HJ-Z])(?:{_DASH}|\*{{2,}})(?!\w)"
        ),
        lambda match: match["name"],
    ),
    (re.compile(rf"(?<=\b1\d){_DASH}(?![\d\w])"), " blank"),
)
