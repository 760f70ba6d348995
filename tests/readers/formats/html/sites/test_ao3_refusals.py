from __future__ import annotations

from pathlib import Path

import pytest

from narrate.errors import StoryError
from narrate.readers import read

BLURB = (
    "<ol class='work index group'><li class='work blurb group'><h4 class='heading'>The Lamp</h4>"
    "<blockquote class='userstuff summary'><p>A lamp burns.</p></blockquote></li></ol>"
)


@pytest.mark.parametrize(
    ("body", "message", "hint"),
    [
        (
            (
                "<p class='caution'>This work could have adult content. If you continue, you have"
                f" agreed that you are willing to see such content.</p>{BLURB}"
            ),
            "adult content",
            "Yes, Continue",
        ),
        (
            "<p class='message warning'>This work potentially has adult content.</p>",
            "adult content",
            "Yes, Continue",
        ),
        (
            (
                "<div id='signin'><h3 class='heading'>Sorry!</h3><p>This work is only available to"
                " registered users of the Archive.</p><form id='new_user_session'></form></div>"
            ),
            "only registered users",
            "Log in",
        ),
        (
            (
                "<div class='notice'><p>This work is part of a collection that has not been"
                " revealed.</p></div>"
            ),
            "mystery work",
            "Wait until",
        ),
        (
            (
                "<div class='notice'><p>This work is part of an ongoing challenge and is"
                " scheduled to be revealed on <span>Monday</span></p></div>"
            ),
            "mystery work",
            "Wait until",
        ),
        ("<h4 class='heading'>Mystery Work</h4>", "mystery work", "Wait until"),
        (
            "<h2>Error 404</h2><p>The page you were looking for doesn't exist.</p>",
            "error 404",
            "Search for",
        ),
        (
            "<p>Sorry, we couldn\u2019t find the work you were looking for.</p>",
            "error 404",
            "Search",
        ),
        ("<h2>Error 503</h2><p>The page was too slow.</p>", "error page", "Wait a little"),
        ("<p>Retry later</p>", "error page", "Wait a little"),
        (
            (
                "<ol class='bookmark index group'><li class='bookmark blurb group'>"
                "<div class='userstuff'><p>To read again.</p></div></li></ol>"
            ),
            "is a list of works",
            "Open one of the works",
        ),
        (BLURB, "is a list of works", "Open one of the works"),
        (
            "<ul class='series work index'><li class='work blurb'><p>The Lamp</p></li></ul>",
            "is a list of works",
            "Open one of the works",
        ),
        ("<form id='loginform'><p>Log in</p></form>", "login page", "Log in"),
        ("<div class='userstuff'><p>News of the archive.</p></div>", "without a story", "Open"),
        ("", "without a story", "Open the work"),
    ],
)
@pytest.mark.parametrize("site", ["The Lamp [Archive of Our Own]", "Works | Archive of Our Own"])
def test_pages_of_the_archive_without_a_work_say_what_they_are(
    tmp_path: Path, site: str, body: str, message: str, hint: str
) -> None:
    path = tmp_path / "page.html"
    path.write_text(
        f"<!DOCTYPE html><html><head><title>{site}</title></head><body>{body}</body></html>",
        encoding="utf-8",
    )

    with pytest.raises(StoryError, match=message) as caught:
        read(path)

    assert "page.html" in str(caught.value)
    assert hint in str(caught.value.hint)


def test_a_work_that_speaks_of_such_pages_is_read(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(
        "<html><head><title>The Lamp [Archive of Our Own]</title></head><body><div id='workskin'>"
        "<div id='chapters' role='article'><div class='userstuff'><p>It said: error 404, only"
        " available to registered users.</p></div></div></div></body></html>",
        encoding="utf-8",
    )

    book = read(path)

    assert len(book.chapters) == 1
