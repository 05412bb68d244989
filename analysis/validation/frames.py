"""Rows of a frame, one after the other."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pandas as pd

__all__ = ["each_row"]


def each_row(frame: pd.DataFrame) -> Iterator[Any]:
    """Give each row as a named tuple; its fields have the types of the columns, which no checker can know."""
    yield from frame.itertuples(index=False)
