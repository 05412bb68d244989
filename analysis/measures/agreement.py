"""Agreement: what was found against what annotators found, and annotators against each other."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

import numpy as np
import pandas as pd
from statsmodels.stats.inter_rater import cohens_kappa  # type: ignore[import-untyped]

from analysis.measures.intervals import wilson

__all__ = ["measure_kappa", "score_found"]


def score_found(true_positive: int, false_positive: int, false_negative: int) -> pd.DataFrame:
    """Return precision, recall and F1, the first two with their Wilson intervals.

    Returns
    -------
    DataFrame
        Three rows: measure, value, low, high, n (what the measure is a share of); NaN where it is a
        share of nothing. F1 is no share of anything counted and has no interval.

    Notes
    -----
    van Rijsbergen (1979), *Information Retrieval*, chapter 7.

    Examples
    --------
    >>> score_found(8, 2, 8).set_index("measure")["value"].round(3).to_dict()
    {'precision': 0.8, 'recall': 0.5, 'f1': 0.615}
    """
    totals = np.array([true_positive + false_positive, true_positive + false_negative])
    hits = np.array([true_positive, true_positive])
    values = np.divide(hits, totals, out=np.full(2, np.nan), where=totals > 0)
    low, high = wilson(hits, totals)
    both = 2 * true_positive + false_positive + false_negative
    return pd.DataFrame({
        "measure": ["precision", "recall", "f1"],
        "value": [*values, 2 * true_positive / both if both else np.nan],
        "low": [*low, np.nan], "high": [*high, np.nan], "n": [*totals, both],
    })  # fmt: skip


def measure_kappa(first: Sequence[Hashable], second: Sequence[Hashable]) -> tuple[float, float, float]:
    """Return Cohen's kappa of two annotators over the same items, with its 95 % interval.

    Notes
    -----
    Cohen (1960), "A coefficient of agreement for nominal scales", Educational and Psychological
    Measurement 20(1).

    Examples
    --------
    >>> value, low, high = measure_kappa(["a"] * 25 + ["b"] * 25, ["a"] * 20 + ["b"] * 20 + ["a"] * 10)
    >>> round(value, 2)
    0.4
    """
    kinds = sorted({*first, *second}, key=str)
    codes = {kind: i for i, kind in enumerate(kinds)}
    table = np.zeros((len(kinds), len(kinds)))
    for a, b in zip(first, second, strict=True):
        table[codes[a], codes[b]] += 1
    if len(kinds) < 2:
        # Everyone always said the same: agreement by chance alone cannot be told from any other.
        return float("nan"), float("nan"), float("nan")
    result = cohens_kappa(table)
    return float(result.kappa), float(result.kappa_low), float(result.kappa_upp)
