from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, fields, replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from narrate.audio import Audio
from narrate.book import ParagraphKind, SceneBreak, Strength
from narrate.cast import Cast, Mastering, Voice
from narrate.engines import Engine, Traits
from narrate.engines.tone import ToneEngine
from narrate.pacing import Pacing
from narrate.script import (
    NARRATOR,
    UNKNOWN,
    Age,
    Delivery,
    Evidence,
    Gender,
    ScriptChapter,
    Span,
    SpanKind,
    Utterance,
)
from narrate.synthesis import plan as plan_module
from narrate.synthesis import plan_chapter, stood_in
from narrate.synthesis.plan import take_key
from narrate.take import ChapterPlan, TakePlan

TONE = ToneEngine()
NARRATORS_VOICE = Voice("tone/1", "tone", "en", Gender.FEMALE, Age.ADULT, settings=(("hz", 220),))
ANNAS_VOICE = replace(NARRATORS_VOICE, id="tone/2", settings=(("hz", 300),))
CAST = Cast(NARRATORS_VOICE, {"anna": ANNAS_VOICE, "bert": ANNAS_VOICE, UNKNOWN: ANNAS_VOICE})
PACING = Pacing(
    head=1,
    sentence=20,
    tag=30,
    speaker=400,
    paragraph=5_000,
    heading=60_000,
    weak_break=700_000,
    scene_break=8_000_000,
    tail=90_000_000,
    line=600_000_000,
    aside=7_000_000_000,
)
"""Each silence has a digit of its own."""


@dataclass
class Reader:
    """An engine that wants to be given so many characters at once, and says nothing."""

    traits: Traits
    name: str = "tone"
    version: str = "1"

    def speak(self, text: str, voice: Voice, delivery: Delivery) -> Audio:  # noqa: ARG002 - a protocol.
        return Audio(b"", 24_000)


def reader(piece_chars: int) -> Reader:
    return Reader(Traits(computes=True, piece_chars=piece_chars))


def line(text: str, speaker: str = NARRATOR, *, block: int = 0, quotation: int = 0) -> Utterance:
    is_said = speaker != NARRATOR
    kind = SpanKind.DIALOGUE if is_said else SpanKind.NARRATION
    span = Span(kind, text, block, 0, quotation if is_said else None)
    return Utterance(span, speaker, 1.0, Evidence.EXPLICIT)


def heading(text: str, *, block: int = 0) -> Utterance:
    return Utterance(Span(SpanKind.HEADING, text, block, 0), NARRATOR, 1.0, Evidence.NARRATION)


def planned(
    *items: Utterance | SceneBreak,
    engine: Engine = TONE,
    pacing: Pacing = PACING,
    spellings: Sequence[tuple[str, str]] = (),
) -> ChapterPlan:
    return plan_chapter(
        ScriptChapter(1, "One", items),
        CAST,
        engines={"tone": engine},
        pacing=pacing,
        language="en",
        spellings=spellings,
    )


def texts(plan: ChapterPlan) -> list[str]:
    return [take.text for take in plan.takes]


def pauses(plan: ChapterPlan) -> list[int]:
    return [take.pause_ms for take in plan.takes]


def words(printed: Sequence[str]) -> list[str]:
    return re.findall(r"[a-z']+", " ".join(printed).lower())


@given(chapter=..., cast=..., pacing=..., piece_chars=st.sampled_from([0, 40, 1_000]))
def test_every_word_is_spoken_once_and_in_order(
    chapter: ScriptChapter, cast: Cast, pacing: Pacing, piece_chars: int
) -> None:
    plan = plan_chapter(
        chapter, cast, engines={"tone": reader(piece_chars)}, pacing=pacing, language="en"
    )

    assert words(texts(plan)) == words([each.span.text for each in chapter.utterances])


@given(chapter=..., cast=..., pacing=...)
def test_every_take_belongs_to_the_voice_and_the_delivery_of_its_utterance(
    chapter: ScriptChapter, cast: Cast, pacing: Pacing
) -> None:
    plan = plan_chapter(chapter, cast, engines={"tone": TONE}, pacing=pacing, language="en")

    said = [chapter.utterances[take.utterance] for take in plan.takes]
    assert [take.voice for take in plan.takes] == [cast.voice_of(each.speaker) for each in said]
    assert [take.delivery for take in plan.takes] == [
        each.delivery if cast.voice_of(each.speaker).expression > 0 else Delivery.PLAIN
        for each in said
    ]
    assert [take.utterance for take in plan.takes] == sorted(take.utterance for take in plan.takes)


