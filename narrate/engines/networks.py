"""
Networks in ONNX files, opened so that they speak the same line the same way, always.

A network that speaks draws random numbers for liveliness. onnxruntime draws them from one
stream as long as a network is open, so that the same line would sound different after another
one. Here each drawing is replaced by numbers that follow from their place alone.
"""

from __future__ import annotations

import importlib
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from narrate.errors import EngineError, MissingError

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt
    import onnx
    import onnxruntime

_DRAWINGS: Final = ("RandomNormalLike", "RandomUniformLike")

_STEPS: Final = (12.9898, 78.233)
_STRETCH: Final = 43_758.5453
"""The fractions of `sin(place * step) * stretch` look random: W. J. J. Rey, On generating random
numbers, with help of y = [(a+x) sin(bx)] mod 1 (1998), as shaders have it."""

_CAST_LIKE: Final = 15
"""The version of ONNX's operators from which on there is `CastLike`."""

_FLOAT: Final = 1
"""`TensorProto.FLOAT`: 32 bits."""

_LEAST: Final = 1e-7
"""Keeps the logarithm of a fraction from being endless."""


def read_model(path: Path) -> onnx.ModelProto:
    """
    Return the network in a file, with each drawing of random numbers replaced.

    Raises:
        EngineError: The file holds no network.
    """
    import onnx
    from google.protobuf.message import DecodeError

    try:
        model = onnx.load(str(path))
    except (DecodeError, OSError) as error:
        raise EngineError(
            f"{path}: no network can be read from it: {error}",
            hint="Fetch it again with `narrate voices fetch`: what is damaged is replaced",
        ) from error
    opset = max((it.version for it in model.opset_import if not it.domain), default=0)
    nodes = [
        steady
        for index, node in enumerate(model.graph.node)
        for steady in _steadied(node, index, opset=opset)
    ]
    del model.graph.node[:]
    model.graph.node.extend(nodes)
    return model


def open_session(model: onnx.ModelProto, path: Path) -> onnxruntime.InferenceSession:
    """
    Return a network ready to run, in one thread.

    Args:
        model: As `read_model` returns it.
        path: Where it came from, for the user.

    Raises:
        EngineError: onnxruntime cannot run it.
    """
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.log_severity_level = 3  # Errors: what it warns of, nobody can act upon.
    # The work is spread over processes; and sums are the same each time in one thread alone.
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    try:
        return onnxruntime.InferenceSession(
            model.SerializeToString(), options, providers=["CPUExecutionProvider"]
        )
    except failures() as error:
        raise EngineError(
            f"{path}: the network cannot be run: {error}",
            hint="Fetch it again with `narrate voices fetch`: what is damaged is replaced",
        ) from error


def failures() -> tuple[type[Exception], ...]:
    """Return what onnxruntime raises; its exceptions have nothing in common."""
    from onnxruntime.capi import onnxruntime_pybind11_state as state

    return (
        state.Fail,
        state.InvalidArgument,
        state.InvalidGraph,
        state.InvalidProtobuf,
        state.NotImplemented,
        state.RuntimeException,
        RuntimeError,
        ValueError,  # Of inputs that do not fit, which it sees before it runs.
    )


def pcm_of(samples: npt.NDArray[np.float32]) -> bytes:
    """Return samples from -1 to 1 as 16-bit numbers; what is beyond is cut off."""
    import numpy as np

    return np.round(np.clip(samples, -1.0, 1.0) * 32_767).astype("<i2").tobytes()


def need(engine: str, *packages: str, newest: tuple[int, int] | None = None) -> None:
    """
    Make sure that what an engine needs is installed.

    Args:
        engine: Its name, and that of its extra.
        packages: As they are imported.
        newest: The newest Python that they run on.

    Raises:
        MissingError: One of them is not there, or does not load.
    """
    hint = f"Install it with: pip install 'narrate[{engine}]'"
    if newest and sys.version_info[:2] > newest:
        hint = f"It runs on Python {newest[0]}.{newest[1]} at most; install narrate there"
    for package in packages:
        try:
            importlib.import_module(package)
        except ImportError as error:
            raise MissingError(
                f"The engine `{engine}` needs `{package}`, which is not installed ({error})",
                hint=hint,
            ) from error


def _steadied(node: onnx.NodeProto, index: int, *, opset: int) -> Iterator[onnx.NodeProto]:
    """Yield a node itself, or those that take the place of a drawing."""
    if node.op_type not in _DRAWINGS:
        yield node
        return
    (like,), (drawn,) = node.input, node.output
    # Each drawing begins elsewhere, or all would draw the same.
    graph = _Graph(f"steady_{index}", first=1.0 + 1e5 * index)
    given = {attribute.name: attribute.f for attribute in node.attribute}
    kinds = [attribute.i for attribute in node.attribute if attribute.name == "dtype"]
    if node.op_type == "RandomNormalLike":
        value = graph.normal(like)
        scale, shift = given.get("scale", 1.0), given.get("mean", 0.0)
    else:
        low, high = given.get("low", 0.0), given.get("high", 1.0)
        value = graph.fraction(like, _STEPS[0])
        scale, shift = high - low, low
    value = graph.add("Add", graph.add("Mul", value, graph.number(scale)), graph.number(shift))
    if kinds or opset < _CAST_LIKE:
        flat = graph.add("Cast", value, to=kinds[0] if kinds else _FLOAT)
    else:
        flat = graph.add("CastLike", value, like)
    graph.add("Reshape", flat, graph.add("Shape", like), named=drawn)
    yield from graph.nodes


class _Graph:
    """Nodes being made, in double precision; each `add` returns the name of what it makes."""

    def __init__(self, name: str, *, first: float) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self._name = name
        self._first = first

    def add(self, kind: str, *inputs: str, named: str = "", **attributes: Any) -> str:  # noqa: ANN401 - as onnx has them.
        from onnx import helper

        name = named or f"{self._name}_{len(self.nodes)}"
        self.nodes.append(helper.make_node(kind, list(inputs), [name], **attributes))
        return name

    def number(self, value: float) -> str:
        from onnx import TensorProto, helper

        tensor = helper.make_tensor("value", TensorProto.DOUBLE, [], [value])
        return self.add("Constant", value=tensor)

    def fraction(self, like: str, step: float) -> str:
        """As many numbers from 0 to 1 as there are in `like`."""
        from onnx import TensorProto

        count = self.add("Cast", self.add("Size", like), to=TensorProto.DOUBLE)
        start = self.number(self._first)
        places = self.add("Range", start, self.add("Add", start, count), self.number(1.0))
        wave = self.add("Sin", self.add("Mul", places, self.number(step)))
        stretched = self.add("Mul", wave, self.number(_STRETCH))
        return self.add("Sub", stretched, self.add("Floor", stretched))

    def normal(self, like: str) -> str:
        """As many numbers around 0 as there are in `like` (Box and Muller, 1958)."""
        radii, angles = (self.fraction(like, step) for step in _STEPS)
        least = self.add("Max", radii, self.number(_LEAST))
        squares = self.add("Mul", self.add("Log", least), self.number(-2.0))
        turned = self.add("Cos", self.add("Mul", angles, self.number(6.283185307179586)))
        return self.add("Mul", self.add("Sqrt", squares), turned)
