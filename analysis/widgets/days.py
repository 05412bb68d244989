"""Days as whole numbers, and the periods they fall in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.periods import calendar

__all__ = ["NO_DAY", "Calendar", "number_days"]

Ints = NDArray[np.int64]

#: Stands for a missing day.
NO_DAY: Final = np.iinfo(np.int64).min


def number_days(dates: pd.Series) -> Ints:
    """Return days since 1970, `NO_DAY` where there is none.

    Examples
    --------
    >>> number_days(pd.Series(pd.to_datetime(["1970-01-02", "2021-01-01"]))).tolist()
    [1, 18628]
    """
    return dates.to_numpy("datetime64[D]").astype(np.int64)


@dataclass(frozen=True, eq=False)
class Calendar:
    """All periods of one width that some days fall in.

    Parameters
    ----------
    starts : int64 array
        The first day of each period, rising.
    """

    starts: Ints

    @classmethod
    def of(cls, first: int, last: int, width: str) -> Calendar:
        """Return the periods from one day to another.

        Examples
        --------
        >>> Calendar.of(18628, 18700, "month").number(np.array([18628, 18659, 18658])).tolist()
        [0, 1, 0]
        """
        begin, end = (np.datetime64(day, "D") for day in (first, last))
        starts = calendar(str(begin), str(end), width)
        return cls(number_days(starts.to_series()))

    def number(self, days: Ints) -> Ints:
        """Return the position of the period each day falls in; -1 where there is no day."""
        return np.where(days == NO_DAY, -1, np.searchsorted(self.starts, days, side="right") - 1)
