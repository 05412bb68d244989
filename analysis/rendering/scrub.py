"""An executed notebook made fit to share: no clocks, no paths, no noise, the same bytes each time."""

from __future__ import annotations

import json
import os
import re
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from nbformat import NotebookNode

__all__ = ["collect_warnings", "notebook_bytes", "scrub_notebook", "shareable_parameters"]

_ERROR_MARKER: Final = "papermill-error-cell-tag"
_INJECTED: Final = "injected-parameters"
_PATHS: Final = ("corpus", "lexicon")
_WARNING = re.compile(r"^.*?:\d+: (?P<text>\w*Warning: .*)$")


def shareable_parameters(parameters: Mapping[str, Any]) -> dict[str, Any]:
    """Return the parameters with folders reduced to their names.

    Examples
    --------
    >>> shareable_parameters({"corpus": "/home/claire/presse/2024", "period": "month"})
    {'corpus': '2024', 'period': 'month'}
    """
    return {
        name: Path(value).name if name in _PATHS and isinstance(value, str) and value else value
        for name, value in parameters.items()
    }


def _without_places(text: str) -> str:
    """Return ``text`` without the folders of this machine and the user's name in them."""
    for place in (str(Path.cwd()), str(Path(__file__).resolve().parents[2])):
        if len(place) > 1:
            text = text.replace(place + os.sep, "")
    text = text.replace(str(Path.home()), "<home>") if len(str(Path.home())) > 1 else text
    return text.replace(tempfile.gettempdir(), "<tmp>")


def collect_warnings(nb: NotebookNode) -> list[str]:
    r"""Return what the run wrote to standard error, one entry a warning, each once, without paths.

    Examples
    --------
    >>> from nbformat.v4 import new_code_cell, new_notebook, new_output
    >>> told = "/usr/lib/x.py:3: UserWarning: peu de textes\n  warnings.warn(…)\n"
    >>> cell = new_code_cell(outputs=[new_output("stream", name="stderr", text=told)])
    >>> collect_warnings(new_notebook(cells=[cell]))
    ['UserWarning: peu de textes']
    """
    lines = [
        line
        for cell in nb.cells
        for output in cell.get("outputs", [])
        if output.output_type == "stream" and output.name == "stderr"
        for line in output.text.split("\n")
    ]
    found = [match["text"] for line in lines if (match := _WARNING.match(line))]
    found = found or [line.strip() for line in lines if line.strip()]
    return list(dict.fromkeys(_without_places(text) for text in found))


def _scrub_cell(cell: NotebookNode) -> None:
    for key in ("papermill", "execution"):
        cell.metadata.pop(key, None)
    if cell.cell_type == "code":
        cell.outputs = [o for o in cell.outputs if not (o.output_type == "stream" and o.name == "stderr")]
        for output in cell.outputs:
            output.pop("transient", None)


def scrub_notebook(nb: NotebookNode, parameters: Mapping[str, Any]) -> NotebookNode:
    """Drop what papermill and nbclient add that changes from run to run or tells of this machine.

    Timings, paths and versions go; the injected parameters stay, with folders reduced to their
    names; standard error goes (:func:`collect_warnings` has it); the notebook is changed in place.
    """
    nb.cells = [c for c in nb.cells if _ERROR_MARKER not in c.metadata.get("tags", [])]
    shared = shareable_parameters(parameters)
    for cell in nb.cells:
        _scrub_cell(cell)
        if _INJECTED in cell.metadata.get("tags", []):
            cell["id"] = _INJECTED
            cell.source = "# Parameters\n" + "".join(f"{k} = {v!r}\n" for k, v in shared.items())
    nb.metadata.pop("papermill", None)
    nb.metadata.pop("widgets", None)
    nb.metadata["language_info"] = {"name": "python"}
    nb.metadata["kernelspec"] = {"display_name": "Python 3", "language": "python", "name": "python3"}
    return nb


def notebook_bytes(nb: NotebookNode) -> bytes:
    r"""Return a notebook as a file, a line a cell; the same bytes for the same notebook.

    nbformat breaks the line at every value, for which json falls back to Python: a tenth of the time of a report.

    Examples
    --------
    >>> from nbformat.v4 import new_markdown_cell, new_notebook
    >>> text = notebook_bytes(new_notebook(cells=[new_markdown_cell("Été", id="a"), new_markdown_cell("", id="b")]))
    >>> [line[:12] for line in text.decode().splitlines() if "markdown" in line]
    ['{"cell_type"', '{"cell_type"']
    """
    cells = ",\n".join(_json(cell) for cell in nb.cells)
    rest = _json({key: value for key, value in nb.items() if key != "cells"})
    return f'{{"cells": [\n{cells}\n],\n{rest[1:]}\n'.encode()


def _json(value: Mapping[str, Any]) -> str:
    return json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ": "))
