"""A project, JupyterLab in it, and a page of a real Chromium on its notebook."""

from __future__ import annotations

import os
import secrets
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest


@pytest.fixture(scope="module")
def study(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a project on the sample corpus."""
    folder = tmp_path_factory.mktemp("navigateur") / "etude"
    folder.mkdir()
    (folder / "presscope.yaml").write_text("corpus: sample\n", encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def lab(study: Path, browser: Any) -> Iterator[str]:
    """Run ``presscope lab`` in the project; give the address of its notebook."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    token = secrets.token_hex(8)
    options = ["--no-browser", "--ip=127.0.0.1", f"--port={port}", f"--IdentityProvider.token={token}", "--allow-root"]
    log = study.parent / "lab.log"
    with log.open("w", encoding="utf-8") as said:
        # A session of its own: what it started ends with it.
        process = subprocess.Popen([sys.executable, "-m", "analysis", "lab", "--", *options], cwd=study, stdout=said,
                                   stderr=said, start_new_session=True)  # fmt: skip
    try:
        _wait_for(f"http://127.0.0.1:{port}/api/status?token={token}", process, log)
        yield f"http://127.0.0.1:{port}/lab/tree/notebooks/00_explore.ipynb?token={token}"
    finally:
        os.killpg(process.pid, 15)
        try:
            process.wait(timeout=20)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, 9)
            process.wait(timeout=20)


def _wait_for(address: str, process: subprocess.Popen[bytes], log: Path) -> None:
    until = time.monotonic() + 180
    while time.monotonic() < until:
        if process.poll() is not None:
            break
        try:
            with urllib.request.urlopen(address, timeout=5):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.5)
    pytest.fail(f"JupyterLab did not start:\n{log.read_text(encoding='utf-8')[-3000:]}")


@pytest.fixture(scope="module")
def page(lab: str, browser: Any) -> Iterator[Any]:
    """Open the notebook in Chromium; whatever asks for another machine is refused and noted."""
    page = browser.new_page(viewport={"width": 1500, "height": 1300}, locale="fr-FR")
    page.set_default_timeout(90_000)
    page.strangers = []
    page.route(lambda address: "127.0.0.1" not in address and address.startswith("http"), lambda route: (
        page.strangers.append(route.request.url), route.abort()))  # fmt: skip
    page.goto(lab)
    yield page
    page.close()
