import io
from pathlib import Path
from typing import Any

import av
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from mutagen.id3 import ID3

from narrate.frames import silent_frames
from narrate.publishing.mp3 import write_chapter
from narrate.publishing.tags import chapter_tags
from narrate.take import Marker

SCENES = (Marker(0, "The harbor at night"), Marker(61_000, "Dawn"), Marker(125_480, "The boat"))


FACTS: dict[str, Any] = {
    "title": "The Gull \u2014 \u201cWait!\u201d \U0001f54a",
    "book": "Salt & Iron",
    "author": "Ren\u00e9 Bl\u0101ck",
    "narrators": ("narrate (espeak)", "narrate (gtts)"),
    "number": 3,
    "total": 12,
    "language": "en",
    "lyrics": "\u201cWait!\u201d she said.\n\nNobody did.",
    "markers": SCENES,
    "duration_ms": 200_000,
}


def tags(**changed: Any) -> bytes:
    return chapter_tags(**{**FACTS, **changed})


def read(octets: bytes) -> Any:
    parse: Any = ID3  # Its types are incomplete.
    return parse(io.BytesIO(octets), translate=False)


@pytest.mark.parametrize(
    ("frame", "text"),
    [
        ("TIT2", FACTS["title"]),
        ("TALB", "Salt & Iron"),
        ("TPE1", "Ren\u00e9 Bl\u0101ck"),
        ("TPE2", "Ren\u00e9 Bl\u0101ck"),
        ("TCOM", "narrate (espeak), narrate (gtts)"),
        ("TRCK", "3/12"),
        ("TPOS", "1/1"),
        ("TCON", "Audiobook"),
        ("TLAN", "eng"),
    ],
)
def test_a_tag_tells_what_a_player_shows(frame: str, text: str) -> None:
    assert read(tags())[frame].text == [text]


def test_the_version_is_the_one_that_every_player_reads() -> None:
    assert read(tags()).version == (2, 3, 0)


def test_the_text_of_the_chapter_is_its_lyrics() -> None:
    lyrics = read(tags())["USLT::eng"]

    assert lyrics.text == FACTS["lyrics"]
    assert lyrics.desc == ""


def test_no_text_leaves_no_lyrics() -> None:
    assert not read(tags(lyrics="")).getall("USLT")


def test_nobody_is_named_for_an_unknown_author() -> None:
    found = read(tags(author=None))

    assert not found.getall("TPE1")
    assert not found.getall("TPE2")


def test_a_language_without_a_code_is_undetermined() -> None:
    found = read(tags(language="tlh"))

    assert found["TLAN"].text == ["und"]
    assert found["USLT::und"].text == FACTS["lyrics"]


def test_scenes_follow_one_another_up_to_the_end() -> None:
    scenes = read(tags()).getall("CHAP")

    assert [(scene.start_time, scene.end_time) for scene in scenes] == [
        (0, 61_000),
        (61_000, 125_480),
        (125_480, 200_000),
    ]
    assert [scene.sub_frames["TIT2"].text[0] for scene in scenes] == [
        scene.title for scene in SCENES
    ]


def test_the_table_of_contents_lists_the_scenes_in_order() -> None:
    found = read(tags())

    (contents,) = found.getall("CTOC")
    assert contents.child_element_ids == [scene.element_id for scene in found.getall("CHAP")]
    assert contents.flags == 3  # Top level, ordered.


def test_scenes_stand_in_the_order_of_time_whatever_their_titles() -> None:
    markers = tuple(Marker(at, "x" * (20 - at)) for at in range(20))

    found = tags(markers=markers)

    first = found.index(b"CHAP")  # The table of contents, before it, has their ids too.
    places = [found.index(b"scene%d\0" % number, first) for number in range(1, 21)]
    assert places == sorted(places)


@pytest.mark.parametrize("markers", [(), SCENES[:1]])
def test_one_scene_is_no_list_of_scenes(markers: tuple[Marker, ...]) -> None:
    found = read(tags(markers=markers))

    assert not found.getall("CHAP")
    assert not found.getall("CTOC")


def test_more_scenes_than_a_table_of_contents_can_list_are_all_written() -> None:
    markers = tuple(Marker(at * 1000, f"Scene {at}") for at in range(300))

    found = read(tags(markers=markers, duration_ms=300_000))

    assert len(found.getall("CHAP")) == 300
    assert len(found.getall("CTOC")[0].child_element_ids) == 255


def test_equal_facts_give_equal_bytes() -> None:
    assert tags() == tags()


@pytest.mark.parametrize(
    "changed",
    [
        {"title": "Other"},
        {"book": "Other"},
        {"author": "Other"},
        {"narrators": ("Other",)},
        {"number": 4},
        {"total": 13},
        {"language": "de"},
        {"lyrics": "Other"},
        {"markers": SCENES[:2]},
        {"duration_ms": 200_001},
    ],
)
def test_each_fact_changes_the_bytes(changed: dict[str, Any]) -> None:
    assert tags(**changed) != tags()


@given(title=st.text(alphabet=st.characters(), min_size=1))
@settings(deadline=None)
def test_any_title_can_be_written(title: str) -> None:
    found = read(tags(title=title, lyrics=title, markers=(Marker(0, title), Marker(1, title))))

    printable = title.replace("\0", "").encode("utf-16", "replace").decode("utf-16")
    line = " ".join(printable.split())
    assert [frame.text for frame in found.getall("TIT2")] == [[line]] * bool(line)
    assert len(found.getall("CHAP")) == 2


def test_ffmpeg_finds_title_and_scenes_in_the_finished_file(tmp_path: Path) -> None:
    path = tmp_path / "03.mp3"
    write_chapter(path, [silent_frames(100)], tags())

    with av.open(path) as container:
        metadata, scenes = container.metadata, container.chapters()

    assert metadata["title"] == FACTS["title"]
    assert metadata["album_artist"] == FACTS["author"]
    assert [scene["metadata"]["title"] for scene in scenes] == [scene.title for scene in SCENES]
    assert [scene["start"] for scene in scenes] == [scene.at_ms for scene in SCENES]
