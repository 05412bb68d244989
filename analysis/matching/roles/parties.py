"""Adjectives of a party behind a bare title: "le premier ministre caquiste" is the head of a province.

Where the party that governs a state on a day is certain, its rival's adjective says that another is meant.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import Final

__all__ = ["is_of_other_party", "nation_of_party"]

_NEXT = re.compile(r"[ \u00a0\u202f]([a-zà-ÿ]+(?:-[a-zà-ÿ]+)*)")
# Parties that head provinces alone.
_REGIONAL = frozenset("caquiste péquiste adéquiste néodémocrate néo-démocrate unioniste ucépiste".split())
_RIGHT = frozenset("conservateur conservatrice tory".split())
_LABOUR = frozenset("travailliste socialiste".split())
_FIRST, _LAST = dt.date.min, dt.date.max
# State → adjectives that its head is not called by, from and to which day.
_BARRED: Final[dict[str, tuple[tuple[frozenset[str], dt.date, dt.date], ...]]] = {
    "canada": ((_RIGHT, dt.date(2015, 11, 4), _LAST),),
    "royaume-uni": ((_LABOUR, dt.date(2010, 5, 11), dt.date(2024, 7, 4)), (_RIGHT, dt.date(2024, 7, 6), _LAST)),
    "australie": (
        (_LABOUR, dt.date(2013, 9, 18), dt.date(2022, 5, 22)),
        (_RIGHT | {"libéral", "libérale"}, dt.date(2022, 5, 24), _LAST),
    ),
    "nouvelle-zelande": (
        (_RIGHT, dt.date(2017, 10, 26), dt.date(2023, 11, 26)), (_LABOUR, dt.date(2023, 11, 28), _LAST),
    ),
    "espagne": ((_RIGHT, dt.date(2018, 6, 2), _LAST),),
    "norvege": ((_LABOUR, dt.date(2013, 10, 16), dt.date(2021, 10, 13)), (_RIGHT, dt.date(2021, 10, 15), _LAST)),
    "etats-unis": (
        (frozenset({"républicain"}), dt.date(2021, 1, 20), dt.date(2025, 1, 19)),
        (frozenset({"démocrate"}), dt.date(2017, 1, 20), dt.date(2021, 1, 19)),
    ),
}  # fmt: skip


def nation_of_party(text: str, end: int, day: dt.date | None) -> str | None:
    """Return the state whose head the adjective right behind "le président" makes him: "démocrate" an American one.

    Examples
    --------
    >>> [nation_of_party("Le président démocrate", 12, dt.date(year, 6, 1)) for year in (2020, 2023)]
    [None, 'etats-unis']
    """
    following = _NEXT.match(text, end)
    if following is None or day is None or following[1] not in {"démocrate", "républicain"}:
        return None
    return None if is_of_other_party(text, end, "etats-unis", day) else "etats-unis"


def is_of_other_party(text: str, end: int, nation: str | None, day: dt.date | None) -> bool:
    """Whether the adjective behind a title names a party that is not the one of the state's head.

    Examples
    --------
    >>> text, day = "Le premier ministre conservateur", dt.date(2023, 2, 15)
    >>> is_of_other_party(text, 19, "canada", day), is_of_other_party(text, 19, "royaume-uni", day)
    (True, False)
    """
    following = _NEXT.match(text, end)
    if following is None:
        return False
    word = following[1]
    if word in _REGIONAL:
        return True
    barred = _BARRED.get(nation or "", ()) if day else ()
    return any(word in words and since <= day <= until for words, since, until in barred if day)
