"""Tell the words of whoever tells from those of whoever speaks, by a language's words."""
# ruff: noqa: RUF001 - dashes are what texts hold.

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from narrate.tongues import Tongue


@dataclass(frozen=True, slots=True)
class BareTag:
    """A tag that stands in speech without marks of its own: half-open, blanks included."""

    start: int
    end: int
    stops: bool
    """Whether a sentence ends with it."""


def is_told(
    text: str, before: int, start: int, limit: int, tongue: Tongue, *, strict: bool
) -> bool:
    """
    Tell whether a dash within speech begins a tag, or what somebody does.

    Args:
        text: The paragraph.
        before: Where the speech before the dash ends.
        start: Where the dash ends.
        limit: Where the next dash begins, or the paragraph ends.
        tongue: The language.
        strict: Only a verb of speech makes a tag; else an action may stand for one.
    """
    clause = _CLAUSE.match(text, start, min(limit, start + _REACH_CHARS))
    tokens = _WORD.findall(clause[0]) if clause else []
    if clause is None or not tokens or _REPORTED.search(clause[0]):
        return False
    lower = [token.lower() for token in tokens[:_TAG_WORDS]]
    if not (tongue.says.isdisjoint(lower) and tongue.thinks.isdisjoint(lower)):
        return True
    if strict or not tongue.acts.isdisjoint(lower[:3]):
        return not strict
    if tokens[0][0].isupper():
        return text[max(0, before - 3) : before].rstrip()[-1:] in _STOPS
    acting = lower[1:2] if lower[0] in tongue.pronouns else lower[:1]
    return len(tokens) > 1 and any(tongue.narrated.fullmatch(word) for word in acting)


def bare_tag(text: str, start: int, end: int, tongue: Tongue) -> BareTag | None:
    """Return the first tag without marks in a stretch of speech, if there is one."""
    for seam in _SEAM.finditer(text, start, end):
        if not any(character.isalnum() for character in text[start : seam.start()]):
            continue
        if _is_bare_tag(text, seam.end(), end, tongue):
            return _extended(text, seam.end(), end)
    return None


def sentence_is_told(sentence: str, tongue: Tongue) -> bool:
    """Tell whether a sentence behind a tag goes on with the story: `Il se leva.`"""
    if tongue.address.search(sentence) or sentence.rstrip(_CLOSING)[-1:] in {*"?!"}:
        return False
    tokens = [word.lower() for word in _WORD.findall(sentence)[:_TOLD_WORDS]]
    return any(tongue.narrated.fullmatch(token) for token in tokens)


_REACH_CHARS: Final = 160
_REPORTED: Final = re.compile(
    r"\A\s*(?:[^\W\d_]+\s)?(?:dice|dicen|diz|dizem|dit|mówi|mówią|говорит|говорят|сказал[аи]?|disse|dijo)"
    r",?\s(?:que|che|że|что|qu['’]\w+)\b"
)
"""What somebody is reported to say: `mówi, że nie zdążymy`."""

_TAG_WORDS: Final = 5
"""`тихо и устало сказала Анна`: a verb of speech stands among so many words."""

_TOLD_WORDS: Final = 8
_STOPS: Final = frozenset('.?!…»”"')
_CLOSING: Final = " \n»”\"’'"
_WORD: Final = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_CLAUSE: Final = re.compile(r"\s*[^.;:?!…\"“”«»()—]*")
_SEAM: Final = re.compile(r"[,?!…][ \xa0\u202f]*»?\s+|\.\.\.?\s+")

_CLITICS: Final = r"(?:(?:se|lui|leur|me|te|nous|vous|en|y)\s|[smtl]['’])*"
_INVERTED: Final = re.compile(
    rf"{_CLITICS}(?P<verb>[^\W\d_]+)-(?:t-)?(?:ils?|elles?|on|je|nous)\b(?:\s(?P<done>[^\W\d_]+))?"
)
_NAMED: Final = re.compile(
    rf"{_CLITICS}(?P<having>(?:avai(?:t|s|ent)|a|ai|ont)\s)?(?P<verb>[^\W\d_]+)\s(?:(?P<name>[^\W\d_a-zà-öø-ÿ][\w'’-]*)"
    r"|(?P<article>le|la|un|une|son|sa|mon|ma|les|ses|cette|ce|leur)\s|l['’]\w|(?P<title>M\.|Mme))"
)
_HAVING: Final = frozenset({"avait", "avais", "avaient", "a", "ai", "ont"})

_PAST_END: Final = re.compile(r"(?:[^r]|tr|pr|br|or|ar|ur)a|it|ut|int|èrent|irent|é|ait|ai|is")
_PART: Final = re.compile(r"[^.,;:!?…»]*(?:(?<=\bM)\.[^.,;:!?…»]*)?")
_STOP: Final = re.compile(r"[,;:!?….»]*\s*")
_GOES_ON: Final = re.compile(
    r"""(?:en\s(?:se\s|s['’]|lui\s|le\s|la\s|les\s)?\w+ant\b|tout\sen\s
    |les\s(?:yeux|larmes|mains|bras|lèvres|sourcils|dents|joues|poings|épaules)\b
    |(?:le|la|l['’])\s?(?:regard|voix|main|tête|air|visage|souffle|gorge|bouche|sourire|mine|ton)\b
    |d['’](?:une|un)\s(?:voix|ton|air|geste|coup|trait)|avec\s|sans\s|qui\s|puis\s|tandis\s|pendant\s
    |un\s(?:sourire|sourcil|doigt)|une\s(?:main|lueur|larme|note)|visiblement|soudain|toujours
    |(?:à\s)?(?:moitié|demi|mi)|comme\s(?:s['’]|si\b|pour\b)|\w+ant\s(?:le|la|les|l['’]|son|sa|ses)\b
    |[^\W\d_]+(?:ée?s?|eux|euses?|antes?|ant|ète|ive|if|ment)(?=\s*[.,;:!?…»]))
    """,
    re.VERBOSE,
)
"""What stands in a tag behind a comma: `dit-il, les yeux fermés.`"""


def _is_bare_tag(text: str, at: int, end: int, tongue: Tongue) -> bool:
    inverted = _INVERTED.match(text, at, end)
    if inverted and text[at].islower():
        verb, done = inverted["verb"], inverted["done"] or ""
        if verb in _HAVING:
            return done in tongue.says or done in tongue.thinks or done in tongue.acts
        known = verb in tongue.says or verb in tongue.thinks or verb in tongue.acts
        return known or tongue.narrated.fullmatch(verb) is not None
    named = _NAMED.match(text, at, end)
    if named is None or not text[at].islower():
        return False
    verb = named["verb"]
    if verb not in tongue.says and verb not in tongue.thinks and verb not in tongue.acts:
        return False
    # `Viens, demande la clé !` is what somebody says.
    return (
        bool(named["name"] or named["title"] or named["having"])
        or _PAST_END.search(verb, len(verb) - 3) is not None
    )


def _extended(text: str, start: int, end: int) -> BareTag:
    """Return the tag that begins somewhere, up to where speech can go on."""
    at = start
    while True:
        part = _PART.match(text, at, end)
        at = part.end() if part else at
        stop = text[at : at + 1]
        blank = _STOP.match(text, at, end)
        after = blank.end() if blank else at
        if stop != "," or after >= end:
            return BareTag(start, after, stops=stop != ",")
        if not _GOES_ON.match(text, after, end):
            return BareTag(start, after, stops=False)
        at = after
