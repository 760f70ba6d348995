"""
What tells an author's note from the story, as data.

Collected from works on AO3 and FanFiction.net; weights tuned so that no paragraph of a novel scores.
"""

from __future__ import annotations

import re
from typing import Final

_AUTHORS_NOTE: Final = (
    r"(?:(?i:a ?/ ?n)\b|AN(?=\s*[:;,.(\-–—]|\s*$)|A\.N\.?(?=\s*[:\-–—\s])"  # noqa: RUF001 -- dashes.
    r"|(?i:(?:pre-?|post-?)?(?:author|writer|beta|translator)s?['’]?s?['’]? (?:end )?notes?)\b"  # noqa: RUF001 -- apostrophes.
    r"|(?i:notes? from the (?:author|writer))\b|(?i:t ?/ ?n)\b(?=\s*[:\-]))"
)
_OPENING: Final = r"[\W_]*"

AUTHORS: Final = re.compile(_OPENING + _AUTHORS_NOTE)
"""Marks that mean a note wherever they stand. `An` is a word: only `AN:` in capitals is a mark."""

MARKS: Final[tuple[tuple[str, re.Pattern[str]], ...]] = (
    ("author's note", AUTHORS),
    (
        "disclaimer",
        re.compile(
            _OPENING + r"(?:(?:standard )?disclaimers?\b(?=\s*(?:[:;.,\-–—*]|applies|I\b|$))"  # noqa: RUF001 -- dashes.
            r"|legal (?:stuff|note)s?\s*[:\-]|I (?:do not|don['’]?t|still don['’]?t) own\b)",  # noqa: RUF001 -- apostrophes.
            re.IGNORECASE,
        ),
    ),
    (
        "content warning",
        re.compile(
            _OPENING + r"(?:(?:(?:trigger|content|chapter) )?warnings?\s*[:\-–—]|[tc]w\s*:)",  # noqa: RUF001 -- dashes.
            re.IGNORECASE,
        ),
    ),
    ("summary", re.compile(_OPENING + r"(?:(?:story |chapter )?summary)\s*:", re.IGNORECASE)),
    ("dedication", re.compile(_OPENING + r"dedicat(?:ion|ed to)\b\s*:?", re.IGNORECASE)),
    (
        "author's note",
        re.compile(
            _OPENING
            + r"(?:notes?(?: (?:one|two|three|four|\d))?\s*:|(?:re-?)?(?:edit(?:ed)?|updated?)(?: on)?\s?(?:\d[\d/.\- ]{2,20})?\s*:"
            r"|to (?:all )?(?:my |the )?(?:lovely |dear )?(?:reviewers|readers)\b"
            r"|dear (?:readers?|reviewers?)\b|review (?:replies|responses)\b)",
            re.IGNORECASE,
        ),
    ),
)
"""Reasons, and how such a passage begins, at either end of a chapter."""

DETAILS: Final = re.compile(
    _OPENING + r"(?:rat(?:ing|ed)|pairings?|ships?|spoilers?|genres?|fandoms?|prompts?"
    r"|word[ -]?count|beta(?:['’]?e?d by|s|-?reader)?|distribution|additional tags)\s*:",  # noqa: RUF001 -- an apostrophe.
    re.IGNORECASE,
)
"""Lines of a story's header that may stand in any chapter: `Rating: T`."""

HEADER: Final = re.compile(
    _OPENING + r"(?:words|categor(?:y|ies)|characters|timeline|status|archived?(?: at)?|feedback"
    r"|series|chapters|publish(?:ed|er)|updated|completed?|packaged|source|(?:story|author) ?(?:url|id)"
    r"|url|universe|length|tags|relationships?|challenges?|language)\s*:",
    re.IGNORECASE,
)
"""Lines of a story's header that could be something else elsewhere: believed on a title page."""

