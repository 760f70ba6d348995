"""
What tells an author's note from the story, as data.

Collected from works on AO3 and FanFiction.net; the weights leave 87 novels whole.
"""

from __future__ import annotations

import re
from typing import Final

from narrate.readers.structure.vocabulary import notes as foreign

_OPENING: Final = r"[\W_]*"
_STOPPED: Final = r"(?=\s*(?:[:;.,*~)\]!#\-\u2013—]|$))"
"""What stands behind a mark; without it, `Writers note that ...` would be one."""

_MARKS: Final = (
    r"(?i:a ?/ ?n)\b",
    r"AN(?=\s*[:;,.(\-\u2013—]|\s*$)",
    r"A\.N\.?(?=\s*[:\-\u2013—])",
    (
        r"(?i:(?:pre|post)?-?(?:author|writer|beta|translator)s?['\u2019]?s?['\u2019]?"
        rf" (?:end )?notes?){_STOPPED}"
    ),
    rf"(?i:notes? from the (?:author|writer)){_STOPPED}",
    r"(?i:t ?/ ?n)\s*[:\-]",
    *foreign.AUTHORS,
)


def _one_of(*patterns: str, opening: str = _OPENING) -> re.Pattern[str]:
    return re.compile(f"{opening}(?:{'|'.join(patterns)})", re.IGNORECASE)


AUTHORS: Final = re.compile(f"{_OPENING}(?:{'|'.join(_MARKS)})")
"""Marks that mean a note wherever they stand. `An` is a word: only `AN:` in capitals is a mark."""

MARKS: Final[tuple[tuple[str, re.Pattern[str]], ...]] = (
    ("author's note", AUTHORS),
    (
        "disclaimer",
        _one_of(
            r"(?:standard )?disclaimers?\b(?=\s*(?:[:;.,\-\u2013—*]|applies|I\b|$))",
            r"legal (?:stuff|note)s?\s*[:\-]",
            *foreign.DISCLAIMERS,
        ),
    ),
    (
        "content warning",
        _one_of(
            r"(?:(?:trigger|content|chapter) )?warnings?\s*[:\-\u2013—]",
            r"[tc]w\s*:",
            *foreign.WARNINGS,
        ),
    ),
    ("summary", _one_of(r"(?:(?:story|chapter) )?summary\s*:", *foreign.SUMMARIES)),
    ("dedication", _one_of(r"dedicat(?:ion|ed to)\b\s*:?", *foreign.DEDICATIONS)),
    (
        "author's note",
        _one_of(
            r"notes?(?: (?:one|two|three|four|\d))?\s*:",
            r"(?:re-?)?(?:edit(?:ed)?|updated?)(?: on)?\s?(?:\d[\d/.\- ]{2,20})?\s*:",
            r"to (?:all )?(?:my |the )?(?:lovely |dear )?(?:reviewers|readers)\b",
            r"dear (?:readers?|reviewers?)\b",
            r"review (?:replies|responses)\b",
        ),
    ),
)
"""Reasons, and how such a passage begins, at either end of a chapter."""

DETAILS: Final = _one_of(
    r"(?:rat(?:ing|ed)|pairings?|ships?|spoilers?|genres?|fandoms?|prompts?|word[ -]?count"
    r"|beta(?:['\u2019]?e?d by|s|-?reader)?|distribution|additional tags)\s*:",
    foreign.DETAILS,
)
"""Lines of a story's header that may stand in any chapter: `Rating: T`."""

HEADER: Final = _one_of(
    r"(?:words|categor(?:y|ies)|characters|timeline|status|archived?(?: at)?|feedback|series"
    r"|chapters|publish(?:ed|er)|updated|completed?|packaged|source|(?:story|author) ?(?:url|id)"
    r"|url|universe|length|tags|relationships?|challenges?|language)\s*:"
)
"""Lines of a story's header that could be something else elsewhere: believed on a title page."""

