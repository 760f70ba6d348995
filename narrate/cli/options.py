"""What several commands are told in the same words."""

from __future__ import annotations

import functools
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from narrate.decisions import Notes
from narrate.engines import DEFAULT, names

if TYPE_CHECKING:
    from narrate.pipeline import Understood

OUTPUT: Final = Path("output")

_PATH: Final = click.Path(path_type=Path)


@dataclass(frozen=True, slots=True)
class Story:
    """The story that a command is about, and where it is worked on."""

    path: Path
    title: str | None
    author: str | None
    language: str | None
    voices: Path
    notes: Notes | None
    opening: bool | None
    one_voice: bool | None = None
    series: str | None = None

    def understand(self, *, output: Path = OUTPUT) -> Understood:
        """
        Return the story, read and understood.

        Args:
            output: The folder of all books, where what is found out is kept for the next time.

        Raises:
            NarrateError: The story or its book file cannot be read.
        """
        # Imported where used, so that `narrate --help` does not wait for it.
        from narrate import pipeline

        return pipeline.understand(
            self.path,
            voices=self.voices,
            title=self.title,
            author=self.author,
            language=self.language,
            notes=self.notes,
            opening=self.opening,
            one_voice=self.one_voice,
            series=self.series,
            output=output,
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
    default=OUTPUT,
    show_default=True,
    metavar="DIR",
    help="Where the books go, a folder each.",
)


class EngineOption(click.Option):
    """Looks for engines that other packages bring only when help is asked for: that takes time."""

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """Return the option's row; `{names}` in its help becomes the names of all engines."""
        record = super().get_help_record(ctx)
        return record and (record[0], record[1].replace("{names}", ", ".join(names())))


engine_option: Final = click.option(
    "--engine",
    cls=EngineOption,
    default=DEFAULT,
    show_default=True,
    metavar="NAME",
    help="What speaks: {names}.",
)


def story_options(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command its first argument, a `Story`, from the options that all stories have."""

    @click.argument("path", type=_PATH, metavar="STORY")
    @click.option("--title", metavar="TEXT", help="The title, if the file does not say.")
    @click.option("--author", metavar="TEXT", help="The author, if the file does not say.")
    @click.option(
        "--language",
        metavar="CODE",
        help="The language: `en`, `fr`, `de` ...  [default: as the file says, else as it reads]",
    )
    @click.option(
        "--notes",
        type=click.Choice([str(it) for it in Notes]),
        help="What becomes of author's notes: left out, read, or put into the description of "
        "their chapter.  [default: as the book file says, else skip]",
    )
    @click.option(
        "--opening/--no-opening",
        default=None,
        help="Say `Title, by Author` before the first chapter.  [default: as the book file says]",
    )
    @voices_option
    @functools.wraps(command)
    def wrapper(
        *,
        path: Path,
        title: str | None,
        author: str | None,
        language: str | None,
        voices: Path,
        notes: str | None,
        opening: bool | None,
        **others: Any,  # noqa: ANN401 - whatever the command asks for
    ) -> None:
        said = Notes(notes) if notes else None
        story = Story(path, title, author, language, voices, said, opening)
        command(story, **others)

    return wrapper


def casting_options(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command of a `Story` the options that say how its cast is chosen."""

    @click.option(
        "--solo/--no-solo",
        "one_voice",
        default=None,
        help="Let one voice read all.  [default: as the book file says]",
    )
    @click.option(
        "--series",
        metavar="BOOK",
        help="An earlier book, in voices/books/: whoever is in it keeps voice, gender and age. "
        "The book file remembers it.",
    )
    @functools.wraps(command)
    def wrapper(
        story: Story,
        *,
        one_voice: bool | None,
        series: str | None,
        **others: Any,  # noqa: ANN401 - whatever the command asks for
    ) -> None:
        command(replace(story, one_voice=one_voice, series=series), **others)

    return wrapper
