"""Rendering: one report against its calls as a plain script, and twenty against the tools as shipped."""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import nbformat

from analysis.rendering.locations import notebooks_dir
from benchmarks.tables import times

__all__ = ["measure_rendering"]

_REPORT = "02_actors"
_BATCH = 20
_SHIPPED = 2  # runs of the shipped tools: each is alike, and slow


def measure_rendering() -> Iterator[tuple[str, str, str, str]]:
    """Give the wall and the processor time of each way, and the ratio that counts."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        _presscope(folder / "warm", [_REPORT])  # fills the store and the compiled code, for everyone
        script = folder / "script.py"
        script.write_text(_script(), encoding="utf-8")
        plain = _run([sys.executable, str(script)])
        one = _presscope(folder / "one", [_REPORT])
        yield _row("the same calls as a plain script", plain, "")
        yield _row("presscope report, HTML and PDF", one, f"{times(one[0] / plain[0])} the script's wall time")
        shipped = [_shipped(folder / f"shipped{n}") for n in range(_SHIPPED)]
        each = sum(cpu for _, cpu in shipped) / _SHIPPED, sum(wall for wall, _ in shipped) / _SHIPPED
        yield _row("papermill, then nbconvert --to html, as shipped", (each[1], each[0]), "")
        batch = _presscope(folder / "batch", _copies(folder))
        share = batch[1] / (_BATCH * each[0])
        yield _row(f"presscope, {_BATCH} reports, HTML and PDF", batch, f"{share:.2f} of the shipped tools' CPU")


def _row(name: str, spent: tuple[float, float], ratio: str) -> tuple[str, str, str, str]:
    return name, f"{spent[0]:.1f}", f"{spent[1]:.1f}", ratio


def _script() -> str:
    notebook = nbformat.read(notebooks_dir() / f"{_REPORT}.ipynb", as_version=4)  # type: ignore[no-untyped-call]
    lines = []
    for cell in notebook.cells:
        if cell.cell_type != "code":
            continue
        lines.append(_draw(cell.source) if cell.source.startswith("an.") else cell.source)
    return "\n".join(lines)


def _draw(call: str) -> str:
    """Show what a call returns, as a notebook would: what is an exhibit draws itself."""
    return f"shown = {call}\nif hasattr(shown, 'representations'):\n    shown.representations()"


def _copies(folder: Path) -> list[str]:
    """Return twenty reports: as many definitions of one notebook."""
    source = notebooks_dir() / f"{_REPORT}.ipynb"
    definitions = []
    for n in range(_BATCH):
        path = folder / f"report-{n:02d}.yaml"
        path.write_text(f"notebook: {source}\ntitle: Rapport {n}\n", encoding="utf-8")
        definitions.append(str(path))
    return definitions


def _presscope(out: Path, names: Sequence[str]) -> tuple[float, float]:
    return _run([sys.executable, "-m", "analysis", "report", *names, "--out", str(out)])


def _shipped(folder: Path) -> tuple[float, float]:
    folder.mkdir()
    notebook, done = notebooks_dir() / f"{_REPORT}.ipynb", folder / "done.ipynb"
    first = _run([sys.executable, "-m", "papermill", str(notebook), str(done), "--no-progress-bar"])
    second = _run([sys.executable, "-m", "nbconvert", "--to", "html", str(done)])
    return first[0] + second[0], first[1] + second[1]


def _run(command: Sequence[str]) -> tuple[float, float]:
    """Run a command and return its wall and processor seconds, children included."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    began = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    wall = time.perf_counter() - began
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
