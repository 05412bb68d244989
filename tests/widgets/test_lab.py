"""JupyterLab: which notebook opens, where, and with which kernel."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from analysis.rendering.locations import notebooks_dir
from analysis.widgets.lab import FIRST, lab_command, lab_environment, place_notebooks


def test_in_a_project_the_notebooks_are_copied_once_and_never_touched_again(project: Path) -> None:
    below = project / "corpus" / "2022"
    below.mkdir(parents=True)
    root, notebook, made = place_notebooks(below)
    assert (root, notebook) == (project.resolve(), project.resolve() / "notebooks" / FIRST)
    assert [path.name for path in made] == [FIRST, "tutoriel.ipynb"]
    notebook.write_text("le mien", encoding="utf-8")
    assert place_notebooks(project)[2] == []
    assert notebook.read_text(encoding="utf-8") == "le mien"


def test_the_clone_opens_its_own_notebooks_and_copies_none() -> None:
    root, notebook, made = place_notebooks(notebooks_dir())
    assert made == []
    assert notebook == notebooks_dir() / FIRST
    assert notebook.is_relative_to(root)


def test_a_notebooks_folder_beside_the_project_is_opened_as_the_root(project: Path, tmp_path_factory: Any) -> None:
    elsewhere = tmp_path_factory.mktemp("carnets")
    (project / "presscope.yaml").write_text(f"corpus: sample\nnotebooks: {elsewhere}\n", encoding="utf-8")
    root, notebook, _ = place_notebooks(project)
    assert root == elsewhere.resolve()
    assert notebook.parent == root


def test_the_command_and_the_kernel_are_those_of_this_python(tmp_path: Path) -> None:
    assert lab_command(tmp_path, tmp_path / FIRST)[:3] == [sys.executable, "-m", "jupyterlab"]
    environment = lab_environment()
    assert Path(environment["PATH"].split(os.pathsep)[0]) == Path(sys.executable).parent
    # Another kernel of the same name in the user's own folder must not be the one that starts.
    stray = tmp_path / "jupyter" / "kernels" / "python3"
    stray.mkdir(parents=True)
    (stray / "kernel.json").write_text('{"argv": ["/nowhere/python"], "display_name": "x", "language": "python"}')
    asked = (
        "from jupyter_client.manager import KernelManager; m = KernelManager(kernel_name='python3');"
        " print(m.format_kernel_cmd()[0])"
    )
    done = subprocess.run([sys.executable, "-c", asked], env=environment | {"JUPYTER_DATA_DIR": str(stray.parents[1])},
                          capture_output=True, text=True, check=True)  # fmt: skip
    assert done.stdout.strip() == sys.executable


def test_this_installation_has_one_kernel() -> None:
    kernels = Path(sys.prefix) / "share" / "jupyter" / "kernels"
    assert [path.name for path in kernels.iterdir()] == ["python3"]


def run(notebook: Path, folder: Path, **parameters: str) -> list[Any]:
    """Execute a notebook in a folder; return its code cells."""
    sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]
    import nbformat
    import papermill

    made = folder.parent / f"fait-{notebook.name}"
    papermill.execute_notebook(str(notebook), str(made), parameters=parameters, cwd=str(folder), kernel_name="python3",
                               progress_bar=False, log_output=False)  # fmt: skip
    return [cell for cell in nbformat.read(made, as_version=4).cells if cell.cell_type == "code"]


def said(cells: list[Any]) -> str:
    return "\n".join(str(output) for cell in cells for output in cell.outputs)


@pytest.mark.slow
@pytest.mark.parametrize("folder", ["notebooks", "."])
def test_the_notebook_of_the_panel_runs_from_its_folder_and_from_the_root(project: Path, folder: str) -> None:
    (project / "notebooks").mkdir()
    notebook = Path(shutil.copy(notebooks_dir() / FIRST, project / "notebooks"))
    cells = run(notebook, project / folder)
    assert "Corpus «" in said(cells)
    assert "application/vnd.jupyter.widget-view+json" in said(cells)


@pytest.mark.slow
def test_every_cell_of_the_tutorial_does_what_it_says(tmp_path: Path) -> None:
    cells = run(notebooks_dir() / "tutoriel.ipynb", tmp_path, dossier=str(tmp_path / "atelier"))
    study = tmp_path / "atelier" / "mon-etude"
    # A command that fails does not stop a notebook: each has left what it makes.
    assert len(list((study / "corpus").glob("*.txt"))) == 112
    assert "Centre Vauban" in (study / "lexicon" / "actors.yaml").read_text(encoding="utf-8")
    assert (study / "reports" / "exploration" / "otan-par-an.png").is_file()
    reports = {path.suffix for path in (study / "reports" / "site" / "suivi-otan").glob("*/suivi-otan.*")}
    assert {".html", ".pdf"} <= reports
    texts = said(cells)
    for words in ("textes trouvés", "last_12_months", "presscope schedule due", "prochaine"):
        assert words in texts
    for words in ("Traceback", "Error:", "Usage:"):
        assert words not in texts
