"""The cue of a line: what it says of itself before its neighbours are asked.

The patterns stand in `analysis.text.zone_patterns`; here they are asked in their order.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import Final

from ahocorasick_rs import AhoCorasick, Implementation

from analysis.text import zone_patterns as patterns
from analysis.text import zone_phrases as phrases
from analysis.text.letter_table import LetterTable
from analysis.text.line_memory import LineMemory
from analysis.text.zone_search import plain_runs

__all__ = ["CUES", "cue_of", "fold", "fold_lines"]

CUES: Final = ("chrome", "comments", "end", "link", "date", "byline", "caption", "day", "time", "source")
"""What `cue_of` may answer; ``""`` where a line has no cue.

chrome: menu item, share bar, form, legal line. comments: heading of the readers' comments or their form.
end: heading of what follows an article (other articles, paywall). link: a link to another article
inside this one. date: publication line. byline: author line. day, time: headings of a live blog, or
a date line. source: where the article was taken from.
"""

_PLAIN: Final = str.maketrans(
    {
        **{chr(code): None for code in range(0x300, 0x370)},
        **{char: unicodedata.normalize("NFD", char)[0] for char in "àáâãäåçèéêëìíîïñòóôõöùúûüýÿšžčćğışţ"},
        **dict.fromkeys("’‘ʼ`", "'"),
        **dict.fromkeys("\u00a0\u202f\u2009", " "),
        "œ": "oe",
        "æ": "ae",
    }
)
_PLAIN_BYTES: Final = bytes(
    ord(plain) if (plain := _PLAIN.get(ord(bytes([code]).decode("cp1252", "replace")))) and len(plain) == 1 else code
    for code in range(256)
)
_EDGES: Final = " .:;|>»«<→←↑↓▶►▼▲•·*+-–—#()[]\t…"
_PARTS: Final = re.compile(r"\s?[|·•]\s?")
_FIGURE: Final = re.compile(r"\d")
# Letters of every stamp that may do without figures: "mis à jour il y a une heure".
_STAMPS: Final = AhoCorasick(
    sorted({"il y a "}.union(*map(plain_runs, patterns.lines_of(patterns.STAMPS)))), implementation=Implementation.DFA
)
_BULLETS: Final = "*•·+-–— "
_SHORT: Final = 16
_CHANGED: Final = 24
_DANGLING: Final = (" -", " –", " —")
_LONGEST: Final = 45
_COMMENT_EDGES: Final = _EDGES.replace(":", "")


def fold(text: str) -> str:
    """Return ``text`` in lower case without accents, with straight apostrophes and plain spaces.

    Examples
    --------
    >>> fold("À LIRE AUSSI : l’été") == "a lire aussi : l'ete"
    True
    """
    lowered = text.lower()
    if lowered.isascii():
        return lowered
    try:
        narrow = lowered.replace("\u202f", " ").replace("\u2009", " ").encode("cp1252")
    except UnicodeEncodeError:
        return lowered.translate(_PLAIN)
    # Most lines of French fit in one byte a letter, and bytes are translated fifty times faster.
    return narrow.translate(_PLAIN_BYTES).decode("cp1252").replace("œ", "oe").replace("æ", "ae")


# Ligatures, which fold to two letters, are spelt out behind the table; what folds by its neighbours is left to `fold`.
_FOLDED: Final = LetterTable(lambda char: None if char in "Σ`" else char.lower() if char in "œŒæÆ" else fold(char))


def fold_lines(lines: Sequence[str]) -> list[str]:
    r"""Return what `fold` gives for each of many lines, none of which holds a ``\n``.

    Examples
    --------
    >>> fold_lines(["À LIRE", "Le cœur"])
    ['a lire', 'le coeur']
    """
    folded = _FOLDED.apply("\n".join(lines))
    if folded is None:
        return [fold(line) for line in lines]
    return folded.replace("œ", "oe").replace("æ", "ae").split("\n")


def cue_of(text: str, n_words: int, hinted: bool = True) -> str:
    """Return the cue of a line, one of `CUES`, or ``""``.

    Parameters
    ----------
    text : str
        The line without the blanks around it.
    n_words : int
        Its words: a sentence of thirty words that speaks of cookies or subscribers may be news.
    hinted : bool
        Whether it has one of `zone_phrases.HINTS`. Without, a line of more than sixteen words is not searched
        for phrases.

    Examples
    --------
    >>> cue_of("Lire aussi : Le port rouvre", 5), cue_of("Partager", 1), cue_of("Le port rouvre", 3)
    ('link', 'chrome', '')
    >>> cue_of("Jeudi 24 juin", 2), cue_of("Publié le 24/06/2021 à 10h05", 4)
    ('day', 'date')
    """
    key = text, n_words, hinted
    cue = _CUES.get(key)
    return _CUES.keep(key, cue_of_folded(text, fold(text), n_words, hinted), len(text)) if cue is None else cue


_CUES: Final[LineMemory[tuple[str, int, bool], str]] = LineMemory()


def cue_of_folded(text: str, folded: str, n_words: int, hinted: bool) -> str:
    """Return what `cue_of` does, for a caller that has folded the line already."""
    if "   " in text and _is_row(text):
        return "chrome"
    if n_words > _LONGEST:
        return _phrase_cue(folded, n_words) if hinted else ""
    bare = folded.strip(_EDGES)
    if bare in phrases.WHOLE or not (bare[:1].isalpha() or any(map(str.isalpha, bare[:80]))):
        return "time" if patterns.TIME.fullmatch(bare) else "chrome"
    # Each pattern that has figures, or a sign, is asked only of a line that has them: few lines have any.
    figures = n_words <= 30 and _FIGURE.search(bare) is not None
    if figures and n_words <= 14 and patterns.FOLIO.fullmatch(bare):
        return "chrome"
    if figures and patterns.DATED_ITEM.fullmatch(folded):
        return "link"
    if n_words <= 14 and _is_bar(bare):
        return "chrome"
    if n_words <= 14 and (short := _short_cue(text, bare, n_words, figures)):
        return short
    if figures and n_words <= _CHANGED and text[-1] != "." and patterns.CHANGED.match(folded):
        return "date"
    if n_words <= 30 and patterns.COMMENTS.match(folded.strip(_COMMENT_EDGES)):
        return "comments"
    if n_words <= 30 and (patterns.END.match(bare) or ("meme " in bare and patterns.SAME.match(bare))):
        return "end"
    if patterns.LINK.match(folded) or patterns.GLUED_LINK.match(text):
        return "link"
    if patterns.SOURCE.match(bare):
        return "source"
    if figures and n_words <= 14 and patterns.LEGAL.fullmatch(bare):
        return "chrome"
    if patterns.CAPTION.match(folded) or (n_words <= 10 and patterns.PHOTO_BY.fullmatch(text)):
        return "caption"
    if _is_crumbs(text):
        return "chrome"
    return _phrase_cue(folded, n_words) if hinted or n_words <= _SHORT else ""


def _is_crumbs(text: str) -> bool:
    if patterns.CRUMBS.fullmatch(text):
        return patterns.CRUMB.search(text) is not None
    parted = any(map(text.__contains__, ">»›/|•·")) and not any(map(text.__contains__, ".!?«"))
    if parted and patterns.TRAIL.fullmatch(text):
        return True
    return any(map(text.__contains__, patterns.SCRIPT_SIGNS)) and patterns.SCRIPT.search(text) is not None


def _is_row(text: str) -> bool:
    # Headlines or menu items side by side, wide gaps between them; a justified column breaks sentences.
    items = patterns.WIDE_GAP.split(text)
    return len(items) >= 4 and sum(item[-1:] in ".,;:" or item[:1].islower() for item in items) <= len(items) // 4


def _is_bar(bare: str) -> bool:
    # "Activer les alertes | Partager": nothing but controls.
    if not any(map(bare.__contains__, "|·•")):
        return phrases.CONTROLS.fullmatch(bare) is not None
    parts = [part.strip(_EDGES) for part in _PARTS.split(bare)]
    return all(part in phrases.WHOLE or phrases.CONTROLS.fullmatch(part) for part in parts)


def _short_cue(text: str, bare: str, n_words: int, figures: bool) -> str:
    if text[-2:] in _DANGLING and text[0] not in "-–—":
        # "La Gazette - Région -": what stood behind the last dash was a picture or nothing. "- Un accord -" is
        # how a news agency heads a section.
        return "byline"
    if figures and patterns.DAY.fullmatch(bare):
        return "day"
    if figures and patterns.TIME.fullmatch(bare):
        return "time"
    if (figures or _STAMPS.find_matches_as_indexes(bare)) and patterns.DATE_LINE.fullmatch(bare):
        return "date"
    if figures and "," in bare and patterns.PLACE_AND_DATE.fullmatch(bare):
        return "date"
    if "avec " in bare and patterns.WITH_AGENCY.match(bare) and (n_words <= 4 or text[-1] != "."):
        return "byline"
    if ("." in text and patterns.INITIALS.fullmatch(text)) or (":" in bare and patterns.CREDITS.match(bare)):
        return "byline"
    if text[-1] in ".!?»;":
        # "Créée le 4 avril 1949, elle compte trente membres." is a sentence, whatever it opens with.
        return ""
    if patterns.STAMPED.match(bare) or (figures and _is_stamp(bare)):
        return "date"
    if (figures or bare.endswith("le")) and patterns.STAMP_AT_END.fullmatch(bare):
        return "date"
    return "byline" if patterns.BYLINE.match(bare) or patterns.SIGNED.match(text) else ""


def _is_stamp(bare: str) -> bool:
    # "par X · publié le 3 mai 2022 · 2 commentaires": a date, and little that is not part of such a line.
    if not patterns.FULL_DATE.search(bare):
        return False
    if patterns.TWO_DATES.search(bare):
        return True
    rest, marks = patterns.STAMP_WORDS.subn(" ", bare)
    left = len(rest.split())
    if patterns.DATED_EDGE.match(bare):
        return left <= 5
    return left <= 4 and marks >= 3


def _phrase_cue(folded: str, n_words: int) -> str:
    # One sure phrase makes a short line chrome; a long one is news that names the thing until it says
    # more of the kind.
    folded = folded.lstrip(_BULLETS)
    paid = phrases.PAYWALL.search(folded)
    if n_words <= _SHORT:
        if paid:
            return "end"
        return "chrome" if phrases.SHORT.search(folded) else ""
    sure = phrases.SURE.found(folded)
    if not sure and not paid:
        return ""
    weak = phrases.WEAK.found(folded)
    weight = 2 * (len(sure) + paid) + len(weak) + 2 * phrases.STRONG.search(folded)
    if weight < (4 if n_words <= _LONGEST else 6):
        return ""
    return "end" if paid else "chrome"
