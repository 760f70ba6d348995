# ruff: noqa: RUF001 - curly marks and dashes are what stories hold.
from __future__ import annotations

import re
import time
from collections.abc import Sequence

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from narrate.script import SpanKind
from narrate.synthesis import spoken


def said(
    text: str,
    *,
    kind: SpanKind = SpanKind.NARRATION,
    language: str = "en",
    spellings: Sequence[tuple[str, str]] = (),
) -> str:
    return spoken(text, kind=kind, language=language, spellings=spellings)


def heading(text: str, *, language: str = "en") -> str:
    return said(text, kind=SpanKind.HEADING, language=language)


@pytest.mark.parametrize(
    "printed",
    [
        '"Come in."',
        "“Come in.”",
        "„Come in.“",
        "«Come in.»",
        "« Come in. »",
        "‹Come in.›",
        "「Come in.」",
        "'Come in.'",
        "‘Come in.’",
        "``Come in.''",
        "''Come in.''",
        "'\"Come in.\"'",
        "— Come in.",
        "-- Come in.",
        "- Come in.",
        "*Come in.*",
        "**Come** _in_.",
        "***Come in.***",
        "~Come in.~",
        "//Come in.//",
        "/Come in./",
        "::Come in.::",
        "[Come in.]",
        "<Come in.>",
        "{Come in.}",
        "...Come in.",
        ", Come in.",
        "  Come\u00a0in.\u2060 ",
        "Co\u00adme in.",
        "Come in. 😂❤️",
        "Come in. :)",
        "Come in <3.",
        "Come in ^_^.",
        "𝓒𝓸𝓶𝓮 in.",
    ],
)
def test_marks_for_the_eye_are_not_said(printed: str) -> None:
    assert said(printed) == "Come in."


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("Don’t", "Don't"),
        ("don`t", "don't"),
        ("‘Don’t,’ she said. ‘The dog’s bowl.’", "Don't, she said. The dog's bowl."),
        ("the students’ books", "the students' books"),
        ("’Tis late, 'cause o' them", "'Tis late, 'cause o' them"),
        ("rock ’n’ roll in the ’90s", "rock 'n' roll in the nineties"),
        ("He said 'hi there' to 'em.", "He said hi there to 'em."),
        ("‘’Tis late,’ he said.", "'Tis late, he said."),
        ("goin' home", "goin' home"),
    ],
)
def test_apostrophes_are_kept_and_single_quotes_are_not(printed: str, expected: str) -> None:
    assert said(printed) == expected


@pytest.mark.parametrize(
    "printed",
    ["Wait... what?", "Wait… what?", "Wait . . . what?", "Wait.... what?", "Wait…. what?",
     "Wait...what?", "Wait.. what?", "Wait …… what?"],
)  # fmt: skip
def test_every_ellipsis_is_one_pause(printed: str) -> None:
    assert said(printed) == "Wait… what?"


@pytest.mark.parametrize(
    "printed", ["Well—no", "Well — no", "Well--no", "Well -- no", "Well - no", "Well–no"]
)
def test_every_dash_between_words_is_one_pause(printed: str) -> None:
    assert said(printed) == "Well — no"


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("What—", "What —"),
        ("“But-” he", "But — he"),
        ("What—?", "What?"),
        ("two- and three-year-old", "two- and three-year-old"),
        ("in 18—, he", "in eighteen blank, he"),
    ],
)
def test_a_cut_off_word_is_cut_off(printed: str, expected: str) -> None:
    assert said(printed) == expected


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("The lamp[1] burned.", "The lamp burned."),
        ("She left.[12] He stayed.", "She left. He stayed."),
        ("The word¹ and “No.”² he said", "The word and No. he said"),
        ("A man† left*.", "A man left."),
        ("five km² of x²", "five km squared of x squared"),
        ("[1] is a number", "one is a number"),
        ("[Skill: Trap Sense]", "Skill: Trap Sense"),
        ("she wrote [sic] there", "she wrote sic there"),
    ],
)
def test_marks_of_footnotes_are_not_said(printed: str, expected: str) -> None:
    assert said(printed) == expected


