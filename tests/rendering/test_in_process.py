"""A report in a process made for it: nothing is handed over on disk, and nothing else is different."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from pathlib import Path

import nbformat
import pytest

from analysis.errors import NotebookError
from analysis.rendering.execution import execute_notebook, warm_up
from analysis.rendering.html import ReportHTMLExporter
from analysis.rendering.isolation import run_forked
from analysis.rendering.parameters import read_parameters
from analysis.rendering.rehearsal import rehearse
from analysis.rendering.scrub import notebook_bytes

Write = Callable[..., Path]


@pytest.fixture(scope="module", autouse=True)
def warm() -> None:
    """Import once what each child needs."""
    warm_up(["analysis.rendering.html"])


def run(path: Path, *, isolate: bool):
    """Run a notebook in a child of its own, or in a child that was made for it already."""
    failed = path.with_suffix(".failed.ipynb")
    task = lambda: execute_notebook(path, {"period": "year"}, failed=failed, isolate=isolate)  # noqa: E731
    if isolate:
        return task()
    (outcome,) = run_forked([task], timeout=60)
    if outcome.error is not None:
        raise outcome.error
    return outcome.value


def test_ctrl_c_in_a_terminal_stops_no_child_by_itself() -> None:
    def task() -> str:
        os.kill(os.getpid(), signal.SIGINT)
        return "done"

    (outcome,) = run_forked([task], timeout=60)
    assert (outcome.value, outcome.error, outcome.stopped) == ("done", None, "")


def test_a_process_made_for_a_report_shows_what_any_other_shows(notebook: Write) -> None:
    path = notebook(
        ("md", "# Titre"), ("code", "print(period)"),
        ("code", "import warnings; warnings.warn('peu de textes')\n{'a': 1}"),
    )  # fmt: skip
    here, apart = run(path, isolate=False), run(path, isolate=True)
    assert notebook_bytes(here.notebook) == notebook_bytes(apart.notebook)
    assert here.parameters == apart.parameters
    assert here.warnings == apart.warnings == ["UserWarning: peu de textes"]


@pytest.mark.parametrize("cell", ["1 / 0", "raise SystemExit(3)", "import sys; sys.exit()"])
def test_a_cell_that_fails_is_told_alike(notebook: Write, cell: str) -> None:
    path = notebook(("code", "print('avant')"), ("code", cell), ("code", "print('jamais')"))
    told = []
    for isolate in (False, True):
        with pytest.raises(NotebookError) as caught:
            run(path, isolate=isolate)
        told.append((str(caught.value), caught.value.exit_code, path.with_suffix(".failed.ipynb").read_text()))
    assert told[0] == told[1]
    assert "avant" in told[0][2]


def test_nothing_is_written_on_the_way(notebook: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(scratch))
    done = run(notebook(("code", f"import os; print(sorted(os.listdir({str(scratch)!r})))")), isolate=False)
    assert done.notebook.cells[-1].outputs[0].text == "[]\n"


def test_a_notebook_file_has_a_line_a_cell_and_reads_as_the_notebook_it_was(notebook: Write) -> None:
    done = run(notebook(("md", "# Été\n\n« Oui »"), ("code", "print('a')\n'b'")), isolate=False).notebook
    data = notebook_bytes(done)
    read = nbformat.reads(data.decode(), as_version=4)
    nbformat.validate(read)
    assert read == done
    assert data == notebook_bytes(read)
    assert len(data.splitlines()) == len(done.cells) + 3
    assert "Été" in data.decode()


def test_a_notebook_that_was_edited_is_read_again(notebook: Write) -> None:
    path = notebook(("code", "1"))
    assert read_parameters(path)["period"].default != "decade"
    text = path.read_text()
    path.write_text(text.replace(str(read_parameters(path)["period"].default), "decade"))
    os.utime(path, ns=(1, 1))
    assert read_parameters(path)["period"].default == "decade"


def test_a_rehearsal_leaves_nothing_but_what_is_ready(notebook: Write) -> None:
    import threading

    import matplotlib as mpl
    import matplotlib.pyplot as plt

    done = run(notebook(("md", "# Titre\n\nUne phrase.")), isolate=False).notebook
    before = ReportHTMLExporter().from_notebook_node(done)[0]
    settings, threads = dict(mpl.rcParams), threading.active_count()
    rehearse()
    assert (dict(mpl.rcParams), threading.active_count()) == (settings, threads)
    assert not plt.get_fignums()
    assert ReportHTMLExporter().from_notebook_node(done)[0] == before


def test_a_mistake_of_a_user_is_told_in_the_cell_without_the_inside_of_the_library(notebook: Write) -> None:
    path = notebook(("code", "import analysis as an"), ("code", "an.count(an.load_corpus('sample'), actors='Poutin')"))
    with pytest.raises(NotebookError):
        run(path, isolate=False)
    cells = nbformat.read(path.with_suffix(".failed.ipynb"), 4).cells
    (error,) = [output for cell in cells for output in cell.get("outputs", []) if output.output_type == "error"]
    (told,) = error.traceback
    assert told.startswith("ParameterError: ")
    assert "Did you mean 'Poutine'?" in told
    assert "File " not in told
