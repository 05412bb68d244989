"""Where on a page the article stands.

Each line has a weight, positive for prose and negative for page chrome. The article is the stretch
of lines with the greatest sum of weights: maximum subsequence segmentation (Pasternack & Roth 2009,
"Extracting article text from the web with maximum subsequence segmentation", WWW '09), here over
lines of text instead of tags. The measures of a line are those of boilerplate detection by shallow
text features (Kohlschütter, Fankhauser & Nejdl 2010, WSDM '10) and of jusText (Pomikálek 2011):
length, function words, sentence ends, and the class of the neighbours.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from analysis.text.zones.foot import are_dated, core_of, echo, hard_end, without_foot
from analysis.text.zones.lines import Line
from analysis.text.zones.tail import without_tail

__all__ = ["article_window", "is_clean"]

_TEASER: Final = 45
_LONG_TEASER: Final = 90
_OWN_WORDS: Final = 0.35
_CUT: Final = 0.3
_SOLID: Final = 80.0
_LABEL: Final = 5
_HEADLINE: Final = 20
_SEVERAL: Final = 3
_CUT_MARKS: Final = frozenset("….")
_APART: Final = 4


def is_clean(lines: list[Line]) -> bool:
    """Whether the text is an article already, without a page around it.

    True where hardly a line looks like chrome: then every line belongs to the article, and no short
    paragraph is lost to a threshold.
    """
    cues = [line.cue for line in lines]
    if "chrome" in cues or "comments" in cues or "end" in cues or cues.count("date") > 2:
        return False
    if sum(not line.cue and line.weight < 0 for line in lines) > 2 + 0.2 * len(lines):
        return False
    return not _cut_lines(lines) and not any(are_dated(lines, i) for i, line in enumerate(lines) if line.cue == "link")


def article_window(lines: list[Line]) -> tuple[int, int]:
    """Return the half-open range of the lines between which the article stands.

    ``(0, 0)`` where no line reads like prose.
    """
    weights = [line.weight for line in lines]
    _discount_teasers(lines, weights)
    first, last = _heaviest(weights[: hard_end(lines, weights)])
    first = _below_stamp(lines, weights, first, last)
    return first, without_tail(lines, first, without_foot(lines, weights, first, last))


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
        at
        for at, (before, here, after) in enumerate(zip(shown, shown[1:], shown[2:], strict=False))
        if lines[here].weight > 0 and not lines[here].flows
        and lines[here].n <= (_LONG_TEASER if lines[after].cue == "date" else _TEASER)
        and _listed(lines[before]) and _listed(lines[after])
    ]  # fmt: skip
    # One alone is a section of one paragraph: a list has several, or the day beneath its headline.
    near = {at for pair in pairwise(lone) if pair[1] - pair[0] <= _APART for at in pair}
    lone = [at for at in lone if at in near or lines[shown[at]].cue or lines[shown[at + 2]].cue in {"date", "end"}]
    core = core_of(lines, weights) if lone else set()
    for at in lone:
        here = shown[at + 1]
        bare = _is_below_bare_list(lines, shown[max(0, at - 2) : at + 1])
        if core and not bare and echo(lines[here], core) < _OWN_WORDS:
            weights[here] = -1.0


def _is_below_bare_list(lines: list[Line], above: list[int]) -> bool:
    # "Lire aussi" and two headlines without a sentence between them: none of that list has one.
    if len(above) < _SEVERAL or lines[above[0]].cue != "link":
        return False
    first, second = (lines[i] for i in above[1:])
    return min(first.n, second.n) >= 4 and first.text != second.text and not first.cue and not second.cue


def _discount_linked(lines: list[Line], weights: list[float]) -> None:
    # "Lire aussi" alone on its line: up to the next full paragraph stand the headlines it announces.
    for head in [i for i, line in enumerate(lines) if line.cue == "link" and line.n <= _LABEL]:
        if 0 < head < len(lines) - 1 and lines[head - 1].text == lines[head + 1].text and not lines[head - 1].cue:
            # The text of the picture, the label, and the headline it announces.
            for i in (head - 1, head + 1):
                lines[i].cue, weights[i] = "link", -3.0
        for i in range(head + 1, len(lines)):
            if weights[i] > 0:
                if lines[i].n > _HEADLINE:
                    break
                weights[i] = -1.0


def _discount_cut(lines: list[Line], weights: list[float]) -> None:
    for i in _cut_lines(lines):
        weights[i] = min(weights[i], -1.0)


def _cut_lines(lines: list[Line]) -> list[int]:
    # Three lines that break off, one under the other, are the openings of other articles.
    cut = [i for i, line in enumerate(lines) if line.text[-1] in _CUT_MARKS and _is_cut(line)]
    found: list[int] = []
    run: list[int] = []
    for i in [*cut, -1]:
        if run and i != run[-1] + 1:
            found += run if len(run) >= _SEVERAL else []
            run = []
        run.append(i)
    return found


def _is_cut(line: Line) -> bool:
    return line.n <= _TEASER and line.text.endswith(("…", "..."))


def _listed(line: Line) -> bool:
    return line.weight < 0 and line.cue in {"", "date", "end", "comments"}


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
