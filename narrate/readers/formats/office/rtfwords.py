"""The words of RTF that matter to a story, as data."""

from __future__ import annotations

import codecs
import re
from typing import Final

from narrate.readers.formats.office.page import SUBTITLE, TITLE

SKIPPED: Final = frozenset(
    {
        *("colortbl", "pict", "object", "objdata", "themedata", "datastore", "annotation", "do"),
        *("header", "headerl", "headerr", "headerf", "footer", "footerl", "footerr", "footerf"),
        *("atnid", "atnauthor", "xe", "tc", "fldinst", "bkmkstart", "bkmkend", "listtable", "sp"),
        *("listoverridetable", "rsidtbl", "generator", "revtbl", "filetbl", "nonshppict"),
        *("shppict", "shptxt", "shpinst", "listtext", "pntext", "pn", "ftnsep", "ftnsepc"),
        *("aftnsep", "aftnsepc", "mmathPr", "xmlnstbl", "latentstyles", "passwordhash", "private"),
    }
)
"""Destinations that are no text of the story: pictures, headers, comments, text boxes."""

CHARSETS: Final = {
    0: "cp1252", 77: "mac_roman", 128: "cp932", 129: "cp949", 134: "cp936", 136: "cp950",
    161: "cp1253", 162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257",
    204: "cp1251", 222: "cp874", 238: "cp1250", 254: "cp437", 255: "cp850",
}  # fmt: skip
SETS: Final = {"mac": "mac_roman", "pc": "cp437", "pca": "cp850", "ansi": "cp1252"}
SIGNS: Final = {
    "emdash": "—", "endash": "\u2013", "lquote": "\u2018", "rquote": "\u2019", "ldblquote": "“",
    "rdblquote": "”", "bullet": "•", "tab": "\t", "emspace": " ", "enspace": " ", "qmspace": " ",
}  # fmt: skip
ESCAPED: Final = {"~": "\xa0", "_": "-", "\\": "\\", "{": "{", "}": "}", "\t": "\t"}
_UTF_8: Final = 65001
OUTLINED: Final = 9
"""From this outline level on, a paragraph is text."""

HEADING: Final = re.compile(r"heading (\d)")
NAMED: Final = {"title": TITLE, "subtitle": SUBTITLE}


def codec(page: int) -> str:
    """Return the name of a code page's encoding, or that of Western Europe if it is unknown."""
    name = "utf-8" if page == _UTF_8 else f"cp{page}"
    try:
        return codecs.lookup(name).name
    except LookupError:
        return "cp1252"
