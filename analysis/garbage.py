"""Looking for garbage seldom, where a great many objects are made that all stay."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

__all__ = ["collecting_seldom"]

_SELDOM: Final = 100_000


@contextmanager
def collecting_seldom() -> Iterator[None]:
    """Look for cycles every hundred thousand objects only: what is read or found has next to none of them.

    Python's usual seven hundred make it walk through lexicon and results over and over, a tenth of all the time.
    """
    usual = gc.get_threshold()
    gc.set_threshold(max(usual[0], _SELDOM) if usual[0] else 0, *usual[1:])
    try:
        yield
    finally:
        gc.set_threshold(*usual)
