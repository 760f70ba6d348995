from __future__ import annotations

import json
from pathlib import Path

import pytest

from narrate.casting.catalog import Catalog, load_catalog
from narrate.engines.piper.installed import catalog
from narrate.errors import MissingError
from narrate.script import Gender


def place(folder: Path, name: str, **config: object) -> None:
    """Put something there that has the files of a model."""
    folder.mkdir(exist_ok=True)
    code = name.partition("-")[0]
    described = {"language": {"code": code}, "dataset": name.split("-")[1], **config}
    (folder / f"{name}.onnx.json").write_text(json.dumps(described))
    (folder / f"{name}.onnx").write_bytes(b"")


def vctk(folder: Path) -> None:
    speakers = {"p239": 0, "p226": 1, "s5": 2, "p243": 3}
    place(folder, "en_GB-vctk-medium", num_speakers=4, speaker_id_map=speakers)


def ids(of: Catalog) -> list[str]:
    return [voice.id for voice in of.voices]


def test_each_known_speaker_of_a_model_is_a_voice(models: Path) -> None:
    vctk(models)

    cast = load_catalog("piper")

    assert ids(cast) == [f"piper/en_GB-vctk-medium/{it}" for it in ("p239", "p226", "p243")]
    first = cast.voices[0]
    assert (first.gender, first.accent, first.language) == (
        Gender.FEMALE,
        "English (SW England)",
        "en-gb",
    )
    assert dict(first.settings) == {"model": "en_GB-vctk-medium", "speaker": "p239"}


def test_readers_of_librivox_are_known_by_their_numbers(models: Path) -> None:
    speakers = {"p9999": 0, "p14": 1, "p17": 2}
    place(models, "en_US-libritts-high", num_speakers=3, speaker_id_map=speakers)
    place(models, "en_US-libritts_r-medium", num_speakers=2, speaker_id_map={"14": 0, "x": 1})

    cast = load_catalog("piper")

    assert [(voice.id, voice.gender.value) for voice in cast.voices] == [
        ("piper/en_US-libritts-high/p14", "female"),
        ("piper/en_US-libritts-high/p17", "male"),
        ("piper/en_US-libritts_r-medium/14", "female"),
    ]


def test_a_woman_and_a_man_may_narrate(models: Path) -> None:
    vctk(models)

    genders = {voice.gender for voice in load_catalog("piper").narrators}

    assert genders == {Gender.FEMALE, Gender.MALE}


def test_who_was_recorded_alone_comes_first(models: Path) -> None:
    vctk(models)
    place(models, "en_US-john-medium")

    cast = load_catalog("piper")

    assert ids(cast)[0] == "piper/en_US-john-medium"
    assert cast.voices[0].accent == "American"


def test_each_language_has_its_own_leads(models: Path) -> None:
    vctk(models)
    place(models, "de_DE-thorsten-medium")

    cast = load_catalog("piper")

    assert cast.narrators[0].language == "en-gb"
    assert [it.id for it in cast.speaking("de").narrators] == ["piper/de_DE-thorsten-medium"]


def test_without_a_model_the_command_is_named(models: Path) -> None:
    with pytest.raises(MissingError, match="no model of piper") as caught:
        catalog()

    assert "narrate voices fetch piper/en_GB-vctk-medium" in str(caught.value.hint)


def test_half_a_model_is_none(models: Path) -> None:
    vctk(models)
    (models / "en_GB-vctk-medium.onnx").unlink()
    (models / "en_GB-vctk-medium.onnx.12345678.part").write_bytes(b"half")

    with pytest.raises(MissingError, match="no model of piper"):
        catalog()


def test_of_whom_nothing_is_known_nothing_is_guessed(models: Path) -> None:
    place(models, "xx_XX-somebody-low")

    with pytest.raises(MissingError, match="Nothing is known of who speaks in xx_XX-somebody-low"):
        catalog()


def test_a_catalog_of_the_users_own_needs_no_facts_of_ours(tmp_path: Path, models: Path) -> None:
    place(models, "xx_XX-somebody-low")
    (tmp_path / "piper.toml").write_text(
        'version = 1\nengine = "piper"\nnarrator = ["piper/me"]\nunknown = "piper/me"\n'
        '[[voices]]\nid = "piper/me"\ngender = "female"\nage = "adult"\nlanguage = "xx"\n'
        'settings = { model = "xx_XX-somebody-low" }\n'
    )

    assert ids(load_catalog("piper", tmp_path)) == ["piper/me"]
