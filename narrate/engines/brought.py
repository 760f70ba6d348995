"""
Engines that other packages bring: found by their entry points, and not trusted to be perfect.

What such an engine does wrong is told as its fault, in one line, and harms nothing else.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Container, Mapping
from importlib.metadata import EntryPoint, entry_points
from typing import TYPE_CHECKING, Any, Final, NoReturn

from narrate.audio import Audio
from narrate.cast import Voice
from narrate.errors import EngineError, MissingError, NarrateError
from narrate.script import Delivery

if TYPE_CHECKING:
    from narrate.engines import Engine

GROUP: Final = "narrate.engines"

_log: Final = logging.getLogger(__name__)


class Brought:
    """What the entry point of another package brings."""

    def __init__(self, entry: EntryPoint) -> None:
        self.name = entry.name
        self._entry = entry
        self._package = _package_of(entry)
        self.rivals: list[str] = []
        """Packages that bring an engine of the same name."""

    def engine(self) -> Engine:
        """
        Return the engine.

        Raises:
            MissingError: It does not load, or is no engine; what it lacks itself, it says.
        """
        from narrate.engines import Traits

        made = self._called(self._loaded(), "does not start")
        name, traits = getattr(made, "name", None), getattr(made, "traits", None)
        if name != self.name:
            self._refuse(f"says that its name is {name!r}")
        if not isinstance(traits, Traits):
            self._refuse(f"has `traits = {traits!r}`, expected a `narrate.engines.Traits`")
        if not isinstance(getattr(made, "version", None), str):
            self._refuse("has no `version`, a text that changes with its sound")
        if not callable(getattr(made, "speak", None)):
            self._refuse("has no `speak`")
        return _Guarded(made, self._package)

    def catalog(self) -> Mapping[str, Any] | None:
        """
        Return the catalog that it offers; None if it offers none.

        Raises:
            MissingError: It does not load, or cannot say what it offers.
        """
        catalog = getattr(self._loaded(), "catalog", None)
        if catalog is None:
            return None
        tables = self._called(catalog, "cannot say which voices it has")
        if not isinstance(tables, Mapping):
            self._refuse(f"has a catalog that is {tables!r}, expected tables")
        return tables

    def _loaded(self) -> Callable[[], Any]:
        if self.rivals:
            packages = ", ".join(f"`{it}`" for it in (self._package, *self.rivals))
            raise MissingError(
                f"Several packages bring an engine `{self.name}`: {packages}",
                hint="Uninstall all but one",
            )
        made: Callable[[], Any] = self._called(self._entry.load, "does not load")
        return made

    def _called(self, call: Callable[[], Any], fault: str) -> Any:  # noqa: ANN401 - theirs.
        try:
            return call()
        except NarrateError:
            raise
        except Exception as error:  # noqa: BLE001 - code of others may raise anything.
            self._refuse(f"{fault}: {_told(error)}", error)

    def _refuse(self, fault: str, cause: Exception | None = None) -> NoReturn:
        raise MissingError(
            f"The engine `{self.name}` {fault}",
            hint=f"It comes with `{self._package}`: install that anew, or tell who made it",
        ) from cause


class _Guarded:
    """An engine whose faults become errors that a user can read."""

    def __init__(self, engine: Engine, package: str) -> None:
        self.name, self.version, self.traits = engine.name, engine.version, engine.traits
        self._engine = engine
        self._package = package

    def speak(self, text: str, voice: Voice, delivery: Delivery) -> Audio:
        """
        Return the sound of a text.

        Raises:
            EngineError: The text cannot be spoken, or the engine is broken.
            EngineBlockedError: The service refuses, or cannot be reached.
        """
        try:
            audio: object = self._engine.speak(text, voice, delivery)
        except NarrateError:
            raise
        except Exception as error:
            raise self._fault(f"fails at `{text}`: {_told(error)}") from error
        if not isinstance(audio, Audio) or audio.rate_hz <= 0 or len(audio.pcm) % 2:
            raise self._fault(f"gave no `narrate.audio.Audio` for `{text}`")
        return audio

    def _fault(self, fault: str) -> EngineError:
        return EngineError(
            f"The engine `{self.name}` {fault}",
            hint=f"It comes with `{self._package}`: tell who made it",
        )


def brought(own: Container[str]) -> dict[str, Brought]:
    """
    Return what other packages bring, by the names of the engines.

    Finding it costs some milliseconds, more where many packages are installed.

    Args:
        own: Names that are taken; whoever brings such an engine is not heard, and told so.
    """
    found: dict[str, Brought] = {}
    for entry in entry_points(group=GROUP):
        if entry.name in own:
            _log.warning(
                "`%s` brings an engine `%s`, but that is one of narrate's own, which is taken",
                _package_of(entry),
                entry.name,
            )
        elif entry.name in found:
            found[entry.name].rivals.append(_package_of(entry))
        else:
            found[entry.name] = Brought(entry)
    return found


def _package_of(entry: EntryPoint) -> str:
    return entry.dist.name if entry.dist else entry.value


def _told(error: Exception) -> str:
    """Return an error of others in one line."""
    return " ".join(f"{type(error).__name__}: {error}".split())
