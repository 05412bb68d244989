"""Dispersion: whether mentions are spread over a corpus or piled up in a part of it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Final, Literal

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis.distinct import distinct
from analysis.errors import Fault, ParameterError
from analysis.measures.grounds import Rows
from analysis.measures.observations import Marks, mark
from analysis.measures.scope import WINDOW, Copies, Day, Scope
from analysis.schemas import COUNTED_ZONES

__all__ = ["deviation_of_proportions", "measure_dispersion"]

Part = Literal["document", "source", "period"]
PARTS: Final = ("document", "source", "period")


def deviation_of_proportions(hits: npt.ArrayLike, sizes: npt.ArrayLike) -> float:
    """Return DP: 0 where hits are spread as the words are, towards 1 where they stand in one small part.

    Parameters
    ----------
    hits, sizes : array-like of int, shape (parts,)
        Hits and words of each part; NaN without hits.

    Notes
    -----
    Gries (2008), "Dispersions and adjusted frequencies in corpora", IJCL 13(4).

    Examples
    --------
    Gries's own: five parts of 9, 10, 10, 10 and 11 words with 1 to 5 hits.

    >>> round(deviation_of_proportions([1, 2, 3, 4, 5], [9, 10, 10, 10, 11]), 2)
    0.18
    """
    found, words = np.asarray(hits, dtype=np.float64), np.asarray(sizes, dtype=np.float64)
    if found.sum() == 0 or words.sum() == 0:
        return float("nan")
    return float(np.abs(found / found.sum() - words / words.sum()).sum() / 2)


def measure_dispersion(
    hits: pd.DataFrame,
    passages: pd.DataFrame,
    documents: pd.DataFrame,
    *,
    entry: str = "actor_id",
    part: Part = "document",
    period: str = "month",
    start: Day,
    end: Day,
    zones: Sequence[str] = COUNTED_ZONES,
    entries: Sequence[str] | None = None,
    copies: Copies = "all",
    sources: Collection[str] | None = None,
) -> pd.DataFrame:
    """Measure how evenly the mentions of each entry are spread over documents, sources or periods.

    Parameters
    ----------
    part : {"document", "source", "period"}
        The parts of the corpus; ``period`` is the width of a period.

    Returns
    -------
    DataFrame
        One row per entry, the most even first: entry_id, n_mentions, n_parts (with a mention),
        n_parts_total, dp.
    """
    if part not in PARTS:
        raise ParameterError("The parts are unknown.", [Fault("part", repr(part), ", ".join(PARTS))])
    scope = Scope.of(period if part == "period" else WINDOW, start, end, zones, copies, sources)
    marks = mark(hits, passages, documents, scope, entry=entry, entries=entries)
    parts, sizes = _sizes(marks, part)
    code, names = marks.named
    counts = np.zeros((len(names), len(sizes)), dtype=np.int64)
    np.add.at(counts, (code, parts[marks.row]), 1)
    rows = [
        (str(name), int(found.sum()), int((found > 0).sum()), len(sizes), deviation_of_proportions(found, sizes))
        for name, found in zip(names, counts, strict=True)
    ]
    frame = pd.DataFrame(rows, columns=["entry_id", "n_mentions", "n_parts", "n_parts_total", "dp"])
    return frame.sort_values(["dp", "entry_id"]).reset_index(drop=True)


def _sizes(marks: Marks, part: Part) -> tuple[Rows, Rows]:
    """Return the part of each passage of the ground, and the words of each part that is counted, in their order."""
    ground = marks.ground
    if part == "period":
        codes: Rows = pd.factorize(ground.period(marks.scope).array, sort=True)[0]
    else:
        codes = ground.document if part == "document" else ground.source[0]
    present = distinct(codes[marks.kept])
    place = np.full(int(codes.max(initial=-1)) + 2, -1, dtype=np.int64)
    place[present] = np.arange(len(present))
    words = np.bincount(codes[marks.kept], weights=ground.words[marks.kept], minlength=len(place))
    return place[codes], words[present].astype(np.int64)
