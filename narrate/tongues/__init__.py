"""
What a story in another language than English is read by: its words, as data.

    telling   which language a text is in
    tongue    what is known of a language; one module for each

A language is added by a module and a line in `TONGUES`.
"""

from __future__ import annotations

from typing import Final

from narrate.tongues.french import FRENCH
from narrate.tongues.german import GERMAN
from narrate.tongues.italian import ITALIAN
from narrate.tongues.polish import POLISH
from narrate.tongues.portuguese import PORTUGUESE
from narrate.tongues.russian import RUSSIAN
from narrate.tongues.spanish import SPANISH
from narrate.tongues.telling import told_language
from narrate.tongues.tongue import Tongue

__all__ = ["TONGUES", "Tongue", "told_language", "tongue_of"]

TONGUES: Final = (FRENCH, GERMAN, SPANISH, ITALIAN, PORTUGUESE, RUSSIAN, POLISH)

_BY_CODE: Final = {tongue.code: tongue for tongue in TONGUES}


def tongue_of(language: str) -> Tongue | None:
    """Return what is known of a language by its code; None for English and the rest."""
    return _BY_CODE.get(language.partition("-")[0])
