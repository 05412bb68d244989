"""Lines that were broken at a fixed width → paragraphs: text-browser dumps, mails and newsletters, copies from a PDF.

Everything later reads one passage a line, so a name, a date or a sentence broken over two lines would be lost. A
program that breaks lines is greedy: it breaks where the next word would not have fitted. So each pair of lines of which
the second goes on in mid-sentence allows the widths from the length of the first to that length plus the word, and a
text was broken at a width that nearly all its pairs allow. A list, a poem, a menu or a table has no such width.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise
from typing import Final, NamedTuple

__all__ = ["UNWRAPPED", "Unwrapped", "join_wrapped"]

#: Kind of a remark: so many line breaks were taken out of a text that was broken at a fixed width.
UNWRAPPED: Final = "broken lines joined"

#: Widths that lines are broken at, in characters. Below it verses lie, above it lines nobody would read.
_NARROWEST: Final = 50
_WIDEST: Final = 100
#: Headings and nested lists reach a little beyond the width of the text.
_BEYOND: Final = 6
#: Where the paragraphs of a page begin in its dump.
_MARGIN: Final = 3
#: One line in so many may be longer yet.
_LINES_TO_LONG: Final = 30
#: A longer word is the name of a file or an address, which tells nothing of the line above.
_LONGEST_WORD: Final = 25
#: What tells of a width is prose: lines of several words, and no word that is longer than most.
_ORDINARY_WORD: Final = 16
_FEWEST_BLANKS: Final = 4
#: Lengths a text broken at a fixed width is ragged by, at the least; rows of a table have one length.
_FEWEST_LENGTHS: Final = 3


class _Rule(NamedTuple):
    """How sure a width must be: of ``pairs`` that allow it, and of their ``share`` among those in mid-sentence."""

    slack: int
    narrowest: int
    pairs: int
    share: float
    #: Share of the lines that must stand in such pairs.
    of_lines: float


#: Letters of one width are counted exactly; those of a PDF differ, so its lines do by some characters.
_RULES: Final = (_Rule(0, _NARROWEST, 4, 0.7, 0.0), _Rule(3, 60, 8, 0.85, 0.25))

_BLANKS: Final = " \t"
_TIED: Final = ("\u00a0", "\u202f")
_ENDS: Final = (".", "!", "?", "…", ":", ";")
_BEHIND_ENDS: Final = " \t\u00a0\u202f»\"”’)]"
#: What opens a line of its own: the mark of an item, of a button, of a quoted mail, the rule of a table, an address.
_ITEM = re.compile(
    r"(?:[*+o#=~•·–—-](?=\s|$)|[●▪■◦‣►▶▸→➔✓✔|>•]|\(?\d{1,2}[.)](?=\s|$))[ \t]*"
    r"|[_=~-]{2,}|\[(?!…|\.\.\.|\d+\][a-zà-ÿ])|\((?:BUTTON|[ *])\)|(?i:https?://|www\.)"
)
_ADDRESSES: Final = ("http://", "https://", "www.")
#: What a page says of a text in a line of its own; in mid-sentence none of it has a capital.
_STAMP = re.compile(
    r"(?:Publié|Paru|Posté|Modifié|Actualisé|Créé|Diffusé|Rédigé|Écrit|Édité)e?s?\b|Mise?s? (?:à jour|en ligne)\b"
    r"|Par [A-ZÀ-Ý]|Propos recueillis|(?:Texte|Article|Photos?|Vidéo|Reportage|Crédits?) (?:par|de|:)"
    r"|(?:À|A) lire\b|Lire (?:aussi|la suite|plus|l[’'])|Temps de lecture|Publicité$|Partager\b|Abonné|©"
    # The number of a picture, where its name should stand.
    r"|(?=\S*\d)(?=\S*[A-Z_])[A-Z0-9_-]{8,}$"
)
_NUMBERED_DAY = re.compile(r"\d{1,2}/\d{1,2}/\d{2,4}|\d{1,2} ?[h:] ?\d\d\b")
#: What a day or an hour goes on from.
_BEFORE_DAY = re.compile(
    r"(?i)(?:\b(?:l[ea]s?|du|aux?|de|des|d[eè]s|depuis|avant|après|vers|et|ou|en)|[,(:/–à\ufffd-])$"
)
#: 'à' (C3 A0 in UTF-8), of which a text browser took the second half for a blank and broke the line there.
_HALVED = re.compile(
    r"(?i)(?<![.!?…] )(?:(?<=[\s«\"“(])|(?<=jusqu['’])|(?<=[\s'’-]l)|(?<=\bdel)|(?<=\bvoil)|(?<=\bdéj))\ufffd$"
)
#: A text browser writes a plain blank where it was not to break: « 5 000 », « ONG ? ».
_FIRST_WORD = re.compile(r"(?:\d{1,3}(?: \d{3}(?!\d))+|(?:« )?[^ ]+)(?: [?!:;»%€](?= |$))*")
_WORD_ON = re.compile(r"[«\"“]?\s?\w")
_HYPHENED = re.compile(r"\w[-\u2010\u00ad]$")
_NOT_HYPHENED = re.compile(r"(?:et|ou|à)\b")


class Unwrapped(NamedTuple):
    """A text as it is stored, and how many line breaks were taken out of it."""

    text: str
    n_joined: int


class _Width(NamedTuple):
    """The width lines were broken at: a line is full that would exceed ``least`` with the next word."""

    least: int
    most: int


def join_wrapped(text: str) -> Unwrapped:
    r"""Join lines that were broken at a fixed width into paragraphs; any other text is returned as it is.

    Only a full line is joined with the next, never across an empty line, and never with a line that opens an item, a
    stamp or an address of its own. The break and the indentation become one blank, or nothing behind the hyphen of a
    word. No other character changes, but for an 'à' that a text browser broke in two (U+FFFD at the end of a line).

    Parameters
    ----------
    text : str
        With LF line ends.

    Examples
    --------
    >>> words = "le bac du soir a quitté le quai avec trois camions et une remorque de paille pour les fermes " * 5
    >>> broken = re.sub(r"(.{1,60}) ", r"\1\n", words)
    >>> broken.count("\n"), join_wrapped(broken).text.count("\n"), join_wrapped(words) == (words, 0)
    (8, 1, True)
    """
    lines = text.split("\n")
    width = _find_width(lines)
    if width is None:
        return Unwrapped(text, 0)
    joined = list(_paragraphs(lines, width))
    return Unwrapped("\n".join(joined), len(lines) - len(joined))


def _find_width(lines: Sequence[str]) -> _Width | None:
    if len(lines) <= _RULES[0].pairs or _has_longer(lines, _WIDEST):
        return None
    spans = list(_spans(lines))
    for rule in _RULES:
        if len(spans) < rule.pairs:
            continue
        width, n_fitting = _most_allowed(spans, rule.slack)
        fitting = [low for low, high in spans if low - rule.slack <= width <= high + rule.slack]
        n_lines = sum(map(bool, map(str.strip, lines)))
        if (
            width >= rule.narrowest
            and n_fitting >= max(rule.pairs, rule.share * len(spans), rule.of_lines * n_lines)
            and len(set(fitting)) >= _FEWEST_LENGTHS
            and not _has_longer(lines, width + _BEYOND)
        ):
            return _Width(width - rule.slack, width + _BEYOND)
    return None


def _has_longer(lines: Sequence[str], width: int) -> bool:
    """Whether more than a few lines are longer; one word, such as an address, may be as long as it likes."""
    longer = [line for line in lines if len(line) > width]
    # A text of paragraphs has nothing else, or hardly any.
    return len(longer) * _LINES_TO_LONG > len(lines) and (
        sum(" " in line.strip() for line in longer) * _LINES_TO_LONG > len(lines)
    )


def _spans(lines: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield the least and the greatest width that allow each break in mid-sentence."""
    for line, following in pairwise(lines):
        start = following.lstrip()
        if start[:1].islower() and (full := line.rstrip()) and len(full) <= _WIDEST:
            word = _first_word(start)
            if word > _ORDINARY_WORD or full.count(" ") < _FEWEST_BLANKS:
                continue
            if not (_is_ended(full) or _ITEM.match(start) or _is_row(full)):
                yield len(full), len(full) + word


