"""
What is printed, and what a good reader says: a table for each topic.

Each line has a form and, behind a tab, what is heard; in `abroad.tsv` the language goes before.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

from narrate.script import SpanKind
from narrate.synthesis import spoken

_TABLES = sorted(Path(__file__).parent.glob("*.tsv"))


class _Form(NamedTuple):
    language: str
    printed: str
    said: str


def _forms(table: Path) -> list[_Form]:
    rows = (line.split("\t") for line in table.read_text(encoding="utf-8").splitlines())
    return [_Form(*(row if len(row) > len(("printed", "said")) else ["en", *row])) for row in rows]


@pytest.mark.parametrize("table", _TABLES, ids=lambda table: table.stem)
def test_a_form_is_said_as_a_good_reader_says_it(table: Path) -> None:
    kind = SpanKind.HEADING if table.stem == "headings" else SpanKind.NARRATION

    heard = [spoken(form.printed, kind=kind, language=form.language) for form in _forms(table)]

    assert heard == [form.said for form in _forms(table)]


@pytest.mark.parametrize("table", _TABLES, ids=lambda table: table.stem)
def test_what_is_said_is_said_again_in_the_same_words(table: Path) -> None:
    said = _forms(table)

    again = [spoken(form.said, kind=SpanKind.NARRATION, language=form.language) for form in said]

    assert again == [form.said for form in said]


def test_there_are_several_hundred_forms() -> None:
    assert sum(len(_forms(table)) for table in _TABLES) >= 800
