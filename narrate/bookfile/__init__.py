"""
The book file, `voices/books/<book>.toml`: what a person decided about one book.

It is read with all its mistakes named at once, and written only by adding to it, so that
whatever a person wrote there stays, comments and all. Its last part, `[feed]`, is what the
program must remember about the book even when everything it made is deleted.
"""

from narrate.bookfile.identities import keep_identities, read_identities
from narrate.bookfile.reading import VERSION, read_bookfile
from narrate.bookfile.spellings import (
    SHARED,
    add_spelling,
    fault_of,
    find_word,
    overrules,
    read_shared,
    remove_spelling,
)
from narrate.bookfile.stories import book_name, remember_story
from narrate.bookfile.writing import (
    add_line,
    add_merger,
    remember_cast,
    remember_casting,
    remember_reading,
    remember_sound,
)

__all__ = [
    "SHARED",
    "VERSION",
    "add_line",
    "add_merger",
    "add_spelling",
    "book_name",
    "fault_of",
    "find_word",
    "keep_identities",
    "overrules",
    "read_bookfile",
    "read_identities",
    "read_shared",
    "remember_cast",
    "remember_casting",
    "remember_reading",
    "remember_sound",
    "remember_story",
    "remove_spelling",
]
