"""How many tags a story may have: each costs time and memory, whatever it holds."""

from __future__ import annotations

from typing import Final

from narrate.errors import StoryError

MOST_TAGS: Final = 1_500_000
"""Both kinds count, `<p>` and `</p>`. The longest works on AO3 have a third of that; so many
take two minutes and a gigabyte."""


def refuse_too_many(tags: int, name: str) -> None:
    """
    Let a story pass.

    Args:
        tags: How many `<` there are in it.
        name: Its file's name, for messages.

    Raises:
        StoryError: It has more tags than any story.
    """
    if tags > MOST_TAGS:
        raise StoryError(
            f"`{name}` has more than {MOST_TAGS:,} tags, more than any story",
            hint="Save the story anew, or as plain text",
        )
