# ruff: noqa: RUF001 - curly marks and dashes are what texts hold.
"""One damaged mark spoils its own paragraph at most, in every style of marks."""

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from narrate.book import Book, Chapter, Paragraph
from narrate.parsing import parse
from narrate.script import SpanKind

Said = list[tuple[SpanKind, str]]


@dataclass(frozen=True)
class Marks:
    outer: str
    inner: str
    apostrophe: str

    def put(self, text: str) -> str:
        """Put these marks in the place of `<`, `>`, `{`, `}` and `~`."""
        return text.translate(str.maketrans("<>{}~", self.outer + self.inner + self.apostrophe))


STYLES = {
    "straight": Marks('""', "''", "'"),
    "curly": Marks("“”", "‘’", "’"),
    "straight single": Marks("''", '""', "'"),
    "curly single": Marks("‘’", "“”", "’"),
    "guillemets": Marks("«»", "“”", "’"),
    "guillemets pointing in": Marks("»«", "‘’", "’"),
    "low": Marks("„“", "‚‘", "’"),
}
SETTLED = ["<Good evening,> said Ida.", "<We were at sea,> said Tom, <and it rained.>"] * 4
"""Sound paragraphs, so that the style is settled."""

SOUND = [
    "<We go,> said Ida.",
    "<No,> he said, <not I. It~s late.>",
    "Rain fell on the dogs~ house.",
    "<He said {never} to me, and I~ll not go,> said Tom.",
    "Ida rose. <Come here!> she cried. The door was open.",
    "<~Tis the boys~ own fault.>",
    "The old man looked at the sea, and nobody spoke.",
    "<We left at dawn.",
    "<Then it rained, and we went home.>",
    "<Why?>",
]
CHAPTERS = st.lists(st.sampled_from(SOUND), min_size=2, max_size=8)
STYLE = st.sampled_from(list(STYLES.values()))
MARKS = "\"“”„‟'‘’‚«»"


def said(texts: list[str]) -> list[Said]:
    """Return what the spans of each paragraph are; their numbers may shift."""
    chapter = Chapter(1, "One", tuple(Paragraph(text) for text in texts))
    (spans,) = parse(Book("Own", None, "en", None, (), (chapter,), (), "test"))
    return [
        [(span.kind, span.text) for span in spans if span.block == block]
        for block in range(len(texts))
    ]


def unspoiled(whole: list[str], damaged: list[str], at: int) -> bool:
    """Tell whether two chapters that differ in one paragraph are said alike in all others."""
    left, right = said(whole), said(damaged)
    return left[:at] + left[at + 1 :] == right[:at] + right[at + 1 :]


@given(STYLE, CHAPTERS, st.data())
def test_a_mark_that_is_lost_spoils_its_paragraph_alone(
    marks: Marks, texts: list[str], data: st.DataObject
) -> None:
    whole = [marks.put(text) for text in [*SETTLED, *texts]]
    at = data.draw(st.integers(len(SETTLED), len(whole) - 1))
    places = [n for n, mark in enumerate(whole[at]) if mark in MARKS] or [0]
    lost = data.draw(st.sampled_from(places))

    text = whole[at]
    damaged = [*whole[:at], text[:lost] + text[lost + 1 :], *whole[at + 1 :]]

    assert unspoiled(whole, damaged, at)


@given(STYLE, CHAPTERS, st.sampled_from(MARKS), st.data())
def test_a_stray_mark_spoils_its_paragraph_alone(
    marks: Marks, texts: list[str], stray: str, data: st.DataObject
) -> None:
    whole = [marks.put(text) for text in [*SETTLED, *texts]]
    at = data.draw(st.integers(len(SETTLED), len(whole) - 1))
    place = data.draw(st.integers(0, len(whole[at])))

    text = whole[at]
    damaged = [*whole[:at], text[:place] + stray + text[place:], *whole[at + 1 :]]

    assert unspoiled(whole, damaged, at)


