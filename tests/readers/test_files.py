from __future__ import annotations

from pathlib import Path

import pytest

from narrate.errors import StoryError
from narrate.readers.files import chapter_files, chapter_names


def test_chapters_are_counted_as_people_count() -> None:
    names = ["ch 10.txt", "Epilogue.txt", "ch 2.txt", "Prologue.txt", "ch 1.txt"]

    assert chapter_names(names) == (
        *("Prologue.txt", "ch 1.txt", "ch 2.txt", "ch 10.txt", "Epilogue.txt"),
    )


def test_a_prologue_comes_first_within_its_part() -> None:
    names = ["Part 2/ch 3.txt", "Part 1/ch 1.txt", "Part 2/Prologue.txt", "Part 1/Epilogue.txt"]

    assert chapter_names(names) == (
        *("Part 1/ch 1.txt", "Part 1/Epilogue.txt", "Part 2/Prologue.txt", "Part 2/ch 3.txt"),
    )


def test_a_folder_in_a_folder_is_looked_into(tmp_path: Path) -> None:
    inner = tmp_path / "The Lamp" / "chapters"
    inner.mkdir(parents=True)
    (inner / "1.txt").write_text("She was there.", encoding="utf-8")
    (tmp_path / "The Lamp" / "page_files").mkdir()

    files = chapter_files(tmp_path)

    assert [file.stem for file in files] == ["1"]


def test_a_folder_of_several_stories_is_refused(tmp_path: Path) -> None:
    for name in ("The Lamp", "The Oil"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "1.txt").write_text("She was there.", encoding="utf-8")

    with pytest.raises(StoryError, match="without story files"):
        chapter_files(tmp_path)


def test_folders_are_not_looked_into_forever(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "b").symlink_to(tmp_path)

    with pytest.raises(StoryError, match="without story files"):
        chapter_files(tmp_path)
