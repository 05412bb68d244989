"""One figure of an edition as pixels, for a message that cannot show a drawing."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from analysis.publishing.sharing import figures_of
from analysis.rendering.office import draw_pixels

__all__ = ["preview_png"]

#: About 750 pixels for a figure as wide as the page.
_DPI: Final = 110


def preview_png(folder: Path, report: str) -> bytes | None:
    """Return the first figure of an edition as a PNG, or None if its page has none.

    Parameters
    ----------
    folder : Path
        The folder of the edition.
    report : str

    Raises
    ------
    ExportError
        If it cannot be drawn.
    """
    page = folder / f"{report}.html"
    if not page.is_file():
        return None
    for path, data in figures_of(page.read_bytes()).items():
        if path.endswith(".png"):
            return data
        return draw_pixels({path: data}, dpi=_DPI)[path]
    return None
