"""
Tiny networks with the inputs and outputs of the real ones, to be loaded by the real packages.

They sound as long as their phonemes last; each speaker is a sine of his own pitch, and the
random numbers of the real ones are a soft noise.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper
from piper.phoneme_ids import DEFAULT_PHONEME_ID_MAP

HOP: Final = 256
PIPER_HZ: Final = 22_050
KOKORO_HZ: Final = 24_000
KOKORO_FRAME: Final = 600

PHONEME_FRAMES: Final = 4
"""How long piper's networks hold a phoneme; what begins, ends and pads lasts one frame."""

LOWEST_HZ: Final = 100
STEP_HZ: Final = 50
"""The pitch of the first speaker, and how much higher each other one is."""


def piper_model(
    folder: Path,
    name: str,
    *,
    speakers: Mapping[str, int] | None = None,
    rate_hz: int = PIPER_HZ,
    loudness: float = 0.3,
    noise_scale: float = 0.667,
) -> Path:
    """Write a model of piper's, and return the path of its network."""
    code, dataset, quality = name.split("-")
    inputs = [
        helper.make_tensor_value_info("input", TensorProto.INT64, [1, "phonemes"]),
        helper.make_tensor_value_info("input_lengths", TensorProto.INT64, [1]),
        helper.make_tensor_value_info("scales", TensorProto.FLOAT, [3]),
    ]
    if speakers:
        inputs.append(helper.make_tensor_value_info("sid", TensorProto.INT64, [1]))
    graph = _Graph()
    length, noise = (graph.add("Gather", "scales", graph.whole(at)) for at in (1, 0))
    # The first three ids are those of pad, begin and end.
    sounding = graph.add("Greater", "input", graph.whole(2))
    frames = graph.add("Where", sounding, graph.number(PHONEME_FRAMES), graph.number(1))
    lasting = graph.add("Ceil", graph.add("Mul", frames, length), named="w_ceil")
    pitch = graph.number(LOWEST_HZ)
    if speakers:
        number = graph.add("Cast", "sid", to=TensorProto.FLOAT)
        pitch = graph.add("Add", pitch, graph.add("Mul", number, graph.number(STEP_HZ)))
    sample = graph.waves(graph.total(lasting, HOP), pitch, rate_hz, loudness)
    rustle = graph.add("Mul", graph.add("RandomNormalLike", sample), noise)
    soft = graph.add("Mul", rustle, graph.number(0.01))
    shape = graph.numbers([1, 1, 1, -1])
    graph.add("Reshape", graph.add("Add", sample, soft), shape, named="output")
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{name}.onnx"
    onnx.save(graph.model(inputs, ["output"]), str(path))
    config = _piper_config(code, dataset, quality, rate_hz, speakers or {}, noise_scale)
    Path(f"{path}.json").write_text(json.dumps(config), encoding="utf-8")
    return path


def kokoro_model(
    folder: Path, voices: Sequence[str], *, name: str = "kokoro-v1.0", timings: bool = True
) -> Path:
    """Write a model of kokoro's and its voices, and return the path of the network."""
    tokens = "input_ids" if timings else "tokens"
    inputs = [
        helper.make_tensor_value_info(tokens, TensorProto.INT64, [1, "tokens"]),
        helper.make_tensor_value_info("style", TensorProto.FLOAT, [1, 256]),
        helper.make_tensor_value_info("speed", TensorProto.FLOAT, [1]),
    ]
    graph = _Graph()
    # A style's first number is the pitch; a token lasts three frames.
    pitch = graph.add("Gather", graph.add("Squeeze", "style"), graph.whole(0))
    each = graph.add("Mul", graph.add("Cast", tokens, to=TensorProto.FLOAT), graph.number(0))
    lasting = graph.add("Div", graph.add("Add", each, graph.number(3)), "speed")
    rounded = graph.add("Ceil", graph.add("Squeeze", lasting, graph.numbers([0])))
    graph.add("Cast", rounded, to=TensorProto.INT64, named="duration")
    wave = graph.waves(graph.total(rounded, KOKORO_FRAME), pitch, KOKORO_HZ, 0.3)
    rustle = graph.add("Mul", graph.add("RandomUniformLike", wave), graph.number(0.003))
    graph.add("Add", wave, rustle, named="audio")
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{name}.onnx"
    onnx.save(graph.model(inputs, ["audio", "duration"] if timings else ["audio"]), str(path))
    styles = {
        voice: np.full((510, 1, 256), LOWEST_HZ + STEP_HZ * index, dtype=np.float32)
        for index, voice in enumerate(voices)
    }
    with (folder / "voices-v1.0.bin").open("wb") as file:
        np.savez_compressed(file, **styles)  # type: ignore[arg-type]  # Names of arrays.
    return path