TRANSITIONS: Final = _one_of(
    r"\bon(?:wards?)? (?:with|to) (?:the|this|our) (?:story|chapter|fic|show|good stuff)\b",
    r"\b(?:okay|ok|alright|anyways?|now),? (?:story time|(?:on |back )?to the (?:story|chapter))\b",
    r"^[\W_]*(?:happy reading|read on|story time|enjoy(?: the (?:story|chapter))?)[\W_]*$",
    r"\bhere(?:['\u2019]s| is| we go,? with) (?:the|your|my) "
    r"(?:new |next |first |latest )?(?:chapter|fic)\b",
    r"\bwithout (?:any )?further ado\b",
    *foreign.TRANSITIONS,
    opening="",
)
"""Set phrases that end a note before the story; believed in short passages without speech."""

TRANSITION_CHARS: Final = 200

_PHRASES: Final = (
    (2, (r"\br ?(?:&|and|n|\+) ?r\b", r"\bread (?:and|&|n) review\b", r"\brnr\b")),
    (
        2,
        (
            r"\b(?:please|pls|plz|leave a|drop a) reviews?\b",
            r"\b(?:and|so|to|your|the|any|more|\d+|for) reviews\b",
        ),
    ),
    (1, (r"\breview(?:s|ed|ers?|ing)?\b",)),
    (
        2,
        (
            r"\bkudos\b",
            r"\bbeta(?:['\u2019]?d|-?reader|ing)\b",
            r"\bmy (?:\w+ )?beta\b",
            r"\bun-?beta",
        ),
    ),
    (
        2,
        (
            (
                r"\bdo(?:n['\u2019]?t| not) own (?:(?-i:[A-Z])|any(?:thing)?\b|(?:the|these)\b)"
                r".{0,40}\b(?:characters?|books?|franchise|recogni[sz]e|related|rights|(?-i:[A-Z]))"
            ),
            r"\bbelongs? to (?:j\.? ?k|rowling|disney|marvel)",
            r"\bbelongs? to (?:its|their) (?:respective |rightful )?(?:owner|creator|author)",
        ),
    ),
    (1, (r"\bown nothing\b", r"\bdo(?:n['\u2019]?t| not) own\b")),
    (
        3,
        (
            r"\bcopyright(?:ed)? (?:infringement|material|holders?)\b",
            r"\bno money (?:is|was) (?:being )?made",
        ),
    ),
    (
        2,
        (
            r"\bfan-?(?:fic|fiction)s?\b",
            r"\bfics?\b",
            r"\bone-?shots?\b",
            r"\bdrabbles?\b",
            r"\bficlets?\b",
        ),
    ),
    (
        1,
        (
            r"\b(?:head-?)?canon\b",
            r"\byaoi\b",
            r"(?-i:\b(?:OOC|OCs?|AU|POV)\b)",
            r"\b(?:fluff|smut)\b",
        ),
    ),
    (1, (r"\b(?:this|last|next|each|every|new|previous|short|long) chapters?\b",)),
    (1, (r"\bchapter (?:\d+|one|two|three|four|five|six|seven|eight|nine|ten)\b", r"\bchapters\b")),
    (1, (r"\bthis (?:story|is my)\b", r"\bmy (?:first|new|other) (?:story|stories)\b")),
    (1, (r"\bhope (?:you|y['\u2019]?all|u)(?: guys)?(?: all)? (?:like|love|enjoy)",)),
    (
        2,
        (
            r"\bsorry (?:for|about) (?:the |such a |my )?(?:super |very )?(?:late|long|short|slow)",
            r"\bsorry (?:for|about) the (?:wait|delay)",
        ),
    ),
    (
        2,
        (
            r"\b(?:patreon|ko-?fi|tumblr|wattpad|ao3|ffn)\b",
            r"\bfanfiction\.net\b",
        ),
    ),
    (
        2,
        (
            r"\bconstructive (?:criticism|feedback)\b",
            r"\bno flames\b",
            r"\bflames? (?:will be used|are welcome)\b",
            r"\bconcrit\b",
        ),
    ),
    (
        1,
        (
            r"\bupdat(?:e[sd]?|ing)\b",
            r"\bhiatus\b",
            r"\bpost(?:ed|ing)? (?:the|this|a) (?:next|new)",
        ),
    ),
    (1, (r"\bwriter['\u2019]?s['\u2019]? block\b", r"\bplot bunn", r"\bcliff(?:ie|y|hanger)s?\b")),
    (1, (r"\bstay tuned\b", r"\b(?:readers|reviewers|followers)\b", r"\bfavou?rit(?:ed|ing|es)\b")),
    (
        2,
        (r"\bthank(?:s| you)\b.{0,60}\b(?:reviews?|reviewing|favou?rit|follows|comments|support)",),
    ),
)

