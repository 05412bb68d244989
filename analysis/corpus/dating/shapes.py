"""How the words around a date tell a stamp from a sentence, and news from a look back or ahead."""

from __future__ import annotations

import datetime as dt
import re
from calendar import monthrange
from collections.abc import Iterator
from typing import Final

from analysis.corpus.dating.lines import Line, Lines
from analysis.text.dates.expressions import DateExpression
from analysis.text.zones.cues import cue_of

__all__ = [
    "SENTENCE_END", "foretold", "is_news", "is_of_others", "is_past", "looks_ahead", "looks_away", "looks_back",
    "of_evening", "opens_sentence", "opens_text", "runs_from", "sentence_before", "sentence_behind", "stands_at_end",
    "tells_before", "tells_of_now",
]  # fmt: skip

SENTENCE_END: Final = re.compile(r"[.!?…]\s")
_REACH: Final = 20  # letters: the longest of the words that patterns ask for at the end of others
_AWAY: Final = re.compile(
    r"\b(?:depuis|jusqu'au|jusqu'a|d'ici|avant|apres|a partir du|a compter du|nee?|morte?|date|signee?|c'etait|"
    r"adoptee?|creee?|elue?|en vigueur|anniversaire|du|de|au|entre|et|ou|en|que|qui|des|vers)"
    r"(?: le| ce| du| au)?\s+$"
)
# "En se rendant à Virelac mercredi 3 mai, la ministre a rouvert le débat": what came of it is told later.
_IN_DOING: Final = re.compile(r"^\W*en (?:se |s'|y |s'y )?[a-z]{3,}ant\b[^,;:]*$")
_LAST: Final = re.compile(r"\s(?:dernier|passe)\b")
# "depuis ce mardi 3 mai" may be written any day after; "la réunion de ce mardi" is of the day.
_FROM_THIS: Final = re.compile(r"\b(?:depuis|avant|jusqu'a|d'ici(?: a)?) ce\s+$")
_AHEAD_OF: Final = re.compile(
    r"(?:jusqu'au|d'ici(?: au| le)?|avant le|a partir du|prevue?s? (?:pour )?le|des le|au plus tard le)\s+$"
)
# "s'ouvre lundi 3 mai" is written the day before as often as on the day.
_STARTS: Final = re.compile(r"\b(?:debute|commence|demarre|s'ouvre|se tient|se reunit|s'acheve)(?:nt)?\s+$")
_HAS_DONE: Final = re.compile(r"\b(?:a|ont) (?:[a-z]+ )?[a-z]+(?:e|i|is|it|u|ert) ce $")
# "l'intersyndicale appelle à manifester le 7 mars 2023"
_CALLS_FOR: Final = re.compile(
    r"\bappel(?:le|lent|lons|s)?\b(?: [a-z'-]+){0,8} a (?:la greve|la mobilisation|une|(?:se )?[a-z]{2,}(?:er|re|ir)\b)"
)
_FUTURE: Final = re.compile(
    r"\b(?:prochaine?s?|prevue?s?|attendue?s?|sera|seront|aura|auront|va|vont|devra|devront|devrait|devraient|doit|"
    r"doivent|pourra|pourraient|[a-z]*(?:ev|ver|our)r(?:a|ont)|"
    r"[a-z]{3,}(?:[ei]ra|[ei]ront|dra|dront|[ei]rait|[ei]raient|drait|draient))\b"
)
# A piece of every word of it.
_FUTURE_PIECES: Final = ("ra", "ront", "va", "vont", "doi", "prochain", "prevu", "attendu")
_BEFORE_STOP: Final = re.compile(r"[.!?]\s")
_BEHIND_SAYING: Final = re.compile(r"[.!?](?:\s|$)|\bqu(?:e\b|')")
_WHO: Final = re.compile(r"\b(?:qui|dont|pour)\b")
_CLOSED: Final = re.compile(r"[.!?](?:\s|$)")
_NEXT_ONE: Final = re.compile(r"\b(?:leurs?|sa|son|ses|notre|la|les?|une?) prochaine?s?\b")
_CLAUSE_END: Final = re.compile(r"[,;]|\b(?:qui|dont)\b")
_WILL_BE: Final = re.compile(r"\b(?:sera|seront|aura|auront|devra|devront|pourra|pourront|aura lieu|se tiendra)\b")
# What was said on the evening news is printed the day after as often as on the day.
_EVENING: Final = re.compile(
    r"^,?(?: au| dans la| en)? soir|^.{0,40}\b(?:a la television|a la radio|journal de 20 ?h|20 heures|"
    r"sur (?:france [235]|tf1|m6|canal|bfm\w*|lci|cnews|franceinfo|rtl|europe 1))"
)
_OPENING: Final = re.compile(
    r"(?:^|[.!?…»:] )\W{0,4}(?:(?:ce|en ce|le|dans la (?:nuit|soiree|journee) du|dans la matinee du) )?$"
)


