"""Publication stamps: which of the full dates of a page is the day it was published.

A raw page shows many dates: today's, those of related articles, of comments, of events. Each date that
does not stand in a sentence is a candidate with a weight by what is written in front of it and where
it stands; what the article itself says is for or against it. The best candidate counts only if it is
good enough and no other day is as good: a wrong date costs more than a missing one.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Final

from analysis.corpus.dating.candidates import HEADER, Candidate, find_candidates
from analysis.corpus.dating.changes import happened_later
from analysis.corpus.dating.lines import Line, Lines
from analysis.corpus.dating.rivals import stands_over, without_lists, without_outdone
from analysis.corpus.dating.shapes import foretold
from analysis.corpus.dating.votes import support
from analysis.corpus.dating.weekdays import these_days
from analysis.text.dates.expressions import DateExpression

__all__ = ["Stamp", "find_stamp"]

NEEDED: Final = 2.0
LEAD_NEEDED: Final = 0.4
_STALE: Final = 31  # days: news of "ce jeudi" is not put on the page later than that


@dataclass(frozen=True, slots=True)
class Stamp:
    """A day read from a publication stamp, and the words it was read from."""

    day: dt.date
    basis: str
    evidence: str


def find_stamp(lines: Lines) -> Stamp | None:
    """Return the day of publication a stamp or dateline gives, or None where none is sure."""
    if not lines.has_days:
        return None
    start = lines.article_start
    candidates = without_outdone(without_lists(find_candidates(lines), lines), lines)
    best: dict[dt.date, Candidate] = {}
    for candidate in candidates:
        known = best.get(candidate.day)
        if known is None or candidate.weight > known.weight:
            best[candidate.day] = candidate
    scores = {day: candidate.weight + support(day, lines) for day, candidate in best.items()}
    ranked = sorted(best.values(), key=lambda c: (-scores[c.day], abs(c.line.index - start)))
    if not ranked or scores[ranked[0].day] < NEEDED:
        return None
    winner = ranked[0]
    if len(ranked) > 1 and not _beats(winner, ranked[1], scores, start):
        return None
    if _is_day_of_fetching(winner, lines) or happened_later(lines, winner.day):
        return None
    if any(stands_over(other, winner, lines) for other in ranked[1:]):
        return None
    inferred = winner.expression.kind == "weekday_day_month" and not winner.expression.label
    basis = "weekday" if inferred else "dateline"
    return Stamp(winner.day, basis, _evidence(winner.line, winner.expression))


def _is_day_of_fetching(winner: Candidate, lines: Lines) -> bool:
    """Whether a bare date above the article is long after each day it calls "ce jeudi": the day it was fetched."""
    start = lines.article_start
    if winner.expression.label or winner.expression.hour is not None or winner.line.index >= start:
        return False
    said = these_days(lines)
    if said and all((winner.day - day).days > _STALE for day in said):
        return True
    # "sera-t-il candidat à la présidentielle de février 2024 ?" was not written in 2025. Beside the headline such
    # a date is the article's own, and the sentence tells of what was then to come.
    to_come = [
        day for line in lines.dated if line.index >= start and line.zone == "body" for day in foretold(line)
    ]  # fmt: skip
    apart = winner.weight <= HEADER and bool(to_come)
    return apart and all((winner.day - day).days > _STALE for day in to_come)


def _beats(winner: Candidate, other: Candidate, scores: dict[dt.date, float], start: int) -> bool:
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
