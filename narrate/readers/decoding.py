"""
Bytes to text: UTF-8, UTF-16, what a page declares, then Windows-1252.

No statistics: on stories they take Windows-1252 for its Central European sibling.
"""

from __future__ import annotations

import codecs
import re
from typing import Final

_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # Before UTF-16, whose mark it begins with.
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE_BYTES: Final = 4096
_NUL_SHARE: Final = 0.2
"""Share of NULs among every other byte that makes UTF-16: Latin letters give nearly all."""

_DECLARED: Final = re.compile(
    rb"""<(?:meta|\?xml)\b[^>]{0,200}?(?:charset|encoding)=["']?([\w-]+)"""
)
_STRAY: Final = re.compile("[\udc80-\udcff]")
_BEYOND_ASCII: Final = re.compile("[^\x00-\x7f]")


def decode(raw: bytes) -> str:
    """Return the text of a file's bytes; bytes that mean nothing become U+FFFD."""
    for mark, encoding in _BOMS:
        if raw.startswith(mark):
            return raw.decode(encoding, "replace")
    wide = _utf_16(raw)
    if wide is not None:
        return raw.decode(wide, "replace")
    text = raw.decode("utf-8", "surrogateescape")
    strays = len(_STRAY.findall(text))
    if not strays:
        return text
    if 2 * strays > len(_BEYOND_ASCII.findall(text)):
        return _single_bytes(raw)
    # Windows-1252 pasted into UTF-8, or a download cut in the middle of a letter.
    return _STRAY.sub(lambda stray: _windows(bytes([ord(stray[0]) - 0xDC00])), text)


def _utf_16(raw: bytes) -> str | None:
    sample = raw[:_SAMPLE_BYTES]
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd > _NUL_SHARE * len(sample) / 2 and odd > 2 * even:
        return "utf-16-le"
    if even > _NUL_SHARE * len(sample) / 2 and even > 2 * odd:
        return "utf-16-be"
    return None


def _single_bytes(raw: bytes) -> str:
    declared = _DECLARED.search(raw[:_SAMPLE_BYTES].lower())
    if declared is None:
        return _windows(raw)
    try:
        name = codecs.lookup(declared[1].decode("ascii")).name
    except LookupError:
        return _windows(raw)
    # Browsers read Latin-1 as Windows-1252 (WHATWG Encoding, section 4.2), and so do we.
    known = name in {"iso8859-1", "ascii", "utf-8"}
    return _windows(raw) if known else raw.decode(name, "replace")


def _windows(raw: bytes) -> str:
    return raw.decode("cp1252", "replace")
