import pytest

from narrate.casting import typical_line
from narrate.script import (
    Character,
    Delivery,
    Evidence,
    Script,
    ScriptChapter,
    Span,
    SpanKind,
    Utterance,
)

MIDDLING = "“I have seen the harbor only once before this.”"


def line(
    text: str,
    confidence: float = 0.9,
    delivery: Delivery = Delivery.PLAIN,
    speaker: str = "anna",
) -> Utterance:
    kind = SpanKind.NARRATION if speaker == "narrator" else SpanKind.DIALOGUE
    return Utterance(Span(kind, text, 0, 0), speaker, confidence, Evidence.EXPLICIT, delivery)


def script(*lines: Utterance, narrator: str | None = None) -> Script:
    chapter = ScriptChapter(1, "One", lines)
    return Script("A", None, "en", narrator, (Character("anna", "Anna"),), (chapter,))


@pytest.mark.parametrize(
    "other",
    [
        line("“No.”"),
        line("“Stop that at once, I say, or else!”", delivery=Delivery.SHOUTED),
        line("“I have seen the harbor only once before this—”"),
        line("“I have never seen the harbor before this day.”", confidence=0.4),
        line("“" + "Well, well, well. " * 20 + "”"),
        line("“I have never seen the harbor before this day.”", speaker="tom"),
    ],
)
def test_a_line_of_middling_length_surely_hers_and_plain_is_typical(other: Utterance) -> None:
    for lines in ([line(MIDDLING), other], [other, line(MIDDLING)]):
        found = typical_line(script(*lines), "anna")

        assert found is not None
        assert found.span.text == MIDDLING


def test_a_long_line_is_cut_between_sentences() -> None:
    found = typical_line(script(line("“" + "One two three four. " * 9 + "”")), "anna")

    assert found is not None
    assert found.span.text == "“" + " ".join(["One two three four."] * 5)


def test_who_only_says_a_word_says_that() -> None:
    found = typical_line(script(line("“…”"), line("“No.”")), "anna")

    assert found is not None
    assert found.span.text == "“No.”"


def test_who_says_nothing_has_no_line() -> None:
    assert typical_line(script(line("“No.”", speaker="tom")), "anna") is None


def test_who_only_tells_the_story_tells_it() -> None:
    told = script(line("I was born by the sea, in a house of six.", speaker="narrator"),
                  narrator="anna")  # fmt: skip

    found = typical_line(told, "anna")

    assert found is not None
    assert found.span.text.startswith("I was born")
