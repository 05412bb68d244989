"""Figures in a cell: made without pyplot, they show themselves all the same."""

from __future__ import annotations

import io
import sys
from typing import Any

from matplotlib.figure import Figure

__all__ = ["show_figures"]

_DPI = 110


def show_figures(shell: Any = None) -> bool:
    """Tell IPython how a figure looks, where it is running and has not been told; return whether it is now.

    Parameters
    ----------
    shell : InteractiveShell, optional
        By default the one that is running.
    """
    if shell is None:
        # Not imported where nobody has: a script has no cells.
        ipython = sys.modules.get("IPython")
        shell = ipython.get_ipython() if ipython is not None else None
    if shell is None:
        return False
    formatter = shell.display_formatter.formatters["image/png"]
    if Figure not in formatter.type_printers:
        formatter.for_type(Figure, _to_png)
    return True


def _to_png(figure: Figure) -> bytes:
    data = io.BytesIO()
    figure.savefig(data, format="png", dpi=_DPI)
    return data.getvalue()
