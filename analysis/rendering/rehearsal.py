"""What every report does for the first time, done once before they are forked: templates, fonts, locales, schemas."""

from __future__ import annotations

from typing import Any, Final

import pandas as pd
from matplotlib.backends.registry import backend_registry
from nbformat import v4

from analysis.charts.layout import Sheet
from analysis.charts.lettering import LETTERS
from analysis.charts.style import FONT, styled
from analysis.exhibits import Figure, Table, format_value
from analysis.rendering.content import read_content
from analysis.rendering.engine import new_output
from analysis.rendering.html import ReportHTMLExporter
from analysis.rendering.provenance import library_versions
from analysis.rendering.typst import typst_source

__all__ = ["rehearse"]

#: What most charts say: percentages, small numbers, years.
_SAID: Final = (*(f"{n}\u00a0%" for n in range(101)), *map(str, range(61)), *map(str, range(2015, 2031)))

_TEXT = "# Titre\n\nUne phrase *lue* avant les autres.\n\n## Partie\n\n- un point"


def rehearse() -> None:
    """Draw and export a report of one figure and one table, and throw it away.

    Templates are compiled, fonts and locales read and schemas built for that; children forked from this process find
    them ready. Worth its time where several follow. Typst is left out: it would leave threads behind.
    """
    bundle, _ = _exhibit()._repr_mimebundle_()
    make: Any = v4  # nbformat states no types for its makers
    shown = make.new_code_cell(outputs=[new_output("display_data", data=bundle, metadata={})])
    notebook = make.new_notebook(cells=[make.new_markdown_cell(_TEXT), shown])
    ReportHTMLExporter().from_notebook_node(notebook)  # type: ignore[no-untyped-call]
    typst_source(read_content(notebook))
    library_versions()
    # Which charts look up for each shell that is started: a search through all that is installed.
    backend_registry.list_all()  # type: ignore[no-untyped-call]
    LETTERS.learn(_SAID, FONT)
    for lang in ("fr", "en"):
        format_value(0.5, "share", lang)


def _exhibit() -> Figure:
    sheet = Sheet(2.0)
    with styled():
        axes = sheet.axes(1.0, 0.2, 3.0, 1.5)
        axes.barh([0, 1], [1, 2])
        axes.plot([1, 2], [0, 1], "o")
        axes.imshow([[0, 1]], aspect="auto")
        axes.set_yticks([0, 1], ["un", "deux"])
        sheet.text(0.1, 0.1, "Une mesure, 2021–2024")
    values = pd.DataFrame({"day": pd.to_datetime(["2021-01-01"]), "n": [1], "share": [0.5]})
    headings = {"day": "Jour", "n": "Textes", "share": "Part"}
    table = Table(values, id="repetition", caption="Une table.", columns=headings)
    return Figure(sheet.figure, id="figure", caption="Une figure.", alt="Deux barres.", table=table)
