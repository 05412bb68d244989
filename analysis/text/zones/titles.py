"""Headlines and intertitles."""

from __future__ import annotations

import re
from typing import Final

from analysis.text.language import words_of
from analysis.text.zones.lines import Line, stems_of
from analysis.text.zones.repeats import is_cut_opening

__all__ = ["find_headlines", "is_intertitle"]

_REACH: Final = 20
_FAR: Final = 40
_NAMES: Final = -5.0  # the weight of a line of names, or without a verb
_SENTENCE: Final = 12
_OF_TEXT: Final = 0.3
_TOLD: Final = 0.35
_LABELS: Final = 4
_BAR: Final = 7
_OPENING: Final = 12
_STEP: Final = re.compile(r"\d{1,2}\.\s")
_PARTS: Final = re.compile(r"\s[-–—|»›•]\s")
_INNER_STOP: Final = re.compile(r"[.!?]\s+[A-ZÀ-Þ«]")
_PASSED: Final = frozenset({"caption", "link", "byline"})
_ASIDE: Final = frozenset({"date", "byline", "caption", "link", "chrome", "time", "day"})


def find_headlines(lines: list[Line], first: int, title: str | None) -> list[int]:
    """Return the lines above the article, or at its top, that are its headline.

    Parameters
    ----------
    lines : list of Line
        The page.
    first : int
        The line the article starts at.
    title : str or None
        The headline from the metadata.
    """
    named = _named(lines, first, title)
    if named is None:
        named = _said_again(lines, first)
    if named is None and first < len(lines) and _opens_as_headline(lines, first) and not _headed(lines, first):
        named = _over_stamp(lines, first)
    if named is None:
        named = _nearest(lines, first)
    if named is None and first + 1 < len(lines) and lines[first].n <= 25 and lines[first + 1].cue == "date":
        named = first
    if named is None:
        return []
    named = _above_standfirst(lines, named)
    return [named, *_standfirst(lines, named, first)]


def is_intertitle(lines: list[Line], i: int, last: int) -> bool:
    """Whether the short line ``i`` inside the article heads the paragraphs beneath it."""
    line = lines[i]
    if line.n > 24 or not line.words or line.text[0].islower() or line.wording.is_name():
        return False
    if line.n <= 6 and i and lines[i - 1].cue in {"date", "byline"}:
        # The author under the date.
        return False
    if line.n <= 5 and i and lines[i - 1].zone == "title" and i + 1 < last and lines[i + 1].cue in {"day", "time"}:
        # Between the headline of a live blog and its first entry stand buttons.
        return False
    after = next((x for x in lines[i + 1 : last] if x.cue not in _PASSED), None)
    if after is None:
        return False
    return after.cue in {"day", "time"} or after.zone == "title" or (not after.cue and after.prose)


def _above_standfirst(lines: list[Line], named: int) -> int:
    # Headline, standfirst, author, and the headline again as the text of a picture: the first of them is the headline.
    words = lines[named].words
    if len(words) < 3:
        return named
    top = next((i for i in range(max(0, named - _REACH), named) if lines[i].words == words and not lines[i].cue), named)
    stands = any(line.prose and line.n >= _SENTENCE and line.words != words for line in lines[top + 1 : named])
    return top if stands else named


def _named(lines: list[Line], first: int, title: str | None) -> int | None:
    # The line that says what the title field, or the first lines of the page (its <title>), say: the
    # one nearest to the article, for breadcrumbs and tickers say it too.
    wanted = [frozenset(words_of(title))] if title else []
    for top in lines[: min(3, first)]:
        if top.n <= 60:
            parts = _PARTS.split(top.text)
            wanted += [top.wording.distinct(), *(frozenset(words_of(part)) for part in parts if len(parts) > 1)]
    for key in wanted:
        if len(key) < 4:
            continue
        least = 0.8 * len(key)
        above = enumerate(lines[: first + 1])
        same = [i for i, line in above if least <= line.n <= 50 and not line.cue and _says(line, key)]
        if same and (len(same) > 1 or title):
            return same[-1]
    return None


