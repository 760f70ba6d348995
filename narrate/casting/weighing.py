"""
What a cast costs: voices that do not fit, that are alike where people talk, that are shared.

The numbers are set by hand; what they bring, `tests/benchmarks/casting.py` prints.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from math import exp, sqrt
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from narrate.cast import Voice
from narrate.casting.contrast import apart
from narrate.casting.fitting import middle, mismatch
from narrate.casting.neighbors import Neighbors
from narrate.casting.solving import Numbers, Problem
from narrate.script import NARRATOR, Character, CharacterId

_Costs: TypeAlias = NDArray[np.float64]

_ALIKE: Final = 100.0
"""What it costs if all who talk to each other have one voice, beside the cost of sharing."""

_NARRATED: Final = 0.15
"""A line of dialogue beside narration counts so much of one beside another line."""

_FADES: Final = 2.0
"""Voices at this distance count 1/e as alike as one voice: nearness is what hurts."""

_SHARED_SCENE: Final = 100.0
_SHARED_TURN: Final = 5.0
_SHARED: Final = 1.0
_SHARED_PART: Final = 40.0
"""One voice for two who are in one scene, and for each time that one answers the other; for two
who never meet, and by how much of the story the greater of them speaks."""

_LESSER: Final = 12.0
"""The last voice of a catalog instead of the first, for somebody who has all lines."""

_RESERVED: Final = 10.0
"""The voice of somebody who may come back."""

_NEVER: Final = 1e9
_THOUSAND: Final = 1_000
"""Weights and likenesses are counted in thousandths, so costs, which are products of them, in
millionths."""


def weigh(
    people: Sequence[Character],
    voices: Sequence[Voice],
    company: Neighbors,
    *,
    offered: Collection[str],
    reserved: Collection[str] = (),
    teller: CharacterId | None = None,
) -> Problem:
    """
    Return what each choice costs.

    Args:
        people: Who is to have a voice; the narrator and `unknown` may be among them.
        voices: All voices that anybody has or may have, the best first.
        company: Who is heard beside whom.
        offered: The ids of those that may be chosen.
        reserved: The ids of those that others may want later.
        teller: Who tells the story as *I*, and shares the narrator's voice.
    """
    lines = max(1, sum(company.lines[who.id] for who in people))
    shares = np.array([company.lines[who.id] / lines for who in people])
    return Problem(
        _alone(people, voices, shares, offered=offered, reserved=reserved),
        _weights(people, company),
        _whole(
            np.array([[exp(-apart(one, other) / _FADES) for other in voices] for one in voices])
        ),
        _sharing(people, company, shares, teller=teller),
    )


def _alone(
    people: Sequence[Character],
    voices: Sequence[Voice],
    shares: _Costs,
    *,
    offered: Collection[str],
    reserved: Collection[str],
) -> Numbers:
    between = middle(voices)
    ranks = np.arange(len(voices)) / max(1, len(voices) - 1)
    costs = np.array([[mismatch(voice, who, between) for voice in voices] for who in people])
    costs = costs.reshape(len(people), len(voices)) + _LESSER * shares[:, None] * ranks[None, :]
    costs += [_RESERVED * (voice.id in reserved) for voice in voices]
    closed = np.array([voice.id not in offered for voice in voices])
    return _whole(np.where(closed[None, :], _NEVER, costs) * _THOUSAND)


def _weights(people: Sequence[Character], company: Neighbors) -> Numbers:
    times = np.array(
        [
            [
                0.0
                if one.id == other.id
                # The root: who answers somebody but twice is told from him, too.
                else sqrt(company.exchanges(one.id, other.id))
                * (_NARRATED if NARRATOR in (one.id, other.id) else 1.0)
                for other in people
            ]
            for one in people
        ]
    ).reshape(len(people), len(people))
    return _whole(_ALIKE * times * 2 / max(1.0, times.sum()))


def _sharing(
    people: Sequence[Character],
    company: Neighbors,
    shares: _Costs,
    *,
    teller: CharacterId | None,
) -> Numbers:
    costs = np.zeros((len(people), len(people)))
    for at, one in enumerate(people):
        for beside, other in enumerate(people[:at]):
            if {one.id, other.id} == {NARRATOR, teller}:
                continue
            if company.meet(one.id, other.id):
                turns = company.exchanges(one.id, other.id)
                cost = _SHARED_SCENE + _SHARED_TURN * min(turns, 20)
            else:
                cost = _SHARED + _SHARED_PART * max(shares[at], shares[beside])
            costs[at, beside] = costs[beside, at] = cost
    return _whole(costs * _THOUSAND)


def _whole(costs: _Costs) -> Numbers:
    """Return costs in thousandths."""
    return np.rint(costs * _THOUSAND).astype(np.int64)
