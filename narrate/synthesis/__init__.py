"""
Script + Cast -> takes -> a chapter's sound.

    Script, Cast, Pacing -plan_chapter-> ChapterPlan -perform-> takes -stitch-> frames

`plan_chapter` knows everything before anything is spoken; `perform` speaks what the cache
lacks; `stitch` only joins, and `timeline` tells when each take is heard. Where a voice cannot be
had, `stood_in` plans with another.
"""

from narrate.synthesis.perform import Performed, perform
from narrate.synthesis.plan import plan_chapter, stood_in
from narrate.synthesis.spoken import spoken
from narrate.synthesis.stitch import Timeline, stitch, timeline

__all__ = [
    "Performed",
    "Timeline",
    "perform",
    "plan_chapter",
    "spoken",
    "stitch",
    "stood_in",
    "timeline",
]
