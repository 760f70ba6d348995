"""
Results of long sums, known again by all that goes into them.

Whoever calls for sums hands in where results are kept, a mapping; what is found there is what the
sums would give, to the bit, and need not be worked out again.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, MutableMapping
from pathlib import Path
from typing import Any, Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

Kept: TypeAlias = MutableMapping[str, bytes]
"""Results by their keys."""

Part: TypeAlias = NDArray[Any] | str

_KEY_BYTES: Final = 16
"""So that no two of many billion inputs have one key."""


def key(*parts: Part) -> str:
    """Return what stands for some inputs: others have another key."""
    state = hashlib.blake2b(digest_size=_KEY_BYTES)
    for part in parts:
        if isinstance(part, str):
            head, content = "text", part.encode("utf-8", "surrogatepass")
        else:
            head, content = f"{part.dtype.str} {part.shape}", part.tobytes()
        state.update(f"{head} {len(content)}\n".encode())
        state.update(content)
    return state.hexdigest()


def sums_key(files: Iterable[Path], learned: Mapping[str, NDArray[Any]]) -> str:
    """
    Return what stands for sums themselves: how they are done, and with what was learned.

    Args:
        files: The modules that do them. They are part of it, so that whoever changes them need
            not think of what is kept.
        learned: The matrices, by name.
    """
    code = [file.read_text(encoding="utf-8") for file in files]
    matrices = [part for name in sorted(learned) for part in (name, learned[name])]
    return key(np.__version__, *code, *matrices)
