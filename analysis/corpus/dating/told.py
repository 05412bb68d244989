"""The last day that a text without a date tells of as past: it was written on that day or after it.

"L'accord signé le 3 mai 2022" dates no text, and yet nobody wrote it in 2021. That is the first end of an interval;
the other is not known.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import Final

from analysis.corpus.dating.event_index import EventIndex
from analysis.corpus.dating.lines import COUNTED, Line, Lines
from analysis.corpus.window import WINDOW
from analysis.text.dates.expressions import DateExpression

__all__ = ["last_told"]

_KINDS: Final = ("full", "range", "month_year")
_SENTENCE_END: Final = re.compile(r"[.!?;]\s")
_IN_YEAR: Final = re.compile(r"\b(?:en|depuis|fin|debut) (20\d\d)(?![\d-])")
# What is planned or was foretold lies behind the day of writing; words folded.
_AHEAD: Final = re.compile(
    r"\b\w{2,}(?:ra|ront|rons|rait|raient)\b|\b(?:d'ici|prevu|prevoi|prochain|avant|jusqu|a partir|au plus tard|"
    r"horizon|objectif|futur|avenir|echeance|expire|projet|planifi|programm|vouloir|veut|veulent|souhait|compte|comptent|"
    r"espere|promet|promis|va|vont|devoir|doit|doivent|candidat|d'organiser|report|repouss)"
)


def last_told(lines: Lines, events: EventIndex) -> tuple[dt.date, str] | None:
    """Return the last day the sentences of a text tell of as past, and its words; None where there is none.

    Of a month or a year it is the first day. What stands in one sentence with words of the future is left out, and so
    is what lies behind `WINDOW`. An event that happened once, and that texts recall, is told of by its name.

    Parameters
    ----------
    lines : Lines
        The passages of the text; title and body are read.
    events : EventIndex

    Examples
    --------
    >>> from analysis.corpus.dating.event_index import EventIndex
    >>> from analysis.corpus.dating.lines import read_lines
    >>> from analysis.text.zones.segmenting import segment
    >>> text = "Le pont fermé en 2021 a rouvert le 3 mai 2022. Un second sera bâti en 2024, disent les riverains."
    >>> day, words = last_told(read_lines(text, segment(text)), EventIndex(()))
    >>> str(day), words
    ('2022-05-03', '3 mai 2022')
    """
    told = [
        (day, words) for line in lines.holding("20") if line.zone in COUNTED and _is_told(line)
        for day, words in (*_written_days(line), *_years(line)) if day <= WINDOW[1]
    ]  # fmt: skip
    return max((*told, *_events(lines, events)), key=lambda one: one[0], default=None)


def _events(lines: Lines, events: EventIndex) -> Iterator[tuple[dt.date, str]]:
    for place, names in sorted(events.names_by_line(lines).items()):
        line, named = lines[place], names & events.since.keys()
        words = line.plain().replace("-", " ") if named else ""
        for name in sorted(named, key=lambda name: (-len(name), name)):  # of two names of an event the whole one
            said = re.search(rf"\b{re.escape(name)}\b", words)
            if said is not None:
                same = len(words) == len(line.text)
                yield events.since[name], line.text[said.start() : said.end()] if same else name


def _is_told(line: Line) -> bool:
    return line.is_prose or line.text.rstrip()[-1:] in ".!?…»\""


def _written_days(line: Line) -> Iterator[tuple[dt.date, str]]:
    for expression in line.dates:
        if expression.kind in _KINDS and expression.year and expression.month and not expression.label:
            day = _first_day(expression)
            if day and not _is_ahead(line, expression.start - line.start, expression.end - line.start):
                yield day, line.words(expression)


def _first_day(expression: DateExpression) -> dt.date | None:
    if expression.kind == "month_year" and expression.year and expression.month:
        return dt.date(expression.year, expression.month, 1)
    return expression.date()


def _years(line: Line) -> Iterator[tuple[dt.date, str]]:
    for year in _IN_YEAR.finditer(line.plain()):
        if not _is_ahead(line, year.start(), year.end()):
            yield dt.date(int(year[1]), 1, 1), year.group()


def _is_ahead(line: Line, start: int, end: int) -> bool:
    """Whether the sentence around a date speaks of what is to come."""
    plain = line.plain()
    begin = max((mark.end() for mark in _SENTENCE_END.finditer(plain, 0, max(0, start))), default=0)
    after = _SENTENCE_END.search(plain, min(end, len(plain)))
    return _AHEAD.search(plain, begin, after.start() if after else len(plain)) is not None
