"""
Words that an English text does not spell out.

What today's writers hide behind stars is bleeped; the dashes of old books are read as the word
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


_ANY: Final = re.compile(r"[*#$@&%]|[—–⸺-]{2}|\b(?:[A-Za-z]|1\d)[—–⸺]")
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
