"""The words and patterns dates are written with, all in folded letters (`analysis.text.dates.folding`)."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from ahocorasick_rs import BytesAhoCorasick, MatchKind

__all__ = [
    "BEFORE_BREAK", "BEFORE_NUMBER", "BEFORE_RANGE", "BEFORE_YEAR", "BROKEN", "GOING_ON", "MONTHS", "NUMBER",
    "RELATIVE_DAYS", "SHAPES", "TAILS", "THIS", "WEEKDAYS", "WORDS", "WORDS_AT_ONCE", "may_precede_year",
]  # fmt: skip

_FRENCH: Final = (
    ("janvier", "janv", "jan"), ("fevrier", "fevr", "fev"), ("mars",), ("avril", "avri", "avr"), ("mai",), ("juin",),
    ("juillet", "juill", "juil"), ("aout", "aou"), ("septembre", "sept", "sep"), ("octobre", "octo", "oct"),
    ("novembre", "nove", "nov"), ("decembre", "dece", "dec"),
)  # fmt: skip
_ENGLISH: Final = (
    ("january",), ("february", "feb"), ("march", "mar"), ("april", "apr"), ("may",), ("june", "jun"),
    ("july", "jul"), ("august", "aug"), ("september",), ("october",), ("november",), ("december",),
)  # fmt: skip
_SPANISH: Final = (
    ("enero",), ("febrero",), ("marzo",), ("abril",), ("mayo",), ("junio",), ("julio",), ("agosto",),
    ("septiembre", "setiembre"), ("octubre",), ("noviembre",), ("diciembre",),
)  # fmt: skip
_WEEK: Final = (
    ("lundi", "lun", "monday", "lunes"), ("mardi", "mar", "tuesday", "martes"),
    ("mercredi", "mer", "wednesday", "miercoles"), ("jeudi", "jeu", "thursday", "jueves"),
    ("vendredi", "ven", "friday", "viernes"), ("samedi", "sam", "saturday", "sabado"),
    ("dimanche", "dim", "sunday", "domingo"),
)  # fmt: skip

MONTHS: Final[dict[str, int]] = {
    word: number
    for language in (_FRENCH, _ENGLISH, _SPANISH)
    for number, words in enumerate(language, 1)
    for word in words
}
WEEKDAYS: Final[dict[str, int]] = {word: number for number, words in enumerate(_WEEK) for word in words}
RELATIVE_DAYS: Final = {"aujourd'hui": 0, "hier": -1, "avant-hier": -2, "demain": 1, "apres-demain": 2}


def _any(words: list[str]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


def _names(months: tuple[tuple[str, ...], ...], *more: str) -> str:
    """Full names, and abbreviations with the dot they may have."""
    short = [word for words in months for word in words[1:]] + list(more)
    return rf"(?:(?:{_any([words[0] for words in months])})(?![a-z])|(?:{_any(short)})(?![a-z])\.?)"


_S: Final = "[ ]{1,3}"
_O: Final = "[ ]{0,3}"
_D: Final = r"(?:1 ?er|[12]\d|3[01]|0?[1-9])(?!\d)"
_Y4: Final = r"(?:19|20)\d\d"
_Y: Final = rf"{_Y4}(?!\d)"
_MONTH: Final = _names(_FRENCH)
_EN: Final = _names(_ENGLISH, "jan", "sept", "sep", "oct", "nov", "dec")
_ES: Final = _names(_SPANISH)
_ABBREVIATED: Final = _any([word for words in _WEEK for word in words[1:]])
_WD: Final = rf"(?:{_any([words[0] for words in _WEEK])}|(?:{_ABBREVIATED})(?![a-z])\.?)"
_TIME: Final = (
    rf"(?:{_O}[,|·•–—-]?{_O}(?:a{_S}|at{_S}|las{_S})?(?P<hour>[01]?\d|2[0-3])"
    rf"{_O}(?:heures?|h|:)(?![a-z]){_O}(?P<minute>[0-5]\d)?(?!\d))?"
)
_RANGE: Final = (
    rf"(?P<day>{_D})(?:{_S}(?P<month>{_MONTH}))?"
    rf"(?:{_S}(?:(?P<year>{_Y}){_S})?(?:au|a|jusqu'au){_S}|{_O}[–/-]{_O}"
    rf"|(?:,{_O}{_D})*{_S}et{_S}(?:le{_S}|au{_S})?)"
    rf"(?:{_WD}{_S})?(?P<day2>{_D}){_S}(?P<month2>{_MONTH})(?:{_O},?{_S}(?P<year2>{_Y}))?(?!{_O}\d)"
)
_NUMERIC: Final = (
    rf"(?P<day>{_D})(?P<sep>{_O}[/.-]{_O})(?P<month>1[0-2]|0?[1-9])(?P=sep)"
    rf"(?P<year>{_Y4}|(?<=[/.])\d\d|(?<=/ )\d\d)(?![\d%€$]|[/.,-]\d){_TIME}"
)
_ISO: Final = (
    rf"(?P<year>{_Y4})(?P<sep>[-/])(?P<month>0[1-9]|1[0-2])(?P=sep)(?P<day>0[1-9]|[12]\d|3[01])(?!\d|[-/]\d)"
    r"(?:(?:t|[ ])(?P<hour>[01]\d|2[0-3]):(?P<minute>[0-5]\d)[^\s,;)]*)?"
)

# A number that may begin a date, or a year; not inside another number, a phone number, "covid-19", "g7"
# or a time. The group says what follows it, and so which shapes it may begin.
_BEGINNINGS: Final = "|".join(sorted({word[:3] for names in (*_FRENCH, *_ENGLISH) for word in names}))
NUMBER: Final = re.compile(
    r"\d(?<![\d_.,/+].)(?<![^a-z][a-z].)(?<!\w-.)(?<!\d:.)"
    r"(?:\d?(?=(?: ?er|st|nd|rd|th)? {0,3}(?:(?P<figure>[/.,–-] {0,3}\d)|(?P<word>(?:au?|et|jusqu'au|de) )"
    rf"|(?P<dash>- {{0,3}}[jfmasond][aecopuv])|(?P<month>{_BEGINNINGS})))"
    r"|(?P<year>(?<=[12])\d{3}(?!\d)))"
)
_FROM_TO: Final = ("range", re.compile(_RANGE))
_EN_DAY: Final = rf"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?{_S}(?P<month>{_EN}),?{_S}(?P<year>{_Y})"
# What a number may begin, by what follows it, in this order: longer and surer first.
SHAPES: Final = {
    follows: tuple((name, re.compile(shape) if isinstance(shape, str) else shape) for name, shape in shapes)
    for follows, shapes in {
        "year": (("iso", _ISO),),
        "figure": (_FROM_TO, ("full", _NUMERIC)),
        "word": (
            _FROM_TO, ("full", rf"(?P<day>{_D}){_S}de{_S}(?P<month>{_ES}){_S}del?{_S}(?P<year>{_Y}){_TIME}"),
        ),
        "dash": (_FROM_TO, ("full", rf"(?P<day>{_D}){_O}-{_O}(?P<month>{_MONTH}){_O}-{_O}(?P<year>{_Y})")),
        "month": (
            _FROM_TO,
            ("full", rf"(?P<day>{_D}){_O}(?P<month>{_MONTH}){_O},?{_O}(?P<year>{_Y}){_TIME}"),
            # "19 nov 23 à 13:10", or the last words of a line; "le 3 mai 20 heures" and "3 mai 12 personnes" are none.
            (
                "full",
                rf"(?P<day>{_D}){_S}(?P<month>{_MONTH}){_S}(?P<year>[012]\d)(?![\d%€$])"
                rf"(?:{_O}[,|·•–—-]?{_O}(?:a{_S})?(?P<hour>[01]?\d|2[0-3]){_O}[h:]{_O}(?P<minute>[0-5]\d)(?!\d)"
                rf"|(?={_O}(?:\n|$|[|•·–—])))",
            ),
            # Published and changed, the blank between them lost: "20 mai 202021 mai 2020".
            ("full", rf"(?P<day>{_D}){_S}(?P<month>{_MONTH}){_S}(?P<year>{_Y4})(?={_D}{_S}{_MONTH}{_S}{_Y4})"),
            # The number of comments glued to it: "6 janvier 202201".
            ("full", rf"(?P<day>{_D}){_S}(?P<month>{_MONTH}){_S}(?P<year>20[0-3]\d)(?=\d{{1,3}} {{0,3}}(?:\n|$))"),
            ("full", _EN_DAY),
            ("day_month", rf"(?P<day>{_D}){_O}(?P<month>{_MONTH})(?!{_O},?{_O}\d{{3}}){_TIME}"),
        ),
    }.items()
}  # fmt: skip
# What may stand directly before such a number, before a range, and before a year.
_PART: Final = rf"(?:matin|midi|soir|apres-midi){_S}(?:du{_S}|le{_S})?"
BEFORE_NUMBER: Final = re.compile(rf"(?<![a-z])(?P<weekday>{_WD}){_O},?{_S}(?:{_PART}|le{_S})?$")
BEFORE_RANGE: Final = re.compile(r"(?<![a-z])(?:du|de|des|les|entre le)[ ]{1,3}$")
_ENDS_AS_DAY: Final = re.compile(r"\d(?:er|st|nd|rd|th)?,?$|^(?:er)?,?$")
_ENDS_AS_MONTH: Final = re.compile(rf"{_MONTH}$")
BEFORE_YEAR: Final = tuple(
    (name, re.compile(rf"(?<![a-z0-9]){shape}$"))
    for name, shape in (
        # "samedi, avril 27, 2024" stands at the head of many a page.
        (
            "full",
            rf"(?:(?P<weekday>{_WD}),?{_S})?(?P<month>{_EN}|{_MONTH}){_S}(?P<day>{_D})(?:st|nd|rd|th)?{_O},?{_S}",
        ),
        ("month_year", rf"(?P<month>{_MONTH}){_S}"),
    )
)


@lru_cache(maxsize=1 << 14)
def may_precede_year(word: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return those of `BEFORE_YEAR` that may end with the word before a year: few words are a day or a month."""
    ends = (_ENDS_AS_DAY, _ENDS_AS_MONTH)
    return tuple(shape for shape, end in zip(BEFORE_YEAR, ends, strict=True) if end.search(word))


