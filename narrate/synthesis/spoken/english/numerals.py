"""Roman numerals in English prose: which are counts, which are kings, which are no numbers."""

from __future__ import annotations

import re
from typing import Final

from narrate.roman import roman_value
from narrate.synthesis.spoken.english.figures import ordinal
from narrate.synthesis.spoken.numerals import number_behind_name

_SMALL: Final = r"(?=[IVX])X{0,3}(?:IX|IV|V?I{0,3})(?<=[IVX])"
_COUNTED: Final = re.compile(
    r"\b(?P<part>(?:Act|Book|Chapter|Part|Scene|Section|Volume|Vol\.|Phase|Appendix|Canto) )"
    rf"(?P<numeral>{_SMALL}|(?-i:{_SMALL.lower()}))\b"
    r"(?!'|\s(?:am|was|have|had|do|did|will|would|can|could|think|know|like|love|want|wrote)\b)"
)
"""`Volume I`; what is counted by a small numeral is counted all the same, `Scene iii`."""
_PAGE: Final = re.compile(
    r"\b(?P<part>(?:pages?|pp?\.) )(?P<numeral>(?=[ivxl])(?:x[lc]|l?x{0,3})(?:ix|iv|v?i{0,3}))\b"
)
_REIGNING: Final = (
    "Albert|Alexander|Benedict|Carlos|Catherine|Charles|Christian|Clement|Constantine|Edward"
    "|Elizabeth|Ferdinand|Francis|Frederick|George|Gregory|Gustav|Harald|Haakon|Henry|Innocent"
    "|Ivan|James|John Paul|John|Leo|Leopold|Louis|Ludwig|Malcolm|Margaret|Mary|Napoleon|Nicholas"
    "|Otto|Paul|Peter|Philip|Pius|Ptolemy|Ramses|Richard|Robert|Rudolf|Thomas|Urban|Victor"
    "|Wilhelm|William"
)
"""First names that kings, popes and grandsons bear; a numeral makes one the Eighth."""
_REIGN: Final = re.compile(
    r"\b(?P<name>(?:King|Queen|Pope|Emperor|Empress|Tsar|Czar|Prince|Kaiser) [A-Z][a-z]+(?: Paul)?"
    rf"|(?:{_REIGNING})) (?P<numeral>(?=[IVX]{{2}}){_SMALL})\b"
)
_CROWNED: Final = re.compile(
    r"\b(?P<name>(?:King|Queen|Pope|Emperor|Empress|Tsar|Czar|Kaiser) [A-Z][a-z]+)"
    r" (?P<numeral>V|X)\b"
)
_ALONE: Final = re.compile(
    r"\b(?!(?:LIV|XXX|XXL|MIX|VIX)\b)(?=[IVXL]{3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})(?<=[IVXL])\b",
)
"""What can hardly be anything else: three letters or more, not a name and not kisses."""

_WORLD_WAR: Final = re.compile(r"(?:\bWorld War |\bWW)(I{1,2})\b")
_ANY: Final = re.compile(
    r"[VXL]\b|II|(?:Act|Book|Chapter|Part|Scene|Section|Volume|Phase|Appendix|Canto|War) [IVXivx]"
    r"|\bp\w*\.? [ivxl]+\b"
)


def number_text(text: str) -> str:
    """
    Return an English text with the numerals in it as digits: `Act II`, `XVIII`.

    Kings are `Henry the Eighth`; the drip `IV`, the pronoun and `Malcolm X` stay.
    """
    if not _ANY.search(text):
        return text
    text = _WORLD_WAR.sub(lambda match: f"World War {len(match[1])}", text)
    text = _CROWNED.sub(_crowned, _REIGN.sub(_crowned, text))
    text = _PAGE.sub(_counted, _COUNTED.sub(_counted, text))
    text = number_behind_name(text)
    return _ALONE.sub(lambda match: str(roman_value(match[0])), text)


def _counted(match: re.Match[str]) -> str:
    numeral = match["numeral"]
    return f"{match['part']}{roman_value(numeral.upper())}" if numeral else match[0]


def _crowned(match: re.Match[str]) -> str:
    return f"{match['name']} the {ordinal(roman_value(match['numeral'])).title()}"
