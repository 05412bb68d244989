from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from analysis.errors import NotebookError, ParameterError
from analysis.rendering.execution import execute_notebook

Write = Callable[..., Path]


def run(path: Path, timeout: float = 120.0, **parameters: object):
    return execute_notebook(path, parameters, failed=path.with_suffix(".failed.ipynb"), timeout=timeout)


def test_a_notebook_runs_with_its_parameters(notebook: Write) -> None:
    done = run(
        notebook(("code", "print(period, actors, unique)")), period="year", actors="onu,otan", unique="oui"
    )
    assert done.notebook.cells[-1].outputs[0].text == "year ['onu', 'otan'] True\n"
    assert done.parameters["period"] == "year"
    assert done.parameters["start"] == "2021-01-01"


def test_a_wrong_parameter_stops_before_anything_runs(notebook: Write, tmp_path: Path) -> None:
    path = notebook(("code", f"open({str(tmp_path / 'ran')!r}, 'w')"))
    with pytest.raises(ParameterError, match="perod"):
        run(path, perod="year")
    assert not (tmp_path / "ran").exists()


def test_the_cell_that_fails_is_named_with_its_first_line_and_reason(notebook: Write) -> None:
    path = notebook(("md", "# Titre"), ("code", "\ntotal = 1 / 0"), ("code", "print('jamais')"))
    with pytest.raises(NotebookError) as caught:
        run(path)
    message = str(caught.value)
    assert "cell 3 ('total = 1 / 0')" in message
    assert "ZeroDivisionError: division by zero" in message
    assert "Traceback" not in message
    assert caught.value.exit_code == 1
    kept = path.with_suffix(".failed.ipynb")
    assert kept.exists()
    assert "Execution using papermill" not in kept.read_text()


def test_an_error_of_the_input_keeps_its_exit_code(notebook: Write) -> None:
    cell = "from analysis.errors import CorpusError\nraise CorpusError('Le dossier est vide.')"
    with pytest.raises(NotebookError, match="Le dossier est vide") as caught:
        run(notebook(("code", cell)))
    assert caught.value.exit_code == 2


def test_the_failed_notebook_is_removed_once_the_run_succeeds(notebook: Write) -> None:
    path = notebook(("code", "1"))
    kept = path.with_suffix(".failed.ipynb")
    kept.write_text("{}")
    run(path)
    assert not kept.exists()


def test_a_crash_names_the_cell_and_leaves_this_process_alive(notebook: Write) -> None:
    path = notebook(("code", "x = 1"), ("code", "import os; os.kill(os.getpid(), 9)"))
    with pytest.raises(NotebookError, match=r"cell 3 .*\n.*signal 9"):
        run(path)


def test_a_run_that_hangs_is_ended(notebook: Write) -> None:
    with pytest.raises(NotebookError, match="longer than 4 seconds"):
        run(notebook(("code", "import time; time.sleep(60)")), timeout=4)


def test_leaving_the_notebook_early_is_a_failure(notebook: Write) -> None:
    with pytest.raises(NotebookError, match="cell 2"):
        run(notebook(("code", "import sys; sys.exit(0)"), ("code", "1")))


def test_warnings_are_recorded_and_not_shown(notebook: Write) -> None:
    done = run(notebook(("code", "import warnings; warnings.warn('peu de textes'); print('ok')")))
    assert done.warnings == ["UserWarning: peu de textes"]
    assert "peu de textes" not in json.dumps(done.notebook.cells[-1].outputs, ensure_ascii=False)


def test_two_runs_give_the_same_notebook_and_no_path_of_this_machine(notebook: Write, tmp_path: Path) -> None:
    path = notebook(("code", "from analysis.exhibits import Text\nText('Bonjour')"))
    folder = tmp_path / "presse"
    first, second = (run(path, corpus=str(folder)) for _ in range(2))
    assert first.notebook == second.notebook
    assert str(tmp_path) not in json.dumps(first.notebook)
    assert "corpus = 'presse'" in first.notebook.cells[1].source


def test_the_run_does_not_touch_this_process(notebook: Write) -> None:
    import sys

    hook, before = sys.displayhook, set(sys.modules)
    run(notebook(("code", "import sys; sys.modules['ghost'] = sys")))
    assert sys.displayhook is hook
    assert "ghost" not in set(sys.modules) - before


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")  # zmq, tornado and asyncio warn among themselves
def test_a_notebook_may_ask_for_a_kernel_of_its_own(notebook: Write) -> None:
    path = notebook(
        ("code", "print(type(get_ipython()).__name__)"), metadata={"presscope": {"engine": "kernel"}}
    )
    assert run(path).notebook.cells[-1].outputs[0].text == "ZMQInteractiveShell\n"


def test_display_and_printed_text_keep_their_order(notebook: Write) -> None:
    head = "from IPython.display import Markdown, display\n"
    cell = head + "print('a'); print('b')\ndisplay(Markdown('c'))\nprint('d')\n'e'"
    kinds = [o.output_type for o in run(notebook(("code", cell))).notebook.cells[-1].outputs]
    assert kinds == ["stream", "display_data", "stream", "execute_result"]
