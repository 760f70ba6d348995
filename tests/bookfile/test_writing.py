from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from narrate.bookfile import (
    add_line,
    add_merger,
    keep_identities,
    read_bookfile,
    read_identities,
    remember_cast,
)
from narrate.decisions import LineDecision, MergeDecision
from narrate.errors import BookFileError
from narrate.identity import ChapterIdentity, Identities
from narrate.script import NARRATOR, UNKNOWN, Age, Character, Gender

ANNA = Character("anna", "Anna", ("Miss Reed",), Gender.FEMALE)
TOM = Character("tom", "Tom", (), Gender.MALE, Age.CHILD)
NAMES = st.text(min_size=1).filter(
    lambda name: name.strip() and name.strip().casefold() not in {NARRATOR, UNKNOWN}
)
NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)


def remember(path: Path, characters: Sequence[Character], engine: str = "tone") -> tuple[str, ...]:
    voices = {"narrator": f"{engine}/low"} | {who.id: f"{engine}/{who.id}" for who in characters}
    return remember_cast(
        path, title="The Well", characters=characters, engine=engine, voices=voices
    )


def test_what_is_remembered_is_read_again(tmp_path: Path) -> None:
    path = tmp_path / "books" / "the-well.toml"

    added = remember(path, [ANNA, TOM])

    decisions = read_bookfile(path)
    assert [who.name for who in decisions.characters] == ["Anna", "Tom"]
    assert decisions.characters[1].age is Age.CHILD
    assert decisions.voices["tone"] == {
        "narrator": "tone/low",
        "anna": "tone/anna",
        "tom": "tone/tom",
    }
    assert added == (
        "characters.anna",
        "characters.tom",
        "voices.tone.narrator",
        "voices.tone.anna",
        "voices.tone.tom",
    )


def test_a_person_s_words_and_comments_stay_when_somebody_new_comes(tmp_path: Path) -> None:
    path = tmp_path / "the-well.toml"
    remember(path, [ANNA])
    edited = path.read_text(encoding="utf-8").replace('"Anna"', '"Anne"  # her real name')
    path.write_text(edited, encoding="utf-8")

    added = remember(path, [ANNA, TOM])

    text = path.read_text(encoding="utf-8")
    assert 'name = "Anne"  # her real name' in text
    assert added == ("characters.tom", "voices.tone.tom")


def test_a_cast_that_is_known_leaves_the_file_untouched(tmp_path: Path) -> None:
    path = tmp_path / "the-well.toml"
    remember(path, [ANNA, TOM])
    before = path.stat().st_mtime_ns, path.read_bytes()

    added = remember(path, [ANNA])

    assert added == ()
    assert (path.stat().st_mtime_ns, path.read_bytes()) == before


def test_each_engine_has_a_cast_of_its_own(tmp_path: Path) -> None:
    path = tmp_path / "the-well.toml"
    remember(path, [ANNA])

    remember(path, [ANNA], engine="espeak")

    voices = read_bookfile(path).voices
    assert voices["tone"]["anna"] == "tone/anna"
    assert voices["espeak"]["anna"] == "espeak/anna"


def test_a_second_decision_about_a_line_replaces_the_first(tmp_path: Path) -> None:
    path = tmp_path / "the-well.toml"
    add_line(path, LineDecision('"Go!"', "He rose.", 1, "anna"), title="The Well")

    add_line(path, LineDecision('"Go!"', "He rose.", 1, "tom"), title="The Well")

    assert read_bookfile(path).lines == (LineDecision('"Go!"', "He rose.", 1, "tom"),)


LINES = st.builds(
    LineDecision,
    text=st.text(min_size=1).filter(str.strip),
    before=st.text(),
    occurrence=st.integers(1, 9),
    speaker=st.text(min_size=1).filter(str.strip),
    after=st.none() | st.text(),
    times=st.integers(1, 9),
)


@given(line=LINES)
def test_all_that_a_decision_remembers_of_a_line_survives_the_file(
    tmp_path_factory: pytest.TempPathFactory, line: LineDecision
) -> None:
    path = tmp_path_factory.mktemp("books") / "book.toml"

    add_line(path, line, title="The Well")

    assert read_bookfile(path).lines == (line,)


@given(first=LINES, second=LINES)
def test_nothing_of_a_decision_stays_in_the_one_that_takes_its_place(
    tmp_path_factory: pytest.TempPathFactory, first: LineDecision, second: LineDecision
) -> None:
    path = tmp_path_factory.mktemp("books") / "book.toml"
    add_line(path, first, title="The Well")

    add_line(path, second, title="The Well", replaces=first)

    assert read_bookfile(path).lines == (second,)


@given(who=NAMES, into=NAMES)
def test_any_names_of_two_who_are_one_survive_the_file(
    tmp_path_factory: pytest.TempPathFactory, who: str, into: str
) -> None:
    path = tmp_path_factory.mktemp("books") / "book.toml"
    remember(path, [ANNA])

    add_merger(path, MergeDecision(who, into), title="The Well")

    assert read_bookfile(path).merged == (MergeDecision(who, into),)
    assert read_bookfile(path).characters[0].id == "anna"


def test_a_second_merger_of_a_name_replaces_the_first_and_leaves_the_others(
    tmp_path: Path,
) -> None:
    path = tmp_path / "book.toml"
    path.write_text('[merged]\n"Mr. Hale" = "Tom"  # surely\nAnn = "Anna"  # maybe\n')

    add_merger(path, MergeDecision("Ann", "Nan"), title="The Well")

    assert path.read_text() == '[merged]\n"Mr. Hale" = "Tom"  # surely\nAnn = "Nan"  # maybe\n'


def test_nothing_is_added_to_a_file_with_mistakes(tmp_path: Path) -> None:
    path = tmp_path / "book.toml"
    path.write_text("[pacing]\nhead = -1\n", encoding="utf-8")

    with pytest.raises(BookFileError):
        add_line(path, LineDecision("a", "b", 1, "anna"), title="The Well")

    assert path.read_text(encoding="utf-8") == "[pacing]\nhead = -1\n"


def test_the_feed_is_kept_beside_the_decisions(tmp_path: Path) -> None:
    path = tmp_path / "book.toml"
    remember(path, [ANNA])
    identities = Identities("guid", NOON, (ChapterIdentity("one", "The Well", "d1", NOON),))

    keep_identities(path, identities, title="The Well")

    assert read_identities(path) == identities
    assert read_bookfile(path).characters[0].name == "Anna"


def test_a_feed_that_is_known_leaves_the_file_untouched(tmp_path: Path) -> None:
    path = tmp_path / "book.toml"
    identities = Identities("guid", NOON, ())
    keep_identities(path, identities, title="The Well")
    before = path.stat().st_mtime_ns

    keep_identities(path, identities, title="The Well")

    assert path.stat().st_mtime_ns == before


def test_a_damaged_feed_is_refused_by_name(tmp_path: Path) -> None:
    path = tmp_path / "book.toml"
    path.write_text("[feed]\nguid = 'x'\npublished = 'yesterday'\n", encoding="utf-8")

    with pytest.raises(BookFileError, match=r"\[feed\] is damaged"):
        read_identities(path)
