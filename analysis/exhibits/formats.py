"""Numbers and dates as a French or English reader expects them in a table."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from functools import lru_cache
from typing import Any, Final

import pandas as pd
from babel.dates import format_date
from babel.numbers import format_decimal

__all__ = ["FORMATS", "MISSING", "NUMERIC_FORMATS", "format_value", "natural_format"]

MISSING: Final = "–"
NBSP: Final = "\u00a0"
_LOCALES: Final = {"fr": "fr_FR", "en": "en_GB"}


@lru_cache(maxsize=4096)
def _written(number: str, pattern: str, lang: str) -> str:
    # A report says the same few numbers again and again, in its tables and under its figures.
    written = format_decimal(Decimal(number), format=pattern, locale=_LOCALES[lang])
    return str(written).replace("-", "\u2212")


def _decimal(pattern: str) -> Callable[[Any, str], str]:
    return lambda value, lang: _written(str(value), pattern, lang)


def _share(value: Any, lang: str) -> str:
    return _decimal("#,##0.0")(100 * float(value), lang) + (f"{NBSP}%" if lang == "fr" else "%")


def _date(value: Any, lang: str) -> str:
    day = pd.Timestamp(value).date()
    return str(format_date(day, "dd/MM/yyyy", locale=_LOCALES[lang]))


def _text(value: Any, lang: str) -> str:
    return str(value)


FORMATS: Final[dict[str, Callable[[Any, str], str]]] = {
    "text": _text,
    "count": _decimal("#,##0"),
    "decimal": _decimal("#,##0.0"),
    "decimal2": _decimal("#,##0.00"),
    "share": _share,
    "date": _date,
}
NUMERIC_FORMATS: Final = frozenset({"count", "decimal", "decimal2", "share"})


def natural_format(series: pd.Series[Any]) -> str:
    """Return the name of the format that suits the dtype of a column.

    Examples
    --------
    >>> natural_format(pd.Series([1, 2])), natural_format(pd.Series(["a"]))
    ('count', 'text')
    """
    if pd.api.types.is_bool_dtype(series):
        return "text"
    if pd.api.types.is_integer_dtype(series):
        return "count"
    if pd.api.types.is_float_dtype(series):
        return "decimal"
    return "date" if pd.api.types.is_datetime64_any_dtype(series) else "text"


def format_value(value: Any, format: str, lang: str = "fr") -> str:
    r"""Write one value for a reader; a missing value is a dash, never a zero.

    Parameters
    ----------
    value : object
        A number, a day or a text. A ``share`` is 0–1 and is written as a percentage.
    format : str
        One of :data:`FORMATS`.
    lang : {"fr", "en"}

    Examples
    --------
    >>> format_value(1234.5, "decimal")
    '1\u202f234,5'
    >>> format_value(0.5, "share", "en"), format_value(float("nan"), "share")
    ('50.0%', '–')
    >>> format_value("2022-02-24", "date")
    '24/02/2022'
    """
    if value is None or (pd.api.types.is_scalar(value) and pd.isna(value)):
        return MISSING
    return FORMATS[format](value, lang)
