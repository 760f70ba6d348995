"""Sounds as people write them, as espeak speaks them."""
# ruff: noqa: RUF001 - the letters of phonetics are what this is about.

from __future__ import annotations

import pytest

from narrate.engines.espeak import EspeakEngine, driver
from narrate.engines.espeak.installed import find_installed
from narrate.engines.espeak.phonemes import mnemonics
from narrate.engines.espeak.speakable import speakable
from narrate.engines.pronunciation import chance_wrong, doubtful, heard

_WORDS = (  # noqa: SIM905 - easier read so.
    "Hermione Siobhan Niamh Aoife Saoirse Caoimhe Draco Malfoy McGonagall Dumbledore Legolas"
    " Galadriel Cersei Daenerys Tyrion Katniss Peeta Hagrid Weasley Ginny Lupin Bellatrix Lestrange"
    " Godric Hogwarts Muggle Gryffindor Slytherin Ravenclaw Hufflepuff quidditch thought church"
    " judge measure beige singing through those happy little father water bird nurse fire power"
    " here there cure choir vision yellow"
).split()


@pytest.mark.parametrize("voice", ["gmw/en", "gmw/en-US"])
def test_what_espeak_hears_of_words_it_says_again_from_their_phonemes(voice: str) -> None:
    installed = find_installed()
    said = driver.transcribe(installed, _WORDS, voice)

    again = driver.transcribe(installed, [f"[[{mnemonics(sounds)}]]" for sounds in said], voice)

    assert len(_WORDS) >= 50
    assert dict(zip(_WORDS, again, strict=True)) == dict(zip(_WORDS, said, strict=True))


@pytest.mark.parametrize(
    ("saying", "names"),
    [
        ("/hɜːˈmaɪəni/", "h3:m'aI@ni"),
        ("/hɝˈmaɪ.ə.ni/", "h3:m'aI@ni"),
        ("/ʃɪˈvɔːn/", "SIv'O:n"),
        ("/ˈt͡ʃɑɹlz/", "tS'A@lz"),
        ("/ˈkætʃərɪŋ/", "k'atS@rIN"),
        ("/ˈpɒtʃɒt/", "p'0tS0t"),
    ],
)
def test_phonemes_have_names_at_espeak(saying: str, names: str) -> None:
    assert mnemonics(saying) == names


def test_words_are_timed_where_they_stand_though_phonemes_are_longer() -> None:
    line = speakable("Then [[hɜːˈmaɪəni]] came to us.")

    assert line is not None
    assert line.phonemes
    assert line.text == "Then [[h3:m'aI@ni]] came to us."
    assert line.offset(line.text.index("came")) == "Then [[hɜːˈmaɪəni]] came".index("came")


def test_phonemes_are_heard_and_not_their_names() -> None:
    (word, sounds) = heard(["[[ʃɪˈvɔːn]]", "Shivawn"], "en-gb")

    assert word == "ʃɪvˈɔːn"
    assert sounds != word
    assert EspeakEngine.traits.phonemes


def test_the_same_brackets_are_plain_characters_in_a_line_without_phonemes() -> None:
    line = speakable("an [[ odd ]")

    assert line is not None
    assert not line.phonemes


def test_names_are_doubted_by_their_letters() -> None:
    assert chance_wrong("Anna") < 0.5 < chance_wrong("Cersei")
    assert doubtful(["Xiomara", "Tom", "Zoë"], "en") == (True, False, True)
    assert doubtful(["Xiomara"], "fr") == (False,)


@pytest.mark.parametrize("language", ["en", "en-gb", "de", "fr", "pt", "ru", "pl", "xx"])
def test_words_are_heard_in_each_language(language: str) -> None:
    assert all(heard(["Anna"], language))
