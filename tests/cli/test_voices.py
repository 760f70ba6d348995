import json
from collections.abc import Callable

import pytest
from click.testing import Result


def ids(text: str) -> list[str]:
    return [line.split()[0] for line in text.splitlines()]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["--gender", "neutral"], ["tone/nobody"]),
        (["--gender", "male", "--age", "child"], ["tone/boy-1", "tone/boy-2"]),
        (["--accent", "martian"], []),
        (["--language", "en-gb"], []),
    ],
)
def test_voices_are_listed_by_what_they_are_like(
    run: Callable[..., Result], words: list[str], expected: list[str]
) -> None:
    result = run("voices", "--engine", "tone", *words)

    assert result.exit_code == 0
    assert ids(result.stdout) == expected
    assert ("No voice is like that" in result.stderr) is not bool(expected)


def test_a_language_and_a_part_of_an_accent_in_any_case_choose_voices(
    run: Callable[..., Result],
) -> None:
    result = run("voices", "--language", "en-GB", "--accent", "SCOT", "--gender", "male")

    assert ids(result.stdout)
    assert all("scotland" in id_ for id_ in ids(result.stdout))


def test_the_voices_of_all_engines_are_listed_together(run: Callable[..., Result]) -> None:
    engines = {id_.partition("/")[0] for id_ in ids(run("voices", "--engine", "all").stdout)}

    assert {"espeak", "gtts", "tone"} <= engines


def test_voices_are_told_as_json(run: Callable[..., Result]) -> None:
    result = run("voices", "--engine", "tone", "--json")

    told = json.loads(result.stdout)
    assert told["version"] == 1
    assert told["voices"][0] == {
        "id": "tone/man-1", "engine": "tone", "language": "en", "gender": "male", "age": "adult",
        "accent": "", "role": "narrator", "expression": 1.0,
    }  # fmt: skip
    assert [voice["id"] for voice in told["voices"] if voice["role"] == "unknown"] == [
        "tone/nobody"
    ]
