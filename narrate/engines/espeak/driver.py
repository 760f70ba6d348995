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
from collections.abc import Iterator, Mapping
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
IPA: Final = 2
"""The way of writing phonemes: bit 1 of `phonememode`."""

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


def _speak(installed: Installed, line: Line, voice: str, parameters: Mapping[str, int]) -> Spoken:
    with initialized(installed, voice) as library:
        return _synthesized(library, line, parameters)


@contextmanager
def initialized(installed: Installed, voice: str) -> Iterator[ctypes.CDLL]:
    """
    Yield the library, freshly loaded, with a voice set.

    Raises:
        MissingError: The library does not load.
        EngineError: It does not start, or has no such voice.
    """
    with _loaded(installed) as library, short_path(installed.voices) as folder:
        rate_hz = library.espeak_Initialize(
            _AUDIO_OUTPUT_SYNCHRONOUS, _BUFFER_MS, folder, _INITIALIZE_DONT_EXIT
        )
        if rate_hz != RATE_HZ:
            raise EngineError(f"espeak does not start with the voices in `{installed.voices}`")
        try:
            status = library.espeak_ng_SetVoiceByName(voice.encode())
            _expect_ok(status, f"take the voice `{voice}`")
            yield library
        finally:
            library.espeak_Terminate()


def _synthesized(library: ctypes.CDLL, line: Line, parameters: Mapping[str, int]) -> Spoken:
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
    for name, value in parameters.items():
        _expect_ok(library.espeak_SetParameter(_PARAMETERS[name], value, 0), f"set its {name}")
    text = line.text.encode() + b"\0"
    # Without espeakSSML and espeakPHONEMES among the flags, `<` and `[[` are but characters.
    status = library.espeak_Synth(
        text, ctypes.c_size_t(len(text)), 0, _POS_CHARACTER, 0, _CHARS_UTF8, None, None
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
