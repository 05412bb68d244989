"""A papermill engine that runs cells in an IPython shell of this process, without a kernel.

A kernel costs a second to start and imports everything anew. A forked child of a process that has
its imports done needs neither, and is as well fenced off: see :mod:`analysis.rendering.isolation`.
What the engine does not have is what only a live client needs: widgets' messages and standard input.
"""

from __future__ import annotations

import base64
import copy
import io
import os
import sys
import time
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final, cast

from IPython.core.displayhook import DisplayHook
from IPython.core.displaypub import DisplayPublisher
from IPython.core.interactiveshell import InteractiveShell
from nbformat import NotebookNode
from papermill.engines import Engine, NotebookExecutionManager, papermill_engines  # type: ignore[import-untyped]
from traitlets.config import Config

__all__ = ["ENGINE", "InProcessEngine", "running_note"]

ENGINE: Final = "presscope"
_SAVE_EVERY: Final = 20.0  # seconds
Sink = Callable[[NotebookNode], None]


def new_output(output_type: str, **content: Any) -> NotebookNode:
    """Return an output of a cell: the notebook is checked as a whole where it is written, not output by output."""
    return NotebookNode(output_type=output_type, **content)  # type: ignore[no-untyped-call]


def _encoded(bundle: dict[str, Any]) -> dict[str, Any]:
    """Return a bundle in which bytes are base64, as the notebook format wants them."""
    return {
        mime: base64.b64encode(value).decode() if isinstance(value, bytes) else value
        for mime, value in bundle.items()
    }


class _Publisher(DisplayPublisher):
    """Collects what ``display`` shows."""

    sink: Sink

    def publish(  # type: ignore[override]
        self, data: dict[str, Any], metadata: dict[str, Any] | None = None, **kwargs: Any
    ) -> None:
        self.sink(new_output("display_data", data=_encoded(data), metadata=metadata or {}))

    def clear_output(self, wait: bool = False) -> None:
        """Do nothing: a report has no animation."""


class _Hook(DisplayHook):
    """Collects the value of a cell's last expression."""

    sink: Sink
    _bundle: tuple[dict[str, Any], dict[str, Any]] = ({}, {})

    def write_output_prompt(self) -> None:
        """Print no prompt."""

    def write_format_data(self, format_dict: dict[str, Any], md_dict: dict[str, Any] | None = None) -> None:
        self._bundle = (format_dict, md_dict or {})

    def finish_displayhook(self) -> None:
        data, metadata = self._bundle
        self._bundle = ({}, {})
        if data:
            count = self.prompt_count
            self.sink(new_output("execute_result", data=_encoded(data), metadata=metadata,
                                 execution_count=count))  # fmt: skip


class _Stream(io.TextIOBase):
    """Collects what is printed."""

    def __init__(self, name: str, sink: Sink) -> None:
        self._name = name
        self._sink = sink

    def write(self, text: str) -> int:
        if text:
            self._sink(new_output("stream", name=self._name, text=text))
        return len(text)

    def writable(self) -> bool:
        return True


class _Shell(InteractiveShell):
    """An IPython shell that keeps an error instead of printing it."""

    error: NotebookNode | None = None

    def enable_gui(self, gui: Any = None) -> None:
        """Start no event loop."""

    def _showtraceback(self, etype: type, evalue: BaseException, stb: Any) -> None:
        self.error = new_output("error", ename=etype.__name__, evalue=str(evalue), traceback=list(stb))


def _tell(message: Warning | str, category: type[Warning], filename: str, lineno: int, file: Any = None,
          line: str | None = None) -> None:  # fmt: skip
    sys.stderr.write(warnings.formatwarning(message, category, filename, lineno))


def _reset_warnings() -> None:
    """Let warnings be told as in a fresh Python, whatever the process this one was forked from does."""
    warnings.resetwarnings()
    for category in (DeprecationWarning, PendingDeprecationWarning, ImportWarning, ResourceWarning):
        warnings.simplefilter("ignore", category)
    warnings.showwarning = _tell


