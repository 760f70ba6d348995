from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime
from urllib.parse import unquote, urlsplit

import feedparser
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from narrate.errors import UsageError
from narrate.publishing.feed import (
    DESCRIPTION_BYTES,
    NAMESPACES,
    Episode,
    Show,
    checked_base_url,
    feed,
)

BASE = "https://feeds.example/books/lighthouse"
DAY = datetime(2026, 5, 4, 12, 0, tzinfo=UTC)

SHOW = Show(
    title="The Lighthouse",
    author="Ada Wren",
    description="Two sisters keep a light.\n\nThen a ship comes.",
    language="en",
    guid="9b024349-ccf0-5f69-a609-6b82873eab3c",
)


def episode(number: int, title: str = "Salt and Iron") -> Episode:
    return Episode(
        number=number,
        title=title,
        description="",
        guid=f"guid-{number}",
        published=DAY + timedelta(minutes=10 * number),
        file_name=f"{number:02}-salt-and-iron.mp3",
        size=1000 + number,
        duration_ms=61_499 + number,
        version=f"{number:010x}",
    )


def channel(xml: bytes) -> etree._Element:
    found = etree.fromstring(xml).find("channel")
    assert found is not None
    return found


def told(xml: bytes, path: str) -> list[str | None]:
    return [element.text for element in channel(xml).findall(path, NAMESPACES)]


def test_a_show_says_what_apps_ask_for() -> None:
    xml = feed(SHOW, [episode(1)], base_url=BASE)

    assert {
        name: told(xml, name)
        for name in (
            "title",
            "link",
            "description",
            "language",
            "generator",
            "itunes:author",
            "itunes:type",
            "itunes:explicit",
            "itunes:block",
            "podcast:guid",
            "podcast:medium",
            "podcast:locked",
            "podcast:person",
        )
    } == {
        "title": ["The Lighthouse"],
        "link": [f"{BASE}/feed.xml"],
        "description": ["<p>Two sisters keep a light.</p><p>Then a ship comes.</p>"],
        "language": ["en"],
        "generator": ["narrate"],
        "itunes:author": ["Ada Wren"],
        "itunes:type": ["serial"],
        "itunes:explicit": ["false"],
        "itunes:block": ["Yes"],
        "podcast:guid": [SHOW.guid],
        "podcast:medium": ["audiobook"],
        "podcast:locked": ["yes"],
        "podcast:person": ["Ada Wren"],
    }


def test_a_show_is_found_under_arts_and_books() -> None:
    arts = channel(feed(SHOW, [], base_url=BASE)).find("itunes:category", NAMESPACES)

    assert arts is not None
    assert [arts.get("text"), *(books.get("text") for books in arts)] == ["Arts", "Books"]


def test_a_feed_says_where_it_is() -> None:
    link = channel(feed(SHOW, [], base_url=BASE)).find("atom:link", NAMESPACES)

    assert link is not None
    assert dict(link.items()) == {
        "href": f"{BASE}/feed.xml",
        "rel": "self",
        "type": "application/rss+xml",
    }


def test_an_episode_says_what_apps_ask_for() -> None:
    xml = feed(SHOW, [episode(3)], base_url=BASE)

    item = channel(xml).find("item")
    assert item is not None
    assert {etree.QName(element).localname: element.text for element in item} == {
        "title": "Salt and Iron",  # The last of two: that of Apple.
        "guid": "guid-3",
        "pubDate": "Mon, 04 May 2026 12:30:00 +0000",
        "enclosure": None,
        "duration": "62",
        "season": "1",
        "episode": "3",
        "episodeType": "full",
    }
    assert told(xml, "item/title") == ["3. Salt and Iron"]
    assert told(xml, "item/itunes:title") == ["Salt and Iron"]


def test_an_enclosure_is_exact() -> None:
    enclosure = channel(feed(SHOW, [episode(3)], base_url=BASE)).find("item/enclosure")

    assert enclosure is not None
    assert dict(enclosure.items()) == {
        "url": f"{BASE}/03-salt-and-iron.mp3?v=0000000003",
        "length": "1003",
        "type": "audio/mpeg",
    }


def test_a_guid_is_no_address() -> None:
    guid = channel(feed(SHOW, [episode(3)], base_url=BASE)).find("item/guid")

    assert guid is not None
    assert guid.get("isPermaLink") == "false"


