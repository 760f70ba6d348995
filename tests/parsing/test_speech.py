# ruff: noqa: RUF001 - curly marks and dashes are what texts hold.
from collections.abc import Callable

import pytest

from narrate.book import Paragraph

Spoken = Callable[..., list[tuple[int, str]]]
Thought = Callable[..., list[str]]


@pytest.mark.parametrize(
    "text",
    [
        'They were "partners", as well as rivals.',
        "They were “partners,” as well as rivals.",
        'He was what they call a "regular".',
        'The word "home" meant nothing to her.',
        'She was reading "The Long Road" again.',
        'The sign read "No Entry" in red.',
        'A note on the door said, "Back at five."',
        'Rosa gave him a look that said, "Not again?"',
        'His eyes seemed to say, "I told you."',
        'He wrote "Paid" across the bill.',
        'This so-called "expert" knew nothing.',
        'He had "borrowed" her coat.',
        'Over the door hung the board that said "REED & SON: CLOCKS," and he went in.',
        'Inside the lid it said "For Rosa, from her Father."',
        '"No Dogs Beyond This Point", it says, "Except Guides".',
        'Rosa looked up, as much as to say, "Are you quite sure?"',
        'Rosa seemed to say: "Why should I go?"',
        'Tom smiled, but he did not say, "You are late."',
        'He had, as the phrase goes, "followed the sea," and knew no other life.',
        'The boys, unlike Tom, had been "met," and were driven home.',
        'He painted what painters call "life." The rest bored him.',
        '"ALL SORTS OF FISH" hung over the door.',
    ],
)
def test_quoted_words_are_narrated(spoken: Spoken, text: str) -> None:
    assert spoken(text) == []


@pytest.mark.parametrize(
    "text",
    [
        'Rosa mumbled a small "Sorry." and looked away.',
        'Rosa said "Hello" in a low voice.',
        'With a cry of "Fire!" she ran.',
        '"Yes"',
        '"and yours?"',
        'She turned. "and yours?"',
        '"Hello" said Rosa.',
        '"Have fun" Rosa ruffled his hair.',
        '"I lied." was all that Rosa said.',
        'Rosa answered, "Yes, two. Girls".',
        "Rosa whispered “no.”",
        'He asked, "Where?"',
        'She shook her head. "Never."',
        '"I am no dog," it said.',
        'Rosa did not like the phrase. "Say it again."',
        '"STAND BACK FROM THE EDGE!"',
        'Rosa gave him her hand, "with all my heart," she said.',
        'They called him. "Tom!"',
    ],
)
def test_speech_is_spoken_however_sloppy(spoken: Spoken, text: str) -> None:
    assert len(spoken(text)) == 1


def test_a_letter_in_quotation_marks_is_narrated(spoken: Spoken) -> None:
    found = spoken(
        '"12 May"',
        '"Dear Rosa,',
        '"The roof is done. You must come and see it.',
        '"Yours, Tom."',
        '"He is well!" cried Rosa.',
    )

    assert found == [(0, '"He is well!"')]


def test_a_message_that_is_announced_is_narrated(spoken: Spoken) -> None:
    found = spoken("Rosa unfolded the letter and read:", '"Come at once."', '"Oh!" she said.')

    assert found == [(0, '"Oh!"')]


def test_who_is_called_dear_is_still_spoken_to(spoken: Spoken) -> None:
    assert len(spoken('"My dear Rosa, you must come and see it."', '"Dear me!"')) == 2


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"This is wrong," he thought.', ['"This is wrong,"']),
        ('Rosa thought, "This is wrong."', ['"This is wrong."']),
        ("'This is wrong,' he thought. \"Stop!\" he said.", ["'This is wrong,'"]),
        ("‘This is wrong,’ he thought. “Stop!” he said.", ["‘This is wrong,’"]),
        ("A 'friend' came. \"Stop!\" he said.", []),
        ('"This is wrong," he thought aloud.', []),
    ],
)
def test_a_quotation_with_a_verb_of_thinking_is_a_thought(
    thought: Thought, text: str, expected: list[str]
) -> None:
    assert thought(text) == expected


@pytest.mark.parametrize(
    ("stressed", "rest", "expected"),
    [
        ("This is all wrong", ", Rosa thought.", ["This is all wrong,"]),
        ("I should have stayed.", " Rosa closed the door.", ["I should have stayed."]),
        ("Never", " had she seen such rain.", []),
        ("The Long Road", " lay on the table.", []),
        ("Rain fell on the town.", " Rosa closed the door.", []),
    ],
)
def test_stress_is_a_thought_only_when_it_says_so(
    thought: Thought, stressed: str, rest: str, expected: list[str]
) -> None:
    paragraph = Paragraph(stressed + rest, ((0, len(stressed)),))

    assert thought(paragraph) == expected


def test_stress_is_no_thought_in_a_story_told_as_i(thought: Thought) -> None:
    stressed = Paragraph("I should have stayed. The door closed.", ((0, 21),))

    assert thought("I ran to my room.", "I closed my eyes.", stressed) == []


def test_stress_within_speech_stays_speech(thought: Thought) -> None:
    assert thought(Paragraph('"I should have stayed," she thought.', ((1, 21),))) != []
    assert thought(Paragraph('"I should have stayed," she said.', ((1, 21),))) == []
