from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from narrate import engines
from narrate.cast import Voice
from narrate.cli import narrate as command
from narrate.engines.espeak import EspeakEngine
from narrate.errors import EngineBlockedError, EngineError, MissingError
from narrate.script import Age, Delivery, Gender
from tests.engines.brought.conftest import Install

ROOT = Path(__file__).parents[3]

HEAD = """
from narrate.audio import Audio
from narrate.engines import Traits
from narrate.errors import EngineBlockedError, MissingError

class Parrot:
    name = "parrot"
    version = "1"
    traits = Traits(computes=False, piece_chars=0)
    def speak(self, text, voice, delivery):
        {speak}

def make():
    return Parrot()
"""


def parrot(speak: str = "return Audio(bytes(2), 8000)", more: str = "") -> str:
    return HEAD.format(speak=speak) + more


VOICE = Voice("parrot/a", "parrot", "en", Gender.FEMALE, Age.ADULT)


def narrate(site: Path, work: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run the narrate command as a user does who has installed the packages of a folder."""
    return subprocess.run(
        [sys.executable, "-m", "narrate", *words],
        cwd=work,
        env={**os.environ, "PYTHONPATH": f"{ROOT}{os.pathsep}{site}"},
        check=False,
        capture_output=True,
        text=True,
    )


@pytest.mark.slow
def test_an_engine_of_another_package_lists_its_voices_and_builds(
    whistle_site: Path, tmp_path: Path
) -> None:
    (tmp_path / "well.txt").write_text('The Well\n\n"Is it deep?" asked Anna.\n', encoding="utf-8")

    listed = narrate(whistle_site, tmp_path, "voices", "--engine", "whistle")
    built = narrate(whistle_site, tmp_path, "build", "well.txt", "--engine", "whistle")

    assert [line.split()[0] for line in listed.stdout.splitlines()] == [
        "whistle/low", "whistle/hoarse", "whistle/high", "whistle/thin",
    ]  # fmt: skip
    assert built.stdout == f"{Path('output/the-well/01-the-well.mp3')}\n"
    book = (tmp_path / "voices" / "books" / "the-well.toml").read_text()
    assert "whistle/low" in book


@pytest.mark.slow
def test_it_speaks_in_processes_of_its_own(whistle_site: Path, tmp_path: Path) -> None:
    sentences = " ".join(f"It was number {number}." for number in range(170))
    (tmp_path / "well.txt").write_text(f"The Well\n\n{sentences}\n", encoding="utf-8")

    built = narrate(whistle_site, tmp_path, "build", "well.txt", "--engine", "whistle", "-j", "2")

    assert built.stderr.count("Traceback") == 0
    assert built.returncode == 0
    assert built.stdout == f"{Path('output/the-well/01-the-well.mp3')}\n"


def test_engines_of_other_packages_are_named_after_our_own(install: Install) -> None:
    install("parrot", "narrate-parrot", parrot())

    assert engines.names() == (
        "espeak",
        "gtts",
        "edge",
        "openai",
        "kokoro",
        "piper",
        "tone",
        "parrot",
    )


def test_an_engine_without_voices_says_where_to_list_them(install: Install, tmp_path: Path) -> None:
    from narrate.casting import load_catalog

    install("parrot", "narrate-parrot", parrot())

    with pytest.raises(MissingError, match="`parrot` offers no voices") as caught:
        load_catalog("parrot", tmp_path)

    assert str(tmp_path / "parrot.toml") in str(caught.value.hint)


@pytest.mark.parametrize(
    ("source", "said"),
    [
        pytest.param("import no_such_package", "does not load: ModuleNotFoundError", id="import"),
        pytest.param("1 / 0", "does not load: ZeroDivisionError", id="a bug at import"),
        pytest.param("what = 1", "does not load: AttributeError", id="nothing of that name"),
        pytest.param("def make(): return 1 / 0", "does not start: ZeroDivisionError", id="start"),
        pytest.param("make = 7", "does not start: TypeError", id="no callable"),
        pytest.param("make = dict", "says that its name is None", id="something else"),
        pytest.param(parrot(more="Parrot.name = 'crow'"), "says that its name is", id="name"),
        pytest.param(parrot(more="Parrot.traits = 7"), "has `traits = 7`", id="traits"),
        pytest.param(parrot(more="Parrot.version = None"), "has no `version`", id="version"),
        pytest.param(parrot(more="Parrot.speak = None"), "has no `speak`", id="speak"),
    ],
)
def test_an_engine_that_is_broken_says_so_with_its_package(
    install: Install, source: str, said: str
) -> None:
    install("parrot", "narrate-parrot", source)

    with pytest.raises(MissingError) as caught:
        engines.load("parrot")

    assert caught.value.message.startswith(f"The engine `parrot` {said}")
    assert "`narrate-parrot`" in str(caught.value.hint)


def test_what_an_engine_lacks_it_may_say_itself(install: Install) -> None:
    lacking = 'def make(): raise MissingError("No perch", hint="pip install perch")'
    install("parrot", "narrate-parrot", parrot(more=lacking))

    with pytest.raises(MissingError, match="No perch") as caught:
        engines.load("parrot")

    assert caught.value.hint == "pip install perch"


def test_a_broken_engine_does_not_harm_the_others(install: Install) -> None:
    install("parrot", "narrate-parrot", "1 / 0")
    install("crow", "narrate-crow", parrot(more="Parrot.name = 'crow'"))

    assert engines.load("crow").name == "crow"
    assert "parrot" in engines.names()


@pytest.mark.parametrize(
    ("speak", "said"),
    [
        ("1 / 0", "fails at `Hello.`: ZeroDivisionError: division by zero"),
        ("raise OSError('no\\n beak')", "fails at `Hello.`: OSError: no beak"),
        ("return None", "gave no `narrate.audio.Audio` for `Hello.`"),
        ("return Audio(b'123', 8000)", "gave no `narrate.audio.Audio` for `Hello.`"),
        ("return Audio(b'12', 0)", "gave no `narrate.audio.Audio` for `Hello.`"),
    ],
)
def test_a_fault_in_speaking_fails_that_take_and_names_the_package(
    install: Install, speak: str, said: str
) -> None:
    install("parrot", "narrate-parrot", parrot(speak))

    with pytest.raises(EngineError) as caught:
        engines.load("parrot").speak("Hello.", VOICE, Delivery.PLAIN)

    assert caught.value.message == f"The engine `parrot` {said}"
    assert "`narrate-parrot`" in str(caught.value.hint)


def test_an_engine_may_say_that_its_service_is_blocked(install: Install) -> None:
    install("parrot", "narrate-parrot", parrot("raise EngineBlockedError('asleep')"))

    with pytest.raises(EngineBlockedError, match="asleep"):
        engines.load("parrot").speak("Hello.", VOICE, Delivery.PLAIN)


@pytest.mark.parametrize(
    ("catalog", "said"),
    [
        ("lambda: 1 / 0", "cannot say which voices it has: ZeroDivisionError"),
        ("lambda: []", "has a catalog that is \\[\\], expected tables"),
    ],
)
def test_a_broken_catalog_is_told(install: Install, catalog: str, said: str) -> None:
    install("parrot", "narrate-parrot", parrot(more=f"make.catalog = {catalog}"))

    with pytest.raises(MissingError, match=said):
        engines.offered("parrot")


def test_nobody_takes_the_name_of_one_of_our_own(
    install: Install, caplog: pytest.LogCaptureFixture
) -> None:
    install("espeak", "narrate-cuckoo", parrot())

    assert isinstance(engines.load("espeak"), EspeakEngine)
    assert engines.names().count("espeak") == 1
    assert "`narrate-cuckoo` brings an engine `espeak`" in caplog.text


def test_of_two_engines_with_one_name_neither_is_taken(install: Install) -> None:
    install("parrot", "narrate-parrot", parrot())
    install("parrot", "narrate-other", parrot())

    with pytest.raises(MissingError, match="Several packages bring an engine `parrot`") as caught:
        engines.load("parrot")

    assert "`narrate-other`" in caught.value.message
    assert engines.names()[-1] == "parrot"


def test_the_command_works_beside_a_broken_engine(install: Install) -> None:
    install("parrot", "narrate-parrot", "1 / 0")
    run = CliRunner(mix_stderr=False).invoke

    helped = run(command, ["build", "--help"])
    listed = run(command, ["voices"])
    asked = run(command, ["voices", "--engine", "parrot"])

    assert "tone, parrot." in " ".join(helped.stdout.split())
    assert listed.exit_code == 0
    assert (asked.exit_code, asked.stderr.splitlines()[0]) == (
        3,
        "narrate: The engine `parrot` does not load: ZeroDivisionError: division by zero",
    )


def test_packages_are_looked_through_only_where_it_matters(
    install: Install, caplog: pytest.LogCaptureFixture
) -> None:
    install("espeak", "narrate-cuckoo", parrot())
    run = CliRunner(mix_stderr=False).invoke

    quick = [run(command, words) for words in (["--help"], ["voices"])]
    looked = caplog.text
    helped = run(command, ["voices", "--help"])

    assert [it.exit_code for it in (*quick, helped)] == [0, 0, 0]
    assert looked == ""
    assert "narrate-cuckoo" in caplog.text
