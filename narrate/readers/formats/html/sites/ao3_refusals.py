"""Pages of the Archive of Our Own that hold no work: what each is, and what to do instead."""

from __future__ import annotations

import re
from typing import Final

from narrate.errors import StoryError
from narrate.readers.formats.html.page import Page

_DOWNLOAD: Final = "choose Download and HTML, and give that file"
_LIST: Final = ("work", "bookmark", "series", "collection")

_PAGES: Final = (
    (
        r"this work (?:could|may|potentially) ?(?:have|has|contain)s? adult content",
        "is the archive's question whether to show adult content, without a story on it",
        f"Answer `Yes, Continue`, {_DOWNLOAD}",
    ),
    (
        r"only available to registered users",
        "says that only registered users may read the work, without a story on it",
        f"Log in to the archive, open the work, {_DOWNLOAD}",
    ),
    (
        r"(?:collection that has not been|scheduled to be|will be) revealed|\bMystery Work\b",
        "is a mystery work: its author has not revealed it yet, and there is no story on it",
        "Wait until the collection is revealed, and save the work then",
    ),
    (
        r"error 404|page you were looking for doesn['\u2019]t exist|couldn['\u2019]t find the work",
        "says that there is no such work (error 404), without a story on it",
        f"Search for the work on the archive, {_DOWNLOAD}",
    ),
    (
        (
            r"error 5\d\d|retry later|shields are up|bad gateway|service unavailable"
            r"|too many requests|just a moment"
        ),
        "is an error page of the archive, without a story on it",
        f"Wait a little, open the work, {_DOWNLOAD}",
    ),
)
"""What a page says, what it is, and the hint."""

_SAID: Final = tuple((re.compile(words, re.IGNORECASE), kind, hint) for words, kind, hint in _PAGES)
_LOGIN: Final = ("loginform", "new_user_session", "new_user", "signin")


def refusal(page: Page) -> StoryError:
    """Return why a page of the archive cannot be read."""
    text = " ".join(page.soup.get_text(" ").split())
    for said, kind, hint in _SAID:
        if said.search(text):
            return StoryError(f"`{page.name}` {kind}", hint=hint)
    kind, hint = "is a page of the Archive of Our Own without a story on it", "Open the work itself"
    if any(page.of_class(name, "blurb") for name in _LIST):
        kind, hint = "is a list of works, without a story on it", "Open one of the works"
    elif any(page.by_id(name) is not None for name in _LOGIN):
        kind, hint = "is the archive's login page, without a story on it", "Log in, open the work"
    return StoryError(f"`{page.name}` {kind}", hint=f"{hint}, {_DOWNLOAD}")
