from __future__ import annotations

import pytest

from narrate.errors import StoryError
from narrate.readers.files import StoryFile
from narrate.readers.formats.html import draft
from narrate.readers.formats.html.limits import MOST_TAGS, refuse_too_many


def test_a_story_may_have_many_tags() -> None:
    refuse_too_many(MOST_TAGS, "work.html")


def test_a_page_of_nothing_but_tags_is_refused_at_once() -> None:
    page = StoryFile("work.html", b"<html>" + b"<p>" * MOST_TAGS)

    with pytest.raises(StoryError, match=r"`work.html` has more than 1,500,000 tags"):
        draft(page)