def _piper_config(
    code: str,
    dataset: str,
    quality: str,
    rate_hz: int,
    speakers: Mapping[str, int],
    noise_scale: float,
) -> Mapping[str, Any]:
    """Return what `en_GB-vctk-medium.onnx.json` and its like hold."""
    family, _, region = code.partition("_")
    return {
        "audio": {"sample_rate": rate_hz, "quality": quality},
        "espeak": {"voice": {"en_US": "en-us", "en_GB": "en-gb-x-rp"}.get(code, family)},
        "inference": {"noise_scale": noise_scale, "length_scale": 1, "noise_w": 0.8},
        "phoneme_type": "espeak",
        "phoneme_map": {},
        "phoneme_id_map": {
            symbol: ids for symbol, ids in DEFAULT_PHONEME_ID_MAP.items() if ids[0] < 154
        },
        "num_symbols": 256,
        "num_speakers": max(1, len(speakers)),
        "speaker_id_map": dict(speakers),
        "piper_version": "1.0.0",
        "language": {"code": code, "family": family, "region": region},
        "dataset": dataset,
    }


class _Graph:
    """Nodes being made; each method returns the name of what it makes."""

    def __init__(self) -> None:
        self._nodes: list[onnx.NodeProto] = []
        self._tensors: list[onnx.TensorProto] = []

    def add(self, kind: str, *inputs: str, named: str = "", **attributes: Any) -> str:
        name = named or f"v{len(self._nodes)}"
        self._nodes.append(helper.make_node(kind, list(inputs), [name], **attributes))
        return name

    def number(self, value: float) -> str:
        return self._tensor(np.array(value, dtype=np.float32))

    def whole(self, value: int) -> str:
        return self._tensor(np.array(value, dtype=np.int64))

    def numbers(self, values: Sequence[int]) -> str:
        return self._tensor(np.array(values, dtype=np.int64))

    def total(self, frames: str, hop: int) -> str:
        count = self.add("ReduceSum", frames, keepdims=0)
        return self.add("Cast", self.add("Mul", count, self.number(hop)), to=TensorProto.INT64)

    def waves(self, count: str, pitch: str, rate_hz: int, loudness: float) -> str:
        places = self.add("Range", self.whole(0), count, self.whole(1))
        at = self.add("Cast", places, to=TensorProto.FLOAT)
        turns = self.add("Mul", self.add("Mul", at, pitch), self.number(1 / rate_hz))
        angle = self.add("Mul", turns, self.number(2 * np.pi))
        return self.add("Mul", self.add("Sin", angle), self.number(loudness))

    def model(self, inputs: Sequence[onnx.ValueInfoProto], outputs: Sequence[str]) -> Any:
        made = [onnx.ValueInfoProto(name=name) for name in outputs]
        graph = helper.make_graph(self._nodes, "tiny", list(inputs), made, self._tensors)
        opset = helper.make_opsetid("", 15)
        return helper.make_model(graph, opset_imports=[opset], ir_version=8)

    def _tensor(self, value: np.ndarray[Any, Any]) -> str:
        name = f"c{len(self._tensors)}"
        self._tensors.append(numpy_helper.from_array(value, name))
        return name
