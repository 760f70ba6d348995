"""Dates and times in English."""

from __future__ import annotations

import re
from typing import Final

from narrate.synthesis.spoken.english.figures import cardinal, ordinal, paired, year
from narrate.synthesis.spoken.rules import Rule, said_by

_MONTHS: Final = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
_SHORT_MONTHS: Final = {month[:3]: month for month in _MONTHS} | {"Sept": "September"}
_MONTH: Final = (
    r"(?P<month>" + "|".join(_MONTHS) + r"|(?:" + "|".join(sorted(_SHORT_MONTHS, key=len)[::-1])
    + r")\b\.?)"
)  # fmt: skip
_DAYS: Final = {
    "Mon": "Monday", "Tues": "Tuesday", "Tue": "Tuesday", "Weds": "Wednesday", "Wed": "Wednesday",
    "Thurs": "Thursday", "Thur": "Thursday", "Thu": "Thursday", "Fri": "Friday",
    "Sat": "Saturday", "Sun": "Sunday",
}  # fmt: skip
_DAY: Final = r"(?P<day>[12]\d|3[01]|0?[1-9])(?P<ending>st|nd|rd|th)?"
_YEAR: Final = r"(?:,? ?(?P<year>1\d{3}|20\d\d)\b(?![-,]\d))?"


def said_dates(text: str) -> str:
    """Return a text with its dates in words."""
    return said_by(_DATES, text)


def said_times(text: str) -> str:
    """Return a text with its times of the day in words."""
    return said_by(_TIMES, text)


def month_name(short: str) -> str:
    """Return the month that a name, or a short one, means."""
    plain = short.rstrip(".")
    return _SHORT_MONTHS.get(plain, plain)


def _day_of(match: re.Match[str]) -> str:
    """`July 4, 1776`."""
    said = f"{month_name(match['month'])} {ordinal(int(match['day']))}"
    return f"{said}, {year(int(match['year']))}" if match["year"] else said


def _of_month(match: re.Match[str]) -> str:
    """`4 July 1776`; an article that stands there is not said twice."""
    day, month = ordinal(int(match["day"])), month_name(match["month"])
    counted = match["ending"] or match["article"]
    said = f"{match['article'] or ''}{day} {'of ' * bool(match['of'])}{month}"
    if not counted:
        said = f"the {day} of {month}"
    parted = " " if match["ending"] and not match["of"] else ", "
    return f"{said}{parted}{year(int(match['year']))}" if match["year"] else said


def _numeric(match: re.Match[str]) -> str:
    """`01/02/2003` is read as Americans do, unless its first number is no month."""
    first, second, of = int(match["first"]), int(match["second"]), int(match["year"])
    if first > len(_MONTHS) or match["mark"] == ".":
        day, month = first, second
        if not 1 <= month <= len(_MONTHS):
            return match[0]
        return f"the {ordinal(day)} of {_MONTHS[month - 1]}, {year(of)}"
    return f"{_MONTHS[first - 1]} {ordinal(second)}, {year(of)}" if first and second else match[0]


def _iso(match: re.Match[str]) -> str:
    month, day = int(match["month"]), int(match["day"])
    return f"{_MONTHS[month - 1]} {ordinal(day)}, {year(int(match['year']))}"


def _month_year(match: re.Match[str]) -> str:
    return f"{month_name(match['month'])} {year(int(match['year']))}"


def _weekday(match: re.Match[str]) -> str:
    return _DAYS[match["weekday"]] + match["comma"]


