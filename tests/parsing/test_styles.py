# ruff: noqa: RUF001 - curly marks and dashes are what texts hold.
from collections.abc import Callable

from narrate.book import Book, Chapter, Paragraph
from narrate.parsing import parse
from narrate.script import SpanKind

Spoken = Callable[..., list[tuple[int, str]]]


def test_apostrophes_alone_do_not_make_single_marks(spoken: Spoken) -> None:
    found = spoken(
        "Ida's dogs' bowls weren't full.", "'Tis a shame, that's all.", '"Go," she said.'
    )

    assert found == [(0, '"Go,"')]


def test_the_commoner_marks_are_those_of_speech(spoken: Spoken) -> None:
    found = spoken("‘Go,’ said Ida.", "‘Why?’ asked Tom.", "‘She said “now”.’", "The “Crow” sank.")

    assert [text for _, text in found] == ["‘Go,’", "‘Why?’", "‘She said “now”.’"]


def test_double_marks_outside_single_ones_may_be_speech_too(spoken: Spoken) -> None:
    found = spoken("‘Go,’ said Ida.", "‘Why?’ asked Tom.", "“Because,” said Ida.")

    assert [text for _, text in found] == ["‘Go,’", "‘Why?’", "“Because,”"]


def test_a_chapter_may_differ_from_its_book() -> None:
    british = Chapter(1, "A", tuple(Paragraph("‘Go on,’ said Ida.") for _ in range(4)))
    american = Chapter(2, "B", tuple(Paragraph("“It’s ‘fine’,” said Ida.") for _ in range(4)))
    book = Book("Own", None, "en", None, (), (british, american), (), "test")

    found = [{s.text for s in spans if s.kind is SpanKind.DIALOGUE} for spans in parse(book)]

    assert found == [{"‘Go on,’ "}, {"“It’s ‘fine’,” "}]


def test_a_chapter_that_shows_little_follows_its_book() -> None:
    british = Chapter(1, "A", tuple(Paragraph("‘Go on,’ said Ida.") for _ in range(9)))
    short = Chapter(2, "B", (Paragraph("The “Crow” was at sea. ‘Goodbye,’ said Ida."),))
    book = Book("Own", None, "en", None, (), (british, short), (), "test")

    _, spans = parse(book)

    assert [s.text for s in spans if s.kind is SpanKind.DIALOGUE] == ["‘Goodbye,’ "]
