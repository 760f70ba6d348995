"""Tell whether what stands in quotation marks is spoken at all, or thought."""
# ruff: noqa: RUF001 - curly marks and dashes are what texts hold.

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from narrate.parsing.lexicon import ENGLISH, Lexicon
from narrate.parsing.quotes import Quoted
from narrate.parsing.tags import Tag, tag_after, tag_before
from narrate.script import SpanKind


def kind_of(
    text: str,
    quoted: Quoted,
    *,
    floor: int,
    limit: int,
    goes_on: bool,
    lexicon: Lexicon = ENGLISH,
) -> SpanKind:
    """
    Return whether a quotation is dialogue, a thought, or (words, titles, signs) narration.

    A sum of evidence: the words inside, the tags beside, the place in the sentence.

    Args:
        text: The block's text.
        quoted: The quotation.
        floor: Where the quotation before it ends, or 0.
        limit: Where the quotation after it starts, or the text's end.
        goes_on: Whether the quotation before it in the block is spoken.
        lexicon: The words of tags.
    """
    setting = _setting(text, quoted, floor=floor, limit=limit, goes_on=goes_on, lexicon=lexicon)
    thought = Tag.THOUGHT in setting.tags and not _ALOUD.match(setting.after)
    if quoted.minor:
        # Single marks in a story of double ones stand around anything.
        return SpanKind.THOUGHT if thought else SpanKind.NARRATION
    if not quoted.sure and sum(weight for holds, weight in _EVIDENCE if holds(setting)) <= 0:
        return SpanKind.NARRATION
    return SpanKind.THOUGHT if thought else SpanKind.DIALOGUE


def has_address(text: str, lexicon: Lexicon = ENGLISH) -> bool:
    """Tell whether somebody says *I* or *you*, as speech does and narration seldom."""
    return lexicon.address.search(text) is not None


@dataclass(frozen=True, slots=True)
class _Setting:
    """A quotation and what stands around it in its block."""

    inside: str
    """Its words, the marks left out."""

    before: str
    """What stands between it and the quotation before, blanks at the end left out."""

    after: str
    tags: frozenset[Tag]
    """What the words on either side tell."""

    goes_on: bool
    """Whether a spoken quotation stands before it in its block."""

    lexicon: Lexicon


def _setting(
    text: str, quoted: Quoted, *, floor: int, limit: int, goes_on: bool, lexicon: Lexicon
) -> _Setting:
    tags = {
        tag_before(text, floor, quoted.start, lexicon),
        tag_after(text, quoted.end, limit, lexicon),
    }
    return _Setting(
        inside=text[quoted.start : quoted.end].strip(_MARKS_AND_BLANKS),
        before=text[max(floor, quoted.start - _REACH_CHARS) : quoted.start].rstrip(" \n*_"),
        after=text[quoted.end : min(limit, quoted.end + _REACH_CHARS)].strip(),
        tags=frozenset(tag for tag in tags if tag is not None),
        goes_on=goes_on,
        lexicon=lexicon,
    )


_REACH_CHARS: Final = 200
"""How far around a quotation its setting is looked at: a sentence."""

_MARKS_AND_BLANKS: Final = " \t\n\xa0\u202f\"“”„‟«»「」『』＂'‘’‚‛‹›*_"

_ALOUD: Final = re.compile(r"[^.?!]*\b(?:aloud|out loud)\b")
_NAMING: Final = re.compile(
    r"""\b(?:words?|names?|terms?|phrases?|titles?|expressions?|letters?|syllables?|so-called
    |call(?:s|ed|ing)?|nam(?:ed|ing)|term(?:ed|s)|(?:en)?titled|nicknamed|dubbed|spelled|spelt
    |means?|meant|meaning|pronounced|labell?ed|marked|signed)(?:\W+[\w'’]+){0,2}\W*\Z""",
    re.VERBOSE | re.IGNORECASE,
)
_LEADING_WORD: Final = re.compile(
    r"""(?:\A|\W)(?:a|an|the|his|her|its|their|my|our|your|this|that|these|those|some|no|any|each
    |every|such|of|in|on|at|from|for|as|into|about|than|like|not|being|very|too|more|most|was
    |were|is|are|be|been|and|or)\Z""",
    re.VERBOSE | re.IGNORECASE,
)
_UTTERANCE_NOUN: Final = re.compile(
    r"""\b(?:cry|cries|shout|yell|scream|whisper|murmur|mutter|reply|answer|chorus|exclamation
    |greeting|farewell|thanks|apology|apologies|question|order|command|call|voice|sorry)\b
    (?:\ of)?\W*\Z""",
    re.VERBOSE | re.IGNORECASE,
)
_SILENT: Final = re.compile(
    r"""\b(?:look|glance|glare|stare|gaze|eyes?|face|smile|frown|grin|smirk|expression|shrug|nod
    |gesture|sign|signboard|board|plate|lid|engraving|poster|note|letter|card|label|banner|screen|page|plaque|t-?shirt|inscription
    |tattoo|text|email|e-mail|telegram|headline)\b
    (?:\s+(?:on|in|from|at|by|above|over|beside)(?:\s+\w+){1,3}?)?(?:,?\s+(?:that|which))?
    (?:\s+(?:\w+ly|all|but|seemed|seems|to|just|simply|only|had|have|has|again))*
    \s+(?:say|says|said|saying|read|reads|reading|spelled|ran|asked|meant|screamed|shouted)
    \W*\Z""",
    re.VERBOSE | re.IGNORECASE,
)

