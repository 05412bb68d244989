"""What a line says beside its date: the day of a change, or that the day is over or still to come."""

from __future__ import annotations

import datetime as dt
import re
from typing import Final

from analysis.corpus.dating.lines import Line, Lines
from analysis.corpus.dating.marks import is_span
from analysis.corpus.dating.shapes import looks_ahead, opens_sentence, sentence_behind, stands_at_end
from analysis.text.dates.expressions import DateExpression

__all__ = ["changed_beside", "happened_later", "is_clock", "is_updated", "says_otherwise"]

_SAME_DAY: Final = re.compile(r"\W{0,5}(?:mise? a jour|maj|modifiee?|actualisee?) a \d")
_HAPPENED: Final = re.compile(
    r"\b(?:a|ont|s'est|se sont|est|sont) (?:ete )?[a-z]{2,}(?:e|es|ee|ees|i|is|ie|u|us|ue|t|ts)\b"
)
# What a site shows at the head of every page, below the day of the visit.
_FURNITURE: Final = re.compile(
    r"^\W*(?:accueil|home|menu|se connecter|s'identifier|connexion|sign in|inscription|s'abonner|abonnez|recherche|"
    r"spot_img|contact|qui sommes|a propos|facebook|newsletter|bienvenue)"
)
_YESTERDAY: Final = re.compile(r"\bhier,?(?: le)?\s+$")


def says_otherwise(line: Line, expression: DateExpression) -> bool:
    """Whether a headline says of its date that it is to come, is over ("hier 3 mai") or a span."""
    ended = stands_at_end(_YESTERDAY, line.before(expression))
    return ended or looks_ahead(line, expression) or is_span(line)


def happened_later(lines: Lines, day: dt.date) -> bool:
    """Whether the article opens with what has happened on a later day: no text is published before its news."""
    told = (expression for line in lines.dated if line.zone == "body" for expression in line.dates)
    if not any(expression.kind == "full" and (said := expression.date()) and said > day for expression in told):
        return False
    for line in lines.lead:
        for expression in line.dates:
            said = expression.date() if expression.kind == "full" and line.zone == "body" else None
            if said is None or said <= day or not opens_sentence(line, expression) or looks_ahead(line, expression):
                continue
            if _HAPPENED.search(sentence_behind(line, expression)):
                return True
    return False


def changed_beside(line: Line, expression: DateExpression) -> bool:
    """Whether the line goes on with the day of a change: "La Gazette | 3 mai 2022, mis à jour le 4 mai 2022"."""
    later = next((other for other in line.dates if other.start > expression.start), None)
    return later is not None and later.label == "updated" and not line.is_prose


def is_clock(line: Line, expression: DateExpression, lines: Lines) -> bool:
    """Whether a page opens with the day of the visit: a weekday and its date alone above the menu."""
    if line.index != 0 or expression.weekday is None or expression.hour is not None or len(lines) < 2:
        return False
    alone = not any(map(str.isalpha, line.before(expression) + line.after(expression)))
    return alone and _FURNITURE.match(lines[1].plain()) is not None


def is_updated(line: Line, expression: DateExpression, lines: Lines) -> bool:
    """Whether it goes on with the day of an update: "12 mars 2022, mis à jour le 13 mars"."""
    beside = [*line.dates, *(lines[line.index + 1].dates[:1] if line.index + 1 < len(lines) else ())]
    if any(other.label == "updated" and other.start > expression.start for other in beside):
        return True
    # "12 mars 2022 à 15:14 · mis à jour à 17:48", the only date that is written out on the page.
    if expression.hour is None or not _SAME_DAY.match(line.after(expression)):
        return False
    return sum(other.kind == "full" for each in lines.dated for other in each.dates) == 1
