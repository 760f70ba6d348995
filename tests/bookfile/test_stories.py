from __future__ import annotations

from pathlib import Path

from narrate.bookfile import book_name, read_bookfile, remember_story
from narrate.identity import StoryIdentity

LAMP = StoryIdentity(
    "https://archive.example/works/1",
    "She was not there when the lamp went out and neither was anybody else",
)
ROPE = StoryIdentity(
    "https://archive.example/works/2", "The rope was new and nobody knew whose it was or what for"
)


def test_a_new_story_is_named_by_its_title(tmp_path: Path) -> None:
    assert book_name(tmp_path, LAMP, name="the-lamp", other_name="other") == "the-lamp"


def test_a_story_with_a_new_title_is_the_same_book(tmp_path: Path) -> None:
    remember_story(tmp_path / "the-lamp.toml", LAMP, title="The Lamp")

    assert book_name(tmp_path, LAMP, name="the-long-lamp", other_name="other") == "the-lamp"


def test_a_story_without_an_address_is_known_by_its_first_words(tmp_path: Path) -> None:
    remember_story(tmp_path / "the-lamp.toml", StoryIdentity(None, LAMP.opening), title="The Lamp")

    found = book_name(tmp_path, StoryIdentity(None, LAMP.opening), name="lamps", other_name="other")

    assert found == "the-lamp"


def test_a_revised_beginning_under_the_same_title_is_the_same_book(tmp_path: Path) -> None:
    remember_story(tmp_path / "the-lamp.toml", LAMP, title="The Lamp")

    revised = StoryIdentity(LAMP.url, "Nobody was there when the lamp went out")

    assert book_name(tmp_path, revised, name="the-lamp", other_name="other") == "the-lamp"


def test_another_story_of_the_same_title_is_another_book(tmp_path: Path) -> None:
    remember_story(tmp_path / "the-lamp.toml", LAMP, title="The Lamp")

    assert book_name(tmp_path, ROPE, name="the-lamp", other_name="the-lamp-mo") == "the-lamp-mo"


def test_what_a_story_is_known_by_stays_readable(tmp_path: Path) -> None:
    path = tmp_path / "the-lamp.toml"
    path.write_text('# Mine.\nversion = 1\n\n[spellings]\nMirel = "Meer-el"\n', encoding="utf-8")

    changed = [remember_story(path, LAMP, title="The Lamp") for _ in range(2)]

    assert changed == [True, False]
    assert path.read_text(encoding="utf-8").startswith("# Mine.\n")
    assert read_bookfile(path).spellings == (("Mirel", "Meer-el"),)


def test_a_damaged_book_file_is_no_other_story(tmp_path: Path) -> None:
    (tmp_path / "rope.toml").write_text("[story\n", encoding="utf-8")

    assert book_name(tmp_path, LAMP, name="the-lamp", other_name="other") == "the-lamp"
