from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from narrate.book import Chapter, Heading, Paragraph, SceneBreak
from narrate.identity import Identities
from narrate.publishing.identities import (
    ROOM,
    SPAN,
    STEP,
    ChapterText,
    identify,
    text_digest,
)

NOW = datetime(2026, 5, 4, 12, 30, 15, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


def book(*texts: str) -> list[ChapterText]:
    """Chapters with texts of their own, titled after them."""
    return [(number, f"About {text}", text) for number, text in enumerate(texts, 1)]


def first(*texts: str, now: datetime = NOW) -> Identities:
    return identify(None, book(*texts), now=now, book_id="lighthouse")


def later(kept: Identities, chapters: Sequence[ChapterText], *, now: datetime = NOW) -> Identities:
    return identify(kept, chapters, now=now, book_id="lighthouse")


def guids(identities: Identities) -> list[str]:
    return [chapter.guid for chapter in identities.chapters]


def dates(identities: Identities) -> list[datetime]:
    return [chapter.published for chapter in identities.chapters]


def test_a_new_book_is_dated_from_its_base_in_steps_of_ten_minutes() -> None:
    identities = first("a", "b", "c")

    assert identities.published == NOW - ROOM - 3 * STEP
    assert dates(identities) == [identities.published + place * STEP for place in (1, 2, 3)]


def test_a_long_book_fits_into_a_week() -> None:
    identities = first(*(f"text {number}" for number in range(3000)))

    assert dates(identities)[-1] - dates(identities)[0] <= SPAN
    assert min(b - a for a, b in pairwise(dates(identities))) >= MINUTE


def test_the_same_book_is_told_the_same_guids_on_another_day() -> None:
    identities = first("a", "b")

    again = first("a", "b", now=NOW + timedelta(days=90))

    assert guids(again) == guids(identities)
    assert again.show_guid == identities.show_guid


def test_two_books_with_equal_texts_have_different_guids() -> None:
    identities = first("a", "b")

    other = identify(None, book("a", "b"), now=NOW, book_id="harbor")

    assert set(guids(other)).isdisjoint(guids(identities))
    assert other.show_guid != identities.show_guid


def test_nothing_changes_while_the_book_does_not() -> None:
    kept = first("a", "b", "c")

    assert later(kept, book("a", "b", "c"), now=NOW + timedelta(days=3)) == kept


def test_a_renamed_chapter_stays_itself() -> None:
    kept = first("a", "b")

    renamed = later(kept, [(1, "About a", "a"), (2, "New title", "b")])

    assert guids(renamed) == guids(kept)
    assert dates(renamed) == dates(kept)
    assert renamed.chapters[1].title == "New title"


def test_a_revised_chapter_is_known_by_its_title() -> None:
    kept = first("a", "b", "c")

    revised = later(kept, [(1, "About c", "revised"), (2, "About a", "a"), (3, "About b", "b")])

    assert guids(revised) == [kept.chapters[at].guid for at in (2, 0, 1)]
    assert revised.chapters[0].digest == "revised"


def test_a_chapter_with_new_title_and_text_is_known_by_its_place() -> None:
    kept = first("a", "b", "c")

    rewritten = later(kept, book("a", "quite new", "c"))

    assert guids(rewritten) == guids(kept)


def test_a_chapter_that_comes_elsewhere_than_one_that_goes_is_new() -> None:
    kept = first("a", "b", "c")

    changed = later(kept, book("a", "c", "d"))

    assert guids(changed)[:2] == [kept.chapters[0].guid, kept.chapters[2].guid]
    assert guids(changed)[2] not in guids(kept)


def test_chapters_with_equal_titles_are_told_apart_by_their_places() -> None:
    written = [(1, "A", "a"), (2, "Interlude", "i"), (3, "B", "b"), (4, "Interlude", "j")]
    kept = later(first(), written)

    changed = later(kept, [(1, "A", "a"), (2, "B", "b"), (3, "Interlude", "j, revised")])

    assert guids(changed) == [kept.chapters[at].guid for at in (0, 2, 3)]


def test_chapters_with_equal_texts_have_guids_of_their_own() -> None:
    identities = first("same", "same", "same")

    assert len(set(guids(identities))) == 3


def test_a_text_that_comes_back_gets_its_guid_back() -> None:
    kept = first("a", "b", "c")
    without = later(kept, book("a", "c"))

    assert guids(later(without, book("a", "b", "c"))) == guids(kept)


def test_an_inserted_chapter_is_dated_between_its_neighbors() -> None:
    kept = first("a", "b")

    inserted = later(kept, book("a", "new", "b"))

    assert dates(inserted) == [
        kept.chapters[0].published,
        kept.chapters[0].published + STEP / 2,
        kept.chapters[1].published,
    ]


def test_an_added_chapter_is_ten_minutes_younger_than_the_last() -> None:
    kept = first("a", "b")

    added = later(kept, book("a", "b", "c"), now=NOW + timedelta(days=40))

    assert dates(added) == [*dates(kept), kept.chapters[1].published + STEP]


def test_a_prologue_is_older_than_the_first_chapter() -> None:
    kept = first("a", "b")

    prefaced = later(kept, book("prologue", "a", "b"))

    assert dates(prefaced) == [kept.chapters[0].published - STEP, *dates(kept)]


def test_swapped_chapters_trade_their_dates() -> None:
    kept = first("a", "b", "c")

    swapped = later(kept, book("c", "b", "a"))

    assert guids(swapped) == guids(kept)[::-1]
    assert dates(swapped) == dates(kept)


def test_more_chapters_than_minutes_push_the_older_ones_back() -> None:
    kept = first("a", "b")

    crowded = later(kept, book("a", *(f"new {number}" for number in range(30)), "b"))

    assert dates(crowded)[-1] == dates(kept)[-1]
    assert [b - a for a, b in pairwise(dates(crowded))] == [MINUTE] * 31


def test_a_clock_that_goes_wrong_dates_nothing_in_the_future() -> None:
    kept = first("a", "b")
    then = NOW - timedelta(days=365)

    assert dates(later(kept, book("a", "b"), now=then)) == [then - MINUTE, then]


def test_times_of_other_zones_are_the_same_times() -> None:
    zone = timezone(timedelta(hours=5, minutes=30))
    kept = first("a", "b", now=NOW.astimezone(zone))

    assert kept == first("a", "b")
    assert later(kept, book("a", "b"), now=NOW.astimezone(zone)) == kept


def test_a_time_without_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="no time zone"):
        identify(None, book("a"), now=datetime(2026, 5, 4), book_id="lighthouse")  # noqa: DTZ001 The point.


