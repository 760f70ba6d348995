from itertools import product

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from narrate.casting.solving import Numbers, Problem, solve


@st.composite
def problems(draw: st.DrawFn) -> Problem:
    people, voices = draw(st.integers(1, 5)), draw(st.integers(1, 4))
    costs = st.integers(0, 50)

    def square(size: int, *, own: int | None) -> Numbers:
        rows = draw(st.lists(costs, min_size=size * size, max_size=size * size))
        table = np.array(rows, np.int64).reshape(size, size)
        table = table + table.T
        if own is not None:
            np.fill_diagonal(table, own)
        return table

    alone = draw(st.lists(costs, min_size=people * voices, max_size=people * voices))
    return Problem(
        np.array(alone, np.int64).reshape(people, voices),
        square(people, own=0),
        square(voices, own=None),
        square(people, own=0),
    )


def neighbors_of(chosen: list[int], voices: int) -> list[list[int]]:
    """Return the choices that are one move or one swap away."""
    moves = [
        [*chosen[:at], voice, *chosen[at + 1 :]]
        for at in range(len(chosen))
        for voice in range(voices)
    ]
    swaps = []
    for one, other in product(range(len(chosen)), repeat=2):
        swapped = list(chosen)
        swapped[one], swapped[other] = chosen[other], chosen[one]
        swaps.append(swapped)
    return moves + swaps


@given(problems())
def test_no_move_and_no_swap_makes_a_solution_better(problem: Problem) -> None:
    people, voices = problem.alone.shape

    chosen = solve(problem, [None] * people, range(people))

    least = problem.total(chosen)
    near = neighbors_of(chosen.tolist(), voices)
    assert all(problem.total(np.array(other)) >= least for other in near)


@given(problems(), st.data())
def test_whoever_is_settled_keeps_his_voice(problem: Problem, data: st.DataObject) -> None:
    people, voices = problem.alone.shape
    kept = st.none() | st.integers(0, voices - 1)
    fixed = data.draw(st.lists(kept, min_size=people, max_size=people))
    free = [person for person, voice in enumerate(fixed) if voice is None]

    chosen = solve(problem, fixed, free)

    assert all(voice in {None, has} for voice, has in zip(fixed, chosen.tolist(), strict=True))


@given(problems())
def test_equal_problems_have_equal_solutions(problem: Problem) -> None:
    order = range(len(problem.alone))

    first = solve(problem, [None] * len(order), order)

    assert solve(problem, [None] * len(order), order).tolist() == first.tolist()
