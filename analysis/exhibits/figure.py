"""Figures: a matplotlib drawing with its caption, its alternative text and its table."""

from __future__ import annotations

import base64
import html
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

import pandas as pd

from analysis.errors import Fault, ParameterError
from analysis.exhibits.drawing import draw_svg
from analysis.exhibits.mime import Exhibit, check_id
from analysis.exhibits.points import Spot, place_spots
from analysis.exhibits.table import Table, to_csv

if TYPE_CHECKING:
    from matplotlib.figure import Figure as Drawing

__all__ = ["ALT_LIMIT", "Figure"]

ALT_LIMIT: Final = 250


class Figure(Exhibit):
    """A drawing with what a reader needs to read it, with or without seeing it.

    Parameters
    ----------
    fig : matplotlib.figure.Figure
        Drawn when the figure is shown. It is taken out of pyplot, so that a notebook shows it once.
    id : str
        Unique in the report: anchor and file name (lower-case ASCII words joined by hyphens).
    caption : str
        The finding, as a sentence.
    alt : str
        What the drawing shows to someone who cannot see it, at most 250 characters; the rest
        belongs into ``table``.
    table : Table, optional
        The plotted values, shown under the figure: folded in HTML; in PDF only if ``print_table``.
    data : pandas.DataFrame, optional
        What goes into ``tables/<id>.csv``; by default the frame of ``table``.
    print_table : bool
        Print ``table`` under the figure in the PDF too.
    reading : str
        How to read the drawing, with one of its values said in words; stands under the caption.
    spots : sequence of Spot
        The points, bars and cells that lead to their sentences. The links for the keyboard stand in
        ``table``; these are for the pointer alone.

    Raises
    ------
    ParameterError
        If the caption or the alternative text is missing, or the latter too long.
    """

    def __init__(
        self,
        fig: Drawing,
        *,
        id: str,
        caption: str,
        alt: str,
        table: Table | None = None,
        data: pd.DataFrame | None = None,
        print_table: bool = False,
        reading: str = "",
        spots: Sequence[Spot] = (),
    ) -> None:
        self.fig = fig
        self.id = check_id(id)
        self.caption = caption
        self.alt = alt
        self.table = table
        self.data = data if data is not None or table is None else table.data
        self.print_table = print_table
        self.reading = reading
        self.spots = tuple(spots)
        self._check()
        _forget(fig)

    def _check(self) -> None:
        faults = []
        if not self.caption.strip():
            faults.append(Fault(f"figure {self.id}, caption", repr(self.caption), "a sentence"))
        if not self.alt.strip() or len(self.alt) > ALT_LIMIT:
            found = f"{len(self.alt)} characters"
            faults.append(Fault(f"figure {self.id}, alt", found, f"1 to {ALT_LIMIT} characters"))
        if faults:
            raise ParameterError(f"The figure {self.id!r} cannot be read by everyone.", faults)

    def payload(self) -> dict[str, Any]:
        """Return everything but the drawing as JSON values.

        Returns
        -------
        dict
            ``kind``, ``id``, ``caption``, ``alt``, ``width`` and ``height`` (inches), ``table`` (the
            payload of the table, or None), ``print_table``, ``reading``, ``spots`` (boxes in hundredths of an
            inch, each with ``href`` and ``words``) and ``data`` (CSV, or None).
        """
        width, height = self.fig.get_size_inches()
        return {
            "kind": "figure",
            "id": self.id,
            "caption": self.caption,
            "alt": self.alt,
            "width": round(float(width), 4),
            "height": round(float(height), 4),
            "table": self.table.payload() if self.table is not None else None,
            "print_table": self.print_table,
            "reading": self.reading,
            "spots": place_spots(self.fig, self.spots),
            "data": to_csv(self.data) if self.data is not None else None,
        }

    def representations(self) -> dict[str, Any]:
        """Return the drawing twice: text kept as text (for paper), and as outlines (for screens)."""
        # A reader's browser may lack matplotlib's fonts, and an image cannot load any: on screens
        # the letters are outlines. On paper we bring the fonts, and the text stays searchable.
        text, outlines = draw_svg(self.fig)
        address = base64.b64encode(outlines.encode()).decode()
        image = f'<img src="data:image/svg+xml;base64,{address}" alt="{html.escape(self.alt)}">'
        reading = f"<p>{html.escape(self.reading)}</p>" if self.reading else ""
        page = f"<figure>{image}<figcaption>{html.escape(self.caption)}</figcaption>{reading}</figure>"
        return {
            "image/svg+xml": text,
            "text/html": page,
            "text/plain": f"{self.caption} {self.alt}",
        }


def _forget(fig: Drawing) -> None:
    """Take ``fig`` out of pyplot: the inline backend would show it a second time, bare."""
    import matplotlib.pyplot as plt

    plt.close(fig)
