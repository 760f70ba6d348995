"""
Emoji and faces of letters: silent as decoration, said where they are the message.

A line that is nothing but a face is an answer, and so is `a` face or what `I` feel; anywhere else
a good reader plays it and does not name it.
"""
# ruff: noqa: RUF001 - signs are what texts hold.

from __future__ import annotations

import re
import unicodedata
from typing import Final

_NAMES: Final = {
    "😂": "laughing", "🤣": "laughing", "😭": "crying", "😢": "crying", "😊": "smiling",
    "🙂": "smiling", "😀": "grinning", "😁": "grinning", "😄": "laughing", "😅": "nervous laugh",
    "😆": "laughing", "😉": "winking", "😍": "heart eyes", "😘": "kiss", "😎": "cool",
    "🤔": "thinking", "🙄": "eye roll", "😏": "smirk", "😱": "screaming", "😡": "angry",
    "😠": "angry", "🥺": "pleading", "😴": "sleeping", "🤷": "shrug", "🤦": "facepalm",
    "👍": "thumbs up", "👎": "thumbs down", "👏": "clapping", "🙏": "praying hands",
    "💀": "skull", "🔥": "fire", "🎉": "party", "🎂": "cake", "🍕": "pizza", "🍆": "eggplant",
    "🖕": "middle finger", "👀": "eyes", "✨": "sparkles", "💯": "one hundred", "💩": "poop",
    "👌": "okay", "✌": "peace", "🙃": "upside-down smile", "☺": "smiling", "☹": "frown",
    "🤡": "clown", "💔": "broken heart", "👋": "waving", "😈": "devil", "🥰": "hearts",
}  # fmt: skip
_HEARTS: Final = frozenset("❤♥💛💚💙💜🖤🤍🤎🧡💗💖💕💞💓💝💘❣🩷🩵")
_PEOPLE: Final = frozenset("👨👩👦👧👶🧑")
_NOISE: Final = re.compile(
    r"\b(?:face with|with|face|sign|symbol|black|white|heavy|open|large|emoji component)\b\s*"
)

_BASE: Final = "[\u2600-\u27bf\u2b50\u2b55\u231a\u231b\u23e9-\u23f3\U0001f300-\U0001faff]"
_DRESS: Final = "[\ufe0f\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f]*"
_JOINED: Final = f"(?:\u200d[\u2600-\u27bf\U0001f300-\U0001faff]{_DRESS})*"
_EMOJI: Final = f"[\U0001f1e6-\U0001f1ff]{{2}}|{_BASE}{_DRESS}{_JOINED}"
_KEYCAP: Final = re.compile("([0-9])\ufe0f?\u20e3")
_IS_FACE: Final = re.compile("[\ufe0f\U0001f000-\U0001faff\u2728\u270a-\u270c\u2639\u263a]")
"""What else is among the signs (stars, notes, hearts) is an ornament as a rule."""

_FACES: Final = (
    (r"[:;=]['’]-?\(+|T_+T|Q_+Q|;_+;", "crying"),
    (r"[:=]-?\)+|\(\^?[_.o-]?\^\)|\^[_.o-]?\^|\(?[:=]-?\]", "smiley"),
    (r"[:=]-?D+|[xX]D+", "laughing"),
    (r">?[:=]-?[(\[]+", "frown"),
    (r";-?\)+", "wink"),
    (r"[:=]-?[Pp]", "tongue out"),
    (r"[oO0]_+[oO0]", "wide eyes"),
    (r"[:=]-?[oO]", "gasp"),
    (r"[:=]-?\*+", "kiss"),
    (r"[:=]-?[/\\|3]", "hm face"),
    (r"</3+", "broken heart"),
    (r"<3+", "heart"),
    (r"-_+-|>[._]<", "annoyed"),
    (r"¯\\?_\(ツ\)_/¯", "shrug"),
    (r"\(╯°□°\)╯ ?︵ ?┻━┻", "table flip"),
)
_FACE: Final = "|".join(rf"(?P<face{place}>{face})" for place, (face, _) in enumerate(_FACES))
_EASTERN: Final = r"[ヽ٩ლ╯ノ\\]?[(（](?P<eastern>[^()（）A-Za-z0-9\n]{2,12})[)）][┛ヽノ╯۶︵┻━/\\]*"
_EASTERN_LETTERS: Final = frozenset("ωдДσοツシノヽつっ益皿ヮ口ㅂㅅ･ﾟ")
_TEXT_MARKS: Final = frozenset(" .…,!?;:'\"“”‘’–—-*")

