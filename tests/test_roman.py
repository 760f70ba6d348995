import pytest

from narrate.roman import roman_value


@pytest.mark.parametrize(
    ("numeral", "value"),
    [("I", 1), ("iv", 4), ("IX", 9), ("XIV", 14), ("XL", 40), ("xcix", 99), ("MCMXCIV", 1994)],
)
def test_a_numeral_has_its_value_in_either_case(numeral: str, value: int) -> None:
    assert roman_value(numeral) == value


def test_what_is_no_numeral_has_no_value() -> None:
    with pytest.raises(KeyError):
        roman_value("Q")
