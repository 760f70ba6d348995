from narrate.book import SceneBreak
from narrate.publishing.transcript import lyrics, opening, scene_markers
from narrate.script import NARRATOR, Evidence, ScriptChapter, Span, SpanKind, Utterance
from narrate.take import Marker


def said(text: str, *, block: int) -> Utterance:
    return Utterance(Span(SpanKind.NARRATION, text, block, 0), NARRATOR, 1.0, Evidence.NARRATION)


CHAPTER = ScriptChapter(
    1,
    "The Well",
    (
        said("The Well", block=0),
        said("“Yes,” ", block=1),
        said("she said.", block=1),
        SceneBreak(),
        said("...", block=3),
        said("Morning came to the town, and with it the men who had dug it.", block=4),
    ),
)


def test_lyrics_are_the_chapter_as_printed() -> None:
    text = lyrics(CHAPTER)

    assert text == (
        "The Well\n\n“Yes,” she said.\n\n* * *\n\n...\n\n"
        "Morning came to the town, and with it the men who had dug it."
    )


def test_a_scene_is_named_by_the_first_words_heard_in_it() -> None:
    markers = scene_markers(CHAPTER, {0: 750, 1: 2000, 2: 3000, 4: 9000})

    assert markers == (
        Marker(0, "The Well"),
        Marker(9000, "Morning came to the town, and with it the men ..."),
    )


def test_a_scene_in_which_nothing_is_heard_has_no_marker() -> None:
    markers = scene_markers(CHAPTER, {0: 750, 1: 2000, 2: 3000})

    assert markers == (Marker(0, "The Well"),)


def test_an_opening_is_the_first_words_after_the_heading() -> None:
    heading = Utterance(Span(SpanKind.HEADING, "The Well", 0, 0), NARRATOR, 1.0, Evidence.NARRATION)
    chapter = ScriptChapter(1, "The Well", (heading, *CHAPTER.items[1:]))

    assert opening(chapter, 40) == "“Yes,” she said. ... Morning came to ..."
