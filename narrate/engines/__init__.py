"""
Text + Voice -> Audio: the engines that speak, behind one protocol.

    registry    which engines there are: these, and those that other packages bring
    espeak      formant synthesis in this process; offline, no download; the default
    gtts        the voices of Google Translate; needs the internet
    edge        the voices of Microsoft Edge; needs the internet, and `pip install 'narrate[edge]'`
    openai      any server that speaks OpenAI's API, in the house or on the internet
    piper       neural voices, many in one model; offline once a model is fetched
    kokoro      neural voices, fewer and finer; offline once its model is fetched
    tone        a tone as long as the text; for tests and rehearsals
    models      the models of piper and kokoro: what there is, fetched whole or not at all
"""
# ruff: noqa: RUF001 - letters of phonetics.

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from narrate.answers import Answers
from narrate.audio import Audio
from narrate.cast import Voice
from narrate.engines.registry import DEFAULT, load, names, offered
from narrate.script import Delivery

__all__ = ["DEFAULT", "Engine", "KeepsAnswers", "Traits", "load", "names", "offered"]


@dataclass(frozen=True, slots=True)
class Traits:
    """What the rest of the program needs to know about an engine."""

    computes: bool
    """Keeps the processor busy, so that more processes help; else it waits for a service."""

    piece_chars: int
    """Sentences of one utterance are handed over together up to this length; 0: one by one."""

    at_once: int = 1
    """How many takes may be asked for at a time, if it waits for a service."""

    take_ms: int = 5
    """How long one take takes to compute, about: tells from how many on more processes help."""

    phonemes: bool = False
    """Takes English words in phonemes, `[[hɜːˈmaɪəni]]`, in the International Phonetic Alphabet;
    for others they are spelled: `hur-my-uh-nee`."""


@runtime_checkable
class KeepsAnswers(Protocol):
    """An engine that asks a service, and can remember what it answered."""

    def keep_answers(self, answers: Answers) -> None:
        """Keep answers there from now on, and ask for nothing that is there already."""
        ...


class Engine(Protocol):
    """Something that speaks."""

    name: str
    version: str
    """Of everything that shapes the sound; part of each take's key."""

    traits: Traits

    def speak(self, text: str, voice: Voice, delivery: Delivery) -> Audio:
        """
        Return the sound of a text, at any rate, unmastered.

        How strongly a delivery is to be heard says `voice.expression`.

        Raises:
            EngineError: The text cannot be spoken.
            EngineBlockedError: The service refuses, or cannot be reached.
        """
        ...
