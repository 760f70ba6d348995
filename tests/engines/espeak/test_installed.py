from __future__ import annotations

import os
import tempfile
from pathlib import Path

import pytest

from narrate.cast import Voice
from narrate.engines.espeak import EspeakEngine
from narrate.engines.espeak.installed import Installed, find_installed, short_path
from narrate.errors import EngineError, MissingError
from narrate.script import Age, Delivery, Gender

INSTALLED = find_installed()


def voice(**settings: str | int) -> Voice:
    return Voice(
        "espeak/x",
        "espeak",
        "en",
        Gender.MALE,
        Age.ADULT,
        settings=tuple(sorted(settings.items())),
    )


@pytest.fixture
def deep(tmp_path: Path) -> Path:
    """Give a way to the voices that is longer than espeak can hold."""
    folder = tmp_path.joinpath("a-folder-with-a-rather-long-name", *["and-another"] * 12)
    folder.mkdir(parents=True)
    link = folder / "espeak-ng-data"
    link.symlink_to(INSTALLED.voices, target_is_directory=True)
    return link


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give an empty folder for temporary files."""
    folder = tmp_path / "t"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


@pytest.mark.parametrize(
    ("settings", "name"),
    [
        ({"name": "gmw/en"}, "gmw/en"),
        ({"name": "gmw/en-US", "variant": "f3"}, "gmw/en-US+f3"),
        ({"name": "gmw/en-GB-scotland", "variant": "Mr serious"}, "gmw/en-GB-scotland+Mr serious"),
    ],
)
def test_a_voice_is_a_file_and_a_variant(settings: dict[str, str], name: str) -> None:
    assert INSTALLED.voice_name(voice(**settings)) == name


@pytest.mark.parametrize("name", ["", "en-gb", "gmw/EN", "gmw", "gmw/en+f3", "../voices/!v/f3"])
def test_a_name_that_espeak_has_no_file_for_is_missing(name: str) -> None:
    with pytest.raises(MissingError) as caught:
        INSTALLED.voice_name(voice(name=name))

    assert f"no name `{name}`, which the voice `espeak/x` asks for" in caught.value.message


def test_a_name_with_a_slip_is_met_with_close_ones() -> None:
    with pytest.raises(MissingError) as caught:
        INSTALLED.voice_name(voice(name="gmw/en-UK"))

    assert "gmw/en-US" in str(caught.value.hint)


@pytest.mark.parametrize("variant", ["nosuch", "F3", "f33", "../en_dict"])
def test_a_variant_that_there_is_not_is_missing_rather_than_left_out(variant: str) -> None:
    with pytest.raises(MissingError, match=f"no variant `{variant}`"):
        INSTALLED.voice_name(voice(name="gmw/en", variant=variant))


def test_voices_at_the_end_of_a_long_path_are_found(deep: Path, temporary: Path) -> None:
    far = EspeakEngine(Installed(INSTALLED.library, deep))
    speaker = voice(name="gmw/en", variant="f3")

    heard = far.speak("Come in.", speaker, Delivery.PLAIN)

    assert len(os.fsencode(deep)) > 160
    assert heard == EspeakEngine().speak("Come in.", speaker, Delivery.PLAIN)
    assert list(temporary.iterdir()) == []


def test_voices_are_copied_where_links_are_not_allowed(
    deep: Path, temporary: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Windows does that to those who are no administrators; it cannot be had here otherwise.
    monkeypatch.setattr(Path, "symlink_to", _forbidden)

    with short_path(deep) as folder:
        copied = Path(os.fsdecode(folder), "en_dict").read_bytes()

    assert copied == (INSTALLED.voices / "en_dict").read_bytes()
    assert list(temporary.iterdir()) == []


def _forbidden(*_: object, **__: object) -> None:
    raise PermissionError


def test_a_short_path_is_taken_as_it_is() -> None:
    with short_path(Path("/voices")) as folder:
        assert folder == b"/voices"


def test_a_folder_that_lacks_what_espeak_needs_is_an_error_and_no_exit(tmp_path: Path) -> None:
    (tmp_path / "lang").symlink_to(INSTALLED.voices / "lang", target_is_directory=True)
    broken = EspeakEngine(Installed(INSTALLED.library, tmp_path))

    with pytest.raises(EngineError, match="does not start with the voices in"):
        broken.speak("Come in.", voice(name="gmw/en"), Delivery.PLAIN)


def test_a_library_that_does_not_load_is_missing(tmp_path: Path) -> None:
    with pytest.raises(MissingError, match="library does not load"):
        EspeakEngine(Installed(tmp_path / "libespeak-ng.so", INSTALLED.voices))
