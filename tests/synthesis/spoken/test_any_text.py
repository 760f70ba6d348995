"""What holds of every text, whatever is in it."""
# ruff: noqa: RUF001 - signs are what texts hold.

from __future__ import annotations

import re

from hypothesis import example, given
from hypothesis import strategies as st

from narrate.script import SpanKind
from narrate.synthesis import spoken

_PLAIN = st.sampled_from(
    [
        "anchor",
        "cellar",
        "evening",
        "harbor",
        "kettle",
        "lantern",
        "quiet",
        "river",
        "window",
        "Anna",
        "Marta",
        "Olin",
        "never",
    ]
)
_NUMBERS = st.sampled_from(
    ["7", "1,234", "3.14", "1999", "½", "9¾", "$5.99", "12:30", "3pm", "24/7", "50%", "2nd", "'90s",
     "1914–18", "B-52", "MP3", "x2", "5'4", "10kg", "IV", "№ 4", "555-0123", "-5", "20°C", "#1"]
)  # fmt: skip
_MARKS = st.sampled_from(
    [" ", " ", " ", ", ", ". ", "! ", "… ", " — ", " & ", " + ", " = ", " / ", " * ", " ~ ", " # ",
     " @ ", " :) ", " 😂 ", " <3 ", "\n", " (", ") ", " “", "” ", " → "]
)  # fmt: skip
_ANY = st.text(st.characters(exclude_categories=[])) | st.text(
    st.sampled_from(list("aI1x0.,:;-–—'’\"/\\#@*_~^=+%$£°½ \n()[]<>|&🙂👍🏽\u200d\ufe0fIVXLKkmst"))
)


@given(st.lists(st.tuples(_PLAIN | _NUMBERS, _MARKS), min_size=1, max_size=14))
def test_every_word_of_the_print_is_spoken_in_its_order(parts: list[tuple[str, str]]) -> None:
    text = "".join(word + mark for word, mark in parts)

    heard = re.findall(r"[a-z]+", spoken(text, kind=SpanKind.DIALOGUE, language="en").lower())

    printed = [word.lower() for word, _ in parts if word.isalpha() and not word.isupper()]
    said = iter(heard)
    assert all(word in said for word in printed), (printed, heard)


@given(_ANY, st.sampled_from(SpanKind))
@example("1/1/1", SpanKind.NARRATION)
@example("0@0", SpanKind.HEADING)
@example("9" * 5_000, SpanKind.NARRATION)
@example("٣ and ３", SpanKind.NARRATION)
@example("\ue000 #", SpanKind.DIALOGUE)
def test_no_figure_or_sign_is_left_for_an_english_voice(text: str, kind: SpanKind) -> None:
    heard = spoken(text, kind=kind, language="en")

    assert not re.search(r"[\d/*_`#~^\\|<>=+%@]", heard), heard


@given(_ANY, st.sampled_from(["en", "de", "fr", "es", "it", "pt", "ru", "pl", "sv"]))
def test_any_text_can_be_spoken_in_any_language(text: str, language: str) -> None:
    heard = spoken(text, kind=SpanKind.NARRATION, language=language)

    assert heard == " ".join(heard.split())


@given(st.lists(_PLAIN, min_size=1, max_size=5), st.text(max_size=10))
def test_a_text_with_words_is_never_silent(words: list[str], noise: str) -> None:
    assert spoken(f"{noise} {' '.join(words)} {noise}", kind=SpanKind.DIALOGUE, language="en")
