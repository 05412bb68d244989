"""Photo legends and credits.

A legend is known by its credit: a photographer and an agency behind a slash or a copyright sign, in front
("AGENCE/NOM PRENOM - Le port") or at the end ("Le port, mardi. NOM PRENOM / AGENCE").
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from analysis.text.zones.agencies import AGENCIES, AGENCY
from analysis.text.zones.signs import CREDIT, DASHED, PAREN, may_be_credit

if TYPE_CHECKING:
    from analysis.text.zones.lines import Line

__all__ = ["is_caption", "legend_of"]

# "– a indiqué une source à l'AFP.", "– a annoncé le Kremlin." are said, not credits.
_SAID: Final = re.compile(
    rf"[–—-]\s[^/©]*\b(?:l['’]|(?:à|le|au|du|selon|par|l['’]agence|auprès de)\s){AGENCY}\s?[.»]*$"
)
_SOME_NAME: Final = r"[\w .'’-]"
_BEARER: Final = r"[A-ZÀ-Þ][\w.'’-]*(?:\s[A-ZÀ-Þ][\w.'’-]*){1,3}"
_BEARER_ALONE: Final = re.compile(_BEARER)
_BEARER_AT_END: Final = re.compile(rf"[.!?»)]\s{_BEARER}$")
_INITIALED: Final = r"[A-ZÀ-Þ]\.\s?[A-ZÀ-Þ][A-ZÀ-Þ'’-]+"
_SITE_AND_BEARER: Final = re.compile(rf"[\w.]{{2,20}}/\s?(?:{_BEARER}|[A-ZÀ-Þ][\w'’-]+)")
_LEADING: Final = re.compile(
    r"[A-ZÀ-ÞŒ0-9.'’ ]{2,40}\s?(?:/|\bvia\b)\s?[A-ZÀ-ÞŒ0-9.,'’/ a-z]{2,60}\s[-–—]\s"
    rf"|{AGENCY}\s[-–—]\s(?!\S+ \(AFP\))"
)
_BEHIND: Final = rf"[.!?»]\s[-–—]\s{_BEARER}(?:\s?[,/]\s?{_SOME_NAME}{{2,40}})?$"
_BEHIND_DASH: Final = re.compile(_BEHIND)
_AGENCY_LAST: Final = (
    rf"[.!?»]\s*(?:\(?{AGENCY}/{_SOME_NAME}{{2,40}}\)?|{AGENCY}(?:\s[-–—]\s{_SOME_NAME}{{2,40}})?)\.?$"
)
_BEHIND_STOP: Final = re.compile(_AGENCY_LAST)
# What the others of `_TRAILING` have.
_MARKED: Final = re.compile(r"[©/|]|rédit|PHOTO|hoto|\bvia\b|\s[-–—]")
_TRAILING: Final = re.compile(
    r"(?:©|[Cc]rédits?\s?:?|PHOTO|[Pp]hotos?\s?(?::|de|par|by)|/|\bvia\b|\s[-–—|])"
    rf"\s?[^.!?]{{0,45}}?{AGENCY}(?:[-/ ][A-Za-zÀ-ÿ' .-]{{2,30}})?\s?\)?\.?$"
    r"|©\s?.{2,60}$"
    r"|[.,]\s(?:Photo|PHOTO)\s(?:[A-Z]\.\s?){1,3}$"
    r"|[.!?»]\s(?:Photos?|PHOTOS?)\s?[/:]?\s?[A-ZÀ-Þ][^.!?]{1,40}$"
    rf"|\(\s?[A-ZÀ-Þ]{_SOME_NAME}{{2,45}}/\s?(?:-|{_SOME_NAME}{{2,30}})\s?\)\.?$"
    rf"|\[\s?[A-ZÀ-Þ][\w.'’-]+\s?{_SOME_NAME}{{0,40}}/\s?{_SOME_NAME}{{2,30}}\]\.?$"
    rf"|{_AGENCY_LAST}"
    rf"|{_BEHIND}"
    r"|\s[-–—|]\s+(?:Photo|PHOTO)s?\s[A-ZÀ-Þ][\w.’' -]{1,40}$"
)
_CREDIT: Final = re.compile(
    rf"\(?(?:[©@]\s?)?(?:[\w.'’-]+ ){{0,4}}?/?\s?{AGENCY}(?:\s?/\s?{_SOME_NAME}{{2,40}})?\)?\.?$"
    rf"|(?:{_INITIALED}, ){{0,3}}{_INITIALED}\s?/\s?[A-ZÀ-Þ][A-ZÀ-Þ .'’-]{{1,30}}$"
)
_HINTS: Final = {"photo", "photos", "via", "d", *" ".join(AGENCIES).lower().split()}
_DATED: Final = re.compile(r"\b(?:le|ce|en|du)\s(?:\w+\s)?(?:\d{1,2}(?:er)?\s)?\w+\s20\d\d\s?[.)]?$")
_DAY: Final = re.compile(r"\d{1,2}[/.-]\d{1,2}[/.-](?:20)?\d\d")
_ON_PICTURE: Final = re.compile(
    r"\((?:à|au|de|en)\s(?:droite|gauche|g\.|dr?\.|centre|gauche à droite|d\.|arrière-plan)\)"
    r"|\((?:droite|gauche|centre)\)"
)
_TWO_SENTENCES: Final = re.compile(r"[.!?]\s+[A-ZÀ-Þ«]\w+\s\w+\s\w+\s\w+\s\w+")
_LONGEST: Final = 60
_LEGEND: Final = 45  # words of a legend that stands on its credit
_DOUBLED: Final = 8
_HEAD: Final = 24
_OPENING: Final = 6
_LEAST: Final = 3
_SIGNS: Final = ("©", "/", ". - ", ". – ")
_DASHES: Final = ("—", "–", "-", "©")
_SKIPPED: Final = 3  # the number of an item
_FULL: Final = 15  # words of a legend that may differ in a few
_SAME: Final = 0.8


def legend_of(text: str, words: list[str], signs: int) -> bool | None:
    """Say of a line without a cue whether it is the legend or the credit of a picture; None where it alone cannot tell.

    Parameters
    ----------
    text : str
        The line.
    words : list of str
        Its words in lower case.
    signs : int
        What `analysis.text.zones.signs` gives.
    """
    n = len(words)
    if n >= _DOUBLED and text.find(text[_SKIPPED:_HEAD], _HEAD) > 0 and _is_doubled(words):
        return True
    if n > _LONGEST:
        return False
    if text[1:2].isupper() and _LEADING.match(text):
        return True
    if signs & PAREN and _ON_PICTURE.search(text) and not _TWO_SENTENCES.search(text):
        return True
    if signs & (CREDIT | DASHED):
        tail = text[-90:].rstrip(" |")
        if _is_credit(text, words, signs, tail):
            return _SAID.search(tail) is None
    return None


def is_caption(lines: list[Line], i: int) -> bool:
    """Whether line ``i`` is the legend or the credit of a picture."""
    line = lines[i]
    if line.cue:
        return line.cue == "caption"
    if line.legend is not None:
        return line.legend
    n, text = line.n, line.text
    beneath = lines[i + 1] if i + 1 < len(lines) else None
    if beneath is not None and beneath.n <= _DOUBLED and n <= _LEGEND and (
        beneath.cue == "caption" or (not beneath.cue and not beneath.gap and beneath.signs & CREDIT)
    ) and _stands_on(line, beneath, lines, i):  # fmt: skip
        return True
    if n >= _DOUBLED and text[-1] == "." and _is_around_credit(lines, i, text):
        return True
    if n < _LEAST:
        return False
    opening = text[:_OPENING]
    if lines[i - 1].text.startswith(opening) or (beneath is not None and beneath.text.startswith(opening)):
        return _is_said_with_credit(lines, i) or _is_said_twice(lines, i) or _is_said_with_name(lines, i)
    return False


def _is_credit(text: str, words: list[str], signs: int, tail: str) -> bool:
    if _HINTS.isdisjoint(words[-12:]) and not any(map(tail.__contains__, _SIGNS)):
        return False
    if not (signs & CREDIT and may_be_credit(tail)):
        return _BEHIND_DASH.search(tail) is not None
    n = len(words)
    if not _MARKED.search(tail) and n > 6:
        return _BEHIND_STOP.search(tail) is not None
    return _TRAILING.search(tail) is not None or (n <= 6 and _CREDIT.match(text) is not None)


def _is_doubled(words: list[str]) -> bool:
    # The text for those who do not see the picture and the legend, run together: the same words twice over.
    n, first = len(words), words[:3]
    again = next((i for i in range(4, n - 2) if words[i : i + 3] == first), 0)
    half = min(again, n - again)
    if 3 * half < n:  # a paragraph that takes up its own beginning towards the end
        return False
    same = next((i for i in range(half) if words[i] != words[again + i]), half)
    # A speaker may open two sentences alike; short legends are the same to the last word.
    return same >= (half if half < _FULL else _SAME * half)


def _is_said_twice(lines: list[Line], i: int) -> bool:
    # The same words for those who do not see the picture and under it, then the photographer.
    here = lines[i].words
    if not 5 <= len(here) <= 40:
        return False
    last = i + 1 if i + 1 < len(lines) and lines[i + 1].words == here else i if i and lines[i - 1].words == here else 0
    if last and _BEARER_AT_END.search(lines[i].text):
        return True
    beneath = lines[last + 1] if 0 < last < len(lines) - 1 else None
    if beneath is None or not 2 <= beneath.n <= 5 or _is_dated(lines, last + 2):
        return False
    return (_BEARER_ALONE.fullmatch(beneath.text) or _SITE_AND_BEARER.fullmatch(beneath.text)) is not None


def _is_dated(lines: list[Line], i: int) -> bool:
    # A name over a day is an author, under the headline and its copy.
    return i < len(lines) and (lines[i].cue == "date" or (not lines[i].n and _DAY.fullmatch(lines[i].text) is not None))


def _is_around_credit(lines: list[Line], i: int, text: str) -> bool:
    # A legend, its credit, and the legend again for those who do not see the picture. A headline has no full stop.
    if i + 2 < len(lines) and lines[i + 2].text == text:
        credit = i + 1
    elif i > 1 and lines[i - 2].text == text:
        credit = i - 1
    else:
        return False
    return lines[credit].n <= _DOUBLED and is_caption(lines, credit)


def _is_said_with_name(lines: list[Line], i: int) -> bool:
    # The words of the line above over again, and behind a dash who took the picture.
    above = lines[i - 1] if i else None
    if above is None or above.n < 4 or not lines[i].text.startswith(above.text):
        return False
    rest = lines[i].text[len(above.text) :].lstrip()
    return rest[:1] in _DASHES and 1 <= lines[i].n - above.n <= 5


def _is_said_with_credit(lines: list[Line], i: int) -> bool:
    # The text for those who do not see the picture, and beneath it the same words with the credit.
    beneath = lines[i + 1] if i + 1 < len(lines) else None
    if beneath is None or lines[i].n < 3 or not lines[i].n < beneath.n <= lines[i].n + 10:
        return False
    return beneath.words[: lines[i].n] == lines[i].words and is_caption(lines, i + 1)


def _stands_on(line: Line, beneath: Line, lines: list[Line], i: int) -> bool:
    # The legend on one line, its credit on the next. A headline may stand on the credit of the picture
    # too, so an undated line is a legend only where something to read stands above it.
    if beneath.gap:
        # An empty line stands between them: only a dated legend is one, on a credit that is sure.
        return _DATED.search(line.text) is not None
    if not beneath.cue and not _CREDIT.match(beneath.text):
        return False
    if _DATED.search(line.text):
        return True
    return not line.closed and any(not above.cue and above.n >= 8 for above in lines[max(0, i - 4) : i])
