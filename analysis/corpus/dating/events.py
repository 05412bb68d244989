"""Events as clocks: which edition of which meeting a text reports on.

"Neuvième édition de la Conférence de Moscou", "XI Conférence", "sommet de Vilnius", "édition 2023" and
"premier sommet de X" each name one edition of the events table, and with it a few days. An edition a
text looks back on ("depuis le sommet de Madrid") dates nothing.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from typing import Final

from analysis.corpus.dating.event_index import FIRST_LETTERS, EventIndex, content_of, plain_name
from analysis.corpus.dating.lines import COUNTED, Line, Lines
from analysis.lexicon.models import Edition, Series
from analysis.text.numerals import ORDINAL, ordinal_number

__all__ = ["EventMention", "find_editions", "main_edition"]


@dataclass(frozen=True, slots=True)
class EventMention:
    """An edition, where and in which words a text names it, and whether it looks back or ahead to it."""

    start: dt.date
    end: dt.date
    words: str
    line: int
    past: bool
    ahead: bool


_PAST_BEFORE: Final = re.compile(
    r"\b(?:depuis|apres|suite a|lors du dernier|au lendemain|a l'issue|issue?s? d[eu]|au dernier|avait|"
    r"avaient|l'an dernier|l'annee derniere|un an apres)\b[^.]{0,40}$"
)
_PAST_AFTER: Final = re.compile(
    r"^[^.,;]{0,25}\b(?:dernier|derniere|precedente?|passee?|en (?:19|20)\d\d|d'il y a)\b"
)
_AHEAD_BEFORE: Final = re.compile(
    r"\b(?:avant|en vue d[eu]|a l'approche d[eu]|prochaine?|futur|a la veille d[eu]|prepare(?:nt|r)?|"
    r"preparation)\b[^.]{0,40}$"
)
_ORDINAL_BEFORE: Final = re.compile(
    rf"(?P<ordinal>{ORDINAL}) (?:(?:edition|session|reunion|sommet)(?: annuelle?)? )?"
    r"(?:de la |du |des |de l'|de )?$"
)
_FIRST: Final = re.compile(r"premi(?:er|ere) ([a-z]+)")
_FIRST_SAID: Final = re.compile(rf"\b{_FIRST.pattern}[^.;!?\n]{{0,220}}")
_FIRST_PLACE: Final = re.compile(r"premi(?:er|ere)[ -]([a-z]+)")  # the same before hyphens are made blanks
_YEAR_BEHIND: Final = re.compile(r" (?:de |en )?(?P<year>20\d\d)(?!\d)")


def find_editions(lines: Lines, events: EventIndex) -> list[EventMention]:
    """Return the editions that title and body name, in the order of the text."""
    names_by_line = events.names_by_line(lines)
    standing = set[str]().union(*names_by_line.values())
    found: list[EventMention] = []
    fitting = events.series_with(standing, _firsts(lines, events))
    if not fitting:
        return found
    # What `_in_line` reads begins with a name, with "édition" or with "premier".
    said = [line for line in lines if line.zone in COUNTED]
    reads = {line.index for line in said if "edition" in line.plain() or FIRST_LETTERS in line.plain()}
    for series, names in fitting:
        here = names & standing
        for line in said:
            own = here & names_by_line.get(line.index, frozenset())
            if own or line.index in reads:
                found += _in_line(series, line, events.people, here, own)
    return sorted(found, key=lambda mention: mention.line)


def _firsts(lines: Lines, events: EventIndex) -> set[str]:
    """Return what title and body call first, of the words by which an edition is known as a first."""
    places = set()
    for at in events.firsts_in(lines):
        first = _FIRST_PLACE.match(lines.folded, at)
        if first is not None and events.calls_first(first[1]):
            places.add(lines.place_of(*first.span()))
    counted = [lines[place] for place in places if place >= 0 and lines.zones[place] in COUNTED]
    return {word for line in counted for word in _FIRST.findall(line.plain().replace("-", " "))}


def main_edition(mentions: Sequence[EventMention], start: int) -> EventMention | None:
    """Return the one edition the text reports on, or None.

    It stands in the title or one of the first three paragraphs, or is the only one named twice; the
    text does not look back on it, and no second edition has as good a claim.
    """
    live = [mention for mention in mentions if not mention.past]
    for group in (
        [mention for mention in live if mention.line <= start + 2],
        [m for m in live if sum(o.start == m.start for o in live) > 1],
        live,
    ):
        days = {(mention.start, mention.end) for mention in group}
        if len(days) == 1:
            return group[0]
        if days:
            return None
    return None


@dataclass(frozen=True, slots=True)
class _Named:
    """A name in folded words: its span with the ordinal before and the year behind it."""

    start: int
    end: int
    number: int | None = None
    year: int | None = None


def _occurrences(name: str, words: str) -> Iterator[_Named]:
    plain = plain_name(name)
    place = words.find(plain)
    while place >= 0:
        start, end = place, place + len(plain)
        place = words.find(plain, end)
        if words[start - 1 : start].isalnum() or words[end : end + 1].isalnum():
            continue
        ordinal = _ORDINAL_BEFORE.search(words, max(0, start - 70), start)
        year = _YEAR_BEHIND.match(words, end)
        yield _Named(
            ordinal.start() if ordinal else start,
            year.end() if year else end,
            ordinal_number(ordinal["ordinal"]) if ordinal else None,
            int(year["year"]) if year else None,
        )


def _in_line(
    series: Series, line: Line, people: Mapping[str, Sequence[str]], here: Set[str], own: Set[str]
) -> list[EventMention]:
    """Return the editions of a series that a line names; of their names the text has ``here``, the line its ``own``."""
    found, words = [], line.plain().replace("-", " ")
    for edition in series.editions if own else ():
        for name in edition.names:
            if plain_name(name) in own:
                found += [_mention(edition, line, words, n.start, n.end) for n in _occurrences(name, words)]
    for name in (*series.names, series.label) if own else ():
        for named in _occurrences(name, words) if plain_name(name) in own else ():
            numbered = _numbered_edition(series, named)
            if numbered is not None:
                found.append(_mention(numbered, line, words, named.start, named.end))
    found += _by_year(series, line, words, here)
    found += _by_days(series, line, words, own) if own else ()
    return found + _by_first(series, line, words, people)


def _numbered_edition(series: Series, named: _Named) -> Edition | None:
    if named.number is None and named.year is None:
        return None
    fitting = [
        edition
        for edition in series.editions
        if named.number in (None, edition.number) and named.year in (None, edition.start.year)
    ]
    return fitting[0] if len(fitting) == 1 else None


def _by_year(series: Series, line: Line, words: str, here: Set[str]) -> list[EventMention]:
    """Read "son édition 2023" in a text that names one series."""
    found: list[EventMention] = []
    if "edition" not in words or not any(plain_name(name) in here for name in series.names):
        return found
    for match in re.finditer(r"\bedition (?:de )?(20\d\d)(?!\d)", words):
        fitting = [edition for edition in series.editions if edition.start.year == int(match[1])]
        if len(fitting) == 1:
            found.append(_mention(fitting[0], line, words, match.start(), match.end()))
    return found


def _by_days(series: Series, line: Line, words: str, own: Set[str]) -> list[EventMention]:
    """Read "le sommet de l'Otan du 9 au 11 juillet": only one edition was held on those days."""
    days = [expression for expression in line.dates if expression.year is None and expression.day is not None]
    names = (named for name in series.names if plain_name(name) in own for named in _occurrences(name, words))
    first_named = next(names, None) if days else None
    if first_named is None:
        return []
    for expression in days:
        fitting = [
            edition
            for edition in series.editions
            if (first := expression.date(edition.start.year)) is not None
            and (last := expression.last(edition.start.year)) is not None
            and (first == edition.start or edition.start < first <= edition.end)
            and last <= edition.end
            and expression.weekday in (None, first.weekday())
        ]
        if len(fitting) == 1:
            return [_mention(fitting[0], line, words, first_named.start, first_named.end)]
    return []


def _by_first(series: Series, line: Line, words: str, people: Mapping[str, Sequence[str]]) -> list[EventMention]:
    """Read "le premier sommet de Joe Biden": the series' words, "premier" at its head, the name."""
    firsts = [edition for edition in series.editions if edition.first_of]
    if not firsts:
        return []
    found = []
    for match in _FIRST_SAID.finditer(words):
        said = match.group()
        if not any(
            content_of(name)[0] == match[1] and all(re.search(rf"\b{word}", said) for word in content_of(name))
            for name in series.names
            if content_of(name)
        ):
            continue
        fitting = [e for e in firsts if any(_named(who, said, people) for who in e.first_of)]
        if len(fitting) == 1:
            found.append(_mention(fitting[0], line, words, match.start(), match.end()))
    return found


def _named(who: str, said: str, people: Mapping[str, Sequence[str]]) -> bool:
    names = people.get(who) or [who.replace("-", " ")]
    return any(re.search(rf"\b{re.escape(plain_name(name))}\b", said) for name in names)


def _mention(edition: Edition, line: Line, words: str, start: int, end: int) -> EventMention:
    past = bool(_PAST_BEFORE.search(words[:start]) or _PAST_AFTER.match(words[end:]))
    ahead = bool(_AHEAD_BEFORE.search(words[:start]))
    surface = line.text[start:end] if len(words) == len(line.text) else words[start:end]
    return EventMention(edition.start, edition.end, surface.strip()[:120], line.index, past, ahead)
