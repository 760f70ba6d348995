"""Read from a tag how its line is said: *shouted*, *said in a whisper*, *with a laugh*."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from narrate.attribution.passages import Token
from narrate.attribution.words import DELIVERIES
from narrate.script import Delivery

_STOPS: Final = frozenset(
    {"as", "while", "when", "at", "of", "to", "and", "because", "who", "that", "but", "for"}
)
"""Behind these, somebody or something else may be what whispers."""

_DENIALS: Final = frozenset({"not", "never", "without", "no"})


def delivery_of(tokens: Sequence[Token], *, first: int, verb: int, last: int) -> Delivery:
    """
    Return how a line is said whose tag is the clause from `first` to `last`, exclusive.

    The verb of speech tells it, else what follows the verb, else what leads up to it.
    """
    low = [token.low for token in tokens[first:last]]
    at = verb - first
    behind = low[at + 1 :]
    stop = next((index for index, word in enumerate(behind) if word in _STOPS), len(behind))
    ordered = [low[at], *behind[:stop], *reversed(low[:at])]
    if low[at] not in DELIVERIES and _DENIALS & set(ordered):
        return Delivery.PLAIN
    if "under" in behind[:stop] and "breath" in behind[:stop]:
        return Delivery.MUTTERED
    return next((DELIVERIES[word] for word in ordered if word in DELIVERIES), Delivery.PLAIN)
