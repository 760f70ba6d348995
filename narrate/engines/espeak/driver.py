"""
One line through espeak's library, loaded afresh.

The library carries its oscillators' phases and its random numbers from line to line, even
over espeak_Terminate: the same line would sound different after another one. Only a library
that has just been loaded speaks the same line the same way, whatever came before. Loading
costs 4 ms.
"""

from __future__ import annotations

import ctypes
import sys
import threading
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any, Final, TypeAlias

from narrate.engines.espeak.installed import Installed, short_path
from narrate.engines.espeak.speakable import Line
from narrate.errors import EngineError, MissingError

RATE_HZ: Final = 22_050
"""At which espeak-ng 1.52 speaks with every one of its own voices."""

Spoken: TypeAlias = tuple[bytes, list[tuple[int, int]]]
"""16-bit samples; and the offset in the text and the sample at which each word begins."""

# The names are those of espeak-ng's speak_lib.h.
_AUDIO_OUTPUT_SYNCHRONOUS: Final = 2
_INITIALIZE_DONT_EXIT: Final = 0x8000
_BUFFER_MS: Final = 200
_CHARS_UTF8: Final = 1
_PHONEMES: Final = 0x100
_IPA: Final = 2
_EVENT_LIST_TERMINATED: Final = 0
_EVENT_WORD: Final = 1
_POS_CHARACTER: Final = 1
_PARAMETERS: Final = {"rate": 1, "volume": 2, "pitch": 3, "range": 4, "wordgap": 7}

_SEED: Final = 1
"""Any will do, but the time of day, which espeak takes by itself."""


class _EventId(ctypes.Union):
    _fields_ = (
        ("number", ctypes.c_int),
        ("name", ctypes.c_char_p),
        ("string", ctypes.c_char * 8),
    )


class _Event(ctypes.Structure):
    _fields_ = (
        ("type", ctypes.c_int),
        ("unique_identifier", ctypes.c_uint),
        ("text_position", ctypes.c_int),
        ("length", ctypes.c_int),
        ("audio_position", ctypes.c_int),
        ("sample", ctypes.c_int),
        ("user_data", ctypes.c_void_p),
        ("id", _EventId),
    )


_Callback = ctypes.CFUNCTYPE(
    ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.POINTER(_Event)
)


def library_version(installed: Installed) -> str:
    """
    Return the version that the library tells of itself.

    Raises:
        MissingError: The library does not load.
    """
    with _loaded(installed) as library:
        library.espeak_Info.restype = ctypes.c_char_p
        told: bytes = library.espeak_Info(None)
        return told.decode()


def speak(installed: Installed, line: Line, voice: str, parameters: Mapping[str, int]) -> Spoken:
    """
    Return the sound of one line, and where its words begin.

    Raises:
        MissingError: The library does not load.
        EngineError: The library refuses.
    """
    # Python interrupts (Ctrl-C) the main thread wherever it next runs Python, which is in the
    # library's callback, and there ctypes drops it. In any other thread nothing is interrupted.
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(_speak, installed, line, voice, parameters).result()


def transcribe(
    installed: Installed, texts: Iterable[str], voice: str, *, names: bool = False
) -> tuple[str, ...]:
    """
    Return how the library would say each of some texts, in the International Phonetic Alphabet.

    Words in its own phonemes (`[[h3:m'aI@ni]]`) are taken as such. A word takes some 40 µs.

    Args:
        installed: Where library and voices are.
        texts: Words, or lines.
        voice: As the library calls it.
        names: Give the library's own names of the phonemes instead.

    Raises:
        MissingError: The library does not load.
        EngineError: The library refuses.
    """
    with _started(installed) as library:
        _expect_ok(library.espeak_ng_SetVoiceByName(voice.encode()), f"take the voice `{voice}`")
        # Whether phonemes are taken is what the last call of espeak_Synth said.
        callback = _Callback(lambda *_: 0)
        library.espeak_SetSynthCallback(callback)
        flags = _CHARS_UTF8 | _PHONEMES
        library.espeak_Synth(b"\0", ctypes.c_size_t(1), 0, _POS_CHARACTER, 0, flags, None, None)
        library.espeak_TextToPhonemes.restype = ctypes.c_char_p
        return tuple(_transcribed(library, text, 0 if names else _IPA) for text in texts)


