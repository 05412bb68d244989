"""JupyterLab, opened on the notebook of the panel, with the kernel of this installation."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from analysis.projects import find_project
from analysis.rendering.locations import notebooks_dir

__all__ = ["FIRST", "lab_command", "lab_environment", "place_notebooks"]

#: The notebook that opens.
FIRST: Final = "00_explore.ipynb"
#: Those that a user works in: copied into his own folder, where an update never touches them.
_OWN: Final = (FIRST, "tutoriel.ipynb")
_CONFIG: Final = Path(__file__).parent / "lab_config"


def place_notebooks(start: Path | None = None) -> tuple[Path, Path, list[Path]]:
    """Put the notebooks to work in where the user works, without touching any that is there.

    Parameters
    ----------
    start : Path, optional
        Where one stands; by default the current folder.

    Returns
    -------
    root : Path
        The project, or the folder one stands in: what JupyterLab shows.
    notebook : Path
        The notebook that opens.
    made : list of Path
        Copies made now.
    """
    here = (start or Path.cwd()).resolve()
    project = find_project(here)
    root = project.root if project else here
    folder = (project.folder("notebooks") if project else here / "notebooks").resolve()
    made = []
    for name in _OWN:
        if not (folder / name).exists():
            folder.mkdir(parents=True, exist_ok=True)
            made.append(Path(shutil.copyfile(notebooks_dir() / name, folder / name)))
    if root not in folder.parents:
        root = folder
    return root, folder / FIRST, made


def lab_command(root: Path, notebook: Path, arguments: Sequence[str] = ()) -> list[str]:
    """Return the command that opens a notebook; what is given behind stands last and so counts.

    Examples
    --------
    >>> lab_command(Path("/etude"), Path("/etude/notebooks/00_explore.ipynb"))[3:]
    ['/etude/notebooks/00_explore.ipynb', '--ServerApp.root_dir=/etude', '--LabApp.extension_manager=readonly']
    """
    # The manager of extensions would ask a registry what there is.
    options = [f"--ServerApp.root_dir={root}", "--LabApp.extension_manager=readonly"]
    return [sys.executable, "-m", "jupyterlab", str(notebook), *options, *arguments]


def lab_environment(environment: Mapping[str, str] | None = None) -> dict[str, str]:
    """Return the environment JupyterLab runs in.

    The kernel ``python3`` is then that of this installation, whatever others a user has; ``presscope`` is found by the
    cells; and nothing asks for news from the network.

    Examples
    --------
    >>> lab_environment({"PATH": "/usr/bin"})["JUPYTER_PREFER_ENV_PATH"]
    '1'
    """
    given = dict(os.environ if environment is None else environment)
    paths = [str(Path(sys.executable).parent), given.get("PATH", "")]
    configs = [given.get("JUPYTER_CONFIG_PATH", ""), str(_CONFIG)]
    return given | {
        "PATH": os.pathsep.join(path for path in paths if path),
        "JUPYTER_CONFIG_PATH": os.pathsep.join(path for path in configs if path),
        "JUPYTER_PREFER_ENV_PATH": "1",
    }
