"""English abbreviations, said in full; what stands around one tells what it is short for."""

from __future__ import annotations

import re
from typing import Final

from narrate.synthesis.spoken.english.calendar import month_name
from narrate.synthesis.spoken.rules import Rule, said_by
from narrate.synthesis.spoken.sayings import CAPITAL


def said_in_full(text: str) -> str:
    """Return an English text with its abbreviations in full."""
    return said_by(_RULES, text) if _has_short(text) else text


_TITLES: Final = {
    "adm": "Admiral", "capt": "Captain", "cmdr": "Commander", "col": "Colonel", "cpl": "Corporal",
    "cpt": "Captain", "det": "Detective", "dr": "Doctor", "fr": "Father", "gen": "General",
    "gov": "Governor", "hon": "Honorable", "insp": "Inspector", "lt": "Lieutenant",
    "maj": "Major", "messrs": "Messers", "mt": "Mount", "mx": "Mix", "pres": "President",
    "prof": "Professor", "pvt": "Private", "rep": "Representative", "rev": "Reverend",
    "sen": "Senator", "sgt": "Sergeant", "st": "Saint", "ste": "Saint", "supt": "Superintendent",
    "ft": "Fort",
}  # fmt: skip
"""What stands before a name; every engine knows Mr., Mrs. and Ms."""
_DOTLESS: Final = "capt|cpt|dr|lt|messrs|mx|prof|sgt|st"
"""Those that many write without the dot, and that are nothing else."""

_STREETS: Final = {
    "st": "Street", "dr": "Drive", "ave": "Avenue", "rd": "Road", "blvd": "Boulevard",
    "ln": "Lane", "hwy": "Highway", "pkwy": "Parkway",
}  # fmt: skip
_PARTS: Final = {
    "no": "number", "nos": "numbers", "p": "page", "pp": "pages", "vol": "volume",
    "ch": "chapter", "fig": "figure", "apt": "apartment", "ep": "episode", "sec": "section",
    "ext": "extension",
    "lv": "level", "lvl": "level", "pt": "part",
}  # fmt: skip
"""What stands before a number."""
_WORDS: Final = {
    "approx.": "approximately", "dept.": "department", "Dept.": "Department",
    "Inc.": "Incorporated", "Corp.": "Corporation", "Ltd.": "Limited", "Co.": "Company",
    "Bros.": "Brothers", "Ave.": "Avenue", "Rd.": "Road", "Blvd.": "Boulevard",
    "Esq.": "Esquire", "govt.": "government", "Govt.": "Government", "misc.": "miscellaneous",
    "assoc.": "associate", "incl.": "including", "resp.": "respectively", "Univ.": "University",
}  # fmt: skip
_MONTHS: Final = "Jan|Feb|Apr|Aug|Sept|Sep|Oct|Nov|Dec"
_COMPASS: Final = {"N": "North", "S": "South", "E": "East", "W": "West"}

_SENTENCE: Final = (
    r"(?=\s+(?:[\"'\u201c\u2018(]*(?:The|He|She|It|They|We|You|I|A|An|And|But|So|Then|There|This|That|In"
    r"|On|At|As|For|When|What|Where|Why|Who|How|If|No|Not|Now|Yes|His|Her|My|Their|Our)\b)|\s*$)"
)
"""Where a sentence begins anew, or the text ends: there a dot is a full stop, too."""


def _cased(word: str, like: str) -> str:
    return word.capitalize() if like[0].isupper() else word


def _part(match: re.Match[str]) -> str:
    # `No. 4` is no name: within a sentence a number is a number.
    what = match["what"]
    said = _PARTS[what.lower()]
    return (
        f"{said if what.lower() not in {'ch', 'pt', 'vol', 'ep', 'ext'} else _cased(said, what)} "
    )


def _initials(match: re.Match[str]) -> str:
    letters = re.findall(r"[A-Za-z]", match[0])
    said = " ".join(letter.upper() for letter in letters)
    return f"{said}." if match["end"] is not None else said


_WORDLIKE: Final = re.compile(r"\b(?:[A-Z]\.){3,}")
_VOWELS: Final = set("AEIOUY")


def _word_of_initials(match: re.Match[str]) -> str:
    """`S.H.I.E.L.D.` is said as a word, `R.I.P.` is not."""
    letters = match[0].replace(".", "")
    is_word = letters in {"SHIELD", "STAR", "SWORD", "HYDRA", "UNCLE", "NASA", "NATO", "SPECTRE"}
    return letters.capitalize() if is_word else match[0]


_DOTTED: Final = {word.rstrip(".").lower() for word in _WORDS} | {
    *_TITLES, *_STREETS, *_PARTS, *_MONTHS.lower().split("|"), "etc", "eg", "ie", "ca",
}  # fmt: skip
_LONGEST: Final = max(map(len, _DOTTED))
_UNDOTTED: Final = re.compile(
    "(?:Capt|capt|Cpt|Dr|Lt|Messrs|Mx|Prof|prof|Sgt|sgt|St|Jr|Sr|Ph|AKA|aka|etc|vs|Vs|[Ll]vl?)"
    "(?![a-z])|№"
)


