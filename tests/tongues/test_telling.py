import pytest
from hypothesis import given
from hypothesis import strategies as st

from narrate.tongues import told_language
from narrate.tongues.function_words import FUNCTION_WORDS

ENGLISH = (
    "The house was quiet, and nobody had been in it for a year. She put the lamp on the table and"
    " looked at the letters that he had left there for her."
)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (ENGLISH, "en"),
        (
            "Elle posa la lampe sur la table et ne dit rien, mais il avait tout vu dans ses yeux.",
            "fr",
        ),
        ("Sie stellte die Lampe auf den Tisch und sagte nichts, aber er hatte es gesehen.", "de"),
        ("Ella dejó la lámpara sobre la mesa y no dijo nada, pero él lo había visto todo.", "es"),
        ("Lei mise la lampada sul tavolo e non disse nulla, ma lui aveva visto tutto.", "it"),
        (
            "Ela pôs a lâmpada na mesa e não disse nada, mas ele já tinha visto tudo nos olhos.",
            "pt",
        ),
        ("Она поставила лампу на стол и ничего не сказала, но он уже всё понял сам.", "ru"),
        ("Postawiła lampę na stole i nic nie powiedziała, ale on już to wszystko wiedział.", "pl"),
        (
            "Ze zette de lamp op de tafel en zei niets, maar hij had het al gezien in haar ogen.",
            "nl",
        ),
    ],
)
def test_a_language_is_told_from_its_little_words(text: str, language: str) -> None:
    assert told_language([text]) == language


def test_english_with_some_french_is_english() -> None:
    french = "« Je ne sais pas », dit-elle. « Tu ne dois pas me le dire. »"

    assert told_language([ENGLISH, french, ENGLISH]) == "en"


@pytest.mark.parametrize("text", ["", "Oui.", "Lampe, lampe, lampe!", "1 2 3", "XYZ " * 50])
def test_what_is_too_short_or_no_prose_is_not_told(text: str) -> None:
    assert told_language([text]) is None


@given(st.text())
def test_any_text_has_a_known_language_or_none(text: str) -> None:
    assert told_language([text]) in {None, *FUNCTION_WORDS}
