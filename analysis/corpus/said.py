"""What the readers said of a corpus: its texts, and what they report of files, rejections and remarks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields

import pandas as pd

from analysis.corpus.texts import Texts
from analysis.readers.records import FileReport, Reading, Rejection, Remark

__all__ = ["REPORTS", "Said", "list_reports"]

REPORTS = {"files": FileReport, "rejections": Rejection, "remarks": Remark, "twice": Rejection}
"""The frames of reports, and what a row of each is made of."""


@dataclass(frozen=True)
class Said:
    """What the readers said.

    Parameters
    ----------
    name : str
        What the corpus is called by its place.
    texts : Texts
    files, rejections, remarks, twice : DataFrame
        See `analysis.corpus.corpus.Corpus`.
    """

    name: str
    texts: Texts
    files: pd.DataFrame
    rejections: pd.DataFrame
    remarks: pd.DataFrame
    twice: pd.DataFrame

    @classmethod
    def of(cls, reading: Reading) -> Said:
        """Return what was read as columns."""
        reports = {name: list_reports(getattr(reading, name), kind) for name, kind in REPORTS.items()}
        return cls(reading.name, Texts.of(reading.records), **reports)

    @property
    def n_found(self) -> int:
        """Texts found: read, rejected or exported twice."""
        return len(self.texts) + len(self.rejections) + len(self.twice)


def list_reports(items: Sequence[object], kind: type) -> pd.DataFrame:
    """Return what the readers report of one ``kind``, a row each."""
    columns = [one.name for one in fields(kind)]
    frame = pd.DataFrame([tuple(vars(item).values()) for item in items], columns=columns)
    return frame.astype({name: "Int64" if name == "n_announced" else frame[name].dtype for name in columns})
