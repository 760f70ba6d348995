from pathlib import Path

import pytest

from narrate.bookfile import read_bookfile, remember_cast, remember_casting
from narrate.decisions import Casting, CharacterDecision
from narrate.errors import BookFileError
from narrate.script import Character


def test_how_the_cast_is_chosen_is_remembered(tmp_path: Path) -> None:
    path = tmp_path / "book.toml"
    casting = Casting(solo=True, series="the-well")

    added = remember_casting(path, casting, title="The Sequel")

    assert added == ("cast.solo", "cast.series")
    assert read_bookfile(path).casting == casting
    assert remember_casting(path, casting, title="The Sequel") == ()


def test_what_nobody_says_stays_and_needs_no_file(tmp_path: Path) -> None:
    path = tmp_path / "book.toml"

    assert remember_casting(path, Casting(), title="The Sequel") == ()
    assert not path.exists()


def test_one_voice_for_all_can_be_taken_back(tmp_path: Path) -> None:
    path = tmp_path / "book.toml"
    path.write_text('[cast]\nsolo = true # for Grandma\nseries = "the-well"\n', encoding="utf-8")

    remember_casting(path, Casting(solo=False, series="the-well"), title="The Sequel")

    assert read_bookfile(path).casting == Casting(solo=False, series="the-well")
    assert "# for Grandma" in path.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("cast = 1", "cast"),
        ("[cast]\nsolo = 1", "cast.solo"),
        ("[cast]\nseries = 7", "cast.series"),
        ('[cast]\nseries = ""', "cast.series"),
        ("[cast]\nsequel = 1", "cast.sequel"),
        ("[characters.a]\naccent = 4", "characters.a.accent"),
    ],
)
def test_a_mistake_is_named(tmp_path: Path, text: str, told: str) -> None:
    path = tmp_path / "book.toml"
    path.write_text(text, encoding="utf-8")

    with pytest.raises(BookFileError, match=f"`{told}`"):
        read_bookfile(path)


def test_an_accent_is_remembered(tmp_path: Path) -> None:
    path = tmp_path / "book.toml"
    anna = Character("anna", "Anna", accent="Irish")

    remember_cast(path, title="A", characters=[anna], engine="tone", voices={})

    assert read_bookfile(path).characters == (CharacterDecision("anna", "Anna", accent="Irish"),)
