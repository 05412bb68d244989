"""Coverage: whether the sources published at their usual pace.

A fall of a count means nothing where the sources fell silent. The usual pace of a source is the median
of its documents per period, over the periods in which it published at all.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any, Final

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis.distinct import each_once
from analysis.measures.grounds import Flags, Ground, Rows, ground_of
from analysis.measures.scope import Copies, Day, Scope
from analysis.schemas import COUNTED_ZONES

__all__ = ["PARTIAL_BELOW", "judge_pace", "measure_coverage", "measure_overall_coverage"]

PARTIAL_BELOW: Final = 0.5


def judge_pace(n_documents: pd.Series, fraction: float = PARTIAL_BELOW) -> pd.Series:
    """Say for each period whether a source published at its usual pace.

    Parameters
    ----------
    n_documents : Series of int
        Documents of one source, one row per period of the window.
    fraction : float
        Below this fraction of the usual pace a period is partial.

    Returns
    -------
    Series of str
        ``none`` without documents, ``partial`` below the fraction, else ``full``.

    Examples
    --------
    >>> judge_pace(pd.Series([10, 0, 4, 12])).tolist()
    ['full', 'none', 'partial', 'full']
    """
    counts = n_documents.to_numpy()
    verdict = _judge(counts, _usual(counts), fraction)
    return pd.Series(verdict, index=n_documents.index, dtype="str")


def _usual(counts: npt.NDArray[Any]) -> float:
    published = counts[counts > 0]
    return float(np.median(published)) if len(published) else float("nan")


def _judge(counts: npt.NDArray[Any], usual: npt.ArrayLike, fraction: float) -> npt.NDArray[Any]:
    below = np.where(counts < fraction * np.asarray(usual), "partial", "full")
    return np.where(counts == 0, "none", below).astype(object)


def measure_coverage(
    passages: pd.DataFrame,
    documents: pd.DataFrame,
    *,
    period: str,
    start: Day,
    end: Day,
    zones: Sequence[str] = COUNTED_ZONES,
    copies: Copies = "all",
    sources: Collection[str] | None = None,
    fraction: float = PARTIAL_BELOW,
) -> pd.DataFrame:
    """Count the documents of each source in each period, and judge its pace.

    A document counts in each period in which it has a counted passage.

    Returns
    -------
    DataFrame
        One row per source × period, the most productive source first: source (``""`` where unknown),
        period, n_documents, usual (median of the source's periods with documents), coverage, complete
        (whether the period lies wholly in the window).
    """
    scope = Scope.of(period, start, end, zones, copies, sources)
    ground, kept = _kept(passages, documents, scope)
    code, names = ground.source
    day = scope.periods.get_indexer(ground.period(scope).array[kept])
    counts = np.zeros((len(names), len(scope.periods)), dtype=np.int64)
    outlet, when, _ = each_once(code[kept], day, ground.document[kept])
    np.add.at(counts, (outlet, when), 1)
    published = np.flatnonzero(counts.any(axis=1))
    counts, names = counts[published], names[published]
    # The most productive first; of equal ones the first by name.
    order = np.argsort(-counts.sum(axis=1), kind="stable")
    return _judged(counts[order], names[order], scope, fraction)


def measure_overall_coverage(
    passages: pd.DataFrame,
    documents: pd.DataFrame,
    *,
    period: str,
    start: Day,
    end: Day,
    zones: Sequence[str] = COUNTED_ZONES,
    copies: Copies = "all",
    sources: Collection[str] | None = None,
    fraction: float = PARTIAL_BELOW,
) -> pd.DataFrame:
    """Judge the pace of all sources taken together, period by period.

    Returns
    -------
    DataFrame
        One row per period: period, n_documents, n_sources (with a document), usual, coverage, complete.
    """
    scope = Scope.of(period, start, end, zones, copies, sources)
    ground, kept = _kept(passages, documents, scope)
    day = scope.periods.get_indexer(ground.period(scope).array[kept])
    n_documents, n_sources = (
        np.bincount(each_once(day, unit[kept])[0], minlength=len(scope.periods))
        for unit in (ground.document, ground.source[0])
    )
    judged = _judged(n_documents[None, :], pd.Index([""]), scope, fraction).drop(columns="source")
    judged.insert(2, "n_sources", n_sources)
    return judged


def _kept(passages: pd.DataFrame, documents: pd.DataFrame, scope: Scope) -> tuple[Ground, Flags]:
    ground = ground_of(passages, documents)
    return ground, ground.keep(scope)


def _judged(counts: Rows, sources: pd.Index, scope: Scope, fraction: float) -> pd.DataFrame:
    """Return the rows of each source, of which ``counts`` has the documents, sources × periods."""
    usual = np.array([_usual(row) for row in counts]).reshape(-1, 1)
    return pd.DataFrame({
        "source": pd.Series(sources.repeat(counts.shape[1]), dtype="str"),
        "period": pd.DatetimeIndex(np.tile(scope.periods, len(counts))),
        "n_documents": counts.ravel(),
        "usual": usual.repeat(counts.shape[1]),
        "coverage": pd.Series(_judge(counts, usual, fraction).ravel(), dtype="str"),
        "complete": np.tile(scope.complete, len(counts)),
    })  # fmt: skip
