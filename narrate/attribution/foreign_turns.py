"""The turns of a story in another language: what is said at once, and whom it points to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from narrate.attribution.foreign_tags import Pointer, actor, tag_ahead, tag_behind
from narrate.script import Span, SpanKind
from narrate.tongues import Tongue

_SPOKEN: Final = frozenset({SpanKind.DIALOGUE, SpanKind.THOUGHT})


def whole(
    spans: Sequence[Span], turns: Iterable[tuple[tuple[int, ...], Pointer | None]]
) -> list[tuple[tuple[int, ...], Pointer | None]]:
    """Return the turns, a speech that runs on over several paragraphs as one."""
    whole: list[tuple[tuple[int, ...], Pointer | None]] = []
    for lines, pointer in turns:
        number = spans[lines[0]].quotation
        if whole and number is not None and spans[whole[-1][0][-1]].quotation == number:
            whole[-1] = ((*whole[-1][0], *lines), whole[-1][1] or pointer)
        else:
            whole.append((lines, pointer))
    return whole


def pointed(
    spans: Sequence[Span], tongue: Tongue
) -> Iterator[tuple[tuple[int, ...], Pointer | None]]:
    """Yield the lines of each turn, and whom the narration beside them points to."""
    blocks: dict[int, list[int]] = defaultdict(list)
    for line, span in enumerate(spans):
        blocks[span.block].append(line)
    told = ""
    for lines in blocks.values():
        above, told = told, ""
        spoken = [line for line in lines if spans[line].kind in _SPOKEN]
        if not spoken:
            told = "".join(spans[line].text for line in lines)
            continue
        groups: list[tuple[list[int], Pointer | None]] = []
        for line in spoken:
            pointer = _beside(spans, lines, line, tongue)
            if pointer is None and line == lines[0] and above.rstrip().endswith(":"):
                pointer = tag_ahead(above, tongue) or actor(above, tongue, last=True)
            same = groups and (
                pointer is None
                or groups[-1][1] is None
                or pointer == groups[-1][1]
                or spans[line].quotation == spans[groups[-1][0][-1]].quotation
                or not pointer.tag
            )
            if same:
                before = groups[-1][1]
                keeps = before is not None and (before.tag or pointer is None)
                groups[-1] = ([*groups[-1][0], line], before if keeps else pointer)
            else:
                groups.append(([line], pointer))
        for group, pointer in groups:
            yield tuple(group), pointer


def _beside(
    spans: Sequence[Span], lines: Sequence[int], line: int, tongue: Tongue
) -> Pointer | None:
    """Return whom the narration behind a line, or before it, points to."""
    behind = _narration(spans, lines, line + 1)
    before = _narration(spans, lines, line - 1)
    parted = before is not None and _narration(spans, lines, line - 2) is None
    opens = before is not None and (line - 2) not in lines
    return (
        (tag_behind(behind, tongue) if behind else None)
        or (tag_ahead(before, tongue) if before else None)
        or (actor(before, tongue, last=True) if before and opens and parted else None)
        or (actor(behind, tongue, last=False) if behind else None)
    )


def _narration(spans: Sequence[Span], lines: Sequence[int], line: int) -> str | None:
    if line not in lines or spans[line].kind is not SpanKind.NARRATION:
        return None
    return spans[line].text
