"""Networks: who stands with whom, as a few names joined by lines. Never a hairball: the rest is in the table."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import networkx as nx  # type: ignore[import-untyped]
import numpy as np
import numpy.typing as npt
import pandas as pd
from matplotlib.figure import Figure

from analysis.charts.layout import LINE, Sheet, text_width, wrap
from analysis.charts.numbers import check_lang
from analysis.charts.series import label_of
from analysis.charts.style import ACCENT, FONT, INK, WIDTH, styled
from analysis.charts.wording import say
from analysis.errors import Fault, ParameterError

__all__ = ["MOST_LINES", "MOST_NAMES", "bond_places", "choose_bonds", "plot_network"]

Places = npt.NDArray[np.float64]

MOST_NAMES: Final = 14
MOST_LINES: Final = 18
_HEIGHT: Final = 3.3
_SEED: Final = 20210101
_PAD: Final = 0.07


def choose_bonds(pairs: pd.DataFrame, *, names: int = MOST_NAMES, lines: int = MOST_LINES) -> pd.DataFrame:
    """Return the first pairs that can be drawn: so many lines at most between so many names at most.

    Parameters
    ----------
    pairs : DataFrame
        Columns entry_a and entry_b, the strongest pair first.

    Examples
    --------
    >>> pairs = pd.DataFrame({"entry_a": ["a", "a", "c"], "entry_b": ["b", "c", "d"]})
    >>> choose_bonds(pairs, names=3)["entry_b"].tolist()
    ['b', 'c']
    """
    seen: set[str] = set()
    kept: list[int] = []
    for position, pair in enumerate(zip(pairs["entry_a"], pairs["entry_b"], strict=True)):
        if len(kept) < lines and len(seen | set(pair)) <= names:
            seen |= set(pair)
            kept.append(position)
    return pairs.iloc[kept].reset_index(drop=True)


def plot_network(
    pairs: pd.DataFrame,
    *,
    weight: str = "g2",
    labels: Mapping[str, str] | None = None,
    lang: str = "fr",
) -> Figure:
    """Draw the strongest pairs as names joined by lines, the thicker the stronger.

    The places come from springs (Fruchterman & Reingold 1991, then Kamada & Kawai 1989) with a fixed seed
    and say nothing beyond who is joined to whom; names are then moved apart until none covers another.

    Parameters
    ----------
    pairs : DataFrame
        Columns entry_a, entry_b and ``weight`` (positive), the strongest first; `choose_bonds` takes what
        can be read.
    weight : str
        The column that gives the width of the lines.
    labels : mapping, optional
        Names for readers by entry.
    lang : {"fr", "en"}

    Raises
    ------
    ParameterError
        Without a pair.
    """
    check_lang(lang)
    if pairs.empty:
        raise ParameterError("The network cannot be drawn.", [Fault("pairs", "none", "at least one pair")])
    bonds = choose_bonds(pairs)
    graph = nx.Graph()
    rows = zip(bonds["entry_a"], bonds["entry_b"], bonds[weight].astype(float), strict=True)
    graph.add_weighted_edges_from(rows)
    nodes = [str(node) for node in graph.nodes]
    names = [wrap(label_of(node, labels), 1.5, lines=2) for node in nodes]
    boxes = np.array([(text_width(n) + 2 * _PAD, LINE * (1 + n.count("\n")) + _PAD) for n in names])
    height = min(_HEIGHT, 1.2 + 0.24 * len(nodes))
    places = _place(graph, nodes, boxes, height)
    with styled():
        return _draw(graph, nodes, names, boxes, places, height, lang)


def bond_places(fig: Figure) -> list[tuple[str, str, float, float]]:
    """Return the bonds of a network drawn by `plot_network`: both entries, and the middle of the line between them."""
    found = []
    for line in fig.axes[0].lines:
        if line.get_gid() == "bond":
            a, _, b = str(line.get_label()).partition("\t")
            x, y = np.asarray(line.get_xydata(), dtype=np.float64).mean(axis=0)
            found.append((a, b, float(x), float(y)))
    return found


def _place(graph: nx.Graph[str], nodes: list[str], boxes: Places, height: float) -> Places:
    """Return the middle of each name in inches from the lower left corner; no name covers another."""
    room = np.array([WIDTH - 0.12, height])
    joined = _tie_together(graph)
    springs = nx.spring_layout(joined, seed=_SEED, weight=None)
    steady = nx.kamada_kawai_layout(joined, pos=springs, weight=None)
    raw = np.array([steady[node] for node in nodes])
    span = np.ptp(raw, axis=0)
    unit = (raw - raw.min(axis=0)) / np.where(span > 0, span, 1.0)
    half = boxes / 2
    places = half + unit * (room - boxes)
    for _ in range(400):
        if not _push_apart(places, boxes):
            break
        places[:] = np.clip(places, half, room - half)
    return np.asarray(places)


def _tie_together(graph: nx.Graph[str]) -> nx.Graph[str]:
    """Join the parts of a graph by ties that are not drawn: loose parts would drift to the corners."""
    joined = graph.copy()
    hubs = [max(sorted(part), key=graph.degree) for part in nx.connected_components(graph)]
    joined.add_edges_from((hubs[0], other) for other in hubs[1:])
    return joined


def _push_apart(places: Places, boxes: Places) -> bool:
    """Move names that touch away from each other, the shorter way; say whether any did."""
    moved = False
    for i in range(len(places)):
        for j in range(i + 1, len(places)):
            apart = places[j] - places[i]
            over = (boxes[i] + boxes[j]) / 2 + np.array([0.06, 0.1]) - np.abs(apart)
            if (over <= 0).any():
                continue
            moved = True
            # Up and down before sideways: names are wide and low.
            axis = 1 if over[1] <= over[0] else 0
            step = (over[axis] / 2 + 0.005) * (1 if apart[axis] >= 0 else -1)
            places[i, axis] -= step
            places[j, axis] += step
    return moved


def _draw(
    graph: nx.Graph[str], nodes: list[str], names: list[str], boxes: Places, places: Places, height: float, lang: str
) -> Figure:  # fmt: skip
    sheet = Sheet(height + LINE + 0.25)
    ax = sheet.axes(0.06, 0.06, WIDTH - 0.12, height)
    ax.set_xlim(0, WIDTH - 0.12)
    ax.set_ylim(0, height)
    ax.set_axis_off()
    at = dict(zip(nodes, places, strict=True))
    weights = np.array([weight for _, _, weight in graph.edges.data("weight")], dtype=np.float64)
    widths = 0.8 + 4.2 * weights / weights.max()
    for (a, b), width in zip(graph.edges, widths, strict=True):
        ax.plot(*zip(at[a], at[b], strict=True), color=ACCENT, alpha=0.45, linewidth=width, zorder=1, gid="bond",
                label=f"{a}\t{b}", solid_capstyle="butt")  # fmt: skip
    for name, (x, y) in zip(names, places.tolist(), strict=True):
        ax.text(
            x, y, name, ha="center", va="center", fontsize=FONT, color=INK, linespacing=1.1, zorder=2,
            bbox={"boxstyle": "round,pad=0.22", "facecolor": "white", "edgecolor": ACCENT, "linewidth": 0.9},
        )  # fmt: skip
    words = say("tie", lang)
    sheet.text(0.06, sheet.height - 0.08 - LINE, words[:1].upper() + words[1:])
    return sheet.figure
