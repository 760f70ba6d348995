"""
The podcast feed of a book: RSS 2.0 with the tags of Apple and of Podcasting 2.0.

One book is one serial show, one chapter is one episode. Sources: Apple's "Podcast RSS feed
requirements", podcastindex.org's podcast namespace, and the RSS 2.0 specification.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import format_datetime
from html import escape
from typing import Final
from urllib.parse import quote, urlsplit

from lxml import etree

from narrate.errors import UsageError

FEED_NAME: Final = "feed.xml"
"""The feed's file; it lies in one folder with the episodes' files."""

NAMESPACES: Final = {
    "atom": "http://www.w3.org/2005/Atom",
    "itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd",
    "podcast": "https://podcastindex.org/namespace/1.0",
}

DESCRIPTION_BYTES: Final = 4000
"""The longest description that Apple takes; a longer one is cut, with an ellipsis."""

_HIDDEN: Final = re.compile(
    "[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufeff\ufffe\uffff"  # Controls; no XML can hold some.
    "\u202a-\u202e\u2066-\u2069]"  # Overrides of direction would garble all that follows.
)


@dataclass(frozen=True, slots=True)
class Show:
    """A book as a podcast."""

    title: str
    author: str | None
    description: str
    """Plain text; an empty line parts paragraphs."""

    language: str
    """ISO 639-1."""

    guid: str
    """For ever the same."""

    link: str | None = None
    """A page about the book; None for the feed itself."""

    explicit: bool = False
    """Not for children."""

    revised: datetime | None = None
    """When anything of the show last changed, with a time zone; None for the newest episode."""


@dataclass(frozen=True, slots=True)
class Episode:
    """A chapter as an episode."""

    number: int
    """From 1."""

    title: str
    description: str
    """Plain text; an empty line parts paragraphs. May be empty."""

    guid: str
    """For ever the same."""

    published: datetime
    """With a time zone."""

    file_name: str
    size: int
    """Of the file, in bytes."""

    duration_ms: int
    version: str
    """Ten hexadecimal digits of the SHA-256 of the file's bytes."""


def feed(show: Show, episodes: Sequence[Episode], *, base_url: str) -> bytes:
    """
    Return the feed of a book, episodes in the order given; equal values give equal bytes.

    Args:
        show: The book.
        episodes: Its chapters in reading order, their dates rising.
        base_url: Where the folder with the feed and the files is reached.

    Raises:
        UsageError: `base_url` is no address of http or https.
        ValueError: Two episodes share number, guid or file, or a date has no time zone.
    """
    base_url = checked_base_url(base_url)
    for name in ("number", "guid", "file_name"):
        uses = Counter(getattr(episode, name) for episode in episodes)
        if doubled := [value for value, times in uses.items() if times > 1]:
            raise ValueError(f"Two episodes share the {name} {doubled[0]!r}")
    rss = etree.Element("rss", version="2.0", nsmap=dict(NAMESPACES))
    channel = etree.SubElement(rss, "channel")
    _describe_show(channel, show, base_url=base_url)
    dates = [_utc(episode.published) for episode in episodes]
    dates += [_utc(show.revised)] if show.revised else []
    if dates:
        _add(channel, "lastBuildDate", format_datetime(max(dates)))
    for episode in episodes:
        _describe_episode(etree.SubElement(channel, "item"), episode, base_url=base_url)
    return serialized(rss)


def checked_base_url(base_url: str) -> str:
    """
    Return an address in ASCII, without a slash at its end.

    Raises:
        UsageError: It is no address of http or https, or has a query or a fragment.
    """
    hint = "Give it like `https://example.org/books`"
    try:
        parts = urlsplit(base_url)
        host, port = (parts.hostname or "").encode("idna").decode(), parts.port
    except ValueError as error:  # UnicodeError, which idna raises, is one.
        raise UsageError(f"The address `{base_url}` cannot be read: {error}", hint=hint) from error
    named = re.fullmatch(r"[\w.:-]+", host) and base_url.isprintable()
    if parts.scheme not in {"http", "https"} or not named:
        raise UsageError(f"The address `{base_url}` is no http or https address", hint=hint)
    if parts.query or parts.fragment or "@" in parts.netloc:
        raise UsageError(
            f"The address `{base_url}` has more than a host and a path: files cannot be below it",
            hint=hint,
        )
    host = f"[{host}]" if ":" in host else host
    path = quote(parts.path.rstrip("/"), safe="/%:@!$&'()*+,;=~")
    return f"{parts.scheme}://{host}{'' if port is None else f':{port}'}{path}"