TRANSITIONS: Final = re.compile(
    r"\bon(?:ward|wards)? (?:with|to) (?:the|this|our) (?:story|chapter|fic|show|good stuff)\b"
    r"|\b(?:okay|ok|alright|anyways?|now),? (?:story time|on to|onto|back to) ?(?:the story|the chapter)?"
    r"|^[\W_]*(?:happy reading|enjoy(?: the (?:story|chapter|show)| reading)?|read on|story time)[\W_]*$"
    r"|\bhere(?:['’]s| is| we go,? (?:with )?) ?(?:the|your|my)? ?(?:new |next |first |latest )?"  # noqa: RUF001 -- an apostrophe.
    r"(?:chapter|fic)\b|\bwithout (?:any )?further ado\b|\bstart reading\b",
    re.IGNORECASE,
)
"""Set phrases that end a note before the story; believed in short passages without speech."""

TRANSITION_CHARS: Final = 200

PHRASES: Final[tuple[tuple[int, re.Pattern[str]], ...]] = tuple(
    (weight, re.compile(pattern, re.IGNORECASE))
    for weight, pattern in (
        (2, r"\br ?(?:&|and|n|\+) ?r\b|\bread (?:and|&|n) review\b|\brnr\b"),
        (2, r"\b(?:please|pls|plz|and|so|to|leave a|drop a|your|the|any|more|\d+|for) reviews?\b"),
        (1, r"\breview(?:s|ed|ers?|ing)?\b"),
        (2, r"\bkudos\b|\bbeta(?:['’]?d|-?reader|ing)\b|\bmy (?:\w+ )?beta\b|\bun-?beta"),  # noqa: RUF001 -- an apostrophe.
        (2, r"\bown (?:nothing|none)\b|\bdo(?:n['’]?t| not) own\b|\bnot mine\b.{0,40}\bown"),  # noqa: RUF001 -- an apostrophe.
        (
            2,
            r"\bbelongs? to (?:j\.? ?k|rowling|disney|marvel|their (?:respective )?(?:owner|creator))",
        ),
        (
            3,
            r"\bcopyright(?:ed)? (?:infringement|material|holders?)\b|\bno money (?:is|was) (?:being )?made",
        ),
        (2, r"\bfan-?(?:fic|fiction)s?\b|\bfics?\b|\bone-?shots?\b|\bdrabbles?\b|\bficlets?\b"),
        (
            1,
            r"\b(?:head-?)?canon\b|\byaoi\b|(?-i:\b(?:OOC|OCs?|AU|POV)\b)|\b(?:fluff|slash|smut)\b",
        ),
        (
            1,
            r"\b(?:this|the|last|next|each|every|new|first|second|final|previous|short|long) chapters?\b",
        ),
        (1, r"\bchapter (?:\d+|one|two|three|four|five|six|seven|eight|nine|ten)\b|\bchapters\b"),
        (1, r"\bthis (?:story|fic|is my)\b|\bmy (?:first|new|other) (?:story|stories)\b"),
        (1, r"\bhope (?:you|y['’]?all|u|everyone)(?: guys)?(?: all)? (?:like|love|enjoy)"),  # noqa: RUF001 -- an apostrophe.
        (
            2,
            r"\bsorry (?:for|about) (?:the |such a |my )?(?:(?:super |very )?(?:late|long|short|slow)|wait|delay)",
        ),
        (
            2,
            r"\bpatreon\b|\bko-?fi\b|\btumblr\b|\bdiscord\b|\bwattpad\b|\bao3\b|\bfanfiction\.net\b|\bffn\b",
        ),
        (
            2,
            r"\bconstructive (?:criticism|feedback)\b|\bno flames\b|\bflames? (?:will|are)\b|\bconcrit\b",
        ),
        (
            1,
            r"\bupdat(?:e[sd]?|ing)\b|\bhiatus\b|\bpost(?:ed|ing)? (?:the|this|a) (?:next|new|chapter)",
        ),
        (1, r"\bwriter['’]?s['’]? block\b|\bplot bunn|\bcliff(?:ie|y|hanger)s?\b|\bstay tuned\b"),  # noqa: RUF001 -- apostrophes.
        (1, r"\b(?:readers|reviewers|followers|favou?rit(?:e|ed|ing|es)|follow(?:s|ed))\b"),
        (2, r"\bthank(?:s| you)\b.{0,60}\b(?:review|reading|favou?rit|follow|comment|support)"),
    )
)
"""Weights and phrases; each counts once."""

