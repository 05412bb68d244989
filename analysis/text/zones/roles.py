"""From the window of the article to the zone of every line."""

from __future__ import annotations

import re
from typing import Final

from analysis.text.zones.captions import is_caption
from analysis.text.zones.folding import fold
from analysis.text.zones.lines import OUTSIDE, Line
from analysis.text.zones.repeats import is_cut_opening
from analysis.text.zones.titles import find_headlines, is_intertitle
from analysis.text.zones.window import article_window, is_clean

__all__ = ["assign_zones"]

_ITEM: Final = re.compile(r"\(?(?:\d{1,2}|[a-z])[.)°]\s|[–-]\s")
_ENTRY: Final = re.compile(r"\d{1,2}\s?[h:]\s?\d\d\s?[:–—-]\s")
_REACH: Final = 3
_CUT: Final = ("…", "...", "[…]", "[...]")
#: Words that no sentence and no headline ends with: what stops there was cut, as a copy or a download breaks off.
_HANGING: Final = frozenset({
    "à", "au", "aux", "avec", "ce", "ces", "cette", "chez", "d", "dans", "de", "des", "du", "et", "l", "la", "le",
    "les", "leur", "leurs", "mais", "ou", "par", "pour", "qu", "que", "qui", "sa", "se", "ses", "son", "sur", "un",
    "une", "vers",
})  # fmt: skip
_PIECE: Final = 8
_REPEATED: Final = 8
_ALIKE: Final = 0.8
_OPENERS: Final = frozenset(
    ["resume", "introduction", "contexte", "l'essentiel", "en bref", "preambule", "synthese", "les faits"]
)


def assign_zones(lines: list[Line], title: str | None) -> None:
    """Set the zone of every line, repeats left aside."""
    for i, line in enumerate(lines):
        if not line.cue and is_caption(lines, i):
            line.cue, line.weight = "caption", -2.0
    own = _language(lines)
    for i, line in enumerate(lines):
        if line.weight > 0 and (line.language != own or (line.text.endswith(_CUT) and _is_cut_short(lines, i))):
            line.weight = -3.0
    clean = is_clean(lines)
    for line in lines if clean else ():
        if not line.cue and ((line.truncated and line.n >= 6) or (line is lines[-1] and _breaks_off(lines))):
            # Where nothing else is page, a paragraph that breaks off is the last of an article cut short.
            line.weight = 1.0
    first, last = (0, _without_tail(lines, own)) if clean else article_window(lines)
    if last == 0:
        first, last = _window_of_headlines(lines)
    last = _with_list(lines, last)
    head = find_headlines(lines, first, title)
    for i in head:
        lines[i].zone = "title"
    _title_above(lines, head)
    begin = min([first, *head])
    _between(lines, begin, first)
    _inside(lines, _first_entry(lines, first), last, own)
    for i in range(max(0, begin - _REACH), min(last + _REACH, len(lines))):
        if lines[i].cue == "caption" and not _is_card(lines[i], [lines[k].words for k in head], below=i >= last):
            lines[i].zone = "caption"


