"""DOCUMENTS, PASSAGES → the same with their dates.

Each text is dated by itself first; only then those that share passages with a dated one, for that needs the
whole corpus.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.corpus.copies.prints import Prints, take_prints
from analysis.corpus.dating.body import OPEN_DAYS
from analysis.corpus.dating.clock import Clock
from analysis.corpus.dating.columns import (
    Rows,
    days_in,
    lines_of,
    redated,
    rows_by_document,
    with_dates,
    with_passage_dates,
)
from analysis.corpus.dating.deciding import DatedDocument, date_lines
from analysis.corpus.dating.lines import COUNTED
from analysis.corpus.places import rows_of_documents
from analysis.corpus.window import WINDOW

__all__ = ["Shared", "date_by_sharing", "date_documents", "date_each", "days_of_news", "terms_of_news"]

_SHARED_LENGTH: Final = 80
_SHARED_DAYS: Final = 7
Days = NDArray[np.datetime64]


@dataclass(frozen=True)
class Shared:
    """When dated texts printed the passages of undated ones, and which of those have a date by it.

    Parameters
    ----------
    first, last : datetime64 arrays
        By document; NaT where none was printed, or over too many days.
    is_dated : bool array
    """

    first: Days
    last: Days
    is_dated: NDArray[np.bool_]

    @classmethod
    def of(cls, clocks: Mapping[int, Clock], n: int) -> Shared:
        """Return the clocks of ``n`` documents, none of them dated yet."""
        first, last = (np.full(n, "NaT", "datetime64[D]") for _ in range(2))
        for place, clock in clocks.items():
            first[place], last[place] = clock.start, clock.end
        return cls(first, last, np.zeros(n, np.bool_))

    def take(self, places: NDArray[np.int64]) -> Shared:
        """Return those of some documents; for a place of -1 what is known of a new one: nothing."""
        first, last = (np.where(places < 0, np.datetime64("NaT"), days[places]) for days in (self.first, self.last))
        return Shared(first, last, self.is_dated[places] & (places >= 0))


def date_documents(documents: pd.DataFrame, passages: pd.DataFrame, lexicon: Any) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Date every text of a corpus and its passages.

    A first pass dates each text by itself (`date_each`), a second one those that share passages with a dated
    text (`date_by_sharing`).

    Parameters
    ----------
    documents : DataFrame
        Columns doc_id, text and date (the metadata's, NaT where they have none).
    passages : DataFrame
        Columns doc_id, start, end, zone.
    lexicon : Lexicon
        Its ``series`` are the events, its ``actors`` name the people of "le premier sommet de …".

    Returns
    -------
    documents, passages : DataFrame
        Copies with date, date_earliest, date_latest, date_basis, date_evidence; and date.
    """
    documents, passages = date_each(documents, passages, lexicon)
    return date_by_sharing(documents, passages, lexicon)[:2]


