"""Headings in other languages than English: `Chapitre premier`, `2. Kapitel`, `Часть первая`."""

from __future__ import annotations

import re
from typing import Final

from narrate.readers.structure.vocabulary.numbers import CARDINAL_WORDS, ORDINAL_WORDS

CANONICAL: Final = {
    word: canonical
    for canonical, words in {
        "chapter": "chapitre kapitel capítulo capitulo capitolo глава rozdział rozdzial hoofdstuk "
        "chap. kap. cap. гл. rozdz.",
        "part": "partie teil parte часть część czesc",
        "book": "livre buch libro livro книга księga",
        "volume": "tome tomo том",
        "act": "acte akt acto atto ato акт",
        "day": "jour tag día giorno dia день dzień",
        "letter": "lettre brief carta lettera письмо",
        "scene": "scène szene escena scena cena сцена",
        "episode": "épisode episodio episódio эпизод epizod",
        "prologue": "prologue prolog prólogo prologo пролог",
        "epilogue": "épilogue epilog epílogo epilogo эпилог",
        "interlude": "interlude interludium interludio interlúdio intermède intermezzo "
        "zwischenspiel интерлюдия",
        "foreword": "avant-propos vorwort préface prefacio prefácio prefazione предисловие "
        "przedmowa",
        "afterword": "postface nachwort posfacio posfácio postfazione послесловие posłowie",
        "omake": "бонус",
    }.items()
    for word in words.split()
}  # fmt: skip
"""Words of headings, and the English ones that mean the same."""

_COUNTED: Final = frozenset(
    {"chapter", "part", "book", "volume", "act", "day", "letter", "scene", "episode"}
)

CHAPTER_WORDS: Final = {
    "fr": "Chapitre", "de": "Kapitel", "es": "Capítulo", "it": "Capitolo", "pt": "Capítulo",
    "ru": "Глава", "pl": "Rozdział", "nl": "Hoofdstuk",
}  # fmt: skip
"""What a chapter without a title is called in each language; in all others `Chapter`."""


def _one_of(*, counted: bool) -> str:
    words = [word for word, means in CANONICAL.items() if (means in _COUNTED) is counted]
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


_ROMAN: Final = r"(?=[ivxlc])(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})"
_DIGITS: Final = r"\d{1,4}(?:\.\d{1,2})?"
_TAIL: Final = (
    r"(?:\s*/\s*\d{1,4})?"
    r"(?:\s*[-\u2013—:.)|~]+\s*(?P<title>.*)|\s+(?P<plain>(?-i:[\"“«„(]?[^\W_a-zà-öø-ÿа-яё]).*))?"
)

COUNTED: Final = re.compile(
    rf"(?P<word>{_one_of(counted=True)})\.?\s*[-\u2013:#.№]?\s*"
    rf"(?P<number>{_DIGITS}|{ORDINAL_WORDS}|{CARDINAL_WORDS}|{_ROMAN})(?![\w'\u2019]){_TAIL}",
    re.IGNORECASE,
)
"""`Chapitre 3 : La lampe`, `Kapitel Drei`, `Capitolo III`, `Часть первая`."""

RANKED: Final = re.compile(
    rf"(?:(?P<number>{ORDINAL_WORDS})|(?P<digits>\d{{1,3}})(?:\.|ère|ere|ème|eme|er|e|º|ª|ª\.|º\."
    rf"|-?[яй]|-ая|-ый)?)\s+(?P<word>{_one_of(counted=True)})(?![\w'\u2019]){_TAIL}",
    re.IGNORECASE,
)
"""`Erstes Kapitel`, `1. Kapitel`, `Première partie`, `2e partie`."""

NAMED: Final = re.compile(
    rf"(?P<word>{_one_of(counted=False)})"
    r"(?:\s*[-\u2013—:.]+\s*(?P<title>.*)|\s+(?P<plain>(?-i:[\"“«„(]?[^\W_a-zà-öø-ÿа-яё]).*))?",
    re.IGNORECASE,
)
"""`Prólogo`, `Эпилог: Дом`."""
