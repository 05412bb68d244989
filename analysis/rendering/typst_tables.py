"""Tables on paper: columns as wide as they need, never wider than the page.

A table that is too wide is set smaller, then on a page turned sideways, then in several parts that
each repeat the first column.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Any, Final

__all__ = ["TURNED", "Layout", "lay_out", "table_piece", "table_source"]

UPRIGHT: Final = 476.0  # points between the margins of report.typ on A4
SIDEWAYS: Final = 722.0
SIZES: Final = (9.0, 8.5, 8.0, 7.5)
_BROKEN_WAY: Final = '"broken"'  # how report.typ is told that a table may break
TURNED: Final = "#page(flipped: true)"  # how a page turned sideways begins
_GLYPH: Final = 0.5  # mean width of a letter of the text font, in its size; headings are bold
_BOLD: Final = 0.54
_MEAN: Final = 0.45  # width of a letter in cells of several lines
_CAPITAL: Final = 0.645  # height of a capital
_SLACK: Final = 0.35  # what a cell with a wide sign such as % needs more
_INSET: Final = 8.0
_NAME: Final = 20  # letters of a row's name that are kept on one line
_UNBROKEN: Final = 22  # letters of the longest word for which a table may forgo hyphens
_BROKEN: Final = 14  # letters a column must hold where words are broken
_STEP: Final = 6.0  # points that are given to a column at a time
_MEASURED: Final = 60  # rows that decide the widths
_WHOLE: Final = 300.0  # points up to which a table is kept on one page where it can be


@dataclass(frozen=True)
class Layout:
    """How a table is set.

    Parameters
    ----------
    size : float
        Size of the letters in points.
    sideways : bool
        On a page turned by a quarter.
    parts : list of list of int
        The columns of each part; every part begins with column 0.
    widths : list of str
        The Typst width of each column of the table.
    hyphenate : bool
        Whether words must be broken for the table to fit.
    """

    size: float
    sideways: bool
    parts: list[list[int]]
    widths: list[str]
    hyphenate: bool = False


def _words(text: str) -> list[str]:
    # No-break spaces hold a number together; everything else may break at spaces and hyphens.
    return text.replace("-", "- ").replace("/", "/ ").split(" ")


def _shown(cell: str | dict[str, str]) -> str:
    return cell if isinstance(cell, str) else cell["text"]


def _least(payload: dict[str, Any], column: int, longest: int) -> float:
    """Return the width below which a word of the column would not fit, in letter sizes."""
    if payload["align"][column] == "right":
        head = max(map(len, _words(payload["header"][column])), default=0) * _BOLD
        return max(head, *(len(_shown(row[column])) * _GLYPH for row in payload["rows"]), 0.0)
    cells = [_shown(row[column]) for row in payload["rows"]]
    inside = [max(map(len, _words(cell)), default=0) * _GLYPH for cell in cells]
    head = max(map(len, _words(payload["header"][column])), default=0) * _BOLD
    return max(min(max(inside, default=0), longest * _GLYPH), min(head, longest * _BOLD))


def _heading(label: str) -> float:
    """Return the width at which a heading takes two lines at most, in letter sizes."""
    return max(*map(len, _words(label)), 0.55 * len(label)) * _BOLD if label else 0.0


def _natural(payload: dict[str, Any], column: int) -> float:
    """Return the width at which no cell of the column breaks, in letter sizes."""
    cells = [len(_shown(row[column])) * _GLYPH for row in payload["rows"]]
    return max([_heading(payload["header"][column]), *cells])


def lay_out(payload: dict[str, Any]) -> Layout:
    """Decide the size, the direction and the parts of a table.

    Examples
    --------
    >>> narrow = {"header": ["a", "n"], "align": ["left", "right"], "rows": [["ONU", "3"]]}
    >>> lay_out(narrow).size, lay_out(narrow).parts
    (9.0, [[0, 1]])
    """
    columns = range(len(payload["header"]))
    unbroken = [_least(payload, column, _UNBROKEN) for column in columns]
    # The first column names the row and is read most: smaller letters are better than broken names.
    whole = _natural(payload, 0)
    named = [whole if whole <= _NAME * _GLYPH else unbroken[0], *unbroken[1:]]
    for wanted in (named, unbroken):
        for size in SIZES:
            if sum(wanted) * size + (_INSET + _SLACK * size) * len(wanted) <= UPRIGHT:
                return Layout(size, False, [list(columns)], _widths(payload, wanted, size, UPRIGHT))
    least = [_least(payload, column, _BROKEN) for column in columns]
    named = [max(least[0], min(_natural(payload, 0), _NAME * _GLYPH)), *least[1:]]
    for room, sideways in ((UPRIGHT, False), (SIDEWAYS, True)):
        for wanted, sizes in ((named, SIZES), (least, SIZES[-1:])):
            for size in sizes:
                if sum(wanted) * size + (_INSET + _SLACK * size) * len(wanted) <= room:
                    widths = _widths(payload, wanted, size, room)
                    return Layout(size, sideways, [list(columns)], widths, hyphenate=True)
    size = SIZES[-1]
    taken = [(width + _SLACK) * size + _INSET for width in least]
    parts, used = [[0]], taken[0]
    for column in columns[1:]:
        width = taken[column]
        if used + width > SIDEWAYS and len(parts[-1]) > 1:
            parts.append([0])
            used = taken[0]
        parts[-1].append(column)
        used += width
    return Layout(size, True, parts, _widths(payload, least, size, SIDEWAYS), hyphenate=True)


def _widths(payload: dict[str, Any], needed: list[float], size: float, room: float) -> list[str]:
    """Return the width of each column: as wide as no cell breaks, or what there is shared out.

    Every column has the width of its longest word first; what is left goes, a little at a time, to the
    column that makes the table shorter by it, until nothing does.
    """
    columns = range(len(payload["header"]))
    natural = [(_natural(payload, column) + _SLACK) * size + _INSET for column in columns]
    if sum(natural) <= room:
        return [_points(width) for width in natural]
    widths = [min((needed[c] + _SLACK) * size + _INSET, natural[c]) for c in columns]
    head = [len(label) * _BOLD * size for label in payload["header"]]
    long = [head] + [[len(_shown(cell)) * _GLYPH * size for cell in row] for row in payload["rows"][:_MEASURED]]
    spare = room - sum(widths)
    while spare >= _STEP:
        scores = [_score(long, [w + _STEP * (i == c) for i, w in enumerate(widths)]) for c in columns]
        best = min(columns, key=lambda c: (scores[c], c))
        if scores[best] >= _score(long, widths):
            break
        widths[best] += _STEP
        spare -= _STEP
    return [_points(width) for width in widths]


def _score(long: list[list[float]], widths: list[float]) -> float:
    """Return how tall rows of cells that are so long on one line get; the fuller lines decide between equals."""
    lines = [[length / max(w - _INSET, 1.0) for length, w in zip(row, widths, strict=True)] for row in long]
    return sum(max(map(math.ceil, row)) + 0.02 * sum(max(part - 1.0, 0.0) for part in row) for row in lines)


def _points(width: float) -> str:
    # Rounded down: widths that are rounded up may add to more than the page.
    return f"{math.floor(10 * width) / 10:.1f}pt"


def _height(payload: dict[str, Any], layout: Layout) -> float:
    """Return about how tall a table is with its caption and its notes, in points."""
    rows = [_tallest(map(_shown, row), layout, layout.size * _MEAN) for row in payload["rows"]]
    head = _tallest(payload["header"], layout, layout.size * _BOLD)
    groups = _tallest([], layout, 0.0) if any(payload["groups"]) else 0.0
    around = _lines(payload["caption"], 9.5, 0.55) + _lines(payload["notes"], 8.5, 0.68)
    return sum(rows) + len(layout.parts) * (head + groups) + around


def _tallest(cells: Iterable[str], layout: Layout, letter: float) -> float:
    """Return the height of a row whose letters are so wide on average."""
    widths = (float(width[:-2]) - _INSET for width in layout.widths)
    lines = (math.ceil(len(cell) * letter / max(width, 1.0)) for cell, width in zip(cells, widths, strict=False))
    return _set(max(1, *lines, 1), layout.size, 0.45) + 6.8


def _lines(words: str, size: float, leading: float) -> float:
    """Return the height of words over the whole width, and of the space after them."""
    return _set(math.ceil(len(words) * _GLYPH * size / UPRIGHT), size, leading) + 8.0 if words else 0.0


def _set(lines: int, size: float, leading: float) -> float:
    return size * (_CAPITAL * lines + leading * (lines - 1))


def _cell(found: str | dict[str, str], literal: Callable[[str], str], target: Callable[[str], str]) -> str:
    if isinstance(found, str):
        return f"text({literal(found)})"
    lang = f"lang: {literal(found['lang'])}, " if "lang" in found else ""
    body = f"text({lang}{literal(found['text'])})"
    where = target(found["href"]) if "href" in found else ""
    return f"link({where}, {body})" if where else body


def _array(items: list[str]) -> str:
    return "(" + "".join(f"{item}, " for item in items) + ")"


def _groups(payload: dict[str, Any], part: list[int], literal: Callable[[str], str]) -> str:
    if not any(payload["groups"]):
        return "()"
    cells = []
    labels = [payload["groups"][column] for column in part]
    start = 0
    for label, run in groupby(labels):
        span = len(list(run))
        cells.append(f"table.cell(colspan: {span}, align: center, strong({literal(label)}))")
        if label:
            cells.append(f"table.hline(start: {start}, end: {start + span}, stroke: 0.4pt)")
        start += span
    return _array(cells)


def _grid(payload: dict[str, Any], layout: Layout, part: list[int], way: str, literal: Callable[[str], str],
          target: Callable[[str], str]) -> str:  # fmt: skip
    heads = [f"strong({literal(payload['header'][column])})" for column in part]
    cells = [_cell(row[column], literal, target) for row in payload["rows"] for column in part]
    widths = _array([layout.widths[column] for column in part])
    return (
        f"rows-table({widths}, {_array([payload['align'][column] for column in part])}, "
        f"{_groups(payload, part, literal)}, {_array(heads)}, {_array(cells)}, size: {layout.size:g}pt, "
        f"hyphenate: {str(layout.hyphenate).lower()}, way: {way})"
    )


def table_piece(
    payload: dict[str, Any], label: str, literal: Callable[[str], str], target: Callable[[str], str]
) -> str:
    """Return a table as a piece of a report, which decides where it breaks.

    Parameters
    ----------
    payload : dict
        As :class:`analysis.exhibits.Table` makes it.
    label : str
        « Tableau 1. » or nothing.
    literal, target : callable
        How a text and the destination of a link are written.
    """
    if not payload["rows"]:
        mark, caption = _mark(payload, literal), literal(payload["caption"])
        return f"stays[#empty-table({literal(label)}, {caption}, {literal(payload.get('empty', ''))}){mark}]"
    layout = lay_out(payload)
    if layout.sideways:
        return f"turned[{_captioned(payload, layout, _BROKEN_WAY, label, literal, target)}]"
    tall = _height(payload, layout)
    if tall > _WHOLE:
        return f"long({tall:.0f}pt)[{_captioned(payload, layout, _BROKEN_WAY, label, literal, target)}]"
    rows = len(layout.parts) * (len(payload["rows"]) + 1 + any(payload["groups"]))
    drawn = _captioned(payload, layout, "way", label, literal, target)
    return f"broken({tall:.0f}pt, {rows}, way => [{drawn}])"


def table_source(
    payload: dict[str, Any], literal: Callable[[str], str], target: Callable[[str], str]
) -> str:
    """Return a table within a text as Typst markup; parameters as for `table_piece`."""
    if not payload["rows"]:
        return f'#empty-table("", {literal(payload["caption"])}, "")'
    layout = lay_out(payload)
    way = _BROKEN_WAY if layout.sideways or _height(payload, layout) > _WHOLE else '"whole"'
    return _captioned(payload, layout, way, "", literal, target)


def _mark(payload: dict[str, Any], literal: Callable[[str], str]) -> str:
    return f" #label({literal(payload['id'])})" if payload["id"] else ""


def _captioned(payload: dict[str, Any], layout: Layout, way: str, label: str,
               literal: Callable[[str], str], target: Callable[[str], str]) -> str:  # fmt: skip
    grids = [_grid(payload, layout, part, way, literal, target) for part in layout.parts]
    body = " + v(0.8em) + ".join(grids)
    source = (
        f"#captioned-table({way}, {literal(label)}, {literal(payload['caption'])}, {body}, "
        f"{literal(payload['notes'])}){_mark(payload, literal)}"
    )
    return f"{TURNED}[{source}]" if layout.sideways else source
