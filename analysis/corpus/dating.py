"""The date of every text and of every passage, its basis, its evidence and its interval.

Bases, best first: metadata, dateline, explicit date, weekday (with day and month it fixes at most one
year of the window), event (edition number or named meeting), duplicate (passages shared with a dated
text), relative. What contradicts itself or cannot be known stays undated: NaT, basis ``none``.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

import pandas as pd

from analysis.corpus.dating_body import Clock, Finding, find_in_body, find_on_clock, from_event
from analysis.corpus.dating_events import SeriesLike, find_editions, main_edition
from analysis.corpus.dating_headings import Heading, find_headings
from analysis.corpus.dating_lines import (
    COUNTED,
    Line,
    PassageLike,
    Window,
    article_start,
    read_lines,
)
from analysis.corpus.dating_stamps import find_stamp
from analysis.text.dates_words import fold

__all__ = ["WINDOW", "DatedDocument", "date_document", "date_documents"]

WINDOW: Final[Window] = (dt.date(2021, 1, 1), dt.date(2024, 12, 31))
_SHARED_LENGTH: Final = 80
_SHARED_DAYS: Final = 7


@dataclass(frozen=True, slots=True)
class DatedDocument:
    """What is known of the day a text was published.

    Parameters
    ----------
    date, earliest, latest : date, optional
        The day and the interval it may lie in; None where undated.
    basis : str
        One of `analysis.schemas.DATE_BASES`.
    evidence : str
        The words the date was read from, as written; "date" for the metadata field.
    passage_dates : tuple of date or None
        The day each passage is counted on, in the order of the passages.
    """

    date: dt.date | None = None
    earliest: dt.date | None = None
    latest: dt.date | None = None
    basis: str = "none"
    evidence: str = ""
    passage_dates: tuple[dt.date | None, ...] = ()


def date_document(
    text: str,
    passages: Sequence[PassageLike],
    metadata_date: dt.date | None = None,
    events: Sequence[SeriesLike] = (),
    window: Window = WINDOW,
    people: Mapping[str, Sequence[str]] | None = None,
    shared: Clock | None = None,
) -> DatedDocument:
    r"""Date one text and its passages.

    Parameters
    ----------
    text : str
        The stored text.
    passages : sequence
        Objects with ``start``, ``end`` and ``zone`` (`analysis.text.zones.segment`).
    metadata_date : date, optional
        The day the export or the page's metadata give.
    events : sequence of series
        The events table (`analysis.lexicon.models.Series`).
    window : pair of dates
        A weekday with day and month fixes the year within the window's years. A date outside the
        window is still a date.
    people : mapping from actor id to names, optional
        For "le premier sommet de …".
    shared : Clock, optional
        Days of dated texts that share passages with this one.

    Returns
    -------
    DatedDocument

    Examples
    --------
    >>> from analysis.text.zones import segment
    >>> page = "La gare rouvre\n\nPublié le 3 mai 2022 à 10h\n\nLa gare a rouvert mardi matin."
    >>> dated = date_document(page, segment(page))
    >>> str(dated.date), dated.basis, dated.evidence
    ('2022-05-03', 'dateline', 'Publié le 3 mai 2022 à 10h')
    """
    lines = read_lines(text, passages)
    headings = find_headings(lines, window, metadata_date)
    found: Finding | None
    if metadata_date is not None:
        found = Finding(metadata_date, metadata_date, metadata_date, "metadata", "date")
    elif headings:
        found = _newest(headings)
    else:
        found = _search(lines, events, window, people or {}, shared)
    if found is None:
        return DatedDocument(passage_dates=(None,) * len(passages))
    dates = _passage_dates(lines, headings, found.day)
    # Lines are in the order of the text, passages as they were given.
    by_start = {line.start: day for line, day in zip(lines, dates, strict=True)}
    in_order = tuple(by_start[passage.start] for passage in passages)
    return DatedDocument(found.day, found.earliest, found.latest, found.basis, found.evidence, in_order)


def date_documents(
    documents: pd.DataFrame, passages: pd.DataFrame, lexicon: Any, window: Window = WINDOW
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Date every text of a corpus and its passages.

    A first pass dates each text by itself, a second one those that share passages with a dated text.

    Parameters
    ----------
    documents : DataFrame
        Columns doc_id, text and date (the metadata's, NaT where they have none).
    passages : DataFrame
        Columns doc_id, start, end, zone.
    lexicon : Lexicon
        Its ``series`` are the events, its ``actors`` name the people of "le premier sommet de …".
    window : pair of dates
        See `date_document`.

    Returns
    -------
    documents, passages : DataFrame
        Copies with date, date_earliest, date_latest, date_basis, date_evidence; and date.
    """
    events = tuple(lexicon.series.values())
    people = _people(lexicon)
    grouped: dict[str, list[Any]] = {
        str(doc): list(group.itertuples()) for doc, group in passages.groupby("doc_id", sort=False)
    }
    texts = dict(zip(documents["doc_id"], documents["text"], strict=True))
    given = {doc: _as_date(day) for doc, day in zip(documents["doc_id"], documents["date"], strict=True)}
    dated = {
        doc: date_document(text, grouped.get(doc, []), given[doc], events, window, people)
        for doc, text in texts.items()
    }
    for doc, clock in _clocks(texts, grouped, dated).items():
        dated[doc] = date_document(texts[doc], grouped[doc], None, events, window, people, clock)
    return _with_dates(documents, dated), _with_passage_dates(passages, grouped, dated)


