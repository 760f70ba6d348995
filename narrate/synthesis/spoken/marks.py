"""What is printed but not said: quotation marks, markup, emoji; dashes and dots made one."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_INVISIBLE: Final = re.compile("[\u00ad\u200b-\u200f\u2060\u20e3\ufe00-\ufe0f\ufeff]")
_BLANK: Final = re.compile(r"[^\S\n]+")
_LINE_END: Final = re.compile(r" ?\n[ \n]*")
_FANCY: Final = re.compile("[\U0001d400-\U0001d7ff]+")
"""Letters of mathematics, with which people dress up their messages."""

_LOW: Final = re.compile("[₀-₉]")

_ENTITY: Final = re.compile(r"&(?:nbsp|ensp|emsp|thinsp|zwnj|zwj|shy|#160|#xa0);?", re.IGNORECASE)
"""Markup that was escaped once too often."""

_NOTE_MARK: Final = re.compile(
    r"(?<=\S)\[(?:\d{1,3}|[a-z]|[*†‡]+|note \d{1,3})\]|[†‡]+"
    r"|(?:(?<=[^\W\d_]{3})|(?<=[.,;:!?\"”’)]))[¹²³⁰⁴-⁹]+",  # noqa: RUF001 - a curly apostrophe.
    re.IGNORECASE,
)
"""Marks of footnotes: `[1]`, a raised number behind a word; `km²` is none."""

_NOTE_CHAR: Final = re.compile(r"[\[†‡¹²³⁰⁴-⁹]")
_FOREIGN: Final = re.compile(r"[^\x00-\x7f\w]")

_BBCODE: Final = re.compile(
    r"\[/?(?:b|i|u|s|center|quote|url|color|size|font|spoiler|hr|list|\*)(?:=[^\[\]]{0,100})?\]",
    re.IGNORECASE,
)
_PICTURE: Final = re.compile(
    r"!\[[^\[\]]{0,300}\]\([^()\s]{0,500}\)|\[img[^\[\]]{0,40}\][^\[\]]{0,500}\[/img\]"
    r"|\[(?:image|picture|photo)(?: (?:omitted|removed|here))?\]",
    re.IGNORECASE,
)
"""A picture in Markdown or a forum's code, or what stands for one."""

_LINKED: Final = re.compile(r"\[([^\[\]]{1,300})\]\((?:https?:|mailto:|#|/)[^()\s]{0,500}\)")
"""`[words](https://...)`: the words stay."""

