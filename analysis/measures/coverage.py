"""Coverage: whether the sources published at their usual pace.

A fall of a count means nothing where the sources fell silent. The usual pace of a source is the median
of its documents per period, over the periods in which it published at all.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Final

import pandas as pd

from analysis.measures.observations import observe
from analysis.measures.scope import Copies, Day, Scope
from analysis.schemas import COUNTED_ZONES, empty

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
    usual = n_documents[n_documents > 0].median()
    verdict = pd.Series("full", index=n_documents.index, dtype="str")
    verdict[n_documents < fraction * usual] = "partial"
    verdict[n_documents == 0] = "none"
    return verdict


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
    counted = observe(empty("themes"), passages, documents, scope, entry="theme_id").passages
    pairs = counted[["source", "period", "document"]].drop_duplicates()
    counts = pairs.groupby(["source", "period"]).size()
    rows = [
        _judged(counts[source].reindex(scope.periods, fill_value=0), source, scope, fraction)
        for source in pairs["source"].value_counts(sort=False).sort_index().sort_values(
            ascending=False, kind="stable").index
    ]  # fmt: skip
    if not rows:
        nothing = pd.Series(0, index=scope.periods, dtype="int64")
        return _judged(nothing, "", scope, fraction).iloc[:0]
    return pd.concat(rows, ignore_index=True)


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
    counted = observe(empty("themes"), passages, documents, scope, entry="theme_id").passages
    distinct = counted.groupby("period")[["document", "source"]].nunique()
    distinct = distinct.reindex(scope.periods, fill_value=0)
    judged = _judged(distinct["document"], "", scope, fraction).drop(columns="source")
    judged.insert(2, "n_sources", distinct["source"].to_numpy())
    return judged


def _judged(n_documents: pd.Series, source: str, scope: Scope, fraction: float) -> pd.DataFrame:
    return pd.DataFrame({
        "source": pd.Series(source, index=range(len(n_documents)), dtype="str"),
        "period": scope.periods,
        "n_documents": n_documents.to_numpy(dtype="int64"),
        "usual": float(n_documents[n_documents > 0].median()),
        "coverage": judge_pace(n_documents, fraction).array,
        "complete": scope.complete,
    })  # fmt: skip