_DATES: Final[tuple[Rule, ...]] = (
    (
        re.compile(
            rf"\b(?P<weekday>{'|'.join(_DAYS)})\b\.(?P<comma>,?)(?=\s(?:\d|{'|'.join(_SHORT_MONTHS)}))"
        ),
        _weekday,
    ),
    (
        re.compile(
            r"(?<![\d/-])(?P<year>1\d{3}|20\d\d)-(?P<month>0[1-9]|1[0-2])"
            r"-(?P<day>0[1-9]|[12]\d|3[01])(?![\d/-])"
        ),
        _iso,
    ),
    (
        re.compile(
            r"(?<![\d/.-])(?P<first>\d\d?)(?P<mark>[/.-])(?P<second>[012]?\d|3[01])(?P=mark)"
            r"(?P<year>1\d{3}|20\d\d)(?![\d/-])"
        ),
        _numeric,
    ),
    (
        re.compile(
            rf"(?<![\d.,:$£€-])(?P<article>the )?\b{_DAY} (?P<of>of )?{_MONTH}{_YEAR}(?![a-z])"
        ),
        _of_month,
    ),
    (re.compile(rf"\b{_MONTH} {_DAY}(?![\d:,.]\d|[\d%/])\b{_YEAR}"), _day_of),
    (re.compile(rf"\b{_MONTH},? (?P<year>1\d{{3}}|20\d\d)\b(?!-)"), _month_year),
    (
        re.compile(
            r"(?<![\d/])(?P<month>0?[1-9]|1[0-2])/(?P<day>1[3-57-9]|16(?<!\b[3579]/16)|2\d|3[01])(?![\d/])"
        ),
        lambda match: (
            "four twenty"
            if match[0] == "4/20"
            else f"{_MONTHS[int(match['month']) - 1]} {ordinal(int(match['day']))}"
        ),
    ),
)

_HALF: Final = r"(?:\s?(?P<half>[AaPp])(?:\.\s?[Mm]\b\.?|[Mm]\b\.?))"


def _clock(match: re.Match[str]) -> str:
    hour, minute = int(match["hour"]), match["minute"] or "00"
    half = _half(match)
    if minute != "00":
        said = f"{cardinal(hour)} {paired(f'1{minute}').partition(' ')[2]}"
    else:
        said = cardinal(hour) if half else f"{cardinal(hour)} o'clock"
    return said + half


def _half(match: re.Match[str]) -> str:
    return f" {match['half'].lower()}.m." if match["half"] else ""


def _seconds(match: re.Match[str]) -> str:
    hour, minute, second = (int(match[name]) for name in ("hour", "minute", "second"))
    said = paired(f"1{minute:02}").partition(" ")[2] if minute else ""
    plural = "" if second == 1 else "s"
    return f"{cardinal(hour)} {said} and {cardinal(second)} second{plural}".replace("  ", " ")


def _military(match: re.Match[str]) -> str:
    hour, minute = match["hour"], match["minute"]
    said = f"{'oh ' * (hour[0] == '0')}{cardinal(int(hour))} "
    said += "hundred" if minute == "00" else paired(f"1{minute}").partition(" ")[2]
    return f"{said} hours"


_TIMES: Final[tuple[Rule, ...]] = (
    (re.compile(r"\b(?P<hour>[01]\d|2[0-4])(?P<minute>[0-5]\d)\s?(?:hours|hrs)\b"), _military),
    (
        re.compile(r"(?<![\d:])(?P<hour>\d\d?):(?P<minute>[0-5]\d):(?P<second>[0-5]\d)(?![\d:])"),
        _seconds,
    ),
    (
        re.compile(r"(?<=\d)[–-](?=\d{1,2}(?::\d\d)?(?:\s?[ap]\.?m\b|:))", re.IGNORECASE),  # noqa: RUF001 - an en dash.
        " to ",
    ),
    (
        re.compile(rf"(?<![\d:.,$£€])(?P<hour>1?\d|2[0-4])[:.](?P<minute>[0-5]\d){_HALF}(?![\d:])"),
        _clock,
    ),
    (
        re.compile(
            r"(?<![\d:.,$£€])(?P<hour>[01]?\d|2[0-4]):(?P<minute>[0-5]\d)(?P<half>)(?![\d:])"
        ),
        _clock,
    ),
    (re.compile(rf"(?<![\d:.,$£€/-])(?P<hour>1[0-2]|0?[1-9])(?P<minute>){_HALF}"), _clock),
    (
        re.compile(r"(?<![\d:])(\d{1,4}):(\d{1,4})(?![\d:])"),
        lambda match: f"{cardinal(int(match[1]))} to {cardinal(int(match[2]))}",
    ),
)
