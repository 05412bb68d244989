"""Drawings as SVG, for paper and for screens, from one pass over the figure.

The two differ in their letters alone. matplotlib lays a figure out anew each time it writes it; here it writes both
at once. This module is a matplotlib backend (``savefig(backend=…)``).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

import matplotlib as mpl
from matplotlib.backends.backend_mixed import MixedModeRenderer
from matplotlib.backends.backend_svg import FigureCanvasSVG, RendererSVG

from analysis.charts.lettering import LETTERS

if TYPE_CHECKING:
    from matplotlib.figure import Figure as Drawing

__all__ = ["FigureCanvas", "draw_svg"]

_SALT: Final = "presscope"
_TAG_END: Final = ">\n"
#: What no XML may hold: a source or a name of a corpus may.
_NO_XML: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
#: Letters as text, and as outlines.
BOTH: Final = ("none", "path")


class _Sheets:
    """A text stream that is several: what is written belongs to all of them, or to one."""

    def __init__(self, fonttypes: Sequence[str]) -> None:
        self._parts: dict[str, list[str]] = {fonttype: [] for fonttype in fonttypes}
        self.fonttypes = tuple(fonttypes)
        self._open = self.fonttypes
        self._begun = True

    def turn(self, *fonttypes: str) -> None:
        """Write onto these sheets from now on."""
        self._open, self._begun = fonttypes, False

    def write(self, text: str) -> int:
        # The first thing written after the turn may be the end of the tag before it, which is on all of them.
        rest = not self._begun and text == _TAG_END
        for fonttype in self.fonttypes if rest else self._open:
            self._parts[fonttype].append(text)
        self._begun = True
        return len(text)

    def text(self, fonttype: str) -> str:
        return "".join(self._parts[fonttype])


class _Renderer(RendererSVG):
    """Writes each text anew for each sheet."""

    def __init__(self, width: float, height: float, sheets: _Sheets, **options: Any) -> None:
        self._sheets = sheets
        super().__init__(width, height, sheets, **options)  # type: ignore[no-untyped-call]
        self._text2path = LETTERS

    def draw_text(self, gc: Any, x: float, y: float, s: str, *given: Any, **named: Any) -> None:
        said = _NO_XML.sub("\ufffd", s)
        for fonttype in self._sheets.fonttypes:
            self._sheets.turn(fonttype)
            mpl.rcParams["svg.fonttype"] = fonttype
            super().draw_text(gc, x, y, said, *given, **named)  # type: ignore[no-untyped-call]
        self._sheets.turn(*self._sheets.fonttypes)


class FigureCanvas(FigureCanvasSVG):
    """A canvas whose SVG goes onto the sheets it is given."""

    def print_svg(self, filename: _Sheets, *, metadata: Any = None, **_: Any) -> None:
        """Draw the figure as matplotlib does, but for the renderer."""
        dpi, (width, height) = self.figure.dpi, self.figure.get_size_inches()
        self.figure.dpi = 72
        vectors = _Renderer(width * 72, height * 72, filename, image_dpi=dpi, metadata=metadata)
        renderer: Any = MixedModeRenderer(self.figure, width, height, dpi, vectors)  # type: ignore[no-untyped-call]
        self.figure.draw(renderer)
        renderer.finalize()


def draw_svg(fig: Drawing, fonttypes: Sequence[str] = BOTH) -> tuple[str, ...]:
    """Return ``fig`` as SVG, the same bytes each time, once for each way of writing its letters.

    Parameters
    ----------
    fig : matplotlib.figure.Figure
    fonttypes : sequence of {"none", "path"}
        Letters as text, which needs matplotlib's fonts and can be searched, or as outlines, which need nothing.
    """
    sheets: Any = _Sheets(fonttypes)
    with mpl.rc_context({"svg.hashsalt": _SALT, "savefig.bbox": None}):
        fig.savefig(sheets, format="svg", backend=f"module://{__name__}", metadata={"Date": None, "Creator": None})
    return tuple(sheets.text(fonttype) for fonttype in fonttypes)
