"""Hypothesis strategies for the nouns: `st.from_type(Script)`, `st.from_type(Cast)` and so on."""

from __future__ import annotations

import os
import signal
import threading
from itertools import groupby
from typing import Final

from hypothesis import settings
from hypothesis import strategies as st

from narrate.book import SceneBreak
from narrate.cast import Cast, Voice
from narrate.pacing import Pacing
from narrate.script import (
    NARRATOR,
    UNKNOWN,
    Age,
    Character,
    Delivery,
    Evidence,
    Gender,
    Script,
    ScriptChapter,
    Span,
    SpanKind,
    Utterance,
)

# A machine with other work to do is slow at random: no test is about how long it takes.
settings.register_profile("narrate", deadline=None)
# What is new is found at home; a check of somebody's change fails for that change alone.
settings.register_profile("ci", deadline=None, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "narrate")

# A shell starts what it puts into the background deaf to Ctrl-C, and so are its children; tests
# that interrupt programs would wait for ever.
if (
    signal.getsignal(signal.SIGINT) is signal.SIG_IGN
    and threading.current_thread() is threading.main_thread()
):
    signal.signal(signal.SIGINT, signal.default_int_handler)

SPEAKERS: Final = ("anna", "bert", "mrs-vale", UNKNOWN)
WORDS: Final = (
    "anchor", "be", "cellar", "don't", "evening", "four", "gone", "harbor", "ink", "jar",
    "kettle", "lantern", "moth", "no", "o'clock", "paper", "quiet", "river", "sister", "tower",
    "under", "very", "window", "yes", "zinc",
)  # fmt: skip
"""What is said as it is printed."""

_SAID: Final = frozenset({SpanKind.DIALOGUE, SpanKind.THOUGHT})

sentences = st.builds(
    lambda words, end: f"{' '.join(words).capitalize()}{end}",
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=6),
    st.sampled_from([".", "!", "?", "…", ",", "", " —"]),
)


@st.composite
def paragraphs(draw: st.DrawFn, block: int) -> list[Utterance]:
    """Draw the utterances of one block: a heading, silence, or prose with quotations."""
    shape = draw(st.sampled_from(["heading", "silence", "prose", "prose", "prose"]))
    if shape == "heading":
        return [_utterance(SpanKind.HEADING, draw(sentences), block=block, start=0)]
    if shape == "silence":
        return [_utterance(SpanKind.DIALOGUE, "“…”", block=block, start=0, speaker="anna")]
    spans: list[Utterance] = []
    start = 0
    for quoted in draw(st.lists(st.booleans(), min_size=1, max_size=4)):
        text = " ".join(draw(st.lists(sentences, min_size=1, max_size=3)))
        kind = draw(st.sampled_from(sorted(_SAID))) if quoted else SpanKind.NARRATION
        spans.append(
            _utterance(
                kind,
                f"“{text}” " if quoted else f"{text} ",
                block=block,
                start=start,
                speaker=draw(st.sampled_from(SPEAKERS)) if quoted else NARRATOR,
                delivery=draw(st.sampled_from(Delivery)) if quoted else Delivery.PLAIN,
            )
        )
        start = spans[-1].span.end
    return spans


@st.composite
def chapters(draw: st.DrawFn, number: int = 1) -> ScriptChapter:
    """Draw a chapter with scene breaks between some of its blocks."""
    count = draw(st.integers(1, 6))
    items: list[Utterance | SceneBreak] = []
    for block in range(count):
        items += draw(paragraphs(block))
        if block < count - 1 and draw(st.booleans()):
            items.append(draw(st.builds(SceneBreak)))
    return ScriptChapter(number, f"Chapter {number}", tuple(items))


@st.composite
def scripts(draw: st.DrawFn) -> Script:
    """Draw a script; its characters are those who speak in it."""
    count = draw(st.integers(1, 3))
    drawn = tuple(draw(chapters(number)) for number in range(1, count + 1))
    heard = [each.speaker for chapter in drawn for each in chapter.utterances]
    speakers = [speaker for speaker, _ in groupby(sorted(heard))]
    return Script(
        title="A Harbor",
        author=None,
        language="en",
        narrator=None,
        characters=tuple(
            Character(speaker, speaker.title())
            for speaker in speakers
            if speaker not in {NARRATOR, UNKNOWN}
        ),
        chapters=drawn,
    )


voices = st.builds(
    lambda number, gender, age, gain_db: Voice(
        id=f"tone/{number}",
        engine="tone",
        language="en",
        gender=gender,
        age=age,
        settings=(("hz", 100 + number),),
        gain_db=gain_db,
    ),
    st.integers(0, 900),
    st.sampled_from(Gender),
    st.sampled_from(Age),
    st.none() | st.floats(-12, 12),
)
casts = st.builds(Cast, voices, st.fixed_dictionaries(dict.fromkeys(SPEAKERS, voices)))

_MS: Final = st.integers(0, 4_000)
pacings = st.builds(Pacing, *[_MS] * 11)


def _utterance(
    kind: SpanKind,
    text: str,
    *,
    block: int,
    start: int,
    speaker: str = NARRATOR,
    delivery: Delivery = Delivery.PLAIN,
) -> Utterance:
    is_quoted = kind in _SAID
    return Utterance(
        Span(kind, text, block, start, quotation=block * 10 + start if is_quoted else None),
        speaker,
        confidence=0.9 if is_quoted else 1.0,
        evidence=Evidence.IMPLICIT if is_quoted else Evidence.NARRATION,
        delivery=delivery,
    )


st.register_type_strategy(ScriptChapter, chapters())
st.register_type_strategy(Script, scripts())
st.register_type_strategy(Voice, voices)
st.register_type_strategy(Cast, casts)
st.register_type_strategy(Pacing, pacings)
