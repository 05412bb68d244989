"""Publication stamps: which of the full dates of a page is the day it was published.

A raw page shows many dates: today's, those of related articles, of comments, of events. Each date that
does not stand in a sentence is a candidate with a weight by what is written in front of it and where
it stands; what the article itself says is for or against it. The best candidate counts only if it is
good enough and no other day is as good: a wrong date costs more than a missing one.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from analysis.corpus.dating_changes import changed_beside, is_updated, says_otherwise
from analysis.corpus.dating_lines import COUNTED, Line, Window, article_start, day_of, years_fit
from analysis.corpus.dating_shapes import (
    ends_with_place,
    heads_paragraph,
    is_bare,
    is_dateline,
    is_edition,
    is_of_others,
    is_sole,
    is_span,
    is_stamp,
    is_wordy,
    looks_ahead,
    looks_away,
    names_more,
    says_when,
)
from analysis.corpus.dating_weekdays import these_days
from analysis.text.dates import DateExpression

__all__ = ["Stamp", "find_stamp"]

# Weights of a candidate. They order the kinds of stamps; the gaps are wider than what support adds.
LABELLED: Final = 6.0
DATELINE: Final = 5.0
NEAR: Final = 4.0
LABELLED_BELOW: Final = 3.5
UPDATED: Final = 3.0
UNDER_LEAD: Final = 3.0
HEADER: Final = 2.5
SIGNED: Final = 2.2
IN_TITLE: Final = 1.5
TOP: Final = 0.8
BELOW: Final = 0.2
WORDY: Final = 0.5
NEEDED: Final = 2.0
LEAD_NEEDED: Final = 0.4
LATER_NEWS: Final = 2.5
_DAYS: Final = ("full", "weekday_day_month", "day_month")
_AUTHORS: Final = 2  # lines of authors between the last paragraph and its date
_NAME_WORDS: Final = 3
_DATE_ALONE: Final = 30  # characters: "vendredi 23 février 2024"
_HEADER_LINES: Final = 12
_NEAR_LINES: Final = 4
_TOP_LINES: Final = 3
_STALE: Final = 31  # days: news of "ce jeudi" is not put on the page later than that


@dataclass(frozen=True, slots=True)
class Stamp:
    """A day read from a publication stamp, and the words it was read from."""

    day: dt.date
    basis: str
    evidence: str


@dataclass(frozen=True, slots=True)
class _Candidate:
    line: Line
    expression: DateExpression
    day: dt.date
    weight: float


def find_stamp(lines: Sequence[Line], window: Window) -> Stamp | None:
    """Return the day of publication a stamp or dateline gives, or None where none is sure."""
    start = article_start(lines)
    candidates = _without_lists(_candidates(lines, start, window), lines, start)
    best: dict[dt.date, _Candidate] = {}
    for candidate in candidates:
        known = best.get(candidate.day)
        if known is None or candidate.weight > known.weight:
            best[candidate.day] = candidate
    scores = {day: candidate.weight + _support(day, lines, start) for day, candidate in best.items()}
    ranked = sorted(best.values(), key=lambda c: (-scores[c.day], abs(c.line.index - start)))
    if not ranked or scores[ranked[0].day] < NEEDED:
        return None
    winner = ranked[0]
    if len(ranked) > 1 and not _beats(winner, ranked[1], scores, start):
        return None
    if _is_day_of_fetching(winner, lines, start, window):
        return None
    inferred = winner.expression.kind == "weekday_day_month" and not winner.expression.label
    basis = "weekday" if inferred else "dateline"
    return Stamp(winner.day, basis, _evidence(winner.line, winner.expression))


def _is_day_of_fetching(winner: _Candidate, lines: Sequence[Line], start: int, window: Window) -> bool:
    """Whether a bare date above the article is long after each day it calls "ce jeudi": the day it was fetched."""
    if winner.expression.label or winner.expression.hour is not None or winner.line.index >= start:
        return False
    said = these_days(lines, window)
    return bool(said) and all((winner.day - day).days > _STALE for day in said)


def _candidates(lines: Sequence[Line], start: int, window: Window) -> list[_Candidate]:
    found = []
    for line in lines:
        for expression in line.dates:
            if expression.kind not in _DAYS or expression.label == "other":
                continue
            weight = _weigh(line, expression, lines, start)
            day = _day(lines, line, expression, window) if weight > 0 else None
            if day is not None and day.year >= 1990:
                found.append(_Candidate(line, expression, day, weight))
    return found


def _day(lines: Sequence[Line], line: Line, expression: DateExpression, window: Window) -> dt.date | None:
    """Return the day; one without a year takes it from the full date beside it, else from its weekday."""
    if expression.kind == "full":
        return expression.date()
    beside = [
        full
        for other in lines[max(0, line.index - 2) : line.index + 3]
        for written in other.dates
        if written.kind == "full" and (full := written.date()) is not None
    ]
    for full in beside:
        days = [day_of(expression, window, year) for year in (full.year, full.year - 1)]
        fitting = [day for day in days if day is not None and 0 <= (full - day).days <= 90]
        if fitting:
            return fitting[0]
    day = day_of(expression, window)
    return day if day is not None and years_fit(lines, day) else None


def _weigh(line: Line, expression: DateExpression, lines: Sequence[Line], start: int) -> float:
    if expression.label and is_stamp(line, expression):
        high = line.index <= start + 1 or _under_lead(line, lines, start)
        if not high and is_of_others(lines, line):
            return BELOW
        if expression.label == "updated":
            return UPDATED if high else BELOW
        return LABELLED if high else LABELLED_BELOW
    if expression.kind == "day_month":
        return 0.0
    if line.index >= start and is_dateline(line, expression):
        return DATELINE
    if start <= line.index <= start + 1 and line.is_prose and heads_paragraph(line, expression):
        return DATELINE
    if line.zone == "caption":
        return 0.0
    if line.index < start and is_edition(line, expression) and is_sole(lines):
        return HEADER
    if expression.kind == "full" and line.index <= start and changed_beside(line, expression):
        return NEAR
    if not is_bare(line, expression) or says_when(line, expression) or is_span(line):
        told = expression.this or says_otherwise(line, expression)
        if line.zone != "title" or line.index > start or told:
            return 0.0
        return HEADER if ends_with_place(line, expression) else IN_TITLE
    if is_updated(line, expression, lines) and line.index <= start + _NEAR_LINES:
        return max(NEAR, _weigh_place(line, expression, lines, start))
    in_text = line.index != 0 and line.zone not in ("heading", "boilerplate")
    if expression.kind == "weekday_day_month" and in_text:
        return 0.0
    return _weigh_place(line, expression, lines, start)


def _weigh_place(line: Line, expression: DateExpression, lines: Sequence[Line], start: int) -> float:
    if line.index > start:
        if _signs(line, expression, lines):
            return SIGNED
        # Bare dates further down: comments, related articles, the next article.
        wordy = WORDY if is_wordy(line, expression) else 0.0
        return UNDER_LEAD - wordy if _under_lead(line, lines, start) else BELOW
    titles = [other.index for other in lines[:start] if other.zone == "title"]
    distance = min(abs(line.index - place) for place in [*titles[-2:], start])
    above = bool(titles) and line.index < titles[0]
    if above and distance > 1 and expression.weekday is not None and expression.hour is None:
        return TOP
    at_top = line.index < _TOP_LINES and not (titles and titles[0] < line.index)
    stamped = expression.hour is not None and expression.weekday is None
    if distance <= _NEAR_LINES and (distance <= 1 or stamped or not at_top):
        return NEAR - (WORDY if is_wordy(line, expression) else 0.0)
    if at_top and expression.weekday is None and distance <= _NEAR_LINES and is_sole(lines):
        return HEADER
    # A weekday and date among the menus, without a time, is the day the page was fetched.
    today = above or at_top or (expression.weekday is not None and expression.hour is None)
    return HEADER if start - line.index <= _HEADER_LINES and not today else TOP


def _signs(line: Line, expression: DateExpression, lines: Sequence[Line]) -> bool:
    """Whether the line is the only date of the page, alone, under the last paragraph and its authors."""
    between = [other for other in lines[: line.index] if other.zone != "boilerplate"][-1:]
    if line.end - line.start > _DATE_ALONE or not between or between[0].zone != "body" or names_more(line, expression):
        return False
    authors = lines[between[0].index + 1 : line.index]
    if len(authors) > _AUTHORS or any(len(a.text.split()) > _NAME_WORDS for a in authors):
        return False
    if is_of_others(lines, line):
        return False
    if any(other.zone == "body" for other in lines[line.index + 1 :]):
        return False
    return is_sole(lines)


def _under_lead(line: Line, lines: Sequence[Line], start: int) -> bool:
    """Whether the line stands between the standfirst and the article, which goes on below."""
    below = lines[line.index + 1 : line.index + 6]
    goes_on = any(other.zone == "body" and other.is_prose for other in below)
    return start < line.index <= start + _NEAR_LINES and goes_on


def _without_lists(candidates: Sequence[_Candidate], lines: Sequence[Line], start: int) -> list[_Candidate]:
    """Leave out runs of unlabelled dates: tickers, lists of articles, comments."""
    bare: dict[int, set[dt.date | None]] = {
        c.line.index: {c.day} for c in candidates if not c.expression.label and c.weight <= NEAR
    }
    for line in lines:
        if not line.is_prose and line.index not in bare and line.zone != "caption":
            said = {e.date() for e in line.dates if e.kind == "full" and not e.label}
            if said:
                bare[line.index] = said
    dropped: set[int] = set()
    titles = [line.index for line in lines if line.zone == "title" and line.index <= start]
    for group in _runs(sorted(bare), titles):
        days = {day for index in group for day in bare[index]}
        if len(group) >= 3 and len(days) >= 2:
            # The last of a run directly above the article may be its own.
            below = bool(titles) and titles[0] <= max(group)
            own = {max(group)} if below and start - 2 <= max(group) <= start else set()
            dropped |= set(group) - own
    return [c for c in candidates if c.expression.label or c.line.index not in dropped]


def _runs(indices: Sequence[int], breaks: Sequence[int], gap: int = 3) -> list[list[int]]:
    """Group the lines that stand close to each other, without a headline between them."""
    runs: list[list[int]] = []
    for index in indices:
        apart = any(runs[-1][-1] < place < index for place in breaks) if runs else True
        if not apart and index - runs[-1][-1] <= gap:
            runs[-1].append(index)
        else:
            runs.append([index])
    return runs


def _support(day: dt.date, lines: Sequence[Line], start: int) -> float:
    """Weigh what the article says: its dates should lie before the stamp and not long before."""
    votes: Counter[str] = Counter()
    n_written = 0
    for line in lines:
        for expression in line.dates:
            n_written += expression.kind == "full" and expression.date() == day
            if line.index >= start and line.zone != "caption" and (line.zone in COUNTED or line.is_prose):
                votes[_vote(day, line, expression)] += 1
    score = 0.6 * (min(votes["for"], 2) - min(votes["against"], 2)) + 0.2 * min(max(n_written - 1, 0), 2)
    return score - (LATER_NEWS if votes["later"] else 0.0)


def _vote(day: dt.date, line: Line, expression: DateExpression) -> str:
    if expression.kind == "weekday":
        today = expression.this and not expression.direction and expression.weekday == day.weekday()
        return "for" if today else "neutral"
    if expression.kind == "weekday_day_month":
        said = [expression.date(year) for year in (day.year - 1, day.year, day.year + 1)]
        near = [d for d in said if d is not None and d.weekday() == expression.weekday]
        return "for" if any(abs((d - day).days) <= 60 for d in near) else "against"
    written = expression.date() if expression.kind == "full" and line.is_prose else None
    if written is None:
        return "neutral"
    if written > day and not looks_ahead(line, expression) and not looks_away(line, expression):
        return "later"
    return "for" if 0 <= (day - written).days <= 3 else "neutral"


def _beats(winner: _Candidate, other: _Candidate, scores: dict[dt.date, float], start: int) -> bool:
    if scores[winner.day] - scores[other.day] >= LEAD_NEEDED:
        return True
    # Of two equal stamps the one at the head of the article wins over one further off.
    here, there = abs(winner.line.index - start), abs(other.line.index - start)
    return winner.line.index <= start and (other.line.index > start or there - here >= 3)


def _evidence(line: Line, expression: DateExpression) -> str:
    """Return the stamp with its label, as written, at most 120 characters."""
    if not line.is_prose and len(line.text) <= 120:
        return line.text.strip()
    first = max(0, expression.start - line.start - 30) if expression.label else 0
    return line.text[first : expression.end - line.start].strip()[-120:]
