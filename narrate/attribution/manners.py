"""Read how something is said from the words of a tag: phrases, participles, what a voice does."""

# ruff: noqa: SIM905 - lists of words are read, and edited, as running text.

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from narrate.attribution.words import DELIVERIES
from narrate.script import Delivery

_OWN: Final = r"(?:his|her|my|their|its|our)"
_SELF: Final = re.compile(r"(?:him|her|my|it|them)sel(?:f|ves)\b")
_ALOUD: Final = re.compile(r"(?:aloud|out loud)\b")

_NOUNS: Final[Mapping[str, Delivery]] = {
    **dict.fromkeys(("whisper", "whispers"), Delivery.WHISPERED),
    **dict.fromkeys(
        "shout shouts yell yells scream screams roar bellow shriek shrieks howl".split(),
        Delivery.SHOUTED,
    ),
    **dict.fromkeys("mutter mumble murmur undertone grunt grumble".split(), Delivery.MUTTERED),
    **dict.fromkeys("sob sobs tears whimper wail".split(), Delivery.SOBBED),
    **dict.fromkeys(
        "laugh laughter chuckle chuckles giggle giggles snicker snigger cackle".split(),
        Delivery.LAUGHED,
    ),
}
_NOUN: Final = rf"(?P<noun>{'|'.join(_NOUNS)})\b(?! (?:of|for|in)\b)"
_ADJECTIVES: Final = rf"(?:(?!(?:the|of|that|{_OWN})\b)[\w'-]+ (?:, )?){{0,3}}?"
"""Between an article and its noun; with *the*, it is somebody else's: *over the shouts*."""

_WITH: Final = re.compile(
    rf"(?:in|with|between|through|amid|around|into|to) "
    rf"(?:(?:a|an|{_OWN}|something like an?) )?{_ADJECTIVES}{_NOUN}"
)
"""*in a whisper*, *with a low chuckle*, *between sobs*, *through her tears*."""

_MIRTH: Final = re.compile(
    r"(?:in|with) (?:a|an) (?:\w+ )?(?:roar|shout|burst|peal|fit|gale|shriek|howl|snort) of "
    r"(?P<noun>laughter|giggles|tears|sobs)\b"
)
_LINE: Final = (
    r"(?:telephone|phone|cellphone|receiver|handset|mouthpiece|intercom|radio|walkie-talkie"
    r"|loudspeaker|speakerphone|headset|earpiece)"
)
_PHRASES: Final = (
    (re.compile(r"at the (?:very )?top of (?:his|her|my|their) (?:lungs|voice)s?\b"),
     Delivery.SHOUTED),
    (re.compile(rf"(?:(?:half|almost) )?(?:under|beneath|below) {_OWN} breath\b"),
     Delivery.MUTTERED),
    (re.compile(r"in (?:a |an )?(?:\w+ , |\w+ )?hushed (?:\w+ )?(?:voices?|tones?)\b"),
     Delivery.WHISPERED),
    (re.compile(rf"(?:over|on|down|by|via|through) (?:(?:the|a|{_OWN}) )?(?:\w+ )?{_LINE}\b"),
     Delivery.TELEPHONED),
    (re.compile(r"(?:down|over|on|across) the (?:\w+ )?(?:line|wire)\b"), Delivery.TELEPHONED),
    (re.compile(r"(?:(?:at|on|from) the (?:other|far) end of the (?:line|phone|wire)"
                r"|on the other end(?! of))\b"),
     Delivery.TELEPHONED),
)  # fmt: skip
"""What may follow a verb of speech."""

_FAINT: Final = (
    re.compile(
        r"\b(?:above|than|to|was|quite|almost|nearly|just|only) a (?:[\w-]+ )?whisper\b(?! of\b)"
    ),
    re.compile(r"\b(?:barely|hardly|scarcely|just) audibl[ey]\b|\binaudibl[ey]\b"),
)
"""*barely above a whisper*, *no more than a whisper*: the denial is none."""

