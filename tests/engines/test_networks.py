from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from narrate.engines.networks import open_session, pcm_of, read_model

onnx = pytest.importorskip("onnx", reason="needs narrate[piper] or narrate[kokoro]")
pytest.importorskip("onnxruntime", reason="needs narrate[piper] or narrate[kokoro]")


def drawing(
    folder: Path, *kinds: str, opset: int = 15, halves: bool = False, **attributes: float
) -> Any:
    """Return a network that draws random numbers of some kinds, opened by us."""
    kind = onnx.TensorProto.FLOAT16 if halves else onnx.TensorProto.FLOAT
    inputs = [onnx.helper.make_tensor_value_info("x", kind, ["rows", "columns"])]
    names = [f"y{place}" for place in range(len(kinds))]
    nodes = [
        onnx.helper.make_node(kind, ["x"], [name], **attributes)
        for kind, name in zip(kinds, names, strict=True)
    ]
    outputs = [onnx.ValueInfoProto(name=name) for name in names]
    graph = onnx.helper.make_graph(nodes, "drawing", inputs, outputs)
    version = onnx.helper.make_opsetid("", opset)
    path = folder / "drawing.onnx"
    onnx.save(onnx.helper.make_model(graph, opset_imports=[version], ir_version=8), str(path))
    return open_session(read_model(path), path)


def run(session: Any, rows: int, columns: int) -> list[np.ndarray]:
    drawn: list[np.ndarray] = session.run(None, {"x": np.zeros((rows, columns), np.float32)})
    return drawn


def test_what_is_drawn_is_the_same_each_time_and_in_each_session(tmp_path: Path) -> None:
    session = drawing(tmp_path, "RandomNormalLike")

    (first,) = run(session, 3, 50)
    run(session, 7, 9)

    assert np.array_equal(run(session, 3, 50)[0], first)
    assert np.array_equal(run(drawing(tmp_path, "RandomNormalLike"), 3, 50)[0], first)
    assert first.shape == (3, 50)


def test_normal_numbers_are_normal_and_know_nothing_of_each_other(tmp_path: Path) -> None:
    (drawn,) = run(drawing(tmp_path, "RandomNormalLike"), 192, 500)

    flat = drawn.ravel().astype(float)
    assert flat.mean() == pytest.approx(0, abs=0.02)
    assert flat.std() == pytest.approx(1, abs=0.02)
    assert np.percentile(flat, [2.5, 97.5]) == pytest.approx([-1.96, 1.96], abs=0.05)
    neighbors = [np.corrcoef(flat[:-lag], flat[lag:])[0, 1] for lag in (1, 2, 3, 192, 500)]
    assert np.abs(neighbors).max() < 0.02


def test_no_band_of_the_noise_is_louder_than_another(tmp_path: Path) -> None:
    (drawn,) = run(drawing(tmp_path, "RandomNormalLike"), 1, 96_000)

    power = np.abs(np.fft.rfft(drawn.ravel())[1:]) ** 2
    bands = power.reshape(48, -1).mean(axis=1) / power.mean()
    assert bands == pytest.approx(np.ones(48), abs=0.15)


def test_numbers_are_of_the_kind_that_the_network_goes_on_with(tmp_path: Path) -> None:
    (halves,) = drawing(tmp_path, "RandomNormalLike", halves=True).run(
        None, {"x": np.zeros((2, 3), np.float16)}
    )
    (asked,) = run(drawing(tmp_path, "RandomNormalLike", dtype=onnx.TensorProto.DOUBLE), 2, 3)
    (old,) = run(drawing(tmp_path, "RandomNormalLike", opset=13), 2, 3)

    assert halves.dtype == np.float16
    assert asked.dtype == np.float64
    assert old.dtype == np.float32


def test_two_drawings_are_not_alike(tmp_path: Path) -> None:
    one, other = run(drawing(tmp_path, "RandomNormalLike", "RandomNormalLike"), 100, 100)

    assert abs(np.corrcoef(one.ravel(), other.ravel())[0, 1]) < 0.05


def test_scale_and_mean_are_kept(tmp_path: Path) -> None:
    (drawn,) = run(drawing(tmp_path, "RandomNormalLike", scale=2.0, mean=5.0), 100, 100)

    assert drawn.mean() == pytest.approx(5, abs=0.1)
    assert drawn.std() == pytest.approx(2, abs=0.1)


def test_uniform_numbers_lie_between_their_bounds(tmp_path: Path) -> None:
    (drawn,) = run(drawing(tmp_path, "RandomUniformLike", low=-1.0, high=3.0), 100, 100)

    assert -1 <= drawn.min() < -0.9
    assert 2.9 < drawn.max() <= 3
    assert drawn.mean() == pytest.approx(1, abs=0.1)


def test_samples_beyond_full_scale_are_cut_off() -> None:
    assert np.frombuffer(pcm_of(np.array([-2, 0, 0.5, 2], np.float32)), "<i2").tolist() == [
        -32_767,
        0,
        16_384,
        32_767,
    ]
