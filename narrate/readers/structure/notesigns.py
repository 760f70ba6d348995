"""
What tells an author's note from the story, as data.

Collected from works on AO3 and FanFiction.net.
"""

from __future__ import annotations

import re
from typing import Final

from narrate.readers.structure.notephrases import OPENING, one_of
from narrate.readers.structure.vocabulary import notes as foreign

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


AUTHORS: Final = re.compile(f"{OPENING}(?:{'|'.join(_MARKS)})")
"""Marks that mean a note wherever they stand. `An` is a word: only `AN:` in capitals is a mark."""

MARKS: Final[tuple[tuple[str, re.Pattern[str]], ...]] = (
    ("author's note", AUTHORS),
    (
        "disclaimer",
        one_of(
            r"(?:standard )?disclaimers?\b(?=\s*(?:[:;.,\-\u2013—*]|applies|I\b|$))",
            r"legal (?:stuff|note)s?\s*[:\-]",
            *foreign.DISCLAIMERS,
        ),
    ),
    (
        "content warning",
        one_of(
            r"(?:(?:trigger|content|chapter) warnings?|warnings)\W*[:\-\u2013—*]",
            r"warning\W*[:\-\u2013—*](?!.*\b(?:is|was|were|had|will)\b)",
            r"warnings? for (?:this|the) (?:chapter|fic|story)\b",
            r"[tc]w\s*:",
            *foreign.WARNINGS,
        ),
    ),
    ("summary", one_of(r"(?:(?:story|chapter) )?summary\s*:", *foreign.SUMMARIES)),
    (
        "dedication",
        one_of(
            r"(?:th(?:is|e) (?:chapter|fic|story|one|oneshot) is )?dedicat(?:ion|ed to)\b\s*:?",
            *foreign.DEDICATIONS,
        ),
    ),
    (
        "author's note",
        one_of(
            r"notes?(?: (?:one|two|three|four|\d))?\s*:",
            r"(?:re-?)?(?:edit(?:ed)?|updated?)(?: on)?\s?(?:\d[\d/.\- ]{2,20})?\s*:",
            r"to (?:all )?(?:my |the )?(?:lovely |dear )?(?:reviewers|readers)\b",
            r"dear (?:readers|reviewers?)\b",
            r"review (?:replies|responses)\b",
            r"replies to reviews\b",
            r"(?:translations?|glossary)\s*:",
            r"songs? (?:for|of) (?:this|the) (?:chapter|fic)\b",
            r"previously (?:on|in) (?-i:[A-Z*_])[^:]{1,60}:",
            r"(?:please read|important|read this|psa)\s*[:!]",
            r"not (?:an update|a (?:real )?chapter)\b",
            r"(?:a|just a) (?:quick|short|little) note\b",
            r"written for\b.{0,60}\b(?:week|exchange|day \d+|challenge|bingo|fest|bang|prompt)\b",
            r"poll time\b",
        ),
    ),
)
"""Reasons, and how such a passage begins, at either end of a chapter."""

DETAILS: Final = one_of(
    r"(?:(?:story |chapter )?title|rat(?:ing|ed)|pairings?|ships?|spoilers?|genres?|fandoms?"
    r"|prompts?|word[ -]?count"
    r"|beta(?:['\u2019]?e?d by|s|-?reader)?|distribution|additional tags)\s*:",
    foreign.DETAILS,
)
"""Lines of a story's header that may stand in any chapter: `Rating: T`."""

HEADER: Final = one_of(
    r"(?:words|categor(?:y|ies)|characters|timeline|status|archived?(?: at)?|feedback|series"
    r"|chapters|publish(?:ed|er)|updated|completed?|packaged|source|(?:story|author) ?(?:url|id)"
    r"|url|universe|length|tags|relationships?|challenges?|language)\s*:"
)
"""Lines of a story's header that could be something else elsewhere: believed on a title page."""

TRANSITIONS: Final = one_of(
    r"\bon(?:wards?)? (?:with|to) (?:the|this|our) (?:story|chapter|fic|show|good stuff)\b",
    r"^[\W_]*(?:(?:any(?:ways?|hoo)|so|okay|ok|well|and now|now)[,.!\u2026 ]+)*"
    r"(?:enjoy|here (?:we|you|it) (?:go|goes|is)|onwards?)[\W_]*$",
    r"\blet['\u2019]s (?:get (?:to it|started|going|on with it)|begin|dive in)[\W_]*$",
    r"\benough (?:rambling|babbling|talk(?:ing)?|from me|of me|of my (?:rambling|babbling))\b",
    r"\bhere(?:['\u2019]s| is) (?:chapter|part) \w+\b",
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

PLEA: Final = one_of(
    r"\b(?:reviews?|comments?|chapters?|updates?|fic|reading|kudos|guys|readers?)\b", opening=""
)
"""What a short last line asks for."""

SIGNATURE: Final = one_of(
    r"[-\u2013—~*]+\s*[^\W\d_][\w ]{0,25}[\W_]*",
    r"(?:love|xoxo?|hugs|bye|cheers|until next time|see (?:you|ya)|ciao|peace)\b.{0,30}",
    opening="",
)
"""The line under a note."""

REPLY: Final = re.compile(r"[\W_]*(?:[Tt]o )?[\w.*-]{1,30}(?: [\w.*-]{1,20})?:\s+\S.{0,300}")
"""`To Moonfeather22: Thank you!`, and the jokes of a disclaimer: `Lawyer: She can't.`"""

ITEM: Final = re.compile(
    r"(?:\d{1,2}[.)]|[*•-])\s+\S.{0,200}|\S.{0,40}\s[-\u2013—=]\s.{1,80}|p\.?p?\.? ?s\b.{0,200}",
    re.IGNORECASE,
)
"""An item of a list, a word and its translation, a postscript: parts of the note above them."""

KEY: Final = re.compile(
    r"[^\w\s](?:normal )?(?:speech|speaking|talking|thoughts?|thinking|parseltongue|telepathy"
    r"|mind speech|flashbacks?|texts?|texting|spells?|letters?|dreams?)[^\w\s]+\s*"
    r"(?:[-\u2013—=:]\s*.{0,40})?",
    re.IGNORECASE,
)
"""`"Speech"`, `'thoughts'`: what the marks of a story mean."""

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

TEASERS: Final = one_of(
    r"(?:(?:on |in )?(?:the )?next (?:chapter|time|episode|update)s?(?: on [^:]{0,40})?"
    r"|(?:sneak )?(?:preview|peek)(?: of (?:the )?next chapter)?|teaser|coming up)"
    r"\s*[:\-\u2013—]",
    foreign.TEASERS,
)
"""What begins a look at the next chapter."""

CONTINUED: Final = one_of(r"(?:to be continued|tbc|to be con['\u2019]?t)[\W_]*", foreign.CONTINUED)