# A stamp broken over lines: the day, the month, the year each on its own.
BROKEN: Final = re.compile(
    rf"\n(?:(?<=\d\n)\n?(?={_MONTH}[ \n]{{1,2}}{_Y})|(?<=[a-z.,]\n)\n?(?={_Y}(?:\n|$| a ?\d)))"
)
# How a line begins that such a stamp goes on in: by this few texts are seen to have any.
GOING_ON: Final = BytesAhoCorasick(
    sorted({f"\n{word[:3]}".encode() for names in _FRENCH for word in names} | {b"\n19", b"\n20"}),
    matchkind=MatchKind.LeftmostFirst,
)
BEFORE_BREAK: Final = re.compile(rf"(?<![\w/.,:-]){_D}(?: {_MONTH},?)?$")
THIS: Final = re.compile(r"(?<![a-z])ce[ ]{1,2}$")

# Words that are dates by themselves, and the pattern to read them with; backwards for the last two.
_DIRECTION: Final = r"(?P<direction>derniere?|prochaine?|passee?|precedent|suivant)(?![a-z])"
_WEEKDAY: Final = re.compile(
    rf"(?P<weekday>{_any([words[0] for words in _WEEK])})(?![a-z])"
    rf"(?:{_S}(?:matin|soir|midi|apres-midi)(?![a-z]))?(?:{_S}{_DIRECTION})?"
)
_RELATIVE: Final = re.compile(r"(?P<relative>hier|aujourd'hui|demain)(?![a-z])")
WORDS: Final = (
    *((words[0], "weekday", _WEEKDAY) for words in _WEEK),
    *((word, "relative", _RELATIVE) for word in ("hier", "aujourd'hui", "demain")),
    *((word, "tail", re.compile(_DIRECTION)) for word in ("dernier", "prochain", "passe")),
)
# Few words are looked for many bytes at a time. None begins within another but behind a letter, where it is no date.
WORDS_AT_ONCE: Final = BytesAhoCorasick([word.encode() for word, _, _ in WORDS], matchkind=MatchKind.LeftmostFirst)
TAILS: Final = tuple(
    (name, re.compile(rf"(?<![a-z]){shape}{_S}$"))
    for name, shape in (
        ("month_relative", rf"(?P<month>{_MONTH})"),
        ("span", r"(?:semaine|mois|an|annee|week-end)"),
    )
)
