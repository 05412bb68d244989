"""The month on the cover: "Mars 2022", "n° 45 – mars 2022" at the head of a text without a day.

A review or a magazine gives the month of its issue. That is no date, but it bounds one: the text stays
undated and its interval is the month.
"""

from __future__ import annotations

import datetime as dt
import re
from calendar import monthrange
from typing import Final

from analysis.corpus.dating.lines import Lines

__all__ = ["month_of_issue"]

_ABOVE: Final = 8
_WORD: Final = re.compile(r"[^\W\d_]{2,}")
_ISSUE: Final = re.compile(
    r"\b(?:no|numero|revue|mensuel|bulletin|magazine|edition|publiee?|parue?|en|de|du|par|la|le|et)\b"
)
_OTHER_WORDS: Final = 3


def month_of_issue(lines: Lines) -> tuple[dt.date, dt.date, str] | None:
    """Return the first and the last day of the one month that stands at the head of the text, and its words."""
    if not lines.dated:
        return None
    start = lines.article_start
    found: dict[tuple[int, int], str] = {}
    for line in lines.dated:
        if not start - _ABOVE <= line.index < start:
            continue
        for expression in line.dates:
            if expression.kind != "month_year" or line.zone in ("caption", "title") or line.is_prose:
                continue
            around = _ISSUE.sub(" ", f"{line.before(expression)} {line.after(expression)}")
            if expression.year and expression.month and len(_WORD.findall(around)) <= _OTHER_WORDS:
                found[expression.year, expression.month] = line.text.strip()[:120]
    if len(found) != 1:
        return None
    (year, month), words = found.popitem()
    return dt.date(year, month, 1), dt.date(year, month, monthrange(year, month)[1]), words
