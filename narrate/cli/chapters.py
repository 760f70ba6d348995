"""Which chapters a command is about: `-c 3 -c 5-7`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

import click

from narrate.errors import UsageError


class Chapters(click.ParamType):
    """One chapter, `3`, or several in a row, `3-7`."""

    name = "chapters"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> range:
        """Return the chapters' numbers."""
        match = re.fullmatch(r"(\d{1,6})(?:-(\d{1,6}))?", str(value))
        if not match:
            self.fail(f"`{value}` is neither a chapter such as 3 nor chapters such as 3-7", param)
        first, last = int(match[1]), int(match[2] or match[1])
        if not 1 <= first <= last:
            self.fail(f"`{value}` holds no chapter; they count from 1 up", param, ctx)
        return range(first, last + 1)


chapters_option: Final = click.option(
    "-c",
    "--chapter",
    "ranges",
    type=Chapters(),
    multiple=True,
    metavar="N[-M]",
    help="Only this chapter, or these; may be given several times.",
)


def wanted_chapters(ranges: tuple[range, ...], numbers: Sequence[int]) -> frozenset[int]:
    """Return which chapters to build; a chapter that is only a note has no place in `numbers`."""
    last = max(numbers, default=0)
    for chapters in ranges:
        if chapters[-1] > last:
            first_beyond = max(chapters[0], last + 1)
            raise UsageError(
                f"There is no chapter {first_beyond}; the story has {last}",
                hint="`narrate status STORY` lists them",
            )
        if not any(number in chapters for number in numbers):
            raise UsageError(
                f"Chapter {chapters[0]} holds no story, so there is nothing to build",
                hint="`narrate status STORY` lists the chapters that have one",
            )
    return frozenset(
        number for number in numbers if not ranges or any(number in each for each in ranges)
    )