@given(STYLE, CHAPTERS, st.sampled_from(MARKS), st.data())
def test_a_mark_read_as_another_spoils_its_paragraph_alone(
    marks: Marks, texts: list[str], wrong: str, data: st.DataObject
) -> None:
    whole = [marks.put(text) for text in [*SETTLED, *texts]]
    at = data.draw(st.integers(len(SETTLED), len(whole) - 1))
    places = [n for n, mark in enumerate(whole[at]) if mark in MARKS] or [0]
    place = data.draw(st.sampled_from(places))

    text = whole[at]
    damaged = [*whole[:at], text[:place] + wrong + text[place + 1 :], *whole[at + 1 :]]

    assert unspoiled(whole, damaged, at)


@given(st.lists(st.sampled_from(SOUND), min_size=2, max_size=8), st.data())
def test_a_dash_that_is_lost_spoils_its_paragraph_alone(
    texts: list[str], data: st.DataObject
) -> None:
    marks = Marks("—\0", "‘’", "’")
    whole = [marks.put(text).replace("\0", "") for text in [*SETTLED, *texts]]
    at = data.draw(st.integers(len(SETTLED), len(whole) - 1))

    damaged = [*whole[:at], whole[at].replace("—", "", 1), *whole[at + 1 :]]

    assert unspoiled(whole, damaged, at)


@pytest.mark.parametrize("marks", STYLES.values(), ids=STYLES.keys())
@pytest.mark.parametrize(
    ("text", "spoken"),
    [
        ("<I know, said Ida, and went out.", "<I know,"),
        ("<I know, said the old man.", "<I know,"),
        ("I know,> said Ida, and went out.", "I know,>"),
        ("<Go!> said Ida. I will not.>", "<Go!> I will not.>"),
        ("The rain fell. Ida rose slowly. I will not go,> said Ida.", "I will not go,>"),
        ("<He said {never}, and I won~t,> said Tom.", "<He said {never}, and I won~t,>"),
        ("<When you say {go,} do you mean it?>", "<When you say {go,} do you mean it?>"),
        ("<~Tis the boys~ fault,> said Ida.", "<~Tis the boys~ fault,>"),
        ("<I like rock ~n~ roll,> said Ida.", "<I like rock ~n~ roll,>"),
        ("<Ask ~em, an~ be goin~,> said Ida. <It~s the Joneses~.>",
         "<Ask ~em, an~ be goin~,> <It~s the Joneses~.>"),
        ("The dogs~ bowls and the cats~ were empty.", ""),
        ("It was the summer of ~78, in the boys~ room.", ""),
    ],
)  # fmt: skip
def test_marks_are_read_alike_in_every_style(marks: Marks, text: str, spoken: str) -> None:
    found = said([marks.put(it) for it in [*SETTLED, text]])[-1]

    words = " ".join(text.strip() for kind, text in found if kind is SpanKind.DIALOGUE)
    assert words == marks.put(spoken)


@pytest.mark.parametrize("marks", STYLES.values(), ids=STYLES.keys())
def test_a_speech_of_several_paragraphs_is_one_in_every_style(marks: Marks) -> None:
    texts = ["<We left at dawn.", "<By noon we were lost.", "<Then it rained.>", "<And then?>"]
    chapter = Chapter(1, "One", tuple(Paragraph(marks.put(it)) for it in [*SETTLED, *texts]))
    (spans,) = parse(Book("Own", None, "en", None, (), (chapter,), (), "test"))

    first, *numbers = [span.quotation for span in spans if span.block >= len(SETTLED)]
    assert numbers == [first, first, (first or 0) + 1]


@pytest.mark.parametrize("marks", STYLES.values(), ids=STYLES.keys())
def test_a_speech_that_never_closes_ends_before_narration(marks: Marks) -> None:
    texts = ["<We left at dawn.", "<By noon we were lost.", "The rain fell on the house.", "<Why?>"]

    found = said([marks.put(it) for it in [*SETTLED, *texts]])[len(SETTLED) :]

    assert [[kind for kind, _ in it] for it in found] == [
        [SpanKind.DIALOGUE],
        [SpanKind.DIALOGUE],
        [SpanKind.NARRATION],
        [SpanKind.DIALOGUE],
    ]