@pytest.mark.parametrize("printed", ["", " ", "...", "…", "“…”", "— —", "?!", "***", "♥ ♥", "()"])
def test_what_has_nothing_to_say_is_empty(printed: str) -> None:
    assert said(printed) == ""


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("See https://example.com/a_b?c=1. Then go!", "See example dot com. Then go!"),
        ("(www.example.com)", "(example dot com)"),
        ("un*believ*able", "unbelievable"),
        ("the star_gazer name", "the star gazer name"),
        ("#magic for @anna", "hashtag magic for at anna"),
        ("The end.Then", "The end. Then"),
        ("One line\nThe next,\nthe last", "One line. The next, the last"),
        ("f***ing s**t, b*****d", "bleeping bleep, bleep"),
        ("sh*t, d*mned", "bleep, damned"),
        ("**bold, it lacks an end", "bold, it lacks an end"),
        ("it lacks a beginning**", "it lacks a beginning"),
        ("a** I**", "a I"),
        ("**go to** bed", "go to bed"),
        ("(softly) go", "(softly) go"),
        ("« Oui » dit-il", "Oui dit-il"),
        ("[b]No[/b], she said", "No, she said"),
        ("[url=https://x.org/a]the map[/url]", "the map"),
        ("see [the map](https://x.org/a_b) now", "see the map now"),
        ("![a lamp](https://x.org/lamp.png) rain", "rain"),
        ("two&nbsp;words &amp; more", "two words and more"),
        (r"\*\*sigh\*\* no", "sigh no"),
    ],
)
def test_markup_gives_way_to_words(printed: str, expected: str) -> None:
    assert said(printed) == expected


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("9 and ¾", "nine and three quarters"),
        ("Platform 9¾.", "Platform nine and three quarters."),
        ("½ an hour", "half an hour"),
        ("a ½ mile", "a half mile"),
        ("¼ of it", "a quarter of it"),
        ("⅛ of it", "an eighth of it"),
        ("3 1/2 cups", "three and a half cups"),
        ("2/3 of them", "two thirds of them"),
        ("24/7 and 3/3", "twenty-four seven and three out of three"),
        ("10–12 people", "ten to twelve people"),
        ("10-12 people", "ten to twelve people"),
        ("50-50", "fifty fifty"),
        ("1914-1918", "nineteen fourteen to nineteen eighteen"),
        ("555-0123", "five five five, zero one two three"),
        ("£5 or $1", "five pounds or one dollar"),
        ("$3.50 and €2 million", "three dollars and fifty cents and two million euros"),
        ("at 3:00 sharp", "at three o'clock sharp"),
        ("3:00 pm, 3:05am", "three p.m., three oh five a.m."),
        ("9.30 p.m. now", "nine thirty p.m. now"),
        ("10:23 pm", "ten twenty-three p.m."),
        ("100 000 men", "one hundred thousand men"),
        ("No. 4 is #1", "number four is number one"),
        ("“No. 4 is mine.”", "number four is mine."),
        ("Lv. 5", "level five"),
    ],
)
def test_numbers_are_said_in_words_where_engines_would_not(printed: str, expected: str) -> None:
    assert said(printed) == expected


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("Tom & Jerry", "Tom and Jerry"),
        ("R&B", "R and B"),
        ("and/or", "and or"),
        ("w/o him, w/ her", "without him, with her"),
        ("Lt. Lane vs. Sgt Poe Jr. met", "Lieutenant Lane versus Sergeant Poe Junior met"),
        ("Mr. and Mrs. Dale, Dr. Poe", "Mr. and Mrs. Dale, Doctor Poe"),
        ("Henry VIII and Elizabeth II", "Henry the Eighth and Elizabeth the Second"),
        ("World War I was", "World War One was"),
        ("XVIII", "eighteen"),
        ("THE VIXEN", "The Vixen"),
        ("Chapter VIXEN", "Chapter Vixen"),
        ("of page xviii and XXX, WWW", "of page eighteen and XXX, WWW"),
        ("the IV drip", "the IV drip"),
        ("I think X is", "I think X is"),
        ("Harry POV and the OCs", "Harry P O V and the O C's"),
    ],
)
def test_what_is_short_for_something_is_said_in_full(printed: str, expected: str) -> None:
    assert said(printed) == expected


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("W-what?", "Wuh-what?"),
        ("Wh-what", "Wuh-what"),
        ("t-t-that's th-that", "tuh-tuh-that's thuh-that"),
        ("Pl-please", "Pluh-please"),
        ("c-can", "kuh-can"),
        ("a-and", "ah-and"),
        ("y-you", "yuh-you"),
        ("I-I don't", "I-I don't"),
        ("I-I'm", "I-I'm"),
        ("I-if", "Ih-if"),
        ("W... what", "Wuh-what"),
        ("W—what", "Wuh-what"),
        ("I w—want", "I wuh-want"),
        ("Luke's - so they say - plan B—but", "Luke's — so they say — plan B — but"),
        ("a — a ghost", "a — a ghost"),
        ("X-ray re-read T-shirt co-op so-so D-Day", "X-ray re-read T-shirt co-op so-so D-Day"),
    ],
)
def test_stutters_are_heard_as_sounds_not_letters(printed: str, expected: str) -> None:
    assert said(printed) == expected


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("Noooooo!", "No!"),
        ("soooo", "so"),
        ("gooood", "good"),
        ("pleeeease", "please"),
        ("whaaaat", "what"),
        ("yesssss", "yes"),
        ("heyyyy", "hey"),
        ("offff", "off"),
        ("Sssstop", "Stop"),
        ("AHHHHH", "Ah"),
        ("Shhhh", "Shush"),
        ("Sh-sh-sh! Ah-h-h!", "Shush! Ah!"),
        ("Mmm. Hm.", "Hmm. Hmm."),
        ("bookkeeper, goddess, see", "bookkeeper, goddess, see"),
    ],
)
def test_stretched_words_are_the_words_that_they_stretch(printed: str, expected: str) -> None:
    assert said(printed) == expected


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("She said STOP.", "She said Stop."),
        ("WHAT THE HELL DID YOU DO!?", "What The Hell Did You Do!?"),
        ("LET US GO!", "Let Us Go!"),
        ("DON'T, O'BRIEN", "Don't, O'brien"),
        ("KAIA's", "Kaia's"),
        ("NASA and the FBI on TV", "NASA and the FBI on TV"),
        ("TURN OFF THE TV", "Turn Off The TV"),
        ("US or IT", "US or IT"),
        ("I AM", "I AM"),
    ],
)
def test_shouted_capitals_are_words_and_acronyms_are_not(printed: str, expected: str) -> None:
    assert said(printed) == expected


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("Chapter III: The Lamp", "Chapter three. The Lamp."),
        ("CHAPTER XIV", "Chapter fourteen."),
        ("Chapter One", "Chapter One."),
        ("Chapter 4 - The Rain", "Chapter four. The Rain."),
        ("Chapter 4 — The Rain!", "Chapter four. The Rain!"),
        ("III", "Three."),
        ("XLIX", "Forty-nine."),
        ("IV. The End?", "Four. The End?"),
        ("I", "One."),
        ("Part I", "Part one."),
        ("I Am Here", "I Am Here."),
        ("Mix", "Mix."),
        ("Vitamin C", "Vitamin C."),
        ("The Lamp,", "The Lamp."),
        ("One\nThe Lamp", "One. The Lamp."),
        ("* * *", ""),
    ],
)
def test_headings_have_numbers_and_end_with_a_fall(printed: str, expected: str) -> None:
    assert heading(printed) == expected