def _transcribed(library: ctypes.CDLL, text: str, mode: int) -> str:
    rest = ctypes.c_char_p(text.encode())
    clauses: list[str] = []
    while rest.value:
        said: bytes = library.espeak_TextToPhonemes(ctypes.byref(rest), _CHARS_UTF8, mode)
        clauses.append(said.decode().strip())
    return " ".join(filter(None, clauses))


def _speak(installed: Installed, line: Line, voice: str, parameters: Mapping[str, int]) -> Spoken:
    with _started(installed) as library:
        return _synthesized(library, line, voice, parameters)


@contextmanager
def _started(installed: Installed) -> Iterator[ctypes.CDLL]:
    with _loaded(installed) as library, short_path(installed.voices) as folder:
        rate_hz = library.espeak_Initialize(
            _AUDIO_OUTPUT_SYNCHRONOUS, _BUFFER_MS, folder, _INITIALIZE_DONT_EXIT
        )
        if rate_hz != RATE_HZ:
            raise EngineError(f"espeak does not start with the voices in `{installed.voices}`")
        try:
            yield library
        finally:
            library.espeak_Terminate()


def _synthesized(
    library: ctypes.CDLL, line: Line, voice: str, parameters: Mapping[str, int]
) -> Spoken:
    chunks: list[bytes] = []
    onsets: list[tuple[int, int]] = []

    def hear(samples: Any, count: int, events: Any) -> int:  # noqa: ANN401 - ctypes pointers.
        if count > 0:
            chunks.append(ctypes.string_at(samples, count * 2))
        index = 0
        while events[index].type != _EVENT_LIST_TERMINATED:
            if events[index].type == _EVENT_WORD:
                # espeak counts characters from 1.
                offset = line.offset(events[index].text_position - 1)
                onsets.append((offset, events[index].sample))
            index += 1
        return 0

    callback = _Callback(hear)
    library.espeak_SetSynthCallback(callback)
    library.espeak_ng_SetRandSeed(_SEED)
    _expect_ok(library.espeak_ng_SetVoiceByName(voice.encode()), f"take the voice `{voice}`")
    for name, value in parameters.items():
        _expect_ok(library.espeak_SetParameter(_PARAMETERS[name], value, 0), f"set its {name}")
    text = line.text.encode() + b"\0"
    # Without espeakSSML and espeakPHONEMES among the flags, `<` and `[[` are but characters.
    flags = _CHARS_UTF8 | (_PHONEMES if line.phonemes else 0)
    status = library.espeak_Synth(
        text, ctypes.c_size_t(len(text)), 0, _POS_CHARACTER, 0, flags, None, None
    )
    _expect_ok(status, f"speak `{line.text}`")
    return b"".join(chunks), onsets


def _expect_ok(status: int, act: str) -> None:
    if status != 0:
        raise EngineError(f"espeak did not {act}: status {status:#x}")


_one_at_a_time: Final = threading.Lock()
"""The library keeps its state in globals, and is only fresh when nobody else has it loaded."""


@contextmanager
def _loaded(installed: Installed) -> Iterator[ctypes.CDLL]:
    with _one_at_a_time:
        try:
            library = ctypes.CDLL(str(installed.library))
        except OSError as error:
            raise MissingError(f"espeak's library does not load: {error}") from error
        try:
            yield library
        finally:
            _unload(library)


def _unload(library: ctypes.CDLL) -> None:
    """Take the library out of memory, and with it all that it remembers."""
    if sys.platform == "win32":
        from _ctypes import FreeLibrary

        FreeLibrary(library._handle)  # noqa: SLF001 - ctypes has no public way.
    else:
        from _ctypes import dlclose

        dlclose(library._handle)  # noqa: SLF001 - ctypes has no public way.
