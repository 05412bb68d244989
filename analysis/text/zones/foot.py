"""Where on a page the article ends: comments, lists of other articles, tags and what the site says of itself."""

from __future__ import annotations

import re
from typing import Final

from analysis.text.zones.folding import fold
from analysis.text.zones.lines import Line, folds_to, stems_of
from analysis.text.zones.patterns import DATED_ITEM
from analysis.text.zones.signs import TALK

__all__ = ["are_dated", "core_of", "echo", "hard_end", "without_foot"]

_CORE: Final = 70.0
_OWN_WORDS: Final = 0.35
_CUT: Final = 0.3
_BEGUN: Final = 40.0
_ENOUGH: Final = 20.0
_SOLID: Final = 80.0
_LABEL: Final = 5
_EDGES: Final = " .:;|>»«<→•*-–—"
_TICKERS: Final = frozenset({"direct", "le direct", "en continu", "le fil", "fil info", "le fil info"})
_CLOCK: Final = re.compile(r"\d{1,2}\s?[h:]\s?\d\d\b")
_SEVERAL: Final = 3
_REPLY_WORDS: Final = 24
_CLOSING: Final = frozenset({"end", "comments", "chrome", "link"})
_SPOKEN: Final = frozenset({"soumis", "répondu", "répondre", "réponse", "dit", "says"})
_REPLY: Final = ("soumis par", "a répondu le", "en réponse à", "répondre à ce", "a répondu à")
_SAYS: Final = (" dit :", " dit\u00a0:", " a dit :", " says:")
_LINKS: Final = 8
_TEASER: Final = 45
_HEADING: Final = 6
_PARAGRAPH: Final = 38
_BOXED: Final = 24
_FULL: Final = 50
_SUBHEADING: Final = 3
_LONG_LABEL: Final = 12
_GOES_ON: Final = 0.2
_BOX_GOES_ON: Final = 0.1
_TAG: Final = 6
_TAGS: Final = 4
_REST: Final = 0.35


def hard_end(lines: list[Line], weights: list[float]) -> int:
    """Return the line before which the article ends for sure; the number of lines where nothing says so.

    Comments and lists of other articles can be longer than the article; what stands before their heading
    is the article as soon as it is a fair share of the page, or, before comments, solid. The heading of a list
    beneath which the article goes on is made a link, and the list is taken from the weights.
    """
    end = _comments(lines, weights)
    total = sum(weight for weight in weights[:end] if weight > 0)
    before = 0.0
    for i, line in enumerate(lines[:end]):
        if before < _ENOUGH or line.cue not in _CLOSING:
            before += max(weights[i], 0.0)
            continue
        closes = line.cue in {"end", "comments"}
        if closes and line.cue == "end" and line.n <= _HEADING and (below := _goes_on(lines, weights, i)):
            line.cue, weights[i] = "link", -3.0
            for k in range(i + 1, below):
                lines[k].weight = weights[k] = -1.0
                if lines[k].n > _LABEL and lines[k].cue != "date":
                    lines[k].cue = "link"
        elif (closes or (before >= _SOLID and _closes(lines, weights, i))) and before >= _CUT * total:
            return i
        before += max(weights[i], 0.0)
    return end


def _goes_on(lines: list[Line], weights: list[float], i: int) -> int:
    # Where the article goes on beneath the list of articles that line ``i`` heads; 0 where it does not. Its next
    # paragraph is full and speaks of what the article spoke of, and no other headline stands beneath it.
    after = i + 1
    while after < min(i + 1 + _LINKS, len(lines)) and _is_announced(lines[after]):
        after += 1
    if not i + 1 < after < len(lines) or sum(weight for weight in weights[:i] if weight > 0) < _BEGUN:
        return 0
    at = after + (_is_subheading(lines[after]) and after + 1 < len(lines))
    below, rest = lines[at], lines[at + 1 : at + 3]
    boxed = after > i + 2 and lines[i + 1].text == lines[i + 2].text
    boxed = boxed and (below.n >= _FULL or any(line.prose for line in rest))
    if below.cue or not below.closed or below.n < (_BOXED if boxed else _PARAGRAPH) or weights[at] <= 0:
        return 0
    if _heads_another(rest, boxed=boxed):
        return 0
    return after if echo(below, _words_of(lines[:i])) >= (_BOX_GOES_ON if boxed else _GOES_ON) else 0


def _is_subheading(line: Line) -> bool:
    return not line.cue and not line.prose and line.n <= _SUBHEADING


def _heads_another(below: list[Line], *, boxed: bool) -> bool:
    # Another headline of the list, not a subheading: where a headline is doubled by its picture's text, each one is.
    if len(below) < 2 or below[0].cue or below[0].prose:
        return bool(below) and not below[0].cue and not below[0].prose
    if boxed:
        return below[0].text == below[1].text
    return below[0].n > _SUBHEADING or not below[1].prose


def _is_announced(line: Line) -> bool:
    # A headline, what introduces it (of an article for subscribers, too), or its day.
    if line.cue:
        head = line.cue == "link" and line.n <= _LABEL
        return head or line.cue in {"date", "caption"} or (line.cue == "end" and _LONG_LABEL < line.n <= _TEASER)
    return 4 <= line.n <= _TEASER and (not line.closed or line.text[-1] in "?!»…")


