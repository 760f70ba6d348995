from __future__ import annotations

import re
from pathlib import Path

import pytest

from narrate.casting.catalog import Catalog, load_catalog
from narrate.errors import CatalogError, MissingError
from narrate.script import Age, Gender

HEAD = 'version = 1\nengine = "espeak"\nnarrator = ["espeak/a"]\nunknown = "espeak/a"\n'
VOICE = '[[voices]]\nid = "espeak/a"\ngender = "female"\nage = "adult"\nlanguage = "en"\n'


@pytest.fixture(params=("espeak", "gtts", "tone"))
def shipped(request: pytest.FixtureRequest) -> Catalog:
    return load_catalog(request.param)


def loaded(folder: Path, text: str) -> Catalog:
    (folder / "espeak.toml").write_text(text, encoding="utf-8")
    return load_catalog("espeak", folder)


def faults(folder: Path, text: str) -> str:
    with pytest.raises(CatalogError) as caught:
        loaded(folder, text)
    assert caught.value.message.startswith(f"{folder / 'espeak.toml'}: ")
    return caught.value.message


def test_every_engine_has_a_catalog_of_its_own(shipped: Catalog) -> None:
    engines_of_voices = {voice.engine for voice in shipped.voices}

    assert engines_of_voices == {shipped.engine}
    assert all(voice.id.startswith(f"{shipped.engine}/") for voice in shipped.voices)


def test_no_voice_is_there_twice(shipped: Catalog) -> None:
    ids = [voice.id for voice in shipped.voices]
    settings = [(voice.settings, voice.gender, voice.age) for voice in shipped.voices]

    assert len(set(ids)) == len(ids)
    assert len(set(settings)) == len(settings)


def test_narrators_and_unknown_are_among_the_voices(shipped: Catalog) -> None:
    assert {*shipped.narrators, shipped.unknown} <= {*shipped.voices}


@pytest.mark.parametrize("engine", ["espeak", "tone"])
def test_there_are_voices_of_every_gender_and_age(engine: str) -> None:
    catalog = load_catalog(engine)

    kinds = {(voice.gender, voice.age) for voice in catalog.voices}
    assert kinds >= {(gender, age) for gender in (Gender.FEMALE, Gender.MALE) for age in Age}
    assert len(catalog.voices) >= 24
    assert {voice.gender for voice in catalog.narrators} == {Gender.FEMALE, Gender.MALE}


def test_voices_of_espeak_have_their_level_measured() -> None:
    assert all(voice.gain_db is not None for voice in load_catalog("espeak").voices)


def test_a_voice_has_all_that_its_entry_says(tmp_path: Path) -> None:
    entry = VOICE + 'accent = "Welsh"\ngain_db = 3\nsettings = { rate = 150, name = "gmw/en" }\n'

    (voice,) = loaded(tmp_path, HEAD + entry).voices

    assert (voice.id, voice.engine, voice.language) == ("espeak/a", "espeak", "en")
    assert (voice.gender, voice.age, voice.accent) == (Gender.FEMALE, Age.ADULT, "Welsh")
    assert voice.settings == (("name", "gmw/en"), ("rate", 150))
    assert voice.gain_db == 3.0


def test_a_timbre_is_read_as_it_is_measured(tmp_path: Path) -> None:
    numbers = [-3.5, *(float(band) for band in range(16))]

    (voice,) = loaded(tmp_path, HEAD + VOICE + f"timbre = {numbers}\n").voices

    assert voice.timbre == tuple(numbers)


def test_accent_gain_and_settings_may_be_left_out(tmp_path: Path) -> None:
    (voice,) = loaded(tmp_path, HEAD + VOICE).voices

    assert (voice.accent, voice.gain_db, voice.settings) == ("", None, ())


def test_a_catalog_of_the_user_takes_the_place_of_the_shipped_one(tmp_path: Path) -> None:
    catalog = loaded(tmp_path, HEAD + VOICE)

    assert [voice.id for voice in catalog.voices] == ["espeak/a"]
    assert load_catalog("tone", tmp_path) == load_catalog("tone")


def test_narrators_stand_in_the_order_of_preference(tmp_path: Path) -> None:
    head = HEAD.replace('["espeak/a"]', '["espeak/b", "espeak/a"]')

    catalog = loaded(tmp_path, head + VOICE + VOICE.replace("espeak/a", "espeak/b"))

    assert [voice.id for voice in catalog.narrators] == ["espeak/b", "espeak/a"]


def test_a_byte_order_mark_does_no_harm(tmp_path: Path) -> None:
    assert loaded(tmp_path, "\ufeff" + HEAD + VOICE).unknown.id == "espeak/a"


