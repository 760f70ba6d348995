"""The page that lists the books: plain HTML, light and dark, nothing from elsewhere."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Final


@dataclass(frozen=True, slots=True)
class Entry:
    """A book in the list."""

    title: str
    feed_url: str
    """Absolute: it is there to be copied into a podcast app."""


_STYLE: Final = """
:root { color-scheme: light dark; font: 1.1rem/1.5 system-ui, sans-serif; }
body { max-width: 40rem; margin: 2rem auto; padding: 0 1rem; }
li { margin-bottom: 1rem; }
a { overflow-wrap: anywhere; }
"""

_STYLE_HASH: Final = base64.b64encode(hashlib.sha256(_STYLE.encode()).digest()).decode()

SECURITY_POLICY: Final = (
    f"default-src 'none'; style-src 'sha256-{_STYLE_HASH}'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
"""The Content-Security-Policy under which the page works: its own style and nothing else."""


def list_page(entries: Sequence[Entry]) -> str:
    """Return the page that lists books with their feeds."""
    items = "\n".join(
        f"<li><bdi>{escape(entry.title)}</bdi><br>"
        f'<a href="{escape(entry.feed_url)}">{escape(entry.feed_url)}</a></li>'
        for entry in entries
    )
    told = "Copy the address of a book into your podcast app." if entries else "No books yet."
    return f"""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Audiobooks</title>
<style>{_STYLE}</style>
</head>
<body>
<h1>Audiobooks</h1>
<p>{told}</p>
<ul>
{items}
</ul>
</body>
</html>
"""
