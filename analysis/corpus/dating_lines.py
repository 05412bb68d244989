"""A text as dating reads it: passages with the date expressions that stand in them."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise
from typing import Final, Protocol

from analysis.text.dates import DateExpression, find_dates, only_year
from analysis.text.dates_words import fold

__all__ = [
    "Finding", "Line", "PassageLike", "Window", "article_start", "day_of", "is_aside", "lead_of", "read_lines",
    "told_years",
    "years_fit",
]  # fmt: skip

Window = tuple[dt.date, dt.date]
COUNTED: Final = ("title", "body")
_LONG_LINE: Final = 140
_LEAD: Final = 3  # paragraphs in which news is told
_NEXT_PARAGRAPH: Final = 6
_FEW: Final = 2
_SENTENCE_LENGTH: Final = 60
_YEAR: Final = re.compile(r"(?:19|20)(?<![\d-]..)\d\d(?!\d)")
_OLD: Final = 6  # years: what is older stands on no page of the window, whenever the page was fetched
_AGE: Final = re.compile(
    r"(?:^\W*(?:publie|poste|mis en ligne|ajoute)? ?il y a|\bdate de plus d[e'])\s?"
    r"(?:(?P<n>\d\d?)|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze) ans\b"
)
_TICKER: Final = re.compile(r"\W{0,3}\d{1,2} ?[hH:] ?\d{2}\W{0,3}[^\W\d]")
_TWO_SENTENCES: Final = re.compile(r"[a-z»]\.\s+[A-ZÀ-Ý«]")
_PAST_YEAR: Final = re.compile(r"\b(?:en|depuis|fin|début) (20\d\d)(?!\d)", re.IGNORECASE)


_CREDIT: Final = re.compile(r"(?:©|\b(?:photos?|crédits?(?: photos?)?|images?) ?:)[^.!?»\n]{2,60}$", re.IGNORECASE)
_AGENCY: Final = re.compile(
    r"[.\s](?:AFP|AP|REUTERS|Reuters|SIPA|Sipa|GETTY IMAGES|Getty Images|KEYSTONE)(?: ?/ ?[A-ZÀ-Þ][\w’' .-]{2,30})?$"
)
_MARKS: Final = ("©", "hoto", "HOTO", "rédit", "RÉDIT", "mage", "MAGE")
_ELSEWHERE: Final = re.compile(
    r"\b(?:(?:retrouver|suivre|lire|voir|consulter|relire|revoir|disponible|accessible) (?:par )?ici|"
    r"en (?:cliquant|suivant ce lien)|[Cc]liquez ici|c'est par ici)\W*(?:ici\W*)?$"
)


class PassageLike(Protocol):
    """What dating asks of a passage."""

    @property
    def start(self) -> int: ...  # noqa: D102
    @property
    def end(self) -> int: ...  # noqa: D102
    @property
    def zone(self) -> str: ...  # noqa: D102


@dataclass(slots=True, eq=False)
class Line:
    """One passage: its place, its words folded, its date expressions (offsets of the whole text)."""

    index: int
    start: int
    end: int
    zone: str
    text: str
    dates: tuple[DateExpression, ...]
    folded: str | None = None  # its words folded, where each letter keeps its place
    of_others: bool | None = None  # what `dating_shapes.is_of_others` said of it, once it was asked
    aside: bool | None = None  # whether it is a legend or points elsewhere, once asked
    is_prose: bool = field(init=False)  # whether it is a paragraph of an article rather than a line of chrome

    def __post_init__(self) -> None:
        long = self.end - self.start >= _LONG_LINE
        self.is_prose = long or ("." in self.text and _TWO_SENTENCES.search(self.text) is not None)

    def before(self, expression: DateExpression) -> str:
        """Return the folded words of the line before the expression."""
        if self.folded is not None:
            return self.folded[: max(0, expression.start - self.start)]
        return fold(self.text[: max(0, expression.start - self.start)])[0]

    def after(self, expression: DateExpression) -> str:
        """Return the folded words of the line behind the expression."""
        if self.folded is not None:
            return self.folded[expression.end - self.start :]
        return fold(self.text[expression.end - self.start :])[0]

    def plain(self) -> str:
        """Return the folded words of the line."""
        return fold(self.text)[0] if self.folded is None else self.folded

    def words(self, expression: DateExpression) -> str:
        """Return the expression as it is written."""
        return self.text[max(0, expression.start - self.start) : expression.end - self.start]


@dataclass(frozen=True, slots=True)
class Finding:
    """A day, or None where only the interval is known; what it rests on and the words."""

    day: dt.date | None
    earliest: dt.date
    latest: dt.date
    basis: str
    evidence: str


def read_lines(text: str, passages: Sequence[PassageLike]) -> list[Line]:
    """Return the passages in their order, each with the date expressions that end in it."""
    ordered = sorted(passages, key=lambda passage: passage.start)
    starts = [passage.start for passage in ordered]
    dates: list[list[DateExpression]] = [[] for _ in ordered]
    folded = fold(text)
    for expression in find_dates(text, folded):
        place = bisect_right(starts, expression.end - 1) - 1
        if place >= 0 and expression.end <= ordered[place].end:
            dates[place].append(expression)
    # The lines of a text without combining accents are cut from the folded text.
    whole = folded[0] if folded[1] is None else None
    lines = [
        Line(index, p.start, p.end, p.zone, text[p.start : p.end], tuple(found), whole and whole[p.start : p.end])
        for index, (p, found) in enumerate(zip(ordered, dates, strict=True))
    ]
    if not any(line.zone == "body" for line in lines):
        # What is cut ("[…]") or too short to be told from chrome: its one paragraph is what there is of an article.
        paragraphs = [line for line in lines if line.is_prose and line.zone == "boilerplate"]
        for line in paragraphs if len(paragraphs) <= _FEW else ():
            line.zone = "body"
    return lines


def article_start(lines: Sequence[Line]) -> int:
    """Return the index of the first paragraph of the article.

    The first body paragraph that has another one close below (a lone one may be a cookie notice);
    else the first paragraph, the first body line, the first long line; else 0.
    """
    prose = [line.index for line in lines if line.zone == "body" and line.is_prose]
    start = next((a for a, b in pairwise(prose) if b - a <= _NEXT_PARAGRAPH), None)
    if start is None:
        body = [line.index for line in lines if line.zone == "body"]
        long = [line.index for line in lines if line.is_prose and line.zone != "caption"]
        start = next(iter(prose or body or long), 0)
    # A short first paragraph belongs to the article, and so does the first half of a sentence.
    while start > 0 and lines[start].zone == lines[start - 1].zone == "body":
        if not _is_sentence(lines[start - 1]) and not _goes_on(lines[start].text):
            break
        start -= 1
    return start


def lead_of(lines: Sequence[Line], start: int) -> list[Line]:
    """Return the headlines and the first paragraphs, in which news is told."""
    body = [line for line in lines if line.zone == "body" and line.index >= start and not is_aside(line)][:_LEAD]
    titles = [line for line in lines if line.zone == "title" and line.index <= start]
    return [*titles, *body]


def is_aside(line: Line) -> bool:
    """Whether a paragraph ends with the credit of a photograph, or points to another page.

    "… le 3 mai 2022. Photo : AP / Anne Lorme", "--> Notre direct de ce vendredi 25 février est à retrouver ici."
    """
    if line.aside is None:
        line.aside = _is_aside(line.text[-_LONG_LINE:].rstrip())
    return line.aside


def _is_aside(tail: str) -> bool:
    if any(map(tail.__contains__, _MARKS)) and _CREDIT.search(tail):
        return True
    if tail[-1:].isalpha() and _AGENCY.search(tail[-50:]):
        return True
    return ("ici" in tail or "lien" in tail) and _ELSEWHERE.search(tail) is not None


def _is_sentence(line: Line) -> bool:
    return line.end - line.start >= _SENTENCE_LENGTH and line.text.rstrip()[-1] in ".!?…»\""


def _goes_on(text: str) -> bool:
    return text[:1].islower() or text[:1] in ",;.)»”"


def years_fit(lines: Sequence[Line], day: dt.date) -> bool:
    """Whether the years a text writes allow a year that was only inferred.

    A page whose stamps and menus name years, none of them near, is of another time; so is an article
    whose own sentences name a later year as past or present. Years its sentences recall say no more than
    that it was written after them: the day stands if no year since the last of them has the same weekday.
    """
    page, prose = _years(lines, day)
    if any(map(_is_old, lines)):
        return False
    if any(year > day.year for line in lines if line.zone == "body" for year in told_years(line.text)):
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
    return frozenset(map(int, _PAST_YEAR.findall(text))) if "20" in text else frozenset()


def _falls_again(day: dt.date, since: int) -> bool:
    """Whether the day has its weekday in another year from ``since`` on, before its own."""
    others = [dt.date(year, day.month, min(day.day, 28)) for year in range(since, day.year)]
    shift = dt.timedelta(days=day.day - min(day.day, 28))
    return any((other + shift).weekday() == day.weekday() for other in others)


def day_of(expression: DateExpression, window: Window, year: int | None = None) -> dt.date | None:
    """Return the day an expression says: written in full, by its weekday in the window, or with ``year``."""
    if expression.kind == "full":
        return expression.date()
    if expression.kind not in ("weekday_day_month", "day_month"):
        return None
    if year is not None:
        day = expression.date(year)
        fits = day is not None and expression.weekday in (None, day.weekday())
        return day if fits else None
    return expression.date(only_year(expression, window[0].year, window[1].year))
