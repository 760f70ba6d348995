from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from narrate.publishing.feed import Episode, Show, feed
from narrate.server.feeds import read_title, rebased

SHOW = Show(title="A & B", author=None, description="One.\n\nTwo <3.", language="en", guid="show")
EPISODE = Episode(
    number=1,
    title="Interlude",
    description="https://feeds.example/lighthouse/ is no link",
    guid="https://feeds.example/lighthouse/1",
    published=datetime(2026, 5, 4, tzinfo=UTC),
    file_name="01 é interlude.mp3",
    size=5,
    duration_ms=1000,
    version="0123456789",
)
BASES = st.sampled_from(
    [
        "http://localhost:8000",
        "https://feeds.example/lighthouse",
        "http://[::1]:80/a%20b",
        "http://a",
    ]
)


@given(BASES, BASES)
def test_a_feed_told_for_another_address_is_the_feed_written_for_it(
    written_for: str, asked_at: str
) -> None:
    written = feed(SHOW, [EPISODE], base_url=written_for)

    assert rebased(written, base_url=asked_at) == feed(SHOW, [EPISODE], base_url=asked_at)


def test_links_to_elsewhere_stay() -> None:
    show = Show("A", None, "", "en", "show", link="https://feeds.example/lighthouse-page")

    told = rebased(feed(show, [], base_url="https://feeds.example/lighthouse"), base_url="http://a")

    assert b"<link>https://feeds.example/lighthouse-page</link>" in told


def test_a_title_is_read_as_text() -> None:
    assert read_title(feed(SHOW, [], base_url="http://a")) == "A & B"


@pytest.mark.parametrize(
    "xml",
    [
        b"",
        b"<rss>",
        b"<rss/>",
        b"<rss><channel><title>A</title></channel></rss>",
        feed(SHOW, [], base_url="http://a").replace(b"feed.xml", b"index.html"),
    ],
)
def test_what_is_no_feed_of_ours_is_refused(xml: bytes) -> None:
    with pytest.raises(ValueError, match=r"^it "):
        rebased(xml, base_url="http://a")


def test_nothing_is_read_from_other_files(tmp_path: Path) -> None:
    (tmp_path / "private").write_text("secret")
    entity = f'<!DOCTYPE rss [<!ENTITY x SYSTEM "{(tmp_path / "private").as_uri()}">]>'
    xml = feed(SHOW, [], base_url="http://a").replace(b"?>\n", b"?>\n" + entity.encode())

    told = rebased(xml.replace(b"<title>", b"<title>&x;"), base_url="http://b")

    assert b"secret" not in told
