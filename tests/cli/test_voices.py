import json
import re
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


def test_a_catalog_and_json_contradict_each_other(run: Callable[..., Result]) -> None:
    result = run("voices", "--toml", "--json")

    assert result.exit_code == 2
    assert "--toml" in result.stderr
    assert result.stdout == ""


def test_an_engine_without_a_model_tells_which_models_there_are(
    run: Callable[..., Result],
) -> None:
    for engine in ("kokoro", "piper", "piper/"):
        result = run("voices", "fetch", engine)

        name = engine.rstrip("/")
        assert result.exit_code == 2
        assert f"names no model of {name}\n  Take one of: {name}/" in result.stderr


def test_a_model_without_its_engine_is_found(run: Callable[..., Result]) -> None:
    result = run("voices", "fetch", "en_GB-vctk-medium")

    assert result.exit_code == 2
    assert "names no engine\n  Take one of: piper/en_GB-vctk-medium" in result.stderr


def test_voices_that_are_suggested_speak_the_language_of_the_narrator(
    run: Callable[..., Result],
) -> None:
    hint = run("audition", "m3").stderr.splitlines()[-1]
    french = run("audition", "fr+m33").stderr.splitlines()[-1]

    assert re.findall(r"`espeak/(\w+)", hint) == ["en", "en", "en"]
    assert re.findall(r"`(espeak/[^`]+)", french)[0] == "espeak/fr+m3"
