from __future__ import annotations

import time

import pytest

from narrate.readers.decoding import decoded


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("Itâ€™s a cafÃ©.", "It\u2019s a café."),
        ("â€œYes,â€\x9d she said â€” â€œnoâ€¦â€\ufffd", "“Yes,” she said — “no…”"),
        ("It\u2019s fine here.\nItâ€™s not here.", "It\u2019s fine here.\nIt\u2019s not here."),
        ("Ð¿Ñ€Ð\u00b8Ð²ÐµÑ\u201a", "привет"),
        ("5Â° and Â£5", "5° and £5"),
    ],
)
def test_letters_that_were_decoded_wrongly_are_mended_and_told_of(wrong: str, right: str) -> None:
    found = decoded(wrong.encode())

    assert found.text == right
    assert found.remarks == ("Letters that had been decoded wrongly (`â€™`, `Ã©`) were mended",)


@pytest.mark.parametrize(
    "text", ["“It\u2019s” — \u2018fine\u2019 … é", "NÃO, É ÂNGULO", "Ðetta", "привет", "naïve ñ"]
)
def test_right_letters_stay_as_they_are(text: str) -> None:
    found = decoded(text.encode())

    assert found.text == text
    assert not found.remarks


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        (b"a\0b\x07c\x1b[0m\x7fd", "abc[0md"),
        (b"\xc2\x93Yes\xc2\x85\xc2\x94", "“Yes…”"),
        (b"caf\xe9\x85 \x93yes\x94", "café… “yes”"),
        (b"smile \xed\xa0\xbd\xed\xb8\x80 smile", "smile 😀 smile"),
    ],
)
def test_what_no_reader_sees_is_taken_out(raw: bytes, text: str) -> None:
    found = decoded(raw)

    assert found.text == text


def test_a_lone_half_of_a_letter_is_no_surrogate() -> None:
    found = decoded(b"She was \xed\xa0\xbd there.")

    assert found.text.encode()


def test_direction_overrides_are_taken_out_and_told_of() -> None:
    found = decoded("She \u202esaw\u202c him.".encode())

    assert "\u202e" not in found.text
    assert "turn the direction of writing" in found.remarks[0]


@pytest.mark.slow
def test_a_long_line_with_one_wrong_letter_is_mended_in_time() -> None:
    start = time.monotonic()

    decoded(("She was there. " * 300_000 + "cafÃ©").encode())

    assert time.monotonic() - start < 30