def test_an_address_is_ascii_whatever_the_file_is_called() -> None:
    name = "03-säl t & <eisen>?#%.mp3"

    xml = feed(SHOW, [replace(episode(3), file_name=name)], base_url=BASE)

    enclosure = channel(xml).find("item/enclosure")
    assert enclosure is not None
    url = enclosure.get("url", "")
    assert url.isascii()
    assert unquote(urlsplit(url).path) == f"/books/lighthouse/{name}"
    assert urlsplit(url).query == "v=0000000003"


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("Salt", "3. Salt"),
        ("3. Salt", "3. Salt"),
        ("03: Salt", "3. Salt"),
        ("3 \N{EN DASH} “Salt”", "3. “Salt”"),
        ("3 days later", "3. 3 days later"),
        ("30. Salt", "3. 30. Salt"),
        ("3.", "3. 3."),
        ("Chapter 3", "3. Chapter 3"),
        ("\x00\N{RIGHT-TO-LEFT OVERRIDE}", "3. Chapter 3"),
    ],
)
def test_a_title_begins_with_its_number_once(written: str, shown: str) -> None:
    assert told(feed(SHOW, [episode(3, written)], base_url=BASE), "item/title") == [shown]


def test_equal_titles_are_told_apart_by_numbers() -> None:
    xml = feed(SHOW, [episode(number, "Interlude") for number in (1, 2, 3)], base_url=BASE)

    assert told(xml, "item/title") == ["1. Interlude", "2. Interlude", "3. Interlude"]


def test_markup_in_a_title_stays_text() -> None:
    hostile = "<b>&amp;\"']]></title><!--"

    xml = feed(replace(SHOW, title=hostile, author=hostile), [episode(1, hostile)], base_url=BASE)

    assert told(xml, "title") == [hostile]
    assert told(xml, "itunes:author") == [hostile]
    assert told(xml, "item/title") == [f"1. {hostile}"]


def test_what_cannot_be_seen_is_removed() -> None:
    hostile = "a\x00b\x1bc\ud800d\N{RIGHT-TO-LEFT OVERRIDE}e\N{FIRST STRONG ISOLATE}f\ufffe g\nh"

    xml = feed(replace(SHOW, title=hostile), [], base_url=BASE)

    assert told(xml, "title") == ["abcdef g h"]


def test_a_description_is_html_whose_text_is_the_given_one() -> None:
    description = "If a < b & c:\nverse\n\n<script>alert(1)</script>"

    xml = feed(SHOW, [replace(episode(1), description=description)], base_url=BASE)

    assert told(xml, "item/description") == [
        "<p>If a &lt; b &amp; c:<br>verse</p><p>&lt;script&gt;alert(1)&lt;/script&gt;</p>"
    ]


@pytest.mark.parametrize("text", ["word " * 2000, "x" * 9000, "&" * 4000, "é\n\n" * 3000])
def test_a_long_description_is_cut_to_what_apple_takes(text: str) -> None:
    (description,) = told(feed(replace(SHOW, description=text), [], base_url=BASE), "description")

    assert description is not None
    assert DESCRIPTION_BYTES * 0.95 < len(description.encode()) <= DESCRIPTION_BYTES
    assert "\N{HORIZONTAL ELLIPSIS}</p>" in description


@pytest.mark.parametrize("name", ["title", "description"])
def test_a_show_without_words_is_still_a_show(name: str) -> None:
    nameless = replace(SHOW, title=SHOW.title if name == "description" else "", description="")

    xml = feed(nameless, [], base_url=BASE)

    assert all([told(xml, "title")[0], told(xml, "description")[0]])


def test_a_show_without_author_names_none() -> None:
    xml = feed(replace(SHOW, author=None), [], base_url=BASE)

    assert told(xml, "itunes:author") == told(xml, "podcast:person") == []


def test_a_feed_was_built_when_its_newest_part_was() -> None:
    revised = datetime(2026, 6, 1, 2, 0, tzinfo=timezone(timedelta(hours=2)))

    plain = feed(SHOW, [episode(1), episode(2)], base_url=BASE)
    later = feed(replace(SHOW, revised=revised), [episode(1)], base_url=BASE)

    assert told(plain, "lastBuildDate") == ["Mon, 04 May 2026 12:20:00 +0000"]
    assert told(later, "lastBuildDate") == ["Mon, 01 Jun 2026 00:00:00 +0000"]


