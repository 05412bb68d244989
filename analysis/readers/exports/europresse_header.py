"""The line under an outlet's name in an Europresse export: rubric, date, length, page."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from analysis.readers.exports.fields import count_stated
from analysis.readers.stated_days import find_day

__all__ = ["Header", "read_header"]

_PAGE = re.compile(r"(?:^|[\s,;])(?:(?:pp?|s)\.|pages?\b|p(?=\s\d))\s*(\w[^,;]*?)\s*(?=[,;]|$)", re.IGNORECASE)
_COUNTED = re.compile(r"\d[\d \u00a0\u202f.,]*\s*(?:mots?|words?|w[öo]rter|parole)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Header:
    """What the line says; what it does not say is empty."""

    text: str
    day: dt.date | None = None
    section: str = ""
    page: str = ""
    words: int | None = None


def read_header(text: str) -> Header:
    """Read the header of an article.

    Examples
    --------
    >>> read_header("France, mercredi 11 septembre 2024 134 mots, p. 11")
    ... # doctest: +NORMALIZE_WHITESPACE
    Header(text='France, mercredi 11 septembre 2024 134 mots, p. 11', day=datetime.date(2024, 9, 11),
           section='France', page='11', words=134)
    >>> read_header("World, Friday, November 13, 2015 05:30 UTC").page
    ''
    """
    stated = find_day(text)
    before, after = (text[: stated.start], text[stated.end :]) if stated else ("", text)
    page = _PAGE.search(_COUNTED.sub(",", after))
    if stated is None:
        before = re.split(r",|\d", text)[0] if page or count_stated(text) else ""
    return Header(
        text=text,
        day=stated.day if stated else None,
        section=before.strip(" ,;-–•\u00a0"),
        page=page.group(1).strip() if page else "",
        words=count_stated(after),
    )
