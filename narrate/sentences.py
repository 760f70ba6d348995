"""A paragraph's sentences."""
# ruff: noqa: RUF001 - curly marks and dashes are what texts hold.

from __future__ import annotations

import re
from typing import Final


def sentence_ranges(text: str) -> tuple[tuple[int, int], ...]:
    """
    Return the half-open ranges of a text's sentences; they cover it without gaps.

    Blanks after a sentence belong to it, closing marks too, and a line break ends it.
    What only looks like an end (an abbreviation, an initial, an ellipsis or `"Stop!"`
    before a lower-case word) is none. Takes time linear in the text.
    """
    first_word = len(text) - len(text.lstrip())
    ends = [
        match.end()
        for match in _CANDIDATE.finditer(text, first_word)
        if match.end() < len(text) and _is_end(text, match)
    ]
    if text:
        ends.append(len(text))
    return tuple(zip([0, *ends], ends, strict=False))


_CANDIDATE: Final = re.compile(
    r"""
    (?P<line>\n)\s*
    | (?P<wide>[。！？])+[」』]*\s*
    | (?P<mark>(?:[.?!…‽]|(?<=[.])[ \xa0\u202f](?=[.]))++)
      (?P<closing>(?:["”“’'»«)\]}*_]|[ \xa0\u202f]»(?=[\s.,;!?]|$))*+)
      (?P<blank>\s*+)
    """,
    re.VERBOSE,
)
"""A line break; marks of a script without blanks; or marks, closing marks and blanks.

A blank may part the dots of an ellipsis; in French one also parts a mark from its word.
Possessive, so that a long run of marks is read once.
"""

_NEXT: Final = re.compile(r"(?P<opening>[\"“‘'«»„‚(\[{*_—–―-]*)(?P<word>\w[\w'’]*)?")
_BEFORE: Final = re.compile(r"[\w.]+$")
_WINDOW_CHARS: Final = 24
"""How far back an abbreviation is looked for; the longest known one is much shorter."""

_CUT_SHORT: Final = re.compile(
    r"""
    mr|mrs|ms|mx|dr|st|ste|prof|rev|hon|capt|cpt|cmdr|col|gen|lt|lieut|maj|sgt|cpl|pvt|adm|gov
    |pres|sen|rep|supt|ext|messrs|mme|mlle|mgr|fr|hr|herr|sra|srta|mt|ft|vol|fig|pp|cf|viz|vs
    |e\.g|i\.e|eg|ie|approx|ca|dept|est|z\.b|bzw|d\.h
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""Abbreviations that something always follows; not `etc.` and `p.m.`, which may end."""

_STARTER: Final = re.compile(
    r"""
    the|he|she|it|they|we|you|i|a|an|and|but|or|so|then|there|this|that|these|those|his|her|its
    |their|our|my|your|when|what|where|why|who|how|if|in|on|at|as|for|from|with|after|before|no
    |not|now|yes|one|once
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""Words that, capitalized after an initial, begin a sentence: `plan B. Then he left.`"""


def _is_end(text: str, match: re.Match[str]) -> bool:
    """Tell whether a candidate is the end of a sentence."""
    if match["line"] or match["wide"] or "\n" in match["blank"]:
        return True
    following = _NEXT.match(text, match.end())
    if not match["blank"] or following is None:
        return False
    word = following["word"] or ""
    if word[:1].islower():
        # An author may forget the capital, but not where another speech opens.
        return match["mark"][-2:] in {".", "?", "!"} and following["opening"][:1] in {*'"“«„'}
    if match["mark"] == "." and not match["closing"]:
        return not _is_abbreviation(text, match.start(), word)
    return True


def _is_abbreviation(text: str, dot: int, following: str) -> bool:
    """Tell whether the word that ends before a dot is cut short."""
    found = _BEFORE.search(text[max(0, dot - _WINDOW_CHARS) : dot])
    if found is None:
        return False
    word, before = found[0], text[max(0, dot - _WINDOW_CHARS) : dot - len(found[0])]
    if word.isdecimal():
        # `1. Something` at the start of a line counts the lines of a list.
        return not before or before[-1] == "\n"
    if word.lower() in {"no", "nos"}:
        return following[:1].isdigit()
    if _CUT_SHORT.fullmatch(word):
        return True
    is_initial = word[-1].isupper() and word[-2:-1] in {"", "."}
    if word == "I" and before.rstrip()[-1:].islower():
        return False
    return is_initial and not _STARTER.fullmatch(following)
