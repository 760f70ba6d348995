from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from narrate.cast import Voice
from narrate.casting.catalog import Catalog, Leads, load_catalog
from narrate.casting.writing import catalog_toml
from narrate.script import Age, Gender


def written(catalog: Catalog, folder: Path) -> Catalog:
    """Return a catalog after it was written and read."""
    (folder / f"{catalog.engine}.toml").write_text(catalog_toml(catalog), encoding="utf-8")
    return load_catalog(catalog.engine, folder)


@pytest.mark.parametrize("engine", ["edge", "espeak", "gtts", "tone"])
def test_what_is_written_is_read_as_the_same_catalog(engine: str, tmp_path: Path) -> None:
    catalog = load_catalog(engine)

    assert written(catalog, tmp_path) == catalog


texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
voices = st.builds(
    Voice,
    id=st.from_regex(r"tone/[!-~]{1,20}", fullmatch=True),
    engine=st.just("tone"),
    language=st.sampled_from(["en", "en-gb", "fr"]),
    gender=st.sampled_from(Gender),
    age=st.sampled_from(Age),
    accent=texts.filter(lambda it: "\n" not in it),
    settings=st.dictionaries(texts, texts | st.integers(-(2**40), 2**40)).map(
        lambda table: tuple(sorted(table.items()))
    ),
    gain_db=st.none() | st.floats(-40, 40),
    expression=st.floats(0, 3),
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50)
@given(drawn=st.lists(voices, min_size=1, max_size=4, unique_by=lambda it: it.id))
def test_no_voice_loses_anything_on_the_way(drawn: list[Voice], tmp_path: Path) -> None:
    catalog = Catalog("tone", (drawn[0],), drawn[-1], tuple(drawn))
    catalog = replace(catalog, languages={"fr": Leads((drawn[-1],), drawn[0])})

    assert written(catalog, tmp_path) == catalog
