from collections.abc import Callable

import pytest

from narrate.attribution import Attribution
from narrate.attribution.delivery import typed_delivery
from narrate.book import ParagraphKind
from narrate.script import Delivery, Span, SpanKind

Told = Callable[..., Attribution]


def deliveries(attribution: Attribution) -> list[Delivery]:
    return [
        utterance.delivery
        for utterance in attribution.script.chapters[0].utterances
        if utterance.span.kind is SpanKind.DIALOGUE
    ]


@pytest.mark.parametrize(
    ("paragraph", "delivery"),
    [
        ('"Come here," whispered Anna.', Delivery.WHISPERED),
        ('"Come here," said Anna in a whisper.', Delivery.WHISPERED),
        ('"Come here!" Anna shouted.', Delivery.SHOUTED),
        ('"Come here," Anna mumbled.', Delivery.MUTTERED),
        ('"Come here," said Anna under her breath.', Delivery.MUTTERED),
        ('"Come here," Anna sobbed.', Delivery.SOBBED),
        ('"Come here," said Anna with a laugh.', Delivery.LAUGHED),
        ('Anna laughed and said, "Come here."', Delivery.LAUGHED),
        ('"Come here," said Anna.', Delivery.PLAIN),
        ('"Come here," said Anna as the others laughed.', Delivery.PLAIN),
        ('"Come here," said Anna without a laugh.', Delivery.PLAIN),
    ],
)
def test_the_tag_tells_how_its_line_is_said(told: Told, paragraph: str, delivery: Delivery) -> None:
    assert deliveries(told(paragraph)) == [delivery]


def test_delivery_does_not_leak_to_the_next_line(told: Told) -> None:
    found = told('"Come here," whispered Anna. She straightened. "All of you."', '"Why?"')

    assert deliveries(found) == [Delivery.WHISPERED, Delivery.PLAIN, Delivery.PLAIN]


def test_laughter_of_somebody_else_is_an_answer(told: Told) -> None:
    found = told(
        '"Where to?" asked Anna.',
        'Tom looked round the shop. "Home." Tom found his hat. '
        '"Come on, Anna, before they buy it all." Anna laughed at Tom\'s joke.',
    )

    assert deliveries(found)[1:] == [Delivery.PLAIN, Delivery.PLAIN]


def test_a_sentence_that_a_tag_interrupts_is_said_one_way(told: Told) -> None:
    found = told('"If you go," whispered Anna, "I shall go, too."')

    assert deliveries(found) == [Delivery.WHISPERED, Delivery.WHISPERED]


@pytest.mark.parametrize(
    ("text", "kind", "writing", "delivery"),
    [
        ('"STAY THERE!"', SpanKind.DIALOGUE, ParagraphKind.PROSE, Delivery.SHOUTED),
        ("«ARRÊTE !»", SpanKind.DIALOGUE, ParagraphKind.PROSE, Delivery.SHOUTED),
        ("*I should have stayed.*", SpanKind.THOUGHT, ParagraphKind.PROSE, Delivery.THOUGHT),
        ('"Over the hills\nAnd far away"', SpanKind.DIALOGUE, ParagraphKind.VERSE, Delivery.SUNG),
        ("♪ Over the hills ♪", SpanKind.DIALOGUE, ParagraphKind.PROSE, Delivery.SUNG),
        ('"STAY THERE"', SpanKind.DIALOGUE, ParagraphKind.PROSE, None),
        ('"Stay THERE!"', SpanKind.DIALOGUE, ParagraphKind.PROSE, None),
        ('"OK!"', SpanKind.DIALOGUE, ParagraphKind.PROSE, None),
        ('"1914!"', SpanKind.DIALOGUE, ParagraphKind.PROSE, None),
        ("「止まれ!」", SpanKind.DIALOGUE, ParagraphKind.PROSE, None),
        ('"Stay there."', SpanKind.DIALOGUE, ParagraphKind.LETTER, None),
    ],
)
def test_the_page_tells_how_a_line_is_said(
    text: str, kind: SpanKind, writing: ParagraphKind, delivery: Delivery | None
) -> None:
    assert typed_delivery(Span(kind, text, 0, 0, 0, writing)) is delivery


def test_a_tag_that_denies_it_takes_the_shout_from_capitals(told: Told) -> None:
    found = told('"STAY THERE!" said Anna without raising her voice.')

    assert deliveries(found) == [Delivery.PLAIN]


def test_a_crowd_may_whisper(told: Told) -> None:
    found = told('"Stay there," whispered several voices.')

    assert deliveries(found) == [Delivery.WHISPERED]