def date_each(
    documents: pd.DataFrame,
    passages: pd.DataFrame,
    lexicon: Any,
    row: NDArray[np.int64] | None = None,
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Date every text by itself: what `date_documents` does first; ``row`` as for `date_by_sharing`."""
    events, people = tuple(lexicon.series.values()), _people(lexicon)
    given = days_in(documents["date"])
    row = rows_of_documents(documents, passages) if row is None else row
    rows = rows_by_document(passages, row, range(len(documents)))
    dated = [
        date_lines(lines, day, events, people)
        for lines, day in zip(lines_of(documents["text"].tolist(), passages, rows), given, strict=True)
    ]
    return with_dates(documents, dated), with_passage_dates(passages, rows, dated, anew=True)


def date_by_sharing(
    documents: pd.DataFrame,
    passages: pd.DataFrame,
    lexicon: Any,
    prints: Prints | None = None,
    row: NDArray[np.int64] | None = None,
    before: Shared | None = None,
) -> tuple[pd.DataFrame, pd.DataFrame, Shared]:
    """Date the texts that `date_each` left undated and that share passages with a dated one.

    Parameters
    ----------
    documents, passages : DataFrame
        What `date_each` returned.
    lexicon : Lexicon
    prints : Prints, optional
        Their fingerprints, if they were taken before.
    row : int64 array, optional
        For each passage the position of its document, if it is known.
    before : Shared, optional
        What was shared in an earlier run, for frames that have the dates found by it. Only texts whose passages were
        printed on other days since are dated again.

    Returns
    -------
    documents, passages : DataFrame
        The frames given, copied if a date was found or lost.
    shared : Shared
    """
    n = len(documents)
    before = before or Shared.of({}, n)
    row = rows_of_documents(documents, passages) if row is None else row
    days = documents["date"].to_numpy("datetime64[D]", copy=True)
    days[before.is_dated] = np.datetime64("NaT")
    clocks: dict[int, Clock] = {}
    if 0 < np.isnat(days).sum() < n:
        if prints is None:
            prints = take_prints(documents["text"].tolist(), passages, row)
        clocks = _clocks(days, passages, row, prints.passage)
    now = Shared.of(clocks, n)
    same = (now.first == before.first) & (now.last == before.last)
    lost = before.is_dated & ~same
    if lost.any():
        # What these texts say of themselves holds again.
        alone: dict[int, Clock | None] = dict.fromkeys(np.flatnonzero(lost).tolist())
        rows = rows_by_document(passages, row, list(alone))
        dated = _date_by_clocks(documents["text"].iloc[list(alone)], passages, rows, alone, lexicon)
        documents, passages = redated(documents, list(alone), dated), with_passage_dates(passages, rows, dated)
    again: dict[int, Clock | None] = {place: clock for place, clock in clocks.items() if not same[place]}
    if not again:
        return documents, passages, replace(now, is_dated=before.is_dated & same)
    rows = rows_by_document(passages, row, list(again))
    dated = _date_by_clocks(documents["text"].iloc[list(again)], passages, rows, again, lexicon)
    found = [k for k, result in enumerate(dated) if result.date is not None]
    changed, rows, dated = [list(again)[k] for k in found], [rows[k] for k in found], [dated[k] for k in found]
    is_dated = before.is_dated & same
    is_dated[changed] = True
    return redated(documents, changed, dated), with_passage_dates(passages, rows, dated), replace(
        now, is_dated=is_dated
    )


def _date_by_clocks(
    texts: pd.Series,
    passages: pd.DataFrame,
    rows: Sequence[Rows],
    clocks: Mapping[int, Clock | None],
    lexicon: Any,
) -> list[DatedDocument]:
    events, people = tuple(lexicon.series.values()), _people(lexicon)
    return [
        date_lines(lines, None, events, people, clock)
        for lines, clock in zip(lines_of(texts.tolist(), passages, rows), clocks.values(), strict=True)
    ]


def days_of_news(documents: pd.DataFrame, passages: pd.DataFrame, row: NDArray[np.int64]) -> Days:
    """Return the day each passage tells of, by which roles are given to persons.

    It is the passage's date; in an undated text that tells news of a day ("a déclaré lundi 3 mai") that day: who held
    an office then is known, though not when the text was printed.

    Parameters
    ----------
    documents, passages : DataFrame
        With their dates.
    row : int64 array
        For each passage the position of its document.
    """
    early, late = (documents[name].to_numpy("datetime64[us]") for name in ("date_earliest", "date_latest"))
    days = passages["date"].to_numpy("datetime64[us]", copy=True)
    told = np.isnat(days) & (late - early <= np.timedelta64(OPEN_DAYS, "D"))[row]
    days[told] = early[row[told]]
    return days


def terms_of_news(documents: pd.DataFrame) -> list[tuple[dt.date, dt.date] | None]:
    """Return for each text without a date the days between which it was written, where both ends are known.

    A text that recalls "le 3 mai 2022" is of that day or a later one of `WINDOW`, as a weekday is (`date_document`).
    """
    early, late = (days_in(documents[name]) for name in ("date_earliest", "date_latest"))
    spans = zip(early, late, documents["date"].isna().tolist(), strict=True)
    return [
        (first, last or WINDOW[1]) if undated and first and first <= (last or WINDOW[1]) else None
        for first, last, undated in spans
    ]


def _people(lexicon: Any) -> dict[str, list[str]]:
    wanted = {
        who for series in lexicon.series.values() for edition in series.editions for who in edition.first_of
    }
    actors = getattr(lexicon, "actors", {})
    return {who: [actors[who].label, *actors[who].surnames] for who in sorted(wanted) if who in actors}


def _clocks(days: Days, passages: pd.DataFrame, row: NDArray[np.int64], words: NDArray[np.uint64]) -> dict[int, Clock]:
    """Return, for each text without a day of its own, the days on which dated texts printed its passages."""
    length = passages["end"].to_numpy() - passages["start"].to_numpy()
    long = (words != 0) & (length >= _SHARED_LENGTH) & passages["zone"].isin(COUNTED).to_numpy()
    undated = np.isnat(days)[row] & long
    printed = long & ~undated & np.isin(words, np.unique(words[undated]))
    keys, at = np.unique(words[printed], return_inverse=True)
    first, last = np.full(len(keys), np.datetime64("9999-12-31")), np.full(len(keys), np.datetime64("0001-01-01"))
    np.minimum.at(first, at, days[row[printed]])
    np.maximum.at(last, at, days[row[printed]])
    shared = np.flatnonzero(undated & np.isin(words, keys))
    spans: dict[int, tuple[dt.date, dt.date]] = {}
    for place, key in zip(row[shared].tolist(), np.searchsorted(keys, words[shared]).tolist(), strict=True):
        low, high = first[key].item(), last[key].item()
        known = spans.get(place, (low, high))
        spans[place] = (min(low, known[0]), max(high, known[1]))
    return {
        place: Clock(low, high, "duplicate", "")
        for place, (low, high) in sorted(spans.items())
        if (high - low).days <= _SHARED_DAYS
    }
