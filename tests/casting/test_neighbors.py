from hypothesis import given

from narrate.book import SceneBreak
from narrate.casting.neighbors import neighbors
from narrate.script import (
    NARRATOR,
    Character,
    Evidence,
    Script,
    ScriptChapter,
    Span,
    SpanKind,
    Utterance,
)


def script(*chapters: str) -> Script:
    """Return a script from speakers in a row; `.` is narration, `|` a scene break."""
    return Script(
        "A",
        None,
        "en",
        None,
        tuple(Character(id_, id_) for id_ in sorted(set("".join(chapters)) - set(".| "))),
        tuple(
            ScriptChapter(number, "One", tuple(map(item, chapter.split())))
            for number, chapter in enumerate(chapters, start=1)
        ),
    )


def item(word: str) -> Utterance | SceneBreak:
    if word == "|":
        return SceneBreak()
    kind = SpanKind.NARRATION if word == "." else SpanKind.DIALOGUE
    return Utterance(
        Span(kind, "Yes.", 0, 0), NARRATOR if word == "." else word, 1.0, Evidence.EXPLICIT
    )


def test_those_who_speak_next_to_each_other_exchange_turns() -> None:
    company = neighbors(script("a . b a . a c"))

    assert company.exchanges("a", "b") == company.exchanges("b", "a") == 2
    assert company.exchanges("a", "c") == 1
    assert company.exchanges("b", "c") == 0
    assert company.closest("a") == "b"


def test_nobody_answers_over_the_end_of_a_scene_or_a_chapter() -> None:
    company = neighbors(script("a | b", "c"))

    assert not company.turns
    assert not company.meet("a", "b")
    assert company.closest("a") is None


def test_whoever_speaks_in_one_scene_meets() -> None:
    company = neighbors(script("a b c | d"))

    assert company.meet("a", "c")
    assert not company.meet("a", "d")


def test_the_narrator_is_beside_everybody() -> None:
    company = neighbors(script("a . a | b"))

    assert company.meet(NARRATOR, "b")
    assert company.exchanges("a", NARRATOR) == 2


@given(...)
def test_who_exchanges_turns_meets(story: Script) -> None:
    company = neighbors(story)

    assert set(company.turns) <= set(company.meetings)
    assert sum(company.lines[who.id] for who in story.characters) == sum(
        story.lines_of(who.id) for who in story.characters
    )
