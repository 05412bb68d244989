"""The date of every text and of every passage, its basis, its evidence and its interval.

Bases, best first: metadata, dateline, explicit date, weekday (with day and month it fixes at most one
year of the window), event (edition number or named meeting), duplicate (passages shared with a dated
text), relative. What contradicts itself or cannot be known stays undated: NaT, basis ``none``.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace

from analysis.corpus.dating.body import find_in_body, from_event
from analysis.corpus.dating.clock import Clock, find_on_clock
from analysis.corpus.dating.event_index import EventIndex
from analysis.corpus.dating.events import find_editions, main_edition
from analysis.corpus.dating.headings import Heading, find_headings
from analysis.corpus.dating.lines import Finding, Lines, PassageLike, read_lines
from analysis.corpus.dating.months import month_of_issue
from analysis.corpus.dating.stamps import find_stamp
from analysis.corpus.dating.told import last_told
from analysis.lexicon.models import Series

__all__ = ["DatedDocument", "date_document", "date_lines"]


@dataclass(frozen=True, slots=True)
class DatedDocument:
    """What is known of the day a text was published.

    Parameters
    ----------
    date, earliest, latest : date, optional
        The day and the interval it may lie in; None where undated. An undated text of an issue
        ("n° 45 – mars 2022") has the month as its interval, one that tells news of "lundi 3 mai" the days from then on;
        one that recalls "le 3 mai 2022" was written since, and how long after is not known.
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
    events: Sequence[Series] = (),
    shared: Clock | None = None,
) -> DatedDocument:
    r"""Date one text and its passages.

    Parameters
    ----------
    text : str
        The stored text.
    passages : sequence
        Objects with ``start``, ``end`` and ``zone`` (`analysis.text.zones.segmenting.segment`).
    metadata_date : date, optional
        The day the export or the page's metadata give.
    events : sequence of Series
        The events table.
    shared : Clock, optional
        Days of dated texts that share passages with this one.

    Returns
    -------
    DatedDocument

    Examples
    --------
    >>> from analysis.text.zones.segmenting import segment
    >>> page = "La gare rouvre\n\nPublié le 3 mai 2022 à 10h\n\nLa gare a rouvert mardi matin."
    >>> dated = date_document(page, segment(page))
    >>> str(dated.date), dated.basis, dated.evidence
    ('2022-05-03', 'dateline', 'Publié le 3 mai 2022 à 10h')
    """
    dated = date_lines(read_lines(text, passages), metadata_date, EventIndex(events), shared)
    # Lines are in the order of the text, passages as they were given.
    places = sorted(range(len(passages)), key=lambda place: passages[place].start)
    in_order = [day for _, day in sorted(zip(places, dated.passage_dates, strict=True), key=lambda pair: pair[0])]
    return replace(dated, passage_dates=tuple(in_order))


def date_lines(
    lines: Lines, metadata_date: dt.date | None, events: EventIndex, shared: Clock | None = None
) -> DatedDocument:
    """Date one text by its lines, as `date_document` does; the days of the passages are in the order of the lines."""
    headings = find_headings(lines, metadata_date)
    found: Finding | None
    if metadata_date is not None:
        found = Finding(metadata_date, metadata_date, metadata_date, "metadata", "date")
    elif headings:
        found = _newest(headings)
    else:
        found = _search(lines, events, shared)
    if found is None or found.day is None:
        return _undated(lines, found, last_told(lines, events) if found is None else None)
    dates = _passage_dates(lines, headings, found.day)
    return DatedDocument(found.day, found.earliest, found.latest, found.basis, found.evidence, dates)


def _undated(lines: Lines, told: Finding | None, since: tuple[dt.date, str] | None) -> DatedDocument:
    """Return what is known without a day: nothing, the month of the issue, or since when it was written."""
    unknown: tuple[dt.date | None, ...] = (None,) * len(lines)
    if told is not None:
        return DatedDocument(None, told.earliest, told.latest, "none", told.evidence, unknown)
    month = month_of_issue(lines)
    if month is not None:
        return DatedDocument(None, month[0], month[1], "none", month[2], unknown)
    if since is None:
        return DatedDocument(passage_dates=unknown)
    return DatedDocument(None, since[0], None, "none", since[1], unknown)


def _search(lines: Lines, events: EventIndex, shared: Clock | None) -> Finding | None:
    """Try the bases in their order."""
    stamp = find_stamp(lines)
    if stamp is not None:
        return Finding(stamp.day, stamp.day, stamp.day, stamp.basis, stamp.evidence)
    found = find_in_body(lines, events.recalled)
    if found is not None and (found.day is not None or shared is None):
        return found
    edition = main_edition(find_editions(lines, events), lines.article_start) if found is None else None
    if edition is not None:
        clock = Clock(edition.start, edition.end, "event", edition.words)
        found = find_on_clock(lines, clock) or from_event(edition, lines)
    if (found is None or found.day is None) and shared is not None:
        found = find_on_clock(lines, replace(shared, basis="relative"))
        found = found or Finding(shared.start, shared.start, shared.end, "duplicate", shared.words)
    return found


def _newest(headings: Sequence[Heading]) -> Finding:
    newest = max(headings, key=lambda heading: heading.day)
    earliest = min(heading.day for heading in headings)
    basis = "explicit" if newest.written_in_full else "weekday"
    return Finding(newest.day, earliest, newest.day, basis, newest.words)


def _passage_dates(lines: Lines, headings: Sequence[Heading], day: dt.date) -> tuple[dt.date, ...]:
    """Give each line the day of the heading above it, and the text's day before the first."""
    days = {heading.line: heading.day for heading in headings}
    if not days:
        return (day,) * len(lines)
    current, dates = day, []
    for index in range(len(lines)):
        current = days.get(index, current)
        dates.append(current)
    return tuple(dates)
