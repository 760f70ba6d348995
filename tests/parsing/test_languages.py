# ruff: noqa: RUF001 - marks, dashes and Cyrillic letters are what texts hold.
from collections.abc import Sequence

import pytest

from narrate.book import Book, Chapter, Paragraph
from narrate.parsing import parse
from narrate.script import Span, SpanKind


def spans_in(language: str, *texts: str) -> tuple[Span, ...]:
    chapter = Chapter(1, "One", tuple(Paragraph(text) for text in texts))
    book = Book("Own", None, language, None, (), (chapter,), (), "test")
    (spans,) = parse(book)
    return spans


def spoken_in(language: str, *texts: str) -> list[str]:
    return [
        span.text.strip() for span in spans_in(language, *texts) if span.kind is SpanKind.DIALOGUE
    ]


FRENCH = [
    ("« Tu viens ? » demanda Marie.", ["« Tu viens ? »"]),
    ("« Non, dit Marie, je reste. »", ["« Non,", "je reste. »"]),
    ("« Non, dit-elle. Je reste. »", ["« Non,", "Je reste. »"]),
    ("« Qui est là ? demanda-t-il d'une voix sourde.", ["« Qui est là ?"]),
    ("— Non, dit Paul. Je reste.", ["— Non,", "Je reste."]),
    ("— Non, dit Paul. Il se leva.", ["— Non,"]),
    ("— Non, dit Paul en se levant, je reste.", ["— Non,", "je reste."]),
    ("— Alors, viens-tu ?", ["— Alors, viens-tu ?"]),
    ("— Va, demande la clé !", ["— Va, demande la clé !"]),
    ("— Dommage. » Elle sortit.", ["— Dommage. »"]),
    ("— J'ai lu « Le Rouge et le Noir », avoua-t-il.", ["— J'ai lu « Le Rouge et le Noir »,"]),
    ("— Jamais ! s'écria la vieille femme.", ["— Jamais !"]),
    ("— Et toi ? murmura-t-elle, les yeux fermés. Tu restes ?", ["— Et toi ?", "Tu restes ?"]),
    ("— Je ne sais pas, avait répondu Luc.", ["— Je ne sais pas,"]),
    ("- Oui, fit M. Dupont. Entrez.", ["- Oui,", "Entrez."]),
    ("Il relut le mot « jamais » sur la porte.", []),
    ("Elle dit : « Viens. »", ["« Viens. »"]),
    ("— Victor Hugo", []),
    ("— Tu es sûr ? fit Marie, inquiète.", ["— Tu es sûr ?"]),
]
GERMAN = [
    ("„Nein“, sagte Anna. „Morgen.“", ["„Nein“,", "„Morgen.“"]),
    ("»Nein«, sagte Anna. »Morgen.«", ["»Nein«,", "»Morgen.«"]),
    ("„Er hat ‚nie‘ gesagt“, flüsterte Jonas.", ["„Er hat ‚nie‘ gesagt“,"]),
    ("„Komm!“, rief er.", ["„Komm!“,"]),
    ("Anna fragte: „Wohin?“", ["„Wohin?“"]),
    ("Er las das Wort „nie“ auf der Tür.", []),
    ('"Nein", sagte Anna.', ['"Nein",']),
]
SPANISH = [
    ("—No sé —dijo Ana—. Mañana.", ["—No sé", "Mañana."]),
    ("—No. —Ana cerró la puerta—. Mañana.", ["—No.", "Mañana."]),
    ("—¿Vienes? —preguntó él.", ["—¿Vienes?"]),
    ("—Mi hermano —que es médico— viene hoy.", ["—Mi hermano —que es médico— viene hoy."]),
    ("—Vamos —susurró Ana, y abrió la puerta.", ["—Vamos"]),
    ("—Quizá —respondió—, pero no hoy.", ["—Quizá", "pero no hoy."]),
    ("-No sé -dijo Ana-. Mañana.", ["-No sé", "Mañana."]),
    ("— No sé — dijo Ana —. Mañana.", ["— No sé", "Mañana."]),
    ("—Pero yo—", ["—Pero yo—"]),
    ("—¿Quién eres? —quiso saber el niño.", ["—¿Quién eres?"]),
    ("«No», dijo Ana. «Mañana.»", ["«No»,", "«Mañana.»"]),
    ("—Leí «Platero» de niño —contó Luis.", ["—Leí «Platero» de niño"]),
]
ITALIAN = [
    ("«No» disse Anna. «Domani.»", ["«No»", "«Domani.»"]),
    ("“No”, disse Anna. “Domani.”", ["“No”,", "“Domani.”"]),
    ("— No — disse Anna. — Domani.", ["— No", "— Domani."]),
    ("«No,» mormorò lui, «non ancora.»", ["«No,»", "«non ancora.»"]),
    ("«Vieni — disse Anna — è tardi.»", ["«Vieni", "— è tardi.»"]),
    ("Lesse la parola «mai» sulla porta.", []),
]
PORTUGUESE = [
    ("— Sim — disse ele. — Vamos.", ["— Sim", "— Vamos."]),
    ("— Você vem? — perguntou Ana.", ["— Você vem?"]),
    ("— Vamos. — Ela fechou a porta. — Já é tarde.", ["— Vamos.", "— Já é tarde."]),
    ("— O livro — que ele comprou ontem — sumiu.", ["— O livro — que ele comprou ontem — sumiu."]),
    ("– Não sei – respondeu Rui.", ["– Não sei"]),
    ("“Não”, disse Ana.", ["“Não”,"]),
]
RUSSIAN = [
    ("— Нет, — сказала Анна. — Завтра.", ["— Нет,", "— Завтра."]),
    ("— Нет! — Анна встала. — Завтра.", ["— Нет!", "— Завтра."]),
    ("— Это не я, — это он.", ["— Это не я, — это он."]),
    ("— Кто там? — тихо спросил Пётр.", ["— Кто там?"]),
    ("— Я думал… — начал он и замолчал.", ["— Я думал…"]),
    ("— Пойдём, — сказал Пётр, — уже поздно.", ["— Пойдём,", "— уже поздно."]),
    ("«Нет», — сказала Анна.", ["«Нет»,"]),
    ("Они жили на улице «Мира».", []),
    ("- Да, - кивнул он. - Идём.", ["- Да,", "- Идём."]),
    ("— Я читал «Идиота», — сказал он.", ["— Я читал «Идиота»,"]),
]
POLISH = [
    ("— Nie — powiedziała Anna. — Jutro.", ["— Nie", "— Jutro."]),
    ("— Idziesz? — zapytał Jan.", ["— Idziesz?"]),
    ("— Nie. — Anna wstała. — Jutro.", ["— Nie.", "— Jutro."]),
    ("— Mój brat — lekarz — przyjedzie.", ["— Mój brat — lekarz — przyjedzie."]),
    ("– Tak – odparła cicho. – Chodź.", ["– Tak", "– Chodź."]),
    ("„Nie”, powiedziała Anna.", ["„Nie”,"]),
    ("- Nie wiem - mruknął Jan.", ["- Nie wiem"]),
]
CASES = [
    (language, text, expected)
    for language, cases in {
        "fr": FRENCH,
        "de": GERMAN,
        "es": SPANISH,
        "it": ITALIAN,
        "pt": PORTUGUESE,
        "ru": RUSSIAN,
        "pl": POLISH,
    }.items()
    for text, expected in cases
]


