from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from narrate.attribution import Attribution, attribute
from narrate.book import Block, Book, Heading, Paragraph, SceneBreak, Strength
from narrate.decisions import CharacterDecision, Decisions
from narrate.script import NARRATOR, UNKNOWN, Evidence, Script, Span, SpanKind

BookOf = Callable[..., Book]
SpansOf = Callable[[Book], tuple[tuple[Span, ...], ...]]
Told = Callable[..., Attribution]

SENTENCES = st.sampled_from(
    [
        "Anna Reed smiled.", "Tobias looked at her.", '"Well?"', '"No," he said.', "I waited.",
        '"Mr. Vale," said Anna,', "The old woman nodded.", '"Mother!" they cried.', "Said I:",
        '"Tobias, my son', "He whispered, ", "O'Brien's", '"It is"', "Captain Reed", "—", "...",
        '"Aye," said the stagehand.', "I said I knew.", '"Anna," said the captain.',
        "A boy came in.", '"I am Tobias," the boy said.', '"Oh, Madame," cried Madame.',
        "The captain, who was seventy, sat down.",
    ]
)  # fmt: skip
TEXTS = st.lists(SENTENCES, min_size=1, max_size=6).map(" ".join)
BLOCKS = st.one_of(TEXTS.map(Paragraph), st.just(SceneBreak()))
CHAPTERS = st.lists(st.lists(BLOCKS, max_size=8), min_size=1, max_size=3)


@given(CHAPTERS)
def test_attribution_keeps_every_span_and_every_break_in_order(
    book_of: BookOf, spans_of: SpansOf, chapters: list[list[Block]]
) -> None:
    book = book_of(*chapters)
    spans = spans_of(book)

    script = attribute(book, spans).script

    assert (
        tuple(
            tuple(utterance.span for utterance in chapter.utterances) for chapter in script.chapters
        )
        == spans
    )
    assert [sum(isinstance(item, SceneBreak) for item in one.items) for one in script.chapters] == [
        sum(isinstance(block, SceneBreak) for block in blocks) for blocks in chapters
    ]


@given(CHAPTERS)
def test_every_speaker_is_a_character_or_reserved(
    book_of: BookOf, spans_of: SpansOf, chapters: list[list[Block]]
) -> None:
    book = book_of(*chapters)

    script = attribute(book, spans_of(book)).script

    ids = [character.id for character in script.characters]
    spoken = {one.speaker for chapter in script.chapters for one in chapter.utterances}
    assert len(ids) == len(set(ids))
    assert spoken <= {*ids, NARRATOR, UNKNOWN}
    assert {NARRATOR, UNKNOWN}.isdisjoint(ids)
    assert all(script.lines_of(one) for one in ids if one != script.narrator)


@given(CHAPTERS)
def test_quotations_that_share_a_number_share_a_speaker(
    book_of: BookOf, spans_of: SpansOf, chapters: list[list[Block]]
) -> None:
    book = book_of(*chapters)
    spans = spans_of(book)
    joined = tuple(
        tuple(
            Span(
                span.kind, span.text, span.block, span.start, None if span.quotation is None else 0
            )
            for span in lines
        )
        for lines in spans
    )

    script = attribute(book, joined).script

    speakers = [
        {one.speaker for one in chapter.utterances if one.span.kind is SpanKind.DIALOGUE}
        for chapter in script.chapters
    ]
    assert all(len(one) <= 1 for one in speakers)


@given(CHAPTERS)
def test_the_same_book_gives_the_same_script(
    book_of: BookOf, spans_of: SpansOf, chapters: list[list[Block]]
) -> None:
    book = book_of(*chapters)
    spans = spans_of(book)

    assert attribute(book, spans) == attribute(book, spans)


@given(CHAPTERS)
def test_no_name_belongs_to_two_characters(
    book_of: BookOf, spans_of: SpansOf, chapters: list[list[Block]]
) -> None:
    book = book_of(*chapters)

    script = attribute(book, spans_of(book)).script

    names = [name.casefold() for one in script.characters for name in (one.name, *one.aliases)]
    assert len(names) == len(set(names))


