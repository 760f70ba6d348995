from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from narrate.audio import Audio
from narrate.cast import Voice
from narrate.casting.catalog import load_catalog
from narrate.engines import Engine, load
from narrate.engines.kokoro.installed import catalog
from narrate.errors import EngineError, MissingError
from narrate.script import Age, Delivery, Gender

LINE = "Hello there, of the year 1848 was a good one."
VOICES = ("af_heart", "am_michael", "bf_emma", "bm_george", "ff_siwis", "jf_alpha", "am_santa")


def voice(name: str = "af_heart", **settings: str | int) -> Voice:
    return Voice(
        id=f"kokoro/{name}",
        engine="kokoro",
        language="en-us",
        gender=Gender.FEMALE,
        age=Age.ADULT,
        settings=tuple(sorted({"voice": name, **settings}.items())),
    )


@pytest.fixture
def models(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("NARRATE_MODELS", str(tmp_path))
    return tmp_path / "kokoro"


@pytest.fixture
def network(models: Path) -> Path:
    """A tiny model that tells how long each phoneme lasts, as new exports do."""
    pytest.importorskip("kokoro_onnx", reason="needs narrate[kokoro]")
    pytest.importorskip("onnx", reason="needs narrate[kokoro]")
    from tests.networks import kokoro_model

    return kokoro_model(models, VOICES)


@pytest.fixture
def kokoro(network: Path) -> Engine:
    return load("kokoro")


def samples(audio: Audio) -> np.ndarray:
    return np.frombuffer(audio.pcm, "<i2") / 32_768


def pitch_hz(audio: Audio) -> float:
    spectrum = np.abs(np.fft.rfft(samples(audio)))
    return float(spectrum.argmax() * audio.rate_hz / audio.samples)


def test_each_voice_sounds_like_itself(kokoro: Engine) -> None:
    one = kokoro.speak(LINE, voice("af_heart"), Delivery.PLAIN)
    other = kokoro.speak(LINE, voice("bm_george"), Delivery.PLAIN)

    assert one.rate_hz == 24_000
    assert pitch_hz(one) == pytest.approx(100, abs=2)
    assert pitch_hz(other) == pytest.approx(250, abs=2)


def test_the_same_line_sounds_the_same_whatever_came_before(kokoro: Engine) -> None:
    first = kokoro.speak(LINE, voice(), Delivery.PLAIN)
    kokoro.speak("Something else.", voice("bf_emma"), Delivery.PLAIN)

    assert kokoro.speak(LINE, voice(), Delivery.PLAIN) == first
    assert load("kokoro").speak(LINE, voice(), Delivery.PLAIN) == first


def test_espeak_stays_the_same_each_time_beside_it(kokoro: Engine) -> None:
    espeak, plain = load("espeak"), load_catalog("espeak").voices[0]
    before = espeak.speak(LINE, plain, Delivery.PLAIN)

    kokoro.speak(LINE, voice(), Delivery.PLAIN)

    assert espeak.speak(LINE, plain, Delivery.PLAIN) == before
    assert espeak.speak(LINE, plain, Delivery.PLAIN) == before


def test_every_word_is_timed(kokoro: Engine) -> None:
    sound = kokoro.speak(LINE, voice(), Delivery.PLAIN)

    words = [LINE[it.start : it.end] for it in sound.words]
    assert words == ["Hello", "there", "of", "the", "year", "1848", "was", "a", "good", "one"]
    lasting = [it.until_ms - it.at_ms for it in sound.words]
    assert words[lasting.index(max(lasting))] == "1848"


def test_an_older_model_speaks_without_times(models: Path, network: Path, kokoro: Engine) -> None:
    from tests.networks import kokoro_model

    kokoro_model(models, VOICES, name="kokoro-v0.9", timings=False)

    sound = kokoro.speak(LINE, voice(model="kokoro-v0.9"), Delivery.PLAIN)

    assert sound.duration_ms > 2_000
    assert sound.words == ()


@pytest.mark.parametrize("text", ["No.", "Oh!", "I", "No", "“Yes.”"])
def test_a_short_line_is_whole(kokoro: Engine, text: str) -> None:
    sound = kokoro.speak(text, voice(), Delivery.PLAIN)

    assert len(sound.words) == 1
    assert sound.words[0].until_ms == pytest.approx(sound.duration_ms, abs=1)
    assert sound.duration_ms >= 300


@pytest.mark.slow
def test_a_line_beyond_the_limit_of_the_model_is_spoken_to_its_last_word(kokoro: Engine) -> None:
    text = "word after word, and so on, " * 30 + "until the end."

    sound = kokoro.speak(text, voice(), Delivery.PLAIN)

    assert len(sound.words) == 183
    assert text[sound.words[-1].start :] == "end."
    assert sound.words[-1].until_ms > sound.duration_ms - 500


def test_words_of_another_language_are_said_without_their_marks(kokoro: Engine) -> None:
    french = "Le weekend est cool."

    sound = kokoro.speak(french, voice("ff_siwis"), Delivery.PLAIN)

    # With `(en)` before it and `(fr)` after it would last eight phonemes more, of 75 ms each.
    assert [french[it.start : it.end] for it in sound.words] == ["Le", "weekend", "est", "cool"]
    assert sound.words[1].until_ms - sound.words[1].at_ms < 10 * 75


def test_a_rate_makes_it_faster(kokoro: Engine) -> None:
    plain = kokoro.speak(LINE, voice(), Delivery.PLAIN).samples

    assert kokoro.speak(LINE, voice(rate=200), Delivery.PLAIN).samples < plain * 0.7
    assert kokoro.speak(LINE, voice(), Delivery.SUNG).samples > plain


@pytest.mark.parametrize("text", ["", "...", "* * *"])
def test_a_text_without_a_word_is_a_short_silence(kokoro: Engine, text: str) -> None:
    assert not any(kokoro.speak(text, voice(), Delivery.PLAIN).pcm)


def test_a_voice_that_there_is_not_brings_near_ones(kokoro: Engine) -> None:
    with pytest.raises(MissingError, match="no voice `af_haert`") as caught:
        kokoro.speak(LINE, voice("af_haert"), Delivery.PLAIN)

    assert "af_heart" in str(caught.value.hint)


def test_damaged_files_are_told(network: Path, kokoro: Engine) -> None:
    network.write_bytes(b"<html>")
    with pytest.raises(EngineError, match=r"kokoro-v1\.0\.onnx: "):
        kokoro.speak(LINE, voice(), Delivery.PLAIN)

    network.with_name("voices-v1.0.bin").write_bytes(b"<html>")
    with pytest.raises(EngineError, match=r"voices-v1\.0\.bin: no voices can be read"):
        catalog()


def test_names_tell_accent_and_gender_and_the_best_come_first(network: Path) -> None:
    cast = load_catalog("kokoro")

    assert [(it.id, it.gender.value, it.accent) for it in cast.voices] == [
        ("kokoro/af_heart", "female", "American"),
        ("kokoro/am_michael", "male", "American"),
        ("kokoro/bf_emma", "female", "British"),
        ("kokoro/bm_george", "male", "British"),
        ("kokoro/ff_siwis", "female", "French"),
        ("kokoro/am_santa", "male", "American"),
    ]
    assert [it.id for it in cast.narrators] == ["kokoro/af_heart", "kokoro/am_michael"]
    assert [it.id for it in cast.speaking("fr").narrators] == ["kokoro/ff_siwis"]


def test_the_finest_model_is_taken_and_is_part_of_the_voice(models: Path, network: Path) -> None:
    (models / "kokoro-v1.0.int8.onnx").write_bytes(b"")

    assert dict(load_catalog("kokoro").voices[0].settings)["model"] == "kokoro-v1.0"


def test_without_a_model_the_command_is_named(models: Path) -> None:
    with pytest.raises(MissingError, match="is not in") as caught:
        catalog()

    assert caught.value.hint == "Fetch it with: narrate voices fetch kokoro/kokoro-v1.0"