def _most_allowed(spans: Sequence[tuple[int, int]], slack: int) -> tuple[int, int]:
    """Return the width that most breaks allow, and how many do."""
    steps = [0] * (_WIDEST + slack + 2)
    for low, high in spans:
        steps[max(low - slack, 0)] += 1
        steps[min(high + slack, _WIDEST + slack) + 1] -= 1
    allowed = list(accumulate(steps))
    best = max(allowed)
    return allowed.index(best), best


def _paragraphs(lines: Sequence[str], width: _Width) -> Iterator[str]:
    """Yield the lines that remain, each with those joined to it."""
    pieces: list[str] = []
    for number, line in enumerate(lines):
        opening = lines[number - len(pieces)]
        if pieces and _goes_on(lines[number - 1], line, width) and _stands_under(opening, lines[number - 1], line):
            before = pieces[-1].rstrip(_BLANKS)
            start = line.lstrip(_BLANKS)
            if before.endswith("\ufffd") and _HALVED.search(before) and _WORD_ON.match(start):
                before = f"{before[:-1]}à"
            pieces[-1] = before + _between(before, start)
            pieces.append(start)
            continue
        if pieces:
            yield "".join(pieces)
        pieces = [line]
    yield "".join(pieces)


def _goes_on(line: str, following: str, width: _Width) -> bool:
    """Whether a line is full and the next belongs to it, by what they say."""
    filled, start = len(line.rstrip()), following.strip(_BLANKS)
    if not filled or not start.strip() or filled > width.most:
        return False
    line = line.rstrip()
    if _is_centred(line, following):
        filled = len(line.lstrip()) + 2 * _MARGIN
    if filled + _first_word(start) < width.least:
        return False
    # A line of one word beyond all measure was broken within it, or is an address.
    if len(line) >= width.least and " " not in line.lstrip():
        return False
    if _ITEM.match(start) or _STAMP.match(start) or line.rpartition(" ")[2].lower().startswith(_ADDRESSES):
        return False
    if _NUMBERED_DAY.match(start) and not _BEFORE_DAY.search(line):
        return False
    return not (_is_row(line) or _is_row(start))