def test_a_numeral_is_a_number_in_the_headings_of_other_languages() -> None:
    assert heading("Kapitel IV: Das Licht", language="de") == "Kapitel vier. Das Licht."


@pytest.mark.parametrize("printed", ["NEIN & W-was Sgt. Poe", "Die TV-Serie"])
def test_the_rules_for_english_hold_for_english_alone(printed: str) -> None:
    assert said(printed, language="de") == printed


def test_the_rules_for_english_hold_for_each_kind_of_it() -> None:
    assert said("Tom & Jerry", language="en-gb") == "Tom and Jerry"


def test_other_languages_stretch_letters_to_three() -> None:
    assert said("«Neeeeein!»", language="de") == "Neeein!"


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("Siobhan's lamp", "Shi-vawn's lamp"),
        ("SIOBHAN!", "Shi-vawn!"),
        ("siobhan", "siobhan"),
        ("Siobhanna", "Siobhanna"),
        ("Lead the way", "Leed the way"),
        ("to lead", "to leed"),
        ("Anna Maria and Anna", "Ah-na Ma-ree-a and Anna"),
        ("the ma’am", "the mum"),
    ],
)
def test_spellings_are_said_for_whole_words(printed: str, expected: str) -> None:
    spellings = [
        ("Siobhan", "Shi-vawn"),
        ("lead", "leed"),
        ("Anna", "Anna"),
        ("Anna Maria", "Ah-na Ma-ree-a"),
        ("ma'am", "mum"),
    ]

    assert said(printed, spellings=spellings) == expected


