"""The years a text writes: whether they allow a year that was only inferred from a weekday."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Final

from analysis.corpus.dating.lines import Line, Lines

__all__ = ["told_years", "years_fit"]

_YEAR: Final = re.compile(r"(?:19|20)(?<![\d-]..)\d\d(?!\d)")
_OLD: Final = 6  # years: what is older stands on no page of the window, whenever the page was fetched
_AGE: Final = re.compile(
    r"(?:^\W*(?:publie|poste|mis en ligne|ajoute)? ?il y a|\bdate de plus d[e'])\s?"
    r"(?:(?P<n>\d\d?)|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze) ans\b"
)
_TICKER: Final = re.compile(r"\W{0,3}\d{1,2} ?[hH:] ?\d{2}\W{0,3}[^\W\d]")
_CENTURY: Final = " 20"
_PAST: Final = re.compile(r"\b(?:en|depuis|fin|début)$", re.IGNORECASE)
_LONGEST: Final = len("depuis")
_OF_PAST: Final = re.compile(r"20\d\d(?!\d)")


def years_fit(lines: Sequence[Line], day: dt.date) -> bool:
    """Whether the years a text writes allow a year that was only inferred.

    A page whose stamps and menus name years, none of them near, is of another time; so is an article
    whose own sentences name a later year as past or present. Years its sentences recall say no more than
    that it was written after them: the day stands if no year since the last of them has the same weekday.
    """
    in_figures = lines.holding("19", "20") if isinstance(lines, Lines) else lines
    page, prose = _years(in_figures, day)
    if any(map(_is_old, lines.holding(" ans") if isinstance(lines, Lines) else lines)):
        return False
    if any(year > day.year for line in in_figures if line.zone == "body" for year in told_years(line.text)):
        return False
    if (page | prose) & {day.year - 1, day.year, day.year + 1}:
        return True
    past = [year for year in prose if year < day.year]
    return not page and (not prose or (bool(past) and not _falls_again(day, max(past))))


def _is_old(line: Line) -> bool:
    """Whether the page says that it is older than the window: "il y a 8 ans", "date de plus de onze ans"."""
    if line.is_prose or " ans" not in line.text:
        return False
    age = _AGE.search(line.plain())
    return age is not None and (int(age["n"]) if age["n"] else _OLD) >= _OLD


def _years(lines: Sequence[Line], day: dt.date) -> tuple[set[int], set[int]]:
    """Return the years written around the article, and those that it tells of."""
    around: set[int] = set()
    told: set[int] = set()
    for line in lines:
        years = {year for year in _years_in(line.text) if 1990 <= year <= day.year + 6}
        # The news of the hour beside an old article: "12:05 Économie - La vendange 2024 en recul".
        if years and (line.is_prose or not _TICKER.match(line.text)):
            (told if _tells(line) else around).update(years)
    return around, told


def _tells(line: Line) -> bool:
    if line.zone in ("title", "caption"):
        return True
    return line.zone in ("body", "duplicate") and (line.is_prose or line.text.rstrip()[-1:] in ".!?…»")


def _years_in(text: str) -> Iterable[int]:
    return map(int, _YEAR.findall(text)) if "20" in text or "19" in text else ()


@lru_cache(maxsize=512)
def told_years(text: str) -> frozenset[int]:
    """Return the years that a text names as past or present: "en 2022", "depuis 2014"."""
    years, blank = set(), text.find(_CENTURY)
    while blank >= 0:
        year = _OF_PAST.match(text, blank + 1)
        if year and _PAST.search(text, max(0, blank - _LONGEST), blank):
            years.add(int(year.group()))
        blank = text.find(_CENTURY, blank + 1)
    return frozenset(years)


def _falls_again(day: dt.date, since: int) -> bool:
    """Whether the day has its weekday in another year from ``since`` on, before its own."""
    others = [dt.date(year, day.month, min(day.day, 28)) for year in range(since, day.year)]
    shift = dt.timedelta(days=day.day - min(day.day, 28))
    return any((other + shift).weekday() == day.weekday() for other in others)