@pytest.mark.parametrize(("language", "text", "expected"), CASES)
def test_what_is_spoken_is_told_from_its_tag(
    language: str, text: str, expected: Sequence[str]
) -> None:
    assert spoken_in(language, text) == expected


def test_a_guillemet_opens_an_exchange_whose_later_turns_begin_with_dashes() -> None:
    found = spoken_in(
        "fr",
        "« Tu viens ? demanda Marie.",
        "— Non, dit Paul. Je reste.",
        "— Dommage. »",
        "Elle sortit.",
    )

    assert found == ["« Tu viens ?", "— Non,", "Je reste.", "— Dommage. »"]


def test_a_second_paragraph_of_a_spanish_speech_begins_with_a_guillemet() -> None:
    spans = spans_in("es", "—Escucha —dijo Ana—. Es largo.", "»Primero fue la lluvia.")

    assert [span.quotation for span in spans if span.kind is SpanKind.DIALOGUE] == [0, 0, 0]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "« Étrange », pensa-t-elle."),
        ("de", "„Seltsam“, dachte sie."),
        ("es", "«Qué raro», pensó Ana."),
        ("it", "«Strano» pensò lei."),
        ("pt", "“Estranho”, pensou ela."),
        ("ru", "«Странно», — подумала она."),
        ("pl", "„Dziwne”, pomyślała."),
    ],
)
def test_what_somebody_thinks_is_no_speech(language: str, text: str) -> None:
    kinds = [span.kind for span in spans_in(language, text)]

    assert kinds == [SpanKind.THOUGHT, SpanKind.NARRATION]


@pytest.mark.parametrize("language", ["fr", "de", "es", "it", "pt", "ru", "pl"])
@pytest.mark.parametrize(
    "piece", ["— a", "« ", "» ", "—a ", " - ", "«Non, dit-il. ", ", dit Marie, ", "a— ", "„a“ "]
)
def test_one_endless_turn_takes_linear_time(language: str, piece: str) -> None:
    text = "— " + (piece * 4_000).strip()

    assert "".join(span.text for span in spans_in(language, text)) == text


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("pt", "Rita sorriu. — Então fica com ele.", ["— Então fica com ele."]),
        ("ru", "Анна встала: — Пойдём. — И вышла.", ["— Пойдём."]),
        ("pl", "Był zimny — bardzo zimny — ranek.", []),
    ],
)
def test_speech_behind_narration_begins_with_a_dash(
    language: str, text: str, expected: Sequence[str]
) -> None:
    assert spoken_in(language, text) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("ca", "—No ho sé —va dir l'Anna—. Demà.", ["—No ho sé", "Demà."]),
        ("uk", "— Ні, — сказала Анна. — Завтра.", ["— Ні,", "— Завтра."]),
    ],
)
def test_dashes_part_speech_from_its_tag_in_a_language_that_nobody_knows(
    language: str, text: str, expected: Sequence[str]
) -> None:
    assert spoken_in(language, *[text] * 4)[-len(expected) :] == expected
