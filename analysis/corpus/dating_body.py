"""Dates from the article's own sentences, where no stamp gives one.

A sentence dates a text only by the day of the news it reports: "Le vendredi 3 mai 2024, le président
recevait…", "ce 23 juin", "Jeudi 24 juin". What it looks back on (depuis, né le), ahead to (d'ici,
prochain) or quotes never does. A day without a year or a weekday alone needs a clock: the edition of
an event, or dated texts that share passages. What two sentences contradict stays undated.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Final

from analysis.corpus.dating_events import EventMention
from analysis.corpus.dating_lines import (
    COUNTED,
    Line,
    Window,
    article_start,
    day_of,
    told_years,
    years_fit,
)
from analysis.corpus.dating_shapes import (
    SENTENCE_END,
    is_news,
    looks_ahead,
    looks_away,
    looks_back,
    opens_sentence,
    opens_text,
    tells_before,
)
from analysis.corpus.dating_weekdays import day_of_meeting, writing_day, written_beside
from analysis.text.dates import DateExpression, nearest_weekday
from analysis.text.dates_words import fold

__all__ = ["Clock", "Finding", "find_in_body", "find_on_clock", "from_event"]

OPEN_DAYS: Final = 9  # how long after its news a text may have appeared
_LEAD: Final = 3  # paragraphs in which news is told
_WEEK: Final = 6  # days after which a bare weekday would be another one
_UNDER_WAY: Final = re.compile(
    r"\b(?:se reuni(?:t|ssent)|reunis|s'ouvr(?:e|ent)|se tien(?:t|nent)|se retrouvent|debute(?:nt)?|"
    r"participe(?:nt)?|entame(?:nt)?|inaugure(?:nt)?|aujourd'hui)\b"
)


@dataclass(frozen=True, slots=True)
class Finding:
    """A day or an interval, what it rests on and the words."""

    day: dt.date
    earliest: dt.date
    latest: dt.date
    basis: str
    evidence: str


@dataclass(frozen=True, slots=True)
class Clock:
    """A few known days near the text, from an event or from texts that share its passages."""

    start: dt.date
    end: dt.date
    basis: str
    words: str


def find_in_body(
    lines: Sequence[Line], window: Window, recalled: Collection[dt.date] = ()
) -> Finding | None:
    """Return the day of the news where a sentence near the top writes it out or fixes it by its weekday.

    Parameters
    ----------
    lines : sequence of Line
        The text.
    window : pair of dates
        See `analysis.corpus.dating.date_document`.
    recalled : collection of dates
        Days that texts recall for years (an invasion); they date nothing.
    """
    start = article_start(lines)
    found: list[tuple[Line, DateExpression, dt.date]] = []
    for line in _lead(lines, start):
        for expression in line.dates:
            day = _day_of_news(lines, line, expression, window)
            if day is not None and (day not in recalled or _is_breaking(lines, line, expression, start)):
                found.append((line, expression, day))
    # Texts recall such a day with its year; "jeudi 24 février" alone is of the same weeks.
    found = found or [
        item for item in _only_told(lines, start, window) if item[1].kind != "full" or item[2] not in recalled
    ]
    if not found:
        beside = written_beside(lines, _lead(lines, start), window)
        return Finding(beside[0], beside[0], beside[0], "weekday", beside[1]) if beside else None
    # "ce jeudi 3 mars" is the day of writing; else news of several days is told on the last of them.
    exact = [item for item in found if item[1].this]
    line, expression, day = max(exact or found, key=lambda item: item[2])
    if exact and len({item[2] for item in exact}) > 1:
        return None
    if _contradicted(lines, day):
        return None
    basis = "explicit" if expression.kind == "full" else "weekday"
    words = _words_of(line, expression)
    if not exact and (later := writing_day(_lead(lines, start), day)) is not None:
        return Finding(later[0], later[0], later[0], basis, f"{later[1]} + {words}")
    latest = day if exact else day + dt.timedelta(days=OPEN_DAYS)
    return Finding(day, day, latest, basis, words)


def find_on_clock(lines: Sequence[Line], clock: Clock) -> Finding | None:
    """Return the day that a day without year, or a weekday, has near the clock."""
    start = article_start(lines)
    found = _by_day_month(lines, clock) or _by_weekday(lines, clock, start)
    if found is None and clock.basis == "event":
        met = day_of_meeting(_lead(lines, start), clock.start, clock.end, clock.words)
        if met is not None:
            latest = met[0] + dt.timedelta(days=_WEEK)
            return Finding(met[0], met[0], latest, clock.basis, _joined(clock, met[1]))
    return found


def from_event(mention: EventMention, lines: Sequence[Line]) -> Finding | None:
    """Return the days of an event that the title or the first two paragraphs report as under way."""
    start = article_start(lines)
    # Only the sentence that names it: "… Les délégués se réunissent ailleurs" says nothing of it.
    named = fold(mention.words)[0]
    words = " ".join(s for s in SENTENCE_END.split(lines[mention.line].plain()) if named in s)
    if mention.line > start + 1 or mention.ahead or (mention.end - mention.start).days > 3:
        return None
    if not _UNDER_WAY.search(words) or not years_fit(lines, mention.start):
        return None
    return Finding(mention.start, mention.start, mention.end, "event", mention.words)


def _lead(lines: Sequence[Line], start: int) -> list[Line]:
    body = [line for line in lines if line.zone == "body" and line.index >= start][:_LEAD]
    titles = [line for line in lines if line.zone == "title" and line.index <= start]
    return [*titles, *body]


def _day_of_news(
    lines: Sequence[Line], line: Line, expression: DateExpression, window: Window
) -> dt.date | None:
    # "Le 24 février 2022, …" opens many a look back; news of the day has its weekday or "ce".
    if expression.kind not in ("full", "weekday_day_month"):
        return None
    if not expression.this and expression.weekday is None:
        return None
    day = day_of(expression, window) if is_news(line, expression) else None
    if day is None or (expression.kind == "weekday_day_month" and not years_fit(lines, day)):
        return None
    return day


def _is_breaking(lines: Sequence[Line], line: Line, expression: DateExpression, start: int) -> bool:
    """Whether a day that texts recall for years is told as fresh news, in the first words of the text."""
    if expression.kind != "full" or line.zone != "body" or line is not _first_body(lines, start):
        return False
    return opens_text(line, expression) and not any(looks_back(x) for x in lines if x.zone in COUNTED)


def _first_body(lines: Sequence[Line], start: int) -> Line | None:
    return next((line for line in lines if line.zone == "body" and line.index >= start), None)


def _only_told(
    lines: Sequence[Line], start: int, window: Window
) -> list[tuple[Line, DateExpression, dt.date]]:
    """Read "a déclaré, vendredi 11 juin, le ministre" where the first paragraphs tell of that one day."""
    told = []
    for line in _lead(lines, start):
        for expression in line.dates:
            in_full = expression.kind == "full" and expression.weekday is not None and line.zone == "body"
            if expression.kind != "weekday_day_month" and not in_full:
                continue
            day = day_of(expression, window)
            fits = day is not None and (in_full or years_fit(lines, day))
            if day is None or line.zone != "body" or not fits:
                return []
            if not any(says(line, expression) for says in (looks_away, looks_ahead, tells_before)):
                told.append((line, expression, day))
    return told if len({item[2] for item in told}) == 1 else []


def _contradicted(lines: Sequence[Line], day: dt.date) -> bool:
    """Whether the article tells of a later day, or of a later year, as past."""
    if any(year > day.year for line in lines if line.zone == "body" for year in told_years(line.text)):
        return True
    for line in lines:
        for expression in line.dates:
            said = expression.date() if expression.kind == "full" else None
            if said is None or said <= day or line.zone not in COUNTED:
                continue
            if not looks_ahead(line, expression):
                return True
    return False


def _by_day_month(lines: Sequence[Line], clock: Clock) -> Finding | None:
    """Read "ce 23 juin" and "Jeudi 24 juin" with the year of the clock."""
    found: dict[dt.date, str] = {}
    for line in lines:
        if line.zone not in (*COUNTED, "heading"):
            continue
        for expression in line.dates:
            if not expression.this and expression.label != "published" and not _opens_news(line, expression):
                continue
            for year in {clock.start.year, clock.end.year}:
                day = day_of(expression, (clock.start, clock.end), year)
                if day is not None and (day - clock.start).days >= -7 and (day - clock.end).days <= 7:
                    found.setdefault(day, f"{'ce ' if expression.this else ''}{line.words(expression)}")
    if not found:
        return None
    day = max(found)
    return Finding(day, day, day, clock.basis, _joined(clock, found[day]))


def _opens_news(line: Line, expression: DateExpression) -> bool:
    return line.zone == "body" and opens_sentence(line, expression) and not looks_ahead(line, expression)


def _by_weekday(lines: Sequence[Line], clock: Clock, start: int) -> Finding | None:
    """Read "ce lundi" as a day of the clock, "Lundi, X a annoncé … du 14 au 19 août" as the one before."""
    ahead = _range_ahead(lines, clock)
    for line in _lead(lines, start):
        for expression in line.dates:
            if expression.kind != "weekday" or expression.direction or expression.weekday is None:
                continue
            if expression.this and ahead is None:
                day = _one_day(expression.weekday, clock)
                if day is not None:
                    return Finding(day, day, day, clock.basis, _joined(clock, f"ce {line.words(expression)}"))
            elif ahead is not None and (expression.this or opens_sentence(line, expression)):
                day = nearest_weekday(expression.weekday, ahead[0])
                words = f"{line.words(expression)} + {ahead[1]}"
                return Finding(day, day, max(day, clock.start), clock.basis, _joined(clock, words))
    return None


def _range_ahead(lines: Sequence[Line], clock: Clock) -> tuple[dt.date, str] | None:
    """Return the first day of a stretch still to come that holds the clock's first day."""
    for line in lines:
        if line.zone not in COUNTED:
            continue
        for expression in line.dates:
            if expression.kind != "range":
                continue
            first, last = expression.date(clock.start.year), expression.last(clock.start.year)
            if first is None or last is None or not first - dt.timedelta(days=3) <= clock.start <= last:
                continue
            if looks_ahead(line, expression):
                return first, line.words(expression)
    return None


def _one_day(weekday: int, clock: Clock) -> dt.date | None:
    """Return the only day of that weekday within the clock, else within two days around it."""
    for margin in (0, 1, 2):
        first = clock.start - dt.timedelta(days=margin)
        days = [first + dt.timedelta(days=n) for n in range((clock.end - clock.start).days + 2 * margin + 1)]
        fitting = [day for day in days if day.weekday() == weekday]
        if fitting:
            return fitting[0] if len(fitting) == 1 else None
    return None


def _joined(clock: Clock, words: str) -> str:
    return f"{words} + {clock.words}" if clock.words else words


def _words_of(line: Line, expression: DateExpression) -> str:
    return ("ce " if expression.this else "") + line.words(expression)
