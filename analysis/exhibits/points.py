"""From a drawing to the sentences behind it: parts of a chart that lead somewhere, and where they lead."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from analysis.exhibits.mime import Exhibit, check_id
from analysis.exhibits.sentences import Sentence

if TYPE_CHECKING:
    from matplotlib.figure import Figure as Drawing

__all__ = ["Point", "Points", "Spot", "place_spots"]


@dataclass(frozen=True)
class Spot:
    """A box of a drawing that leads to an anchor of the report.

    Parameters
    ----------
    axes : int
        Which axes of the drawing, in the order they were made.
    left, right, low, high : float or None
        In the units of those axes; None for the edge of the drawing (left, right) or of the axes (low, high).
    href : str
        ``#anchor``.
    words : str
        What it says where the pointer rests on it.
    """

    axes: int
    left: float | None
    right: float | None
    low: float | None
    high: float | None
    href: str
    words: str = ""


def place_spots(fig: Drawing, spots: Iterable[Spot]) -> list[dict[str, Any]]:
    """Return where the spots lie on the drawing: x, y, width, height in hundredths of an inch from the top left.

    Neighbours in one row that lead to one place become one box.

    Examples
    --------
    >>> from matplotlib.figure import Figure
    >>> fig = Figure(figsize=(4, 2))
    >>> ax = fig.add_axes((0, 0, 1, 1), xlim=(0, 4), ylim=(0, 1))
    >>> place_spots(fig, [Spot(0, 0, 1, None, None, "#a"), Spot(0, 1, 2, None, None, "#a")])
    [{'x': 0.0, 'y': 0.0, 'width': 200.0, 'height': 200.0, 'href': '#a', 'words': ''}]
    """
    placed: list[dict[str, Any]] = []
    for spot in spots:
        box = _box(fig, spot)
        last = placed[-1] if placed else None
        if (last is not None and last["href"] == box["href"] and last["y"] == box["y"]
                and last["height"] == box["height"] and abs(last["x"] + last["width"] - box["x"]) < 0.3):  # fmt: skip
            last["width"] = round(box["x"] + box["width"] - last["x"], 1)
        else:
            placed.append(box)
    return placed


def _box(fig: Drawing, spot: Spot) -> dict[str, Any]:
    ax = fig.axes[spot.axes]
    (x0, x1), (y0, y1) = sorted(ax.get_xlim()), sorted(ax.get_ylim())
    low, high = (y0 if spot.low is None else max(spot.low, y0)), (y1 if spot.high is None else min(spot.high, y1))
    left, right = (x0 if spot.left is None else max(spot.left, x0)), (x1 if spot.right is None else min(spot.right, x1))
    corners = ax.transData.transform([(left, low), (right, high)]) / fig.dpi * 100
    width, height = (100 * float(side) for side in fig.get_size_inches())
    xs = [0.0 if spot.left is None else float(corners[:, 0].min()),
          width if spot.right is None else float(corners[:, 0].max())]  # fmt: skip
    ys = [height - float(corners[:, 1].max()), height - float(corners[:, 1].min())]
    return {
        "x": round(xs[0], 1) + 0.0, "y": round(ys[0], 1) + 0.0, "width": round(xs[1] - xs[0], 1),
        "height": round(ys[1] - ys[0], 1), "href": spot.href, "words": spot.words,
    }  # fmt: skip


@dataclass(frozen=True)
class Point:
    """The sentences behind one point, bar or cell.

    Parameters
    ----------
    anchor : str
        Where the point leads.
    title : str
        What it is: the entry, and the period if it has one.
    entry : str
        The entry alone, as it stands in a list of pages.
    found : str
        How many of how many, in words: ``20 sur 312 mentions``.
    sentences : sequence of Sentence
    paper : str
        The anchor it has in the PDF; empty where the PDF, which does not show every point, has none.
    """

    anchor: str
    title: str
    entry: str
    found: str
    sentences: Sequence[Sentence]
    paper: str


class Points(Exhibit):
    """The sentences behind the points of the figures: a page shows those of the point one comes from.

    Parameters
    ----------
    items : sequence of Point
    """

    def __init__(self, items: Sequence[Point]) -> None:
        self.items = tuple(items)
        for item in self.items:
            check_id(item.anchor)

    def payload(self) -> dict[str, Any]:
        """Return ``kind`` and ``items``: the fields of each point."""
        # By hand: `dataclasses.asdict` copies each of the hundreds of sentences as deeply as it can.
        items = [{**vars(item), "sentences": [dict(vars(said)) for said in item.sentences]} for item in self.items]
        return {"kind": "points", "items": items}

    def representations(self) -> dict[str, Any]:
        """Return one line: a notebook shows the sentences of a point on its own page only."""
        return {"text/plain": f"{len(self.items)} points"}
