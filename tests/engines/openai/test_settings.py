from __future__ import annotations

import pytest

from narrate.engines.openai.settings import Settings
from narrate.errors import MissingError, NarrateError, UsageError

HOUSE = {"OPENAI_BASE_URL": "http://localhost:8880/v1"}


def test_the_environment_says_which_server_and_model() -> None:
    settings = Settings.of_environment(
        {
            **HOUSE,
            "OPENAI_API_KEY": " sk-1\n",
            "NARRATE_OPENAI_MODEL": "kokoro",
            "NARRATE_OPENAI_FORMAT": "pcm",
            "NARRATE_OPENAI_AT_ONCE": "8",
        }
    )

    assert settings == Settings("http://localhost:8880/v1", "sk-1", "kokoro", "pcm", 8)
    assert settings.host == "localhost:8880"


def test_a_server_of_your_own_needs_no_key() -> None:
    assert Settings.of_environment(HOUSE) == Settings("http://localhost:8880/v1")


def test_openai_itself_needs_one() -> None:
    with pytest.raises(MissingError, match="`OPENAI_API_KEY` is not set") as caught:
        Settings.of_environment({})

    assert "OPENAI_BASE_URL" in str(caught.value.hint)


def test_openai_is_asked_unless_something_else_is_said() -> None:
    assert (
        Settings.of_environment({"OPENAI_API_KEY": "sk-1"}).address == "https://api.openai.com/v1"
    )


def test_a_key_is_not_sent_to_a_server_it_is_not_for() -> None:
    settings = Settings.of_environment(
        {"OPENAI_API_KEY": "sk-1", "NARRATE_OPENAI_BASE_URL": "http://localhost:8880/v1"}
    )

    assert settings == Settings("http://localhost:8880/v1")


def test_names_of_our_own_come_first() -> None:
    settings = Settings.of_environment(
        {
            **HOUSE,
            "OPENAI_API_KEY": "sk-1",
            "NARRATE_OPENAI_BASE_URL": "https://[::1]:9/v1/",
            "NARRATE_OPENAI_API_KEY": "sk-2",
        }
    )

    assert (settings.address, settings.key) == ("https://[::1]:9/v1", "sk-2")


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("OPENAI_BASE_URL", "localhost:8880", "is no address of a server"),
        ("OPENAI_BASE_URL", "ftp://localhost/v1", "is no address of a server"),
        ("OPENAI_BASE_URL", "http:///v1", "is no address of a server"),
        ("OPENAI_BASE_URL", "http://my server/v1", "is no address of a server"),
        ("OPENAI_BASE_URL", "http://my..server/v1", "is no address"),
        ("OPENAI_BASE_URL", f"http://{'a' * 80}.example/v1", "is no address"),
        ("OPENAI_BASE_URL", "http://localhost:port/v1", "is no address"),
        ("NARRATE_OPENAI_FORMAT", "mp3", "is `mp3`"),
        ("NARRATE_OPENAI_AT_ONCE", "0", "is `0`"),
        ("NARRATE_OPENAI_AT_ONCE", "many", "is `many`"),
    ],
)
def test_a_value_that_makes_no_sense_is_named(name: str, value: str, said: str) -> None:
    with pytest.raises(UsageError, match=f"`{name}` .*{said}") as caught:
        Settings.of_environment({**HOUSE, name: value})

    assert caught.value.hint


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("OPENAI_BASE_URL", "https://me:sk-secret@localhost/v1"),
        ("OPENAI_BASE_URL", "https://sk-secret@localhost:port/v1"),
        ("OPENAI_BASE_URL", "sk-secret"),
        ("OPENAI_API_KEY", "sk-secret\r\nX-Evil: 1"),
        ("OPENAI_API_KEY", "sk-sécret secret"),
    ],
)
def test_a_secret_that_makes_no_sense_is_not_repeated(name: str, value: str) -> None:
    with pytest.raises(NarrateError, match=f"`{name}` ") as caught:
        Settings.of_environment({**HOUSE, name: value})

    told = f"{caught.value} {caught.value.hint} {caught.value.__cause__}"
    assert "secret" not in told
