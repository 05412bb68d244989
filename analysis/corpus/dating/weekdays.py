"""Weekdays without a date: "ce mercredi" beside another day of the week, "mercredi" beside a meeting.

"ce mercredi" is the day of writing; a day written out in the same paragraphs fixes its week. A bare
weekday is a day of the meeting named in its sentence, where the meeting has only one such day and the
sentence says it is over: "le sommet de Virelac s'est achevé mercredi".
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from analysis.corpus.dating.heads import is_dateline
from analysis.corpus.dating.lines import COUNTED, Line, Lines, day_of, is_aside
from analysis.corpus.dating.shapes import (
    is_past,
    looks_ahead,
    looks_away,
    runs_from,
    sentence_before,
    sentence_behind,
    tells_before,
)
from analysis.corpus.dating.years import Years, years_fit
from analysis.corpus.window import WINDOW
from analysis.text.dates.expressions import DateExpression, nearest_weekday
from analysis.text.dates.folding import fold

__all__ = [
    "day_after", "day_of_meeting", "day_of_writing", "dispatched", "said_once", "says_another", "these_days",
    "written_beside",
]  # fmt: skip

_APART: Final = 3  # characters between "hier" and its date: " le"
# What is over: passé composé, or the participle of a meeting's end. "s'ouvre mardi" may be tomorrow.
_OVER: Final = re.compile(
    r"\b(?:a|ont|est|sont|s'est|se sont|n'a|n'ont|n'est|ete) (?:\w+ ){0,2}?\w+(?:e|es|ee|ees|i|is|ie|ies|u|us|ue|ues|"
    r"t|te|ts|tes|s|se|ses)\b|\b(?:clos|close|acheve|achevee|conclue?|terminee?|reunis?|reunies?|tenue?)\b"
)


def day_of_writing(lines: Lines, day: dt.date) -> tuple[dt.date, str] | None:
    """Return a day of writing after the day of the news: "ce mercredi", "a précisé lundi" of the next day."""
    said = _writing_day(lines.lead, day) or _said_later(lines, day)
    return said or _told_next_day(lines, day)


def _writing_day(lead: Sequence[Line], day: dt.date) -> tuple[dt.date, str] | None:
    """Return the day that "ce mercredi" is in the week from ``day`` on; None without one "ce" weekday."""
    said = _this_weekdays(lead)
    if len(said) != 1:
        return None
    weekday, words = said.popitem()
    return nearest_weekday(weekday, day, direction=1), words


def _said_later(lines: Lines, day: dt.date) -> tuple[dt.date, str] | None:
    """Return the day a paragraph further down calls "ce mardi 15 novembre", within a week of the news."""
    later = {said: words for said, words in these_days(lines).items() if 0 < (said - day).days <= 6}
    return min(later.items()) if len(later) == 1 else None


def said_once(lines: Lines) -> tuple[dt.date, str] | None:
    """Return the one day that the article calls "ce vendredi 29 septembre", wherever it does."""
    said = these_days(lines)
    if len(said) != 1:
        return None
    day, words = said.popitem()
    return (day, words) if years_fit(lines, day) and not says_another(lines, day) else None


def dispatched(lead: Sequence[Line]) -> tuple[dt.date, str] | None:
    """Read "3 mai (Agence) - Le ministre a annoncé mardi": the one weekday of a dispatch fixes its year."""
    for line in lead:
        if line.zone != "body":
            continue
        days = [e for e in line.dates if e.kind == "day_month" and is_dateline(line, e)]
        weekdays = {e.weekday for e in line.dates if e.kind == "weekday" and not e.direction}
        if not days or len(weekdays) != 1:
            return None
        years = range(WINDOW[0].year, WINDOW[1].year + 1)
        dated = [day for year in years if (day := days[0].date(year)) is not None and day.weekday() in weekdays]
        if len(dated) == 1 and Years.written_in(lead).allow(dated[0]):
            return dated[0], line.words(days[0])
        return None
    return None


def day_after(lines: Lines) -> tuple[dt.date, str] | None:
    """Read "a annoncé hier mardi 24 août", written the day after, and "aujourd'hui 11 novembre 2025".

    None where two such days differ.
    """
    found: dict[dt.date, str] = {}
    for line in lines.dated:
        for before, expression in pairwise(line.dates):
            told = before.kind == "relative" and expression.start - before.end <= _APART
            since = -before.offset if told and before.offset in (-1, 0) else None
            if since is None or line.zone not in COUNTED or (since == 0 and not _is_told(line)):
                continue
            day = day_of(expression)
            if day is not None and (expression.kind == "full" or years_fit(lines, day)):
                found[day + dt.timedelta(days=since)] = f"{line.words(before)} {line.words(expression)}"
    return found.popitem() if len(found) == 1 else None


def _is_told(line: Line) -> bool:
    """Whether it is a sentence; "Aujourd'hui 3 mai 2022" alone is the clock of the page."""
    return line.is_prose or line.text.rstrip()[-1:] in (".", "!", "?", "…", "»")


def says_another(lines: Lines, day: dt.date) -> bool:
    """Whether the article says "ce dimanche" of another day than the one it writes out."""
    return bool(_this_weekdays([line for line in lines.dated if line.zone == "body"]).keys() - {day.weekday()})


def _told_next_day(lines: Lines, day: dt.date) -> tuple[dt.date, str] | None:
    """Read "a tiré dimanche 3 mars …, a précisé lundi l'agence": what was said the day after is the news."""
    after = day + dt.timedelta(days=1)
    for line in lines.dated:
        for expression in line.dates if line.zone == "body" else ():
            if expression.kind != "weekday" or expression.weekday != after.weekday():
                continue
            if expression.this or expression.direction:
                continue
            if looks_ahead(line, expression) or looks_away(line, expression) or tells_before(line, expression):
                continue
            if _OVER.search(_sentence(line, expression)):
                return after, line.words(expression)
    return None


def these_days(lines: Lines) -> dict[dt.date, str]:
    """Return the days that sentences of the article write out behind "ce", those to come left aside."""
    return {
        day: f"ce {line.words(expression)}"
        for line in lines.dated
        for expression in line.dates
        if expression.this and expression.weekday is not None and line.zone == "body" and not is_aside(line)
        if (day := day_of(expression)) is not None
        and not looks_ahead(line, expression)
        and not runs_from(line, expression)
    }


def written_beside(lines: Lines) -> tuple[dt.date, str] | None:
    """Read "réunis depuis mardi 29 novembre, ils ont adopté ce mercredi": the week of the day written out."""
    anchors: dict[dt.date, str] = {}
    for line in lines.lead:
        for expression in line.dates:
            if expression.kind not in ("weekday_day_month", "full") or expression.weekday is None:
                continue
            if is_past(line, expression):
                continue
            day = day_of(expression)
            if day is None or looks_ahead(line, expression) or not years_fit(lines, day):
                return None
            anchors[day] = line.words(expression)
    found = {_writing_day(lines.lead, day) for day in anchors}
    if len(found) != 1 or (only := found.pop()) is None:
        return None
    return only[0], f"{only[1]} + {anchors[max(anchors)]}"


def day_of_meeting(lead: Sequence[Line], start: dt.date, end: dt.date, words: str) -> tuple[dt.date, str] | None:
    """Return the last day of the meeting that a bare weekday of a past sentence names.

    Parameters
    ----------
    lead : sequence of Line
        Headline and first paragraphs.
    start, end : date
        First and last day of the meeting.
    words : str
        How the text names it; one weekday stands in the same sentence.
    """
    if any(_tells_days(line, start, end) for line in lead):
        return None
    days = [start + dt.timedelta(days=n) for n in range((end - start).days + 1)]
    found: list[tuple[dt.date, str]] = []
    beside = False
    for line in lead:
        for expression in line.dates:
            if expression.kind != "weekday" or expression.direction or expression.this:
                continue
            sentence = _sentence(line, expression)
            fitting = [day for day in days if day.weekday() == expression.weekday]
            if len(fitting) != 1 or looks_ahead(line, expression) or not _OVER.search(sentence):
                # Another day of news, or one still to come: the text may be older or younger.
                return None
            beside = beside or fold(words)[0] in sentence
            found.append((fitting[0], line.words(expression)))
    return max(found) if found and beside else None


def _tells_days(line: Line, start: dt.date, end: dt.date) -> bool:
    """Whether a paragraph says the meeting's own days as past: "organisé les 29 et 30 juin"."""
    return any(
        start <= last <= end and not looks_ahead(line, expression)
        for expression in line.dates
        if expression.kind == "range" and (last := expression.last(start.year)) is not None
    )


def _this_weekdays(lead: Sequence[Line]) -> dict[int, str]:
    return {
        expression.weekday: f"ce {line.words(expression)}"
        for line in lead
        for expression in line.dates
        if expression.kind == "weekday" and expression.this and not expression.direction
        if expression.weekday is not None and not looks_ahead(line, expression)
    }


def _sentence(line: Line, expression: DateExpression) -> str:
    before, after = sentence_before(line, expression), sentence_behind(line, expression)
    return f"{before}{fold(line.words(expression))[0]}{after}"
