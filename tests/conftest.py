"""What several tests need: the shared material where it is there, no connection beyond this machine."""

from __future__ import annotations

import os
import shutil
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

# A busy machine is no fault of what is tested.
settings.register_profile("patient", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("patient")

SHARED = Path(__file__).parents[2] / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """Return the folder beside the project with the annotated texts; people clone the project alone."""
    if not (SHARED / "gold").is_dir():
        pytest.skip("the annotated texts lie beside the project (../shared), and are not here")
    return SHARED


@pytest.fixture(scope="session", autouse=True)
def _own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep what tests store out of the user's cache folder, and tests free of what is in it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PRESSCOPE_CACHE", str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Refuse every connection that leaves this machine."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: object) -> None:
        host = address[0] if isinstance(address, tuple) else ""
        if self.family in {socket.AF_INET, socket.AF_INET6} and host not in {"127.0.0.1", "::1", "localhost"}:
            raise AssertionError(f"a test opened a connection to {host!r}")
        connect(self, address)  # type: ignore[arg-type]

    monkeypatch.setattr(socket.socket, "connect", guarded)
    yield


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """Return a real Chromium, from the path or from ``PRESSCOPE_CHROMIUM``; it ends with the module.

    While it runs there is an event loop, in which neither a second browser nor a notebook can start.
    """
    api = pytest.importorskip("playwright.sync_api", reason="playwright is missing (presscope[browser])")
    names = ("chromium", "chromium-browser", "google-chrome")
    found = os.environ.get("PRESSCOPE_CHROMIUM") or next(filter(None, map(shutil.which, names)), None)
    if not found:
        pytest.skip("no Chromium in the path, and PRESSCOPE_CHROMIUM is not set")
    flags = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-dev-shm-usage"]
    with api.sync_playwright() as running:
        started = running.chromium.launch(executable_path=found, args=flags)
        yield started
        started.close()
