"""Dates from the article's own sentences, where no stamp gives one.

A sentence dates a text only by the day of the news it reports: "Le vendredi 3 mai 2024, le président
recevait…", "ce 23 juin", "Jeudi 24 juin". What it looks back on (depuis, né le), ahead to (d'ici,
prochain) or quotes never does. A day without a year or a weekday alone needs a clock
(`analysis.corpus.dating.clock`). What two sentences contradict stays undated.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Sequence
from typing import Final

from analysis.corpus.dating.events import EventMention
from analysis.corpus.dating.heads import is_round_up
from analysis.corpus.dating.lines import (
    COUNTED,
    Finding,
    Line,
    Lines,
    day_of,
)
from analysis.corpus.dating.shapes import (
    SENTENCE_END,
    is_news,
    looks_ahead,
    looks_away,
    looks_back,
    of_evening,
    opens_sentence,
    opens_text,
    sentence_before,
    sentence_behind,
    tells_before,
    tells_of_now,
)
from analysis.corpus.dating.weekdays import (
    day_after,
    day_of_writing,
    dispatched,
    said_once,
    says_another,
    written_beside,
)
from analysis.corpus.dating.years import years_fit, years_of
from analysis.text.dates.expressions import DateExpression
from analysis.text.dates.folding import fold

__all__ = ["OPEN_DAYS", "find_in_body", "from_event"]

_SAME_NEWS: Final = 7
_WITH_ARTICLE: Final = re.compile(r"\w,? le $")
OPEN_DAYS: Final = 9  # how long after its news a text may have appeared


def find_in_body(lines: Lines, recalled: Collection[dt.date] = ()) -> Finding | None:
    """Return the day of the news where a sentence near the top writes it out or fixes it by its weekday.

    Parameters
    ----------
    lines : Lines
        The text.
    recalled : collection of dates
        Days that texts recall for years (an invasion); they date nothing.
    """
    if not lines.has_days:
        return None
    if (told := day_after(lines)) is not None and not _contradicted(lines, told[0]):
        return Finding(told[0], told[0], told[0], "explicit", told[1])
    found: list[tuple[Line, DateExpression, dt.date]] = []
    above = [line for line in lines.dated if line.zone == "body" and line.index < lines.article_start]
    for line in [*above, *lines.lead]:
        for expression in line.dates:
            if line in above and not is_round_up(line, expression):
                continue
            day = _day_of_news(lines, line, expression)
            fresh = expression.this or day not in recalled
            if day is not None and (fresh or _is_breaking(lines, line, expression)):
                found.append((line, expression, day))
    # Texts recall such a day with its year; "jeudi 24 février" alone is of the same weeks.
    found = found or [
        item for item in _only_told(lines) if item[1].kind != "full" or item[2] not in recalled
    ]
    if not found:
        beside = dispatched(lines.lead) or written_beside(lines) or said_once(lines)
        return Finding(beside[0], beside[0], beside[0], "weekday", beside[1]) if beside else None
    # "ce jeudi 3 mars" is the day of writing; else news of several days is told on the last of them.
    exact = [item for item in found if item[1].this]
    line, expression, day = max(exact or found, key=lambda item: item[2])
    if exact and (len({item[2] for item in exact}) > 1 or says_another(lines, day)):
        return None
    if _contradicted(lines, day) or (not exact and _ends_week(lines.lead, day)):
        return None
    basis = "explicit" if expression.kind == "full" else "weekday"
    words = _words_of(line, expression)
    later = None if exact else day_of_writing(lines, day)
    if later is not None:
        return Finding(later[0], later[0], later[0], basis, f"{later[1]} + {words}")
    if exact or is_round_up(line, expression):
        return Finding(day, day, day, basis, words)
    latest = day + dt.timedelta(days=OPEN_DAYS)
    # What was said "lundi 3 mai" is printed a day or two later in one text of four, where the day neither opens its
    # sentence nor has its year.
    is_own = expression.kind == "full" or opens_sentence(line, expression)
    return Finding(day if is_own else None, day, latest, basis, words)


def from_event(mention: EventMention, lines: Lines) -> Finding | None:
    """Return the days of an event that the title or the first two paragraphs report as under way."""
    # Only the sentence that names it: "… Les délégués se réunissent ailleurs" says nothing of it.
    named = fold(mention.words)[0]
    words = " ".join(s for s in SENTENCE_END.split(lines[mention.line].plain()) if named in s)
    if mention.line > lines.article_start + 1 or mention.ahead or (mention.end - mention.start).days > 3:
        return None
    if any(_is_announced(lines[mention.line], expression, named) for expression in lines[mention.line].dates):
        return None
    if not tells_of_now(words) or not years_fit(lines, mention.start):
        return None
    return Finding(mention.start, mention.start, mention.end, "event", mention.words)


def _is_announced(line: Line, expression: DateExpression, named: str) -> bool:
    """Whether the sentence that names an event writes out its days, as those do that tell of it before."""
    if expression.this or expression.kind not in ("day_month", "weekday_day_month", "range", "full"):
        return False
    sentence = sentence_before(line, expression) + sentence_behind(line, expression)
    return named in sentence


def _day_of_news(lines: Lines, line: Line, expression: DateExpression) -> dt.date | None:
    # "Le 24 février 2022, …" opens many a look back; news of the day has its weekday or "ce".
    if expression.kind not in ("full", "weekday_day_month"):
        return None
    if not expression.this and expression.weekday is None:
        return None
    evening = not expression.this and of_evening(line, expression)
    tells = (is_news(line, expression) and not evening) or is_round_up(line, expression)
    day = day_of(expression) if tells else None
    if day is None or (expression.kind == "weekday_day_month" and not years_fit(lines, day)):
        return None
    return day


def _is_breaking(lines: Lines, line: Line, expression: DateExpression) -> bool:
    """Whether a day that texts recall for years is told as fresh news, in the first words of the text."""
    if expression.kind != "full" or line.zone != "body" or line.index != _first_body(lines):
        return False
    return opens_text(line, expression) and not any(looks_back(x) for x in lines if x.zone in COUNTED)


def _first_body(lines: Lines) -> int | None:
    return next((index for index in lines.body if index >= lines.article_start), None)


def _only_told(lines: Lines) -> list[tuple[Line, DateExpression, dt.date]]:
    """Read "a déclaré, vendredi 11 juin, le ministre" where the first paragraphs tell of that one day."""
    told = []
    others: set[dt.date | None] = set()
    for line in lines.lead:
        for expression in line.dates:
            beside = expression.kind == "full" and expression.weekday is None and line.zone == "body"
            if beside and not looks_away(line, expression) and not looks_ahead(line, expression):
                others.add(expression.date())
            in_full = expression.kind == "full" and expression.weekday is not None and line.zone == "body"
            if expression.kind != "weekday_day_month" and not in_full:
                continue
            day = day_of(expression)
            fits = day is not None and (in_full or years_fit(lines, day))
            if day is None or line.zone != "body" or not fits:
                return []
            if _WITH_ARTICLE.search(line.before(expression)) and not opens_sentence(line, expression):
                # "a déclaré mercredi 26 janvier" is of this week; "le mercredi 26 janvier (2022)" is further off.
                continue
            if not any(says(line, expression) for says in (looks_away, looks_ahead, tells_before, of_evening)):
                told.append((line, expression, day))
    days = {item[2] for item in told}
    # "lors de l'angélus du 23 janvier 2022, il a déclaré le mercredi 26 janvier jour de prière": which of the two?
    unsure = any(other and 0 < abs((other - day).days) <= _SAME_NEWS for other in others for day in days)
    return told if len(days) == 1 and not unsure else []


def _contradicted(lines: Lines, day: dt.date) -> bool:
    """Whether the article tells of a later day, or of a later year, as past."""
    if years_of(lines).last_past > day.year:
        return True
    for line in lines.dated:
        for expression in line.dates:
            said = expression.date() if expression.kind == "full" else None
            if said is None or said <= day or line.zone not in COUNTED:
                continue
            if not looks_ahead(line, expression):
                return True
    return False


def _ends_week(lead: Sequence[Line], day: dt.date) -> bool:
    """Whether the day is the last of a week-end that is told whole: "le week-end du samedi 18 et dimanche 19"."""
    return any(
        "week-end" in line.before(expression)[-20:] and expression.last(day.year) == day
        for line in lead
        for expression in line.dates
        if expression.kind == "range" and not looks_ahead(line, expression)
    )


def _words_of(line: Line, expression: DateExpression) -> str:
    return ("ce " if expression.this else "") + line.words(expression)
