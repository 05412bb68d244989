"""Texts dated by other texts: those without a day that share passages with dated ones, which needs the whole corpus."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.corpus.copies.prints import Prints
from analysis.corpus.dating.clock import Clock
from analysis.corpus.dating.columns import lines_of, redated, rows_by_document, with_passage_dates
from analysis.corpus.dating.deciding import date_lines
from analysis.corpus.dating.event_index import index_events
from analysis.corpus.dating.lines import COUNTED
from analysis.distinct import distinct
from analysis.lexicon.reading import Lexicon

__all__ = ["Shared", "date_by_sharing"]

_SHARED_LENGTH: Final = 80  # characters: what is shorter may be anybody's
_SHARED_DAYS: Final = 7  # a passage printed over more days than these dates nothing
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


def date_by_sharing(
    documents: pd.DataFrame,
    passages: pd.DataFrame,
    lexicon: Lexicon,
    prints: Prints,
    row: NDArray[np.int64],
    before: Shared | None = None,
) -> tuple[pd.DataFrame, pd.DataFrame, Shared]:
    """Date the texts that were left undated and that share passages with a dated one.

    Parameters
    ----------
    documents, passages : DataFrame
        What `analysis.corpus.dating.frames.date_each` returned.
    lexicon : Lexicon
    prints : Prints
        Their fingerprints.
    row : int64 array
        For each passage the position of its document.
    before : Shared, optional
        What was shared in an earlier run, for frames that have the dates found by it. Only texts whose passages were
        printed on other days since are dated again.

    Returns
    -------
    documents, passages : DataFrame
        The frames given, copied if a date was found or lost.
    shared : Shared
    """
    before = before or Shared.of({}, len(documents))
    days = documents["date"].to_numpy("datetime64[D]", copy=True)
    days[before.is_dated] = np.datetime64("NaT")
    clocks = _clocks(days, passages, row, prints.passage)
    now = Shared.of(clocks, len(documents))
    same = (now.first == before.first) & (now.last == before.last)
    # Where no other text dates it as before, what a text says of itself holds again.
    alone = dict.fromkeys(np.flatnonzero(before.is_dated & ~same).tolist())
    new = {place: clock for place, clock in clocks.items() if not same[place]}
    now.is_dated[before.is_dated & same] = True
    for wanted in (alone, new):
        documents, passages, dated = _date_again(documents, passages, row, wanted, lexicon)
        now.is_dated[dated] = True
    return documents, passages, now


def _date_again(
    documents: pd.DataFrame,
    passages: pd.DataFrame,
    row: NDArray[np.int64],
    clocks: Mapping[int, Clock | None],
    lexicon: Lexicon,
) -> tuple[pd.DataFrame, pd.DataFrame, list[int]]:
    """Date some texts by their clocks, by themselves where that is None; return the places of those clocks dated.

    A text that its clock does not date stays as it is.
    """
    if not clocks:
        return documents, passages, []
    places, events = list(clocks), index_events(lexicon)
    rows = rows_by_document(passages, row, places)
    lines_of_each = lines_of(documents["text"].iloc[places].tolist(), passages, rows)
    asked = zip(lines_of_each, clocks.values(), strict=True)
    every = [date_lines(lines, None, events, clock) for lines, clock in asked]
    kept = [k for k, place in enumerate(places) if clocks[place] is None or every[k].date is not None]
    changed, dated = [places[k] for k in kept], [every[k] for k in kept]
    passages = with_passage_dates(passages, [rows[k] for k in kept], dated)
    return redated(documents, changed, dated), passages, [place for place in changed if clocks[place] is not None]


def _clocks(days: Days, passages: pd.DataFrame, row: NDArray[np.int64], words: NDArray[np.uint64]) -> dict[int, Clock]:
    """Return, for each text without a day of its own, the days on which dated texts printed its passages.

    ``words`` are the fingerprints of the passages.
    """
    length = passages["end"].to_numpy() - passages["start"].to_numpy()
    long = (words != 0) & (length >= _SHARED_LENGTH) & passages["zone"].isin(COUNTED).to_numpy()
    undated = np.isnat(days)[row] & long
    printed = long & ~undated & np.isin(words, distinct(words[undated]))
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
