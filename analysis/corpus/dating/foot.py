"""Dates at the foot of an article: under its last paragraph, where it was signed, sent or taken over.

"3 mai 2022 - par Anne Lorme", "Fait à Virelac, le 3 mai 2022", "VIRELAC, 3 mai 2022 - 10h33 GMT [Agence]",
"Source : La Gazette du 3 mai 2022". Such a line counts only where no other day stands outside of the
sentences of the page: further down are the dates of readers and of other articles.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import Final

from analysis.corpus.dating.lines import Line, Lines
from analysis.corpus.dating.marks import names_more, says_when
from analysis.corpus.dating.shapes import is_of_others
from analysis.text.dates.expressions import DateExpression
from analysis.text.zones.cues import cue_of

__all__ = ["points_to_paper", "signs", "stands_at_head"]

_AUTHORS: Final = 2  # lines of authors between the last paragraph and its date
_NAME_WORDS: Final = 3
_DATE_ALONE: Final = 30  # characters: "vendredi 23 février 2024"
_LONGEST: Final = 90
_SENTENCE: Final = 8  # words
_BY: Final = re.compile(r"^[\W_]{0,4}par\b(?:\s+\S+){0,4}\s*$")
# Names of places have capitals: "Prochain marché, le 3 mai 2022" is none.
_NAMES: Final = r"[A-ZÀ-Þ][\w’']+(?:[ -](?:[A-ZÀ-Þ][\w’']+|sur|en|de|du|la|le|les|au|aux|sous|d’|d'))*"
_MADE_AT: Final = re.compile(rf"^\W{{0,3}}(?:Fait à |À |A )?{_NAMES}(?:,? le |, )$")
_SENT_FROM: Final = re.compile(r"^\W{0,4}[A-ZÀ-Þ][A-ZÀ-Þ’' -]{2,30}, (?:le )?$")
_SENT_BEHIND: Final = re.compile(
    r"^\W{0,4}(?:\d{1,2} ?[hH:] ?\d{2})?\s*(?:GMT|TU|UTC)?\s*(?:[\[(][^\])\n]{2,30}[\])])?\W*$"
)
_IN_PAPER: Final = re.compile(
    r"\b(?:(?:retrouvez|lire|lisez) (?:la suite|l'integralite)|suite de (?:cet?|l'|votre) ?article|paru(?:e|tion)?)\b"
    r"[^.!?]{0,25}\b(?:dans|sur)\b[^.!?]{3,50}\bdu $"
)
_PICTURE: Final = re.compile(r"\W*(?:Images?|Photos?|Crédits?|©)\b")
_HEAD: Final = 4  # lines over an article
_SOURCE: Final = re.compile(r"^\W*source\s?:?\s[^.!?]{2,45}?(?:[\s,–—/-]|\bdu|\ble)+$")


def signs(line: Line, expression: DateExpression, lines: Lines) -> bool:
    """Whether the line is the one date of the page, under the last paragraph, and dates or signs it.

    Parameters
    ----------
    line : Line
        A line below the first paragraph.
    expression : DateExpression
        A full date in it.
    lines : Lines
        The text.
    """
    if expression.kind != "full" or line.end - line.start > _LONGEST or says_when(line, expression):
        return False
    alone = line.end - line.start <= _DATE_ALONE and not names_more(line, expression)
    by = _follows(_BY, line.after(expression)) and not line.before(expression).strip(" -–—•|le")
    if not (alone or by or _is_sent(line, expression)):
        return False
    return _ends_article(line, lines, by) and not is_of_others(lines, line) and _is_only_day(line, expression, lines)


def points_to_paper(line: Line, expression: DateExpression) -> bool:
    """Whether the words send the reader on to the paper of the day: "la suite dans La Gazette du lundi 3 mai 2022"."""
    before = line.before(expression)[-120:]
    return expression.kind == "full" and before.endswith("du ") and _IN_PAPER.search(before) is not None


def _follows(pattern: re.Pattern[str], words: str) -> bool:
    return pattern.match(words) is not None


def _is_sent(line: Line, expression: DateExpression) -> bool:
    """Whether the line says from where, or from which paper: "Fait à Virelac, le", "Source : La Gazette du"."""
    before = line.text[: max(0, expression.start - line.start)]
    after = line.text[expression.end - line.start :]
    if not after.strip(" .)]»"):
        # A notice is signed on a day; "Vernissage, le 3 mai 2022 à 18h" is an appointment.
        return (expression.hour is None and _follows(_MADE_AT, before)) or _follows(_SOURCE, line.before(expression))
    return _follows(_SENT_FROM, before) and _follows(_SENT_BEHIND, after)


def _ends_article(line: Line, lines: Lines, by: bool) -> bool:
    """Whether only controls, an author and, over "3 mai 2022 - par X", its headline part it from the article."""
    zones = lines.zones
    last = next((i for i in range(line.index - 1, -1, -1) if zones[i] not in ("boilerplate", "caption")), None)
    if last is None or zones[last] not in ("body", "duplicate") or (lines.body and lines.body[-1] > line.index):
        return False
    n_between = n_wordy = 0
    for other in lines[last + 1 : line.index]:
        if other.zone != "caption" and not _PICTURE.match(other.text) and not _is_control(other):
            n_between += 1
            n_wordy += len(other.text.split()) > _NAME_WORDS
            if n_between > _AUTHORS or n_wordy > by:
                return False
    return True


def _is_control(line: Line) -> bool:
    return cue_of(line.text, len(line.text.split())) == "chrome"


def _is_only_day(line: Line, expression: DateExpression, lines: Lines) -> bool:
    """Whether no other day is written out around the article, or its head says the same.

    Changes, readers and other articles aside.
    """
    day = expression.date()
    if day is not None and stands_at_head(day, lines):
        return True
    return all(other.date() == day for other in _written_around(line, lines))


def stands_at_head(day: dt.date, lines: Lines) -> bool:
    """Whether a line directly over the article writes out the day, whatever else it says."""
    start = lines.article_start
    head = [date for other in lines[max(0, start - _HEAD) : start] if not other.is_prose for date in other.dates]
    return any(date.kind == "full" and date.date() == day for date in head)


def _written_around(line: Line, lines: Lines) -> Iterator[DateExpression]:
    for other in lines.dated:
        for date in other.dates if not other.is_prose else ():
            told = other.zone == "body" and other.text.rstrip()[-1:] in ".!?»" and len(other.text.split()) > _SENTENCE
            if date.kind != "full" or date.label in ("updated", "other") or other.zone == "caption" or told:
                continue
            if other.index < line.index or not is_of_others(lines, other):
                yield date
