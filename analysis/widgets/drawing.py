"""Counts → one image with its alternative text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from analysis.charts.alt_text import describe_heatmap, describe_timeline
from analysis.charts.matrices import plot_heatmap
from analysis.charts.timelines import plot_timeline
from analysis.exhibits.drawing import draw_svg
from analysis.garbage import collecting_seldom
from analysis.widgets.looking import View

if TYPE_CHECKING:
    from matplotlib.figure import Figure

__all__ = ["Picture", "draw_view"]

#: Up to so many entries have a line each; more are a heat map.
LINES: Final = 4
_DPI: Final = 200


@dataclass(frozen=True, eq=False)
class Picture:
    """One drawing and what it shows, in words."""

    figure: Figure
    alt: str

    def svg(self) -> str:
        """Return the drawing as SVG, its letters as outlines: it looks the same everywhere."""
        with collecting_seldom():
            return draw_svg(self.figure, ["path"])[0]

    def png(self) -> bytes:
        """Return the drawing as PNG, of 200 dots per inch."""
        import io

        target = io.BytesIO()
        self.figure.savefig(target, format="png", dpi=_DPI)
        return target.getvalue()


def draw_view(view: View) -> Picture | None:
    """Draw what a view counted: a line for each of up to four entries, a heat map of more.

    Returns
    -------
    Picture or None
        None where nothing is chosen or no text is looked at.
    """
    choice = view.choice
    if not choice.entries or not view.n_documents:
        return None
    said = {"labels": view.labels, "measure": choice.measure, "lang": choice.lang, "period": choice.period}
    few = len(choice.entries) <= LINES
    with collecting_seldom():
        figure = (plot_timeline if few else plot_heatmap)(view.frequencies, **said)  # type: ignore[arg-type]
    alt = (describe_timeline if few else describe_heatmap)(view.frequencies, **said)  # type: ignore[arg-type]
    return Picture(figure, alt)
