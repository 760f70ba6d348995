from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from narrate.readers.passage import Edit, Passage, cut, edited, settled, tidied
from narrate.readers.structure.emphasis import lifted


@st.composite
def passages(draw: st.DrawFn) -> Passage:
    text = draw(st.text(alphabet="ab *_\n\u00a0\u00ad", max_size=30))
    places = st.integers(0, len(text))
    ranges = draw(st.lists(st.tuples(places, places).map(sorted).map(tuple), max_size=4))
    return Passage(text, settled(text, ranges))  # type: ignore[arg-type]


@st.composite
def edits(draw: st.DrawFn) -> tuple[Passage, list[Edit]]:
    passage = draw(passages())
    cuts = draw(st.lists(st.integers(0, len(passage.text)), max_size=6, unique=True).map(sorted))
    pairs = zip(cuts[::2], cuts[1::2], strict=False)
    return passage, [(start, end, draw(st.sampled_from(["", " ", "xyz"]))) for start, end in pairs]


@given(passages())
def test_emphasis_is_in_order_disjoint_and_without_blanks_at_its_ends(passage: Passage) -> None:
    found = [passage.text[start:end] for start, end in passage.emphasis]

    assert all(words and words == words.strip() for words in found)
    assert [*passage.emphasis] == sorted(passage.emphasis)
    assert all(a[1] <= b[0] for a, b in zip(passage.emphasis, passage.emphasis[1:], strict=False))


@given(edits())
def test_emphasis_moves_with_its_letters(case: tuple[Passage, list[Edit]]) -> None:
    passage, changes = case
    kept = _letters(passage, [place for start, end, _ in changes for place in range(start, end)])

    found = edited(passage, changes)

    assert _letters(found, []) == kept


@given(passages(), st.integers(0, 30), st.integers(0, 30))
def test_a_cut_keeps_text_and_emphasis(passage: Passage, one: int, two: int) -> None:
    start, end = sorted((min(one, len(passage.text)), min(two, len(passage.text))))
    outside = [place for place in range(len(passage.text)) if not start <= place < end]

    found = cut(passage, start, end)

    assert found.text == passage.text[start:end]
    assert _letters(found, []) == _letters(passage, outside)


@given(passages())
def test_tidy_text_has_single_blanks_and_all_its_words(passage: Passage) -> None:
    found = tidied(passage)

    assert found.text == "\n".join(" ".join(it.split()) for it in found.text.split("\n"))
    assert "".join(found.text.split()) == "".join(passage.text.replace("\u00ad", "").split())
    assert tidied(found) == found


@given(passages())
def test_lifting_marks_keeps_the_letters(passage: Passage) -> None:
    found = lifted(passage)

    assert found.text.replace("*", "").replace("_", "") == passage.text.replace("*", "").replace(
        "_", ""
    )


def _letters(passage: Passage, dropped: list[int]) -> list[tuple[str, bool]]:
    """Return the letters `a` and `b` that are not dropped, and whether each is emphasized."""
    emphasized = {place for start, end in passage.emphasis for place in range(start, end)}
    return [
        (letter, place in emphasized)
        for place, letter in enumerate(passage.text)
        if letter in "ab" and place not in dropped
    ]