def test_a_page_and_a_warning_are_passed_on() -> None:
    show = replace(SHOW, link="https://story.example/?a=1&b=2", explicit=True)

    xml = feed(show, [], base_url=BASE)

    assert told(xml, "link") == ["https://story.example/?a=1&b=2"]
    assert told(xml, "itunes:explicit") == ["true"]


@pytest.mark.parametrize("name", ["number", "guid", "file_name"])
def test_episodes_that_apps_would_take_for_one_are_refused(name: str) -> None:
    first, second = episode(1), episode(2)

    with pytest.raises(ValueError, match=f"share the {name}"):
        feed(SHOW, [first, replace(second, **{name: getattr(first, name)})], base_url=BASE)


def test_a_date_without_zone_is_refused() -> None:
    timeless = replace(episode(1), published=DAY.replace(tzinfo=None))

    with pytest.raises(ValueError, match="no time zone"):
        feed(SHOW, [timeless], base_url=BASE)


def test_equal_values_give_equal_bytes() -> None:
    local = replace(
        episode(1), published=episode(1).published.astimezone(timezone(timedelta(hours=9)))
    )

    assert feed(SHOW, [episode(1)], base_url=f"{BASE}/") == feed(SHOW, [local], base_url=BASE)


def test_a_feed_declares_its_encoding() -> None:
    xml = feed(replace(SHOW, title="Лодка"), [], base_url=BASE)

    assert xml.startswith(b'<?xml version="1.0" encoding="UTF-8"?>\n<rss ')
    assert "<title>Лодка</title>".encode() in xml


def test_a_podcast_app_reads_the_feed() -> None:
    episodes = [episode(number) for number in range(1, 13)]

    read = feedparser.parse(feed(SHOW, episodes, base_url=BASE))

    assert not read.bozo
    assert [entry.id for entry in read.entries] == [one.guid for one in episodes]
    assert [entry.itunes_duration for entry in read.entries] == ["62"] * 12
    published = [parsedate_to_datetime(entry.published) for entry in read.entries]
    assert published == [one.published for one in episodes]
    lengths = [int(entry.enclosures[0].length) for entry in read.entries]
    assert lengths == [one.size for one in episodes]


@pytest.mark.parametrize(
    ("given_url", "used"),
    [
        ("http://localhost:8000/", "http://localhost:8000"),
        ("https://feeds.example/a//", "https://feeds.example/a"),
        (
            "https://feeds.example/mein b%C3%BCcher/ä",
            "https://feeds.example/mein%20b%C3%BCcher/%C3%A4",
        ),
        ("http://bücher.example", "http://xn--bcher-kva.example"),
        ("http://[2001:db8::1]:80/x", "http://[2001:db8::1]:80/x"),
        ("HTTPS://Feeds.Example", "https://feeds.example"),
    ],
)
def test_an_address_is_written_in_one_way(given_url: str, used: str) -> None:
    assert checked_base_url(given_url) == used


@pytest.mark.parametrize(
    "base_url",
    [
        "",
        "feeds.example",
        "//feeds.example",
        "ftp://feeds.example",
        "file:///srv/books",
        "http://",
        "http://:80",
        "http://a b",
        'http://a"><x',
        "http://feeds.example:99999",
        "http://feeds.example:no",
        "http://[::1",
        "http://a..b",
        "http://feeds.example/\n<x>",
        "http://feeds.example/?page=1",
        "http://feeds.example/#top",
        "http://me:secret@feeds.example",
    ],
)
def test_what_is_no_address_is_refused(base_url: str) -> None:
    with pytest.raises(UsageError) as caught:
        feed(SHOW, [], base_url=base_url)

    assert caught.value.hint


@given(
    title=st.text(), description=st.text(), name=st.text(st.characters(codec="utf-8"), min_size=1)
)
def test_any_text_makes_a_feed_that_is_read(title: str, description: str, name: str) -> None:
    show = replace(SHOW, title=title, author=title, description=description)
    one = replace(episode(1, title), description=description, file_name=name)

    xml = feed(show, [one], base_url=BASE)

    enclosure = channel(xml).find("item/enclosure")
    assert enclosure is not None
    assert unquote(urlsplit(enclosure.get("url", "")).path).endswith(f"/{name}")
    assert told(xml, "item/title") != told(xml, "item/itunes:title")
