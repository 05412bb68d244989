"""What there is of codes, each once."""

from __future__ import annotations

from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

__all__ = ["distinct", "each_once"]

Number = TypeVar("Number", bound=np.integer)
Codes = NDArray[np.int64]


def distinct(values: NDArray[Number]) -> NDArray[Number]:
    """Return the values there are, ascending.

    Examples
    --------
    >>> distinct(np.array([3, 1, 3])).tolist()
    [1, 3]
    """
    # By sorting: since NumPy 2.3 `np.unique` hashes whole numbers, a few thousand in ten times the time.
    ordered = np.sort(values)
    new = np.ones(len(ordered), dtype=bool)
    new[1:] = ordered[1:] != ordered[:-1]
    kept: NDArray[Number] = ordered[new]
    return kept


def each_once(*codes: Codes) -> tuple[Codes, ...]:
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
