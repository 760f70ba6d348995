from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from narrate.readers.passage import Passage
from narrate.readers.structure.notes import marked

TOLD = (
    "The lamp on the sill had burned all night, and the glass was black with it.",
    '"Who lit it?" asked Marian, and she reached for the matches.',
    "She was not used to getting an answer before breakfast.",
    '"Nobody," said the clerk. "It was lit when I came."',
)
NOTES = (
    "A/N: This is my first story, so be kind!",
    "(A/N: I wrote this on a train.)",
    "[A/N] Sorry it took so long.",
    "AN: Hello again.",
    "AN - back from my exams.",
    "A.N.: Nothing much to say.",
    "Author's Note: I have moved the town ten miles north.",
    "Author\u2019s notes: the river is real.",
    "**Authors Note:** Unbetaed, all mistakes are mine.",
    "Disclaimer: I do not own the lamp.",
    "DISCLAIMER - nothing here is mine",
    "Warnings: fire, rain, bread.",
    "TW: fire",
    "Rating: T",
    "Pairing: Marian/Clerk",
    "Summary: A lamp burns where no lamp should.",
    "Spoilers: up to the second book.",
    "Note: the song at the end is old.",
    "EDITED 06/11/2011: mended the spelling.",
    "Hey guys! Thanks for all the reviews, you made my week!!",
    "Please review, flames will be used to light lamps. R&R!",
    "Sorry for the long wait, this chapter was hard to write.",
    "This fic is not canon and has two OCs in it.",
    "Okay, on with the story!",
    "Happy reading!",
    "Dear readers, I have returned with chapter two.",
)
ENDINGS = (
    *NOTES[:10],
    "To be continued...",
    "TBC",
    "Please leave a review!",
    "Kudos and comments keep me warm.",
    "I hope you liked this chapter, let me know what you think :)",
    "Thank you for reading and for all your reviews!",
)
STORY = (
    "An ivory comb lay on the table, and two silver spoons.",
    "I hope you enjoy the bread, for there is no more of it.",
    "Dear Marian, I hope you enjoy the chapters I sent; please write me a long review of them.",
    "26 July, 2016",
    "Three years ago",
    "The road goes on, the lamp goes out, and nobody is home. (Old song)",
    "Now back to the lamp.",
    "I don't own a coat.",
    "Everyone told this story in the town.",
    "Another chapter of my life had begun.",
    "Previously, there had been two lamps.",
    "Writers note that lamps burn longer in the north.",
    "Without further ado she opened it.",
    "The end.",
    "Please, no!!",
    "Next time, knock.",
)


@pytest.mark.parametrize("note", NOTES)
def test_a_note_before_the_story_is_left_out(note: str) -> None:
    assert _left_out([note, *TOLD]) == [note]


@pytest.mark.parametrize("note", ENDINGS)
def test_a_note_behind_the_story_is_left_out(note: str) -> None:
    assert _left_out([*TOLD, note]) == [note]


@pytest.mark.parametrize("line", STORY)
def test_a_line_of_the_story_is_kept_at_the_beginning(line: str) -> None:
    assert _left_out([line, *TOLD]) == []


@pytest.mark.parametrize("line", STORY)
def test_a_line_of_the_story_is_kept_at_the_end(line: str) -> None:
    assert _left_out([*TOLD, line]) == []


@pytest.mark.parametrize("line", STORY)
def test_a_line_of_the_story_is_kept_behind_a_note(line: str) -> None:
    note = "A/N: Hello again."

    assert _left_out([note, line, *TOLD]) == [note]


def test_passages_without_a_sign_go_with_the_notes_about_them() -> None:
    notes = [
        "Aaaaand, Chapter Two is up!",
        "I wrote most of it on my phone while we were driving.",
        "Enough of me, on with the story!",
    ]

    assert _left_out([*notes, *TOLD]) == notes