@given(chapter=..., cast=..., pacing=...)
def test_equal_inputs_make_equal_plans(chapter: ScriptChapter, cast: Cast, pacing: Pacing) -> None:
    plans = [
        plan_chapter(chapter, cast, engines={"tone": ToneEngine()}, pacing=pacing, language="en")
        for _ in range(2)
    ]

    assert plans[0] == plans[1]


@given(chapter=..., cast=..., pacing=..., other=...)
def test_pacing_changes_no_key(
    chapter: ScriptChapter, cast: Cast, pacing: Pacing, other: Pacing
) -> None:
    plans = [
        plan_chapter(chapter, cast, engines={"tone": TONE}, pacing=each, language="en")
        for each in (pacing, other)
    ]

    assert [take.key for take in plans[0].takes] == [take.key for take in plans[1].takes]


@given(chapter=..., cast=..., pacing=..., other=...)
def test_stamps_are_equal_when_keys_and_pauses_are(
    chapter: ScriptChapter, cast: Cast, pacing: Pacing, other: Pacing
) -> None:
    one, two = (
        plan_chapter(chapter, cast, engines={"tone": TONE}, pacing=each, language="en")
        for each in (pacing, other)
    )

    is_same_sound = (one.head_ms, pauses(one)) == (two.head_ms, pauses(two))
    assert (one.stamp == two.stamp) is is_same_sound


_NAMES = st.text(max_size=4)
_SETTINGS = st.lists(
    st.tuples(_NAMES, _NAMES | st.integers(0, 99)), max_size=3, unique_by=lambda pair: pair[0]
).map(lambda pairs: tuple(sorted(pairs, key=lambda pair: pair[0])))
_SOUNDING = st.tuples(
    st.builds(Reader, st.just(Traits(computes=True, piece_chars=0)), _NAMES, _NAMES),
    st.builds(
        lambda name, language, settings, gain_db, mastering: replace(
            NARRATORS_VOICE,
            id=name,
            language=language,
            settings=settings,
            gain_db=gain_db,
            mastering=mastering,
        ),
        _NAMES,
        _NAMES,
        _SETTINGS,
        st.none() | st.floats(-12, 12),
        st.sampled_from(Mastering),
    ),
    st.sampled_from(Delivery),
    _NAMES,
)


def key_of(sounding: tuple[Reader, Voice, Delivery, str]) -> str:
    engine, voice, delivery, text = sounding
    return take_key(text, voice=voice, delivery=delivery, engine=engine)


@given(_SOUNDING, _SOUNDING)
def test_keys_differ_whatever_differs(
    one: tuple[Reader, Voice, Delivery, str], two: tuple[Reader, Voice, Delivery, str]
) -> None:
    assume(one != two)

    assert key_of(one) != key_of(two)


@given(_SOUNDING, _SOUNDING)
def test_one_difference_changes_the_key(
    one: tuple[Reader, Voice, Delivery, str], two: tuple[Reader, Voice, Delivery, str]
) -> None:
    mixtures = [
        one,
        (two[0], one[1], one[2], one[3]),
        (one[0], two[1], one[2], one[3]),
        (one[0], one[1], two[2], one[3]),
        (one[0], one[1], one[2], two[3]),
    ]

    keys = {key_of(mixture) for mixture in mixtures}

    assert len(keys) == len({repr(mixture) for mixture in mixtures})


@pytest.mark.parametrize(
    "voice",
    [
        replace(NARRATORS_VOICE, id="tone/9"),
        replace(NARRATORS_VOICE, language="de"),
        replace(NARRATORS_VOICE, settings=(("hz", 221),)),
        replace(NARRATORS_VOICE, settings=(("hz", "220"),)),
        replace(NARRATORS_VOICE, settings=()),
        replace(NARRATORS_VOICE, gain_db=0.0),
    ],
)
def test_what_a_voice_sounds_like_changes_the_key(voice: Voice) -> None:
    assert key_of((reader(0), voice, Delivery.PLAIN, "Yes.")) != key_of(
        (reader(0), NARRATORS_VOICE, Delivery.PLAIN, "Yes.")
    )


def test_what_only_describes_a_voice_changes_no_key() -> None:
    voice = replace(NARRATORS_VOICE, gender=Gender.MALE, age=Age.OLD, accent="Welsh")

    assert key_of((reader(0), voice, Delivery.PLAIN, "Yes.")) == key_of(
        (reader(0), NARRATORS_VOICE, Delivery.PLAIN, "Yes.")
    )


