"""Ordinal numbers as French writes them: "onzième", "11e", "11ème", "XIe", "XI"."""

from __future__ import annotations

import re
from typing import Final

__all__ = ["ORDINAL", "ordinal_number"]

_UNITS: Final = (
    "", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze",
    "treize", "quatorze", "quinze", "seize", "dix-sept", "dix-huit", "dix-neuf",
)  # fmt: skip
_TENS: Final = {
    20: "vingt", 30: "trente", 40: "quarante", 50: "cinquante", 60: "soixante", 80: "quatre-vingt",
}  # fmt: skip
_STEPS: Final = (
    (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_ROMAN: Final = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}


def _cardinal(number: int) -> list[str]:
    if number < 20:
        return [_UNITS[number]]
    # 70 to 79 and 90 to 99 count on from sixty and eighty.
    base = max(ten for ten in _TENS if ten <= number)
    rest = number - base
    if rest == 0:
        return [_TENS[base]]
    joined = [f"{_TENS[base]}-{_UNITS[rest]}"]
    if rest in (1, 11) and base != 80:
        joined.append(f"{_TENS[base]}-et-{_UNITS[rest]}")
    return joined


def _ordinal(cardinal: str) -> str:
    stem = cardinal.removesuffix("e")
    endings = {"cinq": "cinqu", "neuf": "neuv"}
    for ending, changed in endings.items():
        if stem.endswith(ending):
            return stem.removesuffix(ending) + changed + "ieme"
    return stem + "ieme"


def _words() -> dict[str, int]:
    table = {"premier": 1, "premiere": 1, "second": 2, "seconde": 2}
    for number in range(2, 101):
        cardinals = ["cent"] if number == 100 else _cardinal(number)
        table.update((_ordinal(cardinal), number) for cardinal in cardinals)
    return table


_WORDS: Final = _words()
# Hyphens may be blanks: "vingt et unieme". Not "le", "ce": a single L or C is no numeral here.
ORDINAL: Final = (
    rf"(?<![\w-])(?:{'|'.join(sorted(_WORDS, key=len, reverse=True)).replace('-', '[ -]')}"
    r"|\d{1,3} ?(?:eme|ere|er|e)|[ivxlc]{2,8}(?:eme|e)?|[ivx](?:eme|e))(?![\w-])"
)


def ordinal_number(words: str) -> int | None:
    """Return the number an ordinal stands for; None if it is none.

    Parameters
    ----------
    words : str
        Small letters without accents (`analysis.text.dates.folding.fold`); Roman numerals likewise.

    Examples
    --------
    >>> [ordinal_number(words) for words in ("onzieme", "11e", "xie", "cinquante-neuvieme", "autre")]
    [11, 11, 11, 59, None]
    >>> ordinal_number("vingt et unieme"), ordinal_number("dix neuvieme")
    (21, 19)
    """
    if (number := _WORDS.get(words.replace(" ", "-"))) is not None:
        return number
    if digits := re.fullmatch(r"(\d{1,3}) ?(?:eme|e|er|ere)?", words):
        return int(digits[1])
    roman = re.fullmatch(r"([ivxlc]{1,8}?)(?:eme|e)?", words)
    return _roman(roman[1]) if roman else None


def _roman(letters: str) -> int | None:
    values = [_ROMAN[letter] for letter in letters]
    pairs = zip(values, [*values[1:], 0], strict=True)
    total = sum(-value if value < following else value for value, following in pairs)
    return total if letters == _roman_letters(total) else None


def _roman_letters(number: int) -> str:
    letters = ""
    for value, sign in _STEPS:
        letters += sign * (number // value)
        number %= value
    return letters
