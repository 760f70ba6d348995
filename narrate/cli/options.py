"""What several commands are told in the same words."""

from __future__ import annotations

import functools
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from narrate.engines import DEFAULT, NAMES

if TYPE_CHECKING:
    from narrate.pipeline import Understood

_PATH: Final = click.Path(path_type=Path)


@dataclass(frozen=True, slots=True)
class Story:
    """The story that a command is about, and where it is worked on."""

    path: Path
    title: str | None
    author: str | None
    voices: Path

    def understand(self) -> Understood:
        """
        Return the story, read and understood.

        Raises:
            NarrateError: The story or its book file cannot be read.
        """
        # Imported where used, so that `narrate --help` does not wait for it.
        from narrate import pipeline

        return pipeline.understand(
            self.path, voices=self.voices, title=self.title, author=self.author
        )


voices_option: Final = click.option(
    "--voices",
    type=_PATH,
    default=Path("voices"),
    show_default=True,
    metavar="DIR",
    help="Where your voice catalogs and books/<book>.toml are.",
)

output_option: Final = click.option(
    "-o",
    "--output",
    type=_PATH,
    default=Path("output"),
    show_default=True,
    metavar="DIR",
    help="Where the books go, a folder each.",
)

engine_option: Final = click.option(
    "--engine",
    default=DEFAULT,
    show_default=True,
    metavar="NAME",
    help=f"What speaks: {', '.join(NAMES)}.",
)


def story_options(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command its first argument, a `Story`, from the options that all stories have."""

    @click.argument("path", type=_PATH, metavar="STORY")
    @click.option("--title", metavar="TEXT", help="The title, if the file does not say.")
    @click.option("--author", metavar="TEXT", help="The author, if the file does not say.")
    @voices_option
    @functools.wraps(command)
    def wrapper(
        *,
        path: Path,
        title: str | None,
        author: str | None,
        voices: Path,
        **others: Any,  # noqa: ANN401 - whatever the command asks for
    ) -> None:
        command(Story(path, title, author, voices), **others)

    return wrapper
