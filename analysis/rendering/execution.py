"""Running a notebook with papermill: in a forked child, or in a kernel where that cannot be.

The choice is the notebook's: metadata ``{"presscope": {"engine": "kernel"}}`` asks for a kernel of
its own; everything else runs in an IPython shell of a child process forked from this one.
"""

from __future__ import annotations

import importlib
import logging
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import analysis.errors as errors_module
from analysis.errors import NotebookError
from analysis.rendering.isolation import can_fork, run_forked
from analysis.rendering.parameters import check_parameters, read_parameters

if TYPE_CHECKING:
    from nbformat import NotebookNode

__all__ = ["Execution", "execute_notebook", "warm_up"]

TIMEOUT: Final = 1800.0
_NEEDED: Final = (
    "papermill", "analysis.rendering.engine", "analysis.rendering.provenance", "analysis.rendering.scrub",
    "matplotlib.pyplot", "matplotlib_inline.backend_inline", "IPython.core.completer", "IPython.core.magics",
    "IPython.core.completerlib", "IPython.core.logger", "IPython.core.oinspect", "IPython.core.magics.ast_mod",
    "IPython.core.magics.execution", "IPython.core.magics.pylab", "filelock", "multiprocessing.popen_fork",
)  # fmt: skip


@dataclass(frozen=True)
class Execution:
    """A notebook that ran through.

    Parameters
    ----------
    notebook : NotebookNode
        With its outputs, scrubbed of clocks and paths.
    parameters : dict
        Every parameter with the value it had, defaults included.
    warnings : list of str
        What the run wrote to standard error.
    """

    notebook: NotebookNode
    parameters: dict[str, Any]
    warnings: list[str] = field(default_factory=list)


def warm_up(modules: Iterable[str] = ()) -> None:
    """Import what every child needs, once, here: children forked from now on find it ready."""
    for name in (*_NEEDED, *modules):
        importlib.import_module(name)


def execute_notebook(
    notebook: Path,
    parameters: Mapping[str, Any],
    *,
    failed: Path,
    isolate: bool = True,
    timeout: float = TIMEOUT,
) -> Execution:
    """Run a notebook with checked parameters.

    Parameters
    ----------
    notebook : Path
    parameters : mapping
        Values by name; checked against the notebook's parameters cell before anything runs.
    failed : Path
        Where the notebook is kept if a cell fails; a leftover there is removed if none does.
    isolate : bool
        False if this process is itself a child made for this run.
    timeout : float
        Seconds after which the run is ended (with a kernel: after which a cell is).

    Raises
    ------
    ParameterError
        Before anything runs.
    NotebookError
        If a cell raises, crashes or takes too long; it says which and why. Its exit code is 2 where
        the cell says that the input is at fault.
    """
    known = read_parameters(notebook)
    checked = check_parameters(known, parameters)
    values = {name: parameter.default for name, parameter in known.items()} | checked
    in_process = not isolate and can_fork() and not _wants_kernel(notebook)
    nb, reason = _run_here(notebook, checked) if in_process else _run_apart(notebook, checked, timeout)
    from analysis.rendering.scrub import collect_warnings, scrub_notebook

    warnings = collect_warnings(nb)
    if reason is not None or _culprit(nb)[1] is not None:  # sys.exit() ends a run without an error
        raise _failure(notebook, nb, reason or "", failed, checked)
    failed.unlink(missing_ok=True)
    return Execution(scrub_notebook(nb, checked), values, warnings)


def _read(path: Path) -> NotebookNode:
    import nbformat

    nb: NotebookNode = nbformat.read(path, as_version=4)  # type: ignore[no-untyped-call]
    return nb


def _mark_running(nb: NotebookNode, target: Path) -> None:
    """Mark the cell in which the process died: the notebook may be from some cells before."""
    from analysis.rendering.engine import running_note

    note = running_note(target)
    if not note.exists():
        return
    running = int(note.read_text(encoding="ascii"))
    for index, cell in enumerate(nb.cells[: running + 1]):
        cell.metadata.setdefault("papermill", {})["status"] = "running" if index == running else "completed"


def _run_here(notebook: Path, values: Mapping[str, Any]) -> tuple[NotebookNode, str | None]:
    """Run ``notebook`` in this process, which dies with it, and return it and why it stopped early, or None.

    Nothing is written on the way: no other process waits for it.
    """
    kept: list[NotebookNode] = []
    reason = _papermill(notebook, None, values, engine_name="presscope", keep=kept.append)
    return (kept[0] if kept else _read(notebook)), reason


