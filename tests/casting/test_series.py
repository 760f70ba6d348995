from narrate.casting import inherit
from narrate.decisions import CharacterDecision, Decisions
from narrate.script import Age, Character, Gender

EARLIER = Decisions(
    characters=(
        CharacterDecision("anna", "Anna Reed", ("Anna",), Gender.FEMALE, Age.OLD),
        CharacterDecision("tom", "Tom", ("the captain",), Gender.MALE),
        CharacterDecision("pip", "Pip", ("the captain's boy",)),
    ),
    voices={
        "tone": {
            "narrator": "tone/man-1",
            "anna": "tone/woman-1",
            "tom": "tone/man-2",
            "pip": "tone/boy-1",
            "unknown": "tone/nobody",
        }
    },
)


def test_whoever_has_one_name_keeps_his_voice_whatever_his_id() -> None:
    heritage = inherit([Character("anna-reed", "ANNA", ("Mrs. Reed",))], None, [EARLIER])

    assert heritage.voices["tone"]["anna-reed"] == "tone/woman-1"
    assert heritage.characters["anna-reed"].age is Age.OLD


def test_the_narrator_and_nobody_in_particular_keep_theirs() -> None:
    voices = inherit([], None, [EARLIER]).voices["tone"]

    assert voices == {"narrator": "tone/man-1", "unknown": "tone/nobody"}


def test_of_two_who_may_be_one_neither_is_taken_for_him() -> None:
    people = [Character("a", "Ann", ("Anna",)), Character("b", "Bo", ("Anna",))]

    heritage = inherit(people, None, [EARLIER])

    assert not heritage.characters


def test_a_name_counts_more_than_an_alias() -> None:
    people = [Character("hale", "Hale", ("Tom",)), Character("tom-2", "Tom")]

    assert list(inherit(people, None, [EARLIER]).characters) == ["tom-2"]


def test_voices_of_the_absent_are_kept_for_them() -> None:
    heritage = inherit([Character("tom", "Tom")], None, [EARLIER])

    assert heritage.reserved["tone"] == {"tone/woman-1", "tone/boy-1"}


def test_another_teller_does_not_tell_in_the_voice_of_the_first() -> None:
    told = Decisions(
        EARLIER.characters, voices={"tone": {"narrator": "tone/man-2", "tom": "tone/man-2"}}
    )
    people = [Character("anna", "Anna"), Character("tom", "Tom")]

    assert "narrator" not in inherit(people, None, [told]).voices["tone"]
    assert "narrator" not in inherit(people, "anna", [told]).voices["tone"]
    assert inherit(people, "tom", [told]).voices["tone"]["narrator"] == "tone/man-2"


def test_the_latest_book_counts_and_those_before_it_complete_it() -> None:
    later = Decisions(
        (CharacterDecision("tom", "Tom", gender=Gender.MALE),),
        voices={"tone": {"tom": "tone/man-7"}},
    )
    people = [Character("tom", "Tom"), Character("pip", "Pip")]

    voices = inherit(people, None, [later, EARLIER]).voices["tone"]

    assert voices["tom"] == "tone/man-7"
    assert voices["pip"] == "tone/boy-1"
