"""How functions are compiled by numba, with a cache where one can be written.

Importing this module imports numba (half a second), so that only modules of machine code do it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final, TypeVar, cast

import numba

__all__ = ["compiled", "inlined"]

F = TypeVar("F", bound=Callable[..., Any])


def compiled(function: F) -> F:
    """Compile a function; its machine code is kept beside its file, else in the user's cache folder, if that can be.

    Examples
    --------
    >>> @compiled
    ... def double(n):
    ...     return 2 * n
    >>> double(21)
    42
    """
    try:
        return cast(F, numba.njit(nogil=True, cache=True)(function))
    except RuntimeError:  # numba: "no locator available"
        return cast(F, numba.njit(nogil=True)(function))


inlined: Final = numba.njit(nogil=True, inline="always")
"""Compile a function into those that call it."""
