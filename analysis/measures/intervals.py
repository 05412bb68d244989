"""Intervals on shares (Wilson) and on rates (bootstrap by document)."""

from __future__ import annotations

from typing import Final

import numpy as np
import numpy.typing as npt
from statsmodels.stats.proportion import proportion_confint  # type: ignore[import-untyped]

__all__ = ["bootstrap_rates", "newcombe", "wilson"]

Reals = npt.NDArray[np.float64]

ALPHA: Final = 0.05
# Resamples drawn at one time, so that memory stays flat on a large corpus.
CELLS_AT_ONCE: Final = 4_000_000


def wilson(successes: npt.ArrayLike, totals: npt.ArrayLike) -> tuple[Reals, Reals]:
    """Return the ends of the Wilson 95 % interval of each share ``successes / totals``.

    Parameters
    ----------
    successes, totals : array-like of int, shape (n,)
        Documents with the entry, and documents. A total of 0 has no share: both ends are NaN.

    Returns
    -------
    low, high : array of float, shape (n,)
        Between 0 and 1.

    Notes
    -----
    Wilson, E. B. (1927), "Probable inference, the law of succession, and statistical inference",
    JASA 22. Brown, Cai & DasGupta (2001), "Interval estimation for a binomial proportion",
    Statistical Science 16, recommend it for small n, where the usual interval fails.

    Examples
    --------
    >>> low, high = wilson([15], [148])
    >>> round(float(low[0]), 4), round(float(high[0]), 4)
    (0.0624, 0.1605)
    """
    hits = np.asarray(successes, dtype=np.float64)
    n = np.asarray(totals, dtype=np.float64)
    low, high = np.full(hits.shape, np.nan), np.full(hits.shape, np.nan)
    known = n > 0
    if known.any():
        ends = proportion_confint(hits[known], n[known], alpha=ALPHA, method="wilson")
        low[known] = np.clip(ends[0], 0.0, 1.0)
        high[known] = np.clip(ends[1], 0.0, 1.0)
    return low, high


def newcombe(
    before: npt.ArrayLike, total_before: npt.ArrayLike, after: npt.ArrayLike, total_after: npt.ArrayLike
) -> tuple[Reals, Reals]:
    """Return the ends of the 95 % interval of the difference ``after / total_after - before / total_before``.

    Notes
    -----
    Newcombe, R. G. (1998), "Interval estimation for the difference between independent proportions",
    Statistics in Medicine 17, method 10: from the Wilson intervals of both shares.

    Examples
    --------
    Newcombe's example (a), 56/70 against 48/80:

    >>> low, high = newcombe([48], [80], [56], [70])
    >>> round(float(low[0]), 4), round(float(high[0]), 4)
    (0.0524, 0.3339)
    """
    n, m = (np.asarray(x, dtype=np.float64) for x in (total_before, total_after))
    first = np.divide(np.asarray(before, dtype=np.float64), n, out=np.full(n.shape, np.nan), where=n > 0)
    last = np.divide(np.asarray(after, dtype=np.float64), m, out=np.full(m.shape, np.nan), where=m > 0)
    (low, high), (low_after, high_after) = wilson(before, n), wilson(after, m)
    change = last - first
    down = np.hypot(last - low_after, high - first)
    up = np.hypot(high_after - last, first - low)
    return np.asarray(change - down), np.asarray(change + up)


def bootstrap_rates(
    hits: npt.ArrayLike, words: npt.ArrayLike, *, resamples: int = 2000, seed: int = 20210101
) -> tuple[Reals, Reals]:
    """Return the 95 % percentile interval of hits per 10,000 words, resampling whole documents.

    Mentions of one document are not independent: whole documents (or whole stories, where copies are
    counted) are drawn again with replacement, and each draw is a ratio of sums.

    Parameters
    ----------
    hits : array-like of int, shape (documents, entries)
        Hits of each entry in each document.
    words : array-like of int, shape (documents,)
        Words of each document.
    resamples, seed : int
        Draws, and the seed that makes them the same each time.

    Returns
    -------
    low, high : array of float, shape (entries,)
        NaN for an entry without a hit and with fewer than two documents: what was not seen
        cannot be drawn again, and an interval of width zero would say that it is certain.

    Notes
    -----
    Efron & Tibshirani (1993), *An Introduction to the Bootstrap*, chapter 13 (percentile interval).

    Examples
    --------
    >>> low, high = bootstrap_rates([[1], [1], [1]], [100, 100, 100])
    >>> float(low[0]), float(high[0])
    (100.0, 100.0)
    """
    counts = np.asarray(hits, dtype=np.float64)
    sizes = np.asarray(words, dtype=np.float64)
    documents, entries = counts.shape
    blank = np.full(entries, np.nan)
    if documents < 2 or sizes.sum() == 0:
        return blank, blank.copy()
    rng = np.random.default_rng(seed)
    rates = np.vstack([
        _rates(counts, sizes, rng.multinomial(documents, np.full(documents, 1 / documents), size=size))
        for size in _batches(resamples, documents)
    ])  # fmt: skip
    low, high = np.nanpercentile(rates, [100 * ALPHA / 2, 100 * (1 - ALPHA / 2)], axis=0)
    unseen = counts.sum(axis=0) == 0
    low[unseen] = high[unseen] = np.nan
    return low, high


def _rates(counts: Reals, sizes: Reals, drawn: npt.NDArray[np.int64]) -> Reals:
    words = drawn @ sizes
    # A draw of nothing but empty documents has no rate.
    words[words == 0] = np.nan
    return np.asarray(10_000 * (drawn @ counts) / words[:, None])


def _batches(resamples: int, documents: int) -> list[int]:
    size = max(1, min(resamples, CELLS_AT_ONCE // documents))
    full, rest = divmod(resamples, size)
    return [size] * full + ([rest] if rest else [])
