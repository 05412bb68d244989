"""What `pip install` brings: notebooks, template and definitions, used from an empty folder."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from analysis import projects

ROOT = Path(projects.__file__).parents[1]


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel and install it, without its dependencies, into a folder of its own."""
    pytest.importorskip("hatchling", reason="the wheel is built with hatchling (extra dev)")
    if not (ROOT / "pyproject.toml").is_file():
        pytest.skip("presscope is installed, not cloned")
    made = tmp_path_factory.mktemp("wheel")
    call(["-m", "hatchling", "build", "-t", "wheel", "-d", str(made)], ROOT)
    wheel = next(made.glob("*.whl"))
    install = ["-m", "pip", "install", "--quiet", "--no-deps", "--no-index", "--target", str(made / "site")]
    call([*install, str(wheel)], made)
    return made / "site"


def call(arguments: list[str], folder: Path, packages: Path | None = None) -> str:
    known = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    environment = known | ({"PYTHONPATH": str(packages)} if packages else {})
    done = subprocess.run(
        [sys.executable, *arguments], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.mark.slow
def test_an_installed_presscope_renders_and_makes_projects_in_an_empty_folder(installed: Path, tmp_path: Path) -> None:
    where = call(["-c", "import analysis; print(analysis.__file__)"], tmp_path, installed).strip()
    assert Path(where).is_relative_to(installed)
    call(["-m", "analysis", "report", "01_corpus", "--formats", "html"], tmp_path, installed)
    assert list((tmp_path / "reports" / "site" / "01_corpus").glob("*/01_corpus.html"))
    call(["-m", "analysis", "new", "etude"], tmp_path, installed)
    assert (tmp_path / "etude" / "notebooks" / "mon_rapport.ipynb").is_file()
    (tmp_path / "etude" / "presscope.yaml").write_text("corpus: sample\n", encoding="utf-8")
    call(["-m", "analysis", "report", "mon_rapport", "--formats", "html"], tmp_path / "etude", installed)
    assert (tmp_path / "etude" / "reports" / "site" / "index.html").is_file()
