"""The network that decides whole conversations, and the windows in which it sees them."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from narrate.attribution import turns
from narrate.attribution.conversing import converse, weights
from narrate.attribution.grids import WIDTH, Grid
from narrate.attribution.stage import NOBODY
from narrate.attribution.windows import ABSENT, PERSONS, windows


def book(units: int, chapters: int = 1, persons: int = 3, seed: int = 0) -> Grid:
    """Return a book of random numbers; each unit has all persons, and nobody, as candidates."""
    chance = np.random.default_rng(seed)
    size = persons + 1
    return Grid(
        chance.random((units, len(turns.NAMES)), np.float32),
        chance.random((units * size, WIDTH), np.float32),
        np.arange(0, units * size + 1, size),
        np.tile([*range(persons), NOBODY], units),
        np.sort(chance.integers(0, chapters, units)),
    )


@given(st.integers(1, 300), st.integers(1, 5), st.integers(1, 12))
def test_every_unit_stands_in_a_window_of_its_chapter(
    units: int, chapters: int, persons: int
) -> None:
    grid = book(units, chapters, persons)

    seen = set()
    for window in windows(grid):
        assert len(set(grid.chapters[window.first : window.last].tolist())) == 1
        for turn, unit in enumerate(range(window.first, window.last)):
            rows = window.rows[:, turn]
            there = sorted(rows[rows != ABSENT].tolist())
            assert there == list(range(grid.starts[unit], grid.starts[unit + 1]))
            seen.add(unit)
    assert seen == set(range(units))


def test_a_track_is_one_person_all_along() -> None:
    grid = book(100, persons=5)

    for window in windows(grid):
        for track in window.rows:
            assert len(set(grid.persons[track[track != ABSENT]].tolist())) <= 1


def test_with_too_many_persons_those_who_are_seldom_candidates_are_left_out() -> None:
    grid = book(30, persons=PERSONS + 4)

    (window,) = windows(grid)

    assert (window.rows != ABSENT).sum(0).max() == PERSONS
    assert NOBODY in grid.persons[window.rows[window.rows[:, 0] != ABSENT, 0]]


@pytest.mark.parametrize("units", [1, 47, 48, 49, 200])
def test_the_chances_of_a_unit_are_one_in_all(units: int) -> None:
    chances = converse(book(units, chapters=2), weights())

    assert len(chances) == units
    assert all(one.shape == (4,) and one.min() >= 0 for one in chances)
    np.testing.assert_allclose([one.sum() for one in chances], 1, atol=1e-4)


def test_a_name_means_nothing() -> None:
    grid = book(40)
    other = Grid(grid.turns, grid.rows, grid.starts, grid.persons * 7 % 23, grid.chapters)
    other.persons[grid.persons == NOBODY] = NOBODY

    for one, two in zip(converse(grid, weights()), converse(other, weights()), strict=True):
        np.testing.assert_allclose(one, two, atol=1e-5)


def test_a_book_without_a_word_spoken_is_no_trouble() -> None:
    assert converse(book(0), weights()) == []


def test_both_networks_do_the_same_sums() -> None:
    torch = pytest.importorskip("torch")
    from narrate.attribution.training.network import Network

    torch.manual_seed(1)
    network = Network(WIDTH, len(turns.NAMES)).eval()
    state = {name: value.numpy() for name, value in network.state_dict().items()}
    grid = book(30)
    (window,) = windows(grid)
    rows = torch.zeros((1, *window.rows.shape, WIDTH))
    here = torch.from_numpy(window.rows != ABSENT)
    rows[0, here] = torch.from_numpy(grid.rows[window.rows[window.rows != ABSENT]])
    own = torch.zeros((1, window.rows.shape[1], len(turns.NAMES)))
    own[0, :30] = torch.from_numpy(grid.turns)
    there = here[None].clone()
    there[:, 0] |= ~there.any(1)

    chances = converse(grid, {**state, "scale": np.ones(WIDTH, np.float32)})

    with torch.no_grad():
        found = network(rows, own, there)[-1][0].exp().numpy()
    for unit, chance in enumerate(chances):
        rows_of = window.rows[:, unit]
        np.testing.assert_allclose(
            found[rows_of != ABSENT, unit], chance[rows_of[rows_of != ABSENT] - 4 * unit], atol=1e-4
        )
