"""How long it is silent between two utterances: what stands between them decides."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from narrate.book import ParagraphKind, SceneBreak, Strength
from narrate.pacing import Pacing
from narrate.script import UNKNOWN, CharacterId, Span, SpanKind, Utterance

_SPOKEN: Final = frozenset({SpanKind.DIALOGUE, SpanKind.THOUGHT})
_LINED: Final = frozenset({ParagraphKind.VERSE, ParagraphKind.STATUS})
_SENTENCE_END: Final = re.compile(r"[.!?…][^\w,;:—–-]*$")  # noqa: RUF001 - an en dash.
_TAG: Final = re.compile(
    r"\W*(?:\w+[ ]){1,3}?"
    r"(?:said|says|asked|asks|added|admitted|agreed|announced|barked|begged|breathed|called|choked"
    r"|continued|cried|croaked|demanded|drawled|exclaimed|explained|gasped|groaned|growled|hissed"
    r"|informed|inquired|insisted|laughed|moaned|mumbled|murmured|muttered|pleaded|promised"
    r"|protested|remarked|replied|answered|responded|roared|screamed|shouted|shrieked|sighed"
    r"|snapped|snarled|sneered|sobbed|spat|stammered|stuttered|suggested|told|wailed|warned"
    r"|whispered|yelled)\b",
)
"""`Anna said`, where an author began the tag with a capital: `"Stop!" She said.`"""


def pauses_after(
    items: Sequence[Utterance | SceneBreak], *, said: Sequence[bool], pacing: Pacing
) -> tuple[int, tuple[int, ...]]:
    """
    Return the silence before a chapter's first words, and that after each utterance.

    An utterance with nothing to say, an answer of three dots, is a beat of silence that is
    added to the pause before it.

    Args:
        items: Utterances and scene breaks, in order.
        said: For each utterance whether there is anything to say.
        pacing: How long to be silent where.
    """
    utterances = [item for item in items if isinstance(item, Utterance)]
    talkers = {
        utterance.span.block: utterance.speaker
        for utterance in utterances
        if utterance.span.kind in _SPOKEN
    }
    breaks_ms = _breaks_ms(items, pacing=pacing)
    heard = [place for place, is_said in enumerate(said) if is_said]
    # The chapter's own head and tail stand at the ends: no pause before the first words.
    edges = [-1, *heard, len(utterances)]
    silences = []
    for before, after in pairwise(edges):
        silence_ms = pacing.speaker * (after - before - 1)
        if before < 0:
            silence_ms += pacing.head
        if after == len(utterances):
            silence_ms += pacing.tail
        elif before >= 0:
            left, right = utterances[before], utterances[after]
            silence_ms += max(
                pause_ms(left, right, talker=talkers.get(left.span.block), pacing=pacing),
                *breaks_ms[before + 1 : after + 1],
            )
        silences.append(silence_ms)
    after_words = dict(zip(heard, silences[1:], strict=True))
    return silences[0], tuple(after_words.get(place, 0) for place in range(len(utterances)))


def pause_ms(
    before: Utterance, after: Utterance, *, talker: CharacterId | None, pacing: Pacing
) -> int:
    """
    Return the silence between two neighbors with no scene break between them.

    Args:
        before: What has been said.
        after: What is said next.
        talker: Who spoke last in the paragraph of `before`, if somebody did.
        pacing: How long to be silent where.
    """
    if before.span.kind is SpanKind.HEADING:
        return pacing.heading
    if before.span.block != after.span.block:
        if before.span.writing is not after.span.writing:
            return pacing.aside
        if before.span.writing in _LINED:
            return pacing.line
        quotation = before.span.quotation
        goes_on = quotation is not None and quotation == after.span.quotation
        is_answer = _is_answer(talker, after) and not goes_on
        return pacing.speaker if is_answer else pacing.paragraph
    if before.span.kind is not after.span.kind:
        return pacing.tag if _one_sentence(before.span, after.span) else pacing.sentence
    return pacing.speaker if _is_answer(before.speaker, after) else pacing.sentence


def _breaks_ms(items: Sequence[Utterance | SceneBreak], *, pacing: Pacing) -> list[int]:
    """Return, for each utterance, the silence of the scene break before it, or 0."""
    silences = [0]
    for item in items:
        match item:
            case Utterance():
                silences.append(0)
            case SceneBreak():
                is_sure = item.strength is Strength.STRONG
                silence_ms = pacing.scene_break if is_sure else pacing.weak_break
                silences[-1] = max(silences[-1], silence_ms)
    return silences


def _is_answer(talker: CharacterId | None, after: Utterance) -> bool:
    """Tell whether somebody else speaks now."""
    if talker is None or after.span.kind not in _SPOKEN:
        return False
    # Two that nobody can be named for are more often two people than one.
    return talker != after.speaker or talker == UNKNOWN


def _one_sentence(before: Span, after: Span) -> bool:
    """Tell whether a quotation and the words around it are one sentence."""
    first_letter = next(filter(str.isalpha, after.text), "")
    tagged = before.kind in _SPOKEN and _TAG.match(after.text) is not None
    return first_letter.islower() or tagged or not _SENTENCE_END.search(before.text)
