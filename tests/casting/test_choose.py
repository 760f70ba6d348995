from collections.abc import Mapping, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from narrate.cast import Voice
from narrate.casting import Catalog, choose
from narrate.errors import MissingError
from narrate.script import (
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


def voice(name: str, gender: Gender, age: Age = Age.ADULT) -> Voice:
    return Voice(f"tone/{name}", "tone", "en", gender, age)


CALM = voice("calm", Gender.FEMALE)
DEEP = voice("deep", Gender.MALE)
NOBODY = voice("nobody", Gender.NEUTRAL)
WOMEN = tuple(voice(f"woman{number}", Gender.FEMALE) for number in range(3))
MEN = tuple(voice(f"man{number}", Gender.MALE) for number in range(3))
CHILDREN = (voice("girl", Gender.FEMALE, Age.CHILD), voice("boy", Gender.MALE, Age.CHILD))
ELDERS = (voice("crone", Gender.FEMALE, Age.OLD), voice("elder", Gender.MALE, Age.OLD))
CATALOG = Catalog(
    engine="tone",
    narrators=(CALM, DEEP),
    unknown=NOBODY,
    voices=(CALM, DEEP, NOBODY, *WOMEN, *MEN, *CHILDREN, *ELDERS),
)


def person(name: str, gender: Gender | None = None, age: Age | None = None) -> Character:
    return Character(name.lower(), name, (), gender, age)


def script(*characters: Character, narrator: str | None = None) -> Script:
    """Everybody says one line, all in one chapter."""
    return scenes([[who.id for who in characters]], characters, narrator=narrator)


def scenes(
    speakers: Sequence[Sequence[str]],
    characters: Sequence[Character],
    narrator: str | None = None,
) -> Script:
    chapters = tuple(
        ScriptChapter(
            number,
            f"Chapter {number}",
            tuple(
                Utterance(Span(SpanKind.DIALOGUE, "“Yes.”", 0, 0, 0), who, 1.0, Evidence.EXPLICIT)
                for who in chapter
            ),
        )
        for number, chapter in enumerate(speakers, start=1)
    )
    return Script("A", None, "en", narrator, tuple(characters), chapters)


def cast_of(story: Script, decided: Mapping[str, str] | None = None) -> dict[str, str]:
    cast = choose(story, CATALOG, decided or {}, find=CATALOG.voice)
    return {"narrator": cast.narrator.id} | {who: role.id for who, role in cast.roles.items()}


def test_the_narrator_keeps_a_voice_of_his_own() -> None:
    people = [person(f"Ada{number}", Gender.FEMALE) for number in range(3)]

    cast = cast_of(script(*people))

    assert cast["narrator"] == "tone/calm"
    assert "tone/calm" not in [cast[who.id] for who in people]


@pytest.mark.parametrize(
    ("who", "expected"),
    [
        (person("Ada", Gender.FEMALE), "tone/woman0"),
        (person("Tom", Gender.MALE), "tone/deep"),
        (person("Pip", Gender.MALE, Age.CHILD), "tone/boy"),
        (person("Nell", Gender.FEMALE, Age.CHILD), "tone/girl"),
        (person("Gran", Gender.FEMALE, Age.OLD), "tone/crone"),
        (person("Gramps", Gender.MALE, Age.OLD), "tone/elder"),
    ],
)
def test_a_voice_fits_gender_and_age(who: Character, expected: str) -> None:
    cast = cast_of(script(who))

    assert cast[who.id] == expected


def test_a_child_sounds_like_a_child_even_when_two_must_share() -> None:
    boys = [person(f"Boy{number}", Gender.MALE, Age.CHILD) for number in range(3)]

    cast = cast_of(script(*boys))

    assert {cast[boy.id] for boy in boys} <= {"tone/girl", "tone/boy"}


def test_everybody_differs_while_there_are_voices() -> None:
    people = [person(f"Ada{number}", Gender.FEMALE) for number in range(4)]

    cast = cast_of(script(*people))

    assert len({cast[who.id] for who in people}) == 4


def test_those_who_must_share_a_voice_do_not_meet() -> None:
    men = [person(f"Man{number}", Gender.MALE) for number in range(6)]
    story = scenes([["man0", "man1", "man2", "man3", "man4"], ["man0", "man5"]], men)

    cast = cast_of(story)

    sharing = [who.id for who in men if cast[who.id] == cast["man5"]]
    assert len({cast[who.id] for who in men}) == 5
    assert len(sharing) == 2
    assert "man0" not in sharing


def test_a_first_person_narrator_speaks_his_lines_in_the_narrator_s_voice() -> None:
    story = script(person("Tom", Gender.MALE), person("Ada", Gender.FEMALE), narrator="tom")

    cast = cast_of(story)

    assert cast["narrator"] == cast["tom"] == "tone/deep"


def test_a_child_who_tells_the_story_sounds_like_a_child() -> None:
    story = script(person("Nell", Gender.FEMALE, Age.CHILD), narrator="nell")

    cast = cast_of(story)

    assert cast["narrator"] == cast["nell"] == "tone/girl"


def test_what_a_person_decided_wins_and_nobody_else_gets_that_voice() -> None:
    story = script(person("Tom", Gender.MALE), person("Ada", Gender.FEMALE))

    cast = cast_of(story, {"narrator": "tone/elder", "tom": "tone/woman0"})

    assert cast["narrator"] == "tone/elder"
    assert cast["tom"] == "tone/woman0"
    assert cast["ada"] == "tone/calm"


def test_a_decided_voice_that_does_not_exist_is_named_with_its_role() -> None:
    with pytest.raises(MissingError, match=r"voice of `tom`.*tone/mna1"):
        cast_of(script(person("Tom")), {"tom": "tone/mna1"})


def test_nobody_in_particular_has_a_voice() -> None:
    assert cast_of(script())["unknown"] == "tone/nobody"


GENDERS = st.none() | st.sampled_from(Gender)
AGES = st.none() | st.sampled_from(Age)


def test_nobody_in_particular_shares_his_voice_with_nobody() -> None:
    small = Catalog("tone", (CALM,), NOBODY, (CALM, NOBODY))
    teller = person("Ash", Gender.NEUTRAL)
    story = script(teller, person("Bo"), person("Cy", Gender.NEUTRAL), narrator="ash")

    cast = choose(story, small, {}, find=small.voice)

    assert NOBODY not in {cast.narrator, *(cast.roles[name] for name in ("ash", "bo", "cy"))}
    assert cast.roles["unknown"] == NOBODY


@given(st.lists(st.tuples(GENDERS, AGES), max_size=40))
def test_every_character_gets_a_voice_and_the_same_again(
    kinds: list[tuple[Gender | None, Age | None]],
) -> None:
    people = [person(f"P{number}", *kind) for number, kind in enumerate(kinds)]
    story = script(*people)

    cast = cast_of(story)

    assert set(cast) == {"narrator", "unknown", *(who.id for who in people)}
    assert cast_of(story) == cast
