"""
Bytes to text: UTF-8, UTF-16, what a page declares, then Windows-1252.

No statistics: on stories they take Windows-1252 for its Central European sibling.
Text that somebody else decoded wrongly is mended, and what no reader sees is taken out.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
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
_HALVES: Final = re.compile(rb"\xed[\xa0-\xaf][\x80-\xbf]\xed[\xb0-\xbf][\x80-\xbf]")
"""Letters beyond the 16-bit range written as two (CESU-8): emoji that some databases export."""

_TRAILS: Final = "".join(
    {*map(chr, range(0x80, 0xC0)), *bytes(range(0x80, 0xA0)).decode("cp1252", "ignore")}
)
_LEADS: Final = "âÃÂÐÑïð"
_MOJIBAKE: Final = re.compile(f"â€|Ã[{_TRAILS}]|Â[\xa0-\xbf]|(?:[ÐÑ][{_TRAILS}]){{2}}|ï»¿|ðŸ")
"""UTF-8 that was read as Windows-1252: `â€™` for an apostrophe, `Ã©` for `é`."""

_LOST: Final = "â€\ufffd"
"""A closing quotation mark whose last byte Windows-1252 does not have."""

_C1: Final = re.compile("[\x80-\x84\x86-\x9f]")
_CONTROLS: Final = re.compile("[\x00-\x08\x0e-\x1f\x7f\ufff9-\ufffb\ufffe\uffff]")
_OVERRIDES: Final = re.compile("[\u202d\u202e]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a file, as its readers see it."""

    text: str
    remarks: tuple[str, ...] = ()
    """What was mended or taken out, a sentence each."""


def decoded(raw: bytes) -> Decoded:
    """Return the text of a file's bytes, mended, without control characters."""
    text = decode(raw)
    remarks = []
    if any(lead in text for lead in _LEADS) and _MOJIBAKE.search(text):
        text = _mended(text)
        remarks.append("Letters that had been decoded wrongly (`â€™`, `Ã©`) were mended")
    if _C1.search(text):
        text = text.translate(_WINDOWS)
    if _CONTROLS.search(text):
        text = _CONTROLS.sub("", text)
    if _OVERRIDES.search(text):
        text = _OVERRIDES.sub("", text)
        remarks.append(
            "Characters that turn the direction of writing were taken out; the text may have"
            " been meant to be seen in another order"
        )
    return Decoded(text, tuple(remarks))


def decode(raw: bytes) -> str:
    """Return the text of a file's bytes; bytes that mean nothing become U+FFFD."""
    for mark, encoding in _BOMS:
        if raw.startswith(mark):
            return raw.decode(encoding, "replace")
    wide = _utf_16(raw)
    if wide is not None:
        return raw.decode(wide, "replace")
    if _HALVES.search(raw):
        raw = _HALVES.sub(_whole, raw)
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


def _whole(halves: re.Match[bytes]) -> bytes:
    """Return a letter that was written as two halves as one."""
    pair = halves[0].decode("utf-8", "surrogatepass")
    return pair.encode("utf-16-le", "surrogatepass").decode("utf-16-le").encode()


def _mended(text: str) -> str:
    """Return the text, its lines with wrongly decoded letters mended, all others untouched."""
    import ftfy

    lines = text.replace(_LOST, "”").split("\n")
    return "\n".join(ftfy.fix_encoding(line) if _MOJIBAKE.search(line) else line for line in lines)


_WINDOWS: Final = {
    byte: bytes([byte]).decode("cp1252")
    for byte in range(0x80, 0xA0)
    if _windows(bytes([byte])) != "\ufffd"
}
"""Control characters that were quotation marks before somebody took them for Latin-1."""
