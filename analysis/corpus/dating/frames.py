"""DOCUMENTS, PASSAGES → the same with their dates, each text dated by itself; and what is asked of such dates."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.corpus.dating.body import OPEN_DAYS
from analysis.corpus.dating.columns import days_in, lines_of, rows_by_document, with_dates, with_passage_dates
from analysis.corpus.dating.deciding import date_lines
from analysis.corpus.dating.event_index import index_events
from analysis.corpus.window import WINDOW
from analysis.lexicon.reading import Lexicon

__all__ = ["date_each", "days_of_news", "terms_of_news"]


def date_each(
    documents: pd.DataFrame, passages: pd.DataFrame, lexicon: Lexicon, row: NDArray[np.int64]
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Date every text by itself; `analysis.corpus.dating.sharing` then dates texts by others.

    Parameters
    ----------
    documents : DataFrame
        Columns ``text`` and ``date`` (the metadata's, NaT where they have none).
    passages : DataFrame
        Columns ``start``, ``end``, ``zone``.
    lexicon : Lexicon
        Its ``series`` are the events, its ``actors`` name the people of "le premier sommet de …".
    row : int64 array
        For each passage the position of its document.

    Returns
    -------
    documents, passages : DataFrame
        Copies with ``date``, ``date_earliest``, ``date_latest``, ``date_basis``, ``date_evidence``; and ``date``.
    """
    events = index_events(lexicon)
    rows = rows_by_document(passages, row, range(len(documents)))
    lines_of_each = lines_of(documents["text"].tolist(), passages, rows)
    stated = days_in(documents["date"])
    dated = [date_lines(lines, day, events) for lines, day in zip(lines_of_each, stated, strict=True)]
    return with_dates(documents, dated), with_passage_dates(passages, rows, dated, anew=True)


def days_of_news(
    documents: pd.DataFrame, passages: pd.DataFrame, row: NDArray[np.int64]
) -> NDArray[np.datetime64]:
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