@pytest.mark.parametrize("version", ["MASTERING_VERSION", "ENCODER_VERSION"])
def test_new_mastering_or_a_new_encoder_changes_the_key(
    monkeypatch: pytest.MonkeyPatch, version: str
) -> None:
    old = key_of((reader(0), NARRATORS_VOICE, Delivery.PLAIN, "Yes."))

    monkeypatch.setattr(plan_module, version, "another")

    assert key_of((reader(0), NARRATORS_VOICE, Delivery.PLAIN, "Yes.")) != old


def test_a_key_is_32_hexadecimal_digits() -> None:
    key = key_of((reader(0), NARRATORS_VOICE, Delivery.PLAIN, "Yes."))

    assert re.fullmatch("[0-9a-f]{32}", key)


def test_each_sentence_is_a_take_where_the_engine_wants_them_one_by_one() -> None:
    plan = planned(line("The rain came. It stayed! Why?"))

    assert texts(plan) == ["The rain came.", "It stayed!", "Why?"]
    assert pauses(plan)[:2] == [PACING.sentence] * 2


def test_sentences_are_packed_up_to_what_the_engine_takes() -> None:
    plan = planned(line("The rain came. It stayed! Why? Nobody knew."), engine=reader(24))

    assert texts(plan) == ["The rain came.", "It stayed! Why?", "Nobody knew."]


def test_spellings_are_spoken() -> None:
    plan = planned(line("Siobhan waved."), spellings=[("Siobhan", "Shi-vawn")])

    assert texts(plan) == ["Shi-vawn waved."]


@pytest.mark.parametrize(
    ("items", "pause_ms"),
    [
        pytest.param(
            (line("“Hello,”", "anna"), line(" said Anna.")), PACING.tag, id="quotation and tag"
        ),
        pytest.param(
            (line("“Hello!”", "anna"), line(" said Anna.")), PACING.tag, id="lower case goes on"
        ),
        pytest.param(
            (line("“Hello.”", "anna"), line(" Old Anna whispered.")),
            PACING.tag,
            id="a tag after a full stop",
        ),
        pytest.param(
            (line("Anna said, "), line("“Hello.”", "anna")), PACING.tag, id="tag and quotation"
        ),
        pytest.param(
            (line("“I know”", "anna"), line(" Anna told him.")), PACING.tag, id="no mark at all"
        ),
        pytest.param(
            (line("“Hello.”", "anna"), line(" The door fell shut.")),
            PACING.sentence,
            id="quotation and another sentence",
        ),
        pytest.param(
            (line("She smiled. "), line("“Hello.”", "anna")),
            PACING.sentence,
            id="sentence and quotation",
        ),
        pytest.param(
            (line("“Hello.”", "anna"), line("“Bye.”", "anna", quotation=1)),
            PACING.sentence,
            id="two quotations of one speaker",
        ),
        pytest.param(
            (line("“Hello.”", "anna"), line("“Bye.”", "bert", quotation=1)),
            PACING.speaker,
            id="two speakers in one paragraph",
        ),
        pytest.param(
            (line("“Hello.”", "anna"), line("“Bye.”", "bert", block=1, quotation=1)),
            PACING.speaker,
            id="two speakers",
        ),
        pytest.param(
            (line("“Hello.”", UNKNOWN), line("“Bye.”", UNKNOWN, block=1, quotation=1)),
            PACING.speaker,
            id="two unknown speakers",
        ),
        pytest.param(
            (line("“Hello.”", "anna"), line("“Bye.”", "anna", block=1, quotation=1)),
            PACING.paragraph,
            id="one speaker goes on",
        ),
        pytest.param(
            (line("“Hello.", UNKNOWN), line("“Bye.”", UNKNOWN, block=1)),
            PACING.paragraph,
            id="one quotation over two paragraphs",
        ),
        pytest.param(
            (line("It rained."), line("It stopped.", block=1)), PACING.paragraph, id="paragraphs"
        ),
        pytest.param(
            (heading("One"), line("It rained.", block=1)), PACING.heading, id="after a heading"
        ),
        pytest.param(
            (line("One."), SceneBreak(), line("Two.", block=2)), PACING.scene_break, id="break"
        ),
        pytest.param(
            (line("One."), SceneBreak(Strength.WEAK), line("Two.", block=2)),
            PACING.weak_break,
            id="weak break",
        ),
        pytest.param(
            (heading("One"), SceneBreak(), line("Two.", block=2)),
            PACING.scene_break,
            id="the longer of heading and break",
        ),
    ],
)
def test_the_pause_is_that_of_what_stands_between(
    items: tuple[Utterance | SceneBreak, ...], pause_ms: int
) -> None:
    assert pauses(planned(*items)) == [pause_ms, PACING.tail]


