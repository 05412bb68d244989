"""Where on a page the article stands.

Each line has a weight, positive for prose and negative for page chrome. The article is the stretch
of lines with the greatest sum of weights: maximum subsequence segmentation (Pasternack & Roth 2009,
"Extracting article text from the web with maximum subsequence segmentation", WWW '09), here over
lines of text instead of tags. The measures of a line are those of boilerplate detection by shallow
text features (Kohlschütter, Fankhauser & Nejdl 2010, WSDM '10) and of jusText (Pomikálek 2011):
length, function words, sentence ends, and the class of the neighbours.
"""

from __future__ import annotations

from typing import Final

from analysis.text.zone_lines import Line

__all__ = ["article_window", "is_clean"]

_CORE: Final = 70.0
_TEASER: Final = 45
_STEM: Final = 6
_OWN_WORDS: Final = 0.35
_CUT: Final = 0.3
_ENOUGH: Final = 20.0
_SOLID: Final = 80.0


def is_clean(lines: list[Line]) -> bool:
    """Whether the text is an article already, without a page around it.

    True where hardly a line looks like chrome: then every line belongs to the article, and no short
    paragraph is lost to a threshold.
    """
    chrome = sum(line.cue in {"chrome", "comments", "end"} for line in lines)
    dates = sum(line.cue == "date" for line in lines)
    headlines = sum(not line.cue and line.weight < 0 for line in lines)
    return chrome == 0 and dates <= 2 and headlines <= 2 + 0.2 * len(lines)


def article_window(lines: list[Line]) -> tuple[int, int]:
    """Return the half-open range of the lines between which the article stands.

    ``(0, 0)`` where no line reads like prose.
    """
    weights = [line.weight for line in lines]
    _discount_teasers(lines, weights)
    return _heaviest(weights[: _hard_end(lines, weights)])


def _discount_teasers(lines: list[Line], weights: list[float]) -> None:
    _discount_linked(lines, weights)
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


def _listed(line: Line) -> bool:
    return line.weight < 0 and line.cue in {"", "date", "end", "comments"}


def _hard_end(lines: list[Line], weights: list[float]) -> int:
    # Comments and lists of other articles can be longer than the article; what stands before their
    # heading is the article as soon as it is a fair share of the page, or, before comments, solid.
    total = sum(weight for weight in weights if weight > 0)
    before = 0.0
    for i, line in enumerate(lines):
        if line.cue in {"end", "comments"} and before >= _ENOUGH:
            solid = line.cue == "comments" and before >= _SOLID and _core(lines[:i], weights[:i])
            if solid or before >= _CUT * total:
                return i
        before += max(weights[i], 0.0)
    return len(lines)


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