def _stands_under(opening: str, line: str, following: str) -> bool:
    """Whether a line has the indentation of one that goes on: that of the paragraph, or of its item."""
    indent = _indent(following)
    if _is_centred(line, following):
        return not _is_ended(line)
    if mark := _ITEM.match(opening.lstrip()):
        aside = _indent(opening)
        if indent == aside:
            return not _is_ended(line)
        return aside < indent <= aside + mark.end()
    return indent == _indent(line) or (line is opening and indent < _indent(line))


def _is_centred(line: str, following: str) -> bool:
    """Whether both stand about one axis, as a title does in the dump of a page, and not at one margin."""
    first, second = _indent(line), _indent(following)
    aside = first + len(line.rstrip()) - second - len(following.rstrip())
    return min(first, second) > _MARGIN and first != second and abs(aside) <= 1


def _is_ended(line: str) -> bool:
    return line.rstrip(_BEHIND_ENDS).endswith(_ENDS)


def _is_row(line: str) -> bool:
    """Whether a line is set in columns."""
    line = line.strip()
    return "   " in line or "\t" in line


def _first_word(start: str) -> int:
    """Return the length of the first word, no longer than a word can be."""
    word = _FIRST_WORD.match(start)
    return min(word.end() if word else 0, _LONGEST_WORD)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(_BLANKS))


def _between(before: str, start: str) -> str:
    """Return what stands for a line break: nothing within a word and beside a blank that is there already."""
    if before.endswith(_TIED) or start.startswith(_TIED):
        return ""
    is_one_word = _HYPHENED.search(before) and start[:1].isalnum() and not _NOT_HYPHENED.match(start)
    return "" if is_one_word else " "
