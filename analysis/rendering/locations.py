"""Where notebooks, templates and definitions lie: in a checkout, or inside the installed package."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from analysis.errors import DefinitionError, Fault

__all__ = ["definitions_dir", "notebooks_dir", "template_dir"]

_PACKAGE: Final = Path(__file__).resolve().parents[1]
# A wheel carries the top-level folders under analysis/_shipped (see pyproject.toml).
_ROOTS: Final = (_PACKAGE.parent, _PACKAGE / "_shipped")


def _folder(relative: str, witness: str) -> Path:
    for root in _ROOTS:
        if next((root / relative).glob(witness), None) is not None:
            return root / relative
    searched = ", ".join(f"{root.name}/{relative}" for root in _ROOTS)
    raise DefinitionError(
        "The installation is incomplete.",
        [Fault(searched, "no such files", f"a folder with {witness}", "Install presscope again")],
    )


def template_dir() -> Path:
    """Return the folder of the HTML template and the Typst style."""
    return _folder("reports/template", "conf.json")


def definitions_dir() -> Path:
    """Return the folder of the standard report definitions."""
    return _folder("reports/definitions", "*.yaml")


def notebooks_dir() -> Path:
    """Return the folder of the standard notebooks."""
    return _folder("notebooks", "*.ipynb")