def _headed(lines: list[Line], first: int) -> bool:
    # A question under the headline is its standfirst.
    if not first or not (lines[first].closed or _INNER_STOP.search(lines[first].text)):
        return False
    above = lines[first - 1]
    return not above.closed and above.n >= 5 and _may_be_headline(above)


def _over_stamp(lines: list[Line], first: int) -> int:
    # A long first line without a full stop below author or day is the standfirst: its headline stands above them.
    if lines[first].n <= _SENTENCE or not _is_stamped(lines[max(0, first - _BAR) : first]):
        return first
    above = _nearest(lines, first)
    if above is None or not lines[above].stops or not _is_stamped(lines[above:first]):
        return first
    words = stems_of(lines[first : first + _OPENING])
    return above if _echo(lines[above], words) >= _TOLD else first


def _is_stamped(lines: list[Line]) -> bool:
    return any(line.cue in {"date", "byline"} for line in lines)


def _said_again(lines: list[Line], first: int) -> int | None:
    # A first line that comes again right below it is a headline, even one with a full stop.
    if first >= len(lines) or lines[first].cue or not 5 <= lines[first].n <= 30 or _headed(lines, first):
        return None
    below = lines[first + 1 : first + 6]
    return first if any(line.words == lines[first].words for line in below) else None


def _says(line: Line, key: frozenset[str]) -> bool:
    words = line.wording.distinct()
    return len(key & words) >= 0.8 * max(len(words), len(key))


def _nearest(lines: list[Line], first: int) -> int | None:
    # Above the article stand the author, the date, the share bar, perhaps a picture; above those the
    # headline. Its words come back in the article, which those of a menu do not.
    if not first:
        return None
    reach = _reach(lines, first)
    above_it = [i for i in reach if _may_be_headline(lines[i]) and not is_cut_opening(lines, i, first)]
    if above_it == [0]:
        return 0  # nothing stands above it, and nothing else is in question
    around = [line for line in lines[max(0, first - _REACH) : first] if line.n >= _SENTENCE] + lines[first : first + 12]
    body = stems_of(line for line in around if line.weight > 0)
    above_it = _above_list(lines, above_it, first, body) or above_it
    far = {i: len(reach) - k for k, i in enumerate(reach)}
    scored = [(_score(lines, i, far[i], body), i) for i in above_it if i == 0 or _fits(lines, i, body)]
    if not scored:
        return _twice_above(lines, reach, body) or _alone_above(lines, first, above_it)
    best = max(scored)[1]
    same = [i for i in above_it if lines[i].words == lines[best].words]
    # The last step of a path, numbered, is a copy of the headline that stands above or beneath it.
    best = max((i for i in same if not _STEP.match(lines[i].text)), default=best)
    return _over(lines, best, body)


def _over(lines: list[Line], best: int, body: set[str]) -> int:
    # What was found may be the standfirst: its headline stands above it, a label or a control between them.
    above = best - 1
    if above >= 0 and _may_be_headline(lines[above]) and lines[best].n >= 6 and lines[above].n >= 4:
        alone = above == 0 or not _may_be_headline(lines[above - 1])
        sentence = lines[best].closed or _INNER_STOP.search(lines[best].text)
        if alone and (sentence or _echo(lines[above], body) >= _OF_TEXT):
            return above
        return best
    if lines[best].n < _SENTENCE:
        return best
    for i in range(above, max(-1, above - _LABELS), -1):
        line = lines[i]
        if line.cue in {"end", "link", "date", "byline"}:
            break
        if line.n >= 4 and line.n < lines[best].n and _may_be_headline(line) and _echo(line, body) >= _TOLD:
            return i
    return best


def _reach(lines: list[Line], first: int) -> list[int]:
    # The lines next above the article, the controls of the page not counted among them.
    near = max(0, first - _REACH)
    controls = sum(line.cue == "chrome" for line in lines[near:first])
    if not controls or not near:
        return list(range(near, first))
    apart = [i for i in range(max(0, near - _FAR), near) if lines[i].cue != "chrome"]
    return apart[-controls:] + list(range(near, first))


