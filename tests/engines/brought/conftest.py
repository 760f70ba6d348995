from __future__ import annotations

import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeAlias

import pytest

Install: TypeAlias = Callable[..., None]


@pytest.fixture(scope="session")
def whistle_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of packages that the whistling engine has been installed into."""
    wheels, site = tmp_path_factory.mktemp("wheels"), tmp_path_factory.mktemp("site")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", wheels],
        cwd=Path(__file__).parent / "whistle",
        check=True,
        capture_output=True,
    )
    (wheel,) = wheels.glob("*.whl")
    zipfile.ZipFile(wheel).extractall(site)
    return site


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Install]:
    """Install a package that brings an engine, as pip would leave it on the disk."""
    site = tmp_path / "site"
    site.mkdir()
    installed: list[str] = []
    monkeypatch.syspath_prepend(site)

    def install(name: str, package: str, source: str, *, attribute: str = "make") -> None:
        module = package.replace("-", "_")
        installed.append(module)
        (site / f"{module}.py").write_text(source, encoding="utf-8")
        info = site / f"{module}-1.0.dist-info"
        info.mkdir()
        (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {package}\nVersion: 1.0\n")
        entry = f"[narrate.engines]\n{name} = {module}:{attribute}\n"
        (info / "entry_points.txt").write_text(entry)

    yield install
    for module in installed:
        sys.modules.pop(module, None)
