"""
One request of gTTS, sent over a connection that stays open.

Read from gTTS 2.5.4: its `stream` opens a session for each part of a text, which is a TCP and a
TLS handshake each, takes any certificate (`verify=False`), and holds the only code that finds the
sound in an answer. So `stream` is the one method that is written anew here; how a request is
built, where it goes, with which headers, and what its errors say is gTTS's own. It is pinned below
2.6 in pyproject.toml, as `_prepare_requests` is no promise of its authors.
"""

from __future__ import annotations

import base64
import binascii
import io
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

import requests
from gtts import gTTS, gTTSError

if TYPE_CHECKING:
    from requests import Response, Session

_SOUND: Final = re.compile(rf'{gTTS.GOOGLE_TTS_RPC}","\[\\"([^"\\]*)\\"\]')
"""gTTS's own expression, but for the sound's end: it stops at a quotation mark."""

_NO_SOUND: Final = f'"{gTTS.GOOGLE_TTS_RPC}",null'
"""A whole answer that says that there is no sound."""


class Request(gTTS):  # type: ignore[misc]  # gTTS ships no types.
    """A text of at most 100 characters, to be said by the voice of an address and language."""

    def __init__(
        self, text: str, *, tld: str, language: str, timeout_s: tuple[float, float]
    ) -> None:
        # gTTS would shorten `Mr.` for the sake of its own cuts, and lengthen `Esq.`. That Google
        # has the language is checked before.
        super().__init__(
            text, tld, language, lang_check=False, pre_processor_funcs=[], timeout=timeout_s
        )

    def sound(self, session: Session) -> bytes:
        """
        Return the MP3 file that Google answers with.

        Raises:
            gTTSError: There is no answer (`rsp` is None), or one without sound; `__cause__` is
                what requests says, if anything.
        """
        self._session = session
        encoded = io.BytesIO()
        self.write_to_fp(encoded)
        return encoded.getvalue()

    def stream(self) -> Iterator[bytes]:
        """Yield the sound of each part; here there is one."""
        for prepared in self._prepare_requests():
            # Proxies, and certificates of one's own (REQUESTS_CA_BUNDLE), as requests has them.
            settings = self._session.merge_environment_settings(
                prepared.url, {}, stream=None, verify=None, cert=None
            )
            response = None
            try:
                response = self._session.send(prepared, timeout=self.timeout, **settings)
                response.raise_for_status()
            except requests.RequestException as error:
                raise gTTSError(tts=self, response=response) from error
            found = _SOUND.search(response.text)
            if not found:
                raise gTTSError(tts=self, response=response)
            try:
                yield base64.b64decode(found[1], validate=True)
            except binascii.Error as error:
                raise gTTSError(tts=self, response=response) from error


def is_speechless(response: Response) -> bool:
    """Tell whether an answer is whole and says that the text has no sound."""
    return _NO_SOUND in response.text
