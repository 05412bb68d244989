"""Dates that other dates of the page outdo: lists of other articles, the day of the visit, an older post below."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from analysis.corpus.dating.candidates import IN_TITLE, NEAR, SIGNED, WORDY, Candidate
from analysis.corpus.dating.foot import stands_at_head
from analysis.corpus.dating.lines import COUNTED, Line, Lines
from analysis.corpus.dating.marks import names_more
from analysis.corpus.dating.shapes import is_of_others

__all__ = ["stands_over", "without_lists", "without_outdone"]

_STANDFIRST: Final = 6  # lines between a headline and the stamp beneath its standfirst
_FAR: Final = 12  # lines over a headline: the menus, and what else the page announces
_ITEM: Final = 3  # lines of an item of a list, with its day
_SEVERAL: Final = 3
_BULLETS: Final = "•●▪■◆"
_STAMP_ALONE: Final = 45  # characters: "Publié le jeudi 26 novembre 2022 à 10h30"
_WEEK: Final = 7  # days


def without_lists(candidates: Sequence[Candidate], lines: Lines) -> list[Candidate]:
    """Leave out runs of unlabelled dates: tickers, lists of articles, comments, chronologies."""
    if not candidates or len(lines.dated) < _SEVERAL:
        return list(candidates)
    start = lines.article_start
    bare: dict[int, set[dt.date | None]] = {
        c.line.index: {c.day} for c in candidates if not c.expression.label and c.weight <= NEAR
    }
    told = _told_by_headline(candidates, lines)
    for line in told:
        bare.pop(line.index, None)
    for line in lines.dated:
        if not line.is_prose and line.index not in bare and line.zone != "caption" and line not in told:
            said = {e.date() for e in line.dates if e.kind == "full" and not e.label}
            if said:
                bare[line.index] = said
    dropped = _of_chronology(lines)
    titles = [index for index in lines.titles if index <= start]
    for group in _runs(sorted(bare), titles):
        days = {day for index in group for day in bare[index]}
        if len(group) >= _SEVERAL and len(days) >= 2:
            # The last of a run directly above the article may be its own.
            below = bool(titles) and titles[0] <= max(group)
            others = next((i for i in group if i > start and is_of_others(lines, lines[i])), len(lines))
            above = [index for index in group if index < others]
            own = {max(above)} if below and above and start - 2 <= max(above) <= start else set()
            dropped |= set(group) - own
    return [c for c in candidates if c.expression.label or c.line.index not in dropped]


def _of_chronology(lines: Lines) -> set[int]:
    """Return the lines of bullet and day in a text that has several, each under its own news: "• 28 janvier 2022"."""
    marked = {line.index: line.dates[0] for line in lines.dated if line.text.lstrip()[:1] in _BULLETS}
    days = {day for said in marked.values() if said.kind == "full" and (day := said.date())}
    return set(marked) if len(days) >= _SEVERAL else set()


def _told_by_headline(candidates: Sequence[Candidate], lines: Lines) -> list[Line]:
    """Return the headline that names a day, and its repeats: "Report de l'élection du 25 février 2024"."""
    heads = [c for c in candidates if c.line.zone == "title" and c.weight == IN_TITLE]
    words = heads[0].line.text.strip() if len({c.line.text.strip() for c in heads}) == 1 else None
    return [line for line in lines if line.text.strip() == words] if words is not None else []


def _runs(indices: Sequence[int], breaks: Sequence[int], gap: int = 3) -> list[list[int]]:
    """Group the lines that stand close to each other, without a headline between them."""
    runs: list[list[int]] = []
    for index in indices:
        apart = any(runs[-1][-1] < place < index for place in breaks) if runs else True
        if not apart and index - runs[-1][-1] <= gap:
            runs[-1].append(index)
        else:
            runs.append([index])
    return runs


def without_outdone(candidates: Sequence[Candidate], lines: Lines) -> list[Candidate]:
    """Leave out what the stamp between headline and article outdoes, and the day of a list around the headline.

    Outdone are a later weekday with its time over the headline, the day of the visit ("mercredi 29 novembre
    2023, 11:42"), and a label far above, of a file or an issue that the page announces ("Paru le 04.01.2022").
    """
    if len(candidates) < 2:
        return list(candidates)
    start = lines.article_start
    bare = [c for c in candidates if not c.expression.label and c.line.index <= start]
    listed = _days_of_lists(bare)
    rivals = [c for c in candidates if c.day not in listed or c.expression.label or c.line.index > start]
    closing = {c.day for c in rivals if _closes_article(c, lines)}
    if len(closing) == 1:
        # The day of the statement above, and "Publié le" a few days later below it.
        last = max(closing)
        rivals = [c for c in rivals if c.expression.label or not 0 < (last - c.day).days <= _WEEK]
    head = next(_heads_over(start, lines), start)
    beside = [
        c
        for c in rivals
        if head < c.line.index < start and c.line.index - head <= _STANDFIRST and c.weight >= NEAR - WORDY
    ]
    if len({c.day for c in beside}) != 1:
        return rivals
    day = beside[0].day
    return [c for c in rivals if c.day == day or not (_is_visit(c, day, head) or _is_far(c, head))]


def _heads_over(place: int, lines: Lines) -> Iterator[int]:
    """Yield the places of the headlines over a line, from the nearest on."""
    return (index for index in reversed(lines.titles) if index < place and not lines[index].is_prose)


def _closes_article(candidate: Candidate, lines: Lines) -> bool:
    """Whether a label with its day is all that stands on the line beneath the last paragraph."""
    line = candidate.line
    if candidate.expression.label != "published" or line.index <= lines.article_start:
        return False
    if len(line.text.strip()) > _STAMP_ALONE:
        return False
    before = next((zone for zone in reversed(lines.zones[: line.index]) if zone != "caption"), None)
    return before == "body" and not any(index > line.index and lines.is_prose(index) for index in lines.body)


def _is_visit(candidate: Candidate, day: dt.date, head: int) -> bool:
    """Whether a candidate is a weekday, date and time alone over the headline, later than the stamp below it."""
    said = candidate.expression
    timed = said.weekday is not None and said.hour is not None and not said.label
    return timed and candidate.line.index < head and candidate.day > day and not names_more(candidate.line, said)


def _is_far(candidate: Candidate, head: int) -> bool:
    return candidate.expression.label == "published" and candidate.line.index < head - _FAR


def _days_of_lists(bare: Sequence[Candidate]) -> set[dt.date]:
    """Return the days that stand at several items, each below another day: news of one day around the headline."""
    places: dict[dt.date, set[int]] = {}
    for candidate in bare:
        places.setdefault(candidate.day, set()).add(candidate.line.index)
    first = min((candidate.line.index for candidate in bare), default=0)
    return {
        day
        for day, indices in places.items()
        if min(indices) > first and sum(b - a > _ITEM for a, b in pairwise(sorted(indices))) >= _SEVERAL
    }


def stands_over(other: Candidate, winner: Candidate, lines: Lines) -> bool:
    """Whether a later day, with its own paragraphs, stands above: the page goes on with an older post."""
    # The standfirst stands between a headline and its stamp; an older post has a headline of its own.
    head = next(_heads_over(winner.line.index, lines), 0)
    end = head if winner.line.index - head <= _STANDFIRST else winner.line.index
    between = lines[other.line.index + 1 : end]
    later = not winner.expression.label and other.day > winner.day
    if winner.weight == SIGNED and stands_at_head(winner.day, lines):
        # At the head and at the foot of one article.
        return False
    return later and any(line.is_prose and line.zone in COUNTED for line in between)
