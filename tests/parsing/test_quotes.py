# ruff: noqa: RUF001 - curly marks and dashes are what texts hold.
from collections.abc import Callable

import pytest

Spoken = Callable[..., list[tuple[int, str]]]

AFTER = ["Rain fell on the roof.", '"Who is there?" asked Ida.', "Nobody spoke."]
"""Sound paragraphs; whatever stands before them, this is what is spoken in them."""


def words(found: list[tuple[int, str]]) -> list[str]:
    return [text for _, text in found]


@pytest.mark.parametrize(
    "text",
    [
        '"I know, said Ida, and went out.',
        'I know," said Ida, and went out.',
        '"I know" and "I see, said Ida.',
        '"',
        'Ida rose. "',
        '" Ida rose.',
        'She said "no to "him" and left.',
        "“I know, said Ida. “I do.",
        "I know,” said Ida. I do.”",
        '“I know," said Ida. "I do.”',
        "«I know, said Ida.",
        "It was 5'2\" tall.",
    ],
)
def test_a_wrong_mark_leaves_the_paragraphs_after_it_alone(spoken: Spoken, text: str) -> None:
    found = spoken(text, *AFTER)

    assert found[-1][1] == '"Who is there?"'
    assert sum("Rain" in spoken_words or "Nobody" in spoken_words for _, spoken_words in found) == 0


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"I know," she said. "I do."', ['"I know,"', '"I do."']),
        ("“I know,” she said. “I do.”", ["“I know,”", "“I do.”"]),
        ("“I know,“ she said. “I do.“", ["“I know,“", "“I do.“"]),
        ('“I know," she said. “I do."', ['“I know,"', '“I do."']),
        ("”I know,” she said. ”I do.”", ["”I know,”", "”I do.”"]),
        ("„I know“, she said. „I do.“", ["„I know“,", "„I do.“"]),
        ("„I know”, she said. „I do.”", ["„I know”,", "„I do.”"]),
        ("«I know», she said. «I do.»", ["«I know»,", "«I do.»"]),
        ("« I know », she said. « I do. »", ["« I know »,", "« I do. »"]),
        ("»I know«, she said. »I do.«", ["»I know«,", "»I do.«"]),
        ("「I know」 she said. 「I do.」", ["「I know」", "「I do.」"]),
        ('"I know"--she rose--"I do."', ['"I know"', '"I do."']),
        ('" I know," she said. "I do. "', ['" I know,"', '"I do. "']),
        ('"I know,"she said."I do."', ['"I know,"', '"I do."']),
        ('She said,"I know."', ['"I know."']),
        ('"So. . ." she began. ". . . we go."', ['"So. . ."', '". . . we go."']),
        ('"I know!" "You do?"', ['"I know!"', '"You do?"']),
    ],
)
def test_every_shape_of_double_marks_is_matched(
    spoken: Spoken, text: str, expected: list[str]
) -> None:
    assert words(spoken(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("‘I’m goin’ home,’ he said. ‘Don’t wait.’", ["‘I’m goin’ home,’", "‘Don’t wait.’"]),
        ("'I'm goin' home,' he said. 'Don't wait.'", ["'I'm goin' home,'", "'Don't wait.'"]),
        ("'The dogs' bowls are full,' he said.", ["'The dogs' bowls are full,'"]),
        ("''Tis late,' he said.", ["''Tis late,'"]),
        ("‘’Tis late,’ he said.", ["‘’Tis late,’"]),
        ("'Tell 'em it's rock 'n' roll,' he said.", ["'Tell 'em it's rock 'n' roll,'"]),
        ("'A cup o' tea, an' quick,' he said.", ["'A cup o' tea, an' quick,'"]),
        ("‘It was the ’90s,’ he said.", ["‘It was the ’90s,’"]),
        ("‘She called me “mad”,’ he said.", ["‘She called me “mad”,’"]),
        (
            "‘Go home,’ he said, ‘or she’ll say “no” again.’",
            ["‘Go home,’", "‘or she’ll say “no” again.’"],
        ),
        ("'No!'", ["'No!'"]),
    ],
)
def test_single_marks_are_told_from_apostrophes(
    spoken: Spoken, text: str, expected: list[str]
) -> None:
    mark = text[0]
    british = f"{mark}Good day,{'’' if mark == '‘' else mark} said Ida."

    found = words(spoken(british, british, text))

    assert found[2:] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("\"He said 'no' to me,\" she cried.", ["\"He said 'no' to me,\""]),
        ("\"'No!' he cried,\" said Ida.", ["\"'No!' he cried,\""]),
        ("“He said ‘no’ to me,” she cried.", ["“He said ‘no’ to me,”"]),
        ("“He said “no” to me,” she cried.", ["“He said “no” to me,”"]),
        ("«He said “no” to me», she cried.", ["«He said “no” to me»,"]),
        ('"He said "no" to me," she cried.', ['"He said "no" to me,"']),
    ],
)
def test_a_quotation_within_a_quotation_stays_in_it(
    spoken: Spoken, text: str, expected: list[str]
) -> None:
    assert words(spoken(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"I will not go, said Ida.', ['"I will not go,']),
        ('"I will not go, she whispered.', ['"I will not go,']),
        ('"I will not go.', ['"I will not go.']),
        ('I will not go," said Ida.', ['I will not go,"']),
        ('"Go!" said Ida. I will not."', ['"Go!"', 'I will not."']),
        ('"Go, said Ida. "Now!"', ['"Go,', '"Now!"']),
    ],
)
def test_a_missing_mark_is_put_where_it_belongs(
    spoken: Spoken, text: str, expected: list[str]
) -> None:
    assert words(spoken(text, "Rain fell.")) == expected


def test_a_speech_of_several_paragraphs_is_one_quotation(spoken: Spoken) -> None:
    found = spoken(
        '"We left at dawn and walked for hours.',
        '"By noon we were lost.',
        '"Then it rained."',
        '"And then?"',
    )

    assert [number for number, _ in found] == [0, 0, 0, 1]


def test_a_speech_goes_on_after_a_tag_that_says_so(spoken: Spoken) -> None:
    found = spoken('"We left at dawn.', '"By noon," he went on, "we were lost."')

    assert [number for number, _ in found] == [0, 0, 0]


def test_a_speaker_with_a_tag_of_his_own_begins_anew(spoken: Spoken) -> None:
    found = spoken('"We left at dawn.', '"Alone?" asked Ida.')

    assert [number for number, _ in found] == [0, 1]


def test_narration_ends_an_open_speech(spoken: Spoken) -> None:
    found = spoken('"We left at dawn.', "Rain fell.", '"Alone?"')

    assert found == [(0, '"We left at dawn.'), (1, '"Alone?"')]


@pytest.mark.parametrize(
    "text",
    [
        '"I know," she said, "but it is late."',
        '"I know," she said. "It is late."',
        '"I know." She sighed. "It is late."',
        '"I know. . ." she said, "it is late."',
        '"I know"--she rose--"that it is late."',
    ],
)
def test_a_quotation_that_a_tag_interrupts_is_one(spoken: Spoken, text: str) -> None:
    assert {number for number, _ in spoken(text)} == {0}


@pytest.mark.parametrize(
    "text",
    [
        '"I know." "Do you?"',
        '"I know." The clock struck. Tom rose. "It is late."',
    ],
)
def test_quotations_that_no_tag_joins_are_two(spoken: Spoken, text: str) -> None:
    assert [number for number, _ in spoken(text)] == [0, 1]
