"""The days a corpus is meant to cover."""

from __future__ import annotations

import datetime as dt
from typing import Final

from analysis.readers.description import Description

__all__ = ["WINDOW", "window_of"]

WINDOW: Final = (dt.date(2021, 1, 1), dt.date(2024, 12, 31))
"""First and last day where none are stated. Dating takes the year of a weekday from it ("lundi 3 mai")."""


def window_of(about: Description | None) -> tuple[dt.date, dt.date]:
    """Return the first and last day that the ``corpus.yaml`` beside the texts names, or `WINDOW`."""
    stated = about.window if about is not None else None
    return (stated.start, stated.end) if stated is not None else WINDOW
