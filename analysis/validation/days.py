"""Dates of texts, zones and dates of passages against annotations."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

import pandas as pd

from analysis.schemas import COUNTED_ZONES
from analysis.validation.frames import each_row
from analysis.validation.outcomes import Outcome

__all__ = ["UNDATED", "judge_dates", "judge_passages"]

#: What an annotator writes where a text cannot be dated.
UNDATED: Final = "none"


def judge_dates(gold: pd.DataFrame, documents: pd.DataFrame) -> Iterator[Outcome]:
    """Give the verdicts on the dates of texts: exact, and within the interval the annotators leave open.

    ``dates`` asks for the very day, ``dates_within`` for no date outside the interval (an undated text is
    not wrong), ``dates_given`` for a date where the annotators have one. Texts without an annotated date
    are left out; one annotated ``none`` must not be dated.
    """
    days = _days(documents["date"])
    got = dict(zip(documents["doc_id"], days, strict=True))
    for row in each_row(gold[gold["date"] != ""]):
        day = got.get(row.doc_id, "")
        expected = "" if row.date == UNDATED else row.date
        low, high = row.earliest or expected, row.latest or expected
        place = (row.doc_id, 0, 0, "")
        exact = "right" if day == expected else "wrong" if day and expected else "false" if day else "missed"
        yield Outcome("dates", *place, expected, day, exact)
        inside = not day or (bool(expected) and low <= day <= high)
        yield Outcome("dates_within", *place, _interval(low, high), day, "right" if inside else "wrong")
        if expected:
            yield Outcome("dates_given", *place, expected, day, "right" if day else "missed")


def judge_passages(gold: pd.DataFrame, passages: pd.DataFrame) -> Iterator[Outcome]:
    """Give the verdicts on zones, and on the dates of passages in title and body.

    An annotated passage is compared with the found one that shares most of its words. Passages whose zone
    was left empty are not judged.
    """
    by_text: dict[str, list[Any]] = {str(doc_id): list(each_row(rows)) for doc_id, rows in _dated(passages)}
    for p in each_row(gold):
        best = max(by_text.get(p.doc_id, []), key=lambda x: min(p.end, x.end) - max(p.start, x.start), default=None)
        shared = best is not None and min(p.end, best.end) > max(p.start, best.start)
        zone = best.zone if best is not None and shared else ""
        place = (p.doc_id, p.start, p.end, p.zone)
        if p.zone:
            verdict = "right" if zone == p.zone else "wrong" if zone else "missed"
            yield Outcome("zones", *place, p.zone, zone, verdict)
        if p.date and p.zone in COUNTED_ZONES:
            day = best.day if best is not None else ""
            verdict = "right" if day == p.date else "wrong" if day else "missed"
            yield Outcome("passage_dates", *place, p.date, day, verdict)


def _dated(passages: pd.DataFrame) -> Any:
    return passages.assign(day=_days(passages["date"])).groupby("doc_id")


def _days(dates: pd.Series) -> list[str]:
    return ["" if pd.isna(day) else f"{day:%Y-%m-%d}" for day in dates]


def _interval(low: str, high: str) -> str:
    return low if low == high else f"{low} – {high}"
