from __future__ import annotations

import json
import pickle
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from narrate.audio import Audio
from narrate.cast import Voice
from narrate.casting.catalog import load_catalog
from narrate.engines import Engine, load
from narrate.errors import EngineError, MissingError
from narrate.script import Age, Delivery, Gender

LINE = "Hello there, of the year 1848 was a good one."


def voice(**settings: str | int) -> Voice:
    given: dict[str, str | int] = {"model": "en_GB-vctk-medium", "speaker": "p239", **settings}
    return Voice(
        id="piper/one",
        engine="piper",
        language="en-gb",
        gender=Gender.FEMALE,
        age=Age.ADULT,
        settings=tuple(sorted(given.items())),
    )


@pytest.fixture
def piper(vctk: Path) -> Engine:
    return load("piper")


def samples(audio: Audio) -> np.ndarray:
    return np.frombuffer(audio.pcm, "<i2") / 32_768


def pitch_hz(audio: Audio) -> float:
    spectrum = np.abs(np.fft.rfft(samples(audio)))
    return float(spectrum.argmax() * audio.rate_hz / audio.samples)


def said(audio: Audio, text: str) -> list[str]:
    return [text[word.start : word.end] for word in audio.words]


def test_a_sound_is_as_long_as_its_phonemes_and_longer_for_more(piper: Engine) -> None:
    short = piper.speak("No.", voice(), Delivery.PLAIN)
    long = piper.speak("Nobody knows.", voice(), Delivery.PLAIN)

    assert short.rate_hz == 22_050
    assert 0 < short.duration_ms < long.duration_ms


def test_each_speaker_has_a_voice_of_his_own(piper: Engine) -> None:
    one = piper.speak(LINE, voice(speaker="p239"), Delivery.PLAIN)
    other = piper.speak(LINE, voice(speaker="p243"), Delivery.PLAIN)

    assert pitch_hz(one) == pytest.approx(100, abs=2)
    assert pitch_hz(other) == pytest.approx(250, abs=2)


def test_the_same_line_sounds_the_same_whatever_came_before(piper: Engine) -> None:
    first = piper.speak(LINE, voice(), Delivery.PLAIN)
    piper.speak("Something else.", voice(speaker="p243"), Delivery.PLAIN)

    assert piper.speak(LINE, voice(), Delivery.PLAIN) == first
    assert load("piper").speak(LINE, voice(), Delivery.PLAIN) == first


def test_espeak_stays_the_same_each_time_beside_it(piper: Engine) -> None:
    espeak, plain = load("espeak"), load_catalog("espeak").voices[0]
    before = espeak.speak(LINE, plain, Delivery.PLAIN)

    piper.speak(LINE, voice(), Delivery.PLAIN)

    assert espeak.speak(LINE, plain, Delivery.PLAIN) == before
    assert espeak.speak(LINE, plain, Delivery.PLAIN) == before


@pytest.mark.slow
def test_another_process_says_it_the_same_way(piper: Engine) -> None:
    here = piper.speak(LINE, voice(), Delivery.PLAIN)
    program = (
        "import pickle, sys\n"
        "from narrate.engines import load\n"
        "sys.stdout.buffer.write(load('piper').speak(*pickle.load(sys.stdin.buffer)).pcm)"
    )

    there = subprocess.run(
        [sys.executable, "-c", program],
        input=pickle.dumps((LINE, voice(), Delivery.PLAIN)),
        check=True,
        capture_output=True,
    )

    assert there.stdout == here.pcm


def test_the_noise_of_a_model_is_there_all_the_same(piper: Engine) -> None:
    sound = samples(piper.speak(LINE, voice(), Delivery.PLAIN))

    at = np.arange(len(sound)) / 22_050
    rest = sound - 0.3 * np.sin(2 * np.pi * 100 * at)
    assert rest.std() == pytest.approx(0.01 * 0.667, rel=0.1)


def test_loud_and_soft_models_stay_as_they_are(models: Path, vctk: Path, piper: Engine) -> None:
    from tests.networks import piper_model

    piper_model(models, "en_US-soft-low", loudness=0.05, rate_hz=16_000)
    soft = replace(voice(), settings=(("model", "en_US-soft-low"),))

    assert np.abs(samples(piper.speak(LINE, soft, Delivery.PLAIN))).max() < 0.1
    assert np.abs(samples(piper.speak(LINE, voice(), Delivery.PLAIN))).max() > 0.25
    assert piper.speak(LINE, soft, Delivery.PLAIN).rate_hz == 16_000


def test_every_word_is_timed_one_after_the_other(piper: Engine) -> None:
    sound = piper.speak(LINE, voice(), Delivery.PLAIN)

    assert said(sound, LINE) == LINE.replace(",", "").replace(".", "").split()
    starts = [word.at_ms for word in sound.words]
    assert starts == sorted(starts)
    assert sound.words[-1].until_ms <= sound.duration_ms
    # A year is taken apart by espeak, and lasts longer than any other word.
    lasting = {LINE[it.start : it.end]: it.until_ms - it.at_ms for it in sound.words}
    assert max(lasting, key=lambda word: lasting[word]) == "1848"


def test_a_word_is_heard_where_its_phonemes_are(piper: Engine) -> None:
    sound = piper.speak("No, no.", voice(), Delivery.PLAIN)

    # Begin, pad, n, pad, stress, pad, o, pad ...: a phoneme lasts 4 frames of 256, a pad 1.
    frame_ms = 256 / 22.05
    assert sound.words[0].at_ms == int(2 * frame_ms)