@pytest.mark.parametrize(
    ("entry", "fault"),
    [
        (VOICE.replace("espeak/a", "tone/a"), "`voices[tone/a].id` is 'tone/a'"),
        (
            VOICE.replace("female", "woman"),
            "`voices[espeak/a].gender` is 'woman', expected `female` or `male`",
        ),
        (
            VOICE.replace('age = "adult"\n', ""),
            ".age` is missing, expected `child` or `adult` or `old`",
        ),
        (VOICE.replace('"en"', '"English"'), ".language` is 'English'"),
        (VOICE + "accent = 3\n", ".accent` is 3"),
        (VOICE + 'gain_db = "loud"\n', ".gain_db` is 'loud', expected a number"),
        (VOICE + "gain_db = nan\n", ".gain_db` is nan, expected -40.0 to 40.0"),
        (VOICE + "gain_db = true\n", ".gain_db` is True"),
        (VOICE + "timbre = 3\n", ".timbre` is 3, expected a list of 17 numbers"),
        (VOICE + "timbre = [1, 2]\n", ".timbre` is [1, 2], expected a list of 17 numbers"),
        (VOICE + f"timbre = {[True] * 17}\n".replace("T", "t"), ".timbre` is True"),
        (VOICE + "settings = 3\n", ".settings` is 3, expected a table"),
        (VOICE + "settings = { rate = 1.5 }\n", ".settings.rate` is 1.5"),
        (VOICE + "pitch = 3\n", "`voices[espeak/a].pitch` is not known here"),
        (VOICE + VOICE, "`voices[2]` has the id `espeak/a`, which is there already"),
        ('voices = ["espeak/a"]', "`voices[1]` is 'espeak/a', expected a table"),
        ("", "`voices` is missing, expected one table [[voices]] for each voice"),
    ],
)
def test_a_mistake_in_an_entry_is_named_with_its_place(
    tmp_path: Path, entry: str, fault: str
) -> None:
    assert fault in faults(tmp_path, HEAD + entry)


@pytest.mark.parametrize(
    ("head", "fault"),
    [
        (HEAD.replace('engine = "espeak"', 'engine = "tone"'), "`engine` is 'tone'"),
        (HEAD.replace('["espeak/a"]', "[]"), "`narrator` is []"),
        (HEAD.replace('["espeak/a"]', '"espeak/a"'), "`narrator` is 'espeak/a', expected a list"),
        (HEAD.replace('["espeak/a"]', '["espeak/b"]'), "`narrator` is 'espeak/b', expected the id"),
        (HEAD.replace('unknown = "espeak/a"', "unknown = 3"), "`unknown` is 3"),
        (HEAD.replace('unknown = "espeak/a"', "unknown = []"), "`unknown` is []"),
        (HEAD.replace('unknown = "espeak/a"\n', ""), "`unknown` is missing"),
        (HEAD + "tempo = 3\n", "`tempo` is not known here"),
    ],
)
def test_a_mistake_at_the_head_is_named(tmp_path: Path, head: str, fault: str) -> None:
    assert fault in faults(tmp_path, head + VOICE)


def test_all_mistakes_are_named_at_once(tmp_path: Path) -> None:
    entry = VOICE.replace("female", "woman").replace("adult", "ancient") + "pitch = 3\n"

    message = faults(tmp_path, HEAD.replace("unknown", "nobody") + entry)

    assert [word in message for word in ("woman", "ancient", "pitch", "nobody", "unknown")] == [
        True
    ] * 5


@pytest.mark.parametrize("version", ["version = 2", "version = '1'", ""])
def test_a_catalog_of_another_version_is_not_read(tmp_path: Path, version: str) -> None:
    text = HEAD.replace("version = 1", version) + VOICE

    assert "this narrate reads 1" in faults(tmp_path, text)


def test_what_is_no_toml_is_an_error_with_its_line(tmp_path: Path) -> None:
    assert "line 5" in faults(tmp_path, HEAD + "[[voices\n")


@pytest.mark.parametrize("engine", ["parrot", "../espeak", ""])
def test_an_engine_that_there_is_not_is_missing(tmp_path: Path, engine: str) -> None:
    with pytest.raises(MissingError, match=f"no engine `{re.escape(engine)}`"):
        load_catalog(engine, tmp_path)


def test_a_voice_is_found_by_its_id(shipped: Catalog) -> None:
    voice = shipped.voices[-1]

    assert shipped.voice(voice.id) is voice


def test_a_voice_that_there_is_not_is_met_with_close_ones() -> None:
    with pytest.raises(
        MissingError, match="`espeak` has no voice `espeak/en-us\\+belnda`"
    ) as caught:
        load_catalog("espeak").voice("espeak/en-us+belnda")

    assert "`espeak/en-gb+belinda`" in str(caught.value.hint)


@pytest.mark.parametrize("engine", ["espeak", "gtts"])
@pytest.mark.parametrize("language", ["en", "fr", "de", "es", "it", "pt", "ru", "pl"])
def test_the_part_of_a_catalog_that_speaks_a_language_speaks_no_other(
    engine: str, language: str
) -> None:
    part = load_catalog(engine).speaking(language)

    voices = {*part.voices, *part.narrators, part.unknown}
    assert {voice.language.partition("-")[0] for voice in voices} == {language}


def test_a_language_that_nobody_speaks_is_read_in_the_first_narrators_language() -> None:
    whole = load_catalog("espeak")

    part = whole.speaking("zh")

    assert part == whole.speaking("en")
    assert part.narrators == whole.narrators
    assert part.unknown == whole.unknown
