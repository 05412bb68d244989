"""Words for readers: zones, bases of dates, days."""

from __future__ import annotations

import datetime as dt
import re
from typing import Final

import pandas as pd
from babel.dates import format_date

__all__ = ["basis_words", "day_words", "escape", "language_words", "type_words", "typeset", "zone_words"]

_MARKUP: Final = re.compile(r"([\\`*_{}\[\]<>#~|^$=+-]|(?<=\d)[.)])")
_BEFORE_MARK: Final = re.compile(r" (?=[:;?!%»])")

_ZONES: Final = {
    "title": ("titre", "title"),
    "heading": ("intertitre de date", "day heading"),
    "body": ("corps", "body"),
    "caption": ("légende", "caption"),
    "duplicate": ("répétition", "repeat"),
    "boilerplate": ("habillage du site", "site chrome"),
}
_BASES: Final = {
    "metadata": ("métadonnées", "metadata"),
    "dateline": ("mention de publication", "dateline"),
    "explicit": ("date écrite dans le texte", "date written in the text"),
    "weekday": ("jour de semaine et quantième", "weekday with day and month"),
    "event": ("événement connu", "known event"),
    "duplicate": ("passages communs avec un texte daté", "passages shared with a dated text"),
    "relative": ("expression relative à un jour connu", "relative to a known day"),
    "none": ("sans date sûre", "no certain date"),
}
_TYPES: Final = {
    "person": ("personne", "person"),
    "organisation": ("organisation", "organisation"),
    "state": ("État", "state"),
}


def zone_words(zone: str, lang: str) -> str:
    """Name a zone.

    Examples
    --------
    >>> zone_words("boilerplate", "fr")
    'habillage du site'
    """
    return _ZONES[zone][lang == "en"]


def basis_words(basis: str, lang: str) -> str:
    """Name the basis of a date."""
    return _BASES[basis][lang == "en"]


def type_words(kind: str, lang: str) -> str:
    """Name a kind of actor."""
    return _TYPES[kind][lang == "en"]


def language_words(code: str, lang: str) -> str:
    """Name a language.

    Examples
    --------
    >>> language_words("es", "fr")
    'espagnol'
    """
    from babel import Locale, UnknownLocaleError

    try:
        name = Locale.parse(code).get_display_name(lang)
    except (UnknownLocaleError, ValueError):
        return code
    return name or code


def day_words(day: dt.date | pd.Timestamp, lang: str) -> str:
    """Write a day in words.

    Examples
    --------
    >>> day_words(dt.date(2021, 1, 1), "fr")
    '1er janvier 2021'
    """
    plain = day.date() if isinstance(day, dt.datetime) else day
    if lang == "fr":
        written = format_date(plain, "d MMMM y", locale="fr_FR")
        return "1er" + written[1:] if plain.day == 1 else str(written)
    return str(format_date(plain, "d MMMM y", locale="en_GB"))


def typeset(text: str) -> str:
    """Put the no-break spaces of French typography into a sentence.

    Examples
    --------
    >>> typeset("« Oui » : 12 %")
    '«\\xa0Oui\\xa0»\\xa0: 12\\xa0%'
    """
    return _BEFORE_MARK.sub("\u00a0", text).replace("« ", "«\u00a0")


def escape(text: str) -> str:
    r"""Write a text from a corpus so that Markdown takes none of it for markup.

    Examples
    --------
    >>> escape("a*b_c [d]")
    'a\\*b\\_c \\[d\\]'
    """
    return _MARKUP.sub(r"\\\1", text)
