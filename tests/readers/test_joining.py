from __future__ import annotations

from narrate.readers.files import StoryFile
from narrate.readers.joining import joined
from narrate.readers.passage import CHAPTER, Draft, Passage, only_chapter


def test_pages_that_count_themselves_come_in_their_order() -> None:
    drafts = [_page("Anchor", 3, of=3), _page("Barrel", 1, of=3), _page("Chest", 2, of=3)]

    book = joined(drafts, source="folder")

    assert [it.text for it in book.passages if it.level] == ["Chapter 1", "Chapter 2", "Chapter 3"]
    assert book.remarks == ()


def test_missing_chapters_are_named() -> None:
    book = joined([_page("a", 1, of=5), _page("b", 4, of=5)], source="folder")

    assert book.remarks == ("Of 5 chapters these are missing: 2, 3, 5",)


def test_the_order_of_names_stands_where_pages_do_not_agree() -> None:
    drafts = [_page("a", 2, of=3), _page("b", 2, of=3), _page("c", 1, of=3)]

    book = joined(drafts, source="folder")

    assert [it.text for it in book.passages if it.level] == ["Chapter 2", "Chapter 2", "Chapter 1"]


def test_what_stands_around_each_page_is_kept() -> None:
    book = joined([_page("a", 1, of=2), _page("b", 2, of=2)], source="folder")

    assert book.unread == ("menu of a", "menu of b")


def _page(name: str, number: int, *, of: int) -> tuple[StoryFile, Draft]:
    passages = (Passage(f"Chapter {number}", level=CHAPTER), Passage("She was there."))
    draft = Draft(
        "page", passages, unread=(f"menu of {name}",), remarks=(only_chapter(number, of),)
    )
    return StoryFile(f"{name}.html", b""), draft
