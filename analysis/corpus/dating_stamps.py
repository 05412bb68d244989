"""Publication stamps: which of the full dates of a page is the day it was published.

A raw page shows many dates: today's, those of related articles, of comments, of events. Each date that
does not stand in a sentence is a candidate with a weight by what is written in front of it and where
it stands; what the article itself says is for or against it. The best candidate counts only if it is
good enough and no other day is as good: a wrong date costs more than a missing one.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from analysis.corpus.dating_changes import changed_beside, happened_later, is_clock, is_updated, says_otherwise
from analysis.corpus.dating_foot import points_to_paper, signs
from analysis.corpus.dating_heads import (
    closes_lead,
    ends_with_place,
    heads_paragraph,
    heads_speech,
    is_dateline,
    is_edition,
    opens_session,
)
from analysis.corpus.dating_lines import COUNTED, Line, Window, article_start, day_of, lead_of, years_fit
from analysis.corpus.dating_shapes import (
    foretold,
    is_bare,
    is_of_others,
    is_sole,
    is_span,
    is_stamp,
    is_wordy,
    says_when,
    takes_time,
)
from analysis.corpus.dating_votes import support
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
_DAYS: Final = ("full", "weekday_day_month", "day_month")
_HEADER_LINES: Final = 12
_NEAR_LINES: Final = 4
_TOP_LINES: Final = 3
_FOOTNOTE: Final = re.compile(r"\*\w|[(\[]\d{1,2}[)\]]\s?\w|[¹²³]")
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
    scores = {day: candidate.weight + support(day, lines, start) for day, candidate in best.items()}
    ranked = sorted(best.values(), key=lambda c: (-scores[c.day], abs(c.line.index - start)))
    if not ranked or scores[ranked[0].day] < NEEDED:
        return None
    winner = ranked[0]
    if len(ranked) > 1 and not _beats(winner, ranked[1], scores, start):
        return None
    if _is_day_of_fetching(winner, lines, start, window) or happened_later(lead_of(lines, start), winner.day):
        return None
    if any(_stands_over(other, winner, lines) for other in ranked[1:]):
        return None
    inferred = winner.expression.kind == "weekday_day_month" and not winner.expression.label
    basis = "weekday" if inferred else "dateline"
    return Stamp(winner.day, basis, _evidence(winner.line, winner.expression))


def _is_day_of_fetching(winner: _Candidate, lines: Sequence[Line], start: int, window: Window) -> bool:
    """Whether a bare date above the article is long after each day it calls "ce jeudi": the day it was fetched."""
    if winner.expression.label or winner.expression.hour is not None or winner.line.index >= start:
        return False
    said = these_days(lines, window)
    if said and all((winner.day - day).days > _STALE for day in said):
        return True
    # "sera-t-il candidat à la présidentielle de février 2024 ?" was not written in 2025. Beside the headline such
    # a date is the article's own, and the sentence tells of what was then to come.
    to_come = [day for line in lines[start:] if line.zone == "body" for day in foretold(line)]
    apart = winner.weight <= HEADER and bool(to_come)
    return apart and all((winner.day - day).days > _STALE for day in to_come)


def _stands_over(other: _Candidate, winner: _Candidate, lines: Sequence[Line]) -> bool:
    """Whether a later day, with its own paragraphs, stands above: the page goes on with an older post."""
    between = lines[other.line.index + 1 : winner.line.index]
    later = not winner.expression.label and other.day > winner.day
    return later and any(line.is_prose and line.zone in COUNTED for line in between)


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
    if expression.kind == "day_month" or _FOOTNOTE.match(line.text):
        return 0.0
    if line.index >= start and is_dateline(line, expression):
        return DATELINE
    high = start <= line.index <= start + 1 or (line.zone == "title" and line.index < start)
    heads = high and line.is_prose and expression.kind == "full"
    if heads and any(says(line, expression) for says in (heads_paragraph, heads_speech, closes_lead)):
        return DATELINE
    if line.zone == "caption":
        return 0.0
    if points_to_paper(line, expression) or (line.index > start and signs(line, expression, lines)):
        return SIGNED
    if expression.kind == "full" and opens_session(line, lines):
        return NEAR
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
        # Bare dates further down: comments, related articles, the next article.
        wordy = WORDY if is_wordy(line, expression) else 0.0
        return UNDER_LEAD - wordy if _under_lead(line, lines, start) else BELOW
    titles = [other.index for other in lines[:start] if other.zone == "title"]
    distance = min(abs(line.index - place) for place in [*titles[-2:], start])
    above = bool(titles) and line.index < titles[0]
    if is_clock(line, expression, lines):
        return TOP
    if above and distance > 1 and expression.weekday is not None and expression.hour is None:
        return TOP
    at_top = line.index < _TOP_LINES and not (titles and titles[0] < line.index)
    stamped = takes_time(line, expression) or (expression.hour is not None and expression.weekday is None)
    if distance <= _NEAR_LINES and (distance <= 1 or stamped or not at_top):
        return NEAR - (WORDY if is_wordy(line, expression) else 0.0)
    if at_top and expression.weekday is None and distance <= _NEAR_LINES and is_sole(lines):
        return HEADER
    # A weekday and date among the menus, without a time, is the day the page was fetched.
    today = above or at_top or (expression.weekday is not None and expression.hour is None)
    return HEADER if start - line.index <= _HEADER_LINES and not today else TOP


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
    told = _told_by_headline(candidates, lines)
    for line in told:
        bare.pop(line.index, None)
    for line in lines:
        if not line.is_prose and line.index not in bare and line.zone != "caption" and line not in told:
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
            others = next((i for i in group if i > start and is_of_others(lines, lines[i])), len(lines))
            above = [index for index in group if index < others]
            own = {max(above)} if below and above and start - 2 <= max(above) <= start else set()
            dropped |= set(group) - own
    return [c for c in candidates if c.expression.label or c.line.index not in dropped]


def _told_by_headline(candidates: Sequence[_Candidate], lines: Sequence[Line]) -> list[Line]:
    """Return the headline that names a day, and its repeats: "Report de l'élection du 25 février 2024"."""
    heads = [c for c in candidates if c.line.zone == "title" and c.weight == IN_TITLE]
    words = heads[0].line.text.strip() if len({c.line.text.strip() for c in heads}) == 1 else None
    return [line for line in lines if words is not None and line.text.strip() == words]


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