_ELEMENT: Final = re.compile(
    r"</?(?:b|i|u|s|em|strong|br|p|hr|span|div|sup|sub|q)\s*/?>", re.IGNORECASE
)
_ENTITIES: Final = (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&amp;", "&"))
_EMOTICON: Final = re.compile(
    r"""
    (?<!\S)(?:
        [:;=]['\u2019]?-?[()\[\]{}DPpOo3*|/\\]+
      | </?3+ | \^[_.o]?\^ | -_+- | >[._]< | [TQ]_+[TQ] | [oO]_+[oO] | [xX]D+
      | ¯\\?_\(ツ\)_/¯
    )(?=[.,!?…]*(?:\s|$))
    """,
    re.VERBOSE,
)
_DOUBLE: Final = re.compile("[\"“”„‟«»‹›「」『』〝〞〟″❝❞＂‚]|``|''|’’|‘‘")  # noqa: RUF001 - curly marks are what texts hold.
_SINGLE: Final = re.compile("['‘’‛`´ʼ＇]")  # noqa: RUF001 - as above.
_ELISION: Final = re.compile(
    r"(?:\d0s|\d\d|bout|cause|cept|course|d|e|em|ere|fore|gainst|im|kay|ll|m|n|nother|nuff|re|round|s"
    r"|scuse|til|till|tis|tude|twas|twere|twill|ve)\b",
    re.IGNORECASE,
)
"""Words that begin with an apostrophe: 'tis, 'em, '90s."""

_STRESSED: Final = re.compile(r"(?<![\w*])(\*{1,3})(?=[^\s*])(.+?)(?<=[^\s*])\1(?![\w*])")
_CENSORED: Final = re.compile(
    r"""
    (?<![\w*]) (?<!\w['\u2019]) (?![ai]\*) [a-z]h?
    (?:\*{2,}[a-z]{0,2} | \*[a-z]{1,3})
    (?P<ending>ing|ed|er|s|y)? (?![\w*])
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""
Asterisks instead of letters: f***ing, s**t, d*mn. Longer words are stressed ones, and behind
an apostrophe stands the end of a word.
"""

_ORNAMENT: Final = re.compile(
    r"[\W_]*(?:(?:oOo|OoO|o0o|xXx|XxX)[\W_]*)+|[\W_]*(?:[xXoO][\W_]+){2,}[xXoO][\W_]*"
)
"""What people draw with letters between scenes."""
_LONGEST_ORNAMENT: Final = 100

_MARKUP: Final = re.compile(
    r"[•‣▪◦●■]|(?<![^\W\d_])·|[_~|\\^<>\[\]{}`]|(?<!\bw)/(?!\d)|(?<![\dw])/|:{2,}|(?<!\S):(?=\w)|={2,}|\+{2,}"
)
_TAG: Final = re.compile(r"(?<!\w)[#@](?=[^\W\d])")
_STRAY: Final = re.compile(r"(?<!\w)@|[#@](?!\w)")

_ELLIPSIS: Final = re.compile(r"\s*(?:…|\.\s?\.(?:\s?\.)*)(?:\s?[.…])*(?=(?P<word>\w)?)")
_HYPHEN: Final = re.compile("[\u2010\u2011]")
_DASH: Final = re.compile(
    r"""
    \s*(?:
        -{2,} | [―⸺⸻—]+ | (?<!\d)–+ | –+(?!\d)   # Between digits an en dash means "to".
      | (?<=\s)-(?=\s) | (?<=\w)-(?=\s+(?!(?:and|or|to)\b)|$) | ^-(?!\d)
    )+\s*
    """,  # noqa: RUF001 - dashes are what texts hold.
    re.VERBOSE,
)
_SAID_SYMBOLS: Final = frozenset("°№×÷±−")  # noqa: RUF001 - the signs of reckoning.


def plain(text: str) -> str:
    """Return a text in common letters, without invisible characters and markup of pages."""
    text = unicodedata.normalize("NFC", text)
    if not text.isascii():
        text = _INVISIBLE.sub("", text)
        text = _LOW.sub(lambda match: str(unicodedata.digit(match[0])), text)
        text = _FANCY.sub(lambda match: unicodedata.normalize("NFKC", match[0]), text)
    if "&" in text:
        text = _ENTITY.sub(" ", text)
        for entity, char in _ENTITIES:
            text = text.replace(entity, char)
    if "[" in text:
        text = _LINKED.sub(r"\1", _PICTURE.sub(" ", _BBCODE.sub("", text)))
    return _ELEMENT.sub(" ", text) if "<" in text else text


def without_marks(text: str) -> str:
    """
    Return a text with nothing left that is only for the eye.

    Apostrophes stay, and so do `.,;:!?()`. An ellipsis in any shape becomes `…`, a dash
    ` — `, and a censored word `bleep`. Blanks at the marks' places stay.

    Args:
        text: A plain one.
    """
    if len(text) < _LONGEST_ORNAMENT and _ORNAMENT.fullmatch(text):
        return ""
    if _NOTE_CHAR.search(text):
        text = _NOTE_MARK.sub("", text)
    text = _EMOTICON.sub("", text)
    text = _without_single_quotes(_DOUBLE.sub(" ", text))
    text = _without_markup(text)
    if not text.isascii():
        text = _FOREIGN.sub(lambda match: match[0] if _is_said(match[0]) else "", text)
    # From here on runs of blanks are short, so that no pattern can waste time on them.
    text = _LINE_END.sub("\n", _BLANK.sub(" ", text))
    text = _ELLIPSIS.sub(lambda match: "… " if match["word"] else "…", text)
    return _DASH.sub(" — ", _HYPHEN.sub("-", text))


def _without_single_quotes(text: str) -> str:
    """Return a text with its apostrophes, and without single quotation marks."""
    kept: list[str] = []
    position = 0
    open_quotes = 0
    for match in _SINGLE.finditer(text):
        before = text[match.start() - 1 : match.start()]
        after = text[match.end() : match.end() + 1]
        is_apostrophe = before.isalnum() and after.isalnum()
        if not before.isalnum() and (after.isalnum() or before.isspace() or not before):
            is_apostrophe = _ELISION.match(text, match.end()) is not None
            open_quotes += not is_apostrophe
        elif not is_apostrophe:
            # At the end of a word it closes what is open: else it is the students' books.
            is_apostrophe = before.isalnum() and not open_quotes
            open_quotes -= open_quotes > 0
        kept += text[position : match.start()], "'" if is_apostrophe else " "
        position = match.end()
    return "".join([*kept, text[position:]])


def _without_markup(text: str) -> str:
    stressed = None
    while stressed != text:
        stressed, text = text, _STRESSED.sub(r"\2", text)
    text = _CENSORED.sub(lambda match: "bleep" + (match["ending"] or ""), text).replace("*", "")
    return _STRAY.sub(" ", _TAG.sub("", _MARKUP.sub(" ", text)))


def _is_said(character: str) -> bool:
    """Tell whether a character is a letter, a digit or a mark that an engine understands."""
    if character in _SAID_SYMBOLS or "\ue000" <= character <= "\uf8ff":
        return True  # Characters for private use stand for sayings.
    # Symbols (emoji among them), and what is unassigned, private or only formats.
    return unicodedata.category(character) not in {"So", "Sk", "Sm", "Cf", "Cn", "Co", "Cs", "Cc"}