_WORDS = st.sampled_from(
    [
        "anna",
        "Bert",
        "don't",
        "evening",
        "you",
        "a",
        "o'clock",
        "re-read",
        "Mr.",
        "see",
        "four",
        "été",
    ],
)
_NOISE = st.sampled_from(
    [" ", " ", " ", ", ", ". ", "! ", "? ", "... ", "… ", " . . . ", " — ", "--", " - ", "\n", "; ",
     ' "', '" ', " “", "” ", " *", "* ", " _", "_ ", " **", "** ", " ~", "~ ", " //", "// ", " (",
     ") ", " 😂 ", " :) ", " & ", " [", "] ", " « ", " » ", " ‘", ",’ "],
)  # fmt: skip


@given(st.lists(st.tuples(_WORDS, _NOISE), min_size=1, max_size=20), st.sampled_from(SpanKind))
@example([("don't", "** ")], SpanKind.DIALOGUE)
def test_no_word_is_lost_or_changed_in_any_noise(
    parts: list[tuple[str, str]], kind: SpanKind
) -> None:
    text = "".join(word + noise for word, noise in parts)

    heard = spoken(text, kind=kind, language="fr")

    printed = [letters for word, _ in parts for letters in re.findall(r"[^\W_]+", word)]
    assert re.findall(r"[^\W_]+", heard) == printed


@given(st.text(), st.sampled_from(SpanKind), st.sampled_from(["en", "de"]))
@example("W-W", SpanKind.DIALOGUE, "en")
@example("II\n", SpanKind.HEADING, "en")
def test_any_text_is_said_in_one_line_without_stray_marks(
    text: str, kind: SpanKind, language: str
) -> None:
    heard = spoken(text, kind=kind, language=language)

    assert heard == " ".join(heard.split())
    assert not set(heard) & set('"“”„«»*_~|<>[]{}^\\')
    assert heard == "" or any(map(str.isalnum, heard))


@pytest.mark.parametrize(
    "unit",
    [
        "*",
        "* a",
        "A'",
        "- ",
        "– ",
        "-",
        ". ",
        "'a ",
        "W-",
        "a… ",
        "_b",
        "1/",
        "1 ",
        "AB ",
        "\n",
        "(",
    ],
)
def test_the_time_is_not_more_than_the_length_deserves(unit: str) -> None:
    started = time.perf_counter()

    said(unit * 5_000)

    assert time.perf_counter() - started < 3


@pytest.mark.parametrize(
    ("language", "printed", "expected"),
    [
        ("fr", "\u00ab M. Dupont et Mme Roy ! \u00bb", "Monsieur Dupont et Madame Roy!"),
        ("de", "Hr. Weber, z. B., kommt.", "Herr Weber, zum Beispiel, kommt."),
        ("es", "\u2014\u00bfEl Sr. L\u00f3pez?", "\u00bfEl se\u00f1or L\u00f3pez?"),
        ("it", "\u00abIl sig. Rossi.\u00bb", "Il signor Rossi."),
        ("pt", "\u2014 A Sra. Lima \u2014 disse.", "A senhora Lima \u2014 disse."),
        ("pl", "Np. tak, tzn. nie.", "Np. tak, to znaczy nie."),
    ],
)
def test_abbreviations_of_other_languages_are_said_in_full(
    language: str, printed: str, expected: str
) -> None:
    assert said(printed, language=language) == expected


@pytest.mark.parametrize(
    ("language", "printed", "expected"),
    [
        ("fr", "Chapitre III : La lampe", "Chapitre trois. La lampe."),
        ("ru", "\u0413\u043b\u0430\u0432\u0430 IV", "Глава четыре."),
        ("pl", "Rozdzia\u0142 II: Dom", "Rozdział dwa. Dom."),
    ],
)
def test_numerals_of_chapters_are_numbers_in_every_language(
    language: str, printed: str, expected: str
) -> None:
    assert heading(printed, language=language) == expected
