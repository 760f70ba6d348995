from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from narrate.answers import Answers


def test_what_was_answered_is_there_for_whoever_asks_the_same(tmp_path: Path) -> None:
    Answers(tmp_path / "answers").put("Who?", b"Anna")

    assert Answers(tmp_path / "answers").get("Who?") == b"Anna"
    assert Answers(tmp_path / "answers").get("Who") is None


@given(questions=st.sets(st.text(max_size=20), max_size=8))
def test_each_question_has_its_own_answer(
    questions: set[str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    answers = Answers(tmp_path_factory.mktemp("answers"))
    for question in questions:
        answers.put(question, question.encode("utf-8", "surrogatepass"))

    for question in questions:
        assert answers.get(question) == question.encode("utf-8", "surrogatepass")


@pytest.mark.parametrize("damage", [b"", b"narrate answer 1\n", b"x"])
def test_a_damaged_answer_is_not_used(
    tmp_path: Path, damage: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    answers = Answers(tmp_path)
    answers.put("Who?", b"Anna")
    (file,) = (path for path in tmp_path.rglob("*") if path.is_file())
    file.write_bytes(damage)

    assert answers.get("Who?") is None
    assert "damaged" in caplog.text


def test_an_answer_under_anothers_name_is_damaged(tmp_path: Path) -> None:
    answers = Answers(tmp_path)
    answers.put("Who?", b"Anna")
    (file,) = (path for path in tmp_path.rglob("*") if path.is_file())
    content = file.read_bytes()
    file.unlink()
    answers.put("What?", b"rain")
    (other,) = (path for path in tmp_path.rglob("*") if path.is_file())
    other.write_bytes(content)

    assert answers.get("What?") is None


def test_without_a_folder_nothing_is_there_and_none_is_made(tmp_path: Path) -> None:
    assert Answers(tmp_path / "none").get("Who?") is None
    assert not (tmp_path / "none").exists()
