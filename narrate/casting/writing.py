"""A catalog -> the text of a `voices/<engine>.toml`, to be edited."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from narrate.cast import Mastering, Voice
from narrate.casting.catalog import VERSION, Catalog

_HEAD: Final = """\
# What can be cast with the engine `{engine}`: in your folder of voices, this file takes the place
# of what the engine says itself. Correct genders, ages and accents; delete whom you do not want.
"""


def catalog_toml(catalog: Catalog) -> str:
    """Return the text of a catalog's file; read again, it is the same catalog."""
    lines = [
        _HEAD.format(engine=catalog.engine),
        f"version = {VERSION}",
        f"engine = {_text(catalog.engine)}",
        *_leads(catalog.narrators, catalog.unknown),
    ]
    for code, leads in catalog.languages.items():
        lines += ["", f"[languages.{code}]", *_leads(leads.narrators, leads.unknown)]
    for voice in catalog.voices:
        lines += ["", "[[voices]]", *_voice(voice)]
    return "\n".join(lines) + "\n"


def _leads(narrators: Iterable[Voice], unknown: Voice) -> Iterator[str]:
    yield f"narrator = [{', '.join(_text(voice.id) for voice in narrators)}]"
    yield f"unknown = {_text(unknown.id)}"


def _voice(voice: Voice) -> Iterator[str]:
    yield f"id = {_text(voice.id)}"
    yield f"gender = {_text(voice.gender)}"
    yield f"age = {_text(voice.age)}"
    if voice.accent:
        yield f"accent = {_text(voice.accent)}"
    yield f"language = {_text(voice.language)}"
    if voice.gain_db is not None:
        yield f"gain_db = {voice.gain_db}"
    if voice.expression != 1:
        yield f"expression = {voice.expression}"
    if voice.mastering is not Mastering.RAW:
        yield f"mastering = {_text(voice.mastering)}"
    if voice.timbre is not None:
        yield f"timbre = [{', '.join(map(str, voice.timbre))}]"
    if voice.settings:
        yield f"settings = {_table(dict(voice.settings))}"


def _table(settings: Mapping[str, str | int]) -> str:
    pairs = (
        f"{_text(key)} = {value if isinstance(value, int) else _text(value)}"
        for key, value in settings.items()
    )
    return f"{{ {', '.join(pairs)} }}"


def _text(value: str) -> str:
    # TOML's strings are JSON's, but for one character.
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
