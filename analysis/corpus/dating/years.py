"""The years a text writes: whether they allow a year that was only inferred from a weekday."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from analysis.corpus.dating.lines import Line, Lines

__all__ = ["Years", "told_years", "years_fit", "years_of"]

# What is looked for begins with letters that are rare in a line, and what stands before them is asked afterwards: four
# times as fast as the other way round.
_YEAR: Final = re.compile(r"(?:19|20)(?<![\d-]..)\d\d(?!\d)")
_PAST: Final = re.compile(r" (?:(?<=\ben )|(?<=\bdepuis )|(?<=\bfin )|(?<=\bdébut ))(20\d\d)(?!\d)", re.IGNORECASE)
_EARLIEST: Final = 1990  # what lies further back is history on any page
_FURTHEST: Final = 6  # years ahead; what lies further is no year of a page
_OLD: Final = 6  # years: what is older stands on no page of the window, whenever the page was fetched
_AGE: Final = re.compile(
    r"(?:^\W*(?:publie|poste|mis en ligne|ajoute)? ?il y a|\bdate de plus d[e'])\s?"
    r"(?:(?P<n>\d\d?)|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze) ans\b"
)
_TICKER: Final = re.compile(r"\W{0,3}\d{1,2} ?[hH:] ?\d{2}\W{0,3}[^\W\d]")


@dataclass(frozen=True, slots=True)
class Years:
    """The years that the lines of a text write.

    Parameters
    ----------
    around : set of int
        On stamps, in menus and lists.
    told : set of int
        In the sentences and headlines of the article.
    last_past : int
        The last year that the article names as past or present ("depuis 2014"), 0 where it names none.
    is_old : bool
        Whether the page says that it is older than the window: "il y a 8 ans".
    """

    around: frozenset[int]
    told: frozenset[int]
    last_past: int
    is_old: bool

    @classmethod
    def written_in(cls, lines: Iterable[Line]) -> Years:
        """Return the years of some lines."""
        around, told, past = set[int](), set[int](), {0}
        is_old = False
        for line in lines:
            is_old = is_old or _is_old(line)
            years = [year for year in map(int, _YEAR.findall(line.text)) if year >= _EARLIEST]
            # The news of the hour beside an old article: "12:05 Économie - La vendange 2024 en recul".
            if years and (line.is_prose or not _TICKER.match(line.text)):
                (told if _tells(line) else around).update(years)
            if line.zone == "body":
                past |= told_years(line.text)
        return cls(frozenset(around), frozenset(told), max(past), is_old)

    def allow(self, day: dt.date) -> bool:
        """Whether a day may be the text's whose year was only inferred (see `years_fit`)."""
        if self.is_old or self.last_past > day.year:
            return False
        around, told = ({year for year in years if year <= day.year + _FURTHEST} for years in (self.around, self.told))
        if (around | told) & {day.year - 1, day.year, day.year + 1}:
            return True
        past = [year for year in told if year < day.year]
        return not around and (not told or (bool(past) and not _falls_again(day, max(past))))


def years_fit(lines: Lines, day: dt.date) -> bool:
    """Whether the years a text writes allow a year that was only inferred.

    A page whose stamps and menus name years, none of them near, is of another time; so is an article
    whose own sentences name a later year as past or present. Years its sentences recall say no more than
    that it was written after them: the day stands if no year since the last of them has the same weekday.

    Examples
    --------
    >>> from analysis.corpus.dating.lines import read_lines
    >>> from analysis.text.zones.segmenting import segment
    >>> text = "Le pont fermé depuis 2021 a rouvert lundi 2 mai, à la satisfaction des riverains et de leurs élus."
    >>> lines = read_lines(text, segment(text))
    >>> years_fit(lines, dt.date(2022, 5, 2)), years_fit(lines, dt.date(2016, 5, 2))
    (True, False)
    """
    return years_of(lines).allow(day)


@lru_cache(maxsize=1)
def years_of(lines: Lines) -> Years:
    """Return the years of a text; they are asked for with each day of it."""
    return Years.written_in(lines.holding("19", "20", " ans"))


def _is_old(line: Line) -> bool:
    if line.is_prose or " ans" not in line.text:
        return False
    age = _AGE.search(line.plain())
    return age is not None and (int(age["n"]) if age["n"] else _OLD) >= _OLD


def _tells(line: Line) -> bool:
    if line.zone in ("title", "caption"):
        return True
    return line.zone in ("body", "duplicate") and (line.is_prose or line.text.rstrip()[-1:] in ".!?…»")


def told_years(text: str) -> set[int]:
    """Return the years that a text names as past or present.

    Examples
    --------
    >>> sorted(told_years("Fermé depuis 2014, rouvert en 2022, il tiendra jusqu'en 2040 et non 2041."))
    [2014, 2022, 2040]
    """
    return set(map(int, _PAST.findall(text)))


def _falls_again(day: dt.date, since: int) -> bool:
    """Whether the day has its weekday in another year from ``since`` on, before its own."""
    others = [dt.date(year, day.month, min(day.day, 28)) for year in range(since, day.year)]
    shift = dt.timedelta(days=day.day - min(day.day, 28))
    return any((other + shift).weekday() == day.weekday() for other in others)
