"""
RTF: groups in braces, control words, text in code pages (Microsoft's specification, 1.9.1).

Only what a story needs is understood; what is cut off in the middle is read as far as it goes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Any, Final

from narrate.readers.files import StoryFile
from narrate.readers.formats.office.page import Page
from narrate.readers.formats.office.rtfwords import (
    CHARSETS,
    ESCAPED,
    HEADING,
    NAMED,
    OUTLINED,
    SETS,
    SIGNS,
    SKIPPED,
    codec,
)
from narrate.readers.passage import Draft

_TOKENS: Final = re.compile(
    rb"\\(?P<word>[a-zA-Z]{1,32})(?P<value>-?[0-9]{1,9})? ?|\\'(?P<byte>[0-9a-fA-F]{2})"
    rb"|\\(?P<sign>[^a-zA-Z])|(?P<brace>[{}])|(?P<text>[^\\{}\r\n\0]+)",
    re.DOTALL,
)
_SURROGATES: Final = range(0xD800, 0xE000)
_SECOND: Final = 0xDC00
_WIDE: Final = 1 << 16
"""Letters beyond it come as two halves, as in UTF-16."""

_BODY: Final = "body"


@dataclass(frozen=True, slots=True)
class _State:
    """What a group inherits."""

    destination: str = "body"
    italic: bool = False
    bold: bool = False
    underlined: bool = False
    hidden: bool = False
    encoding: str | None = None
    unicode_skip: int = 1
    level: int = 0
    centered: bool = False


_SWITCHES: Final = {
    "b": "bold", "i": "italic", "ul": "underlined", "v": "hidden", "deleted": "hidden"
}  # fmt: skip
_RESETS: Final[dict[str, dict[str, Any]]] = {
    "ulnone": {"underlined": False},
    "qc": {"centered": True},
    "pard": {"level": 0, "centered": False},
    "plain": {
        "italic": False, "bold": False, "underlined": False, "hidden": False, "encoding": None
    },
}  # fmt: skip


def recognizes(file: StoryFile) -> bool:
    """Return whether a file is RTF."""
    return file.raw.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{\\rtf")


def draft(file: StoryFile) -> Draft:
    """Return the passages of an RTF document."""
    reading = _Reading()
    position = 0
    while token := _TOKENS.search(file.raw, position):
        position = token.end() + _raw_bytes(token)
        reading.take(token)
    reading.end_paragraph()
    properties = reading.properties
    return reading.page.drafted(
        "RTF", title=properties.get("title"), author=properties.get("author")
    )


def _raw_bytes(token: re.Match[bytes]) -> int:
    """Return how many bytes behind a word are no RTF: those of a picture."""
    return max(int(token["value"] or 0), 0) if token["word"] == b"bin" else 0


class _Reading:
    """Reads one token after the other."""

    def __init__(self) -> None:
        self.page = Page()
        self.properties: dict[str, str] = {}
        self._state = _State()
        self._stack: list[_State] = []
        self._bytes = bytearray()
        self._skip = 0
        self._starred = False
        self._encoding = "cp1252"
        self._fonts: dict[int, str] = {}
        self._font = 0
        self._styles: dict[int, int] = {}
        self._style = 0
        self._words: list[str] = []
        self._note: list[str] = []
        self._plain = self._written = False
        self._surrogate = 0

    def take(self, token: re.Match[bytes]) -> None:
        """Take up a token."""
        match token.lastgroup:
            case "text":
                self._take_bytes(token["text"])
            case "byte":
                self._take_bytes(bytes([int(token["byte"], 16)]))
            case "brace":
                self._flush()
                self._skip, self._starred = 0, False
                if token["brace"] == b"{":
                    self._stack.append(self._state)
                elif self._stack:
                    self._close()
            case "sign":
                self._take_sign(token["sign"].decode("latin-1"))
            case _:
                value = int(token["value"]) if token["value"] else None
                self._take_word(token["word"].decode("ascii"), value)

    def end_paragraph(self) -> None:
        """End the paragraph, if it is one of the body."""
        self._flush()
        if self._state.destination == "body":
            set_off = self._written and (not self._plain or self._state.centered)
            self.page.end(level=self._state.level, set_off=set_off)
            self._plain = self._written = False

    def _close(self) -> None:
        """End a group: its state goes, and what it collected is put where it belongs."""
        ended, self._state = self._state.destination, self._stack.pop()
        if ended == self._state.destination:
            return
        words = " ".join("".join(self._words).split())
        if ended in {"title", "author"} and words:
            self.properties[ended] = words
        elif ended == "footnote":
            self.page.leave_out("".join(self._note), "footnote")
            self._note = []
        self._words = []

    def _take_bytes(self, raw: bytes) -> None:
        if self._skip:
            # What stands for a letter where Unicode is not understood.
            skipped = min(self._skip, len(raw))
            self._skip -= skipped
            raw = raw[skipped:]
        if self._state.destination != "skipped":
            self._bytes += raw

    def _flush(self) -> None:
        if self._bytes:
            raw, self._bytes = bytes(self._bytes), bytearray()
            self._write(raw.decode(self._state.encoding or self._encoding, "replace"))

    def _write(self, text: str) -> None:
        state = self._state
        match state.destination:
            case "body" if not state.hidden:
                emphasized = (state.italic or state.bold or state.underlined) and not state.level
                self.page.write(text, emphasized=emphasized)
                if text.strip():
                    self._written = True
                    self._plain = self._plain or not state.bold
            case "footnote":
                self._note.append(text)
            case "stylesheet":
                self._name_style(text)
            case "title" | "author":
                self._words.append(text)
            case _:
                pass

    def _name_style(self, text: str) -> None:
        """Take up the name of a style: RTF keeps Word's English ones."""
        name = text.partition(";")[0].strip().casefold()
        if heading := HEADING.fullmatch(name):
            self._styles[self._style] = int(heading[1])
        elif name in NAMED:
            self._styles[self._style] = NAMED[name]

    def _take_sign(self, sign: str) -> None:
        self._flush()
        if sign == "*":
            self._starred = True
        elif sign in "\r\n":
            self.end_paragraph()
        elif sign in ESCAPED:
            self._write(ESCAPED[sign])

    def _take_word(self, word: str, value: int | None) -> None:
        self._flush()
        starred, self._starred = self._starred, False
        if word == "u" and value is not None:
            self._take_letter(value)
        elif word in SKIPPED or starred:
            self._enter("skipped")
        elif word in {"fonttbl", "stylesheet", "info"} or (
            word in {"title", "author"} and self._state.destination == "info"
        ):
            self._enter(word)
        elif word == "footnote":
            self._enter("footnote")
        elif word in SIGNS:
            self._write(SIGNS[word])
        elif word in SETS:
            self._encoding = SETS[word]
        elif not self._break(word) and not self._set_font(word, value):
            self._set(word, value)

    def _enter(self, destination: str) -> None:
        if self._state.destination != "skipped":
            self._state = replace(self._state, destination=destination)

    def _take_letter(self, value: int) -> None:
        """Write a letter given by its number; one beyond 65,535 comes as two halves."""
        number = value % _WIDE
        self._skip = self._state.unicode_skip
        if number in _SURROGATES and number < _SECOND:
            self._surrogate = number
            return
        if number in _SURROGATES:
            if self._surrogate:
                high, low = self._surrogate - _SURROGATES.start, number - _SECOND
                self._write(chr(_WIDE + (high << 10) + low))
            self._surrogate = 0
            return
        self._surrogate = 0
        self._write(chr(number))

    def _break(self, word: str) -> bool:
        """Break a line, a paragraph, a page; return whether the word does."""
        if word in {"par", "row", "sect"}:
            self.end_paragraph()
            self._note += [" "] * (self._state.destination == "footnote")
        elif word in {"line", "lbr"}:
            if self._state.destination == "body":
                self.page.break_line()
        elif word == "cell":
            if self._state.destination == "body":
                self.page.begin_cell()
        elif word not in {"page", "pagebb"}:
            return False
        if word in {"page", "sect", "pagebb"} and self._state.destination == "body":
            self.page.break_page()
        return True

    def _set_font(self, word: str, value: int | None) -> bool:
        """Take up what tells the encoding; return whether the word does."""
        if word == "ansicpg" and value:
            self._encoding = codec(value)
        elif word == "f" and value is not None:
            if self._state.destination == "fonttbl":
                self._font = value
            else:
                self._state = replace(self._state, encoding=self._fonts.get(value))
        elif word == "fcharset" and self._state.destination == "fonttbl":
            if value in CHARSETS and value:
                self._fonts[self._font] = CHARSETS[value]
        else:
            return False
        return True

    def _set(self, word: str, value: int | None) -> None:
        """Set how the text looks from here on."""
        changes: dict[str, Any] = {}
        if word in _SWITCHES:
            changes = {_SWITCHES[word]: value != 0}
        elif word in _RESETS:
            changes = _RESETS[word]
        elif word == "s" and value is not None:
            self._style = value
            changes = {"level": self._styles.get(value, 0)}
        elif word == "outlinelevel" and value is not None:
            changes = {"level": value + 1 if value < OUTLINED else 0}
        elif word == "uc" and value is not None:
            changes = {"unicode_skip": max(value, 0)}
        if changes:
            self._state = replace(self._state, **changes)