def test_a_book_without_chapters_keeps_its_show() -> None:
    kept = first("a")

    emptied = later(kept, [])

    assert emptied == replace(kept, chapters=())


def test_a_digest_knows_words_and_nothing_else() -> None:
    plain = Chapter(1, "One", (Paragraph("The sea  was\ncalm."), SceneBreak(), Paragraph("So?")))
    other = Chapter(7, "Seven", (Paragraph("The sea was calm.", ((0, 3),)), Heading("So?")))
    changed = Chapter(1, "One", (Paragraph("The sea was wild."), Paragraph("So?")))

    assert text_digest(plain) == text_digest(other)
    assert text_digest(plain) != text_digest(changed)


texts = st.lists(st.integers(0, 40).map(str), unique=True, max_size=14)
titles = st.sampled_from(["Interlude", "One", "Two", "Three", "Home"])


@st.composite
def chapters(draw: st.DrawFn) -> list[ChapterText]:
    """A book whose texts all differ, while titles may be equal."""
    return [(number, draw(titles), text) for number, text in enumerate(draw(texts), 1)]


@st.composite
def histories(draw: st.DrawFn) -> list[tuple[datetime, list[ChapterText]]]:
    """A book at several moments; chapters come, go, move and are renamed at will."""
    pauses = draw(st.lists(st.integers(0, 10_000_000), min_size=1, max_size=4))
    moments = [NOW + timedelta(seconds=sum(pauses[: at + 1])) for at in range(len(pauses))]
    return [(moment, draw(chapters())) for moment in moments]


def lived(history: list[tuple[datetime, list[ChapterText]]]) -> list[Identities]:
    states: list[Identities] = []
    for now, written in history:
        kept = states[-1] if states else None
        states.append(identify(kept, written, now=now, book_id="lighthouse"))
    return states


@given(histories())
def test_each_chapter_has_one_identity_of_its_own(
    history: list[tuple[datetime, list[ChapterText]]],
) -> None:
    identities = lived(history)[-1]

    _, written = history[-1]
    assert [(chapter.title, chapter.digest) for chapter in identities.chapters] == [
        (title, digest) for _, title, digest in written
    ]
    assert len(set(guids(identities))) == len(written)


@given(histories())
def test_dates_rise_by_a_minute_and_end_by_now(
    history: list[tuple[datetime, list[ChapterText]]],
) -> None:
    identities = lived(history)[-1]

    now, _ = history[-1]
    assert all(b - a >= MINUTE for a, b in pairwise(dates(identities)))
    assert all(date <= now for date in dates(identities))


@given(histories())
def test_texts_that_stay_keep_their_guids(
    history: list[tuple[datetime, list[ChapterText]]],
) -> None:
    states = lived(history)

    before = {chapter.digest: chapter.guid for chapter in (states[-2:-1] or states)[0].chapters}
    after = {chapter.digest: chapter.guid for chapter in states[-1].chapters}
    staying = before.keys() & after.keys()
    assert {text: after[text] for text in staying} == {text: before[text] for text in staying}


@given(histories())
def test_identities_settle_at_once(history: list[tuple[datetime, list[ChapterText]]]) -> None:
    identities = lived(history)[-1]

    now, written = history[-1]
    assert identify(identities, written, now=now, book_id="lighthouse") == identities


@given(st.lists(st.sampled_from("ab"), max_size=12), st.lists(st.sampled_from("ab"), max_size=12))
def test_equal_texts_share_no_identity(before: list[str], after: list[str]) -> None:
    identities = later(first(*before), book(*after))

    assert len(set(guids(identities))) == len(after)


@given(chapters(), st.data())
def test_removing_a_chapter_moves_no_date(written: list[ChapterText], data: st.DataObject) -> None:
    kept = later(first(), written)
    staying = [chapter for chapter in written if data.draw(st.booleans())]

    fewer = later(kept, staying)

    assert set(dates(fewer)) <= set(dates(kept))