def serialized(rss: etree._Element) -> bytes:
    """Return a feed as the bytes of its file."""
    etree.indent(rss)
    return (
        b'<?xml version="1.0" encoding="UTF-8"?>\n' + etree.tostring(rss, encoding="UTF-8") + b"\n"
    )


def _describe_show(channel: etree._Element, show: Show, *, base_url: str) -> None:
    address = f"{base_url}/{FEED_NAME}"
    title = _line(show.title) or "Untitled"
    _add(channel, "title", title)
    _add(channel, "link", show.link or address)
    _add(channel, "atom:link", href=address, rel="self", type="application/rss+xml")
    _add(channel, "description", _html(show.description) or _html(title))
    _add(channel, "language", show.language)
    _add(channel, "generator", "narrate")
    if author := _line(show.author or ""):
        _add(channel, "itunes:author", author)
        _add(channel, "podcast:person", author, role="author", group="writing")
    # Apps that know serial shows begin with the first chapter; the others go by the dates.
    _add(channel, "itunes:type", "serial")
    _add(_add(channel, "itunes:category", text="Arts"), "itunes:category", text="Books")
    _add(channel, "itunes:explicit", "true" if show.explicit else "false")
    # The book is private: out of directories, and not to be taken over by another host.
    _add(channel, "itunes:block", "Yes")
    _add(channel, "podcast:locked", "yes")
    _add(channel, "podcast:guid", show.guid)
    _add(channel, "podcast:medium", "audiobook")


def _describe_episode(item: etree._Element, episode: Episode, *, base_url: str) -> None:
    number, title = str(episode.number), _title(episode)
    # Most apps show no numbers of their own, and some merge episodes with equal titles.
    _add(item, "title", f"{number}. {title}")
    _add(item, "itunes:title", title)
    if description := _html(episode.description):
        _add(item, "description", description)
    _add(item, "guid", episode.guid, isPermaLink="false")
    _add(item, "pubDate", format_datetime(_utc(episode.published)))
    # The name stays and the version changes: both old and new addresses give the newest sound.
    url = f"{base_url}/{quote(episode.file_name, safe='')}?v={episode.version}"
    _add(item, "enclosure", url=url, length=str(episode.size), type="audio/mpeg")
    _add(item, "itunes:duration", str((episode.duration_ms + 500) // 1000))
    _add(item, "itunes:season", "1")
    _add(item, "itunes:episode", number)
    _add(item, "itunes:episodeType", "full")
    _add(item, "podcast:season", "1")
    _add(item, "podcast:episode", number)


def _add(parent: etree._Element, name: str, text: str = "", /, **attributes: str) -> etree._Element:
    prefix, _, local = name.rpartition(":")
    tag = etree.QName(NAMESPACES[prefix], local) if prefix else name
    element = etree.SubElement(
        parent, tag, {key: _line(value) for key, value in attributes.items()}
    )
    element.text = _line(text) or None
    return element


def _title(episode: Episode) -> str:
    """Return the title without the number that some authors write before it."""
    title = re.sub(rf"^0*{episode.number}\s*[.:)\u2013\u2014-]\s+(?=\S)", "", _line(episode.title))
    return title or f"Chapter {episode.number}"


def _line(text: str) -> str:
    """Return a text on one line, without what cannot be seen."""
    return " ".join(_HIDDEN.sub("", " ".join(text.split())).split())


def _html(text: str) -> str:
    """Return a plain text as the HTML that apps take a description for."""
    shown = text
    while (size := len((html := _paragraphs(shown)).encode())) > DESCRIPTION_BYTES:
        shown = shown[: len(shown) * DESCRIPTION_BYTES // size - 1] + "\u2026"
    return html


def _paragraphs(text: str) -> str:
    lines = [escape(_line(line), quote=False) for line in text.splitlines()]
    paragraphs = "\n".join(lines).strip("\n")
    parted = re.sub(r"\n\n+", "</p><p>", paragraphs).replace("\n", "<br>")
    return f"<p>{parted}</p>" if parted else ""


def _utc(date: datetime) -> datetime:
    if date.tzinfo is None:
        raise ValueError(f"The date `{date}` has no time zone")
    return date.astimezone(UTC)