def _has_short(text: str) -> bool:
    """Tell whether there may be an abbreviation: most texts have none, and this is quick."""
    dot = text.find(".")
    while dot >= 0:
        word = _LAST_WORD.search(text, max(0, dot - _LONGEST), dot)
        if word is not None and (len(word[0]) == 1 or word[0].lower() in _DOTTED):
            return True
        dot = text.find(".", dot + 1)
    return _UNDOTTED.search(text) is not None


_LAST_WORD: Final = re.compile(r"[^\W_]+$")

_RULES: Final[tuple[Rule, ...]] = (
    (re.compile(r"\b[Ee]\.\s?g\.|\beg\.(?=,? )"), lambda match: _cased("for example", match[0])),
    (re.compile(r"\b[Ii]\.\s?e\.|\bie\.(?=,? )"), lambda match: _cased("that is", match[0])),
    (re.compile(r"\b[Aa]\.[Kk]\.[Aa]\.|\ba\.?k\.?a\b\.?|\bAKA\b"), "also known as"),
    (re.compile(rf"\betc\b\.(?:{_SENTENCE})"), "et cetera."),
    (re.compile(r"\betc\b\.?"), "et cetera"),
    (re.compile(r"\b[Vv]s\b\.?"), "versus"),
    (re.compile(r"\b(?:ca|c)\.\s?(?=\d)"), "circa "),
    # Streets: a name before it, and no name behind it.
    (
        re.compile(
            rf"(?P<name>(?:\b(?!The\b|An?\b|Our\b|And\b|But\b|Old\b)"
            rf"(?<!['-])[A-Z{CAPITAL}][\w{CAPITAL}'-]{{0,40}}|\d(?:st|nd|rd|th)) )"
            rf"(?P<street>St|Dr|Ave|Rd|Blvd|Ln|Hwy|Pkwy)\b"
            rf"(?:(?P<stop>\.?(?:{_SENTENCE}))|\.(?=[,;:!?)]|\s+[^A-Z{CAPITAL}\s]))"
        ),
        lambda match: (
            match["name"]
            + _STREETS[match["street"].lower()]
            + (
                "."
                if (match["stop"] or "").startswith(".") and match.end() < len(match.string)
                else ""
            )
        ),
    ),
    (
        re.compile(r"\b([NSEW])\. (?=[A-Z][a-z])(?=\w+ (?:St|Street|Ave|Avenue|Rd|Road|Blvd)\b)"),
        lambda match: f"{_COMPASS[match[1]]} ",
    ),
    (
        # Many leave the dot out; `Gen` and `Col` without it may be something else.
        re.compile(
            rf"\b(?:({'|'.join(_TITLES)})\.|({_DOTLESS}))(?=\s[A-Z{CAPITAL}])", re.IGNORECASE
        ),
        lambda match: _TITLES[(match[1] or match[2]).lower()],
    ),
    (re.compile(r"\bthe Dr\.(?=\s*$)"), "the Doctor."),
    (re.compile(r"\bthe Dr\."), "the Doctor"),
    (re.compile(r"\bJr\b\.?(?=[\s,][a-z]|,)|\bJr\b\.?(?=\s*$)|\bJr\b"), "Junior"),
    (re.compile(r"\bSr\b\.?"), "Senior"),
    (
        re.compile(
            rf"\b(?P<what>{'|'.join(_PARTS)})\.\s?(?=\d)|\b(?P<bare>[Ll]vl?)\s?(?=\d)",
            re.IGNORECASE,
        ),
        lambda match: "level " if match["bare"] else _part(match),
    ),
    (re.compile(r"№\s?(?=\d)"), "number "),
    (
        re.compile(rf"\b({_MONTHS})\.(?=\s[a-z]|[,;]|\s*$)"),
        lambda match: month_name(match[1]),
    ),
    (
        re.compile("|".join(rf"(?<!\w){re.escape(word)}" for word in _WORDS)),
        lambda match: _WORDS[match[0]],
    ),
    (re.compile(r"\bPh\.?D\b\.?"), "P H D"),
    (_WORDLIKE, _word_of_initials),
    (
        # Not `p.m.`; initials of a name and of a country: no stop is heard between them.
        re.compile(
            rf"\b(?![AP]\.\s?M\.)(?<![A-Z]\.)(?:[A-Z]\.\s?){{2,8}}(?<!\s)(?P<end>{_SENTENCE})?(?!\w)"
        ),
        lambda match: (
            _initials(match)
            if match.string[match.end() :].strip()
            else _initials(match).rstrip(".")
        ),
    ),
    (
        re.compile(r"\b(?<![A-Z]\.)(?:[A-Z]\. ?){2,8}(?=[A-Z][a-z])"),
        lambda match: re.sub(r"\.\s?", " ", match[0]),
    ),
)