def _start_shell() -> Any:
    """Return a fresh shell with matplotlib's inline backend, drawing SVG."""
    _reset_warnings()
    os.environ["MPLBACKEND"] = "module://matplotlib_inline.backend_inline"
    _Shell.clear_instance()
    # Without a history there is no database to open, and no thread that writes into it.
    quiet: Any = Config({"HistoryManager": {"enabled": False}})
    shell: Any = _Shell.instance(config=quiet, display_pub_class=_Publisher, displayhook_class=_Hook)
    from matplotlib_inline.config import InlineBackend

    inline: Any = InlineBackend.instance(parent=shell)
    inline.print_figure_kwargs = {"bbox_inches": None}  # "tight", the default, draws every chart twice
    inline.figure_formats = {"svg"}
    shell.enable_matplotlib("inline")
    return shell


@contextmanager
def _printed_to(sink: Sink) -> Iterator[None]:
    out, err = sys.stdout, sys.stderr
    sys.stdout, sys.stderr = _Stream("stdout", sink), _Stream("stderr", sink)
    try:
        yield
    finally:
        sys.stdout, sys.stderr = out, err


def _joined(outputs: list[NotebookNode]) -> list[NotebookNode]:
    """Return the outputs with neighbouring pieces of one stream put together."""
    merged: list[NotebookNode] = []
    for output in outputs:
        last = merged[-1] if merged else None
        if (
            last is not None
            and last.output_type == output.output_type == "stream"
            and last.name == output.name
        ):
            last.text += output.text
        else:
            merged.append(output)
    return merged


def _run_cell(shell: Any, cell: NotebookNode) -> bool:
    outputs: list[NotebookNode] = []
    shell.display_pub.sink = shell.displayhook.sink = outputs.append
    shell.error = None
    with _printed_to(outputs.append):
        result = shell.run_cell(cell.source, store_history=True)
    if shell.error is not None:
        outputs.append(shell.error)
    cell.outputs = _joined(outputs)
    cell.execution_count = shell.execution_count - 1
    return bool(result.success)


def running_note(target: str | Path) -> Path:
    """Return the file that says which cell runs, beside the notebook that is written to ``target``."""
    return Path(f"{target}.running")


def _note_running(target: str | None, index: int) -> None:
    if target:
        running_note(target).write_text(str(index), encoding="ascii")


def _save_seldom(nb_man: NotebookExecutionManager) -> None:
    """Let the notebook be written only now and then: papermill writes all of it twice for every cell.

    That was a fifth of the time of a report. The end of the run is written in any case; which cell was running
    when a process died is told by `running_note`.
    """
    save = nb_man.save
    saved = time.monotonic()

    def save_if_old(**kwargs: Any) -> None:
        nonlocal saved
        if time.monotonic() - saved > _SAVE_EVERY:
            save(**kwargs)
            saved = time.monotonic()

    nb_man.save = save_if_old


def _errors_of(nb: NotebookNode) -> NotebookNode:
    """Return the notebook without what its cells showed, but for errors."""
    bare: Any = copy.copy(nb)
    bare.cells = [copy.copy(cell) for cell in nb.cells]
    for cell in bare.cells:
        if cell.cell_type == "code":
            cell.outputs = [output for output in cell.outputs if output.output_type == "error"]
    return cast(NotebookNode, bare)


class InProcessEngine(Engine):  # type: ignore[misc]
    """The engine that papermill knows as ``presscope``."""

    @classmethod
    def execute_notebook(
        cls, nb: NotebookNode, kernel_name: str, *, keep: Sink | None = None, **kwargs: Any
    ) -> NotebookNode:
        """Run a notebook; with ``keep``, hand it over there and let papermill have only what failed in it.

        papermill turns the whole notebook into JSON once more at the end, even where it is not to be written.
        """
        executed: NotebookNode = super().execute_notebook(nb, kernel_name, **kwargs)
        if keep is None:
            return executed
        keep(executed)
        return _errors_of(executed)

    @classmethod
    def execute_managed_notebook(
        cls, nb_man: NotebookExecutionManager, kernel_name: str, log_output: bool = False, **kwargs: Any
    ) -> NotebookNode:
        """Run the code cells in order up to the first that raises."""
        shell = _start_shell()
        _save_seldom(nb_man)
        for index, cell in enumerate(nb_man.nb.cells):
            if cell.cell_type != "code" or not cell.source.strip():
                continue
            _note_running(nb_man.output_path, index)
            nb_man.cell_start(cell, index)
            if not _run_cell(shell, cell):
                nb_man.cell_exception(cell, index)
                break
            nb_man.cell_complete(cell, index)
        executed: NotebookNode = nb_man.nb
        return executed


papermill_engines.register(ENGINE, InProcessEngine)