_ADVERBS: Final = {
    "tearfully": Delivery.SOBBED,
    "sobbingly": Delivery.SOBBED,
    "laughingly": Delivery.LAUGHED,
    "sotto voce": Delivery.WHISPERED,
    "silently": Delivery.THOUGHT,
    "aloud from": Delivery.READ,
}
_ADVERB: Final = re.compile(rf"(?P<adverb>{'|'.join(_ADVERBS)})\b")
_READING: Final = re.compile(r"reading (?:\w+ ){0,2}?(?:from|aloud|out)\b")
_VOICE_TURNED: Final = re.compile(
    rf"(?P<how>rais|lower|dropp)(?:ed|es|s|ing|e)? {_OWN} voices?\b"
    r"(?: (?:in)?to an? (?:\w+ )?(?P<noun>\w+))?"
)
_SPEAKING: Final = re.compile(r"(?:speaking|talking|answering|replying|calling|saying)\b ?")
_VOICE: Final = re.compile(
    rf"(?:(?:{_OWN}|(?:[\w.-]+ ){{1,3}}'s|the) )?(?:\w+ )?(?:voice|words?|tone) (?P<rest>.+)"
)
_OWNED: Final = re.compile(rf"{_OWN} |(?:[\w.-]+ ){{1,3}}'s ")
_OVER_WIRE: Final = re.compile(
    rf"\b(?:through|over|from|down|on|in|out of) (?:the|a|{_OWN}) (?:\w+ )?"
    rf"(?:{_LINE}|line|speakers?)\b"
)

_PARTICIPLES: Final = {
    **{
        word: delivery
        for word, delivery in DELIVERIES.items()
        # *breathing hard*, *thinking of home*, *reading the menu*: said meanwhile, not so.
        if word.endswith("ing") and word not in {"breathing", "thinking", "reading"}
    },
    "crying": Delivery.SOBBED,
}
_PARTICIPLE: Final = re.compile(rf"(?P<word>{'|'.join(_PARTICIPLES)})\b(?! out\b)")
_LIGHT: Final = re.compile(
    r"(?:(?:\w+ly|still|now|half|almost|nearly|all but|then|again|softly|back) )+"
)
_ACTED: Final = frozenset(
    {
        Delivery.WHISPERED,
        Delivery.SHOUTED,
        Delivery.MUTTERED,
        Delivery.SOBBED,
        Delivery.LAUGHED,
    }
)
"""What somebody may do before he speaks and go on with: *Anna laughed and said*."""

_WITH_OBJECT: Final = frozenset({Delivery.THOUGHT, Delivery.READ})
_OBJECT: Final = re.compile(
    rf"(?:the|an?|this|that|these|those|{_OWN}|it|he|she|they|we|i|you|him|them|me|of|about|over|on|what|how"
    r"|why|who|whether|if|every|all|some)\b|(?:\S+ ){8}"
)
"""*read the letter*, *thought of home*; or so much that it is another sentence."""

_MEANWHILE: Final = ("while", "as", "when", "what")
_STOP: Final = re.compile(
    r"\b(?:as|while|when|whenever|and|because|who|whom|which|that|but|for|before|after|until|till"
    r"|if|though|although|since|where|whereupon)\b"
)
"""Behind these, somebody or something else may be what whispers."""

_DENIED: Final = re.compile(
    r"\b(?:not|never|without|neither|nor|no longer|no|instead of|\w+n't)\b(?: [\w'-]+){0,3}? "
    rf"(?:{'|'.join((*_NOUNS, *DELIVERIES))}|(?:rais|lower|dropp)\w+ {_OWN} voice)\b"
)
_NOT: Final = re.compile(r"\b(?:not|never|no longer|\w+n't)\b")
_PART: Final = re.compile(r"(?:^| )(?:[,:(\u2013\u2014]|-+)(?: |$)")


def of_tag(verb: str, *, opening: str, between: str, rest: str) -> Delivery | None:
    """
    Return how a line is said whose tag is made of these words, all in lower case.

    Args:
        verb: The verb of speech, or a noun such as *voice*.
        opening: What stands before the subject and the verb.
        between: What stands between the subject and the verb, if the subject is first.
        rest: What follows both.
    """
    if verb == "voice":
        return _of_voice(rest)
    if _NOT.search(between) and verb in DELIVERIES:
        return Delivery.PLAIN
    if _SELF.match(rest) and verb in {"told", "tells", "reminded", "asked", "asks"}:
        return Delivery.THOUGHT
    if verb in DELIVERIES:
        return _of_verb(verb, rest, meanwhile=opening.endswith(_MEANWHILE))
    if any(pattern.search(rest) for pattern in _FAINT):
        return Delivery.WHISPERED
    return _of_manner(opening, between, rest)


def of_beat(text: str) -> Delivery | None:
    """Return what a sentence tells of a voice: *Her voice rose to a shout*."""
    told = _VOICE.match(text)
    if told is not None and _OWNED.match(text):
        return _of_voice(told["rest"])
    turned = _VOICE_TURNED.search(text)
    if turned is None or _STOP.search(text[: turned.start()].replace(" and ", " ")):
        return None
    return Delivery.PLAIN if _NOT.search(text[: turned.start()]) else _turned(turned)


