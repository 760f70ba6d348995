"""
The book file, `voices/books/<book>.toml`: what a person decided about one book.

It is read with all its mistakes named at once, and written only by adding to it, so that
whatever a person wrote there stays, comments and all. Its last part, `[feed]`, is what the
program must remember about the book even when everything it made is deleted.
"""

from narrate.bookfile.feed import FeedChapter, FeedRecord, keep_feed, read_feed
from narrate.bookfile.reading import VERSION, read_bookfile
from narrate.bookfile.writing import add_line, remember_cast

__all__ = [
    "VERSION",
    "FeedChapter",
    "FeedRecord",
    "add_line",
    "keep_feed",
    "read_bookfile",
    "read_feed",
    "remember_cast",
]
