from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from narrate.audio import Audio
from narrate.cast import Voice
from narrate.frames import FRAME_BYTES, FRAME_MS, RATE_HZ, SAMPLES_PER_FRAME, encode, silent_frames
from narrate.script import Age, Delivery, Gender
from narrate.synthesis import stitch, timeline
from narrate.take import ChapterPlan, Take, TakePlan

VOICE = Voice("tone/1", "tone", "en", Gender.FEMALE, Age.ADULT, settings=(("hz", 220),))


def frames_of(key: int, count: int) -> bytes:
    """Stand-in for `count` frames of sound: silent ones, signed with the take's number."""
    return (silent_frames(1)[:-2] + key.to_bytes(2)) * count


@st.composite
def performances(draw: st.DrawFn) -> tuple[ChapterPlan, dict[str, Take]]:
    """Draw a plan, and the takes for it; some takes occur twice."""
    numbers = draw(st.lists(st.integers(1, 9), max_size=12))
    takes = {}
    for number in sorted(set(numbers)):
        samples = draw(st.integers(1, 20_000))
        count = samples // SAMPLES_PER_FRAME + draw(st.integers(1, 4))
        takes[str(number)] = Take(str(number), frames_of(number, count), samples)
    plans = tuple(
        TakePlan(str(number), "Yes.", VOICE, Delivery.PLAIN, place, draw(st.integers(0, 4_000)))
        for place, number in enumerate(numbers)
    )
    return ChapterPlan(1, "One", draw(st.integers(0, 2_000)), plans, "stamp"), takes


@given(performances())
def test_every_take_is_heard_once_and_in_order(
    performance: tuple[ChapterPlan, dict[str, Take]],
) -> None:
    plan, takes = performance

    pieces = list(stitch(plan, takes.__getitem__))

    assert pieces[1::2] == [takes[planned.key].frames for planned in plan.takes]
    assert not b"".join(pieces[::2]).strip(silent_frames(1))


@given(performances())
def test_the_timeline_is_as_long_as_the_frames(
    performance: tuple[ChapterPlan, dict[str, Take]],
) -> None:
    plan, takes = performance

    frames = b"".join(stitch(plan, takes.__getitem__))

    assert timeline(plan, takes.__getitem__).samples == (
        len(frames) // FRAME_BYTES * SAMPLES_PER_FRAME
    )


@given(performances())
def test_the_timeline_tells_where_each_take_begins(
    performance: tuple[ChapterPlan, dict[str, Take]],
) -> None:
    plan, takes = performance
    frames = b"".join(stitch(plan, takes.__getitem__))

    starts = timeline(plan, takes.__getitem__).starts

    found = [frames[start // SAMPLES_PER_FRAME * FRAME_BYTES :] for start in starts]
    heard = [takes[planned.key].frames for planned in plan.takes]
    assert [rest[: len(take)] for rest, take in zip(found, heard, strict=True)] == heard


@given(samples=st.integers(1, 20_000), own_frames=st.integers(1, 4), more_ms=st.integers(0, 4_000))
def test_a_pause_is_right_to_half_a_frame(samples: int, own_frames: int, more_ms: int) -> None:
    count = samples // SAMPLES_PER_FRAME + own_frames
    take = Take("key", frames_of(1, count), samples)
    # A take's own silence is a pause's least length.
    pause_ms = -(-(count * SAMPLES_PER_FRAME - samples) * 1000 // RATE_HZ) + more_ms
    plan = ChapterPlan(
        1, "One", 0, (TakePlan("key", "Hm.", VOICE, Delivery.PLAIN, 0, pause_ms),), "stamp"
    )

    heard_ms = (timeline(plan, {"key": take}.__getitem__).samples - samples) * 1000 / RATE_HZ

    assert abs(heard_ms - pause_ms) <= FRAME_MS / 2 + 1


def test_a_chapter_without_takes_is_its_head() -> None:
    plan = ChapterPlan(1, "One", 240, (), "stamp")
    takes: dict[str, Take] = {}

    assert b"".join(stitch(plan, takes.__getitem__)) == silent_frames(10)


def test_real_sound_begins_where_the_timeline_says() -> None:
    take = Take("key", encode(Audio(b"\0\x20" * 2_400, RATE_HZ)), 2_400)
    plan = ChapterPlan(1, "One", 480, (TakePlan("key", "Hm.", VOICE, Delivery.PLAIN, 0, 960),), "")

    line = timeline(plan, {"key": take}.__getitem__)

    assert line.starts == (480 * RATE_HZ // 1000,)
    assert line.samples == 480 * RATE_HZ // 1000 + 2_400 + 960 * RATE_HZ // 1000 - 96
