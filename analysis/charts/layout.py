"""Placing axes and text in inches, from the top: what is measured cannot overlap.

matplotlib's own layout engines solve again at each drawing; a chart is drawn twice, as outlines and
as text. Text is measured here once, with the font that draws it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from itertools import pairwise
from typing import Any

from matplotlib.axes import Axes
from matplotlib.collections import PolyCollection
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties

from analysis.charts.lettering import FAMILY, LETTERS
from analysis.charts.style import FONT, MUTED, WIDTH

__all__ = ["LINE", "Sheet", "draw_boxes", "row_height", "text_width", "wrap", "write_notes"]

# Height of a line of text in inches.
LINE: float = FONT * 1.25 / 72


@cache
def _measure(text: str, size: float, bold: bool) -> float:
    width, _, _ = LETTERS.get_text_width_height_descent(text, _font(size, bold), ismath=False)
    return float(width) / 72


@cache
def _font(size: float, bold: bool) -> FontProperties:
    return FontProperties(family=[FAMILY], weight="bold" if bold else "normal", size=size)


def text_width(text: str, *, size: float = FONT, bold: bool = False) -> float:
    """Return the width of the widest line of ``text`` in inches."""
    return max(_measure(line, size, bold) for line in text.split("\n"))


def wrap(text: str, width: float, *, size: float = FONT, bold: bool = False, lines: int | None = None) -> str:
    """Break ``text`` at spaces so that no line is wider than ``width`` inches.

    Parameters
    ----------
    lines : int, optional
        Keep at most so many lines; what is lost shows as ``…``.

    Examples
    --------
    >>> wrap("un deux trois", 0.7).split(chr(10))
    ['un deux', 'trois']
    """
    broken: list[str] = []
    # Only ordinary spaces: a no-break space holds a number and its unit together.
    for word in text.split(" "):
        joined = f"{broken[-1]} {word}" if broken else word
        if broken and text_width(joined, size=size, bold=bold) <= width:
            broken[-1] = joined
        else:
            broken.append(word)
    if lines is not None and len(broken) > lines:
        broken = [*broken[: lines - 1], broken[lines - 1] + " …"]
    return "\n".join(_cut(line, width, size, bold) for line in broken)


def row_height(names: Sequence[str], one: float = 0.235) -> float:
    r"""Return the height of the rows that stand beside ``names``, in inches.

    A name of two lines reaches into the rows above and below it, which is all right beside names of one.

    Parameters
    ----------
    names : sequence of str
        As `wrap` broke them.
    one : float
        The height where every name has one line.

    Examples
    --------
    >>> row_height(["ONU", "OTAN"]), row_height(["deux\nlignes", "ONU"]), row_height(["a\nb", "c\nd"])
    (0.235, 0.25, 0.31)
    """
    tall = ["\n" in name for name in names]
    if any(first and second for first, second in pairwise(tall)):
        return max(one, 0.31)
    return max(one, 0.25) if any(tall) else one


def write_notes(notes: Sequence[str], key: str, width: float) -> str:
    r"""Return the foot of a chart: what its marks mean, then on a new line the key to its events.

    Examples
    --------
    >>> write_notes(["bande : intervalle", "fond gris : aucun texte"], "", 6)
    'Bande : intervalle\xa0· fond gris : aucun texte'
    """
    # A break comes after the dot between two notes, never before it.
    words = "\u00a0· ".join(notes)
    parts = [words[:1].upper() + words[1:], key]
    return "\n".join(wrap(part, width) for part in parts if part)


def _cut(line: str, width: float, size: float, bold: bool) -> str:
    if text_width(line, size=size, bold=bold) <= width:
        return line
    kept = line.removesuffix(" …")
    while len(kept) > 1 and text_width(kept + "…", size=size, bold=bold) > width:
        kept = kept[:-1].rstrip()
    return kept + "…"


def draw_boxes(ax: Axes, boxes: Iterable[tuple[float, float, float, float]], **look: Any) -> None:
    """Draw boxes of one look, each given as left, bottom, width, height, as one artist.

    A heat map has hundreds: as single rectangles they take several times as long.
    """
    corners = [[(x, y), (x + w, y), (x + w, y + h), (x, y + h)] for x, y, w, h in boxes]
    if corners:
        ax.add_collection(PolyCollection(corners, **look), autolim=False)


class Sheet:
    """A figure on which things are placed in inches from the left and from the top.

    Parameters
    ----------
    height : float
        Inches.
    """

    def __init__(self, height: float) -> None:
        self.height = height
        self.figure = Figure(figsize=(WIDTH, round(height, 2)))

    def axes(self, left: float, top: float, width: float, height: float, **options: Any) -> Axes:
        """Add axes whose upper left corner is ``left`` and ``top`` inches from the sheet's."""
        bottom = self.height - top - height
        box = (left / WIDTH, bottom / self.height, width / WIDTH, height / self.height)
        ax = self.figure.add_axes(box, **options)
        # No axis of a sheet has a title: matplotlib need not measure all ticks to find a place for it.
        ax.xaxis.set_label_coords(0.5, 0)
        ax.yaxis.set_label_coords(0, 0.5)
        return ax

    def text(self, left: float, top: float, words: str, **options: Any) -> None:
        """Write ``words``, their upper left corner at ``left`` and ``top``."""
        chosen = {"va": "top", "ha": "left", "fontsize": FONT, "color": MUTED, "linespacing": 1.2, **options}
        self.figure.text(left / WIDTH, 1 - top / self.height, words, **chosen)
