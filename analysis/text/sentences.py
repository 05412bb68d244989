"""Cut a text into sentences, as spans of code points.

Made for French news: titles before names, initials, dotted acronyms, numbered articles, quotations that
end inside or outside their marks. Where a stop may be read both ways the text is left whole: a sentence
too long costs less, in what rests on it, than half a name.
"""

from __future__ import annotations

import re
from typing import Final

__all__ = ["split_sentences"]

# What stands before a stop that never ends a sentence: a name or a number always follows.
_BEFORE_NAMES: Final = frozenset([
    "m", "mm", "mme", "mmes", "mlle", "mlles", "dr", "drs", "pr", "me", "mes", "mgr", "st", "ste", "sts",
    "vve", "gal", "gén", "col", "cdt", "cne", "lt", "sgt", "adj", "amb", "no", "nos", "p", "pp", "art", "al",
    "chap", "vol", "fig", "éd", "cf", "env", "av", "bd", "ex", "tél", "approx", "réf",
])  # fmt: skip
# After these a stop may end a sentence or not: the next word decides.
_OPEN_TO_DOUBT: Final = frozenset([
    "etc", "jr", "sr", "inc", "ltd", "co", "cie", "corp", "apr",
    "janv", "févr", "avr", "juil", "sept", "oct", "nov", "déc",
])  # fmt: skip
_LONGER_THAN_ANY: Final = 1 + max(map(len, _BEFORE_NAMES | _OPEN_TO_DOUBT))
_STARTERS: Final = frozenset([
    "Il", "Elle", "Ils", "Elles", "On", "Nous", "Vous", "Je", "J", "Ce", "C", "Cet", "Cette", "Ces", "Cela",
    "Mais", "Or", "Car", "Et", "Si", "Selon", "Dans", "Pour", "Après", "Avant", "Depuis", "Pourtant", "Ainsi",
    "Cependant", "Alors", "Un", "Une", "Les", "Ceux", "Celle", "Celui", "Son", "Sa", "Ses", "Leur", "Leurs",
    "Aucun", "Tous",
])  # fmt: skip
_STOP: Final = (
    r"({stops}{stops}*)"  # the first by itself: so the search skips what is none
    # Marks that close with the sentence; a straight quote only where it touches, for it may open the next.
    r"((?:[\"'’)\]]|\s*[»”])*)"
    # The blank behind it and the next word, marks between them aside.
    r"(?=(\s+)((?:[-–—•*«“\"‘'’(\[]\s*)*)(\w*)|"
    # The blank behind it may have been lost: "la mer.Le port". Not in "example.Com", "U.S." or "3.5".
    r"(?<=[a-zà-ÿ]{{3}}[.!?]|[A-ZÀ-Þ]{{3}}[.!?])(?!Com |Fr |Org |Net |Info )[A-ZÀ-Þ][a-zà-ÿ]*[ '’])"
)
_ANY_STOP: Final = re.compile(_STOP.format(stops="[.!?…]"))
_LATIN_STOP: Final = re.compile(_STOP.format(stops="[.!?]"))  # a class of Latin letters alone is searched twice as fast
_FULL_STOP: Final = re.compile(_STOP.format(stops=r"\."))  # and one sign three times as fast as a class
_BRACKETS: Final = frozenset(")]")
_GOING_ON: Final = frozenset(",;:)]»”")
_NOT_WORD: Final = re.compile(r"[^\w.’'-]")
_INNER_MARK: Final = re.compile(r"[’'.-]")


def split_sentences(text: str) -> list[tuple[int, int]]:
    """Cut ``text`` into sentences.

    A line break always ends a sentence. Spans hold no white space at their ends, follow each other in
    order, and together hold every character of ``text`` that is not white space.

    Parameters
    ----------
    text : str

    Returns
    -------
    list of (start, end)
        Half-open spans in code points.

    Examples
    --------
    >>> text = "M. Martin arrive à 9 h 30. « Tout va bien. » Il repart."
    >>> [text[start:end] for start, end in split_sentences(text)]
    ['M. Martin arrive à 9 h 30.', '« Tout va bien. »', 'Il repart.']
    """
    spans: list[tuple[int, int]] = []
    line_start = 0
    for line in text.split("\n"):
        begin = len(line) - len(line.lstrip())
        for match in _stops_in(line).finditer(line):
            if _ends_sentence(line, begin, match):
                end = match.end()
                spans.append((line_start + begin, line_start + end))
                begin = max(end, match.end(3))  # behind the blank, if there is one
        stop = len(line.rstrip())
        if begin < stop:
            spans.append((line_start + begin, line_start + stop))
        line_start += len(line) + 1
    return spans


def _stops_in(line: str) -> re.Pattern[str]:
    if "…" in line:
        return _ANY_STOP
    return _LATIN_STOP if "?" in line or "!" in line else _FULL_STOP


def _ends_sentence(line: str, begin: int, match: re.Match[str]) -> bool:
    stop, close, blank, _, word = match.groups()
    if word:
        if word[0].islower():
            return False
    elif blank and line[match.end(4) : match.end(4) + 1] in _GOING_ON:
        return False
    if close and close[0] in _BRACKETS and line[max(match.start() - 1, 0)] in "([":
        return False  # "(…)" stands for words left out
    return stop != "." or bool(close) or _stop_ends(line, begin, match.start(), word or "")


def _stop_ends(line: str, begin: int, stop: int, word: str) -> bool:
    """Decide a single stop followed by a space: after an abbreviation it may end nothing."""
    if stop - begin >= _LONGER_THAN_ANY and line[stop - _LONGER_THAN_ANY : stop].isalpha():
        return True  # most sentences end in a word that no abbreviation is as long as
    # No word is longer than this; a search of the whole line for its last word would be slow.
    before = last = line[max(begin, stop - 40) : stop].rpartition(" ")[2]
    if not last.isalpha():
        before = _NOT_WORD.split(before)[-1]
        last = _INNER_MARK.split(before)[-1]
    if last.lower() in _BEFORE_NAMES and not (last.isupper() and len(last) > 2):
        return False
    if before and before.isdigit() and not line[begin : stop - len(before)].strip():
        return False  # the number of a list item
    if last.lower() in _OPEN_TO_DOUBT or (len(last) == 1 and last.isupper()):
        return word in _STARTERS or not word
    return True
