from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from narrate.errors import closest

NAMES = ["alpha", "alpine", "beta", "gamma", "delta", "epsilon"]


def test_what_is_most_alike_is_named_first() -> None:
    assert closest("alpna", NAMES)[0] == "alpha"


def test_what_is_like_nothing_gets_the_first_few_or_what_is_said_for_that() -> None:
    assert closest("xyz", NAMES) == NAMES[:5]
    assert closest("xyz", NAMES, rather={"epsilon"})[0] == "epsilon"
    assert closest("xyz", NAMES, otherwise=["beta"]) == ["beta"]


def test_among_names_as_near_the_preferred_is_first_but_not_before_a_better_one() -> None:
    assert closest("m3", ["fr+m3", "en+m3"], rather={"en+m3"}) == ["en+m3", "fr+m3"]
    assert closest("fr+m33", ["en+m3", "fr+m3"], rather={"en+m3"})[0] == "fr+m3"


@given(said=st.text(max_size=8), known=st.lists(st.text(max_size=8), max_size=8, unique=True))
def test_only_names_that_there_are_are_named_and_at_least_one(said: str, known: list[str]) -> None:
    named = closest(said, known)

    assert set(named) <= set(known)
    assert bool(named) is bool(known)
    assert len(named) <= 5