_THEN: Final = re.compile(
    r"\b(?:anniversaire|commemor\w+|ce jour-la|a l'epoque|depuis (?:lors|cette date|ce jour)|"
    r"(?:un|deux|trois|quatre|six|dix|\d+) (?:ans?|mois) (?:plus tard|apres|deja|de guerre|jour pour jour)|"
    r"il y a (?:un|deux|trois|quatre|plus d'un|pres d'un|\d+) (?:ans?|mois))\b"
)
# The imperfect tells of what was then; the nouns in -ait do not.
_IMPERFECT: Final = re.compile(
    r"\b(?!fait|trait|retrait|extrait|portrait|souhait|attrait|parfait|satisfait|bienfait|forfait|lait|abstrait)"
    r"[a-z]+(?:ait|aient)\b"
)


_UNDER_WAY: Final = re.compile(
    r"\b(?:se reuni(?:t|ssent)|reunis|s'ouvr(?:e|ent)|se tien(?:t|nent)|se retrouvent|debute(?:nt)?|"
    r"participe(?:nt)?|entame(?:nt)?|inaugure(?:nt)?|aujourd'hui)\b"
)
_SINCE: Final = re.compile(r"\b(?:depuis|apres) qu[e'](?: |[a-z])[^.!?;]*$")
# What was said before the words that say when: «"Rien ne changera", a dit lundi 3 mai».
_SAID: Final = re.compile(r"[»”\"]\s*,")
_SUBORDINATE: Final = re.compile(r"\b(?:ou|qui|que|qu'|dont|quand|lorsque|alors|parce|puisque)(?!\w)")
_PLUPERFECT: Final = re.compile(r"\b(?:s'etaie?n?t|avai(?:t|ent)) (?:[a-z]+ ){0,2}?[a-z]+(?:es?|is?|us?|t)\b")


def is_of_others(lines: Lines, line: Line) -> bool:
    """Whether the line stands below the heading of the comments or of other articles."""
    found, at = False, min(line.index, len(lines))
    while at > 0:
        at -= 1
        above = lines[at]
        found = above.zone != "body" and cue_of(above.text, len(above.text.split())) in ("comments", "end", "link")
        if found or above.zone == "body":
            break
        if above.of_others is not None:
            # Asked before, of a line of the same list: a ticker of hundreds of dates is walked through once.
            found = above.of_others
            break
    line.of_others = found
    return found


def sentence_before(line: Line, expression: DateExpression) -> str:
    """Return the folded words of the sentence before the expression."""
    return SENTENCE_END.split(line.before(expression))[-1]


def sentence_behind(line: Line, expression: DateExpression) -> str:
    """Return the folded words of the sentence behind the expression."""
    return SENTENCE_END.split(line.after(expression), 1)[0]


def stands_at_end(pattern: re.Pattern[str], words: str) -> bool:
    """Whether a pattern of few words, blanks and the end is found: of the words only the last are looked at."""
    end = len(words.rstrip())
    return end < len(words) and pattern.search(words, max(0, end - _REACH)) is not None


