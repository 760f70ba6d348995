"""Whether people who talk to each other sound different, and stay as they were."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from narrate.cast import TIMBRE_HZ, Cast, Voice
from narrate.casting import Catalog, choose, solo
from narrate.casting.contrast import apart
from narrate.casting.neighbors import neighbors
from narrate.script import (
    UNKNOWN,
    Age,
    Character,
    Evidence,
    Gender,
    Script,
    ScriptChapter,
    Span,
    SpanKind,
    Utterance,
)


def voice(name: str, gender: Gender, semitones: float, accent: str = "") -> Voice:
    """Return a voice with a pitch and a flat spectrum."""
    timbre = (semitones, *[0.0] * len(TIMBRE_HZ))
    return Voice(f"tone/{name}", "tone", "en", gender, Age.ADULT, accent, timbre=timbre)


NARRATOR = voice("narrator", Gender.MALE, 0)
NOBODY = voice("nobody", Gender.NEUTRAL, 6)
MEN = tuple(voice(f"man{at}", Gender.MALE, at * 2 - 3) for at in range(4))
WOMEN = tuple(
    voice(f"woman{at}", Gender.FEMALE, 9 + at * 2, "Scottish" if at == 3 else "") for at in range(4)
)
CATALOG = Catalog("tone", (NARRATOR,), NOBODY, (NARRATOR, *WOMEN, *MEN, NOBODY))


def person(id_: str, gender: Gender | None = Gender.FEMALE, accent: str = "") -> Character:
    return Character(id_, id_.title(), (), gender, None, accent)


def story(people: list[Character], *scenes: str, narrator: str | None = None) -> Script:
    """Return a story of scenes, each with its speakers in a row, one a chapter."""
    return Script(
        "A",
        None,
        "en",
        narrator,
        tuple(people),
        tuple(
            ScriptChapter(
                number,
                str(number),
                tuple(
                    Utterance(Span(SpanKind.DIALOGUE, "“Yes.”", 0, 0, 0), who, 1, Evidence.EXPLICIT)
                    for who in scene.split()
                ),
            )
            for number, scene in enumerate(scenes, start=1)
        ),
    )


def cast(script: Script, decided: dict[str, str] | None = None) -> Cast:
    return choose(script, CATALOG, decided or {}, find=CATALOG.voice)


def test_those_who_talk_to_each_other_sound_far_apart() -> None:
    people = [person("ada"), person("bea"), person("cleo")]
    chosen = cast(story(people, "ada bea " * 10, "ada cleo")).roles

    assert apart(chosen["ada"], chosen["bea"]) == max(
        apart(one, other) for one, other in permutations(WOMEN, 2)
    )


def test_the_voice_is_far_from_the_narrator_s() -> None:
    chosen = cast(story([person("tom", Gender.MALE)], "tom"))

    assert apart(chosen.roles["tom"], chosen.narrator) == max(apart(NARRATOR, man) for man in MEN)


def test_they_who_are_neither_sound_between_women_and_men() -> None:
    between = voice("between", Gender.FEMALE, 6)
    catalog = Catalog("tone", (NARRATOR,), NOBODY, (*WOMEN, between, *MEN, NARRATOR, NOBODY))
    script = story([person("ash", Gender.NEUTRAL), person("ada")], "ash ada")

    chosen = choose(script, catalog, {}, find=catalog.voice).roles

    assert chosen["ash"] == between


def test_a_neutral_voice_is_for_them_first() -> None:
    neutral = voice("neutral", Gender.NEUTRAL, 12)
    catalog = Catalog("tone", (NARRATOR,), NOBODY, (*WOMEN, *MEN, neutral, NARRATOR, NOBODY))
    script = story([person("ash", Gender.NEUTRAL), person("ada"), person("x", None)], "ash ada x")

    chosen = choose(script, catalog, {}, find=catalog.voice).roles

    assert chosen["ash"] == neutral
    assert neutral not in {chosen["ada"], chosen["x"]}


def test_an_accent_that_the_story_tells_is_heard() -> None:
    chosen = cast(story([person("ada"), person("morag", accent="Scottish")], "ada morag")).roles

    assert chosen["morag"].accent == "Scottish"


def test_a_series_voice_that_may_come_back_is_rather_left_alone() -> None:
    script = story([person("ada")], "ada")
    first = cast(script).roles["ada"]

    chosen = choose(script, CATALOG, {}, find=CATALOG.voice, reserved=[first.id]).roles["ada"]

    assert chosen.id != first.id


def test_one_voice_reads_all_if_that_is_wanted() -> None:
    script = story([person("ada"), person("tom", Gender.MALE)], "ada tom")

    chosen = solo(script, CATALOG, {"ada": "tone/woman1"}, find=CATALOG.voice)

    assert {chosen.narrator, *chosen.roles.values()} == {NARRATOR}
    assert set(chosen.roles) == {"ada", "tom", UNKNOWN}


def test_who_tells_the_story_reads_it_alone_in_the_voice_that_was_decided() -> None:
    script = story([person("ada")], "ada", narrator="ada")

    assert solo(script, CATALOG, {"ada": "tone/woman1"}, find=CATALOG.voice).narrator == WOMEN[1]


def test_who_tells_the_story_narrates_in_the_voice_that_was_decided() -> None:
    script = story([person("ada")], "ada", narrator="ada")

    assert cast(script, {"ada": "tone/woman1"}).narrator == WOMEN[1]


NAMES = [f"p{number}" for number in range(12)]
SCENES = st.lists(
    st.lists(st.sampled_from(NAMES), min_size=1, max_size=12).map(" ".join), min_size=1, max_size=6
)
GENDERS = st.lists(st.none() | st.sampled_from(Gender), min_size=12, max_size=12)


def speaking(scenes: list[str], genders: list[Gender | None]) -> Script:
    """Return a story of those who speak in its scenes."""
    heard = {who for scene in scenes for who in scene.split()}
    known = zip(NAMES, genders, strict=True)
    return story([person(name, gender) for name, gender in known if name in heard], *scenes)


@given(SCENES, SCENES, GENDERS)
def test_a_new_chapter_never_changes_a_voice_that_was_heard(
    scenes: list[str], more: list[str], genders: list[Gender | None]
) -> None:
    first = cast(speaking(scenes, genders))
    heard = {role: voice.id for role, voice in first.roles.items()}

    # The book file remembers who was heard; what the story tells of somebody may change.
    changed: list[Gender | None] = [*genders[1:], None]
    grown = cast(speaking([*scenes, *more], changed), {"narrator": first.narrator.id, **heard})

    assert grown.narrator == first.narrator
    assert {role: grown.roles[role].id for role in heard} == heard


@given(SCENES)
def test_nobody_shares_a_voice_with_whom_he_meets_while_there_are_enough(scenes: list[str]) -> None:
    scenes = [" ".join(scene.split()[:4]) for scene in scenes]
    script = speaking(scenes, [Gender.FEMALE] * 12)
    chosen = cast(script).roles
    company = neighbors(script)
    crowded = max(
        sum(company.meet(who.id, other.id) for other in script.characters)
        for who in script.characters
    )

    # Whoever meets fewer people than there are voices can always be given one of his own.
    if crowded < len(WOMEN):
        assert all(chosen[one].id != chosen[other].id for one, other in company.meetings)


@pytest.mark.parametrize("gender", [Gender.FEMALE, Gender.MALE])
@given(scenes=SCENES)
def test_everybody_has_a_voice_of_his_gender(gender: Gender, scenes: list[str]) -> None:
    script = speaking(scenes, [gender] * 12)

    chosen = cast(script).roles

    assert all(chosen[who.id].gender is gender for who in script.characters)
