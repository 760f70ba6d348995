"""Labeled scenes: how they are read, and how the program is judged by them."""
# ruff: noqa: RUF001 - curly marks are what texts hold.

from dataclasses import replace
from pathlib import Path
from typing import Final

import pytest

from narrate.script import NARRATOR, UNKNOWN, Script
from tests.attribution.judging import judge, judged
from tests.attribution.labeled import Scene, load, match, unlabeled

HEAD: Final = """\
---
title: A Scene
characters:
  ana: Ana Reis, Ana; female
  bo: Bo Lind, Bo; male
---

"""


def scene(folder: Path, *paragraphs: str, head: str = HEAD) -> Scene:
    path = folder / "scene.md"
    path.write_text(head + "\n\n".join(paragraphs) + "\n", encoding="utf-8")
    return load(path)


def spoken_by(script: Script, *speakers: str) -> Script:
    """Return a script of one chapter whose utterances have other speakers."""
    (chapter,) = script.chapters
    items = tuple(
        replace(one, speaker=speaker)
        for one, speaker in zip(chapter.utterances, speakers, strict=True)
    )
    return replace(script, chapters=(replace(chapter, items=items),))


@pytest.mark.parametrize(
    ("paragraph", "texts"),
    [
        ('"No,"{ana} said Ana. "Not now."{ana}', ['"No,"', '"Not now."']),
        ("“No,”{ana} said Ana.", ["“No,”"]),
        ("'I can't,'{ana} said Ana. 'It's late.'{ana}", ["'I can't,'", "'It's late.'"]),
        ("‘I can’t,’{ana} said Ana.", ["‘I can’t,’"]),
        ("The ‘safe’ door. ‘Go,’{ana} said Ana.", ["‘Go,’"]),
        ("*Can you hear?*{ana} she asked him.", ["Can you hear?"]),
        ('*"Can you hear?"*{ana} she asked him.', ['"Can you hear?"']),
        ('"*Run!*"{ana} she screamed.', ['"*Run!*"']),
        ('The "safe" door. "Go *now*,"{ana} said Ana.', ['"Go *now*,"']),
    ],
)
def test_a_label_holds_what_its_mark_closes(
    tmp_path: Path, paragraph: str, texts: list[str]
) -> None:
    assert [label.text for label in scene(tmp_path, paragraph).labels] == texts


def test_the_story_has_no_labels(tmp_path: Path) -> None:
    labeled = scene(tmp_path, "## One {ana}", '"Hey!"{?} somebody called. "Hey."{bo}')

    assert "{" not in labeled.story
    assert [label.speaker for label in labeled.labels] == [None, "bo"]
    assert {label.narrator for label in labeled.labels} == {"ana"}


@pytest.mark.parametrize(
    ("paragraph", "fault"),
    [
        ('"No,"{cy} said Cy.', "does not name"),
        ('"No," said Ana.{ana}', "closing mark"),
        ('No,"{ana} said Ana.', "no opening mark"),
    ],
)
def test_a_fault_is_told(tmp_path: Path, paragraph: str, fault: str) -> None:
    with pytest.raises(ValueError, match=fault):
        scene(tmp_path, paragraph)


def test_labels_find_their_words_in_order(tmp_path: Path) -> None:
    labeled = scene(
        tmp_path,
        '"Yes."{ana}',
        "The rain stopped.",
        '"Yes."{bo}',
        'He "lost" it. "Yes,"{ana} said Ana. "*Yes.*"{ana}',
    )

    heard = match(labeled, labeled.script())

    homes = [(one.utterance.span.block, one.utterance.span.start) for one in heard if one.utterance]
    assert homes == [(0, 0), (2, 0), (3, 14), (3, 31)]
    assert all(one.spoken for one in heard)


def test_words_that_the_script_has_not_are_lost(tmp_path: Path) -> None:
    whole = scene(tmp_path, '"Yes."{ana}', '"No."{bo}')
    part = scene(tmp_path, '"Yes."{ana}')

    heard = match(whole, part.script())

    assert [one.utterance is None for one in heard] == [False, True]


def test_what_is_quoted_and_not_said_has_no_label(tmp_path: Path) -> None:
    labeled = scene(tmp_path, '"Yes,"{ana} said Ana.', '"Never mind the dog," said the sign.')
    script = labeled.script()

    strays = unlabeled(script, match(labeled, script))

    assert [one.span.text.strip() for one in strays] == ['"Never mind the dog,"']


def test_names_tell_who_is_right(tmp_path: Path) -> None:
    labeled = scene(tmp_path, '"Yes,"{ana} said Ana.', '"No,"{bo} said Bo.', '"Hey!"{?}')
    found = spoken_by(labeled.script(), "ana", NARRATOR, "ana", NARRATOR, UNKNOWN)

    judgment = judged(labeled, found)

    assert [one.right for one in judgment.verdicts] == [True, False, True]
    assert judgment.recall == judgment.precision == 1.0


def test_a_voice_may_have_any_name(tmp_path: Path) -> None:
    labeled = scene(tmp_path, '"Yes,"{ana} said Ana.', '"No,"{bo} said Bo.', '"Oh."{bo}')
    found = spoken_by(labeled.script(), "bo", NARRATOR, "ana", NARRATOR, "ana")

    judgment = judged(labeled, found)

    assert judgment.voices == 3
    assert not any(one.right for one in judgment.verdicts)


def test_two_people_never_share_a_voice(tmp_path: Path) -> None:
    labeled = scene(tmp_path, '"Yes,"{ana} said Ana.', '"No,"{bo} said Bo.', '"Oh."{bo}')
    found = spoken_by(labeled.script(), "ana", NARRATOR, "ana", NARRATOR, "ana")

    assert judged(labeled, found).voices == 2


def test_whoever_says_i_is_the_narrator_of_the_head(tmp_path: Path) -> None:
    head = HEAD.replace("male\n---", "male\nnarrator: bo\n---")
    told = "I was late, and I knew that I was. I ran as fast as I could, and I fell. I got up."

    labeled = scene(tmp_path, told, '"Sorry,"{bo} I said.', told, head=head)

    assert judge(labeled).share_right() == 1.0
