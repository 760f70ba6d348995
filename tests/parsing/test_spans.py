# ruff: noqa: RUF001 - curly marks and dashes are what texts hold.
from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from narrate.book import Block, Book, Chapter, Heading, Paragraph, SceneBreak
from narrate.parsing import parse
from narrate.script import Span, SpanKind

Spans = Callable[..., tuple[Span, ...]]

WORDS = st.sampled_from(
    [
        "Ida", "said", "he", "thought", "We left at dawn", "no", "I", "goin'", "'tis", "dogs'",
        "Dear Ida", "letter", "A", "7", "été", "It read",
    ]
)  # fmt: skip
MARKS = st.sampled_from([*"\"'“”‘’«»„「」()—–-,.?!:;…*\n ", ". . .", " -- ", "\xa0", "…?!"])
LINES = st.lists(WORDS | MARKS | st.just(" "), min_size=1, max_size=24).map("".join)
PARAGRAPHS = (LINES | st.text(min_size=1, max_size=30)).map(str.strip).filter(bool)
BLOCKS = st.one_of(
    PARAGRAPHS.map(Paragraph),
    PARAGRAPHS.map(Heading),
    st.just(SceneBreak()),
    PARAGRAPHS.flatmap(
        lambda text: (
            st.integers(0, len(text)).map(lambda end: Paragraph(text, ((0, end),)))
            if text
            else st.just(Paragraph(text))
        )
    ),
)
CHAPTERS = st.lists(BLOCKS, max_size=8)


def book(*chapters: list[Block]) -> Book:
    made = tuple(Chapter(number, "A", tuple(blocks)) for number, blocks in enumerate(chapters, 1))
    return Book("Own", None, "en", None, (), made, (), "test")


def has_words(text: str) -> bool:
    return any(character.isalnum() for character in text)


@given(CHAPTERS)
def test_the_spans_of_a_block_join_to_its_text(blocks: list[Block]) -> None:
    (spans,) = parse(book(blocks))

    joined = ["".join(s.text for s in spans if s.block == n) for n in range(len(blocks))]
    assert joined == ["" if isinstance(block, SceneBreak) else block.text for block in blocks]


@given(CHAPTERS)
def test_spans_stand_where_they_say(blocks: list[Block]) -> None:
    (spans,) = parse(book(blocks))

    texts = ["" if isinstance(block, SceneBreak) else block.text for block in blocks]
    assert all(texts[span.block][span.start : span.end] == span.text for span in spans)
    assert all(
        (a.block, a.end) <= (b.block, b.start) or a.block < b.block for a, b in pairwise(spans)
    )


@given(CHAPTERS)
def test_every_span_has_words_unless_its_block_has_none(blocks: list[Block]) -> None:
    (spans,) = parse(book(blocks))

    alone = {n for n in range(len(blocks)) if sum(span.block == n for span in spans) == 1}
    assert all(span.text for span in spans)
    assert all(has_words(span.text) or span.block in alone for span in spans)


@given(CHAPTERS)
def test_quotations_are_numbered_from_0_without_gaps(blocks: list[Block]) -> None:
    (spans,) = parse(book(blocks))

    numbers = [span.quotation for span in spans if span.quotation is not None]
    assert numbers == sorted(numbers)
    assert set(numbers) == set(range(len(set(numbers))))


@given(CHAPTERS)
def test_a_span_begins_with_a_word_or_a_mark_but_the_first(blocks: list[Block]) -> None:
    (spans,) = parse(book(blocks))

    assert not any(span.start and span.text[0].isspace() for span in spans)


@given(CHAPTERS)
def test_narration_is_never_cut_in_two(blocks: list[Block]) -> None:
    (spans,) = parse(book(blocks))

    assert not any(
        a.block == b.block and a.kind is b.kind is SpanKind.NARRATION for a, b in pairwise(spans)
    )


QUOTED = st.lists(
    st.sampled_from(
        [
            '"We go," said Ida.', '"We go, said Ida.', '"We go.', 'We go."', "Rain fell.",
            '"Oh!" He ran. "Stop!"', '"No," he said, "not I.', '"Not "so" fast!"', '"',
        ]
    ),
    min_size=2,
    max_size=8,
)  # fmt: skip


@given(QUOTED, st.integers(1, 8))
def test_a_chapter_cut_anywhere_parses_the_same_before_the_cut(texts: list[str], cut: int) -> None:
    # Enough plain speech first, so that the style of the marks is settled.
    settled = ['"Good evening," said Ida.'] * 8
    blocks: list[Block] = [Paragraph(text) for text in [*settled, *texts]]
    kept = len(settled) + min(cut, len(texts))

    (whole,) = parse(book(blocks))
    (part,) = parse(book(blocks[:kept]))

    last = kept - 1  # The last paragraph may be a speech that goes on after the cut.
    assert [s for s in part if s.block < last] == [s for s in whole if s.block < last]


def test_each_chapter_counts_its_own_quotations() -> None:
    line: list[Block] = [Paragraph('"Good evening," said Ida.')]

    first, second = parse(book(line, line))

    assert first == second


def test_a_heading_is_one_span_and_a_scene_break_none(spans: Spans) -> None:
    found = spans(Heading('One: "Home"'), SceneBreak(), "Rain fell.")

    assert [(span.kind, span.block) for span in found] == [
        (SpanKind.HEADING, 0),
        (SpanKind.NARRATION, 2),
    ]


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ('"Hi, Marsh". He bowed.', ['"Hi, Marsh". ', "He bowed."]),
        ('"Hi", he said.', ['"Hi", ', "he said."]),
        ('He bowed. "Hi!"\nShe left.', ["He bowed. ", '"Hi!"\n', "She left."]),
        ('("We know.") He left.', ['("We know.") ', "He left."]),
        ('He waited. "..." Nothing came.', ['He waited. "..." Nothing came.']),
        ('"?!" Ida stared.', ['"?!" Ida stared.']),
        ('"..."', ['"..."']),
        ('"..." "?!"', ['"..." "?!"']),
        ('. "..."', ['. "..."']),
        ("* * *", ["* * *"]),
    ],
)
def test_punctuation_and_blanks_find_their_span(spans: Spans, text: str, pieces: list[str]) -> None:
    assert [span.text for span in spans(text)] == pieces


@pytest.mark.parametrize("text", ['"..."', '. "..."', '"..." "?!"', '"..." --'])
def test_a_silent_answer_alone_in_its_block_is_a_turn(spans: Spans, text: str) -> None:
    (silence,) = spans(text)

    assert silence.kind is SpanKind.DIALOGUE


@pytest.mark.parametrize("piece", ['"', "'", '" ', "“a", 'a" b', "— ", "“A,” he said. ", "'s "])
def test_one_endless_paragraph_takes_linear_time(spans: Spans, piece: str) -> None:
    text = (piece * 4_000).strip()

    assert "".join(span.text for span in spans(text)) == text
