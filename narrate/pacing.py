"""How long to be silent where: data that a person may change."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Pacing:
    """Silences in milliseconds, each measured from sound to sound."""

    head: int = 750
    """Before the first word; ACX asks for 0.5 to 1 s at the head of a file."""

    sentence: int = 300
    """Between two sentences of one speaker in one paragraph."""

    tag: int = 170
    """Between a quotation and the words around it that name its speaker."""

    speaker: int = 400
    """Between paragraphs when the speaker changes."""

    paragraph: int = 620
    """Between two paragraphs."""

    line: int = 350
    """Between two lines of verse, two rows of a status box."""

    aside: int = 1000
    """Before and after what is set apart: a letter, messages, verse, a status box."""

    heading: int = 1500
    """After a heading."""

    weak_break: int = 1000
    """At a scene break of which nobody can be sure."""

    scene_break: int = 2000
    """At a scene break."""

    tail: int = 2500
    """After the last word; ACX asks for 1 to 5 s at the tail."""
