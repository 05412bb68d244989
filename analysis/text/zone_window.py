"""Where on a page the article stands.

Each line has a weight, positive for prose and negative for page chrome. The article is the stretch
of lines with the greatest sum of weights: maximum subsequence segmentation (Pasternack & Roth 2009,
"Extracting article text from the web with maximum subsequence segmentation", WWW '09), here over
lines of text instead of tags. The measures of a line are those of boilerplate detection by shallow
text features (Kohlschütter, Fankhauser & Nejdl 2010, WSDM '10) and of jusText (Pomikálek 2011):
length, function words, sentence ends, and the class of the neighbours.
"""

from __future__ import annotations

import re
from typing import Final

from analysis.text.zone_cues import fold
from analysis.text.zone_lines import Line
from analysis.text.zone_patterns import DATED_ITEM
from analysis.text.zone_titles import is_name

__all__ = ["article_window", "is_clean"]

_CORE: Final = 70.0
_TEASER: Final = 45
_STEM: Final = 6
_OWN_WORDS: Final = 0.35
_CUT: Final = 0.3
_ENOUGH: Final = 20.0
_SOLID: Final = 80.0
_LABEL: Final = 5
_EDGES: Final = " .:;|>»«<→•*-–—"
_TICKERS: Final = frozenset({"direct", "le direct", "en continu", "le fil", "fil info", "le fil info"})
_CLOCK: Final = re.compile(r"\d{1,2}\s?[h:]\s?\d\d\b")
_SEVERAL: Final = 3
_REPLY_WORDS: Final = 24
_REPLIES: Final = frozenset({"soumis", "répondu", "répondre", "réponse"})
_REPLY: Final = ("soumis par", "a répondu le", "en réponse à", "répondre à ce", "a répondu à")


def is_clean(lines: list[Line]) -> bool:
    """Whether the text is an article already, without a page around it.

    True where hardly a line looks like chrome: then every line belongs to the article, and no short
    paragraph is lost to a threshold.
    """
    chrome = sum(line.cue in {"chrome", "comments", "end"} for line in lines)
    dates = sum(line.cue == "date" for line in lines)
    headlines = sum(not line.cue and line.weight < 0 for line in lines)
    if chrome or dates > 2 or headlines > 2 + 0.2 * len(lines):
        return False
    return not _cut_lines(lines) and not any(_are_dated(lines, i) for i, line in enumerate(lines) if line.cue == "link")


def article_window(lines: list[Line]) -> tuple[int, int]:
    """Return the half-open range of the lines between which the article stands.

    ``(0, 0)`` where no line reads like prose.
    """
    weights = [line.weight for line in lines]
    _discount_teasers(lines, weights)
    first, last = _heaviest(weights[: _hard_end(lines, weights)])
    return _below_stamp(lines, weights, first, last), last


def _below_stamp(lines: list[Line], weights: list[float], first: int, last: int) -> int:
    # What the site says of itself may be as long as an article, and stand above its headline and date. Only
    # where no other date stands above, and the text beneath is solid, is the date the article's.
    stamps = [i for i in range(last) if lines[i].cue == "date"]
    if not stamps or stamps[0] <= first or any(stamp > stamps[0] + 1 for stamp in stamps):
        return first
    stamp = stamps[0]
    head = next((i for i in range(stamp - 1, max(first, stamp - 1 - _LABEL), -1) if not lines[i].cue), first)
    line = lines[head]
    if head <= first + 1 or line.closed or weights[head] > 0 or not 3 <= line.n <= 25 or weights[head - 1] > 0:
        return first
    above = [weight for weight in weights[first:head] if weight > 0]
    beneath = sum(weight for weight in weights[stamp:last] if weight > 0)
    if len(above) < 2 or beneath < max(_SOLID, _CUT * sum(above)):
        return first
    return next(i for i in range(stamp + 1, last) if weights[i] > 0)


def _discount_teasers(lines: list[Line], weights: list[float]) -> None:
    _discount_linked(lines, weights)
    _discount_cut(lines, weights)
    # The list of other articles: headline, one sentence, date, headline, one sentence, date. Where the page
    # has a solid run of paragraphs, a lone short sentence between two such lines belongs to the list, unless
    # it speaks of what the run speaks of: then it is a section of one paragraph.
    shown = [i for i, line in enumerate(lines) if line.cue not in {"caption", "byline"}]
    lone = [
        here
        for before, here, after in zip(shown, shown[1:], shown[2:], strict=False)
        if lines[here].weight > 0 and lines[here].n <= _TEASER and not lines[here].flows
        and _listed(lines[before]) and _listed(lines[after])
    ]  # fmt: skip
    core = _core(lines, weights) if lone else set()
    for i in lone:
        if core and _echo(lines[i], core) < _OWN_WORDS:
            weights[i] = -1.0


