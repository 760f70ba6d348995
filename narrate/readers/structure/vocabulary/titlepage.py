"""The lines above a story in other languages than English: `Autora: Ana Luz`, `par Luc Roy`."""

from __future__ import annotations

import re
from typing import Final

LABELS: Final = {
    label: canonical
    for canonical, labels in {
        "title": "titre titel título titulo titolo название заголовок tytuł",
        "author": "auteur auteure autrice autor autorin autora autore автор autorka verfasser "
        "verfasserin escritora escritor",
        "language": "langue sprache idioma lingua língua язык język",
    }.items()
    for label in labels.split()
}
"""Labels, and the English ones that mean the same."""

LABEL: Final = "|".join(sorted(LABELS, key=len, reverse=True))

_CAPITAL: Final = r"[^\W\d_a-zß-öø-ÿа-яёąćęłńóśźż][\w.'\u2019-]*"
BYLINE: Final = re.compile(
    r"[\W_]*(?i:(?:(?:écrite?|geschrieben|escrit[oa]|scritt[oa]) )?(?:par|von|por|di))[\s:]+"
    rf"(?P<author>{_CAPITAL}(?:\s(?:d[eiou]|d[ae]l?|von|van|de[rn]|du|la|[yei]|et|und|и|{_CAPITAL})){{0,4}})[*_~\s]*"
)
"""`par Odile Ferrand`: names only, with capitals, so that `Von da an` is none."""
