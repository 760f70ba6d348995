"""What points to a speaker in the narration around a quotation."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from narrate.attribution.references import Reference
from narrate.script import Delivery


class CueKind(Enum):
    """How the narration points to a speaker."""

    TAG = auto()
    """Subject and verb of speech beside the quotation."""

    LEAD = auto()
    """A clause that runs into the quotation without a verb of speech."""

    BEFORE = auto()
    """Who acts in the sentence before the quotation."""

    AFTER = auto()
    """Who acts in the sentence after the quotation."""


@dataclass(frozen=True, slots=True)
class Cue:
    """One hint at the speaker of the quotations beside a stretch of narration."""

    kind: CueKind
    reference: Reference
    ahead: bool
    """Whether it speaks of the quotation that follows, not of the one before."""

    line: int
    """Index of the span of narration in which it stands."""

    delivery: Delivery | None = None
    """How it says that the quotation is said; None if it says nothing of that."""

    nobody: bool = False
    """Whether it surely points to nobody in particular: *several voices cried*."""

    through: bool = False
    """Whether it interrupts a sentence, which goes on in the quotation that follows."""