def looks_ahead(line: Line, expression: DateExpression) -> bool:
    """Whether the sentence speaks of a day still to come."""
    before = _SAID.split(_BEFORE_STOP.split(line.before(expression)[-120:])[-1])[-1]
    # "a annoncé ce mercredi 25 mai que la France va retirer": what is to come is what was said.
    after = _BEHIND_SAYING.split(line.after(expression)[:60], 1)[0]
    if expression.this and _HAS_DONE.search(before):
        # "a annoncé ce jeudi 16 mars le recours à une loi qui entraînera": the same.
        after = _WHO.split(after, 1)[0]
    if expression.this:
        # "élisent ce mardi 5 novembre leur prochain maire, lors d'un vote qui pourrait être serré"
        after = _NEXT_ONE.sub(" ", _CLAUSE_END.split(after.lstrip(" ,"), 1)[0])
    around = f"{before[-80:]} {after}"
    starts = not expression.this and stands_at_end(_STARTS, before)
    if "appel" in line.text:
        starts = starts or _CALLS_FOR.search(sentence_before(line, expression)) is not None
    if starts or stands_at_end(_AHEAD_OF, before):
        return True
    return any(map(around.__contains__, _FUTURE_PIECES)) and _FUTURE.search(around) is not None


def foretold(line: Line) -> Iterator[dt.date]:
    """Yield the days, and the last days of the months, of which a paragraph says in the future what will be."""
    for expression in line.dates:
        if expression.kind not in ("full", "month_year") or expression.year is None or expression.month is None:
            continue
        sentence = f"{sentence_before(line, expression)} {sentence_behind(line, expression)}"
        if _WILL_BE.search(sentence) and not any(map(sentence.__contains__, "«»\"“”")) and not _THEN.search(sentence):
            last = monthrange(expression.year, expression.month)[1]
            yield expression.date() or dt.date(expression.year, expression.month, last)


def looks_away(line: Line, expression: DateExpression) -> bool:
    """Whether the words before make it another day than the news': depuis, né le, du."""
    if is_past(line, expression):
        return True
    sentence = sentence_before(line, expression)
    if stands_at_end(_AWAY, sentence) or _IN_DOING.match(sentence):
        return True
    return " qu" in sentence and _SINCE.search(sentence) is not None


def is_past(line: Line, expression: DateExpression) -> bool:
    """Whether the day is said from a later one: "jeudi 13 janvier dernier"."""
    return _LAST.match(line.after(expression)) is not None


def of_evening(line: Line, expression: DateExpression) -> bool:
    """Whether what happened that day was said on its evening, or on air: "mercredi 4 mai au soir"."""
    return _EVENING.search(sentence_behind(line, expression)) is not None


def runs_from(line: Line, expression: DateExpression) -> bool:
    """Whether something has been so since the day, or will be until then: "depuis ce mardi 3 mai"."""
    return is_past(line, expression) or stands_at_end(_FROM_THIS, line.before(expression))


def opens_sentence(line: Line, expression: DateExpression) -> bool:
    """Whether the date opens its sentence, as the day of news does."""
    return bool(_OPENING.search(line.before(expression)))


def opens_text(line: Line, expression: DateExpression) -> bool:
    """Whether the date opens its paragraph, and the sentence is told in the present or passé composé."""
    sentence = _CLOSED.split(line.after(expression), 1)[0]
    return len(line.before(expression).split()) <= 2 and not _IMPERFECT.search(sentence)


def tells_before(line: Line, expression: DateExpression) -> bool:
    """Whether the sentence tells what had happened before the news: "Mardi 8 mars, il avait voté"."""
    sentence = sentence_behind(line, expression)
    told = "avai" in sentence or "s'etai" in sentence
    return told and _PLUPERFECT.search(_SUBORDINATE.split(sentence, 1)[0]) is not None


def tells_of_now(words: str) -> bool:
    """Whether folded words tell of a meeting in the present: "se réunissent", "s'ouvre"."""
    return _UNDER_WAY.search(words) is not None


def looks_back(line: Line) -> bool:
    """Whether a paragraph speaks of something as long past: "un an après", "anniversaire"."""
    return _THEN.search(line.plain()) is not None


def is_news(line: Line, expression: DateExpression) -> bool:
    """Whether the sentence reports what happened that day."""
    if expression.this:
        return not looks_ahead(line, expression) and not runs_from(line, expression)
    if line.zone != "body" or looks_away(line, expression) or looks_ahead(line, expression):
        return False
    return opens_sentence(line, expression) and not tells_before(line, expression)
