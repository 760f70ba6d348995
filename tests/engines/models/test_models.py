from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from narrate.cli import narrate
from narrate.engines.models import is_here
from narrate.engines.models.folder import models_folder
from narrate.engines.models.offers import read_sources
from narrate.engines.models.official import license_of
from narrate.errors import CatalogError

NAME = "en_GB-vctk-medium"
AT = "en/en_GB/vctk/medium"


@pytest.fixture
def listed(shop: Any) -> None:
    shop.list_piper(NAME, b"network" * 1_000, b'{"num_speakers": 109}')


def fetch(voices: Path, *words: str) -> Result:
    runner = CliRunner(mix_stderr=False)
    return runner.invoke(narrate, ["voices", "fetch", "--voices", str(voices), *words])


def test_a_model_is_fetched_and_its_license_told_before(
    shop: Any, voices: Path, listed: None
) -> None:
    result = fetch(voices, f"piper/{NAME}")

    folder = models_folder("piper")
    assert result.exit_code == 0
    assert result.stdout.splitlines() == [
        str(folder / f"{NAME}.onnx.json"),
        str(folder / f"{NAME}.onnx"),
    ]
    assert "License: CC BY 4.0" in result.stderr
    assert "Finetuned from U.S. English lessac voice" in result.stderr
    asked = [name for name, _ in shop.asked]
    assert asked.index(f"{AT}/MODEL_CARD") < asked.index(f"{AT}/{NAME}.onnx")
    assert (folder / f"{NAME}.onnx").read_bytes() == b"network" * 1_000
    assert is_here("piper", NAME)


def test_a_model_that_is_here_is_not_fetched_again(shop: Any, voices: Path, listed: None) -> None:
    fetch(voices, f"piper/{NAME}")
    shop.asked.clear()

    result = fetch(voices, f"piper/{NAME}")

    assert result.exit_code == 0
    assert result.stdout == ""
    assert "is here already" in result.stderr
    assert f"{AT}/{NAME}.onnx" not in [name for name, _ in shop.asked]


def test_only_what_is_damaged_is_fetched_anew(shop: Any, voices: Path, listed: None) -> None:
    fetch(voices, f"piper/{NAME}")
    network = models_folder("piper") / f"{NAME}.onnx"
    network.write_bytes(b"x" * 7_000)

    result = fetch(voices, f"piper/{NAME}")

    assert result.stdout.splitlines() == [str(network)]
    assert network.read_bytes() == b"network" * 1_000


def test_a_model_is_not_here_before_its_last_byte(
    shop: Any, voices: Path, listed: None, fault: type
) -> None:
    shop.faults[f"{AT}/{NAME}.onnx"] += [fault(body=b"z" * 7_000)]

    result = fetch(voices, f"piper/{NAME}")

    assert result.exit_code == 1
    assert "the official list says" in result.stderr
    assert not is_here("piper", NAME)


def test_kokoro_comes_with_its_voices_and_is_checked_against_the_release(
    shop: Any, voices: Path
) -> None:
    shop.list_kokoro(**{"kokoro-v1__0__int8__onnx": b"net", "voices-v1__0__bin": b"styles"})

    result = fetch(voices, "kokoro/kokoro-v1.0.int8")

    assert result.exit_code == 0
    names = [Path(line).name for line in result.stdout.splitlines()]
    assert names == ["voices-v1.0.bin", "kokoro-v1.0.int8.onnx"]
    assert "License: Apache 2.0; URL: https://huggingface.co/hexgrad/Kokoro-82M" in result.stderr
    assert is_here("kokoro", "kokoro-v1.0.int8")


def test_a_name_that_the_list_does_not_have_brings_near_ones(
    shop: Any, voices: Path, listed: None
) -> None:
    result = fetch(voices, "piper/en_GB-vtck-medium")

    assert result.exit_code == 3
    assert result.stderr == (
        "narrate: piper has no model `en_GB-vtck-medium`\n  Take one of: piper/en_GB-vctk-medium\n"
    )


@pytest.mark.parametrize(
    "page",
    [b"<html>Sign in to the hotel</html>", b"[]", b'{"en_GB-vctk-medium": {"files": {}}}'],
)
def test_a_page_that_is_no_list_is_told_as_such(shop: Any, voices: Path, page: bytes) -> None:
    shop.files["voices.json"] = page

    result = fetch(voices, f"piper/{NAME}")

    assert result.exit_code == 1
    assert "this is no list of models" in result.stderr
    assert "Traceback" not in result.stderr


def test_no_list_can_write_outside_of_the_folder(shop: Any, voices: Path, listed: None) -> None:
    text = shop.files["voices.json"].decode().replace(f"{NAME}.onnx.json", f"..%2f{NAME}.onnx.json")
    shop.files["voices.json"] = text.encode()

    assert fetch(voices, f"piper/{NAME}").exit_code == 1
    assert not models_folder("piper").exists()


def test_a_release_without_digests_is_not_trusted(shop: Any, voices: Path) -> None:
    shop.list_kokoro(**{"kokoro-v1__0__onnx": b"net", "voices-v1__0__bin": b"styles"})
    release = json.loads(shop.files["release.json"])
    for asset in release["assets"]:
        asset["digest"] = None
    shop.files["release.json"] = json.dumps(release).encode()

    result = fetch(voices, "kokoro/kokoro-v1.0")

    assert result.exit_code == 1
    assert not is_here("kokoro", "kokoro-v1.0")


def test_without_a_name_what_there_is_to_fetch_is_listed_and_nothing_asked(
    shop: Any, voices: Path, listed: None
) -> None:
    before = fetch(voices).stdout
    fetch(voices, f"piper/{NAME}")
    shop.asked.clear()

    after = fetch(voices).stdout

    assert before == "piper/en_GB-vctk-medium   77 MB  CC BY 4.0            109 speakers\n"
    assert after == "piper/en_GB-vctk-medium   77 MB  CC BY 4.0      here  109 speakers\n"
    assert shop.asked == []


def test_an_id_without_an_engine_is_a_wrong_command(voices: Path) -> None:
    assert fetch(voices, NAME).exit_code == 2


def test_an_engine_without_models_is_told_which_have_some(voices: Path) -> None:
    result = fetch(voices, "espeak/en")

    assert result.exit_code == 3
    assert "Models have: piper, kokoro" in result.stderr


def test_our_own_offers_are_sound() -> None:
    sources = read_sources()

    assert set(sources) == {"piper", "kokoro"}
    assert all(source.offers for source in sources.values())


def test_all_faults_of_a_file_of_places_are_named(tmp_path: Path) -> None:
    (tmp_path / "models.toml").write_text(
        'version = 1\n[piper]\nlist = "ftp://x"\nfile = "https://x/"\n'
        '[[piper.models]]\nname = 3\nmegabytes = 0\nlicense = ""\nabout = ""\n'
    )

    with pytest.raises(CatalogError) as caught:
        read_sources(tmp_path)

    for fault in ("piper.list", "piper.file", "models[1].name", "models[1].megabytes"):
        assert fault in str(caught.value)


def test_models_lie_where_the_user_says_or_where_data_lie(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NARRATE_MODELS", str(tmp_path))
    named = models_folder("piper")
    monkeypatch.delenv("NARRATE_MODELS")
    monkeypatch.setenv("XDG_DATA_HOME", "/data")

    assert named == tmp_path / "piper"
    assert models_folder("piper").parts[-3:] == ("narrate", "models", "piper")


def test_a_card_that_names_no_license_is_told_as_such() -> None:
    assert license_of("# Model card") == "the model card names none"