@pytest.mark.parametrize("text", ["No.", "Oh!", "I", "No", "“Yes.”", "A?"])
def test_a_short_line_is_whole(piper: Engine, text: str) -> None:
    sound = piper.speak(text, voice(), Delivery.PLAIN)

    heard = np.abs(samples(sound)) > 0.02
    assert len(sound.words) == 1
    assert sound.words[0].until_ms == pytest.approx(sound.duration_ms, abs=1)
    assert heard[-200:].any()


def test_a_line_without_an_end_is_given_one(piper: Engine) -> None:
    ended = piper.speak("No.", voice(), Delivery.PLAIN)

    assert piper.speak("No", voice(), Delivery.PLAIN).pcm == ended.pcm
    assert piper.speak("No,", voice(), Delivery.PLAIN).pcm != ended.pcm


def test_a_long_line_is_spoken_to_its_last_word(piper: Engine) -> None:
    text = "word after word, and so on, " * 25 + "until the end."

    sound = piper.speak(text, voice(), Delivery.PLAIN)

    assert len(sound.words) == 153
    assert said(sound, text)[-3:] == ["until", "the", "end"]
    assert sound.words[-1].until_ms > sound.duration_ms - 400


def test_double_brackets_are_but_brackets(piper: Engine) -> None:
    text = "He left [[hello]] there."

    assert said(piper.speak(text, voice(), Delivery.PLAIN), text) == [
        "He",
        "left",
        "hello",
        "there",
    ]


@pytest.mark.parametrize("text", ["", "...", "* * *"])
def test_a_text_without_a_word_is_a_short_silence(piper: Engine, text: str) -> None:
    sound = piper.speak(text, voice(), Delivery.PLAIN)

    assert sound.duration_ms == 200
    assert not any(sound.pcm)


def test_a_rate_makes_it_faster_and_a_shout_too(piper: Engine) -> None:
    plain = piper.speak(LINE, voice(), Delivery.PLAIN).samples

    assert piper.speak(LINE, voice(rate=200), Delivery.PLAIN).samples < plain * 0.7
    assert piper.speak(LINE, voice(rate=50), Delivery.PLAIN).samples > plain * 1.5
    assert piper.speak(LINE, voice(), Delivery.SUNG).samples > plain
    flat = replace(voice(), expression=0.0)
    assert piper.speak(LINE, flat, Delivery.SUNG).samples == plain


@pytest.mark.parametrize(
    ("settings", "told"),
    [
        ({"rate": 10}, "`rate = 10`"),
        ({"rate": "fast"}, "`rate = 'fast'`"),
        ({"pitch": 3}, "a setting `pitch`, which piper does not know"),
    ],
)
def test_a_setting_that_makes_no_sense_is_told(
    piper: Engine, settings: dict[str, str | int], told: str
) -> None:
    with pytest.raises(EngineError, match=told):
        piper.speak(LINE, voice(**settings), Delivery.PLAIN)


def test_a_speaker_that_there_is_not_brings_near_ones(piper: Engine) -> None:
    with pytest.raises(MissingError, match="has no speaker `p240`") as caught:
        piper.speak(LINE, voice(speaker="p240"), Delivery.PLAIN)

    assert "p243" in str(caught.value.hint)


@pytest.mark.parametrize("name", ["en_US-none-low", "../piper/en_GB-vctk-medium"])
def test_a_model_that_is_not_there_names_the_command(piper: Engine, name: str) -> None:
    with pytest.raises(MissingError) as caught:
        piper.speak(LINE, voice(model=name), Delivery.PLAIN)

    assert caught.value.hint == f"Fetch it with: narrate voices fetch piper/{name}"


@pytest.mark.parametrize("content", [b"", b"<html>", b"\x08\x01" * 99])
def test_a_network_that_is_damaged_is_told(vctk: Path, piper: Engine, content: bytes) -> None:
    vctk.write_bytes(content)

    with pytest.raises(EngineError, match=r"en_GB-vctk-medium\.onnx: "):
        piper.speak(LINE, voice(), Delivery.PLAIN)


@pytest.mark.parametrize("content", ["", "[]", "{", '{"num_speakers": 2}'])
def test_a_description_that_is_damaged_is_told(vctk: Path, piper: Engine, content: str) -> None:
    Path(f"{vctk}.json").write_text(content)

    with pytest.raises(EngineError, match=r"en_GB-vctk-medium\.onnx\.json: "):
        piper.speak(LINE, voice(), Delivery.PLAIN)


def test_a_model_that_tells_no_lengths_speaks_without_times(vctk: Path, piper: Engine) -> None:
    import onnx

    model = onnx.load(str(vctk))
    for node in model.graph.node:
        if node.op_type == "Ceil":
            node.op_type = "Round"
    onnx.save(model, str(vctk))

    sound = piper.speak(LINE, voice(), Delivery.PLAIN)

    assert sound.duration_ms > 1_000
    assert sound.words == ()


def test_words_in_a_script_that_a_model_does_not_know_are_an_error(
    models: Path, vctk: Path, piper: Engine
) -> None:
    config = json.loads(Path(f"{vctk}.json").read_text())
    config["phoneme_id_map"] = {symbol: [at] for at, symbol in enumerate("_^$ .")}
    Path(f"{vctk}.json").write_text(json.dumps(config))

    with pytest.raises(EngineError, match="has nothing to say for `Hello"):
        piper.speak(LINE, voice(), Delivery.PLAIN)
