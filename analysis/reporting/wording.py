"""Words for readers: zones, bases of dates, days."""

from __future__ import annotations

import datetime as dt
import re
from functools import lru_cache
from typing import Final

import pandas as pd
from babel.dates import format_date

from analysis.charts.numbers import format_number

__all__ = [
    "basis_words", "chance_words", "curl", "day_words", "escape", "form_words", "language_words", "period_words",
    "points_words", "shorten", "type_words", "typeset", "when_words", "zone_words",
]  # fmt: skip

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


_FORMS: Final = {
    "name": ("nom", "name"),
    "alias": ("autre nom", "other name"),
    "acronym": ("sigle", "acronym"),
    "metonym": ("capitale ou siège", "capital or seat"),
    "role": ("fonction sans nom", "office without a name"),
}
_PERIODS: Final = {
    "day": ("jour", "jours", "day"),
    "week": ("semaine", "semaines", "week"),
    "month": ("mois", "mois", "month"),
    "quarter": ("trimestre", "trimestres", "quarter"),
    "year": ("an", "ans", "year"),
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


def form_words(form: str, lang: str) -> str:
    """Name the way an actor is named."""
    return _FORMS[form][lang == "en"]


def period_words(n: int, period: str, lang: str) -> str:
    r"""Write a number of periods.

    Examples
    --------
    >>> period_words(1, "quarter", "fr"), period_words(3, "month", "fr"), period_words(0, "year", "en")
    ('1\xa0trimestre', '3\xa0mois', '0\xa0years')
    """
    one, many, english = _PERIODS[period]
    noun = (one if n < 2 else many) if lang == "fr" else english + ("" if n == 1 else "s")
    return f"{n}\u00a0{noun}"


def when_words(start: dt.date | pd.Timestamp, period: str, lang: str) -> str:
    r"""Write a period as it stands in a sentence.

    Examples
    --------
    >>> when_words(dt.date(2022, 7, 1), "quarter", "fr"), when_words(dt.date(2022, 2, 1), "month", "fr")
    ('au 3e\xa0trimestre 2022', 'en février 2022')
    >>> when_words(dt.date(2022, 1, 3), "week", "fr"), when_words(dt.date(2022, 1, 3), "week", "en")
    ('dans la semaine du 3\xa0janvier 2022', 'in the week of 3\xa0January 2022')
    >>> when_words(dt.date(2022, 7, 1), "quarter", "en"), when_words(dt.date(2022, 7, 1), "year", "fr")
    ('in Q3 2022', 'en 2022')
    """
    plain = start.date() if isinstance(start, dt.datetime) else start
    french = lang == "fr"
    if period == "day":
        return ("le " if french else "on ") + day_words(plain, lang)
    if period == "week":
        return ("dans la semaine du " if french else "in the week of ") + day_words(plain, lang)
    if period == "month":
        return ("en " if french else "in ") + str(format_date(plain, "MMMM y", locale="fr_FR" if french else "en_GB"))
    if period == "quarter":
        number = (plain.month + 2) // 3
        ordinal = "1er" if number == 1 else f"{number}e"
        return f"au {ordinal}\u00a0trimestre {plain.year}" if french else f"in Q{number} {plain.year}"
    return f"{'en' if french else 'in'} {plain.year}"


def shorten(text: str, most: int) -> str:
    r"""Cut a text at a word so that it has at most ``most`` characters.

    Examples
    --------
    >>> shorten("Une phrase trop longue", 14)
    'Une phrase\xa0…'
    """
    text = " ".join(text.split())
    return text if len(text) <= most else text[: most - 1].rsplit(" ", 1)[0] + "\u00a0…"


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
    r"""Write a day in words; day and month stay together at the end of a line.

    Examples
    --------
    >>> day_words(dt.date(2021, 1, 1), "fr")
    '1er\xa0janvier 2021'
    """
    return _day_words(day.date() if isinstance(day, dt.datetime) else day, lang)


@lru_cache(maxsize=4096)
def _day_words(day: dt.date, lang: str) -> str:
    # Each of hundreds of sentences has its day.
    written = str(format_date(day, "d\u00a0MMMM y", locale="fr_FR" if lang == "fr" else "en_GB"))
    return "1er" + written[1:] if lang == "fr" and day.day == 1 else written


def chance_words(p: float, lang: str) -> str:
    r"""Write how probable a difference is by chance; ``–`` where it is not known.

    Examples
    --------
    >>> chance_words(0.00002, "fr"), chance_words(0.034, "en")
    ('<\xa00,001', '0.034')
    """
    if p < 0.001:
        return "<\u00a00,001" if lang == "fr" else "<\u00a00.001"
    return format_number(p, lang, 3)


def points_words(change: float, lang: str) -> str:
    r"""Write a difference of shares in percentage points, with its sign; ``–`` where it is not known.

    Examples
    --------
    >>> points_words(0.123, "fr"), points_words(-0.04, "en"), points_words(0.0001, "fr")
    ('+12,3', '\u22124.0', '0,0')
    """
    written = format_number(abs(100 * change), lang, 1)
    if written in ("–", format_number(0.0, lang, 1)):
        return written
    return ("+" if change > 0 else "\u2212") + written


def typeset(text: str) -> str:
    r"""Put the no-break spaces of French typography into a sentence.

    Examples
    --------
    >>> typeset("« Oui » : 12 %")
    '«\xa0Oui\xa0»\xa0: 12\xa0%'
    """
    return _BEFORE_MARK.sub("\u00a0", text).replace("« ", "«\u00a0")


def curl(text: str) -> str:
    """Write the apostrophes of a French text as they are printed.

    Examples
    --------
    >>> curl("Conseil de sécurité de l'ONU")
    'Conseil de sécurité de l’ONU'
    """
    return text.replace("'", "’")


def escape(text: str) -> str:
    r"""Write a text from a corpus so that Markdown takes none of it for markup.

    Examples
    --------
    >>> escape("a*b_c [d]")
    'a\\*b\\_c \\[d\\]'
    """
    return _MARKUP.sub(r"\\\1", text)
