# ruff: noqa: RUF001 - Cyrillic letters are what Russian is written with.
import pytest

from narrate.readers.structure.breaks import divider
from narrate.readers.structure.headings import label
from narrate.readers.structure.notes import mark
from narrate.readers.structure.titlepage import byline


@pytest.mark.parametrize(
    ("text", "word", "number", "title"),
    [
        ("Chapitre 3 : La lampe", "chapter", 3, "La lampe"),
        ("Chapitre premier", "chapter", 1, ""),
        ("Chapitre vingt et un", "chapter", 21, ""),
        ("Première partie", "part", 1, ""),
        ("Partie 2", "part", 2, ""),
        ("Kapitel Drei", "chapter", 3, ""),
        ("1. Kapitel", "chapter", 1, ""),
        ("Erstes Kapitel", "chapter", 1, ""),
        ("Zweiter Teil", "part", 2, ""),
        ("Teil 1", "part", 1, ""),
        ("Capítulo primero", "chapter", 1, ""),
        ("Capítulo 4 — El faro", "chapter", 4, "El faro"),
        ("Parte primera", "part", 1, ""),
        ("Capitolo III", "chapter", 3, ""),
        ("Capítulo décimo primeiro", "chapter", 11, ""),
        ("Глава 2. Письмо", "chapter", 2, "Письмо"),
        ("Глава двадцать первая", "chapter", 21, ""),
        ("Часть первая", "part", 1, ""),
        ("Rozdział piąty", "chapter", 5, ""),
        ("Rozdział 5", "chapter", 5, ""),
        ("Część druga", "part", 2, ""),
        ("Prólogo", "prologue", None, ""),
        ("Эпилог", "epilogue", None, ""),
        ("Épilogue : Le retour", "epilogue", None, "Le retour"),
    ],
)
def test_headings_of_other_languages_are_read(
    text: str, word: str, number: int | None, title: str
) -> None:
    found = label(text)

    assert found is not None
    assert (found.word, found.number, found.title) == (word, number, title)


@pytest.mark.parametrize(
    "text",
    ["Глава семьи", "Teil von mir", "Parte de mí", "Tag der Arbeit", "Un jour", "Drei Männer"],
)
def test_words_of_headings_alone_make_none(text: str) -> None:
    assert label(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "Quelques heures plus tard", "Le lendemain matin", "Drei Tage später", "Am nächsten Morgen",
        "Unos días después", "Al día siguiente", "Alcuni giorni dopo", "Alguns dias depois",
        "Несколько дней спустя", "На следующий день", "Kilka dni później", "Następnego dnia",
        "Point de vue de Marie", "Annas Sicht", "Punto de vista de Ana", "Punto di vista di Ugo",
        "Ponto de vista do Rui", "От лица Анны", "Perspektywa Anny", "Тем временем",
    ],
)  # fmt: skip
def test_time_skips_and_points_of_view_are_breaks_that_are_read(text: str) -> None:
    found = divider(text)

    assert found is not None
    assert text[found.start : found.end] == text


@pytest.mark.parametrize("text", ["Saut de ligne", "Szenenwechsel", "Смена сцены", "Zmiana sceny"])
def test_words_that_only_name_a_break_are_silent(text: str) -> None:
    found = divider(text)

    assert found is not None
    assert found.start == found.end


@pytest.mark.parametrize(
    "text",
    [
        "Trois ans plus tard, il revint.",
        "Drei Tage später ging er.",
        "Más tarde lo supo.",
        "Na ja.",
    ],
)
def test_sentences_of_the_story_are_no_breaks(text: str) -> None:
    assert divider(text) is None


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Note de l'auteur : merci", "author's note"),
        ("NdA : merci", "author's note"),
        ("Anmerkung der Autorin: danke", "author's note"),
        ("Nota de la autora: gracias", "author's note"),
        ("N/A: gracias", "author's note"),
        ("Nota dell'autrice: grazie", "author's note"),
        ("Примечания автора: спасибо", "author's note"),
        ("От автора: спасибо", "author's note"),
        ("Od autorki: dzięki", "author's note"),
        ("Résumé : une lampe", "summary"),
        ("À suivre...", "to be continued"),
        ("Продолжение следует", "to be continued"),
        ("Avertissements : violence", "content warning"),
        ("N/A", None),
        ("От автора он получил письмо", None),
    ],
)
def test_notes_of_other_languages_are_known_by_their_marks(text: str, reason: str | None) -> None:
    assert mark(text) == reason


@pytest.mark.parametrize(
    ("text", "author"),
    [
        ("par Odile Ferrand", "Odile Ferrand"),
        ("von Hedda von der Mühle", "Hedda von der Mühle"),
        ("von Hedda Brandt", "Hedda Brandt"),
        ("Von da an schwieg er", None),
        ("por Ana de la Cruz", "Ana de la Cruz"),
    ],
)
def test_bylines_hold_names_only(text: str, author: str | None) -> None:
    assert byline(text) == author
