"""Checks that hold for every chart: nothing is clipped, nothing is too small, nothing overlaps."""

from __future__ import annotations

from itertools import combinations

from matplotlib.figure import Figure
from matplotlib.text import Text


def written(fig: Figure) -> list[Text]:
    """Return the texts a reader sees."""
    # As fine as on paper: at screen resolution letters are moved to whole pixels and run wider.
    fig.set_dpi(300)
    fig.draw_without_rendering()
    return [t for t in fig.findobj(Text) if t.get_visible() and t.get_text().strip()]


def words(fig: Figure) -> list[str]:
    return [text.get_text() for text in written(fig)]


def faults(fig: Figure) -> list[str]:
    """Return what could not be read: text under 10.5 points, beyond the page or over other text."""
    texts = written(fig)
    found = [f"{t.get_text()!r} has {t.get_fontsize()} pt" for t in texts if t.get_fontsize() < 10.5]
    boxes = [(t.get_text(), t.get_window_extent()) for t in texts]
    width, height = fig.bbox.width, fig.bbox.height
    for name, box in boxes:
        if box.x0 < -1 or box.y0 < -1 or box.x1 > width + 1 or box.y1 > height + 1:
            found.append(f"{name!r} is clipped: {box}")
    for (one, a), (other, b) in combinations(boxes, 2):
        across = min(a.x1, b.x1) - max(a.x0, b.x0)
        along = min(a.y1, b.y1) - max(a.y0, b.y0)
        # Boxes hold room for accents and tails, so that a little overlap shows nothing.
        if across > 4 and along > 0.3 * min(a.height, b.height):
            found.append(f"{one!r} over {other!r}")
    return found