def _of_verb(word: str, rest: str, *, meanwhile: bool) -> Delivery | None:
    """Return what a verb says; a thought, or reading, of something else says nothing."""
    delivery = DELIVERIES[word]
    if delivery is Delivery.THOUGHT and _ALOUD.match(rest):
        return Delivery.PLAIN
    if meanwhile or (delivery in _WITH_OBJECT and _OBJECT.match(rest) and not _ALOUD.search(rest)):
        return None
    return Delivery.LAUGHED if re.match(r"with (?:\w+ )?laughter\b", rest) else delivery


def _of_manner(opening: str, between: str, rest: str) -> Delivery | None:
    """Return what stands around a verb of speech that tells nothing itself."""
    if _DENIED.search(_kept(rest)) or _DENIED.search(between):
        return Delivery.PLAIN
    found = next(_in_parts(_kept(rest)), None) or next(_in_parts(between), None)
    return found or _phrase(opening) or _acted(between)


def _kept(text: str) -> str:
    """Return a text up to where somebody else may come in."""
    stop = _STOP.search(text)
    return text[: stop.start()] if stop else text


def _in_parts(text: str) -> Iterator[Delivery]:
    """Yield what the parts of a clause between commas say."""
    starts = [0, *(match.end() for match in _PART.finditer(text))]
    ends = [*(match.start() for match in _PART.finditer(text)), len(text)]
    for start, end in zip(starts, ends, strict=True):
        # A phrase may run over a comma: *in a hoarse, urgent whisper*.
        part = text[start:]
        found = _main(part, end - start) if start == 0 else _part(part, end - start)
        if found is not None:
            yield found


def _main(text: str, length: int) -> Delivery | None:
    """Return what follows the verb up to a comma."""
    owned = text.find("with ") if "with " in text[:length] else length
    for at in (0, *(match.end() for match in re.finditer(" ", text[:length]))):
        found = _phrase(text[at:])
        if found is not None and (found is not Delivery.TELEPHONED or at <= owned):
            return found
    return _participle(text)


def _part(text: str, length: int) -> Delivery | None:
    """Return what a part behind a comma says; one with an action of its own says nothing."""
    text = _LIGHT.sub("", text, count=1) if _LIGHT.match(text) else text
    speaking = _SPEAKING.match(text)
    if speaking is not None:
        return _main(text[speaking.end() :], length - speaking.end())
    turned = _VOICE_TURNED.match(text)
    if turned is not None:
        return _turned(turned)
    told = _VOICE.match(text)
    return _of_voice(told["rest"]) if told else _phrase(text) or _participle(text)


def _participle(text: str) -> Delivery | None:
    """Return what a participle at the start says: *laughing*, *reading from the card*."""
    text = _LIGHT.sub("", text, count=1) if _LIGHT.match(text) else text
    if _READING.match(text):
        return Delivery.READ
    found = _PARTICIPLE.match(text)
    return _PARTICIPLES[found["word"]] if found else None


def _phrase(text: str) -> Delivery | None:
    """Return what a phrase at the start of a text says."""
    for pattern, delivery in _PHRASES:
        if pattern.match(text):
            return delivery
    adverb = _ADVERB.match(text)
    if adverb is not None:
        return _ADVERBS[adverb["adverb"]]
    found = _MIRTH.match(text) or _WITH.match(text)
    return _NOUNS[found["noun"]] if found else None


def _of_voice(text: str) -> Delivery | None:
    """Return what is told of a voice: *was thick with tears*, *a bare whisper*."""
    if any(pattern.search(text) for pattern in _FAINT):
        return Delivery.WHISPERED
    if _NOT.search(text):
        return Delivery.PLAIN
    text = _kept(text)
    if _OVER_WIRE.search(text):
        return Delivery.TELEPHONED
    found = re.search(
        rf"\b(?:in|into|to|of|with|through|by|was|an?) (?:an? )?{_ADJECTIVES}{_NOUN}", f"was {text}"
    )
    return _NOUNS[found["noun"]] if found else None


def _turned(match: re.Match[str]) -> Delivery:
    plain = Delivery.SHOUTED if match["how"] == "rais" else Delivery.WHISPERED
    return _NOUNS.get(match["noun"] or "", plain)


def _acted(text: str) -> Delivery | None:
    """Return what somebody did and went on with: *Anna laughed and said*."""
    word = (_LIGHT.sub("", text, count=1) if _LIGHT.match(text) else text).partition(" ")[0]
    found = DELIVERIES.get(word)
    return found if found in _ACTED else None