SIGNS: Final = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"\b(?:please|pls|plz|let me know|tell me what)\b",
        r"\b(?:you guys|y['’]?all|(?:hi|hey|hello|thanks),? (?:everyone|guys|all)|lovelies|peeps)\b",  # noqa: RUF001 -- an apostrophe.
        r"[:;]-?[)(DPp](?!\w)|<3|\bxd\b|\^_*\^|\blol\b|!!",
    )
)
"""Signs of a chat with readers; they only add to phrases."""

PLEA: Final = re.compile(
    r"\b(?:reviews?|comments?|chapters?|updates?|fic|reading|kudos|guys|readers?)\b", re.IGNORECASE
)
"""What a short last line asks for."""

SIGNATURE: Final = re.compile(
    r"[-–—~*]+\s*[^\W\d_][\w ]{0,25}[\W_]*"  # noqa: RUF001 -- dashes.
    r"|(?:love|xoxo?|hugs|bye|cheers|until next time|see (?:you|ya)|ciao|peace)\b.{0,30}",
    re.IGNORECASE,
)
"""The line under a note."""

STORY: Final[tuple[re.Pattern[str], ...]] = (
    re.compile(
        r"""["“”«»].{2,}["“”«»].{0,40}\b(?:said|says|asked|asks|replied|whispered|muttered|shouted"""
        r"""|answered|cried|yelled|murmured|sighed|laughed|called|added|exclaimed|told)\b""",
        re.DOTALL,
    ),
    re.compile(
        r"\b(?:[Hh]e|[Ss]he|[Tt]hey|[Ii]t) (?:was|were|had|said|looked|turned|stood|felt|knew|could"
        r"|walked|did|sat|took|saw|thought|would|opened|ran|smiled|nodded)\b"
    ),
    re.compile(
        r"\bI (?:woke|walked|looked|turned|stared|ran|opened|stood|sat|grabbed|felt|heard|saw"
        r"|nodded|smiled|whispered|said|asked|replied|muttered|closed|stepped|reached|pulled)\b"
    ),
)
"""Speech with its verb, and the past tense of narration."""

INLINE: Final = re.compile(
    r"\s?(?:\((?:(?i:a ?/ ?n)\b|AN\s*[:\-,]|A\.N\.|(?i:authors?['’]?s? notes?)\b)[^()]{0,600}\)"  # noqa: RUF001 -- an apostrophe.
    r"|\[(?:(?i:a ?/ ?n)\b|AN\s*[:\-,]|A\.N\.|(?i:authors?['’]?s? notes?)\b)[^\[\]]{0,600}\])"  # noqa: RUF001 -- an apostrophe.
)
"""`(A/N: ...)` within a sentence."""

TEASERS: Final = re.compile(
    _OPENING + r"(?:(?:on |in )?(?:the )?next (?:chapter|time|episode|update)s?(?: on [^:]{0,40})?"
    r"|(?:sneak )?(?:preview|peek)(?: of (?:the )?next chapter)?|teaser|coming up)\s*[:\-–—]",  # noqa: RUF001 -- dashes.
    re.IGNORECASE,
)
"""What begins a look at the next chapter."""

CONTINUED: Final = re.compile(
    _OPENING + r"(?:to be continued|tbc|to be con['’]?t)[\W_]*",
    re.IGNORECASE,  # noqa: RUF001 -- an apostrophe.
)
