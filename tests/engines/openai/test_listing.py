from __future__ import annotations

import json
from typing import Any

import pytest

from narrate.casting import load_catalog
from narrate.engines.openai.known import known_of
from narrate.engines.openai.listing import tables
from narrate.engines.openai.settings import Settings
from narrate.errors import EngineBlockedError
from narrate.script import Age, Gender
from tests.engines.openai.speech import Answer, Speech, error


def listing(told: Any) -> Answer:
    return Answer(body=json.dumps(told).encode(), content_type="application/json")


@pytest.mark.parametrize(
    ("path", "told"),
    [
        pytest.param("/v1/audio/voices", {"voices": ["af_bella", "am_adam"]}, id="names"),
        pytest.param(
            "/v1/audio/voices",
            {"voices": [{"id": "am_adam", "name": "am_adam"}, {"id": "af_bella"}]},
            id="Kokoro-FastAPI",
        ),
        pytest.param(
            "/v1/audio/voices",
            {
                "object": "list",
                "voices": [
                    {"name": "af_bella", "language": "en-us", "gender": "female", "id": "af_bella"},
                    {"name": "am_adam", "language": "en-us", "gender": "male", "id": "am_adam"},
                ],
            },
            id="speaches",
        ),
        pytest.param("/v1/voices", {"data": [{"id": "af_bella"}, {"id": "am_adam"}]}, id="data"),
        pytest.param("/v1/voices", ["af_bella", "am_adam", 7, None, {"id": "\n"}], id="a list"),
    ],
)
def test_a_server_says_which_voices_it_has(
    speech: Speech, monkeypatch: pytest.MonkeyPatch, path: str, told: Any
) -> None:
    monkeypatch.setenv("OPENAI_BASE_URL", speech.address)
    speech.listings[path] = listing(told)

    catalog = load_catalog("openai")

    assert [(it.id, it.gender, it.language, it.accent) for it in catalog.voices] == [
        ("openai/af_bella", Gender.FEMALE, "en-us", "American"),
        ("openai/am_adam", Gender.MALE, "en-us", "American"),
    ]
    assert catalog.narrators == catalog.voices


def test_the_order_of_a_server_does_not_matter(speech: Speech) -> None:
    names = ["bm_lewis", "af_heart", "am_michael", "bf_alice", "ff_siwis", "jm_kumo"]
    catalogs = []
    for model, order in (("a", names), ("b", names[::-1])):
        speech.listings["/v1/audio/voices"] = listing({"voices": order})
        catalogs.append(tables(Settings(speech.address, model=model)))

    assert catalogs[0] == catalogs[1]
    assert catalogs[0]["narrator"] == ["openai/af_heart", "openai/am_michael"]
    assert catalogs[0]["unknown"] == "openai/bm_lewis"
    assert sorted(catalogs[0]["languages"]) == ["fr", "ja"]


def test_a_server_without_a_list_is_taken_to_have_openais_voices(
    speech: Speech, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENAI_BASE_URL", speech.address)

    catalog = load_catalog("openai")

    assert speech.paths == ["/v1/audio/voices", "/v1/voices"]
    assert len(catalog.voices) == 13
    assert {voice.gender for voice in catalog.narrators} == {Gender.FEMALE, Gender.MALE}
    assert catalog.unknown not in catalog.narrators


def test_openai_itself_is_not_asked() -> None:
    catalog = tables(Settings("https://api.openai.com/v1", "sk-1"))

    assert len(catalog["voices"]) == 13


def test_voices_of_models_that_take_instructions_listen(speech: Speech) -> None:
    catalog = tables(Settings(speech.address, model="gpt-4o-mini-tts"))

    assert all(voice["settings"]["instructions"] == "" for voice in catalog["voices"])


def test_a_server_that_refuses_to_list_is_told(speech: Speech) -> None:
    speech.listings["/v1/audio/voices"] = Answer(401, error("No key"), "application/json")

    with pytest.raises(EngineBlockedError, match="does not accept the key: 401: No key"):
        tables(Settings(speech.address))


def test_a_server_that_falters_is_asked_for_its_list_again(speech: Speech) -> None:
    speech.listings["/v1/audio/voices"] = Answer(503, error("Loading"), "application/json")

    with pytest.raises(EngineBlockedError, match="503: Loading"):
        tables(Settings(speech.address))

    assert speech.paths == ["/v1/audio/voices"] * 2


@pytest.mark.parametrize(
    ("name", "gender", "age", "language", "accent"),
    [
        ("bm_george", Gender.MALE, Age.ADULT, "en-gb", "British"),
        ("pf_dora", Gender.FEMALE, Age.ADULT, "pt-br", "Brazilian"),
        ("Nova", Gender.FEMALE, Age.ADULT, "en", ""),
        ("alloy", Gender.NEUTRAL, Age.ADULT, "en", ""),
        ("old_man", Gender.MALE, Age.OLD, "en", ""),
        ("young-girl-2", Gender.FEMALE, Age.CHILD, "en", ""),
        ("en-IE-EmilyNeural", Gender.NEUTRAL, Age.ADULT, "en-ie", "Irish"),
        ("en_US-lessac-medium", Gender.NEUTRAL, Age.ADULT, "en-us", "American"),
        ("../../voices", Gender.NEUTRAL, Age.ADULT, "en", ""),
    ],
)
def test_names_tell_of_voices(
    name: str, gender: Gender, age: Age, language: str, accent: str
) -> None:
    known = known_of(name)

    assert (known.gender, known.age, known.language, known.accent) == (
        gender, age, language, accent,
    )  # fmt: skip


def test_what_a_server_says_counts_more_than_a_name() -> None:
    known = known_of("am_adam", gender="Female", language="fr_FR")

    assert (known.gender, known.language) == (Gender.FEMALE, "fr-fr")


@pytest.mark.parametrize("nonsense", [7, None, "", "???", ["en"], {}])
def test_nonsense_that_a_server_says_does_not_count(nonsense: object) -> None:
    assert known_of("am_adam", gender=nonsense, language=nonsense) == known_of("am_adam")
