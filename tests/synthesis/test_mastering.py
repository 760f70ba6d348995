# ruff: noqa: RUF001 - marks, dashes and Cyrillic letters are what texts hold.
from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from narrate import engines
from narrate.audio import Audio, WordTime
from narrate.cast import Mastering, Voice
from narrate.casting.catalog import load_catalog
from narrate.script import Age, Delivery, Gender
from narrate.synthesis.gentle import ROOM_MS
from narrate.synthesis.loudness import Samples, loudness_lufs
from narrate.synthesis.mastering import (
    CEILING_DBFS,
    RATE_HZ,
    TARGET_LUFS,
    limited,
    master,
)

VOICE = Voice("tone/x", "tone", "en", Gender.NEUTRAL, Age.ADULT)
CEILING = 10 ** (CEILING_DBFS / 20)


def tone(
    duration_ms: int, *, peak: float = 0.1, hz: int = 300, rate_hz: int = RATE_HZ, dc: float = 0.0
) -> Audio:
    at = np.arange(duration_ms * rate_hz // 1000)
    wave = peak * np.sin(2 * np.pi * hz * at / rate_hz) + dc
    return Audio(np.round(wave * 32_767).astype("<i2").tobytes(), rate_hz)


def samples(audio: Audio) -> Samples:
    return np.frombuffer(audio.pcm, "<i2") / 32_768


def lufs(audio: Audio) -> float:
    return loudness_lufs(samples(audio), audio.rate_hz)


def test_a_telephone_takes_the_depth_from_a_voice() -> None:
    deep = tone(1_000, hz=100, peak=0.5)
    voice = replace(VOICE, gain_db=0.0)

    near, far = (
        master(deep, voice, delivery=delivery) for delivery in (Delivery.PLAIN, Delivery.TELEPHONED)
    )

    assert np.abs(samples(far)).max() < np.abs(samples(near)).max() / 10


@pytest.mark.parametrize("rate_hz", [16_000, 22_050, 24_000, 44_100])
def test_a_take_comes_out_at_the_common_rate(rate_hz: int) -> None:
    heard = master(tone(1_000, rate_hz=rate_hz), VOICE)

    assert heard.rate_hz == RATE_HZ
    assert heard.duration_ms == pytest.approx(1_000, abs=2)


@given(peak=st.floats(0.05, 0.6), duration_ms=st.integers(120, 2_500))
def test_a_take_of_a_voice_without_a_gain_is_brought_to_the_target(
    peak: float, duration_ms: int
) -> None:
    heard = master(tone(duration_ms, peak=peak), VOICE)

    assert lufs(heard) == pytest.approx(TARGET_LUFS, abs=0.5)


def test_a_take_far_from_the_target_is_not_dragged_there() -> None:
    faint = tone(1_000, peak=0.004)

    heard = master(faint, VOICE)

    assert lufs(heard) == pytest.approx(lufs(faint) + 12, abs=0.3)


def test_a_voice_with_a_gain_keeps_its_loud_and_its_soft_lines() -> None:
    voice = replace(VOICE, gain_db=6.0)

    soft, loud = (master(tone(800, peak=peak), voice) for peak in (0.05, 0.1))

    assert lufs(loud) - lufs(soft) == pytest.approx(6.0, abs=0.1)
    assert np.abs(samples(loud)).max() == pytest.approx(0.2, abs=0.01)


def test_a_dc_offset_does_not_survive() -> None:
    heard = master(tone(1_000, dc=0.04), replace(VOICE, gain_db=0.0))

    assert abs(samples(heard).mean()) < 0.001


def test_silence_around_a_take_goes_and_words_move_along() -> None:
    padding = Audio.silence(150, rate_hz=RATE_HZ).pcm
    words = (WordTime(0, 4, 160, 400), WordTime(5, 9, 400, 700))
    audio = Audio(padding + tone(500).pcm + padding, RATE_HZ, words)

    heard = master(audio, VOICE)

    assert heard.duration_ms == 500
    assert heard.words == (WordTime(0, 4, 10, 250), WordTime(5, 9, 250, 500))


def test_a_take_begins_and_ends_without_a_click() -> None:
    heard = np.abs(samples(master(tone(500, hz=1_000), VOICE)))

    assert max(heard[:12].max(), heard[-12:].max()) < 0.1 * heard.max() + 0.01


@pytest.mark.parametrize("duration_ms", [0, 3, 300])
def test_a_silent_take_stays_as_long_as_it_is(duration_ms: int) -> None:
    silent = Audio.silence(duration_ms, rate_hz=RATE_HZ)

    assert master(silent, VOICE) == silent


def test_mastering_the_same_take_twice_gives_the_same_samples() -> None:
    take = tone(700, peak=0.9, rate_hz=22_050)

    assert master(take, VOICE) == master(take, VOICE)


def test_a_gentle_take_sounds_into_the_pause_and_keeps_its_level() -> None:
    take = tone(1_000)

    raw, soft = (
        master(take, replace(VOICE, gain_db=0.0, mastering=mastering)) for mastering in Mastering
    )

    assert (raw.tail, soft.tail) == (0, RATE_HZ * ROOM_MS // 1000)
    assert soft.samples - soft.tail == raw.samples
    assert lufs(soft) == pytest.approx(lufs(raw), abs=1)


def test_a_silent_take_has_no_room() -> None:
    silent = Audio.silence(300, rate_hz=RATE_HZ)

    assert master(silent, replace(VOICE, mastering=Mastering.GENTLE)) == silent


def test_over_the_telephone_no_room_is_heard() -> None:
    voice = replace(VOICE, mastering=Mastering.GENTLE)

    assert master(tone(500), voice, delivery=Delivery.TELEPHONED).tail == 0


@pytest.mark.parametrize("delivery", list(Delivery))
def test_no_delivery_leaks_into_the_next_take(delivery: Delivery) -> None:
    voice = replace(VOICE, mastering=Mastering.GENTLE)
    before = master(tone(400), voice)

    master(tone(400), voice, delivery=delivery)

    assert master(tone(400), voice) == before


@pytest.mark.parametrize("delivery", list(Delivery))
def test_a_voice_without_expression_says_all_plainly(delivery: Delivery) -> None:
    voice = replace(VOICE, expression=0.0)

    assert master(tone(400), voice, delivery=delivery) == master(tone(400), voice)


def test_a_whisper_stays_soft_though_its_take_is_leveled() -> None:
    plain, whispered = (
        lufs(master(tone(1_000), VOICE, delivery=delivery))
        for delivery in (Delivery.PLAIN, Delivery.WHISPERED)
    )

    assert whispered - plain == pytest.approx(-5, abs=0.7)


@given(seed=st.integers(0, 999), count=st.integers(1, 4_000), gain=st.floats(0.1, 20.0))
def test_nothing_gets_over_the_ceiling(seed: int, count: int, gain: float) -> None:
    noise = gain * np.random.default_rng(seed).laplace(scale=0.2, size=count)

    heard = limited(noise, rate_hz=RATE_HZ)

    assert len(heard) == count
    assert np.abs(heard).max() <= CEILING * (1 + 1e-9)
    assert np.all(np.sign(heard) == np.sign(noise))


def test_what_is_below_the_ceiling_is_not_touched() -> None:
    quiet = samples(tone(500, peak=CEILING * 0.99))

    assert np.array_equal(limited(quiet, rate_hz=RATE_HZ), quiet)


def test_a_peak_turns_down_only_its_neighborhood() -> None:
    wave = samples(tone(1_000, peak=0.3)).copy()
    wave[12_000] = 0.95

    heard = limited(wave, rate_hz=RATE_HZ)

    touched = np.flatnonzero(heard != wave)
    assert touched.min() >= 12_000 - RATE_HZ // 100
    assert touched.max() <= 12_000 + RATE_HZ // 100
    assert heard[12_000] == pytest.approx(CEILING)


TOLERANCE_DB = {True: 0.5, False: 0.7}
"""For English and for others, whose voices were calibrated with a shorter text."""

PROSE = {
    "en": (
        "The lamps along the quay were lit one after another, and still the ferry had not come. "
        "Nobody said anything about it. They shared the last of the bread, watched the gulls, "
        "and listened to the slow water under the boards. “Is it far?” asked the girl. “Not very,” "
        "her uncle said, though he had never been there himself. A bell rang twice beyond the "
        "breakwater. “There!” somebody shouted, and all of them got up at once, with their bags "
        "and boxes and bundles, as if the boat would leave again without having touched the land."
    ),
    "fr": (
        "Les lampes du quai s'allumaient l'une après l'autre, et le bac n'arrivait toujours "
        "pas. Personne n'en parlait. Ils partagèrent le reste du pain, regardèrent les "
        "mouettes et écoutèrent l'eau lente sous les planches. « Est-ce loin ? » demanda la "
        "fillette. « Pas très », dit son oncle, qui n'y était jamais allé. Une cloche sonna "
        "deux fois. « Là ! » cria quelqu'un, et tous se levèrent."
    ),
    "de": (
        "Die Lampen am Kai gingen eine nach der anderen an, und noch immer kam die Fähre "
        "nicht. Niemand sprach davon. Sie teilten das letzte Brot, sahen den Möwen zu und "
        "hörten auf das träge Wasser unter den Planken. „Ist es weit?“, fragte das Mädchen. "
        "„Nicht sehr“, sagte ihr Onkel, der selbst nie dort gewesen war. Eine Glocke schlug "
        "zweimal. „Da!“, rief jemand, und alle standen auf."
    ),
    "es": (
        "Las lámparas del muelle se encendían una tras otra, y el barco no llegaba. Nadie "
        "hablaba de ello. Compartieron el último pan, miraron las gaviotas y escucharon el "
        "agua lenta bajo las tablas. —¿Está lejos? —preguntó la niña. —No mucho —dijo su tío, "
        "que nunca había estado allí. Una campana sonó dos veces. —¡Allí! —gritó alguien, y "
        "todos se levantaron a la vez."
    ),
    "it": (
        "Le lampade del molo si accendevano una dopo l'altra, e il traghetto non arrivava. "
        "Nessuno ne parlava. Divisero l'ultimo pane, guardarono i gabbiani e ascoltarono "
        "l'acqua lenta sotto le assi. «È lontano?» chiese la bambina. «Non molto» disse lo "
        "zio, che non c'era mai stato. Una campana suonò due volte. «Là!» gridò qualcuno, e "
        "tutti si alzarono insieme."
    ),
    "pt": (
        "As lâmpadas do cais acendiam-se uma após a outra, e a balsa não chegava. Ninguém "
        "falava nisso. Dividiram o último pão, olharam as gaivotas e ouviram a água lenta "
        "debaixo das tábuas. — É longe? — perguntou a menina. — Não muito — disse o tio, que "
        "nunca tinha estado lá. Um sino tocou duas vezes. — Ali! — gritou alguém, e todos se "
        "levantaram ao mesmo tempo."
    ),
    "ru": (
        "Фонари на причале загорались один за другим, а парома всё не было. Никто об этом не "
        "говорил. Они разделили последний хлеб, смотрели на чаек и слушали медленную воду под "
        "досками. — Это далеко? — спросила девочка. — Не очень, — сказал дядя, который сам "
        "там никогда не был. Дважды ударил колокол. — Вон там! — крикнул кто-то, и все встали "
        "разом."
    ),
    "pl": (
        "Latarnie na nabrzeżu zapalały się jedna po drugiej, a prom wciąż nie przypływał. "
        "Nikt o tym nie mówił. Podzielili się ostatnim chlebem, patrzyli na mewy i słuchali "
        "powolnej wody pod deskami. — Czy to daleko? — zapytała dziewczynka. — Nie bardzo — "
        "powiedział wuj, który nigdy tam nie był. Dzwon uderzył dwa razy. — Tam! — krzyknął "
        "ktoś i wszyscy naraz wstali."
    ),
}


@pytest.mark.slow
@pytest.mark.parametrize("voice", load_catalog("espeak").voices, ids=lambda voice: voice.id)
def test_every_shipped_voice_lands_on_the_target(voice: Voice) -> None:
    language = voice.language.partition("-")[0]

    heard = master(engines.load("espeak").speak(PROSE[language], voice, Delivery.PLAIN), voice)

    assert lufs(heard) == pytest.approx(TARGET_LUFS, abs=TOLERANCE_DB[language == "en"])
    assert np.abs(samples(heard)).max() <= CEILING + 1e-4
