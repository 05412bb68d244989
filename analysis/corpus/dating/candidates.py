"""What each date outside of the sentences of a page weighs as its stamp: what is written before it, where it stands."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import Final

from analysis.corpus.dating.changes import changed_beside, is_clock, is_updated, says_otherwise
from analysis.corpus.dating.foot import points_to_paper, signs
from analysis.corpus.dating.heads import (
    closes_lead,
    ends_with_place,
    heads_paragraph,
    heads_speech,
    is_dateline,
    is_edition,
    opens_session,
)
from analysis.corpus.dating.lines import DAYS, Line, Lines, day_of
from analysis.corpus.dating.marks import (
    ends_byline,
    is_bare,
    is_sole,
    is_span,
    is_stamp,
    is_wordy,
    says_when,
    takes_time,
)
from analysis.corpus.dating.shapes import is_of_others
from analysis.corpus.dating.years import years_fit
from analysis.text.dates.expressions import DateExpression

__all__ = ["HEADER", "IN_TITLE", "NEAR", "SIGNED", "WORDY", "Candidate", "find_candidates"]

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
_HEADER_LINES: Final = 12
_NEAR_LINES: Final = 4
_TOP_LINES: Final = 3
_STANDFIRST: Final = 2  # paragraphs
_FOOTNOTE: Final = re.compile(r"\*\w|[(\[]\d{1,2}[)\]]\s?\w|[¹²³]")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A date that may be the stamp, the day it says, and what it weighs."""

    line: Line
    expression: DateExpression
    day: dt.date
    weight: float


def find_candidates(lines: Lines) -> list[Candidate]:
    """Return the dates outside of sentences that may be the stamp of a text."""
    found = []
    for line in lines.dated:
        for expression in line.dates:
            if expression.kind not in DAYS or expression.label == "other":
                continue
            weight = _weigh(line, expression, lines)
            day = _day(lines, line, expression) if weight > 0 else None
            if day is not None and day.year >= 1990:
                found.append(Candidate(line, expression, day, weight))
    return found


def _day(lines: Lines, line: Line, expression: DateExpression) -> dt.date | None:
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
        days = [day_of(expression, year) for year in (full.year, full.year - 1)]
        fitting = [day for day in days if day is not None and 0 <= (full - day).days <= 90]
        if fitting:
            return fitting[0]
    day = day_of(expression)
    return day if day is not None and years_fit(lines, day) else None


def _weigh(line: Line, expression: DateExpression, lines: Lines) -> float:
    if expression.label and is_stamp(line, expression):
        return _weigh_label(line, expression, lines)
    if expression.kind == "day_month" or _FOOTNOTE.match(line.text):
        return 0.0
    if _heads_article(line, expression, lines):
        return DATELINE
    if line.zone == "caption":
        return 0.0
    by_words = _weigh_words(line, expression, lines)
    return _weigh_bare(line, expression, lines) if by_words is None else by_words


def _heads_article(line: Line, expression: DateExpression, lines: Lines) -> bool:
    """Whether a dateline, or what stands in its place, opens the article."""
    start = lines.article_start
    # "3 mai 2022 à 10h - La gare rouvre …": so begin the items of a list, too.
    listed = line.zone == "boilerplate" and line.index > start + _NEAR_LINES
    if line.index >= start and not listed and is_dateline(line, expression):
        return True
    high = start <= line.index <= start + 1 or (line.zone == "title" and line.index < start)
    heads = high and line.is_prose and expression.kind == "full"
    return heads and any(says(line, expression) for says in (heads_paragraph, heads_speech, closes_lead))


def _weigh_words(line: Line, expression: DateExpression, lines: Lines) -> float | None:
    """Weigh a date by what its line says of it: who signed, whose edition it is, what was changed; None if nothing."""
    start = lines.article_start
    if points_to_paper(line, expression) or (line.index > start and signs(line, expression, lines)):
        return SIGNED
    if expression.kind == "full" and opens_session(line, lines):
        return NEAR
    if line.index < start and is_edition(line, expression) and is_sole(lines):
        return HEADER
    if expression.kind == "full" and line.index <= start and changed_beside(line, expression):
        return NEAR
    if line.index > start and line.zone == "title" and ends_byline(line, expression):
        # Beneath the standfirst a section, an author and a day are no headline.
        return _weigh_place(line, expression, lines)
    return None


def _weigh_bare(line: Line, expression: DateExpression, lines: Lines) -> float:
    start = lines.article_start
    if not is_bare(line, expression) or says_when(line, expression) or is_span(line):
        told = expression.this or says_otherwise(line, expression)
        if line.zone != "title" or line.index > start or told:
            return 0.0
        return HEADER if ends_with_place(line, expression) else IN_TITLE
    if is_updated(line, expression, lines) and line.index <= start + _NEAR_LINES:
        return max(NEAR, _weigh_place(line, expression, lines))
    in_text = line.index != 0 and line.zone not in ("heading", "boilerplate")
    if expression.kind == "weekday_day_month" and in_text:
        return 0.0
    return _weigh_place(line, expression, lines)


def _weigh_label(line: Line, expression: DateExpression, lines: Lines) -> float:
    high = line.index <= lines.article_start + 1 or _under_lead(line, lines)
    if not high and is_of_others(lines, line):
        return BELOW
    if expression.label == "updated":
        return UPDATED if high else BELOW
    return LABELLED if high else LABELLED_BELOW


def _weigh_place(line: Line, expression: DateExpression, lines: Lines) -> float:
    start = lines.article_start
    if line.index > start:
        # Bare dates further down: comments, related articles, the next article.
        wordy = WORDY if is_wordy(line, expression) else 0.0
        return UNDER_LEAD - wordy if _under_lead(line, lines) else BELOW
    titles = [index for index in lines.titles if index < start]
    # The paragraphs of the standfirst part no stamp from its headline.
    distance = min(_between(line, place, lines) for place in [*titles[-2:], start])
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


def _between(line: Line, place: int, lines: Lines) -> int:
    """Return how many lines a date is from a place; the paragraphs of a standfirst do not count."""
    first, last = sorted((line.index, place))
    if last - first > _NEAR_LINES + _STANDFIRST:
        return last - first
    return last - first - min(_STANDFIRST, lines.zones[first + 1 : last].count("body"))


def _under_lead(line: Line, lines: Lines) -> bool:
    """Whether the line stands between the standfirst and the article, which goes on below."""
    if not lines.article_start < line.index <= lines.article_start + _NEAR_LINES:
        return False
    return any(other.zone == "body" and other.is_prose for other in lines[line.index + 1 : line.index + 6])
