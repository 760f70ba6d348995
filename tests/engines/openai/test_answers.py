from __future__ import annotations

import contextlib

from hypothesis import given
from hypothesis import strategies as st

from narrate.engines.openai.answers import message_of, sound_of
from narrate.engines.openai.asking import Answer
from narrate.engines.patience import FalteredError
from narrate.errors import EngineError
from tests.engines.openai.speech import tone, wav

WAV = wav(tone(50, rate_hz=8_000), rate_hz=8_000)


@st.composite
def damaged(draw: st.DrawFn) -> bytes:
    """Draw a WAV with some bytes changed, and its end perhaps cut off."""
    body = bytearray(WAV)
    for at in draw(st.lists(st.integers(0, 99), max_size=6)):
        body[at] = draw(st.integers(0, 255))
    return bytes(body[: draw(st.integers(0, len(body)))])


@given(
    body=st.binary(max_size=300) | damaged(),
    status=st.sampled_from([200, 200, 200, 400, 404, 429, 500]),
    kind=st.sampled_from(["", "audio/wav", "audio/pcm", "audio/mpeg", "audio/l16;rate=8000"]),
    form=st.sampled_from(["wav", "pcm"]),
)
def test_any_answer_is_sound_or_an_error_that_is_told(
    body: bytes, status: int, kind: str, form: str
) -> None:
    answer = Answer("host", status, kind, "soon", body, "key")

    with contextlib.suppress(EngineError, FalteredError):
        heard = sound_of(answer, "Hello.", form=form)
        assert heard.samples > 0


@given(
    st.binary(max_size=300)
    | st.text(max_size=300).map(lambda text: f'{{"error":"{text}sk-1"}}'.encode())
)
def test_a_message_is_a_short_line_without_the_key(body: bytes) -> None:
    told = message_of(Answer("host", 400, "", None, body, "sk-1"))

    assert told == " ".join(told.split())
    assert len(told) <= 201
    assert "sk-1" not in told
    assert told.isprintable()
