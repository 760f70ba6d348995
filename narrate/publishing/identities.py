"""
The identities of chapters: guids and dates by which podcast apps know them.

An identity follows the text: it stays when the chapter is renamed, moved or revised, and it
outlives the output folder. Whoever keeps the book file keeps `Identities` too.
"""

from __future__ import annotations

import hashlib
import uuid
from collections import defaultdict, deque
from collections.abc import Hashable, Iterable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from itertools import count, groupby
from typing import Final, TypeAlias

from narrate.book import Chapter, SceneBreak
from narrate.identity import ChapterIdentity, Identities

ChapterText: TypeAlias = tuple[int, str, str]
"""A chapter's number, its title, and a digest of its text."""

PODCAST_NAMESPACE: Final = uuid.UUID("ead4c236-bf58-58c6-a2c6-a6b28d128cb6")
"""For guids of podcasts (podcastindex.org, podcast namespace, `podcast:guid`)."""

STEP: Final = timedelta(minutes=10)
"""From chapter to chapter; leaves room for nine that are inserted later."""

SMALLEST_STEP: Final = timedelta(minutes=1)
"""Some apps read dates without their seconds (Audiobookshelf, pull request 3442)."""

SPAN: Final = timedelta(days=6, hours=22)
"""Of a new book: gPodder takes what is a week older than the newest for heard (model.py)."""

ROOM: Final = timedelta(days=1)
"""Before the first publication, so that chapters added soon after are not in the future."""


_Known: TypeAlias = list[int | None]
"""For each chapter the index of the kept identity that it takes over, if any."""


def text_digest(chapter: Chapter) -> str:
    """Return what stays equal when a chapter is renamed, moved, or set in another format."""
    texts = (block.text for block in chapter.blocks if not isinstance(block, SceneBreak))
    words = " ".join(" ".join(texts).split())
    return hashlib.sha256(words.encode()).hexdigest()[:16]


def identify(
    kept: Identities | None, chapters: Sequence[ChapterText], *, now: datetime, book_id: str
) -> Identities:
    """
    Return the identities of all chapters: kept ones where the chapter is known, else new.

    A chapter is known by an equal digest, else by an equal title, else because it stands in
    the place of a kept one between others that are known. Dates rise with the chapters by a
    minute at least and are not in the future; chapters that change places trade theirs.

    Args:
        kept: What was returned for this book the last time; None for a new book.
        chapters: All chapters of the book, in reading order.
        now: With a time zone.
        book_id: Tells the book from all others; only new guids are made from it.

    Raises:
        ValueError: `now` has no time zone.
    """
    if now.tzinfo is None:
        raise ValueError(f"The time `{now}` has no time zone")
    now = _whole(now.astimezone(UTC))
    step = max(SMALLEST_STEP, min(STEP, SPAN / max(1, len(chapters))))
    if kept is None:
        base = _whole(now - ROOM - len(chapters) * step)
        kept = Identities(str(uuid.uuid5(PODCAST_NAMESPACE, book_id)), base, ())
    known = _known(kept.chapters, chapters)
    found = [None if index is None else kept.chapters[index] for index in known]
    guids = _guids(found, chapters, book_id=book_id, used={old.guid for old in kept.chapters})
    dates = _dates(found, base=kept.published.astimezone(UTC), step=step, now=now)
    identities = (
        ChapterIdentity(guid, title, digest, published)
        for guid, (_, title, digest), published in zip(guids, chapters, dates, strict=True)
    )
    return Identities(kept.show_guid, kept.published, tuple(identities))


def _known(kept: Sequence[ChapterIdentity], chapters: Sequence[ChapterText]) -> _Known:
    """Match chapters with kept identities, the surest evidence first."""
    old_digests, old_titles = [old.digest for old in kept], [old.title for old in kept]
    digests, titles = [digest for *_, digest in chapters], [title for _, title, _ in chapters]
    known: _Known = [None] * len(chapters)
    # Texts may be equal, such as those of two interludes: their titles tell them apart.
    known = _matched(
        known, [*zip(old_digests, old_titles, strict=True)], [*zip(digests, titles, strict=True)]
    )
    known = _matched(known, old_digests, digests)
    # Titles may be equal, too: their places tell them apart.
    old_places, places = _places(known, kept_count=len(kept))
    known = _matched(
        known, [*zip(old_places, old_titles, strict=True)], [*zip(places, titles, strict=True)]
    )
    known = _matched(known, old_titles, titles)
    return _matched(known, *_places(known, kept_count=len(kept)))


def _matched(known: _Known, old_keys: Sequence[Hashable], keys: Sequence[Hashable]) -> _Known:
    """Return `known` with what is free on both sides matched by equal keys, in order."""
    taken = set(known)
    free: defaultdict[Hashable, deque[int]] = defaultdict(deque)
    for index, key in enumerate(old_keys):
        if index not in taken:
            free[key].append(index)
    return [
        free[key].popleft() if index is None and free[key] else index
        for index, key in zip(known, keys, strict=True)
    ]


def _places(known: _Known, *, kept_count: int) -> tuple[list[int], list[int]]:
    """Return for each kept and each new chapter the known one before it, -1 for none."""
    taken = set(known)
    old_places, places = [], []
    place = -1
    for index in range(kept_count):
        place = index if index in taken else place
        old_places.append(place)
    place = -1
    for known_index in known:
        place = place if known_index is None else known_index
        places.append(place)
    return old_places, places


def _guids(
    found: Sequence[ChapterIdentity | None],
    chapters: Sequence[ChapterText],
    *,
    book_id: str,
    used: Iterable[str],
) -> list[str]:
    """Return the kept guids, and new ones made once from the text as it is first seen."""
    used = set(used)
    guids = []
    for old, (*_, digest) in zip(found, chapters, strict=True):
        guid = old.guid if old else next(new for new in _made(book_id, digest) if new not in used)
        used.add(guid)
        guids.append(guid)
    return guids


def _made(book_id: str, digest: str) -> Iterator[str]:
    """Yield guids for a text, one for each of its occurrences."""
    for occurrence in count(1):
        yield str(uuid.uuid5(PODCAST_NAMESPACE, f"{book_id}/{digest}/{occurrence}"))


def _dates(
    found: Sequence[ChapterIdentity | None], *, base: datetime, step: timedelta, now: datetime
) -> list[datetime]:
    """Return rising dates: the kept ones in order, those of new chapters between them."""
    kept = deque(sorted(old.published.astimezone(UTC) for old in found if old))
    dates: list[datetime] = []
    for is_new, run in groupby(found, key=lambda old: old is None):
        length = len(list(run))
        if not is_new:
            dates += [kept.popleft() for _ in range(length)]
            continue
        before, after = dates[-1] if dates else None, kept[0] if kept else None
        if before is None:
            before = after - (length + 1) * step if after else base
        gap = (after - before) / (length + 1) if after else min(step, (now - before) / length)
        dates += [_whole(before + place * gap) for place in range(1, length + 1)]
    return _spread(dates, latest=now)


def _spread(dates: Sequence[datetime], *, latest: datetime) -> list[datetime]:
    """Return the dates with those moved back that are in the future or too close together."""
    spread = []
    for date in reversed(dates):
        spread.append(min(date, latest))
        latest = spread[-1] - SMALLEST_STEP
    return spread[::-1]


def _whole(time: datetime) -> datetime:
    """Return a time in whole seconds, which is all that a feed can say."""
    return time.replace(microsecond=0)
