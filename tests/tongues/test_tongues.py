import pytest

from narrate.script import Gender
from narrate.tongues import TONGUES, Tongue, tongue_of
from narrate.tongues.first_names import FIRST_NAMES, gender_of
from narrate.tongues.function_words import FUNCTION_WORDS


@pytest.mark.parametrize("tongue", TONGUES, ids=lambda tongue: tongue.code)
def test_every_word_of_a_tongue_is_in_lower_case(tongue: Tongue) -> None:
    words = {
        *tongue.says, *tongue.acts, *tongue.thinks, *tongue.pronouns, *tongue.titles,
        *tongue.articles, *tongue.women, *tongue.men, *tongue.male, tongue.self_name,
    }  # fmt: skip

    assert {word for word in words if word != word.lower()} == set()


@pytest.mark.parametrize("tongue", TONGUES, ids=lambda tongue: tongue.code)
def test_every_tongue_is_told_and_has_names(tongue: Tongue) -> None:
    assert tongue.code in FUNCTION_WORDS
    assert tongue.code in FIRST_NAMES


@pytest.mark.parametrize(
    ("language", "verbs"),
    [
        ("fr", "dit demanda annonça songea répondit s'écria"),
        ("de", "sagte rief flüsterte antwortete fragte"),
        ("es", "dijo preguntó respondió gritó susurró"),
        ("it", "disse chiese rispose mormorò gridò"),
        ("pt", "disse perguntou respondeu sussurrou gritou"),
        ("ru", "сказал сказала спросила ответил прошептала воскликнул"),
        ("pl", "powiedział powiedziała zapytała odparł szepnęła krzyknął"),
    ],
)
def test_the_commonest_verbs_of_speech_are_known(language: str, verbs: str) -> None:
    tongue = tongue_of(language)

    assert tongue is not None
    assert {
        verb for verb in verbs.split() if verb.removeprefix("s'") not in tongue.says | tongue.thinks
    } == set()


@pytest.mark.parametrize(
    ("language", "name", "gender"),
    [
        ("fr", "solène", Gender.FEMALE),
        ("fr", "gaspard", Gender.MALE),
        ("de", "greta", Gender.FEMALE),
        ("de", "jonas", Gender.MALE),
        ("es", "inés", Gender.FEMALE),
        ("it", "luca", Gender.MALE),
        ("ru", "никита", Gender.MALE),
        ("ru", "анна", Gender.FEMALE),
        ("pl", "kuba", Gender.MALE),
        ("fr", "xyz", None),
    ],
)
def test_first_names_tell_a_gender(language: str, name: str, gender: Gender | None) -> None:
    tongue = tongue_of(language)

    assert tongue is not None
    assert gender_of(name, tongue) is gender


@pytest.mark.parametrize("language", ["en", "en-gb", "zh", ""])
def test_english_and_the_unknown_have_no_tongue(language: str) -> None:
    assert tongue_of(language) is None


def test_a_region_has_the_tongue_of_its_language() -> None:
    assert tongue_of("pt-br") is tongue_of("pt")
