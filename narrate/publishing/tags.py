"""
What a player shows about a chapter -> ID3v2.3, the version that every player reads.

Equal facts give equal bytes: no dates, no versions of tools, no room to grow.
"""

# Mutagen has types, but its constructors have none.
# mypy: allow-untyped-calls

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from mutagen.id3 import (
    CHAP,
    COMM,
    CTOC,
    ID3,
    TALB,
    TCOM,
    TCON,
    TIT2,
    TLAN,
    TPE1,
    TPE2,
    TPOS,
    TRCK,
    USLT,
    CTOCFlags,
    Encoding,
    Frame,
)

from narrate.take import Marker

GENRE: Final = "Audiobook"

UNDETERMINED: Final = "und"
"""ISO 639-2 for a language that is not known."""

_HEADER_BYTES: Final = 10
"""ID3v2.3, 3.1."""

_NO_OFFSET: Final = 0xFFFFFFFF
"""ID3v2 Chapter Frame Addendum, 3.1: go by the times, not by bytes."""

_MOST_CHILDREN: Final = 255
"""ID3v2 Chapter Frame Addendum, 3.2: one byte counts the entries of a table of contents."""

_ISO_639_2: Final[dict[str, str]] = dict(
    re.findall(
        r"(\w+):(\w+)",
        "af:afr ar:ara be:bel bg:bul bn:ben bs:bos ca:cat cs:ces cy:cym da:dan de:deu el:ell "
        "en:eng eo:epo es:spa et:est eu:eus fa:fas fi:fin fr:fra ga:gle gd:gla gl:glg he:heb "
        "hi:hin hr:hrv hu:hun hy:hye id:ind is:isl it:ita ja:jpn ka:kat ko:kor la:lat lt:lit "
        "lv:lav mk:mkd ml:mal mn:mon mr:mar ms:msa nb:nob nl:nld nn:nno no:nor pa:pan pl:pol "
        "pt:por ro:ron ru:rus sk:slk sl:slv sq:sqi sr:srp sv:swe sw:swa ta:tam te:tel th:tha "
        "tl:tgl tr:tur uk:ukr ur:urd vi:vie yi:yid zh:zho",
    )
)
"""ISO 639-1 -> ISO 639-2/T."""


def chapter_tags(  # noqa: PLR0913 - one keyword for each fact that a tag tells.
    *,
    title: str,
    book: str,
    author: str | None,
    narrators: Sequence[str],
    number: int,
    total: int,
    language: str,
    lyrics: str,
    comment: str = "",
    markers: tuple[Marker, ...],
    duration_ms: int,
) -> bytes:
    """
    Return the ID3 tag that goes before a chapter's sound.

    NULs are left out, since they end a text; halves of characters become `?`.

    Args:
        title: The chapter's.
        book: The book's title.
        author: Also the album's artist, by which libraries group; None: nobody is named.
        narrators: Written as composers, where audiobook players look for them.
        number: The chapter's, from 1.
        total: The number of the last chapter.
        language: ISO 639-1.
        lyrics: The chapter's text; empty: none.
        comment: What its author says about it; empty: nothing.
        markers: Where scenes begin, in order; written if there are two or more.
        duration_ms: Of the chapter: where its last scene ends.
    """
    code = _ISO_639_2.get(language, UNDETERMINED)
    frames: list[Frame] = [
        TIT2(encoding=Encoding.UTF16, text=[_line(title)]),
        TALB(encoding=Encoding.UTF16, text=[_line(book)]),
        TPE1(encoding=Encoding.UTF16, text=[_line(author or "")]),
        TPE2(encoding=Encoding.UTF16, text=[_line(author or "")]),
        TCOM(encoding=Encoding.UTF16, text=[_line(", ".join(narrators))]),
        TRCK(encoding=Encoding.LATIN1, text=[f"{number}/{total}"]),
        TPOS(encoding=Encoding.LATIN1, text=["1/1"]),
        TCON(encoding=Encoding.LATIN1, text=[GENRE]),
        TLAN(encoding=Encoding.LATIN1, text=[code]),
        *_scenes(markers, duration_ms),
    ]
    if comment:
        frames.append(COMM(encoding=Encoding.UTF16, lang=code, desc="", text=[_text(comment)]))
    if lyrics:
        frames.append(USLT(encoding=Encoding.UTF16, lang=code, desc="", text=_text(lyrics)))
    return _tag(frames)


def _scenes(markers: tuple[Marker, ...], duration_ms: int) -> Iterator[Frame]:
    if len(markers) < 2:  # noqa: PLR2004 - one scene is the chapter itself.
        return
    ids = [f"scene{index}" for index in range(1, len(markers) + 1)]
    yield CTOC(
        element_id="scenes",
        flags=CTOCFlags.TOP_LEVEL | CTOCFlags.ORDERED,
        child_element_ids=ids[:_MOST_CHILDREN],
        sub_frames=[],
    )
    starts = [marker.at_ms for marker in markers]
    for id_, marker, (start, end) in zip(
        ids, markers, pairwise([*starts, duration_ms]), strict=True
    ):
        yield CHAP(
            element_id=id_,
            start_time=start,
            end_time=end,
            start_offset=_NO_OFFSET,
            end_offset=_NO_OFFSET,
            # Players call a scene by its id otherwise.
            sub_frames=[TIT2(encoding=Encoding.UTF16, text=[_line(marker.title)])],
        )


def _tag(frames: Sequence[Frame]) -> bytes:
    # Mutagen sorts frames by size: scenes would no longer stand in the order of time, which
    # players that do without the table of contents rely on. So each is written by itself.
    body = b"".join(_written(frame) for frame in frames)
    size = bytes(len(body) >> shift & 0x7F for shift in (21, 14, 7, 0))
    return b"ID3\x03\x00\x00" + size + body


def _written(frame: Frame) -> bytes:
    tag = ID3()
    tag.add(frame)
    file = io.BytesIO()
    tag.save(file, v1=0, v2_version=3, padding=lambda _: 0)
    return file.getvalue()[_HEADER_BYTES:]


def _line(text: str) -> str:
    """Return what a tag of one line can hold of a text."""
    return " ".join(_text(text).split())


def _text(text: str) -> str:
    """Return what a tag can hold of a text."""
    return text.replace("\0", "").encode("utf-16-le", "replace").decode("utf-16-le")
