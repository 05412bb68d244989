"""Weekdays without a date: "ce mercredi" beside another day of the week, "mercredi" beside a meeting.

"ce mercredi" is the day of writing; a day written out in the same paragraphs fixes its week. A bare
weekday is a day of the meeting named in its sentence, where the meeting has only one such day and the
sentence says it is over: "le sommet de Virelac s'est achevé mercredi".
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from typing import Final

from analysis.corpus.dating_lines import Line, Window, day_of, years_fit
from analysis.corpus.dating_shapes import SENTENCE_END, looks_ahead
from analysis.text.dates import DateExpression, nearest_weekday
from analysis.text.dates_words import fold

__all__ = ["day_of_meeting", "writing_day", "written_beside"]

# What is over: passé composé, or the participle of a meeting's end. "s'ouvre mardi" may be tomorrow.
_OVER: Final = re.compile(
    r"\b(?:a|ont|est|sont|s'est|se sont|n'a|n'ont|n'est|ete) (?:\w+ ){0,2}?\w+(?:e|es|ee|ees|i|is|ie|ies|u|us|ue|ues|"
    r"t|te|ts|tes|s|se|ses)\b|\b(?:clos|close|acheve|achevee|conclue?|terminee?|reunis?|reunies?|tenue?)\b"
)


def writing_day(lead: Sequence[Line], day: dt.date) -> tuple[dt.date, str] | None:
    """Return the day that "ce mercredi" is in the week from ``day`` on; None without one "ce" weekday."""
    said = _this_weekdays(lead)
    if len(said) != 1:
        return None
    weekday, words = said.popitem()
    return nearest_weekday(weekday, day, direction=1), words


def written_beside(
    lines: Sequence[Line], lead: Sequence[Line], window: Window
) -> tuple[dt.date, str] | None:
    """Read "réunis depuis mardi 29 novembre, ils ont adopté ce mercredi": the week of the day written out."""
    anchors: dict[dt.date, str] = {}
    for line in lead:
        for expression in line.dates:
            if expression.kind not in ("weekday_day_month", "full") or expression.weekday is None:
                continue
            day = day_of(expression, window)
            if day is None or looks_ahead(line, expression) or not years_fit(lines, day):
                return None
            anchors[day] = line.words(expression)
    found = {writing_day(lead, day) for day in anchors}
    if len(found) != 1 or (only := found.pop()) is None:
        return None
    return only[0], f"{only[1]} + {anchors[max(anchors)]}"


def day_of_meeting(
    lead: Sequence[Line], start: dt.date, end: dt.date, words: str
) -> tuple[dt.date, str] | None:
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


def _this_weekdays(lead: Sequence[Line]) -> dict[int, str]:
    return {
        expression.weekday: f"ce {line.words(expression)}"
        for line in lead
        for expression in line.dates
        if expression.kind == "weekday" and expression.this and not expression.direction
        if expression.weekday is not None and not looks_ahead(line, expression)
    }


def _sentence(line: Line, expression: DateExpression) -> str:
    before = SENTENCE_END.split(line.before(expression))[-1]
    after = SENTENCE_END.split(line.after(expression))[0]
    return f"{before}{fold(line.words(expression))[0]}{after}"
