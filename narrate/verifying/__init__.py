"""
Recording + ChapterPlan -> Findings: does a finished chapter say what it should?

    phones      how a word is pronounced, in the recognizer's phones
    listening   which of some lines a piece of sound says (pocketsphinx)
    likeness    whether two sounds are the same performance, and where one is in the other
    verdicts    one verdict for each take of a chapter
"""

from narrate.verifying.listening import Listener
from narrate.verifying.verdicts import Finding, Slot, Verdict, verify

__all__ = ["Finding", "Listener", "Slot", "Verdict", "verify"]
