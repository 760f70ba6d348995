"""Which models of piper's there are, and which of their speakers can be cast."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any, Final

from narrate.engines.models.folder import models_folder
from narrate.errors import EngineError, MissingError

_CONFIG: Final = ".onnx.json"


@dataclass(frozen=True, slots=True)
class Model:
    """A model that is there as a whole: the network, and the file that describes it."""

    name: str
    """As piper has it: `en_GB-vctk-medium`."""

    network: Path
    config: Mapping[str, Any]

    @property
    def language(self) -> str:
        """As catalogs have it: `en-gb`."""
        code = self.config.get("language", {}).get("code") or self.name.partition("-")[0]
        return str(code).replace("_", "-").lower()

    @property
    def corpus(self) -> str:
        """What it has learned from: `vctk`."""
        named = str(self.config.get("dataset") or "")
        return named or "".join(self.name.split("-")[1:2])

    @property
    def speakers(self) -> Mapping[str, int]:
        """Name and number of each speaker; empty if there is but one."""
        many = self.config.get("num_speakers", 1) > 1
        return self.config.get("speaker_id_map", {}) if many else {}


def find_models() -> tuple[Model, ...]:
    """
    Return the models that are there, by name.

    Raises:
        EngineError: A file that describes a model cannot be read.
    """
    folder = models_folder("piper")
    configs = sorted(folder.glob(f"*{_CONFIG}")) if folder.is_dir() else []
    return tuple(
        _read(config) for config in configs if config.with_name(_network(config)).is_file()
    )


def find_model(name: str) -> Model:
    """
    Return a model by its name.

    Raises:
        MissingError: It is not there.
        EngineError: The file that describes it cannot be read.
    """
    folder = models_folder("piper")
    config, network = folder / f"{name}{_CONFIG}", folder / f"{name}.onnx"
    # A name is no path: `../x` is no model.
    if Path(name).name != name or not (config.is_file() and network.is_file()):
        raise MissingError(
            f"The model `{name}` of piper is not in `{folder}`",
            hint=f"Fetch it with: narrate voices fetch piper/{name}"
            if name
            else "Give the voice a setting `model`",
        )
    return _read(config)


def catalog() -> Mapping[str, Any]:
    """
    Return the catalog of the models that are there: of each, the speakers whose gender is known.

    Raises:
        MissingError: There is no model, or none with a speaker of whom anything is known.
        EngineError: A file that describes a model cannot be read.
    """
    models = find_models()
    if not models:
        raise MissingError(
            f"There is no model of piper in `{models_folder('piper')}`",
            hint="Fetch one with: narrate voices fetch piper/en_GB-vctk-medium; "
            "`narrate voices fetch` lists more",
        )
    # Who was recorded alone was recorded for longer, and sounds better.
    ordered = sorted(models, key=lambda model: (len(model.speakers) > 1, model.name))
    voices = [voice for model in ordered for voice in _voices(model)]
    if not voices:
        raise MissingError(
            f"Nothing is known of who speaks in {', '.join(model.name for model in models)}",
            hint="Describe the voices in voices/piper.toml, or fetch another model with: "
            "narrate voices fetch piper/en_GB-vctk-medium",
        )
    leads = {language: _leads(of) for language, of in _by_language(voices)}
    main = "en" if "en" in leads else next(iter(leads))
    return {
        "version": 1,
        "engine": "piper",
        **leads[main],
        "languages": {language: lead for language, lead in leads.items() if language != main},
        "voices": voices,
    }


def _network(config: Path) -> str:
    return config.name.removesuffix(".json")


def _read(path: Path) -> Model:
    try:
        config = json.loads(path.read_bytes())
        speakers = config.get("speaker_id_map", {}).items()
        sound = all(isinstance(number, int) for _, number in speakers)
    except (OSError, ValueError, AttributeError) as error:
        raise EngineError(
            f"{path}: this is no description of a model: {error}",
            hint="Fetch it again with `narrate voices fetch`: what is damaged is replaced",
        ) from error
    if not sound:
        raise EngineError(f"{path}: `speaker_id_map` has a speaker without a number")
    return Model(path.name.removesuffix(_CONFIG), path.with_name(_network(path)), config)


@cache
def _known() -> Mapping[str, Any]:
    """Return what is known, by corpus: of each speaker gender and, perhaps, accent."""
    text = resources.files(__package__).joinpath("speakers.toml").read_text("utf-8")
    known = tomllib.loads(text)
    readers = known["libritts"]
    known["libritts"] = {
        str(number): [gender] for gender, numbers in readers.items() for number in numbers
    }
    return known


def _voices(model: Model) -> Iterator[Mapping[str, Any]]:
    """Yield the voices of a model, those of whom something is known."""
    known = _known()
    if not model.speakers:
        about = known["alone"].get(model.corpus)
        if about:
            yield _voice(model, about, id_=model.name, settings={"model": model.name})
        return
    people = known.get(known["same"].get(model.corpus, model.corpus), {})
    for speaker in sorted(model.speakers, key=lambda name: model.speakers[name]):
        about = people.get(speaker) or people.get(speaker.removeprefix("p"))
        if about:
            settings = {"model": model.name, "speaker": speaker}
            yield _voice(model, about, id_=f"{model.name}/{speaker}", settings=settings)


def _voice(
    model: Model, about: list[str], *, id_: str, settings: Mapping[str, str]
) -> Mapping[str, Any]:
    gender, *accents = about
    return {
        "id": f"piper/{id_}",
        "gender": gender,
        "age": "adult",
        "accent": accents[0] if accents else _ACCENTS.get(model.language, ""),
        "language": model.language,
        "settings": settings,
    }


_ACCENTS: Final = {"en-us": "American", "en-gb": "British"}


def _by_language(
    voices: Iterable[Mapping[str, Any]],
) -> Iterator[tuple[str, list[Mapping[str, Any]]]]:
    languages: dict[str, list[Mapping[str, Any]]] = {}
    for voice in voices:
        languages.setdefault(voice["language"].partition("-")[0], []).append(voice)
    yield from languages.items()


def _leads(voices: list[Mapping[str, Any]]) -> Mapping[str, Any]:
    """Return who narrates, a woman and a man if there are both, and who plays nobody."""
    narrators = {voice["gender"]: voice["id"] for voice in reversed(voices)}
    first = voices[0]["gender"]
    ordered = sorted(narrators.items(), key=lambda pair: pair[0] != first)
    return {"narrator": [id_ for _, id_ in ordered], "unknown": voices[-1]["id"]}
