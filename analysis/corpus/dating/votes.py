"""What the article says for or against a day of publication: its own dates lie before it, not long before."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from typing import Final

from analysis.corpus.dating.lines import COUNTED, Line, Lines, is_aside
from analysis.corpus.dating.shapes import looks_ahead, looks_away
from analysis.text.dates.expressions import DateExpression

__all__ = ["support"]

LATER_NEWS: Final = 2.5


def support(day: dt.date, lines: Lines) -> float:
    """Weigh what the article says: its dates should lie before the stamp and not long before."""
    votes: Counter[str] = Counter()
    n_written = 0
    for line in lines.dated:
        for expression in line.dates:
            n_written += expression.kind == "full" and expression.date() == day
            # The legends of the pictures that other articles have tell nothing of this one.
            told = line.zone in COUNTED or (line.zone != "caption" and line.is_prose and not is_aside(line))
            if line.index >= lines.article_start and told:
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
