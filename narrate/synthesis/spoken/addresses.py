"""Addresses of mail and of the web, names of files and of users, tags: said in words."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from narrate.synthesis.spoken.sayings import CAPITAL


class _Words(NamedTuple):
    at: str
    dot: str


_WORDS: Final = {
    "en": _Words("at", "dot"), "de": _Words("at", "Punkt"), "fr": _Words("arobase", "point"),
    "es": _Words("arroba", "punto"), "it": _Words("chiocciola", "punto"),
    "pt": _Words("arroba", "ponto"), "ru": _Words("собака", "точка"),
    "pl": _Words("małpa", "kropka"),
}  # fmt: skip
_SAID: Final = frozenset(["com", "org", "net", "info", "edu", "gov", "co", "blog", "app", "dev"])
"""Endings that are words; others of three letters at most are spelled."""
_SHORTEST_WORD: Final = 4

_ENDINGS: Final = "com|org|net|edu|gov|info|io|co\\.uk|de|fr|tv|me|ly"
_FILES: Final = "txt|jpe?g|png|gif|pdf|docx?|mp[34]|js|html?|exe|zip|epub|py|avi|wav"

_ANY: Final = re.compile(r"[@#_]|\w\.\w|xX|Xx", re.ASCII)
_MAIL: Final = re.compile(r"\b(?P<user>[\w.+-]{1,64})@(?P<host>[\w-]{1,63}(?:\.[\w-]{1,63})+)")
_LINK: Final = re.compile(
    r"(?:https?://(?:www\.)?|www\.)(?P<host>[\w.-]*\w)(?::\d+)?(?:[/?#]\S*[\w/])?", re.IGNORECASE
)
_HOST: Final = re.compile(
    rf"(?<![\w.@/-])(?P<host>(?:[A-Za-z0-9-]{{1,63}}\.){{1,3}}(?:{_ENDINGS}))(?:/(?:\S*[\w/])?)?(?![\w-])"
)
_FILE: Final = re.compile(rf"\b(?P<host>[A-Za-z][\w-]{{0,63}}\.(?:{_FILES}))\b")
_USER: Final = re.compile(rf"(?<![\w@])@(?P<name>\w*(?:[^\W\d_]|[{CAPITAL}])\w*)")
_TAG: Final = re.compile(rf"(?<![\w#&])#(?P<name>(?:[^\W\d_]|[{CAPITAL}])\w*)")
_FRAMED: Final = re.compile(r"\b[xX]{2}_*(?P<name>[^\W_]\w*?)_*[xX]{2}\b(?<!\b[xX]{4})")
_JOINED: Final = re.compile(r"(?<![\w*])[^\W_]+(?:_+[^\W_]+)+(?![\w*])")
_LONE_AT: Final = re.compile(r"(?<=\s)@(?=\s)")
_CAMEL: Final = re.compile(r"(?<=[^\W\d_A-Z])(?=[A-Z])|(?<=[^\W\d_])(?=\d)")


def said_addresses(text: str, language: str) -> str:
    """
    Return a text with what only machines write as a person reads it out.

    Of a link its host is said; the rest is for nobody's ears.

    Args:
        text: As printed, quotation marks and all.
        language: ISO 639-1: how *at* and *dot* are called.
    """
    if not _ANY.search(text):
        return text
    words = _WORDS.get(language, _WORDS["en"])
    text = _MAIL.sub(
        lambda match: f"{_spoken(match['user'], words)} {words.at} {_spoken(match['host'], words)}",
        text,
    )
    for pattern in (_LINK, _HOST, _FILE):
        text = pattern.sub(lambda match: _spoken(match["host"], words), text)
    text = _USER.sub(lambda match: f"{words.at} {_name(match['name'])}", text)
    text = _LONE_AT.sub(words.at, text)
    text = _TAG.sub(lambda match: f"hashtag {_name(match['name'])}", text)
    text = _FRAMED.sub(lambda match: _name(match["name"]), text)
    return _JOINED.sub(lambda match: _name(match[0]), text)


def _spoken(address: str, words: _Words) -> str:
    """Return a host or the name of a mailbox: `bbc dot co dot U K`."""
    first, *others = address.split(".")
    said = [_label(first), *(_ending(label) for label in others)]
    return f" {words.dot} ".join(said)


def _label(label: str) -> str:
    return label.replace("_", " underscore ").replace("-", " dash ").replace("+", " plus ")


def _ending(label: str) -> str:
    is_word = len(label) >= _SHORTEST_WORD or label in _SAID or not label.isalpha()
    return _label(label) if is_word else " ".join(label.upper())


def _name(name: str) -> str:
    """Return the words that a name of a user or a tag is made of: `AlwaysThere`, `star_gazer`."""
    return _CAMEL.sub(" ", name.replace("_", " ").strip())
