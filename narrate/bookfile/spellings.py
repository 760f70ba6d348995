"""How words are said: in one book, in its book file; in all books, in `voices/spellings.toml`."""

# ruff: noqa: RUF001 - letters of phonetics.

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final

import tomlkit

from narrate import ipa
from narrate.bookfile.reading import VERSION, read_bookfile, read_spellings, read_table
from narrate.bookfile.writing import open_document, save
from narrate.errors import BookFileError
from narrate.tables import Faults

SHARED: Final = "spellings.toml"
"""Beside the voice catalogs."""

_HEADER: Final = """\
# How words are said in all books; what a book file says of a word wins over this.
#
# A word in lower case is said so at the start of a sentence too; one with a capital, only with it.
#
#   Siobhan = "Shi-vawn"           as it would be spelled
#   Hermione = "/hɜːˈmaɪəni/"      in the International Phonetic Alphabet
"""


def read_shared(path: Path) -> tuple[tuple[str, str], ...]:
    """
    Return how words are said in all books; nothing where there is no file.

    Raises:
        BookFileError: The file has mistakes; all of them are named.
    """
    table = read_table(path)
    faults = Faults()
    faults.unknown("", table, ("version", "spellings"))
    spellings = read_spellings(table.get("spellings", {}), faults)
    if faults:
        raise BookFileError(f"{path}: {faults}", hint="Put that right in the file")
    return spellings


def add_spelling(path: Path, word: str, saying: str, *, title: str | None) -> str | None:
    """
    Write how a word is said; return the word, as it was printed, that gives way to it, or None.

    What was written of it before gives way, be it in other case: the last word counts. Only where
    a person wrote both, `rose` and `Rose`, each is changed by itself.

    Args:
        path: The book file, or that of all books.
        word: As it is printed.
        saying: In letters, or in phonemes between slashes.
        title: The book's, for a new file; None: the file is that of all books.

    Raises:
        BookFileError: The file has mistakes.
        OutputError: It cannot be written.
    """
    document = _opened(path, title)
    if "spellings" not in document and not tomlkit.dumps(document).endswith("\n\n"):
        document.add(tomlkit.nl())
    table = document.setdefault("spellings", tomlkit.table())
    key = _key(table, word)
    former = key if key in table else None
    if former is None or same_word(former, word):
        table[key] = saying
    else:
        del table[former]
        table[word] = saying
    save(path, document)
    return former


def remove_spelling(path: Path, word: str, *, title: str | None) -> bool:
    """
    Take out of a file how a word is said; return whether it was there.

    Raises:
        BookFileError: The file has mistakes.
        OutputError: It cannot be written.
    """
    document = _opened(path, title)
    table: Any = document.get("spellings", {})
    key = _key(table, word)
    if key not in table:
        return False
    del table[key]
    save(path, document)
    return True


def find_word(words: Iterable[str], word: str) -> str | None:
    """Return the one of some words that is the same: best in the same case, else in another."""
    known = tuple(words)
    exact = next((it for it in known if same_word(it, word)), None)
    return exact or next((it for it in known if same_word(it.lower(), word.lower())), None)


def overrules(words: Iterable[str], word: str) -> bool:
    """Tell whether what is said of some words holds for another, too, as it is printed."""
    return any(same_word(it, word) or same_word(it, word.lower()) for it in words)


def same_word(left: str, right: str) -> bool:
    """Tell whether two words are one, however their apostrophes are printed."""
    return left.replace("\u2019", "'") == right.replace("\u2019", "'")


def fault_of(saying: str) -> str | None:
    """Return what is wrong with a saying, or None."""
    if ipa.is_cut(saying):
        return "one of the two slashes around its sounds is missing"
    if not ipa.is_ipa(saying):
        return None
    strange = ipa.unknown(saying)
    if strange:
        return f"no sounds of English are `{'`, `'.join(strange)}`"
    return None if ipa.respelled(saying) else "there is no sound in it"


def _opened(path: Path, title: str | None) -> tomlkit.TOMLDocument:
    if title is not None:
        read_bookfile(path)
        return open_document(path, title=title)
    read_shared(path)
    if path.exists():
        return open_document(path, title="")
    document = tomlkit.parse(_HEADER)
    document.add(tomlkit.nl())
    document["version"] = VERSION
    return document


def _key(table: Iterable[str], word: str) -> str:
    return find_word(table, word) or word
