"""A folder for work of one's own, with everything in its place and an example of each."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Final

from analysis.errors import DefinitionError, Fault

__all__ = ["start_project"]

_STARTER: Final = Path(__file__).parent / "starter"
_EMPTY: Final = ("reports",)


def start_project(folder: Path) -> list[Path]:
    """Make a project in a folder that does not exist yet, or is empty.

    Returns
    -------
    list of Path
        The files made.

    Raises
    ------
    DefinitionError
        If something stands there already; nothing is touched then.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        kind = "a folder with files in it" if folder.is_dir() else "a file"
        fault = Fault(str(folder), kind, "a new or empty folder", "Choose another name")
        raise DefinitionError("The project cannot be made here.", [fault])
    made = []
    for source in sorted(path for path in _STARTER.rglob("*") if path.is_file()):
        target = folder / source.relative_to(_STARTER)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, target)
        made.append(target)
    for name in _EMPTY:
        (folder / name).mkdir(exist_ok=True)
    return made
