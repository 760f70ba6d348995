from __future__ import annotations

import base64
import hashlib
import re

from narrate.server.page import SECURITY_POLICY, Entry, list_page


def test_titles_and_addresses_are_text() -> None:
    page = list_page([Entry('<script>"&', 'http://a/"><b>')])

    assert "<script>" not in page
    assert "<b>" not in page
    assert "&lt;script&gt;&quot;&amp;" in page


def test_the_policy_allows_the_style_of_the_page_and_nothing_else() -> None:
    found = re.search("<style>(.*)</style>", list_page([]), re.DOTALL)

    assert found is not None
    digest = base64.b64encode(hashlib.sha256(found[1].encode()).digest()).decode()
    assert f"default-src 'none'; style-src 'sha256-{digest}';" in SECURITY_POLICY


def test_an_empty_shelf_is_said_to_be_empty() -> None:
    assert "No books yet" in list_page([])


def test_the_page_is_for_light_and_dark_and_asks_for_nothing() -> None:
    page = list_page([Entry("A", "http://a/feed.xml")])

    assert "color-scheme: light dark" in page
    assert not re.search(r"src=|<link|@import|url\(|<script", page)
