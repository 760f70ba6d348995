from pathlib import Path

import pytest

from narrate.bookfile import read_bookfile
from narrate.cast import Mastering
from narrate.decisions import CharacterDecision, Decisions, LineDecision, MergeDecision, Sound
from narrate.errors import BookFileError
from narrate.pacing import Pacing
from narrate.script import Age, Gender


def write(folder: Path, text: str) -> Path:
    path = folder / "book.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_book_without_a_file_has_no_decisions(tmp_path: Path) -> None:
    decisions = read_bookfile(tmp_path / "none.toml")

    assert decisions == Decisions()


def test_everything_a_person_wrote_is_read(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        """
        version = 1
        title = "The Well"
        [characters.mrs-hale]
        name = "Mrs. Hale"
        aliases = ["Edith"]
        gender = "female"
        age = "old"
        [merged]
        "Mr. Hale" = "Tom"
        hattie = "mrs-hale"
        [voices.espeak]
        narrator = "espeak/calm"
        mrs-hale = "stern"
        [pacing]
        scene_break = 3000
        [spellings]
        Siobhan = "Shi-vawn"
        [[lines]]
        speaker = "Edith"
        text = "“Go!”"
        before = "She rose."
        occurrence = 2
        """,
    )

    decisions = read_bookfile(path)

    assert decisions == Decisions(
        characters=(
            CharacterDecision("mrs-hale", "Mrs. Hale", ("Edith",), Gender.FEMALE, Age.OLD),
        ),
        merged=(MergeDecision("Mr. Hale", "Tom"), MergeDecision("hattie", "mrs-hale")),
        lines=(LineDecision("“Go!”", "She rose.", 2, "Edith"),),
        voices={"espeak": {"narrator": "espeak/calm", "mrs-hale": "espeak/stern"}},
        pacing=Pacing(scene_break=3000),
        spellings=(("Siobhan", "Shi-vawn"),),
    )


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("[characters.tom]\ngender = 'mail'", "characters.tom.gender"),
        ("[characters.tom]\nage = 7", "characters.tom.age"),
        ("[characters.tom]\naliases = 'Tommy'", "characters.tom.aliases"),
        ("[characters.tom]\nname = ''", "characters.tom.name"),
        ("[characters]\ntom = 'Tom'", "characters.tom"),
        ("[characters.tom]\nnmae = 'Tom'", "characters.tom.nmae"),
        ("merged = 'Tom'", "merged"),
        ("[merged]\nTom = 3", "merged.Tom"),
        ("[merged]\nTom = ''", "merged.Tom"),
        ("[merged]\nTom = 'narrator'", "merged.Tom"),
        ("[merged]\nUnknown = 'Tom'", "merged.Unknown"),
        ("[voices.espeak]\ntom = 3", "voices.espeak.tom"),
        ("[pacing]\nhead = -1", "pacing.head"),
        ("[pacing]\nhead = true", "pacing.head"),
        ("[pacing]\nbreak = 10", "pacing.break"),
        ("[spellings]\nTom = 1", "spellings.Tom"),
        ("[spellings]\nTom = '/tom'", "spellings.Tom"),
        ("[[lines]]\ntext = 'x'", "lines[1].speaker"),
        ("[[lines]]\ntext = 'x'\nspeaker = 'tom'\noccurrence = 0", "lines[1].occurrence"),
        ("lines = 3", "lines"),
        ("voice = 'x'", "voice"),
    ],
)
def test_a_mistake_is_named_by_its_place(tmp_path: Path, text: str, fault: str) -> None:
    path = write(tmp_path, text)

    with pytest.raises(BookFileError) as caught:
        read_bookfile(path)

    assert str(path) in caught.value.message
    assert f"`{fault}`" in caught.value.message


def test_all_mistakes_are_named_at_once(tmp_path: Path) -> None:
    path = write(tmp_path, "[characters.tom]\ngender = 'mail'\n[pacing]\nhead = -1\ntial = 3")

    with pytest.raises(BookFileError) as caught:
        read_bookfile(path)

    message = caught.value.message
    assert [place in message for place in ("gender", "head", "tial")] == [True, True, True]


def test_a_name_cannot_belong_to_two_people(tmp_path: Path) -> None:
    path = write(
        tmp_path, "[characters.tom]\nname='Tom'\naliases=['Hale']\n[characters.hale]\nname='Hale'"
    )

    with pytest.raises(BookFileError, match=r"`Hale` belongs to both .*tom and .*hale"):
        read_bookfile(path)


@pytest.mark.parametrize("content", [b"title = ", b"\xff\xfe\x00", b"[a]\n[a]\n"])
def test_a_file_that_is_no_toml_is_refused_with_its_name(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "book.toml"
    path.write_bytes(content)

    with pytest.raises(BookFileError, match=r"book\.toml"):
        read_bookfile(path)


def test_a_file_of_a_later_version_is_refused(tmp_path: Path) -> None:
    path = write(tmp_path, "version = 2")

    with pytest.raises(BookFileError, match="version"):
        read_bookfile(path)


def test_a_book_says_how_it_is_to_sound(tmp_path: Path) -> None:
    path = write(tmp_path, '[sound]\nexpression = 0.5\nmastering = "raw"\n')

    assert read_bookfile(path).sound == Sound(0.5, Mastering.RAW)


@pytest.mark.parametrize(
    ("entry", "fault"),
    [
        ("expression = -1", "`sound.expression` is -1, expected 0 to 3.0"),
        ("expression = nan", "`sound.expression` is nan"),
        ("expression = true", "`sound.expression` is True"),
        ('expression = "much"', "`sound.expression` is 'much'"),
        ('mastering = "loud"', "`sound.mastering` is 'loud', expected `raw` or `gentle`"),
        ("volume = 3", "`sound.volume` is not known here"),
    ],
)
def test_a_mistake_about_the_sound_is_named(tmp_path: Path, entry: str, fault: str) -> None:
    with pytest.raises(BookFileError) as caught:
        read_bookfile(write(tmp_path, f"[sound]\n{entry}\n"))

    assert fault in caught.value.message
