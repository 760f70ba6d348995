"""Number words of seven languages: one to thirty, and the ordinals of chapters and parts."""
# ruff: noqa: RUF001 - Cyrillic letters are what Russian is written with.

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

# Alternatives of one number are joined by `|`.
_CARDINALS: Final[tuple[str, ...]] = (
    # French
    """un|une deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize
    dix-sept dix-huit dix-neuf vingt vingt_et_un|vingt-et-un|vingt-et-une vingt-deux vingt-trois
    vingt-quatre vingt-cinq vingt-six vingt-sept vingt-huit vingt-neuf trente""",
    # German
    """eins|ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn
    sechzehn siebzehn achtzehn neunzehn zwanzig einundzwanzig zweiundzwanzig dreiundzwanzig
    vierundzwanzig fünfundzwanzig sechsundzwanzig siebenundzwanzig achtundzwanzig neunundzwanzig
    dreißig|dreissig""",
    # Spanish
    """uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince
    dieciséis|dieciseis diecisiete dieciocho diecinueve veinte veintiuno veintidós|veintidos
    veintitrés|veintitres veinticuatro veinticinco veintiséis|veintiseis veintisiete veintiocho
    veintinueve treinta""",
    # Italian
    """uno due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici
    quindici sedici diciassette diciotto diciannove venti ventuno ventidue ventitré|ventitre
    ventiquattro venticinque ventisei ventisette ventotto ventinove trenta""",
    # Portuguese
    """um dois três|tres quatro cinco seis sete oito nove dez onze doze treze catorze|quatorze
    quinze dezesseis|dezasseis dezessete|dezassete dezoito dezenove|dezanove vinte vinte_e_um
    vinte_e_dois
    vinte_e_três vinte_e_quatro vinte_e_cinco vinte_e_seis vinte_e_sete vinte_e_oito vinte_e_nove
    trinta""",
    # Russian
    """один два три четыре пять шесть семь восемь девять десять одиннадцать двенадцать тринадцать
    четырнадцать пятнадцать шестнадцать семнадцать восемнадцать девятнадцать двадцать двадцать_один
    двадцать_два двадцать_три двадцать_четыре двадцать_пять двадцать_шесть двадцать_семь
    двадцать_восемь двадцать_девять тридцать""",
    # Polish
    """jeden dwa trzy cztery pięć sześć siedem osiem dziewięć dziesięć jedenaście dwanaście
    trzynaście czternaście piętnaście szesnaście siedemnaście osiemnaście dziewiętnaście
    dwadzieścia dwadzieścia_jeden dwadzieścia_dwa dwadzieścia_trzy dwadzieścia_cztery
    dwadzieścia_pięć dwadzieścia_sześć dwadzieścia_siedem dwadzieścia_osiem dwadzieścia_dziewięć
    trzydzieści""",
)

# What a `*` stands for: the endings with which a language declines its ordinals.
_ORDINALS: Final[tuple[tuple[str, str], ...]] = (
    (
        "",
        """premier|première deuxième|second|seconde troisième quatrième cinquième sixième septième
        huitième neuvième dixième onzième douzième treizième quatorzième quinzième seizième
        dix-septième dix-huitième dix-neuvième vingtième""",
    ),
    (
        "e es er en",
        """erst* zweit* dritt* viert* fünft* sechst* siebt*|siebent* acht* neunt* zehnt* elft*
        zwölft* dreizehnt* vierzehnt* fünfzehnt* sechzehnt* siebzehnt* achtzehnt* neunzehnt*
        zwanzigst* einundzwanzigst* zweiundzwanzigst* dreiundzwanzigst* vierundzwanzigst*
        fünfundzwanzigst*""",
    ),
    (
        "o a",
        """primer*|primer segund* tercer*|tercer cuart* quint* sext* séptim*|septim* octav* noven*
        décim*|decim* undécim*|undecim* duodécim*|duodecim* decimotercer* decimocuart* decimoquint*
        decimosext* decimoséptim* decimoctav* decimonoven* vigésim*""",
    ),
    (
        "o a",
        """prim* second* terz* quart* quint* sest* settim* ottav* non* decim* undicesim* dodicesim*
        tredicesim* quattordicesim* quindicesim* sedicesim* diciassettesim* diciottesim*
        diciannovesim* ventesim*""",
    ),
    (
        "o a",
        """primeir* segund* terceir* quart* quint* sext* sétim* oitav* non* décim* décim*_primeir*
        décim*_segund* décim*_terceir* décim*_quart* décim*_quint* décim*_sext* décim*_sétim*
        décim*_oitav* décim*_non* vigésim*""",
    ),
    (
        "ый ой ая ое ий ья ье",
        """перв* втор* трет* четверт*|четвёрт* пят* шест* седьм* восьм* девят* десят* одиннадцат*
        двенадцат* тринадцат* четырнадцат* пятнадцат* шестнадцат* семнадцат* восемнадцат*
        девятнадцат* двадцат* двадцать_перв* двадцать_втор* двадцать_трет* двадцать_четверт*
        двадцать_пят* двадцать_шест* двадцать_седьм* двадцать_восьм* двадцать_девят* тридцат*""",
    ),
    (
        "y a e i",
        """pierwsz* drug* trzec*|trzeci* czwart* piąt* szóst* siódm* ósm* dziewiąt* dziesiąt*
        jedenast* dwunast* trzynast* czternast* piętnast* szesnast* siedemnast* osiemnast*
        dziewiętnast* dwudziest* dwudziest*_pierwsz* dwudziest*_drug* dwudziest*_trzec*
        dwudziest*_czwart* dwudziest*_piąt* dwudziest*_szóst* dwudziest*_siódm* dwudziest*_ósm*
        dwudziest*_dziewiąt* trzydziest*""",
    ),
)


def _counted(words: str) -> Iterator[tuple[str, int]]:
    for number, alternatives in enumerate(words.split(), start=1):
        for word in alternatives.split("|"):
            yield word.replace("_", " "), number


def _declined(endings: str, words: str) -> Iterator[tuple[str, int]]:
    for word, number in _counted(words):
        for ending in endings.split() or [""]:
            yield word.replace("*", ending), number


CARDINALS: Final = {word: number for words in _CARDINALS for word, number in _counted(words)}
ORDINALS: Final = {
    word: number for endings, words in _ORDINALS for word, number in _declined(endings, words)
}


def _longest_first(words: Iterable[str]) -> str:
    return "|".join(sorted(words, key=lambda word: (-len(word), word)))


CARDINAL_WORDS: Final = rf"(?:{_longest_first(CARDINALS)})"
ORDINAL_WORDS: Final = rf"(?:{_longest_first(ORDINALS)})"
"""Patterns of them; a longer word goes before a shorter one that it begins with."""


def worth(word: str) -> int | None:
    """Return what a number word of another language than English is worth, or None."""
    word = " ".join(word.casefold().replace("\u2011", "-").split())
    # What `ß` folds to is looked up as it is written in Switzerland.
    return CARDINALS.get(word) or ORDINALS.get(word)
