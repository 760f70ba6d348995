"""
The phrases of those who write to their readers, and how much each of them tells.

Collected from works on AO3 and FanFiction.net; the weights leave 87 novels whole.
"""

from __future__ import annotations

import re
from typing import Final

from narrate.readers.structure.vocabulary import notes as foreign

OPENING: Final = r"[\W_]*"
"""Ornaments before the first word."""


def one_of(*patterns: str, opening: str = OPENING) -> re.Pattern[str]:
    """Return a pattern of alternatives, whatever the case, behind ornaments."""
    return re.compile(f"{opening}(?:{'|'.join(patterns)})", re.IGNORECASE)


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
    (weight, one_of(*alternatives, opening=""))
    for weight, alternatives in (*_PHRASES, *foreign.PHRASES)
)
"""Weights and phrases; each counts once."""

SMILE: Final = one_of(r"[:;]-?[)(DPp](?!\w)", r"<3", r"\bxd\b", r"\^_*\^", r"\blol\b", opening="")
SIGNS: Final = (
    one_of(r"\b(?:pls|plz|let me know|tell me what|what did you think)\b", opening=""),
    one_of(
        r"\b(?:you guys|y['\u2019]?all|lovelies|peeps)\b",
        r"\b(?:hi|hey|hello|thanks),? (?:everyone|guys|all)\b",
        r"^(?:hiya|heya|hey there|hi there|hi again|ahh+|yay)\b",
        opening="",
    ),
    one_of(SMILE.pattern, r"!!", opening=""),
)
"""Signs of a chat with readers; they only add to phrases."""