def test_a_note_ends_at_the_line_drawn_under_it() -> None:
    notes = ["A/N: Hello again.", "You all know what comes now."]

    assert _left_out([*notes, "***", *TOLD]) == notes


def test_an_epigraph_above_a_note_is_kept() -> None:
    epigraph = "Who lights a lamp must trim it."

    assert _left_out([epigraph, "A/N: Hello again.", *TOLD]) == ["A/N: Hello again."]


def test_a_first_person_story_between_two_notes_is_kept() -> None:
    story = ["My mother kept a lamp.", "I never asked her why.", '"Yeah," I always said.']

    left_out = _left_out(["A/N: Hello.", *story, "A/N: Please review!"])

    assert left_out == ["A/N: Hello.", "A/N: Please review!"]


def test_all_behind_the_words_next_chapter_is_a_teaser() -> None:
    end = ["Next Chapter: The Door", "The door was open when she came.", "To be continued!"]

    found = marked([Passage(text) for text in [*TOLD, "A/N: Short, I know.", *end]])

    assert [it.reason for it in found[len(TOLD) :]] == [
        *("author's note", "teaser", "teaser", "to be continued")
    ]


def test_a_signature_goes_with_its_note() -> None:
    end = ["A/N: Please review!", "~ Anna"]

    assert _left_out([*TOLD, *end]) == end


def test_a_marked_note_in_the_middle_is_left_out() -> None:
    note = "(A/N: the lamp is a real one, look it up)"

    assert _left_out([*TOLD, note, *TOLD]) == [note]


def test_a_chapter_that_is_only_a_note_is_left_out_whole() -> None:
    notes = ["A/N: I am back!", "I moved house.", "The next chapter is almost done, promise!"]

    assert _left_out(notes) == notes


def test_a_note_within_a_sentence_is_cut_out_of_it() -> None:
    text = "She lit the lamp (A/N: yes, that lamp) and sat down."

    found = marked([Passage(text)])

    assert [(it.text, it.reason) for it in found] == [
        ("She lit the lamp and sat down.", None),
        ("(A/N: yes, that lamp)", "author's note"),
    ]


def test_a_bracket_that_is_no_note_stays() -> None:
    text = "She lit the lamp (an old one, from Anna) and sat down (AN ALARM RANG)."

    assert [it.text for it in marked([Passage(text)])] == [text]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Disclaimer: not mine.", "disclaimer"),
        ("Warnings: fire.", "content warning"),
        ("Rating: T", "story details"),
        ("Summary: A lamp.", "summary"),
        ("Dedication: to Anna.", "dedication"),
        ("A/N: Hello.", "author's note"),
    ],
)
def test_what_is_left_out_says_why(text: str, reason: str) -> None:
    found = marked([Passage(it) for it in (text, *TOLD)])

    assert found[0].reason == reason


def test_a_chapter_that_lost_its_lines_is_no_note() -> None:
    text = "A/N: Hello. " + "She said that she would review the next chapter of the fic. " * 60

    assert _left_out([text]) == []


@given(st.lists(st.sampled_from([*NOTES, *TOLD, *STORY, *ENDINGS, "***", "Rain"]), max_size=25))
def test_marking_notes_keeps_every_passage_in_order(texts: list[str]) -> None:
    found = marked([Passage(text) for text in texts])

    assert [it.text for it in found] == texts


@pytest.mark.parametrize(
    "text",
    [
        *('"' * 200_000, "review " * 50_000, "thank you " * 50_000, "(A/N " * 50_000),
        *("_" * 400_000, '"ab' * 100_000, "next time on " * 40_000, "a" * 500_000),
    ],
)
def test_a_hostile_passage_is_judged_at_once(text: str) -> None:
    found = marked([Passage(text)])

    assert found[0].text == text


def _left_out(texts: list[str]) -> list[str]:
    found = marked([Passage(text, gap=1) for text in texts])
    return [passage.text for passage in found if passage.reason is not None]