def without_foot(lines: list[Line], weights: list[float], first: int, last: int) -> int:
    """Return where the article ends within its window, where the author and tags stand between it and a foot.

    The foot is what the site says of itself: less than the article, and of other things.
    """
    total = sum(weight for weight in weights[first:last] if weight > 0)
    rest = 0.0
    i = last - 1
    while i > first:
        rest += max(weights[i], 0.0)
        if rest > _REST * total:
            return last
        start = _tags_above(lines, i, first)
        if start and rest > 0:
            words = _words_of(lines[first:start])
            below = [k for k in range(i, last) if weights[k] > 0]
            if all(echo(lines[k], words) < _OWN_WORDS for k in below):
                return start
            return last
        i -= 1
    return last


def _tags_above(lines: list[Line], i: int, first: int) -> int:
    # The first of four or more labels that end above line ``i``, one of them the author or a control; 0 where not.
    start = i
    while start > first and lines[start - 1].n <= _TAG and lines[start - 1].weight <= 0 and not lines[start - 1].flows:
        start -= 1
    run = lines[start:i]
    if len(run) < _TAGS or all(line.cue in {"day", "time"} for line in run):
        return 0
    return start if any(line.cue in {"chrome", "byline"} or line.wording.is_name() for line in run) else 0


def _comments(lines: list[Line], weights: list[float]) -> int:
    # Where the readers' comments begin below a solid text; a page may give them no heading but their authors.
    talk = [i for i, line in enumerate(lines) if line.signs & TALK and line.n <= _REPLY_WORDS]
    spoken = [i for i in talk if not _SPOKEN.isdisjoint(lines[i].words)]
    replies = _replies(lines, spoken)
    end = _said_and_dated(lines, spoken)
    if end < len(lines) and sum(weight for weight in weights[:end] if weight > 0) < _ENOUGH:
        end = len(lines)
    if not replies and "comments" not in [line.cue for line in lines[:end]]:
        return end
    before = asked = 0.0
    for i, line in enumerate(lines[:end]):
        if before >= _SOLID and before != asked and (line.cue == "comments" or i in replies):
            asked = before
            if core_of(lines[:i], weights[:i]):
                return i
        before += max(weights[i], 0.0)
    return end


def _said_and_dated(lines: list[Line], spoken: list[int]) -> int:
    # "X dit :" and the minute beneath it, several times over: comments, however short the article.
    said = [i for i in spoken if lines[i].text.endswith(_SAYS) and i + 1 < len(lines)]
    found = [i for i in said if lines[i + 1].cue == "date"]
    return found[0] if len(found) >= _SEVERAL else len(lines)


def _replies(lines: list[Line], spoken: list[int]) -> set[int]:
    # "X a répondu le 3 mai", "Répondre à ce message": comments, if there are several. One "Soumis par X" is the author.
    found = {i for i in spoken if any(said in " ".join(lines[i].words) for said in _REPLY)}
    return found if len(found) >= _SEVERAL else set()


def _closes(lines: list[Line], weights: list[float], i: int) -> bool:
    # "À lire aussi" under the author's name or the share bar stands below the article, not within; so does
    # "Direct" over lines that open with their time, and a list of dated headlines.
    if lines[i].cue == "chrome" and i and folds_to(lines[i], _TICKERS, _EDGES):
        ended = any(line.cue in {"chrome", "byline"} for line in lines[max(0, i - _SEVERAL) : i])
        return ended and _opens_with_time(lines[i + 1 : i + 3])
    if lines[i].cue == "link" and lines[i].n > _LABEL:
        return are_dated(lines, i)
    if lines[i].cue != "link" or i < 2:
        return False
    if any(line.cue == "date" for line in lines[i + 1 : i + 3]) and not _goes_on(lines, weights, i):
        return True
    above = lines[i - 1]
    signed = above.cue == "byline" or (not above.cue and not above.flows and above.wording.is_name())
    return signed or sum(line.cue == "chrome" for line in lines[max(0, i - 3) : i]) >= 2


def _opens_with_time(lines: list[Line]) -> bool:
    return any(_CLOCK.match(line.text) is not None or line.cue == "time" for line in lines)


def are_dated(lines: list[Line], i: int) -> bool:
    """Whether line ``i`` and the next are items of a list: headline and day."""
    pair = lines[i : i + 2]
    return len(pair) == 2 and all(DATED_ITEM.fullmatch(fold(line.text)) for line in pair)


def echo(line: Line, core: set[str]) -> float:
    """Return the share of the longer words of a line that `core_of` the article has, 0-1."""
    words = line.wording.known_by()
    return len(words & core) / len(words) if words else 0.0


def _words_of(lines: list[Line]) -> set[str]:
    return stems_of(line for line in lines if line.weight > 0)


def core_of(lines: list[Line], weights: list[float]) -> set[str]:
    """Return the longer words of the runs of two or more paragraphs, by their first letters."""
    words: set[str] = set()
    run: list[Line] = []
    for line, weight in zip([*lines, None], [*weights, -1.0], strict=True):
        if line is not None and weight > 0:
            run.append(line)
        elif weight < 0:
            if len(run) >= 2 and sum(one.weight for one in run) >= _CORE:
                words |= stems_of(run)
            run = []
    return words
