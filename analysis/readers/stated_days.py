"""Days as databases state them beside an article: French, English, German and Italian."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from dataclasses import dataclass

from analysis.text.dates.patterns import MONTHS, WEEKDAYS

__all__ = ["StatedDay", "edition_beside_day", "find_day", "opens_with_day", "whole_day"]

_GERMAN = "januar februar marz april mai juni juli august september oktober november dezember".split()
_ITALIAN = (
    "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre".split()
)
_MONTHS = MONTHS | {word: n for words in (_GERMAN, _ITALIAN) for n, word in enumerate(words, 1)} | {"maerz": 3}
_WEEK = (
    *WEEKDAYS,
    *"montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag".split(),
    *"lunedi martedi mercoledi giovedi venerdi sabato domenica".split(),
)


def _any(words: object) -> str:
    return "|".join(sorted(map(str, words), key=len, reverse=True))  # type: ignore[call-overload]


_MONTH = rf"(?P<month>{_any(_MONTHS)})\.?"
_WEEKDAY = rf"(?:(?:{_any(_WEEK)})\b\.?,? *)?"
_DAY = r"(?P<day>\d{1,2})(?: ?(?:er|st|nd|rd|th)\b|\.)?"
_YEAR = r"(?P<year>(?:18|19|20)\d\d)(?!\d)"
_IN_WORDS = (
    re.compile(rf"\b{_WEEKDAY}\b{_DAY} *{_MONTH},? *{_YEAR}"),
    re.compile(rf"\b{_WEEKDAY}\b{_MONTH} *{_DAY},? *{_YEAR}"),
)
_SHAPES = (
    *_IN_WORDS,
    re.compile(r"\b(?P<year>(?:18|19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)(?!\d)"),
    re.compile(rf"\b{_WEEKDAY}\b(?P<day>\d\d?)[/.](?P<month>\d\d?)[/.]{_YEAR}"),
)
_HOUR = r"(?:\d{1,2}[:h.]\d\d(?::\d\d)?\s*(?:[ap]\.?m\.?)?\s*(?:uhr)?\s*(?:[a-z]{2,5}(?:[+-]\d+)?)?)"
_EDITION = r"(?P<edition>(?:[\w'.-]+ ){0,3}(?:editions?|ausgabe|edizione)\b(?:[ ,;:-]+[\w'.]+){0,4})"
_TAIL = re.compile(rf"[\s,]*(?:{_any(_WEEK)})?[\s,]*(?:(?:at|a|um)\s+)?{_HOUR}?[\s.,-]*{_EDITION}?$")

# What may stand beside the day in a cell: a mark before its hour, and the hour in full or without minutes.
_HOUR_BESIDE = re.compile(rf"(?:[\s,-]*(?:\b(?:at|a|um)\s+)?(?:{_HOUR}|\d{{1,2}} ?h(?: ?\d\d)?))?[\s.]*$")
#: Characters of the longest date with its hour; what is longer is a sentence.
_LONGEST = 60


@dataclass(frozen=True)
class StatedDay:
    """A day and where it stands, weekday included: code points, half-open."""

    day: dt.date
    start: int
    end: int


def find_day(text: str) -> StatedDay | None:
    """Return the last full date of a header: what precedes it may be a rubric that names another.

    Examples
    --------
    >>> find_day("France, mercredi 11 septembre 2024 134 mots, p. 11")
    StatedDay(day=datetime.date(2024, 9, 11), start=8, end=34)
    >>> find_day("World, Friday, November 13, 2015").day, find_day("1. März 2021").day
    (datetime.date(2015, 11, 13), datetime.date(2021, 3, 1))
    >>> find_day("32 mars 2021") is None
    True
    """
    folded = _fold(text)
    found = [day for shape in _SHAPES for match in shape.finditer(folded) if (day := _read(match))]
    return max(found, key=lambda stated: (stated.end, -stated.start), default=None)


def opens_with_day(line: str) -> StatedDay | None:
    """Return the date of a line that is nothing but a date, with its weekday, hour, zone and edition.

    Examples
    --------
    >>> opens_with_day("July 1, 2019 Monday 9:20 AM GMT").day
    datetime.date(2019, 7, 1)
    >>> opens_with_day("Le 1er juillet 2019, tout a changé") is None
    True
    """
    return _date_line(line.strip())[0]


def whole_day(value: str) -> dt.date | None:
    """Return the day of a value that is nothing but one full date, its month in words, with its weekday and hour.

    Examples
    --------
    >>> whole_day("lundi 7 juin 2021 à 10h30"), whole_day("le 1er mars 2021")
    (datetime.date(2021, 6, 7), datetime.date(2021, 3, 1))
    >>> whole_day("7 juin"), whole_day("7 juin 22"), whole_day("du 7 au 8 juin 2021")
    (None, None, None)
    """
    if len(value) > _LONGEST:
        return None
    folded = _fold(value.strip()).removeprefix("le ")
    matches = (shape.match(folded) for shape in _IN_WORDS)
    found = (_read(match) for match in matches if match and _HOUR_BESIDE.match(folded, match.end()))
    return next((stated.day for stated in found if stated), None)


def edition_beside_day(line: str) -> str:
    """Return the edition that follows a date on its line, empty without one.

    Examples
    --------
    >>> edition_beside_day("January 11, 2018 Thursday, Late Edition - Final"), edition_beside_day("4 mars 2021")
    ('Late Edition - Final', '')
    """
    return _date_line(line.strip())[1]


def _date_line(line: str) -> tuple[StatedDay | None, str]:
    folded = _fold(line)
    for shape in _SHAPES:
        match = shape.match(folded)
        if match and (day := _read(match)) and (tail := _TAIL.match(folded[match.end() :])):
            start, end = tail.span("edition")
            return day, line[match.end() + start : match.end() + end] if start >= 0 else ""
    return None, ""


def _read(match: re.Match[str]) -> StatedDay | None:
    said = match["month"]
    month = int(said) if said.isdigit() else _MONTHS[said]
    try:
        day = dt.date(int(match["year"]), month, int(match["day"]))
    except ValueError:
        return None
    return StatedDay(day, match.start(), match.end())


def _fold(text: str) -> str:
    """Lower case without accents, letter for letter, so that offsets stay."""
    return "".join(" " if ch.isspace() else unicodedata.normalize("NFD", ch)[0].lower()[:1] for ch in text)
