"""Script + Cast + Pacing -> ChapterPlan: all takes of a chapter before any is spoken."""

from __future__ import annotations

import hashlib
from collections.abc import Container, Mapping, Sequence
from dataclasses import replace
from typing import Final

from narrate.cast import Cast, Voice
from narrate.engines import Engine
from narrate.frames import ENCODER_VERSION
from narrate.pacing import Pacing
from narrate.script import Delivery, ScriptChapter, Utterance
from narrate.sentences import sentence_ranges
from narrate.synthesis.mastering import MASTERING_VERSION
from narrate.synthesis.pauses import pauses_after
from narrate.synthesis.spoken import spoken
from narrate.take import ChapterPlan, TakeKey, TakePlan

_DIGEST_BYTES: Final = 16
"""128 bits: two takes of all books in the world will not meet by chance."""

_RETAKE: Final = 0
"""Which performance of the same words; there is one so far."""


def plan_chapter(
    chapter: ScriptChapter,
    cast: Cast,
    *,
    engines: Mapping[str, Engine],
    pacing: Pacing,
    language: str,
    spellings: Sequence[tuple[str, str]] = (),
) -> ChapterPlan:
    """
    Return what has to be spoken for a chapter, and the silences around it.

    Args:
        chapter: Who says what.
        cast: Has a voice for every speaker of the chapter.
        engines: By name; holds the engine of every such voice.
        pacing: How long to be silent where.
        language: ISO 639-1, of the story.
        spellings: Words as printed, and how they are said: in letters, or in phonemes between
            slashes, for the engines that take them.
    """
    utterances = chapter.utterances
    texts = [
        spoken(
            utterance.span.text,
            kind=utterance.span.kind,
            language=language,
            spellings=spellings,
            phonemes=_takes_phonemes(cast.voice_of(utterance.speaker), engines),
        )
        for utterance in utterances
    ]
    head_ms, pauses = pauses_after(
        chapter.items, said=[bool(text) for text in texts], pacing=pacing
    )
    takes = tuple(
        take
        for number, utterance in enumerate(utterances)
        for take in _takes(
            utterance,
            number=number,
            text=texts[number],
            voice=cast.voice_of(utterance.speaker),
            engines=engines,
            pauses_ms=(pacing.sentence, pauses[number]),
        )
    )
    return ChapterPlan(chapter.number, chapter.title, head_ms, takes, _stamp(head_ms, takes))


def stood_in(
    plan: ChapterPlan,
    chapter: ScriptChapter,
    lines: Container[int],
    *,
    stand_ins: Cast,
    engines: Mapping[str, Engine],
) -> ChapterPlan:
    """
    Return the plan with other voices for some lines; whole lines, so that no voice changes in one.

    Args:
        plan: As it is wanted.
        chapter: Who says what in it.
        lines: Which utterances cannot be had as they are wanted, counted from 0.
        stand_ins: Who says them instead.
        engines: By name; holds the engine of every stand-in.
    """
    takes = tuple(
        _stood_in(take, stand_ins.voice_of(chapter.utterances[take.utterance].speaker), engines)
        if take.utterance in lines
        else take
        for take in plan.takes
    )
    return replace(plan, takes=takes, stamp=_stamp(plan.head_ms, takes))


def _takes_phonemes(voice: Voice, engines: Mapping[str, Engine]) -> bool:
    # Those of another language lack sounds that English has.
    return engines[voice.engine].traits.phonemes and voice.language.partition("-")[0] == "en"


def take_key(text: str, *, voice: Voice, delivery: Delivery, engine: Engine) -> TakeKey:
    """
    Return the hash of everything that can change the sound of a take.

    What only describes a voice to people (gender, age, accent) is left out.
    """
    settings = [field for name, value in voice.settings for field in (name, repr(value))]
    if delivery is not Delivery.PLAIN:
        settings += ["expression", repr(voice.expression)]
    return _digest(
        engine.name,
        engine.version,
        voice.id,
        voice.language,
        repr(voice.gain_db),
        delivery,
        text,
        voice.mastering,
        str(MASTERING_VERSION),
        str(ENCODER_VERSION),
        str(_RETAKE),
        *settings,
    )


def _stood_in(take: TakePlan, voice: Voice, engines: Mapping[str, Engine]) -> TakePlan:
    engine = engines[voice.engine]
    key = take_key(take.text, voice=voice, delivery=take.delivery, engine=engine)
    return replace(take, key=key, voice=voice, stands_in_for=take.voice.id)


def _stamp(head_ms: int, takes: Sequence[TakePlan]) -> str:
    fields = (field for take in takes for field in (take.key, str(take.pause_ms)))
    return _digest(str(head_ms), *fields)


def _takes(
    utterance: Utterance,
    *,
    number: int,
    text: str,
    voice: Voice,
    engines: Mapping[str, Engine],
    pauses_ms: tuple[int, int],
) -> tuple[TakePlan, ...]:
    """Return the takes of one utterance; `pauses_ms` are those within it and after it."""
    within_ms, after_ms = pauses_ms
    engine = engines[voice.engine]
    # What shows no expression is the plain take, and need not be spoken twice.
    delivery = utterance.delivery if voice.expression > 0 else Delivery.PLAIN
    pieces = _pieces(text, limit_chars=engine.traits.piece_chars)
    return tuple(
        TakePlan(
            key=take_key(piece, voice=voice, delivery=delivery, engine=engine),
            text=piece,
            voice=voice,
            delivery=delivery,
            utterance=number,
            pause_ms=after_ms if place == len(pieces) else within_ms,
        )
        for place, piece in enumerate(pieces, start=1)
    )


def _pieces(text: str, *, limit_chars: int) -> tuple[str, ...]:
    """Cut a text between sentences; neighbors stay together up to a length."""
    pieces: list[str] = []
    for start, end in sentence_ranges(text):
        sentence = text[start:end].strip()
        joined = f"{pieces[-1]} {sentence}" if pieces else sentence
        # What holds no word cannot be spoken alone.
        wordless = not any(map(str.isalnum, sentence))
        if pieces and (wordless or len(joined) <= limit_chars):
            pieces[-1] = joined
        elif not wordless:
            pieces.append(sentence)
    return tuple(pieces)


def _digest(*fields: str) -> str:
    """Return a hash of fields; each is framed by its length, so that none runs into another."""
    digest = hashlib.blake2b(digest_size=_DIGEST_BYTES)
    for field in fields:
        encoded = field.encode()
        digest.update(b"%d:" % len(encoded) + encoded)
    return digest.hexdigest()