def _echo(line: Line, core: set[str]) -> float:
    words = {word[:_STEM] for word in line.words if len(word) > 3}
    return len(words & core) / len(words) if words else 0.0


def _core(lines: list[Line], weights: list[float]) -> set[str]:
    # The words of the runs of two or more paragraphs, by their first letters.
    words: set[str] = set()
    run: list[Line] = []
    for line, weight in zip([*lines, None], [*weights, -1.0], strict=True):
        if line is not None and weight > 0:
            run.append(line)
        elif weight < 0:
            if len(run) >= 2 and sum(one.weight for one in run) >= _CORE:
                words.update(word[:_STEM] for one in run for word in one.words if len(word) > 3)
            run = []
    return words


def _discount_linked(lines: list[Line], weights: list[float]) -> None:
    # "Lire aussi" alone on its line: up to the next full paragraph stand the headlines it announces.
    linked = False
    for i, line in enumerate(lines):
        if line.cue == "link" and line.n <= 5:
            linked = True
        elif linked and weights[i] > 0:
            if line.n > 20:
                linked = False
            else:
                weights[i] = -1.0


def _discount_cut(lines: list[Line], weights: list[float]) -> None:
    for i in _cut_lines(lines):
        weights[i] = min(weights[i], -1.0)


def _cut_lines(lines: list[Line]) -> list[int]:
    # Three lines that break off, one under the other, are the openings of other articles.
    found: list[int] = []
    run: list[int] = []
    for i in range(len(lines) + 1):
        if i < len(lines) and lines[i].text[-1] == "…" and lines[i].n <= _TEASER:
            run.append(i)
            continue
        found += run if len(run) >= _SEVERAL else []
        run = []
    return found


def _are_dated(lines: list[Line], i: int) -> bool:
    pair = lines[i : i + 2]
    return len(pair) == 2 and all(DATED_ITEM.fullmatch(fold(line.text)) for line in pair)


def _listed(line: Line) -> bool:
    return line.weight < 0 and line.cue in {"", "date", "end", "comments"}


def _hard_end(lines: list[Line], weights: list[float]) -> int:
    # Comments and lists of other articles can be longer than the article; what stands before their
    # heading is the article as soon as it is a fair share of the page, or, before comments, solid.
    end = _comments(lines, weights)
    total = sum(weight for weight in weights[:end] if weight > 0)
    before = 0.0
    for i, line in enumerate(lines[:end]):
        closes = line.cue in {"end", "comments"} and before >= _ENOUGH
        if (closes or (before >= _SOLID and _closes(lines, i))) and before >= _CUT * total:
            return i
        before += max(weights[i], 0.0)
    return end


def _comments(lines: list[Line], weights: list[float]) -> int:
    # Where the readers' comments begin below a solid text; a page may give them no heading but their authors.
    replies = _replies(lines)
    before = asked = 0.0
    for i, line in enumerate(lines):
        if before >= _SOLID and before != asked and (line.cue == "comments" or i in replies):
            asked = before
            if _core(lines[:i], weights[:i]):
                return i
        before += max(weights[i], 0.0)
    return len(lines)


def _replies(lines: list[Line]) -> set[int]:
    # "X a répondu le 3 mai", "Répondre à ce message": comments, if there are several. One "Soumis par X" is the author.
    short = (i for i, line in enumerate(lines) if line.n <= _REPLY_WORDS and not _REPLIES.isdisjoint(line.words))
    found = {i for i in short if any(said in " ".join(lines[i].words) for said in _REPLY)}
    return found if len(found) >= _SEVERAL else set()


def _closes(lines: list[Line], i: int) -> bool:
    # "À lire aussi" under the author's name or the share bar stands below the article, not within; so does
    # "Direct" over lines that open with their time, and a list of dated headlines.
    if lines[i].cue == "chrome" and i and fold(lines[i].text).strip(_EDGES) in _TICKERS:
        ended = any(line.cue in {"chrome", "byline"} for line in lines[max(0, i - _SEVERAL) : i])
        return ended and _opens_with_time(lines[i + 1 : i + 3])
    if lines[i].cue == "link" and lines[i].n > _LABEL:
        return _are_dated(lines, i)
    if lines[i].cue != "link" or i < 2:
        return False
    above = lines[i - 1]
    signed = above.cue == "byline" or (not above.cue and not above.flows and is_name(above))
    return signed or sum(line.cue == "chrome" for line in lines[max(0, i - 3) : i]) >= 2


def _opens_with_time(lines: list[Line]) -> bool:
    return any(_CLOCK.match(line.text) is not None or line.cue == "time" for line in lines)


def _heaviest(weights: list[float]) -> tuple[int, int]:
    best, best_span = 0.0, (0, 0)
    total, start = 0.0, 0
    for i, weight in enumerate(weights):
        if total <= 0:
            total, start = 0.0, i
        total += weight
        if total > best:
            best, best_span = total, (start, i + 1)
    return best_span
