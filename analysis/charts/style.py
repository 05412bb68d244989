"""Sizes, fonts and colours of every chart, in one place.

The colours derive from Okabe & Ito (2008), *Color Universal Design*, darkened or lightened so that they
also differ in greyscale; series differ in line style too. matplotlib's own DejaVu Sans is named alone:
the PDF writer finds it where matplotlib keeps it, and its letters are wider than those of the usual
substitutes, so that a browser without it clips nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

import matplotlib as mpl
from matplotlib.colors import LinearSegmentedColormap, to_rgb

__all__ = [
    "ACCENT", "BAND", "FONT", "GREY", "INK", "LINE_STYLES", "MUTED", "NO_DATA", "PALETTE", "RC", "SEQUENTIAL",
    "WIDTH", "ink_on", "luminance", "styled",
]  # fmt: skip

# 518 CSS pixels at natural size. On a phone of 390 pixels 358 remain: 10.5 points become 7.2.
WIDTH: Final = 5.4
FONT: Final = 10.5

INK: Final = "#1a1a1a"
MUTED: Final = "#595959"
GREY: Final = "#8c8c8c"
NO_DATA: Final = "#e9e9e9"
ACCENT: Final = "#00507f"
BAND: Final = "#b9d3e6"

# Luminance falls or rises by steps a photocopy keeps: dark blue, vermilion, sky, purple, green, ochre.
PALETTE: Final = ("#00395c", "#c24e00", "#56b4e9", "#7b3f63", "#009e73", "#e6c200")
LINE_STYLES: Final = ("-", "--", "-.", ":", (0, (5, 1, 1, 1, 1, 1)), (0, (8, 2)))

# One hue, luminance falling steadily. Its lightest step differs from the white of a zero.
SEQUENTIAL: Final = LinearSegmentedColormap.from_list(
    "presscope", ["#d3e5f2", "#8fbcdb", "#4a8dbb", "#1b5a8a", "#062b4a"]
)

RC: Final[Any] = {
    "font.family": ["DejaVu Sans"],
    "font.size": FONT,
    "text.color": INK,
    "text.parse_math": False,
    "axes.labelcolor": INK,
    "axes.edgecolor": GREY,
    "axes.linewidth": 0.8,
    "axes.facecolor": "white",
    "axes.titlesize": FONT,
    "axes.titlelocation": "left",
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.axisbelow": True,
    "xtick.color": MUTED,
    "ytick.color": MUTED,
    "xtick.labelsize": FONT,
    "ytick.labelsize": FONT,
    "xtick.major.size": 3.5,
    "ytick.major.size": 0,
    "ytick.left": False,
    "grid.color": "#dddddd",
    "grid.linewidth": 0.7,
    "lines.linewidth": 1.8,
    "lines.markersize": 4.5,
    "hatch.linewidth": 0.6,
    "hatch.color": GREY,
    "figure.facecolor": "white",
    "savefig.facecolor": "white",
    "savefig.bbox": None,
    "svg.fonttype": "none",
    "svg.hashsalt": "presscope",
}


@contextmanager
def styled() -> Iterator[None]:
    """Draw in the style of presscope, and leave matplotlib's settings as they were.

    Examples
    --------
    >>> before = mpl.rcParams["font.size"]
    >>> with styled():
    ...     mpl.rcParams["font.size"] == FONT
    True
    >>> mpl.rcParams["font.size"] == before
    True
    """
    with mpl.rc_context():
        # From matplotlib's defaults, not from what a notebook may have set before.
        mpl.rcdefaults()
        mpl.rcParams.update(RC)
        yield


def luminance(color: Any) -> float:
    """Return the relative luminance of a colour, 0 (black) to 1 (white), as WCAG 2.2 defines it.

    Examples
    --------
    >>> luminance("black"), luminance("white")
    (0.0, 1.0)
    """
    parts = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in to_rgb(color)]
    return round(0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2], 6)


def ink_on(ground: Any) -> str:
    """Return the colour of letters, white or `INK`, that differs more from ``ground``."""
    on_white, on_ink = 1.05 / (luminance(ground) + 0.05), (luminance(ground) + 0.05) / (luminance(INK) + 0.05)
    return "white" if on_white > on_ink else INK
