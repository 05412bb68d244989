"""Numbers as a French or an English reader writes them.

French: narrow no-break space between thousands, decimal comma, no-break space before ``%``.
"""

from __future__ import annotations

import math
from decimal import Decimal
from functools import lru_cache
from typing import Final

from babel.numbers import format_decimal

from analysis.errors import Fault, ParameterError, closest

__all__ = ["LANGUAGES", "check_lang", "format_count", "format_number", "format_percent", "format_rate"]

LANGUAGES: Final = ("fr", "en")


def check_lang(lang: str) -> str:
    """Return ``lang`` if charts can speak it.

    Raises
    ------
    ParameterError
        If it is neither French nor English.
    """
    if lang not in LANGUAGES:
        fault = Fault("lang", repr(lang), " or ".join(LANGUAGES), closest(str(lang), LANGUAGES))
        raise ParameterError("The language is unknown.", [fault])
    return lang


def format_number(value: float, lang: str = "fr", digits: int = 0) -> str:
    r"""Write a number with so many digits after the decimal sign; ``–`` where it is not known.

    Examples
    --------
    >>> format_number(1234.5, "fr", 1), format_number(1234.5, "en", 1)
    ('1\u202f234,5', '1,234.5')
    """
    check_lang(lang)
    if math.isnan(value):
        return "–"
    return _write(f"{value:.{digits}f}", digits, lang)


@lru_cache(maxsize=4096)
def _write(number: str, digits: int, lang: str) -> str:
    # A picture, its table and its coverage say the same few numbers again and again.
    pattern = "#,##0" + ("." + "0" * digits if digits else "")
    return str(format_decimal(Decimal(number), format=pattern, locale=lang))


def format_count(value: float, lang: str = "fr") -> str:
    r"""Write a whole number.

    Examples
    --------
    >>> format_count(12345)
    '12\u202f345'
    """
    return format_number(value, lang)


def format_percent(share: float, lang: str = "fr", digits: int | None = None) -> str:
    r"""Write a share of 0–1 in percent: one digit after the sign below 10 %, none above.

    Examples
    --------
    >>> format_percent(0.423), format_percent(0.042), format_percent(0.042, "en"), format_percent(0)
    ('42\xa0%', '4,2\xa0%', '4.2%', '0\xa0%')
    >>> format_percent(0.0003)
    '<\xa00,1\xa0%'
    """
    check_lang(lang)
    if math.isnan(share):
        return "–"
    sign = "\u00a0%" if lang == "fr" else "%"
    if digits is None:
        if 0 < share < 0.0005:
            return ("<\u00a0" if lang == "fr" else "<") + format_number(0.1, lang, 1) + sign
        digits = 1 if 0 < share < 0.0995 else 0
    return format_number(100 * share, lang, digits) + sign


def format_rate(per_10k: float, lang: str = "fr") -> str:
    """Write a rate per 10,000 words: one digit after the sign below 10, none above.

    Examples
    --------
    >>> format_rate(3.14159), format_rate(31.4159)
    ('3,1', '31')
    """
    return format_number(per_10k, lang, 1 if 0 < per_10k < 9.95 else 0)