@pytest.mark.parametrize(
    ("above", "below", "pause_ms"),
    [
        (ParagraphKind.PROSE, ParagraphKind.LETTER, PACING.aside),
        (ParagraphKind.STATUS, ParagraphKind.PROSE, PACING.aside),
        (ParagraphKind.VERSE, ParagraphKind.VERSE, PACING.line),
        (ParagraphKind.STATUS, ParagraphKind.STATUS, PACING.line),
        (ParagraphKind.LETTER, ParagraphKind.LETTER, PACING.paragraph),
        (ParagraphKind.MESSAGE, ParagraphKind.MESSAGE, PACING.paragraph),
    ],
)
def test_what_is_set_apart_is_heard_to_be(
    above: ParagraphKind, below: ParagraphKind, pause_ms: int
) -> None:
    first, second = line("It rained."), line("It stopped.", block=1)
    items = [
        replace(one, span=replace(one.span, writing=kind))
        for one, kind in ((first, above), (second, below))
    ]

    assert pauses(planned(*items)) == [pause_ms, PACING.tail]


def test_an_answer_after_a_tag_comes_as_soon_as_one_after_a_quotation() -> None:
    plan = planned(
        line("“Hello,” ", "anna"), line("said Anna."), line("“Bye.”", "bert", block=1, quotation=1)
    )

    assert pauses(plan) == [PACING.tag, PACING.speaker, PACING.tail]


def test_head_and_tail_stand_around_the_words() -> None:
    plan = planned(line("It rained."))

    assert plan.head_ms == PACING.head
    assert pauses(plan) == [PACING.tail]


def test_a_silent_answer_is_a_beat_more_in_the_pause() -> None:
    plan = planned(
        line("“Well?”", "anna"),
        line("“…”", "bert", block=1, quotation=1),
        line("“I see.”", "anna", block=2, quotation=2),
    )

    assert texts(plan) == ["Well?", "I see."]
    assert pauses(plan) == [PACING.paragraph + PACING.speaker, PACING.tail]


@pytest.mark.parametrize(
    ("items", "head_ms", "last_ms"),
    [
        ((line("..."), line("Yes.", block=1)), PACING.head + PACING.speaker, PACING.tail),
        ((line("Yes."), line("...", block=1)), PACING.head, PACING.tail + PACING.speaker),
    ],
)
def test_silence_at_either_end_lengthens_head_or_tail(
    items: tuple[Utterance, ...], head_ms: int, last_ms: int
) -> None:
    plan = planned(*items)

    assert (plan.head_ms, pauses(plan)) == (head_ms, [last_ms])


def test_a_chapter_of_silence_has_no_takes() -> None:
    plan = planned(line("..."))

    assert plan.takes == ()
    assert plan.head_ms == PACING.head + PACING.tail + PACING.speaker


def test_a_break_beside_silence_is_not_lost() -> None:
    plan = planned(line("One."), SceneBreak(), line("...", block=2), line("Two.", block=3))

    assert pauses(plan) == [PACING.scene_break + PACING.speaker, PACING.tail]


def test_every_field_of_a_take_plan_is_filled() -> None:
    (take,) = planned(line("“Yes.”", "anna")).takes

    assert take == TakePlan(
        key=take_key("Yes.", voice=ANNAS_VOICE, delivery=Delivery.PLAIN, engine=TONE),
        text="Yes.",
        voice=ANNAS_VOICE,
        delivery=Delivery.PLAIN,
        utterance=0,
        pause_ms=PACING.tail,
        stands_in_for="",
    )
    assert len(fields(take)) == 7


def test_stand_ins_say_whole_lines_and_change_nothing_else() -> None:
    items = (line("One. Two."), line("Three. Four.", "anna"), line("Five."))
    other = replace(NARRATORS_VOICE, id="tone/9", settings=(("hz", 500),))
    stand_ins = Cast(other, {"anna": other, UNKNOWN: other})
    plan = planned(*items)

    found = stood_in(
        plan, ScriptChapter(1, "One", items), {1}, stand_ins=stand_ins, engines={"tone": TONE}
    )

    assert texts(found) == texts(plan)
    assert pauses(found) == pauses(plan)
    assert [take.stands_in_for for take in found.takes] == ["", "", "tone/2", "tone/2", ""]
    changed = [take.key != was.key for take, was in zip(found.takes, plan.takes, strict=True)]
    assert changed == [False, False, True, True, False]
    assert found.stamp != plan.stamp
