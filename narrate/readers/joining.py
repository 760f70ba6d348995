"""The drafts of several files to one: a chapter a file, unless a file has several itself."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from narrate.readers.files import StoryFile
from narrate.readers.passage import CHAPTER, ONE_OF_SEVERAL, Draft, Passage

_COUNTED: Final = re.compile(
    r"^(?:.*?(?:chapter|chap|ch|part|pt|kapitel|chapitre))?[\W_]*\d+[\W_]*", re.IGNORECASE
)
"""What a file's name says of its place: `03 - `, `chapter_12`, `story-ch-4-`."""


def joined(drafts: Sequence[tuple[StoryFile, Draft]], *, source: str) -> Draft:
    """
    Return one draft of several files in their order.

    Args:
        drafts: Each file with what is in it; at least one.
        source: What holds the files, for a person.
    """
    drafts, remarks = _ordered(drafts)
    passages: list[Passage] = []
    title = _shared([one.title for _, one in drafts])
    for file, one in drafts:
        passages += _chapter(file, one, title)
    forms = " and ".join(sorted({one.source for _, one in drafts}))
    first = drafts[0][1]
    return replace(
        first,
        source=f"{source} of {len(drafts)} files ({forms})",
        passages=tuple(passages),
        title=title,
        author=_shared([one.author for _, one in drafts]),
        files=tuple(file.name for file, _ in drafts),
        unread=tuple(words for _, one in drafts for words in one.unread),
        remarks=remarks,
    )


def _ordered(
    drafts: Sequence[tuple[StoryFile, Draft]],
) -> tuple[Sequence[tuple[StoryFile, Draft]], tuple[str, ...]]:
    """Return the drafts as their pages count themselves, if all do; and what is to be remarked."""
    remarks = dict.fromkeys(remark for _, one in drafts for remark in one.remarks)
    counts = {it: found for it in remarks if (found := ONE_OF_SEVERAL.fullmatch(it))}
    others = tuple(it for it in remarks if it not in counts)
    places = [
        next((int(found[1]) for it in one.remarks if (found := counts.get(it))), None)
        for _, one in drafts
    ]
    known = [place for place in places if place is not None]
    if len(set(known)) < len(drafts):
        return drafts, others
    total = max(int(found[2]) for found in counts.values())
    missing = [str(place) for place in range(1, total + 1) if place not in set(known)]
    if missing:
        others += (f"Of {total} chapters these are missing: {', '.join(missing)}",)
    order = sorted(range(len(drafts)), key=known.__getitem__)
    return [drafts[index] for index in order], others


def _chapter(file: StoryFile, draft: Draft, book: str | None) -> list[Passage]:
    """Return a file's passages; the first begins a chapter, which may have its title or name."""
    passages = draft.passages
    if any(passage.level == CHAPTER for passage in passages):
        return [*passages]
    name = _COUNTED.sub("", file.stem)
    if draft.title is not None and draft.title != book:
        name = draft.title
    words = " ".join(re.split(r"[\s_-]+", name)).strip()
    words = words.capitalize() if words.islower() else words
    if any(letter.isalpha() for letter in words):
        return [Passage(words, level=CHAPTER, added=True), *passages]
    return [replace(passages[0], opens=True), *passages[1:]] if passages else []


def _shared(values: Sequence[str | None]) -> str | None:
    """Return what most files say, if at least two of them or the only one do."""
    counts = Counter(value for value in values if value)
    if not counts:
        return None
    value, count = counts.most_common(1)[0]
    return value if count > 1 or len(values) == 1 else None
