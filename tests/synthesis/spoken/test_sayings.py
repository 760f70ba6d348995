"""Words that somebody wants said in his way."""
# ruff: noqa: RUF001 - curly marks and phonetic letters are what these are about.

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from narrate import ipa
from narrate.script import SpanKind
from narrate.synthesis import spoken

_SAYINGS = (
    ("Hermione", "/hɜːˈmaɪəni/"),
    ("Weasley", "WEEZ-lee"),
    ("Fitch", "/fɪtʃ/"),
    ("Mack", "/mæk/"),
    ("NPC", "enn pee see"),
    ("lead", "leed"),
)


def _said(text: str, *, phonemes: bool = False) -> str:
    return spoken(
        text, kind=SpanKind.DIALOGUE, language="en", spellings=_SAYINGS, phonemes=phonemes
    )


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("Hermione left.", "[[hɜːˈmaɪəni]] left."),
        ("“Hermione’s cat”", "[[hɜːˈmaɪəniz]] cat"),
        ("HERMIONE!", "[[hɜːˈmaɪəni]]!"),
        ("_Hermione_ and *Hermione*", "[[hɜːˈmaɪəni]] and [[hɜːˈmaɪəni]]"),
        ("two Hermiones", "two [[hɜːˈmaɪəniz]]"),
        ("H-Hermione?", "Huh-[[hɜːˈmaɪəni]]?"),
        ("Mack's, Fitch's", "[[mæks]], [[fɪtʃɪz]]"),
        ("#Hermione @Hermione", "hashtag [[hɜːˈmaɪəni]] at [[hɜːˈmaɪəni]]"),
    ],
)
def test_phonemes_go_to_an_engine_that_takes_them(printed: str, expected: str) -> None:
    assert _said(printed, phonemes=True) == expected


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("Hermione left.", "hur-my-uh-nee left."),
        ("the Weasleys, Weasley's", "the Weez-lees, Weez-lee's"),
        ("Lt. Weasley of No. 4", "Lieutenant Weez-lee of number four"),
        ("an NPC", "an enn pee see"),
        ("Lead me; he leads, misleads", "Leed me; he leeds, misleads"),
        ("Hermione Weasley", "hur-my-uh-nee Weez-lee"),
    ],
)
def test_the_others_hear_it_spelled_and_nothing_changes_it(printed: str, expected: str) -> None:
    assert _said(printed) == expected


@pytest.mark.parametrize(
    ("saying", "expected"),
    [
        ("her-MY-oh-nee", "her-my-oh-nee"),
        ("PEEK-ay", "peek-eigh"),
        ("peek-AY", "peek-eigh"),
        ("ay", "eigh"),
        ("day-vid", "day-vid"),
        ("igh-van", "eye-van"),
        ("ow-en", "ouw-en"),
        ("kah-zh", "kahzh"),
        ("kh-al-EED", "khal-eed"),
        ("/ˈpiːkeɪ/", "pee-kay"),
        ("/eɪˈlə/", "eigh-luh"),
    ],
)
def test_a_syllable_that_an_engine_would_misread_is_spelled_otherwise(
    saying: str, expected: str
) -> None:
    spellings = [("Pique", saying)]

    heard = spoken("so Pique", kind=SpanKind.DIALOGUE, language="en", spellings=spellings)

    assert heard.lower() == f"so {expected}"


def test_syllables_of_other_languages_stay() -> None:
    spellings = [("Pique", "pi-AY")]

    assert spoken("Pique", kind=SpanKind.DIALOGUE, language="es", spellings=spellings) == "Pi-ay"


@pytest.mark.parametrize(
    "spellings",
    [
        [("finch", "fintch"), ("Finch", "Finsh")],
        [("Finch", "Finsh"), ("finch", "fintch")],
    ],
)
def test_a_word_that_is_given_in_both_cases_is_said_by_its_case(
    spellings: list[tuple[str, str]],
) -> None:
    heard = spoken("Finch, finch", kind=SpanKind.DIALOGUE, language="en", spellings=spellings)

    assert heard == "Finsh, fintch"


@given(st.text(), st.booleans())
def test_private_characters_of_a_text_are_no_sayings(text: str, phonemes: bool) -> None:
    assert "\ue000" not in _said(f"\ue000{text}Hermione", phonemes=phonemes)


@pytest.mark.parametrize(
    ("saying", "spelled"),
    [
        ("/ʃɪˈvɔːn/", "shi-vawn"),
        ("/niːv/", "neev"),
        ("/ˈsɜːrʃə/", "sur-shuh"),
        ("/ˈstreɪndʒər/", "strayn-juhr"),
        ("/ˈdʒeɪn ˈɛə/", "jayn air"),
        ("/aɪ/", "eye"),
        ("/ˈt͡ʃɑːlz/", "chahlz"),
    ],
)
def test_phonemes_are_spelled_as_english_spells_sounds(saying: str, spelled: str) -> None:
    assert ipa.respelled(saying) == spelled


def test_what_is_no_sound_of_english_is_named() -> None:
    assert ipa.unknown("/ǃqaʘ/") == "ǃqʘ"