def _run_apart(notebook: Path, values: Mapping[str, Any], timeout: float) -> tuple[NotebookNode, str | None]:
    """Run ``notebook`` in a process of its own; where it dies, what it had written until then is returned."""
    with tempfile.TemporaryDirectory(prefix="presscope-") as scratch:
        target = Path(scratch) / notebook.name
        reason = _run(notebook, target, values, timeout)
        nb = _read(target if target.exists() else notebook)
        if reason:
            _mark_running(nb, target)
    return nb, reason


def _run(notebook: Path, target: Path, values: Mapping[str, Any], timeout: float) -> str | None:
    if _wants_kernel(notebook) or not can_fork():
        return _papermill(notebook, target, values, execution_timeout=int(timeout))
    warm_up()
    task = lambda: _papermill(notebook, target, values, engine_name="presscope")  # noqa: E731
    (outcome,) = run_forked([task], timeout=timeout)
    if outcome.error is not None:
        return str(outcome.error)
    return outcome.stopped or outcome.value


def _wants_kernel(notebook: Path) -> bool:
    from analysis.rendering.sources import read_source

    return bool(read_source(notebook).metadata.get("presscope", {}).get("engine") == "kernel")


def _papermill(notebook: Path, target: Path | None, values: Mapping[str, Any], **engine: Any) -> str | None:
    """Run ``notebook`` into ``target`` and return why it stopped early, or None."""
    import papermill  # type: ignore[import-untyped]
    from papermill.exceptions import PapermillExecutionError  # type: ignore[import-untyped]

    importlib.import_module("analysis.rendering.engine")  # registers it with papermill
    logging.getLogger("papermill").setLevel(logging.ERROR)
    try:
        papermill.execute_notebook(
            notebook, target, dict(values), kernel_name="python3", language="python",
            progress_bar=False, log_output=False, autosave_cell_every=0, **engine,
        )  # fmt: skip
    except PapermillExecutionError:
        return ""  # the cell itself holds the reason
    except Exception as error:  # dead kernels and time-outs come in many classes
        return f"{type(error).__name__}: {str(error).strip().splitlines()[0] if str(error).strip() else ''}"
    return None


def _failure(
    notebook: Path, nb: NotebookNode, reason: str, failed: Path, values: Mapping[str, Any]
) -> NotebookError:
    """Keep the notebook aside and return the error that says which cell failed and why."""
    import nbformat

    from analysis.rendering.scrub import scrub_notebook

    number, cell = _culprit(nb)
    found = next((o for o in cell.get("outputs", []) if o.output_type == "error"), None) if cell else None
    why = reason or (f"{found.ename}: {found.evalue}" if found else "it stopped without saying why")
    first = next((line for line in cell.source.split("\n") if line.strip()), "") if cell else ""
    nb.metadata.setdefault("presscope", {})["failure"] = {"cell": number, "reason": why}
    kept = f"what ran until then is kept in {failed}"
    try:
        failed.parent.mkdir(parents=True, exist_ok=True)
        nbformat.write(scrub_notebook(nb, values), failed)  # type: ignore[no-untyped-call]
    except OSError as denied:  # a folder that cannot be written hides no failure
        kept = f"what ran until then could not be kept in {failed}: {denied.strerror}"
    place = f"cell {number} ({first.strip()[:80]!r})" if cell else "before the first cell"
    error = NotebookError(
        f"The notebook {notebook.name} stopped at {place}.",
        [why.replace("\n", "\n    "), kept],
    )
    kind = getattr(errors_module, found.ename, None) if found else None
    if isinstance(kind, type) and issubclass(kind, errors_module.PresscopeError):
        error.exit_code = kind.exit_code
    return error


def _culprit(nb: NotebookNode) -> tuple[int, Any]:
    """Return the cell that failed and its number in the notebook as it was written, from 1."""
    number = 0
    for cell in nb.cells:
        tags = cell.metadata.get("tags", [])
        if "papermill-error-cell-tag" in tags:
            continue
        number += "injected-parameters" not in tags
        status = cell.metadata.get("papermill", {}).get("status")
        raised = any(o.output_type == "error" for o in cell.get("outputs", []))
        if raised or status in ("running", "failed"):
            return number, cell
    return 0, None
