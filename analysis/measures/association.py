"""Strength of association in a table of two by two: log-likelihood, mutual information, log ratio."""

from __future__ import annotations

from typing import Final

import numpy as np
import numpy.typing as npt
from scipy.special import xlogy  # type: ignore[import-untyped]
from scipy.stats import chi2  # type: ignore[import-untyped]
from statsmodels.stats.multitest import multipletests  # type: ignore[import-untyped]

__all__ = ["adjust_p", "log_likelihood", "log_ratio", "p_value", "pmi"]

Reals = npt.NDArray[np.float64]

# 97.5th percentile of the normal distribution.
Z: Final = 1.959963984540054


def log_likelihood(
    both: npt.ArrayLike, first: npt.ArrayLike, second: npt.ArrayLike, total: npt.ArrayLike
) -> Reals:
    """Return G2 of tables of two by two, negative where both occur together less than chance would have it.

    Parameters
    ----------
    both, first, second, total : array-like of int
        Units with both, with the first, with the second, and all units.

    Notes
    -----
    Dunning (1993), "Accurate methods for the statistics of surprise and coincidence", Computational
    Linguistics 19(1).

    Examples
    --------
    Dunning's table 1, "the swiss":

    >>> float(log_likelihood(110, 110 + 2442, 110 + 111, 110 + 2442 + 111 + 29114).round(2))
    270.72
    """
    a, r, c, n = (np.asarray(x, dtype=np.float64) for x in (both, first, second, total))
    observed = np.stack([a, r - a, c - a, n - r - c + a])
    expected = np.stack([r * c, r * (n - c), (n - r) * c, (n - r) * (n - c)]) / n
    ratio = np.divide(observed, expected, out=np.ones_like(observed), where=expected > 0)
    g2 = 2 * xlogy(observed, ratio).sum(axis=0)
    # Rounding may leave a hair under zero where nothing is associated.
    return np.asarray(np.where(a < expected[0], -1.0, 1.0) * np.maximum(g2, 0.0))


def pmi(both: npt.ArrayLike, first: npt.ArrayLike, second: npt.ArrayLike, total: npt.ArrayLike) -> Reals:
    """Return the pointwise mutual information in bits; NaN where both never occur together.

    High for rare pairs: to be read with a minimum of joint occurrences and beside `log_likelihood`.

    Notes
    -----
    Church & Hanks (1990), "Word association norms, mutual information, and lexicography",
    Computational Linguistics 16(1).

    Examples
    --------
    Their table of associations in 15 million words: "doctors" and "dentists".

    >>> round(float(pmi(8, 1105, 44, 15_000_000)), 1)
    11.3
    """
    a, r, c, n = (np.asarray(x, dtype=np.float64) for x in (both, first, second, total))
    chance = r * c / n
    known = (a > 0) & (chance > 0)
    ratio = np.divide(a, chance, out=np.full(np.broadcast(a, chance).shape, np.nan), where=known)
    return np.asarray(np.log2(ratio))


def log_ratio(
    n_target: npt.ArrayLike, size_target: npt.ArrayLike, n_reference: npt.ArrayLike, size_reference: npt.ArrayLike
) -> tuple[Reals, Reals, Reals]:
    """Return how many times more frequent an item is in the target, as a power of two, with its interval.

    1 is twice as frequent, -1 half as frequent. A count of 0 is taken as 0.5.

    Returns
    -------
    value, low, high : array of float
        The ends of the 95 % interval of the ratio of two rates (Katz et al. 1978).

    Notes
    -----
    Hardie (2014), "Log Ratio: an informal introduction", CASS.

    Examples
    --------
    >>> value, low, high = log_ratio([20], 1000, [10], 1000)
    >>> float(value[0]), bool(low[0] < 0.5), bool(high[0] > 1.5)
    (1.0, True, True)
    """
    a, b = (np.asarray(x, dtype=np.float64) for x in (n_target, n_reference))
    a, b = np.where(a == 0, 0.5, a), np.where(b == 0, 0.5, b)
    n, m = (np.asarray(x, dtype=np.float64) for x in (size_target, size_reference))
    value = np.log2((a / n) / (b / m))
    error = np.sqrt(np.maximum(1 / a - 1 / n + 1 / b - 1 / m, 0)) / np.log(2)
    return value, value - Z * error, value + Z * error


def p_value(g2: npt.ArrayLike) -> Reals:
    """Return how probable a G2 at least as far from 0 is by chance (chi-squared, one degree of freedom)."""
    return np.asarray(chi2.sf(np.abs(np.asarray(g2, dtype=np.float64)), 1))


def adjust_p(p: npt.ArrayLike) -> Reals:
    """Return p-values corrected for the number of items looked at.

    Notes
    -----
    Benjamini & Hochberg (1995), "Controlling the false discovery rate", JRSS B 57(1).

    Examples
    --------
    >>> adjust_p([0.01, 0.02, 0.03]).round(3).tolist()
    [0.03, 0.03, 0.03]
    """
    values = np.asarray(p, dtype=np.float64)
    return np.asarray(multipletests(values, method="fdr_bh")[1]) if len(values) else values