def _search(
    lines: Sequence[Line],
    events: Sequence[SeriesLike],
    window: Window,
    people: Mapping[str, Sequence[str]],
    shared: Clock | None,
) -> Finding | None:
    """Try the bases in their order."""
    stamp = find_stamp(lines, window)
    if stamp is not None:
        return Finding(stamp.day, stamp.day, stamp.day, stamp.basis, stamp.evidence)
    found = find_in_body(lines, window, _recalled(events))
    if found is not None:
        return found
    edition = main_edition(find_editions(lines, events, people), article_start(lines))
    if edition is not None:
        clock = Clock(edition.start, edition.end, "event", edition.words)
        found = find_on_clock(lines, clock) or from_event(edition, lines)
    if found is None and shared is not None:
        found = find_on_clock(lines, replace(shared, basis="relative"))
        found = found or Finding(shared.start, shared.start, shared.end, "duplicate", shared.words)
    return found


def _recalled(events: Sequence[SeriesLike]) -> set[dt.date]:
    """Return the days of the events that texts recall for years."""
    lasting = [series for series in events if not getattr(series, "dating", True)]
    return {edition.start for series in lasting for edition in series.editions}


def _newest(headings: Sequence[Heading]) -> Finding:
    newest = max(headings, key=lambda heading: heading.day)
    earliest = min(heading.day for heading in headings)
    basis = "explicit" if newest.written_in_full else "weekday"
    return Finding(newest.day, earliest, newest.day, basis, newest.words)


def _passage_dates(lines: Sequence[Line], headings: Sequence[Heading], day: dt.date) -> list[dt.date]:
    """Give each line the day of the heading above it, and the text's day before the first."""
    days = {heading.line: heading.day for heading in headings}
    current, dates = day, []
    for line in lines:
        current = days.get(line.index, current)
        dates.append(current)
    return dates


def _as_date(value: Any) -> dt.date | None:
    return None if pd.isna(value) else pd.Timestamp(value).date()


def _people(lexicon: Any) -> dict[str, list[str]]:
    wanted = {
        who for series in lexicon.series.values() for edition in series.editions for who in edition.first_of
    }
    actors = getattr(lexicon, "actors", {})
    return {who: [actors[who].label, *actors[who].surnames] for who in sorted(wanted) if who in actors}


def _clocks(
    texts: Mapping[str, str], grouped: Mapping[str, list[Any]], dated: Mapping[str, DatedDocument]
) -> dict[str, Clock]:
    """Return, for each undated text, the days on which dated texts printed its passages."""
    printed: dict[str, set[dt.date]] = defaultdict(set)
    keys = {
        doc: [
            _key(text, passage)
            for passage in grouped.get(doc, [])
            if passage.zone in COUNTED and passage.end - passage.start >= _SHARED_LENGTH
        ]
        for doc, text in texts.items()
    }
    for doc, found in dated.items():
        for key in keys[doc] if found.date is not None else []:
            printed[key].add(found.date)  # type: ignore[arg-type]
    clocks = {}
    for doc, found in dated.items():
        days = sorted({day for key in keys[doc] for day in printed.get(key, ())})
        if found.date is None and days and (days[-1] - days[0]).days <= _SHARED_DAYS:
            clocks[doc] = Clock(days[0], days[-1], "duplicate", "")
    return clocks


def _key(text: str, passage: Any) -> str:
    return "".join(letter for letter in fold(text[passage.start : passage.end])[0] if letter.isalnum())


def _with_dates(documents: pd.DataFrame, dated: Mapping[str, DatedDocument]) -> pd.DataFrame:
    frame = documents.copy()
    rows = [dated[doc] for doc in frame["doc_id"]]
    for column, field in (("date", "date"), ("date_earliest", "earliest"), ("date_latest", "latest")):
        days = pd.Series([getattr(row, field) for row in rows], index=frame.index, dtype="object")
        frame[column] = pd.to_datetime(days).astype("datetime64[us]")
    frame["date_basis"] = pd.Series([row.basis for row in rows], index=frame.index, dtype="str")
    frame["date_evidence"] = pd.Series([row.evidence for row in rows], index=frame.index, dtype="str")
    return frame


def _with_passage_dates(
    passages: pd.DataFrame, grouped: Mapping[str, list[Any]], dated: Mapping[str, DatedDocument]
) -> pd.DataFrame:
    frame = passages.copy()
    days: dict[Any, dt.date | None] = {}
    for doc, group in grouped.items():
        days.update(zip((row.Index for row in group), dated[doc].passage_dates, strict=True))
    values = pd.Series([days[index] for index in frame.index], index=frame.index, dtype="object")
    frame["date"] = pd.to_datetime(values).astype("datetime64[us]")
    return frame
