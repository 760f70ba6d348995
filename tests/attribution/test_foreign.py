import pytest
from hypothesis import given
from hypothesis import strategies as st

from narrate.attribution import attribute
from narrate.book import Book, Chapter, Paragraph
from narrate.decisions import CharacterDecision, Decisions
from narrate.parsing import parse
from narrate.script import Evidence, Script, SpanKind


def script_of(language: str, *texts: str, decisions: Decisions | None = None) -> Script:
    chapter = Chapter(1, "One", tuple(Paragraph(text) for text in texts))
    book = Book("Own", None, language, None, (), (chapter,), (), "test")
    return attribute(book, parse(book), decisions or Decisions()).script


def speakers_in(language: str, *texts: str) -> list[str]:
    script = script_of(language, *texts)
    return [
        utterance.speaker
        for chapter in script.chapters
        for utterance in chapter.utterances
        if utterance.span.kind in {SpanKind.DIALOGUE, SpanKind.THOUGHT}
    ]


@pytest.mark.parametrize(
    ("language", "text", "speaker"),
    [
        ("fr", "« Non », dit Marie.", "marie"),
        ("fr", "« Non », dit M. Dupont.", "m-dupont"),
        ("fr", "Marie demanda : « Où ? »", "marie"),
        ("de", "„Nein“, sagte Anna.", "anna"),
        ("de", "„Nein“, sagte die Frau.", "unknown"),
        ("de", "Anna fragte Jonas: „Wo?“", "anna"),
        ("de", "Auf dem Schild las Jonas: „Nein.“", "jonas"),
        ("es", "—No —dijo Ana.", "ana"),
        ("es", "—No —dijo el señor López.", "senor-lopez"),
        ("it", "«No» disse Anna.", "anna"),
        ("pt", "— Não — disse a Ana.", "ana"),
        ("ru", "— Нет, — сказала Анна.", "anna"),
        ("ru", "— Нет, — тихо сказала Анна.", "anna"),
        ("pl", "— Nie — powiedział Michał.", "michal"),
        ("pl", "— Nie — odparła.", "unknown"),
    ],
)
def test_a_tag_names_its_speaker(language: str, text: str, speaker: str) -> None:
    assert set(speakers_in(language, text)) == {speaker}


def test_a_pronoun_means_the_one_person_it_can() -> None:
    found = speakers_in("fr", "— Oui, dit Marie.", "— Non, dit Paul.", "— Si, dit-elle.")

    assert found == ["marie", "paul", "marie"]


def test_two_people_take_turns() -> None:
    found = speakers_in("pl", "— Tak — rzekł Jan.", "— Nie — rzekła Ewa.", "— Tak.", "— Nie.")

    assert found == ["jan", "ewa", "jan", "ewa"]


def test_a_turn_is_not_given_to_whom_its_pronoun_cannot_mean() -> None:
    found = speakers_in(
        "ru", "— Да, — сказал Пётр.", "— Нет, — сказала она.", "— Да, — сказал Иван."
    )

    assert found == ["pyotr", "unknown", "ivan"]


def test_among_three_people_nobody_is_guessed() -> None:
    found = speakers_in(
        "ru", "— Да, — сказал Пётр.", "— Нет, — сказала Анна.", "— Да, — сказал Иван.", "— Нет."
    )

    assert found[-1] == "unknown"


def test_a_full_name_and_a_first_name_are_one_person() -> None:
    script = script_of("it", "«No» disse Anna Rossi.", "«Sì» disse Anna.")

    assert [(it.name, it.aliases) for it in script.characters] == [("Anna Rossi", ("Anna",))]


def test_whoever_says_i_in_a_tag_tells_the_story() -> None:
    script = script_of("es", "—No —dije.", "—Sí —dijo Ana.")

    assert script.narrator == "i"


def test_a_decision_on_a_character_holds() -> None:
    decisions = Decisions(characters=(CharacterDecision("anna", "Anna Petrova", ("Анна",)),))

    script = script_of("ru", "— Нет, — сказала Анна.", decisions=decisions)

    assert [(it.id, it.name) for it in script.characters] == [("anna", "Anna Petrova")]


def test_a_named_tag_is_explicit_evidence() -> None:
    script = script_of("fr", "« Non », dit Marie.")

    assert script.chapters[0].utterances[0].evidence is Evidence.EXPLICIT


PIECES = st.lists(
    st.sampled_from(
        [
            "— Non, dit Marie.", "«Non», dit-il.", "« Oui", "»", "—No —dijo Ana—. Sí.", "Она ушла.",
            "— Нет, — сказала Анна.", "„Nein“, sagte er.", "- Tak - rzekł Jan.", "—", "a —b— c", "",
            "Marie hocha la tête :", "M. Dupont", "« « »", "— Oui. » dit-elle », dit Paul.",
        ]
    ),
    min_size=1,
    max_size=12,
)  # fmt: skip


@given(st.sampled_from(["fr", "de", "es", "it", "pt", "ru", "pl"]), st.lists(PIECES, min_size=1))
def test_every_word_has_one_speaker_in_any_text(language: str, paragraphs: list[list[str]]) -> None:
    texts = [text for pieces in paragraphs if (text := " ".join(pieces).strip())]

    script = script_of(language, *texts)

    said = ["".join(it.span.text for it in script.chapters[0].utterances if it.span.block == n)
            for n in range(len(texts))]  # fmt: skip
    known = {"narrator", "unknown", *(character.id for character in script.characters)}
    assert said == texts
    assert {utterance.speaker for utterance in script.chapters[0].utterances} <= known