_UNSAID: Final = re.compile(
    r"""(?:\b(?:
        (?:as\ (?:much\ as|if|though)|like|enough|well|easy|fine|you\ (?:can|could|may|might))
        \ (?:to\ )?(?:say|ask)
        |(?:seem|appear)(?:ed|s|ing)?\ to\ (?:say|ask|cry|reply|whisper|be\ saying)
        |(?:indicat|imply)ing|to\ (?:the|this|that)\ effect
        |(?:the|homely|old)\ (?:phrase|adage|saying|proverb|maxim|motto)
        (?:\ (?:goes|went|runs|is|was))?
    )
    |(?:\b(?:not|never|without|no\ longer|instead\ of)|n['’\ ]t)
    \ (?:say|saying|ask|asking|reply|replying|answer|answering|think))[\s,:—–-]*\Z""",
    re.VERBOSE | re.IGNORECASE,
)
"""`as much as to say`, `she didn't say`, `as the phrase goes`: nobody has said it now."""

_IT_SAYS_BEFORE: Final = re.compile(
    r"""\b(?:inside|on|in|under|underneath|above|across|over|below|beneath|along|round|around)
    (?:\s+[\w'’-]+){1,4}?,?\s+it\s+(?:says?|said|read|reads)\W*\Z""",
    re.VERBOSE | re.IGNORECASE,
)
"""`Inside the lid it said ...`: in a place stands writing, not a speaker."""

_IT_SAYS: Final = re.compile(r"\W*it\s+(?:says|said|read|reads)\b", re.IGNORECASE)


def _is_written(setting: _Setting) -> bool:
    """Tell whether a thing says it: a sign, a lid, a look on somebody's face."""
    if _SILENT.search(setting.before) or _IT_SAYS_BEFORE.search(setting.before):
        return True
    # What "it" says may be spoken by a creature, but not if it is set like a sign.
    sides = (setting.after, setting.before)
    return _is_title(setting) and any(_IT_SAYS.match(side) for side in sides)


def _is_unsaid(setting: _Setting) -> bool:
    """Tell whether the words before say that nobody says it."""
    return _UNSAID.search(setting.before) is not None


_MIDDLE: Final = frozenset(",;:—–-")


def _is_shown(setting: _Setting) -> bool:
    """Tell whether several words stand in capitals, as on a sign, and nobody shouts them."""
    words = setting.inside
    return len(words.split()) > 1 and words.isupper() and words[-1:] not in {*"?!—–-"}


def _is_woven_in(setting: _Setting) -> bool:
    """Tell whether a sentence that tells of no speaking goes on before and behind."""
    before = setting.before[-1:]
    return (
        (before.isalnum() or before in _MIDDLE)
        and setting.after[:1].islower()
        and not setting.tags
        and setting.inside[-1:] not in {*"?!—–-"}
    )


def _is_named(setting: _Setting) -> bool:
    """Tell whether the words before call something by what stands in the marks."""
    return _NAMING.search(setting.before) is not None


def _is_bare(setting: _Setting) -> bool:
    """Tell whether a word, without a comma or a stop, stands right before the quotation."""
    return setting.before[-1:].isalnum()


def _is_said(setting: _Setting) -> bool:
    """Tell whether the word right before is a verb of speaking: `he whispered "No"`."""
    words = setting.before.rsplit(maxsplit=2)[-2:]
    speaking = setting.lexicon.speaking
    if _is_named(setting):
        return False
    return words[-1] in speaking or (words[0] in speaking and words[-1] in {"out", "back", "up"})


def _is_title(setting: _Setting) -> bool:
    words = [word for word in setting.inside.split() if len(word) > len("the")]
    return len(words) > 1 and all(word[0].isupper() for word in words)


_EVIDENCE: Final[tuple[tuple[Callable[[_Setting], bool], float], ...]] = (
    (lambda setting: not setting.before, 2.0),
    (lambda setting: not setting.after, 1.0),
    (lambda setting: bool(setting.tags & {Tag.SAID, Tag.THOUGHT, Tag.MANNER}), 1.5),
    (lambda setting: setting.inside[-1:] in {*".?!…—–-"}, 1.0),
    (lambda setting: setting.inside[-1:] in {*"?!…—–-"}, 0.5),
    (lambda setting: setting.inside.endswith(","), 0.5),
    (lambda setting: has_address(setting.inside, setting.lexicon), 1.0),
    (lambda setting: setting.before[-1:] in {*".?!…,:;—–-”\"’'"}, 0.5),
    (lambda setting: _UTTERANCE_NOUN.search(setting.before) is not None, 1.5),
    (lambda setting: setting.goes_on, 1.0),
    (lambda setting: Tag.SAID in setting.tags and _is_bare(setting) and _is_said(setting), 1.0),
    (lambda setting: setting.inside[:1].islower() and _is_bare(setting), -1.0),
    (lambda setting: len(setting.inside.split()) == 1, -0.5),
    (_is_bare, -1.5),
    (_is_title, -1.0),
    (lambda setting: _LEADING_WORD.search(setting.before) is not None, -1.0),
    (_is_named, -1.5),
    (_is_woven_in, -1.0),
    (lambda setting: setting.inside[:1].islower() and _is_woven_in(setting), -0.5),
    (_is_shown, -3.0),
    (_is_unsaid, -10.0),
    (lambda setting: Tag.WRITTEN in setting.tags, -3.0),
    (_is_written, -10.0),
)
"""What speaks for speech, and what against it, with weights set by hand.

The weights follow the shares of spoken quotations on novels: of those right after a bare
word 37 % are spoken, of those at the start of their block 98 %.
"""
