from __future__ import annotations

import pytest

from narrate.readers.languages import language_code


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("English", "en"),
        ("Русский", "ru"),
        ("pt-BR", "pt"),
        ("zh_Hant_TW", "zh"),
        ("eng", "en"),
        ("ger", "de"),
        ("deu-DE", "de"),
        ("und", None),
        ("klingonese", None),
        ("", None),
    ],
)
def test_a_language_has_its_code_whatever_it_is_called(name: str, code: str | None) -> None:
    assert language_code(name) == code