PHRASES: Final = tuple(
    (weight, _one_of(*alternatives, opening=""))
    for weight, alternatives in (*_PHRASES, *foreign.PHRASES)
)
"""Weights and phrases; each counts once."""

SIGNS: Final = (
    _one_of(r"\b(?:pls|plz|let me know|tell me what)\b", opening=""),
    _one_of(
        r"\b(?:you guys|y['\u2019]?all|lovelies|peeps)\b",
        r"\b(?:hi|hey|hello|thanks),? (?:everyone|guys|all)\b",
        opening="",
    ),
    _one_of(r"[:;]-?[)(DPp](?!\w)", r"<3", r"\bxd\b", r"\^_*\^", r"\blol\b", r"!!", opening=""),
)
"""Signs of a chat with readers; they only add to phrases."""

PLEA: Final = _one_of(
    r"\b(?:reviews?|comments?|chapters?|updates?|fic|reading|kudos|guys|readers?)\b", opening=""
)
"""What a short last line asks for."""

SIGNATURE: Final = _one_of(
    r"[-\u2013—~*]+\s*[^\W\d_][\w ]{0,25}[\W_]*",
    r"(?:love|xoxo?|hugs|bye|cheers|until next time|see (?:you|ya)|ciao|peace)\b.{0,30}",
    opening="",
)
"""The line under a note."""

STORY: Final = (
    re.compile(
        r"[\"“”«»][^\"“”«»]{2,400}[\"“”«»].{0,40}\b(?:said|says|asked|asks|replied|whispered"
        r"|muttered|shouted|answered|cried|yelled|murmured|sighed|laughed|called|added|told)\b",
        re.DOTALL,
    ),
    re.compile(
        r"\b(?:[Hh]e|[Ss]he|[Tt]hey|[Ii]t) (?:was|were|had|said|looked|turned|stood|felt|knew"
        r"|could|walked|did|sat|took|saw|thought|would|opened|ran|smiled|nodded)\b"
    ),
    re.compile(
        r"\bI (?:woke|walked|looked|turned|stared|ran|opened|stood|sat|grabbed|felt|heard|saw"
        r"|nodded|smiled|whispered|said|asked|replied|muttered|closed|stepped|reached|pulled)\b"
    ),
)
"""Speech with its verb, and the past tense of narration."""

_INLINE_MARK: Final = r"(?:(?i:a ?/ ?n)\b|AN\s*[:\-,]|A\.N\.|(?i:authors?['\u2019]?s? notes?)\b)"
INLINE: Final = re.compile(
    rf"\s?(?:\({_INLINE_MARK}[^()]{{0,600}}\)|\[{_INLINE_MARK}[^\[\]]{{0,600}}\])"
)
"""`(A/N: ...)` within a sentence."""

TEASERS: Final = _one_of(
    r"(?:(?:on |in )?(?:the )?next (?:chapter|time|episode|update)s?(?: on [^:]{0,40})?"
    r"|(?:sneak )?(?:preview|peek)(?: of (?:the )?next chapter)?|teaser|coming up)"
    r"\s*[:\-\u2013—]",
    foreign.TEASERS,
)
"""What begins a look at the next chapter."""

CONTINUED: Final = _one_of(r"(?:to be continued|tbc|to be con['\u2019]?t)[\W_]*", foreign.CONTINUED)
