"""
A feed from disk, told for whoever asks.

The addresses in a feed must be those by which the client reaches the server, and these are
known only when it asks: the name of a machine, its number in a network, a proxy's. The feed
says in its `atom:link` under which address it was written; that is how far they are replaced.
"""

from __future__ import annotations

from lxml import etree

from narrate.publishing.feed import FEED_NAME, NAMESPACES, serialized


def read_title(xml: bytes) -> str:
    """
    Return the title of a feed's show.

    Raises:
        ValueError: It is no feed of ours.
    """
    rss, _ = _parsed(xml)
    return rss.findtext("channel/title") or ""


def rebased(xml: bytes, *, base_url: str) -> bytes:
    """
    Return a feed as if it had been written for `base_url`.

    Args:
        xml: The feed as it was written.
        base_url: Where the folder with the feed and the files is reached; ASCII, no slash at
            its end.

    Raises:
        ValueError: It is no feed of ours.
    """
    rss, written_for = _parsed(xml)

    def moved(address: str) -> str:
        below = address.removeprefix(f"{written_for}/")
        return address if below == address else f"{base_url}/{below}"

    for element in rss.iter("*"):
        for name in {"href", "url"}.intersection(element.keys()):
            element.set(name, moved(element.get(name, "")))
    for link in rss.iter("link"):
        link.text = moved(link.text or "")
    return serialized(rss)


def _parsed(xml: bytes) -> tuple[etree._Element, str]:
    """Return a feed, and the address of the folder that it was written for."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    try:
        rss = etree.fromstring(xml, parser)
    except etree.XMLSyntaxError as error:
        raise ValueError(f"it is no XML: {error}") from error
    link = rss.find("channel/atom:link[@rel='self']", NAMESPACES)
    address = "" if link is None else link.get("href", "")
    if not address.endswith(f"/{FEED_NAME}"):
        raise ValueError("it does not say for which address it was written")
    return rss, address.removesuffix(f"/{FEED_NAME}")
