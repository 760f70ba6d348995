"""
What tells an author's note from the story, as data.

Collected from works on AO3 and FanFiction.net; the weights leave 87 novels whole.
"""

from __future__ import annotations

import re
from typing import Final

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
        ),
    ),
    (
        "content warning",
        _one_of(
            r"(?:(?:trigger|content|chapter) warnings?|warnings)\W*[:\-\u2013—*]",
            r"warning\W*[:\-\u2013—*](?!.*\b(?:is|was|were|had|will)\b)",
            r"warnings? for (?:this|the) (?:chapter|fic|story)\b",
            r"[tc]w\s*:",
        ),
    ),
    ("summary", _one_of(r"(?:(?:story|chapter) )?summary\s*:")),
    (
        "dedication",
        _one_of(
            r"(?:th(?:is|e) (?:chapter|fic|story|one|oneshot) is )?dedicat(?:ion|ed to)\b\s*:?"
        ),
    ),
    (
        "author's note",
        _one_of(
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

DETAILS: Final = _one_of(
    r"(?:(?:story |chapter )?title|rat(?:ing|ed)|pairings?|ships?|spoilers?|genres?|fandoms?"
    r"|prompts?|word[ -]?count"
    r"|beta(?:['\u2019]?e?d by|s|-?reader)?|distribution|additional tags)\s*:"
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
            r"\b(?:and|so|to|your|all the|for the|any|more|\d+|for|their) reviews\b",
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
    (
        2,
        (
            r"\b(?:chapter|update|part) (?:\w+ )?(?:is|are) (?:finally |now )?(?:up|here|out)\b",
            r"\b(?:put|lay|lower|no)\b.{0,20}\bpitchforks\b",
            r"\b\d+(?:\.\d)?k(?: words)?\b",
            r"\bin the (?:comments|reviews)\b",
            r"\bleave (?:me )?(?:a|your|some) (?:comments?|reviews?|kudos)\b",
            r"\btitle of this (?:fic|story)\b",
            r"\b(?:sorry|apolog\w+) (?:this|it|that it) (?:took|is|was) so (?:long|late)",
            r"\bdisclaimers?\b",
            r"\bhappy (?:new year|birthday|holidays|halloween|easter),? (?:every|all|guys|to all)",
            r"\bhave a (?:new |short |long )?chapter\b",
            r"\bposting (?:this|it|these)\b",
            r"\bexcuse (?:the|any|my) (?:format|typos?|mistakes|errors|grammar|spelling)",
            r"\ball rights? (?:go|goes|belongs?|reserved)\b",
            r"\bguess who['\u2019]s (?:back|not dead|alive|still)\b",
            r"\bread (?:that|it|the first) (?:one |part |story )?first\b",
            r"^\*(?:runs|hides|ducks|dodges|sobs|bows|waves|cowers|flees)\b[^*]{0,60}\*\W*$",
            r"\blong time,? no see\b",
            r"\bun(?:-)?beta",
            r"\bdon['\u2019]t (?:hate|kill|hurt) me\b",
        ),
    ),
    (
        1,
        (
            (
                r"\b(?:some|many|most|a few|all|every(?: single)? one|those) of you (?:guys )?"
                r"(?:asked|guessed|know|have|who|wanted|will)\b"
            ),
            r"\bfollow(?:s|ed|ing) (?:this|me)\b",
        ),
    ),
    (1, (r"\bwriter['\u2019]?s['\u2019]? block\b", r"\bno excuse\b")),
    (1, (r"\breal life\b", r"\b(?:no|any) (?:good|real) excuse\b", r"\bsandbox\b")),
    (1, (r"\b(?:sequel|prequel|companion(?: piece)?) to\b", r"\bspoilers?\b")),
    (1, (r"\bthe one i (?:re)?wrote\b", r"\bnervous about (?:this|posting)\b", r"\bme again\b")),
    (1, (r"^thanks to \w+\b", r"\bspecial thanks\b", r"\bwas it (?:ok|okay|any good)\?")),
    (1, (r"\b(?:asked|asking) about\b.{0,30}\b(?:pairings?|chapters?|sequel|updates?)\b",)),
    (1, (r"\bthe story (?:starts|begins|is set|takes place)\b", r"\bi promise\b")),
    (-1, (r", for (?:i|he|she|it|they|there|we)\b",)),
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
    (weight, _one_of(*alternatives, opening="")) for weight, alternatives in _PHRASES
)
"""Weights and phrases; each counts once."""

SMILE: Final = _one_of(r"[:;]-?[)(DPp](?!\w)", r"<3", r"\bxd\b", r"\^_*\^", r"\blol\b", opening="")
SIGNS: Final = (
    _one_of(r"\b(?:pls|plz|let me know|tell me what|what did you think)\b", opening=""),
    _one_of(
        r"\b(?:you guys|y['\u2019]?all|lovelies|peeps)\b",
        r"\b(?:hi|hey|hello|thanks),? (?:everyone|guys|all)\b",
        r"^(?:hiya|heya|hey there|hi there|hi again|ahh+|yay)\b",
        opening="",
    ),
    _one_of(SMILE.pattern, r"!!", opening=""),
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

TEASERS: Final = _one_of(
    r"(?:(?:on |in )?(?:the )?next (?:chapter|time|episode|update)s?(?: on [^:]{0,40})?"
    r"|(?:sneak )?(?:preview|peek)(?: of (?:the )?next chapter)?|teaser|coming up)"
    r"\s*[:\-\u2013—]"
)
"""What begins a look at the next chapter."""

CONTINUED: Final = _one_of(r"(?:to be continued|tbc|to be con['\u2019]?t)[\W_]*")
