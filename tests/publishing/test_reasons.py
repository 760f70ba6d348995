from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from narrate.cast import Mastering, Voice
from narrate.publishing.manifest import Entry, digest, take_entry
from narrate.publishing.reasons import reasons
from narrate.script import Age, Delivery, Gender
from narrate.take import ChapterPlan, Recording, TakePlan

TAGS = digest(b"tags")
SIZE = 1000


@dataclass(frozen=True, slots=True)
class Line:
    text: str
    speaker: str = "narrator"
    voice: str = ""
    delivery: Delivery = Delivery.PLAIN
    engine: int = 1
    pause_ms: int = 300
    saying: str = ""
    """How it is spoken, if otherwise than it is printed."""

    mastering: Mastering = Mastering.RAW
    pieces: int = 2

    @property
    def heard_from(self) -> str:
        return self.voice or f"tone/{self.speaker}"


Chapter = tuple[Line, ...]

CHAPTER = (
    Line("The Harbor"),
    Line("It was late."),
    Line("Wait!", "anna"),
    Line("said a voice."),
    Line("Who is there?", "mrs-hale"),
    Line("Nobody.", "anna"),
)


def _halves(line: Line) -> Sequence[str]:
    said = line.saying or line.text
    return (said, said[::-1], said * 2)[: line.pieces]


def plan_of(chapter: Chapter) -> ChapterPlan:
    """Plan every line as two takes, so that lines and takes are not the same."""
    takes = tuple(
        TakePlan(
            key=digest(
                f"{half}{line.heard_from}{line.delivery}{line.engine}{line.mastering}".encode()
            ),
            text=half,
            voice=Voice(
                line.heard_from,
                "tone",
                "en",
                Gender.NEUTRAL,
                Age.ADULT,
                mastering=line.mastering,
            ),
            delivery=line.delivery,
            utterance=number,
            pause_ms=line.pause_ms,
        )
        for number, line in enumerate(chapter)
        for half in _halves(line)
    )
    stamp = digest(repr([(take.key, take.pause_ms) for take in takes]).encode())
    return ChapterPlan(1, "The Harbor", 750, takes, stamp)


def built(chapter: Chapter) -> Entry:
    plan = plan_of(chapter)
    recording = Recording(1, "The Harbor", Path("01-the-harbor.mp3"), SIZE, 2400, plan.stamp)
    takes = [
        take_entry(
            take,
            chapter[take.utterance].speaker,
            printed=chapter[take.utterance].text,
            at_ms=0,
            samples=1,
        )
        for take in plan.takes
    ]
    return Entry(recording, TAGS, tuple(takes))


def told(
    plan: ChapterPlan,
    chapter: Chapter,
    entry: Entry | None,
    *,
    tags_digest: str = TAGS,
    size: int | None = SIZE,
) -> tuple[str, ...]:
    return reasons(
        plan,
        [line.speaker for line in chapter],
        entry,
        printed=[line.text for line in chapter],
        names={"anna": "Anna", "mrs-hale": "Mrs. Hale"},
        tags_digest=tags_digest,
        size=size,
    )


def why(chapter: Chapter, *, before: Chapter = CHAPTER) -> tuple[str, ...]:
    return told(plan_of(chapter), chapter, built(before))


def as_older_versions_wrote_it(entry: Entry) -> Entry:
    return replace(
        entry, takes=tuple(replace(take, printed="", mastering="") for take in entry.takes)
    )


def changed(number: int, **what: Any) -> Chapter:
    """Return the chapter with one line changed, counted from 1."""
    line = replace(CHAPTER[number - 1], **what)
    return (*CHAPTER[: number - 1], line, *CHAPTER[number:])


def test_a_chapter_that_is_as_it_was_is_up_to_date() -> None:
    assert why(CHAPTER) == ()


def test_lines_of_stand_ins_are_a_reason() -> None:
    entry = built(changed(3, voice="tone/other"))
    takes = tuple(
        replace(take, stands_in_for="tone/anna") if take.utterance == 2 else take
        for take in entry.takes
    )

    found = told(plan_of(CHAPTER), CHAPTER, replace(entry, takes=takes))

    assert found == ("1 line in stand-in voices",)


def test_a_chapter_without_an_entry_is_not_built_yet() -> None:
    found = told(plan_of(CHAPTER), CHAPTER, None, size=None)

    assert found == ("not built yet",)


@pytest.mark.parametrize(
    ("tags_digest", "size", "reason"),
    [
        (TAGS, None, "file missing"),
        (TAGS, SIZE - 1, "file changed on disk"),
        (digest(b"other tags"), SIZE, "tags changed"),
    ],
)
def test_a_file_that_is_not_as_it_was_has_a_reason(
    tags_digest: str, size: int | None, reason: str
) -> None:
    found = told(plan_of(CHAPTER), CHAPTER, built(CHAPTER), tags_digest=tags_digest, size=size)

    assert found == (reason,)


