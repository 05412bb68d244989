"""What there is of codes, each once."""

from __future__ import annotations

import numpy as np

from analysis.frame_rows import Rows

__all__ = ["distinct", "each_once"]


def distinct(values: Rows) -> Rows:
    """Return the values there are, ascending.

    Examples
    --------
    >>> distinct(np.array([3, 1, 3])).tolist()
    [1, 3]
    """
    # By sorting: since NumPy 2.3 `np.unique` hashes whole numbers, a million of them in a hundred times the time.
    ordered = np.sort(values)
    new = np.ones(len(ordered), dtype=bool)
    new[1:] = ordered[1:] != ordered[:-1]
    return np.asarray(ordered[new])


def each_once(*codes: Rows) -> tuple[Rows, ...]:
    """Return the distinct rows of arrays of codes from 0 on, in their order.

    Examples
    --------
    >>> [column.tolist() for column in each_once(np.array([1, 0, 1, 1]), np.array([2, 5, 2, 0]))]
    [[0, 1, 1], [5, 0, 2]]
    """
    sizes = [int(code.max(initial=-1)) + 1 for code in codes]
    keys = codes[0]
    for code, size in zip(codes[1:], sizes[1:], strict=True):
        keys = keys * size + code
    keys, apart = distinct(keys), []
    for size in reversed(sizes[1:]):
        keys, code = np.divmod(keys, max(1, size))
        apart.append(code)
    return keys, *reversed(apart)
