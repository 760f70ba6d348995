"""What stands beside numbers in other languages than English: units, money, hours."""
# ruff: noqa: RUF001 - Cyrillic letters are what Russian is written with.

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, TypeAlias

Forms: TypeAlias = tuple[str, ...]
"""What one is called, and more of it; in Slavic languages two to four, and five and more."""


@dataclass(frozen=True, slots=True)
class Measures:
    """The words of one language."""

    point: str
    """Between a whole number and its fraction."""

    to: str
    """Between the ends of a range."""

    percent: Forms
    signs: Mapping[str, Forms]
    units: Mapping[str, Forms]
    hour: str
    """Between hours and minutes."""


def _all(forms: Mapping[str, str]) -> dict[str, Forms]:
    return {sign: tuple(words.split("/")) for sign, words in forms.items()}


MEASURES: Final[Mapping[str, Measures]] = {
    "de": Measures("Komma", "bis", ("Prozent",),
        _all({"€": "Euro", "$": "Dollar", "£": "Pfund"}),
        _all({"km/h": "Kilometer pro Stunde", "km": "Kilometer", "cm": "Zentimeter",
              "mm": "Millimeter", "kg": "Kilogramm", "m": "Meter", "g": "Gramm", "l": "Liter",
              "°C": "Grad Celsius", "°": "Grad", "Std.": "Stunde/Stunden",
              "Min.": "Minute/Minuten"}), "Uhr"),
    "fr": Measures("virgule", "à", ("pour cent",),
        _all({"€": "euro/euros", "$": "dollar/dollars", "£": "livre/livres"}),
        _all({"km/h": "kilomètre par heure/kilomètres par heure", "km": "kilomètre/kilomètres",
              "cm": "centimètre/centimètres", "mm": "millimètre/millimètres",
              "kg": "kilo/kilos", "m": "mètre/mètres", "g": "gramme/grammes",
              "l": "litre/litres", "°C": "degré/degrés", "°": "degré/degrés",
              "min": "minute/minutes"}), "heures"),
    "es": Measures("coma", "a", ("por ciento",),
        _all({"€": "euro/euros", "$": "dólar/dólares", "£": "libra/libras"}),
        _all({"km/h": "kilómetro por hora/kilómetros por hora", "km": "kilómetro/kilómetros",
              "cm": "centímetro/centímetros", "mm": "milímetro/milímetros",
              "kg": "kilo/kilos", "m": "metro/metros", "g": "gramo/gramos", "l": "litro/litros",
              "°C": "grado/grados", "°": "grado/grados", "min": "minuto/minutos"}), ""),
    "it": Measures("virgola", "a", ("per cento",),
        _all({"€": "euro", "$": "dollaro/dollari", "£": "sterlina/sterline"}),
        _all({"km/h": "chilometro all'ora/chilometri all'ora", "km": "chilometro/chilometri",
              "cm": "centimetro/centimetri", "mm": "millimetro/millimetri", "kg": "chilo/chili",
              "m": "metro/metri", "g": "grammo/grammi", "l": "litro/litri",
              "°C": "grado/gradi", "°": "grado/gradi", "min": "minuto/minuti"}), "e"),
    "pt": Measures("vírgula", "a", ("por cento",),
        _all({"€": "euro/euros", "$": "dólar/dólares", "R$": "real/reais", "£": "libra/libras"}),
        _all({"km/h": "quilômetro por hora/quilômetros por hora", "km": "quilômetro/quilômetros",
              "cm": "centímetro/centímetros", "mm": "milímetro/milímetros",
              "kg": "quilo/quilos", "m": "metro/metros", "g": "grama/gramas",
              "l": "litro/litros", "°C": "grau/graus", "°": "grau/graus",
              "min": "minuto/minutos"}), "e"),
    "ru": Measures("запятая", "—", ("процент", "процента", "процентов"),
        _all({"€": "евро", "$": "доллар/доллара/долларов", "£": "фунт/фунта/фунтов",
              "₽": "рубль/рубля/рублей", "руб.": "рубль/рубля/рублей"}),
        _all({"км/ч": "километр в час/километра в час/километров в час",
              "км": "километр/километра/километров", "см": "сантиметр/сантиметра/сантиметров",
              "мм": "миллиметр/миллиметра/миллиметров",
              "кг": "килограмм/килограмма/килограммов", "м": "метр/метра/метров",
              "г": "грамм/грамма/граммов", "л": "литр/литра/литров",
              "°C": "градус/градуса/градусов", "°": "градус/градуса/градусов",
              "мин.": "минута/минуты/минут"}), ""),
    "pl": Measures("przecinek", "do", ("procent",),
        _all({"€": "euro", "$": "dolar/dolary/dolarów", "£": "funt/funty/funtów",
              "zł": "złoty/złote/złotych"}),
        _all({"km/h": "kilometr na godzinę/kilometry na godzinę/kilometrów na godzinę",
              "km": "kilometr/kilometry/kilometrów", "cm": "centymetr/centymetry/centymetrów",
              "mm": "milimetr/milimetry/milimetrów", "kg": "kilogram/kilogramy/kilogramów",
              "m": "metr/metry/metrów", "g": "gram/gramy/gramów", "l": "litr/litry/litrów",
              "°C": "stopień/stopnie/stopni", "°": "stopień/stopnie/stopni",
              "min": "minuta/minuty/minut"}), ""),
}  # fmt: skip
"""By ISO 639-1."""


def form(forms: Forms, number: str) -> str:
    """Return the form of a word that a number asks for; a fraction asks for the second."""
    if not number.isdecimal():
        return forms[min(1, len(forms) - 1)]
    ones, tens = int(number[-1]), int(number[-2:]) // 10
    if len(forms) > 2:  # noqa: PLR2004 - Slavic.
        is_one = number == "1" or (ones == 1 and tens != 1 and "а" in forms[1] + forms[2])
        if is_one:
            return forms[0]
        return forms[1] if 2 <= ones <= 4 and tens != 1 else forms[2]  # noqa: PLR2004
    return forms[0] if number == "1" else forms[-1]
