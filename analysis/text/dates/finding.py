"""Date expressions of French press texts, with their spans.

Found are what the press writes: "vendredi 21 juin 2024", "14/06/2021", "ce 23 juin", "du 14 au 19
août", "lundi dernier", "hier", "mars 2022", English and Spanish dates of site chrome, and the label
of a publication stamp ("Publié le", "Mis à jour le") in front of them. An expression whose weekday
contradicts its date, or that names no day of the calendar (31 juin), is no date.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, Final

from analysis.text.dates import patterns
from analysis.text.dates.expressions import DateExpression
from analysis.text.dates.folding import Origins, fold
from analysis.text.dates.labels import label_at_end
from analysis.text.dates.scan import Hit, in_bytes, join_broken, may_be_broken, scan

__all__ = ["find_dates"]

_LABEL_REACH = 70


def find_dates(text: str, folded_text: tuple[str, Origins | None] | None = None) -> list[DateExpression]:
    """Find every date expression of a text, in the order of the text; none overlaps another.

    Parameters
    ----------
    text : str
        Any text; accents, capitals, no-break spaces and decomposed letters do not matter.
    folded_text : optional
        What `analysis.text.dates.folding.fold` gives for it, for a caller that has it already.

    Examples
    --------
    >>> [(d.kind, d.day, d.month, d.last_day) for d in find_dates("Réunis mardi, du 14 au 19 août.")]
    [('weekday', None, None, None), ('range', 14, 8, 19)]
    >>> find_dates("OTAN 2030, Covid-19, résolution 2202 (2015), 24 heures, le 9/11")
    []
    """
    folded, origins = fold(text) if folded_text is None else folded_text
    letters = in_bytes(folded)
    if may_be_broken(letters):
        folded = join_broken(folded)
        letters = in_bytes(folded)
    found: list[DateExpression] = []
    done = 0
    for hit in scan(folded, letters):
        if hit.start < done:
            continue
        expression = _expression(hit, folded)
        if _is_short(hit) and not _is_short_year(expression, folded):
            hit = _without_year(hit, folded)
            expression = _expression(hit, folded)
        # What is written as a date and is none (31 juin) is not read again as something less.
        done = hit.end
        if _exists(expression) and not (_is_version(hit) and not _is_vouched(expression, folded)):
            found.append(expression)
    return found if origins is None else [_moved(expression, origins) for expression in found]


def _number(said: str) -> int:
    return int(said.removesuffix("er").strip())


def _month(said: str) -> int:
    return int(said) if said[0].isdigit() else patterns.MONTHS[said.rstrip(".")]


def _year(said: str) -> int:
    return 2000 + int(said) if len(said) == 2 else int(said)


def _weekday(said: str) -> int:
    return patterns.WEEKDAYS[said.rstrip(".")]


def _direction(said: str) -> str:
    return "prochain" if said.startswith(("prochain", "suivant")) else "dernier"


_READ: Final[dict[str, tuple[str, Callable[[str], Any]]]] = {
    "year": ("year", _year), "month": ("month", _month), "day": ("day", _number), "weekday": ("weekday", _weekday),
    "year2": ("last_year", _year), "month2": ("last_month", _month), "day2": ("last_day", _number),
    "direction": ("direction", _direction), "hour": ("hour", _number), "minute": ("minute", _number),
}  # fmt: skip
"""What each part of a pattern says, and how it is read."""


def _expression(hit: Hit, folded: str) -> DateExpression:
    start, shape = hit.start, hit.shape
    parts = {_READ[part][0]: _READ[part][1](said) for part, said in hit.said.items() if said and part in _READ}
    if relative := hit.said.get("relative"):
        if longer := _LONGER.search(folded, max(0, start - 6), start):
            start, relative = longer.start(), longer.group() + relative
        parts["offset"] = patterns.RELATIVE_DAYS[relative]
    if shape == "range":
        # The first day has the year and the month of the last where it has none of its own.
        parts = {"year": parts.get("last_year"), "month": parts.get("last_month"), **parts}
    elif shape == "iso":
        shape = "full"
    elif shape == "day_month" and "weekday" in parts:
        shape = "weekday_day_month"
    this = folded[start - 1 : start] == " " and patterns.THIS.search(folded, max(0, start - 5), start) is not None
    label = label_at_end(folded[max(0, start - _LABEL_REACH) : start])
    return DateExpression(start, hit.end, shape, label=label, this=this, **parts)  # type: ignore[arg-type]


_LONGER = re.compile(r"(?<![a-z])(?:avant|apres)-$")


def _exists(expression: DateExpression) -> bool:
    # 2024 is a leap year: a day and month without a year exist if they exist in one.
    if expression.day is None:
        return True
    first = expression.date(2024)
    last = first if expression.last_day is None else expression.last(2024)
    if first is None or last is None:
        return False
    if expression.year is not None and expression.weekday is not None and expression.last_day is None:
        return first.weekday() == expression.weekday
    return True


def _is_version(hit: Hit) -> bool:
    # "12.3.20" is a date only where something vouches for it.
    return hit.said.get("sep") == "." and len(hit.said.get("year") or "") == 2


def _is_short(hit: Hit) -> bool:
    """Whether two digits behind the name of a month may be its year, or a time or a number: "3 mai 22"."""
    return len(hit.said.get("year") or "") == 2 and (hit.said.get("month") or "")[:1].isalpha()


def _is_short_year(expression: DateExpression, folded: str) -> bool:
    """Whether the label of a stamp, or a time in a line that opens with the date, says that they are the year."""
    if not _exists(expression):
        return False
    opens = folded[folded.rfind("\n", 0, expression.start) + 1 : expression.start].strip(" |–-•*") in ("", "le")
    return expression.label in ("published", "updated") or (expression.hour is not None and opens)


def _without_year(hit: Hit, folded: str) -> Hit:
    """Return the day and month alone."""
    month = hit.said["month"] or ""
    end = folded.rindex(month, hit.start, hit.end) + len(month)
    said = {part: None if part in ("year", "hour", "minute") else word for part, word in hit.said.items()}
    return Hit(hit.start, end, "day_month", said)


def _is_vouched(expression: DateExpression, folded: str) -> bool:
    """Whether a weekday, a time, the label of a stamp or a line of its own make it a date."""
    if expression.weekday is not None or expression.hour is not None or expression.label in ("published", "updated"):
        return True
    start = folded.rfind("\n", 0, expression.start) + 1
    alone = folded[start : expression.start].strip(" |–-") in ("", "le") and folded[expression.end :][:1] in ("", "\n")
    return alone and expression.end - expression.start == len("12.03.22")


def _moved(expression: DateExpression, origins: Origins) -> DateExpression:
    # The end is one past the last letter's own combining marks.
    return expression._replace(start=int(origins[expression.start]), end=int(origins[expression.end]))