def _is_card(line: Line, titles: list[list[str]], *, below: bool) -> bool:
    # A headline twice over on one line, text of the picture and itself: that of the article, or of another below it.
    half = next((k for k in range(4, line.n // 2 + 1) if line.words[k : 2 * k] == line.words[:k]), 0)
    if not half:
        return False
    return line.words[:half] in titles or (below and not line.closed and line.n == 2 * half)


def _title_above(lines: list[Line], head: list[int]) -> None:
    # The headline, author and date, and the headline again: the first is the title, the other repeats it.
    if not head or lines[head[0]].n < 3:
        return
    named = head[0]
    above = next((i for i in range(named - 1, max(-1, named - 1 - _REPEATED), -1) if not lines[i].cue), None)
    if above is None or _ITEM.match(lines[above].text):  # the last step of a path, numbered, is a copy
        return
    if above + 1 < named and _alike(lines[above], lines[named]):
        lines[above].zone, lines[named].zone = "title", "duplicate"


def _alike(one: Line, other: Line) -> bool:
    ours, theirs = set(one.words), set(other.words)
    return len(ours & theirs) >= _ALIKE * max(len(ours), len(theirs))


def _first_entry(lines: list[Line], first: int) -> int:
    # The heading of the first entry of a live blog stands above its first sentence.
    while first and lines[first - 1].cue in {"day", "time"}:
        first -= 1
    return first


def _language(lines: list[Line]) -> str:
    if {line.language for line in lines} == {"fr"}:
        return "fr"
    words: dict[str, int] = {"fr": 0}
    for line in lines:
        if line.weight > 0:
            words[line.language] = words.get(line.language, 0) + line.n
    return max(words, key=lambda code: words[code])


def _breaks_off(lines: list[Line]) -> bool:
    # Below a paragraph, for a line by itself may be anything.
    last = lines[-1]
    return last.n >= _PIECE and last.words[-1] in _HANGING and any(line.prose for line in lines[:-1])


def _without_tail(lines: list[Line], own: str) -> int:
    last = len(lines)
    while last > 1 and (lines[last - 1].cue or lines[last - 1].wording.is_name() or lines[last - 1].language != own):
        last -= 1
    return last


def _with_list(lines: list[Line], last: int) -> int:
    # An article may end with a list of short items, numbered from one, which a sentence announces.
    if not last or lines[last - 1].text[-1] != ":":
        return last
    end = last
    while end < len(lines) and not lines[end].cue and lines[end].text.startswith(f"{end - last + 1}."):
        end += 1
    return end if end - last >= _REACH else last


def _window_of_headlines(lines: list[Line]) -> tuple[int, int]:
    # No line is prose: a text of headlines only. What has no cue is kept.
    kept = [i for i, line in enumerate(lines) if not line.cue]
    return (kept[0], kept[-1] + 1) if kept else (0, 0)


def _between(lines: list[Line], begin: int, first: int) -> None:
    # Between headline and article: the standfirst, cut off by author, date and share bar.
    for i, line in enumerate(lines[begin:first], begin):
        whole = line.prose or (not line.cue and line.n >= 12 and not _is_cut_short(lines, i))
        if whole and line.n >= 6 and line.zone != "title" and not is_cut_opening(lines, i, first):
            line.zone = "body"
    if first > begin and fold(lines[first - 1].text).strip(" :") in _OPENERS:
        lines[first - 1].zone = "title"


def _is_cut_short(lines: list[Line], i: int) -> bool:
    # The opening of the text, broken off, above the text itself.
    line = lines[i]
    if line.n < _REPEATED or not line.text.endswith(_CUT):
        return False
    opening = line.words[:_REPEATED]
    return any(other.n > line.n and other.words[:_REPEATED] == opening for other in lines[i + 1 : i + 1 + _REACH])


def _inside(lines: list[Line], first: int, last: int, own: str) -> None:
    live = sum(line.cue in {"day", "time"} for line in lines[first:last]) >= 2 or _day_within(lines, first, last)
    i = first
    while i < last:
        line = lines[i]
        if line.zone == "title":
            i += 1
        elif line.cue:
            line.zone = "heading" if live and line.cue in {"day", "time"} else OUTSIDE
            i = _after_link(lines, i, last) if line.cue == "link" else i + 1
        elif line.language != own:
            i += 1
        elif line.prose:
            line.zone = "body"
            i += 1
        else:
            i = _short_run(lines, i, last, own)


def _day_within(lines: list[Line], first: int, last: int) -> bool:
    # One day alone heads the older entries of a live blog where paragraphs stand above and beneath it.
    days = [i for i in range(first, last - 1) if lines[i].cue == "day"]
    return any(any(line.prose for line in lines[first:i]) and lines[i + 1].prose for i in days)


def _after_link(lines: list[Line], i: int, last: int) -> int:
    # "Lire aussi" alone on its line: the headlines beneath it are the links, the last line of them
    # excepted where it stands apart and heads the next paragraph.
    bare, heads_list = lines[i].n <= 4, lines[i].n <= 5
    i += 1
    while heads_list and i < last and lines[i].bullet and not lines[i].closed:
        i += 1
    taken = 0
    while bare and i < last and _is_announced(lines[i]):
        heads = is_intertitle(lines, i, last)
        if heads and ((taken and lines[i].gap) or _ENTRY.match(lines[i].text)):
            break
        taken += 1
        i += 1
    return i


def _is_announced(line: Line) -> bool:
    # A headline beneath "Lire aussi", cut short or not, or its day.
    return line.cue == "date" or (not line.cue and (not line.prose or line.text[-1] == "…"))


def _short_run(lines: list[Line], i: int, last: int, own: str) -> int:
    end = i
    while end < last and not lines[end].cue and not lines[end].prose and lines[end].language == own:
        end += 1
    run = lines[i:end]
    if sum(_is_item(line) for line in run) * 2 > len(run):
        for line in run:
            line.zone = "body"
    elif len(run) <= 2:
        for k in range(end - 1, i - 1, -1):
            if is_intertitle(lines, k, last):
                lines[k].zone = "title"
    return end


def _is_item(line: Line) -> bool:
    return line.bullet or line.text[0].islower() or _ITEM.match(line.text) is not None
