"""
The whole flow; only this package knows the order of the stages.

    understand   story file -readers-> Book -parsing-> spans -attribution-> Script
    cast_script  Script -casting-> Cast; `tell_cast` says why
    plan_build   Script + Cast -synthesis-> what has to be done, and why
    build        takes -publishing-> one MP3 per chapter, script.json
    publish      the chapters -publishing-> feed.xml

Beside the flow: `check` proves that no word is lost, `correct`, `merge` and `remember` write
down decisions, `audition` lets voices speak, `audition_cast` the characters, `listen` hears whether
chapters say what they should; `words`, `word`, `say` and `unsay` are about how names are said.
"""

from narrate.casting import Catalog, Part, Wish, load_catalog
from narrate.pipeline.audition import audition, audition_cast
from narrate.pipeline.build import Outcome, build
from narrate.pipeline.correct import Correction, Merger, correct, merge
from narrate.pipeline.feed import Published, publish
from narrate.pipeline.levels import Levels, levels
from narrate.pipeline.production import PlannedChapter, Production, plan_build
from narrate.pipeline.say import Decided, Word, say, unsay, word, words
from narrate.pipeline.story import (
    Understood,
    cast_script,
    remember,
    sounding,
    tell_cast,
    understand,
)
from narrate.pipeline.verbatim import Verbatim, check
from narrate.pipeline.verify import Heard, listen
from narrate.publishing.scriptfile import script_json

__all__ = [
    "Catalog",
    "Correction",
    "Decided",
    "Heard",
    "Levels",
    "Merger",
    "Outcome",
    "Part",
    "PlannedChapter",
    "Production",
    "Published",
    "Understood",
    "Verbatim",
    "Wish",
    "Word",
    "audition",
    "audition_cast",
    "build",
    "cast_script",
    "check",
    "correct",
    "levels",
    "listen",
    "load_catalog",
    "merge",
    "plan_build",
    "publish",
    "remember",
    "say",
    "script_json",
    "sounding",
    "tell_cast",
    "understand",
    "unsay",
    "word",
    "words",
]
