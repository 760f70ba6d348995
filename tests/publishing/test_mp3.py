import re
import shutil
import subprocess
import tracemalloc
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from itertools import islice, pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import av
import miniaudio
import mutagen.mp3
import numpy as np
import pytest
import soundfile
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from narrate.audio import Audio
from narrate.errors import AudioError, OutputError
from narrate.frames import (
    FLUSH_FRAMES,
    FRAME_BYTES,
    FRAME_MS,
    RATE_HZ,
    SAMPLES_PER_FRAME,
    TAIL_SAMPLES,
    crc16,
    encode,
    frame_count,
    pause_frames,
    silent_frames,
)
from narrate.publishing.mp3 import write_chapter

Sound = NDArray[np.float64]
Sounds = tuple[Sound, Sound, Sound]
TAGS = b"ID3\x03\x00\x00\x00\x00\x00\x14" + bytes(20)


def by_soundfile(path: Path) -> Sound:
    samples, _ = soundfile.read(path)
    return np.asarray(samples, np.float64)


def by_ffmpeg(path: Path) -> Sound:
    with av.open(path) as container:
        frames = [frame.to_ndarray()[0] for frame in container.decode(audio=0)]
    return np.concatenate(frames).astype(np.float64)


def by_miniaudio(path: Path) -> Sound:
    decoded = miniaudio.decode_file(str(path), nchannels=1, sample_rate=RATE_HZ)
    return np.array(decoded.samples, np.float64) / 2**15


def by_mpg123(path: Path) -> Sound:
    program = shutil.which("mpg123")
    if program is None:
        pytest.skip("the program mpg123 is not installed")
    pcm = subprocess.run([program, "-q", "-s", path], check=True, capture_output=True).stdout
    return np.frombuffer(pcm, "<i2") / 2**15


every_decoder = pytest.mark.parametrize(
    "decode", [by_soundfile, by_ffmpeg, by_miniaudio, by_mpg123]
)
Decode = Callable[[Path], Sound]


