"""`narrate say` and `narrate words`, as a user meets them."""
# ruff: noqa: RUF001 - the letters of phonetics are what this is about.

from __future__ import annotations

import json
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import pytest
from click.testing import Result

from narrate.cache import Cache

Run: TypeAlias = Callable[..., Result]

BOOK = Path("voices", "books", "the-well.toml")


def takes(folder: Path) -> set[str]:
    cache = Cache(folder / "output" / ".cache" / "takes")
    return {path.name for path in cache.folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("saying", ["TOHM", "/tɒm/"])
def test_only_the_lines_with_the_word_are_spoken_again(folder: Path, run: Run, saying: str) -> None:
    assert run("build", "well.txt", "--engine", "espeak", "-j", "1").exit_code == 0
    before = takes(folder)

    said = run("say", "well.txt", "Tom", saying)
    built = run("build", "well.txt", "--engine", "espeak", "-j", "1")

    assert (said.exit_code, built.exit_code) == (0, 0)
    # `said Tom.` (chapters 1 and 2, one take), and `Tom laughed.`
    assert len(takes(folder) - before) == 2
    assert "2 takes" in built.stderr or "2 " in built.stderr
    assert "2. The Bucket: lines 2 and 4 said otherwise" in built.stderr
    assert "edited" not in built.stderr


def test_a_saying_is_shown_kept_and_taken_back(folder: Path, run: Run) -> None:
    unsaid = run("say", "well.txt", "Anna")
    said = run("say", "well.txt", "Anna", "/ˈɑːnə/")
    shown = run("say", "well.txt", "Anna")
    kept = tomllib.loads((folder / BOOK).read_text(encoding="utf-8"))["spellings"]
    removed = run("say", "well.txt", "Anna", "--remove")

    assert unsaid.stdout == "Anna is heard as ˈænə: 4 times\n"
    assert said.stdout == shown.stdout == "Anna is said /ˈɑːnə/, heard as ˈɑːnə: 4 times\n"
    assert kept == {"Anna": "/ˈɑːnə/"}
    assert removed.exit_code == 0
    assert not tomllib.loads((folder / BOOK).read_text(encoding="utf-8")).get("spellings")


def test_what_all_books_say_gives_way_to_what_the_book_says(folder: Path, run: Run) -> None:
    shared = run("say", "well.txt", "Tom", "TOE-m", "--shared")
    for_all = run("say", "well.txt", "Tom")
    run("say", "well.txt", "Tom", "Tomm")
    here = run("say", "well.txt", "Tom")

    assert (folder / "voices" / "spellings.toml").is_file()
    assert shared.exit_code == 0
    assert "is said TOE-m" in for_all.stdout
    assert "is said Tomm" in here.stdout


@pytest.mark.parametrize(
    ("words", "status", "told"),
    [
        (["Tom", "/tǃm/"], 2, "no sounds of English are `ǃ`"),
        (["Tom", "..."], 2, "cannot be said"),
        (["Tom", "/tom"], 2, "one of the two slashes around its sounds is missing"),
        (["Tom", "tom/"], 2, "one of the two slashes around its sounds is missing"),
        (["Tom", "--remove"], 2, "does not say how `Tom` is said"),
        (["Tom", "tomm", "--remove"], 2, "needs no saying"),
        (["--language", "fr", "Tom", "/tɒm/"], 2, "Phonemes are for English"),
    ],
)
def test_what_cannot_be_said_is_refused(
    folder: Path, run: Run, words: list[str], status: int, told: str
) -> None:
    result = run("say", "well.txt", *words)

    assert (result.exit_code, told in result.stderr) == (status, True), result.stderr
    assert not (folder / BOOK).exists()


def test_a_mistake_among_the_spellings_of_all_books_is_named(folder: Path, run: Run) -> None:
    (folder / "voices").mkdir()
    (folder / "voices" / "spellings.toml").write_text("[spellings]\nTom = 1\n", encoding="utf-8")

    result = run("words", "well.txt")

    assert result.exit_code == 1
    assert "`spellings.Tom` is 1" in result.stderr


def test_names_are_listed_with_what_is_heard_and_decided(run: Run) -> None:
    run("say", "well.txt", "Tom", "Tomm")

    listed = run("words", "well.txt")
    as_json = json.loads(run("words", "well.txt", "--json").stdout)

    assert listed.stdout.splitlines() == [
        "  Anna      4  ˈænə",
        "  Tom       3  tˈɑːm  = Tomm",
    ]
    assert as_json["version"] == 1
    assert as_json["words"][1] == {
        "word": "Tom",
        "count": 3,
        "heard": "tˈɑːm",
        "unsure": False,
        "saying": "Tomm",
        "shared": False,
    }


NAMES = """\
The Return of Mara

Chapter One

"Where is Jon?" asked Mara. Then Jon came, and she said Mara was late.

"JON! JON! Stay there," said Mara. "Is it you, Jon?"

@mara_voss and mara_voss wrote to mara@voss.org about a bird.

Chapter Two: A Return

Later Finch came with Jon, and Finch laughed.
"""


def listed(run: Run) -> dict[str, dict[str, object]]:
    words = json.loads(run("words", "names.txt", "--json").stdout)["words"]
    return {it["word"]: it for it in words}


@pytest.fixture
def names(folder: Path) -> Path:
    (folder / "names.txt").write_text(NAMES, encoding="utf-8")
    return folder


@pytest.mark.usefixtures("names")
def test_shouts_and_names_of_users_do_not_hide_a_name_and_headings_make_none(run: Run) -> None:
    words = listed(run)

    assert {"Jon", "Mara"} <= set(words)
    assert not {"Chapter", "Return", "One", "Two", "JON", "Voss"} & set(words)


def test_a_saying_in_lower_case_holds_for_the_name_until_another_replaces_it(
    names: Path, run: Run
) -> None:
    run("say", "names.txt", "finch", "fintch")
    first = listed(run)["Finch"]
    replaced = run("say", "names.txt", "Finch", "Finsh")
    second = listed(run)["Finch"]
    kept = [
        tomllib.loads(path.read_text(encoding="utf-8")).get("spellings")
        for path in (names / "voices" / "books").iterdir()
    ]

    assert (first["saying"], second["saying"]) == ("fintch", "Finsh")
    assert first["heard"] == "fˈɪnttʃ"
    assert "It replaces what was decided about `finch`" in replaced.stderr
    assert kept == [{"Finch": "Finsh"}]


@pytest.mark.usefixtures("names")
def test_what_a_book_says_in_lower_case_wins_over_all_books(run: Run) -> None:
    run("say", "names.txt", "Finch", "Finsh", "--shared")
    shared = listed(run)["Finch"]
    run("say", "names.txt", "finch", "fintch")
    own = listed(run)["Finch"]

    assert (shared["saying"], shared["shared"]) == ("Finsh", True)
    assert (own["saying"], own["shared"]) == ("fintch", False)


def test_where_a_saying_is_decided_is_hinted_at_when_it_is_not_here(run: Run) -> None:
    run("say", "well.txt", "Tom", "Tomm", "--shared")
    here = run("say", "well.txt", "Tom", "--remove")
    run("say", "well.txt", "Anna", "Ahna")
    there = run("say", "well.txt", "Anna", "--remove", "--shared")

    assert (here.exit_code, there.exit_code) == (2, 2)
    assert "`--remove --shared` takes that back" in here.stderr
    assert "leave `--shared` out" in there.stderr


@pytest.mark.parametrize(
    ("saying", "heard"),
    [
        ("OTT-oh", "ˈɑːtˈoʊ"),
        ("peek-AY", "pˈiːkˈeɪ"),
        ("ow-en", "ˈaʊwˈɛn"),
        ("kah-zh", "kˈɑːʒ"),
    ],
)
def test_what_is_heard_is_what_the_build_says(run: Run, saying: str, heard: str) -> None:
    said = run("say", "well.txt", "Tom", saying)

    assert said.stdout == f"Tom is said {saying}, heard as {heard}: 3 times\n"
