"""People who talk mind to mind, in stressed words."""

from collections.abc import Callable

from narrate.book import Paragraph

Thought = Callable[..., list[str]]


def stressed(text: str) -> Paragraph:
    """Return a paragraph; what stands between underscores is stressed."""
    parts, plain, emphasis = text.split("_"), "", []
    for at, part in enumerate(parts):
        if at % 2:
            emphasis.append((len(plain), len(plain) + len(part)))
        plain += part
    return Paragraph(plain, tuple(emphasis))


TALK = (
    stressed("_Over here,_ said Anna. _Behind the lamp._"),
    stressed("_Which lamp?_ Tom asked."),
)


def test_whole_stressed_sentences_are_said_where_people_talk_in_them(thought: Thought) -> None:
    answer = stressed("_The green one._ She lifted it.")

    assert thought(*TALK, answer)[-1] == "The green one."


def test_the_rest_of_a_broken_sentence_is_said_too(thought: Thought) -> None:
    broken = stressed("_Your escort,_ said Anna, _is late._")

    assert thought(*TALK, broken)[-2:] == ["Your escort,", "is late."]


def test_a_stressed_word_in_a_sentence_stays_stress(thought: Thought) -> None:
    assert thought(*TALK, stressed("He was _never_ late. It was _the_ lamp.")) == [
        "Over here,",
        "Behind the lamp.",
        "Which lamp?",
    ]


def test_stress_is_no_talk_where_nobody_says_it(thought: Thought) -> None:
    assert thought(stressed("_The green one._ She lifted it.")) == []