_ANY: Final = re.compile(
    rf"(?P<before>\b\w+ )?(?:(?P<emoji>{_EMOJI})|(?<!\S)(?:{_FACE})(?=[.,!?…]*(?:\s|$))|{_EASTERN})"
)
_QUICK: Final = re.compile(
    "[^\\w\\s.,;:!?'\"()\u2014\u2018\u2019\u201c\u201d\u2026-]|[:;=]\\S|[xX]D|[oOTQ]_|\\(\\W\\W|\\d\u20e3"
)
_NAMED_AFTER: Final = frozenset(
    ["a", "an", "the", "his", "her", "my", "your", "their", "our", "this", "that", "one", "another",
     "single", "little", "of"]
)  # fmt: skip
_WHO_LOVES: Final = frozenset(["i", "we", "you", "they"])


def said_faces(text: str) -> str:
    """Return an English text with a name for each face that is said, and without the others."""
    text = _KEYCAP.sub(r"\1", text)
    if not _QUICK.search(text):
        return text
    if not any(map(str.isalnum, _ANY.sub(_silenced, text))):
        return _alone(text)
    return _ANY.sub(_within, text)


def _alone(text: str) -> str:
    """Return what is said for a text that is nothing but faces; the same one is said once."""
    faces = [(match, _name(match)) for match in _ANY.finditer(text)]
    names = list(dict.fromkeys(name for _, name in faces if name))
    if not names:
        return text
    is_emoji = any(match["emoji"] and name for match, name in faces)
    return ", ".join(names) + " emoji" * is_emoji


def _silenced(match: re.Match[str]) -> str:
    name = _name(match)
    return match[0] if name is None else match["before"] or ""


def _within(match: re.Match[str]) -> str:
    name, before = _name(match), match["before"] or ""
    if name is None:
        return match[0]
    word = before.strip().lower()
    follows = match.string[match.end() : match.end() + 2].strip()
    is_verb = word in _WHO_LOVES and name == "heart" and follows[:1].isalpha()
    if word in _NAMED_AFTER or is_verb:
        return before + name
    return before


def _name(match: re.Match[str]) -> str | None:
    """Return the name of a face; empty for an ornament, None for what is no face."""
    if match["emoji"]:
        return _emoji_name(match["emoji"], before=match["before"])
    if match["eastern"]:
        inside = match["eastern"]
        if any(char.isalpha() and char not in _EASTERN_LETTERS for char in inside):
            return None
        return None if set(inside) <= _TEXT_MARKS else "smiley"
    found = next(place for place in range(len(_FACES)) if match[f"face{place}"])
    return _FACES[found][1]


def _emoji_name(emoji: str, *, before: str | None) -> str:
    base = emoji[0]
    if "\U0001f1e6" <= base <= "\U0001f1ff":
        return "flag"
    if sum(char in _PEOPLE for char in emoji) > 1:
        return "couple" if any(char in _HEARTS for char in emoji) else "family"
    is_loved = (before or "").strip().lower() in _WHO_LOVES
    if base in _HEARTS and (is_loved or _IS_FACE.search(emoji)):
        return "heart"
    if not _IS_FACE.search(emoji):
        return ""
    name = unicodedata.name(base, "").lower().replace("-", " ")
    return _NAMES.get(base) or _NOISE.sub("", name).strip() or "face"
