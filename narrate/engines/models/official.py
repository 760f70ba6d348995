"""The official lists: which files a model is made of, and what makes sure that they are whole."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from narrate.engines.models.offers import Source
from narrate.errors import EngineError, MissingError, closest

_SAFE: Final = re.compile(r"[\w][\w.+-]*")
"""What a file of a model may be called, here: no list may write elsewhere."""

KOKORO_VOICES: Final = "voices-v1.0.bin"
"""The file with all voices, which every model of kokoro needs."""


@dataclass(frozen=True, slots=True)
class Part:
    """One file of a model."""

    name: str
    """Of the file, in the engine's folder of models."""

    url: str
    size: int
    """In bytes."""

    algorithm: str
    """Of the digest, as `hashlib` has it: `md5`, `sha256`."""

    digest: str


@dataclass(frozen=True, slots=True)
class Listed:
    """A model as the official list has it."""

    parts: tuple[Part, ...]
    """The last one is the network: when it is there, everything is."""

    card: Part | None
    """The file that tells the license of this model."""


def find_listed(name: str, source: Source, listing: bytes) -> Listed:
    """
    Return the files of a model.

    Args:
        name: As the list has it: `en_GB-vctk-medium`, `kokoro-v1.0`.
        source: Where the list is from.
        listing: What was read from there.

    Raises:
        MissingError: The list has no such model.
        EngineError: The list is none.
    """
    try:
        listed = json.loads(listing)
        return _KINDS[source.engine](name, source, listed)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise EngineError(
            f"{source.list}: this is no list of models: {error!r}",
            hint="Perhaps something on the way has put in a page of its own; try again later",
        ) from error


def license_of(card: str) -> str:
    """Return what a model card tells of licenses, and of what the model has been made from."""
    wanted = ("license:", "url:", "fine-tuned", "finetuned", "trained")
    lines = (line.strip().removeprefix("* ") for line in card.splitlines())
    told = [line for line in lines if line.lower().startswith(wanted)]
    return "; ".join(told) or "the model card names none"


def _piper(name: str, source: Source, listed: Any) -> Listed:  # noqa: ANN401 - as JSON has it.
    entry = listed.get(name)
    if entry is None:
        raise _unlisted(name, source, list(listed))
    parts = {
        path.rpartition("/")[2]: _part(
            path, source, about["size_bytes"], "md5", about["md5_digest"]
        )
        for path, about in entry["files"].items()
    }
    config, network = parts[f"{name}.onnx.json"], parts[f"{name}.onnx"]
    return Listed((config, network), parts.get("MODEL_CARD"))


def _kokoro(name: str, source: Source, listed: Any) -> Listed:  # noqa: ANN401 - as JSON has it.
    assets: Mapping[str, Any] = {asset["name"]: asset for asset in listed["assets"]}
    models = [file.removesuffix(".onnx") for file in assets if file.endswith(".onnx")]
    if name not in models:
        raise _unlisted(name, source, models)
    parts = []
    for file in (KOKORO_VOICES, f"{name}.onnx"):
        algorithm, _, digest = assets[file]["digest"].partition(":")
        parts.append(_part(file, source, assets[file]["size"], algorithm, digest))
    return Listed(tuple(parts), None)


_KINDS: Final = {"piper": _piper, "kokoro": _kokoro}


def _part(path: str, source: Source, size: object, algorithm: str, digest: object) -> Part:
    name = path.rpartition("/")[2]
    sound = _SAFE.fullmatch(name) and isinstance(size, int) and algorithm in ("md5", "sha256")
    if not sound or not isinstance(digest, str):
        raise ValueError(f"{path}: {size!r} bytes, {algorithm}:{digest}")
    return Part(name, source.file.format(path=path), int(str(size)), algorithm, digest.lower())


def _unlisted(name: str, source: Source, known: list[str]) -> MissingError:
    offered = [offer.name for offer in source.offers]
    close = closest(name, known, otherwise=offered)
    return MissingError(
        f"{source.engine} has no model `{name}`",
        hint=f"Take one of: {', '.join(f'{source.engine}/{it}' for it in close)}",
    )