def _above_list(lines: list[Line], above_it: list[int], first: int, body: set[str]) -> list[int]:
    # A list of other articles may stand between headline and text; the dated line above it that speaks of what the
    # text speaks of is the headline.
    heading = next((i for i in range(first - 1, max(-1, first - 1 - _REACH), -1) if lines[i].cue == "end"), None)
    if heading is None:
        return []
    dated = (i for i in above_it if i < heading and any(line.cue == "date" for line in lines[i + 1 : i + 5]))
    return [i for i in dated if _echo(lines[i], body) >= _OF_TEXT]


def _twice_above(lines: list[Line], reach: list[int], body: set[str]) -> int | None:
    # Three words without a verb head an article too where the page says them twice: the text of a picture, a path.
    seen: set[tuple[str, ...]] = set()
    found = None
    for i in reach:
        key = tuple(lines[i].words)
        if len(key) >= 3 and not lines[i].cue and not lines[i].bullet:
            if key in seen and _echo(lines[i], body) > 0.1:
                found = i
            seen.add(key)
    return found


def _alone_above(lines: list[Line], first: int, above_it: list[int]) -> int | None:
    # "La mer, bien commun ?" has no word of the article; but it stands alone between the menu and the text.
    i = next((k for k in range(first - 1, -1, -1) if lines[k].cue not in _ASIDE - {"chrome"}), None)
    if i is None or i not in above_it or lines[i].n < 4 or not lines[i].stops:
        return None
    menu_above = i > 0 and lines[i - 1].cue == "chrome"
    return i if menu_above and lines[i].gap and lines[i + 1].gap else None


def _fits(lines: list[Line], i: int, body: set[str]) -> bool:
    return _echo(lines[i], body) > 0.1 or (lines[i].n >= 6 and _signed(lines, i))


def _signed(lines: list[Line], i: int) -> bool:
    return _is_stamped(lines[i + 1 : i + 5])


def _on_picture(lines: list[Line], i: int) -> bool:
    return i > 0 and lines[i - 1].cue == "caption"


def _score(lines: list[Line], i: int, far: int, body: set[str]) -> float:
    line = lines[i]
    shape = min(line.n, 10) / 3 + (line.stops > 0) - 0.2 * far - 2 * (line.text[-1] == ".")
    if line.weight <= _NAMES:
        shape -= 2
    return 4 * _echo(line, body) + 1.5 * _signed(lines, i) - 2 * _on_picture(lines, i) + shape


def _echo(line: Line, body: set[str]) -> float:
    words = line.wording.stems()
    return sum(map(body.__contains__, words)) / len(words) if words else 0.0


def _standfirst(lines: list[Line], named: int, first: int) -> list[int]:
    below = range(named + 1, max(first, named + 2))
    for i in below:
        if i + 1 >= len(lines):
            break
        line = lines[i]
        if line.cue in _ASIDE or _on_picture(lines, i):
            continue
        if _INNER_STOP.search(line.text):
            break
        unclosed = not line.closed and not line.flows and not line.truncated and not line.bullet
        if unclosed and 6 <= line.n <= 40 and line.stops > 0 and not line.text.endswith(":"):
            return [i]
        break
    return []


def _opens_as_headline(lines: list[Line], first: int) -> bool:
    line = lines[first]
    if first + 1 >= len(lines) or line.n > 40 or line.cue or line.bullet or line.flows:
        return False
    if line.closed:
        return line.text.rstrip(" »”\"")[-1] in "?!" and line.n <= 25 and _heads_text(lines[first + 1])
    return line.text[-1] not in ":;,"


def _heads_text(below: Line) -> bool:
    return below.n > _SENTENCE or below.cue in {"date", "byline"}


def _may_be_headline(line: Line) -> bool:
    if line.cue or line.truncated or line.bullet or line.flows or not 3 <= line.n <= 40 or line.wording.is_name():
        return False
    if line.closed:
        return line.n <= 25 and not _INNER_STOP.search(line.text)
    return line.stops > 0 or line.n >= 6
