from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from click.testing import Result


def test_the_language_is_what_the_user_says(folder: Path, run: Callable[..., Result]) -> None:
    (folder / "nuit.txt").write_text("\u2014 Non, dit Marie.\n", encoding="utf-8")

    result = run("script", "nuit.txt", "--language", "fr")

    assert result.exit_code == 0
    assert "language fr" in result.stderr
    assert "Marie (1)" in result.stderr


def test_the_language_is_told_from_the_story_where_nobody_says_it(
    folder: Path, run: Callable[..., Result]
) -> None:
    text = "Sie stellte die Lampe auf den Tisch und sagte nichts, aber er hatte es gesehen."
    (folder / "lampe.txt").write_text(f"{text}\n\n{text}\n", encoding="utf-8")

    result = run("script", "lampe.txt")

    assert "language de" in result.stderr


def test_a_language_that_is_none_is_a_wrong_use(run: Callable[..., Result]) -> None:
    result = run("script", "well.txt", "--language", "klingonish")

    assert result.exit_code == 2
    assert "`klingonish` is no language that is known" in result.stderr