@given(CHAPTERS)
def test_a_cast_that_is_decided_as_found_changes_nothing(
    book_of: BookOf, spans_of: SpansOf, chapters: list[list[Block]]
) -> None:
    book = book_of(*chapters)
    spans = spans_of(book)
    found = attribute(book, spans)
    # As they are written down: names to which somebody only answers are found each time.
    decided = tuple(
        CharacterDecision(
            one.id,
            one.name,
            tuple(name for name in one.aliases if name not in found.merged.passing),
            one.gender,
            one.age,
        )
        for one in found.script.characters
    )

    assert attribute(book, spans, Decisions(decided)).script == found.script


STORY = (
    "{A} {R} waited at the ferry, and she counted the gulls. {T} came down to {A}.",
    '"You are late, {T}," said {A}.',
    '"I had to feed the geese," he said.',
    '"Geese can feed themselves."',
    '"Not these." {T} sat down.',
    'Mrs. {R} opened the door. "Who is there?"',
    '"Only {T}," said {A}.',
)


def shape(script: Script, names: dict[str, str]) -> list[tuple[str, float, Evidence]]:
    plain = {name: key for key, name in names.items()}
    called = {
        one.id: " ".join(plain.get(word, word) for word in one.name.split())
        for one in script.characters
    }
    return [
        (called.get(one.speaker, one.speaker), one.confidence, one.evidence)
        for one in script.chapters[0].utterances
    ]


@given(
    first=st.sampled_from(["Anna", "Clara", "Emily"]),
    last=st.sampled_from(["Reed", "Quill", "Vale"]),
    other=st.sampled_from(["Peter", "George", "Henry"]),
)
def test_other_names_change_nothing_but_the_names(
    told: Told, first: str, last: str, other: str
) -> None:
    usual = {"A": "Anna", "R": "Reed", "T": "Peter"}
    names = {"A": first, "R": last, "T": other}

    found = told(*(one.format(**names) for one in STORY))

    expected = told(*(one.format(**usual) for one in STORY))
    assert shape(found.script, names) == shape(expected.script, usual)


def test_headings_and_narration_are_the_narrators(book_of: BookOf) -> None:
    book = book_of([Heading("One"), "It rained.", SceneBreak(Strength.WEAK), "It stopped."])
    spans = (
        (
            Span(SpanKind.HEADING, "One", 0, 0),
            Span(SpanKind.NARRATION, "It rained.", 1, 0),
            Span(SpanKind.NARRATION, "It stopped.", 3, 0),
        ),
    )

    chapter = attribute(book, spans).script.chapters[0]

    assert {(one.speaker, one.evidence, one.confidence) for one in chapter.utterances} == {
        (NARRATOR, Evidence.NARRATION, 1.0)
    }
    assert chapter.items[2] == SceneBreak(Strength.WEAK)


def test_evidence_tells_how_a_speaker_was_found(told: Told) -> None:
    found = told(
        "Anna waited for Tobias, and she counted the gulls.",
        '"You are late," said Anna.',
        '"I am," he said.',
        '"Never mind."',
    )

    evidence = [one.evidence for one in found.script.chapters[0].utterances]
    assert [one for one in evidence if one is not Evidence.NARRATION] == [
        Evidence.EXPLICIT,
        Evidence.ANAPHORIC,
        Evidence.IMPLICIT,
    ]


def test_plain_tags_are_surer_than_guesses(told: Told) -> None:
    found = told(
        "Anna and Tobias and Greta met at the ferry.",
        '"You are late," said Anna.',
        "The others laughed for a long time, and then the three went aboard.",
        '"How far is it?"',
    )

    named, guessed = (
        one.confidence
        for one in found.script.chapters[0].utterances
        if one.span.kind is SpanKind.DIALOGUE
    )
    assert 0.0 < guessed < named <= 1.0


def test_the_heading_of_a_chapter_names_its_narrator(book_of: BookOf, spans_of: SpansOf) -> None:
    told = "I sat down. I thought of the sea. I had not slept, and I was cold."
    book = book_of(
        [told, '"Tea?" asked Wanda.', '"Please," I said.', '"Here," said Wanda to Horace.'],
        [Heading("Horace's POV"), told, '"More tea?" asked Wanda.', '"Please," I said.'],
    )
    spans = spans_of(book)
    headed = (Span(SpanKind.HEADING, "Horace's POV", 0, 0), *spans[1])

    script = attribute(book, (spans[0], headed)).script

    assert script.chapters[0].utterances[3].speaker == "i"
    assert script.chapters[1].utterances[4].speaker == "horace"