@cache
def voice(seed: int, samples: int) -> bytes:
    """Return harmonics of a wavering tone with breath, in syllables, faded at its edges."""
    chance = np.random.default_rng(seed)
    time = np.arange(samples) / RATE_HZ
    pitch = chance.uniform(90, 220)
    phase = 2 * np.pi * pitch * (time + 0.004 * np.sin(2 * np.pi * 5 * time))
    formants = chance.uniform(300, 3500, size=3)
    sound = chance.normal(scale=0.02, size=samples)
    for harmonic in range(1, int(5000 / pitch)):
        gain = np.exp(-(((formants - harmonic * pitch) / 400) ** 2)).sum() + 0.05
        sound += gain * np.sin(harmonic * phase)
    sound *= 0.15 + np.sin(2 * np.pi * 4 * time) ** 2
    edge = min(120, samples // 2)
    sound[:edge] *= np.linspace(0, 1, edge)
    sound[samples - edge :] *= np.linspace(1, 0, edge)
    pcm: bytes = (sound / np.abs(sound).max() * 0.6 * 2**15).astype("<i2").tobytes()
    return pcm


def runs_of(takes: list[tuple[int, int]]) -> list[bytes]:
    """Return frames for takes of so many samples, and pauses of so many milliseconds."""
    runs = []
    for seed, (samples, pause_ms) in enumerate(takes):
        frames = encode(Audio(voice(seed, samples), RATE_HZ))
        runs += [frames, silent_frames(pause_frames(pause_ms, samples, frame_count(frames)))]
    return runs


def sound_of(takes: list[tuple[int, int]]) -> Sound:
    """Return what `runs_of` holds, never encoded."""
    lengths = [frame_count(run) * SAMPLES_PER_FRAME for run in runs_of(takes)]
    sound = np.zeros(sum(lengths))
    at = 0
    for seed, (samples, _) in enumerate(takes):
        sound[at : at + samples] = np.frombuffer(voice(seed, samples), "<i2") / 2**15
        at += lengths[2 * seed] + lengths[2 * seed + 1]
    return sound


CHAPTER = [(20_000 + 1777 * number % 13_000, 97 * number % 900) for number in range(24)]
every_join = pytest.mark.parametrize("number", range(len(CHAPTER) - 1))


def joined(path: Path, takes: list[tuple[int, int]]) -> Path:
    write_chapter(path, runs_of(takes), TAGS)
    return path


def at_once(path: Path, takes: list[tuple[int, int]]) -> Path:
    """Write the same sound as `joined`, encoded in one go."""
    pcm = (sound_of(takes) * 2**15).astype("<i2").tobytes()
    write_chapter(path, [encode(Audio(pcm, RATE_HZ))], TAGS)
    return path


@pytest.fixture(scope="module")
def chapter(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return joined(tmp_path_factory.mktemp("book") / "01-chapter.mp3", CHAPTER)


def noise_db(sound: Sound, heard: Sound) -> float:
    """Return the distance from a sound to the noise that an encoder added."""
    return float(10 * np.log10((sound**2).sum() / ((heard - sound) ** 2).sum()))


@pytest.fixture(scope="module")
def joins(tmp_path_factory: pytest.TempPathFactory) -> list[Sounds]:
    """
    Return where one take ends and the next begins, and 20 ms on either side.

    Each as it was, as it is heard in joined takes, and in one encode.
    """
    folder = tmp_path_factory.mktemp("joins")
    takes = [(samples, 0) for samples, _ in CHAPTER]
    sound = sound_of(takes)
    heard = by_soundfile(joined(folder / "joined.mp3", takes))
    heard_at_once = by_soundfile(at_once(folder / "at-once.mp3", takes))
    around = 20 * RATE_HZ // 1000
    lengths = [frame_count(run) * SAMPLES_PER_FRAME for run in runs_of(takes)]
    starts = np.cumsum([0, *lengths])[::2]
    places = [
        slice(start + samples - around, following + around)
        for (samples, _), (start, following) in zip(takes, pairwise(starts), strict=True)
    ]
    return [(sound[place], heard[place], heard_at_once[place]) for place in places[:-1]]


@every_decoder
def test_every_decoder_hears_the_chapter_to_the_sample(chapter: Path, decode: Decode) -> None:
    heard = decode(chapter)

    assert len(heard) == len(sound_of(CHAPTER))


@every_decoder
def test_joined_takes_sound_as_good_as_one_encode(
    chapter: Path, tmp_path: Path, decode: Decode
) -> None:
    sound = sound_of(CHAPTER)

    heard = decode(chapter)

    heard_at_once = decode(at_once(tmp_path / "at-once.mp3", CHAPTER))[: len(sound)]
    assert noise_db(sound, heard) > 20
    assert noise_db(sound, heard) == pytest.approx(noise_db(sound, heard_at_once), abs=0.1)


@every_join
def test_no_join_is_worse_than_one_encode(joins: list[Sounds], number: int) -> None:
    sound, heard, heard_at_once = joins[number]

    assert noise_db(sound, heard) > noise_db(sound, heard_at_once) - 1


@every_join
def test_no_join_clicks(joins: list[Sounds], number: int) -> None:
    sound, heard, _ = joins[number]

    # A click is a corner in the wave, and a corner stands out in its second difference.
    # The sharpest one of the sound itself is 0.46; a tail 10 ms too short adds up to 0.09.
    assert np.abs(np.diff(heard - sound, 2)).max() < 0.02


def test_pauses_are_digital_silence(tmp_path: Path) -> None:
    path = tmp_path / "01.mp3"
    write_chapter(path, runs_of([(20_000, 500), (20_000, 500)]), b"")

    heard = by_miniaudio(path)

    assert not heard[20_000 + 2000 : 20_000 + 500 * RATE_HZ // 1000 - 2000].any()


@given(takes=st.lists(st.tuples(st.integers(1, 4000), st.integers(0, 300)), max_size=6))
@settings(deadline=None, max_examples=25)
def test_a_chapter_is_as_long_as_its_takes_and_pauses(takes: list[tuple[int, int]]) -> None:
    runs = runs_of(takes)

    with TemporaryDirectory() as folder:
        path = Path(folder, "01.mp3")
        written = write_chapter(path, runs, TAGS)
        heard = by_miniaudio(path)

    frames = sum(map(frame_count, runs))
    assert len(heard) == frames * SAMPLES_PER_FRAME
    assert written.duration_ms == frames * FRAME_MS


@pytest.mark.parametrize("at_ms", [1, 2500, 7777, 12_345, 21_000])
def test_ffmpeg_seeks_to_the_right_frame(chapter: Path, at_ms: int) -> None:
    sound = by_ffmpeg(chapter)

    with av.open(chapter) as container:
        container.seek(at_ms * 1000)
        # The first frames after a jump lack what they look back at.
        frames = list(islice(container.decode(audio=0), 12))

    heard = np.concatenate([frame.to_ndarray()[0] for frame in frames[4:]])
    # Its clock starts with the delay that it drops.
    first_ms = float(frames[0].time or 0) * 1000
    start = round(float(frames[4].time or 0) * RATE_HZ) - TAIL_SAMPLES
    assert abs(first_ms - at_ms) < 2 * FRAME_MS
    assert np.allclose(heard, sound[start : start + len(heard)], atol=1e-4)


@pytest.mark.parametrize("at", [0, 1, 60_000, 187_000, 500_000])
def test_libsndfile_seeks_to_the_sample(chapter: Path, at: int) -> None:
    sound = by_soundfile(chapter)

    with soundfile.SoundFile(chapter) as file:
        file.seek(at)
        heard = file.read(5000)

    assert np.allclose(heard, sound[at : at + 5000], atol=1e-4)


def test_equal_takes_give_equal_files(chapter: Path, tmp_path: Path) -> None:
    again = joined(tmp_path / "01-chapter.mp3", CHAPTER)

    assert again.read_bytes() == chapter.read_bytes()


def test_a_file_is_its_tags_a_head_the_runs_and_a_flush(tmp_path: Path) -> None:
    path = tmp_path / "01.mp3"
    runs = runs_of([(20_000, 300), (9_000, 300)])

    written = write_chapter(path, runs, TAGS)

    content = path.read_bytes()
    flush = silent_frames(FLUSH_FRAMES)
    assert content.startswith(TAGS)
    assert content[len(TAGS) + FRAME_BYTES :] == b"".join(runs) + flush
    assert written.size == len(content)


def test_the_head_sums_up_the_sound(chapter: Path) -> None:
    content = chapter.read_bytes()[len(TAGS) :]

    checksum = content[165:167]

    assert int.from_bytes(checksum) == crc16(content[FRAME_BYTES:])


def test_mutagen_reads_the_length_and_a_constant_bit_rate(chapter: Path) -> None:
    read: Any = mutagen.mp3.MP3  # Its types are incomplete.

    info = read(chapter).info

    assert info.length == pytest.approx(len(sound_of(CHAPTER)) / RATE_HZ, abs=1e-6)
    assert info.bitrate == 64_000
    assert info.bitrate_mode is mutagen.mp3.BitrateMode.CBR
    assert not info.sketchy


def test_an_hour_is_never_in_memory(tmp_path: Path) -> None:
    def runs() -> Iterator[bytes]:
        for _ in range(60):
            yield silent_frames(500)

    write_chapter(tmp_path / "warm.mp3", runs(), TAGS)
    tracemalloc.start()
    written = write_chapter(tmp_path / "01.mp3", runs(), TAGS)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert written.size > 5_000_000
    assert peak < 1_000_000


def failing(runs: list[bytes]) -> Iterator[bytes]:
    yield from runs
    raise AudioError("A take cannot be used")


@pytest.mark.parametrize(
    "runs",
    [
        pytest.param(failing([silent_frames(3)]), id="a take fails"),
        pytest.param([silent_frames(3), b"RIFF"], id="a take is no MP3"),
    ],
)
def test_a_chapter_that_fails_leaves_the_old_one(tmp_path: Path, runs: Iterable[bytes]) -> None:
    path = tmp_path / "01.mp3"
    path.write_bytes(b"as it was")

    with pytest.raises(AudioError):
        write_chapter(path, runs, TAGS)

    assert path.read_bytes() == b"as it was"
    assert list(tmp_path.iterdir()) == [path]


def test_a_full_disk_leaves_the_old_chapter(tmp_path: Path) -> None:
    resource = pytest.importorskip("resource")
    path = tmp_path / "01.mp3"
    path.write_bytes(b"as it was")
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)

    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, limits[1]))
    try:
        with pytest.raises(OutputError, match=re.escape(str(path))):
            write_chapter(path, [silent_frames(1000)], TAGS)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)

    assert path.read_bytes() == b"as it was"
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_that_is_a_file_is_told(tmp_path: Path) -> None:
    folder = tmp_path / "book"
    folder.write_text("no folder")

    with pytest.raises(OutputError, match="book"):
        write_chapter(folder / "01.mp3", [silent_frames(1)], TAGS)