@pytest.mark.parametrize(
    ("chapter", "reason"),
    [
        (changed(3, text="Wait for me!"), "line 3 edited"),
        (changed(3, speaker="tom"), "line 3 with a new speaker"),
        (changed(3, delivery=Delivery.SHOUTED), "line 3 with a new delivery"),
        (changed(5, voice="tone/high"), "Mrs. Hale has a new voice"),
        (changed(3, engine=2), "line 3 to be taken again"),
        (changed(3, pause_ms=900), "pacing changed"),
        ((*CHAPTER[:2], Line("Oh."), *CHAPTER[2:]), "line 3 new"),
        ((*CHAPTER, Line("Oh."), Line("No."), Line("Yes.")), "lines 7, 8 and 9 new"),
        (CHAPTER + tuple(Line(f"Line {n}.") for n in range(4)), "4 lines new"),
        (CHAPTER[:-1], "1 line removed"),
        ((CHAPTER[0], *CHAPTER[3:]), "2 lines removed"),
        (
            tuple(replace(line, engine=2) for line in CHAPTER),
            "engine or encoder changed",
        ),
        (
            tuple(replace(line, mastering=Mastering.GENTLE) for line in CHAPTER),
            "mastering changed",
        ),
        (changed(3, saying="Wayt!"), "line 3 said otherwise"),
        (changed(3, text="“Wait!”", saying="Wayt!"), "line 3 edited"),
        (changed(5, voice="tone/high", pieces=1), "Mrs. Hale has a new voice"),
        (changed(5, voice="tone/high", saying="[[hu]]"), "Mrs. Hale has a new voice"),
    ],
)
def test_one_change_has_one_reason(chapter: Chapter, reason: str) -> None:
    assert why(chapter) == (reason,)


def test_a_few_changes_are_all_told() -> None:
    chapter = (
        replace(CHAPTER[0], text="The Quay"),
        CHAPTER[1],
        replace(CHAPTER[2], voice="tone/high"),
        CHAPTER[3],
        replace(CHAPTER[5], voice="tone/high"),
    )

    assert why(chapter) == ("line 1 edited", "1 line removed", "Anna has a new voice")


def test_what_an_old_file_does_not_tell_is_told_as_it_was_before() -> None:
    mastered = tuple(replace(line, mastering=Mastering.GENTLE) for line in CHAPTER)
    recut = changed(5, voice="tone/high", pieces=1)

    found = [
        told(plan_of(chapter), chapter, as_older_versions_wrote_it(built(CHAPTER)))
        for chapter in (mastered, changed(3, saying="Wayt!"), recut)
    ]

    assert found == [
        ("engine, mastering or encoder changed",),
        ("line 3 edited",),
        ("Mrs. Hale has a new voice",),
    ]


def test_other_marks_around_the_same_words_are_no_edit() -> None:
    before = changed(3, text="“Wait!”", saying="Wait!")

    assert why(changed(5, text="Who are you?"), before=before) == ("line 5 edited",)


def test_who_has_no_name_is_not_called_by_an_id() -> None:
    chapter = changed(3, speaker="unknown")

    assert why(
        (*chapter[:2], replace(chapter[2], voice="tone/high"), *chapter[3:]), before=chapter
    ) == ("whoever is not known has a new voice",)


def test_many_new_voices_are_counted() -> None:
    before = tuple(Line(f"Line {n}.", f"speaker-{n}") for n in range(4))

    after = tuple(replace(line, voice=f"{line.heard_from}-high") for line in before)

    assert why(after, before=before) == ("4 speakers have new voices",)


def test_a_speaker_with_the_same_voice_changes_no_sound() -> None:
    assert why(changed(3, speaker="tom", voice="tone/anna")) == ()


LINES = st.builds(
    Line,
    text=st.sampled_from(["Yes.", "No.", "Oh.", "Well."]),
    speaker=st.sampled_from(["narrator", "anna"]),
    voice=st.sampled_from(["", "tone/high"]),
    engine=st.integers(1, 2),
    pause_ms=st.sampled_from([300, 600]),
    saying=st.sampled_from(["", "Ay."]),
    mastering=st.sampled_from(Mastering),
    pieces=st.integers(1, 3),
)
CHAPTERS = st.lists(LINES, min_size=1, max_size=8).map(tuple)


@given(before=CHAPTERS, after=CHAPTERS)
@settings(deadline=None)
def test_there_is_a_reason_whenever_the_sound_changes(before: Chapter, after: Chapter) -> None:
    found = why(after, before=before)

    assert bool(found) == (plan_of(before).stamp != plan_of(after).stamp)
    assert all(found)


def test_a_chapter_with_another_title_is_renamed_and_not_missing() -> None:
    plan = replace(plan_of(CHAPTER), title="The Quay")
    found = told(plan, CHAPTER, built(CHAPTER), tags_digest=digest(b"other"), size=None)

    assert found == ("renamed",)


def test_one_voice_for_all_is_one_reason_and_so_is_the_way_back() -> None:
    solo = tuple(replace(line, voice="tone/narrator") for line in CHAPTER)

    assert why(solo) == ("one voice reads all now",)
    assert why(CHAPTER, before=solo) == ("the characters have voices of their own now",)


def test_another_voice_for_all_is_no_new_way_to_read() -> None:
    solo = tuple(replace(line, voice="tone/narrator") for line in CHAPTER)
    other = tuple(replace(line, voice="tone/other") for line in CHAPTER)

    assert why(other, before=solo) == tuple(
        f"{speaker} has a new voice" for speaker in ("the narrator", "Anna", "Mrs. Hale")
    )
