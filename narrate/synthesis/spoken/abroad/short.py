"""Abbreviations of other languages than English, said in full."""
# ruff: noqa: RUF001 - Cyrillic letters are what Russian is written with.

from __future__ import annotations

import re
from typing import Final

from narrate.synthesis.spoken.rules import said_by

_SHORT: Final = {
    "fr": {
        r"MM\.(?=\s)": "Messieurs", r"M\.(?=\s[A-ZÀ-Þ])": "Monsieur", r"Mmes\b\.?": "Mesdames",
        r"Mme\b\.?": "Madame", r"Mlle\b\.?": "Mademoiselle", r"Dr\b\.?(?=\s[A-ZÀ-Þ])": "Docteur",
        r"[Nn]°\s?(?=\d)": "numéro ", r"etc\.": "et cetera", r"c\.-à-d\.": "c'est-à-dire",
    },
    "de": {
        r"Hr\.(?=\s)": "Herr", r"Fr\.(?=\s[A-ZÄÖÜ])": "Frau", r"Dr\.(?=\s)": "Doktor",
        r"Prof\.(?=\s)": "Professor", r"St\.(?=\s[A-ZÄÖÜ])": "Sankt", r"Nr\.\s?(?=\d)": "Nummer ",
        r"z\.\s?B\.": "zum Beispiel", r"d\.\s?h\.": "das heißt", r"u\.\s?a\.": "unter anderem",
        r"usw\.": "und so weiter", r"bzw\.": "beziehungsweise", r"ca\.(?=\s)": "circa",
    },
    "es": {
        r"Sr\.": "señor", r"Sra\.": "señora", r"Srta\.": "señorita", r"Dr\.": "doctor",
        r"Dra\.": "doctora", r"D\.(?=\s[A-ZÁÉÍÓÚÑ])": "don", r"D\.ª": "doña", r"Ud\.": "usted",
        r"Uds\.": "ustedes", r"etc\.": "etcétera", r"[Nn]\.?º\s?(?=\d)": "número ",
    },
    "it": {
        r"[Ss]ig\.ra": "signora", r"[Ss]ig\.na": "signorina", r"[Ss]ig\.": "signor",
        r"[Dd]ott\.ssa": "dottoressa", r"[Dd]ott\.": "dottor", r"[Pp]rof\.ssa": "professoressa",
        r"[Pp]rof\.": "professor", r"ecc\.": "eccetera",
    },
    "pt": {
        r"Sr\.ª": "senhora", r"Sr\.": "senhor", r"Sra\.": "senhora", r"Srta\.": "senhorita",
        r"Dr\.ª": "doutora", r"Dr\.": "doutor", r"Dra\.": "doutora", r"D\.(?=\s[A-ZÀ-Þ])": "dona",
        r"etc\.": "et cetera", r"[Nn]\.?º\s?(?=\d)": "número ",
    },
    "ru": {
        r"г-н\b": "господин", r"г-жа\b": "госпожа", r"т\.\s?е\.": "то есть",
        r"т\.\s?д\.": "так далее",
        r"т\.\s?п\.": "тому подобное", r"д-р\b": "доктор", r"ул\.(?=\s)": "улица",
        r"№\s?(?=\d)": "номер ",
    },
    "pl": {
        r"np\.": "na przykład", r"itd\.": "i tak dalej", r"itp\.": "i tym podobne",
        r"tzn\.": "to znaczy", r"tj\.": "to jest", r"m\.\s?in\.": "między innymi",
        r"ul\.(?=\s)": "ulica", r"nr\s(?=\d)": "numer ", r"dr\b\.?(?=\s[A-ZŁŚŻ])": "doktor",
        r"prof\.": "profesor", r"św\.": "święty",
    },
}  # fmt: skip
"""Abbreviations that engines spell, or after which they end a sentence."""

_RULES: Final = {
    language: tuple(
        (re.compile(rf"(?<![\w.]){pattern}"), words) for pattern, words in short.items()
    )
    for language, short in _SHORT.items()
}


def said_in_full(language: str, text: str) -> str:
    """Return a text of a language (ISO 639-1) with its abbreviations in full."""
    return said_by(_RULES.get(language, ()), text)
