# ruff: noqa: RUF001 - curly marks and dashes are what texts hold.
from collections.abc import Callable

import pytest

Spoken = Callable[..., list[tuple[int, str]]]

HABIT = ["— Good day.", "— Good day.", "— Good day."]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("—No sé —dijo Ana—. Mañana.", ["—No sé", "Mañana."]),
        ("— Нет, — сказала Анна. — Завтра.", ["— Нет,", "— Завтра."]),
        ("— Oui, dit-elle.", ["— Oui,"]),
        ("—No, said Anna.", ["—No,"]),
        ("—No, said Anna. I will not.", ["—No,", "I will not."]),
        ("—No, said Anna. Where is it?", ["—No,", "Where is it?"]),
        ("—No, said Anna. The rain fell.", ["—No,"]),
        ("— We will—perhaps—go.", ["— We will—perhaps—go."]),
        ("-- We will go.", ["-- We will go."]),
        ("– We will go.", ["– We will go."]),
        ("The rain — cold as ever — fell.", []),
    ],
)
def test_a_paragraph_after_a_dash_is_spoken(spoken: Spoken, text: str, expected: list[str]) -> None:
    found = spoken(*HABIT, text)

    assert [words for _, words in found[3:]] == expected
    assert {number for number, _ in found[3:]} <= {3}


def test_a_dash_is_no_speech_where_quotation_marks_are(spoken: Spoken) -> None:
    quoted = ['"Good day," said Ida.'] * 5

    assert len(spoken(*quoted, "— the rain had stopped.", "— it was cold.")) == 5


def test_one_dash_is_no_habit(spoken: Spoken) -> None:
    assert spoken("— the rain had stopped.") == []
