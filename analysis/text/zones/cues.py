"""The cue of a line: what it says of itself before its neighbours are asked.

The patterns stand in `analysis.text.zones.patterns`; here they are asked in their order.
"""

from __future__ import annotations

import re
from typing import Final

from analysis.text.line_memory import LineMemory
from analysis.text.zones import patterns, phrases
from analysis.text.zones.folding import fold
from analysis.text.zones.signs import (
    ASIDE,
    ASKED,
    BARRED,
    BYLINE,
    CAPTION,
    COMMENTS,
    END,
    FIGURE,
    JOINT,
    LINK,
    NAMED,
    PAID,
    PHRASE,
    POINT,
    SAID,
    SCRIPTED,
    SHAPED,
    SOURCE,
    SPOKEN,
    STAMP,
    STAMPED,
    STEPPED,
    WIDE,
    WITH,
    signs_of,
)  # fmt: skip

__all__ = ["CUES", "LONGEST", "SHORT", "cue_of", "cue_of_folded"]

CUES: Final = ("chrome", "comments", "end", "link", "date", "byline", "caption", "day", "time", "source")
"""What `cue_of` may answer; ``""`` where a line has no cue.

chrome: menu item, share bar, form, legal line. comments: heading of the readers' comments or their form.
end: heading of what follows an article (other articles, paywall). link: a link to another article
inside this one. date: publication line. byline: author line. day, time: headings of a live blog, or
a date line. source: where the article was taken from.
"""

_EDGES: Final = " .:;|>»«<→←↑↓▶►▼▲•·*+-–—#()[]\t…"
_PARTS: Final = re.compile(r"\s?[|·•]\s?")
_BULLETS: Final = "*•·+-–— "
SHORT: Final = 16
"""Words of a line that is searched for phrases, whatever its words."""
_ITEMS: Final = "-–—•*·"
_SHORTEST: Final = 14
_CHANGED: Final = 24
_ENDS: Final = ".!?»;"
_DANGLING: Final = (" -", " –", " —")
LONGEST: Final = 45
"""Words of a line that is asked for more than phrases, if at most it has so many."""
_COMMENT_EDGES: Final = _EDGES.replace(":", "")


def cue_of(text: str, n_words: int, hinted: bool = True) -> str:
    """Return the cue of a line, one of `CUES`, or ``""``.

    Parameters
    ----------
    text : str
        The line without the blanks around it.
    n_words : int
        Its words: a sentence of thirty words that speaks of cookies or subscribers may be news.
    hinted : bool
        Whether it has one of `phrases.HINTS`. Without, a line of more than sixteen words is not searched
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
    if cue is None:
        folded = fold(text)
        cue = cue_of_folded(text, folded, n_words, signs_of(text, folded), hinted or n_words <= SHORT)
        _CUES.keep(key, cue, len(text))
    return cue


_CUES: Final[LineMemory[tuple[str, int, bool], str]] = LineMemory()


def cue_of_folded(text: str, folded: str, n_words: int, signs: int, hinted: bool) -> str:
    """Return what `cue_of` does, for a caller that has folded the line already and has its signs.

    Each pattern is asked only of a line that has its sign (`analysis.text.zones.signs`): few lines have any.
    """
    if signs & WIDE and "   " in text and _is_row(text):
        return "chrome"
    if n_words <= LONGEST and (cue := _shape_cue(text, folded, n_words, signs)):
        return cue
    return _phrase_cue(folded, n_words, signs) if hinted and signs & PHRASE else ""


def _shape_cue(text: str, folded: str, n_words: int, signs: int) -> str:
    if n_words > _SHORTEST and not signs & SHAPED and text[:1].isalpha() and text[:2] != "in":
        return ""  # a sentence
    bare = folded.strip(_EDGES)
    if bare in phrases.WHOLE or not (bare[:1].isalpha() or any(map(str.isalpha, bare[:80]))):
        return "time" if patterns.TIME.fullmatch(bare) else "chrome"
    if signs & ASKED:
        return _asked_cue(text, folded, bare, n_words, signs)
    # Without a sign a line may be signed yet, or an "in Country, Sciences".
    if n_words <= _SHORTEST and text[0] in "PpB" and text[-1] not in _ENDS and patterns.SIGNED.match(text):
        return "byline"
    return "chrome" if text[:2] == "in" and _is_crumbs(text, signs) else ""


def _asked_cue(text: str, folded: str, bare: str, n_words: int, signs: int) -> str:
    short = n_words <= _SHORTEST
    figures = signs & FIGURE and n_words <= 30
    if figures and short and patterns.FOLIO.fullmatch(bare):
        return "chrome"
    if figures and folded[0] in _ITEMS and patterns.DATED_ITEM.fullmatch(folded):
        return "link"
    if short and signs & BARRED and _is_bar(bare):
        return "chrome"
    if short and (cue := _short_cue(text, bare, n_words, signs)):
        return cue
    if figures and n_words <= _CHANGED and text[-1] != "." and patterns.CHANGED.match(folded):
        return "date"
    if signs & NAMED and (cue := _named_cue(text, folded, bare, n_words, signs)):
        return cue
    if figures and short and patterns.LEGAL.fullmatch(bare):
        return "chrome"
    if signs & CAPTION and (patterns.CAPTION.match(folded) or (n_words <= 10 and patterns.PHOTO_BY.fullmatch(text))):
        return "caption"
    return "chrome" if (signs & ASIDE or text[:2] == "in") and _is_crumbs(text, signs) else ""


def _named_cue(text: str, folded: str, bare: str, n_words: int, signs: int) -> str:
    if n_words <= 30:
        if signs & COMMENTS and patterns.COMMENTS.match(folded.strip(_COMMENT_EDGES)):
            return "comments"
        if signs & END and (patterns.END.match(bare) or ("meme " in bare and patterns.SAME.match(bare))):
            return "end"
    if signs & LINK and (patterns.LINK.match(folded) or patterns.GLUED_LINK.match(text)):
        return "link"
    return "source" if signs & SOURCE and patterns.SOURCE.match(bare) else ""


def _is_crumbs(text: str, signs: int) -> bool:
    if patterns.CRUMBS.fullmatch(text):
        return patterns.CRUMB.search(text) is not None
    if signs & STEPPED and not signs & SPOKEN and patterns.TRAIL.fullmatch(text):
        return True
    return signs & SCRIPTED != 0 and patterns.SCRIPT.search(text) is not None


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


def _short_cue(text: str, bare: str, n_words: int, signs: int) -> str:
    if text[-2:] in _DANGLING and text[0] not in "-–—":
        # "La Gazette - Région -": what stood behind the last dash was a picture or nothing. "- Un accord -" is
        # how a news agency heads a section.
        return "byline"
    figures = signs & FIGURE
    if figures and patterns.DAY.fullmatch(bare):
        return "day"
    if figures and patterns.TIME.fullmatch(bare):
        return "time"
    if signs & STAMPED and patterns.DATE_LINE.fullmatch(bare):
        return "date"
    if figures and "," in bare and patterns.PLACE_AND_DATE.fullmatch(bare):
        return "date"
    if signs & WITH and patterns.WITH_AGENCY.match(bare) and (n_words <= 4 or text[-1] != "."):
        return "byline"
    if signs & POINT and (text[0] == "(" or not text[1:2].isalnum()) and patterns.INITIALS.fullmatch(text):
        return "byline"
    if signs & BYLINE and patterns.CREDITS.match(bare):
        return "byline"
    if text[-1] in _ENDS:
        # "Créée le 4 avril 1949, elle compte trente membres." is a sentence, whatever it opens with.
        return ""
    if (signs & STAMP and patterns.STAMPED.match(bare)) or (figures and _is_stamp(bare, signs)):
        return "date"
    ended = (figures and "20" in bare) or (signs & STAMP and bare.endswith("le"))
    if ended and patterns.STAMP_AT_END.fullmatch(bare):
        return "date"
    return "byline" if _is_signed(text, bare, signs) else ""


def _is_signed(text: str, bare: str, signs: int) -> bool:
    if signs & BYLINE and patterns.BYLINE.match(bare):
        return True
    if signs & JOINT and patterns.DESKS.match(bare):
        return True
    return (text[0] in "PpB" or text[-1] == ")") and patterns.SIGNED.match(text) is not None


def _is_stamp(bare: str, signs: int) -> bool:
    # "par X · publié le 3 mai 2022 · 2 commentaires": a date, and little that is not part of such a line.
    if not ("20" in bare or signs & (JOINT | POINT)) or not patterns.FULL_DATE.search(bare):
        return False
    if patterns.TWO_DATES.search(bare):
        return True
    rest, marks = patterns.STAMP_WORDS.subn(" ", bare)
    left = len(rest.split())
    if patterns.DATED_EDGE.match(bare):
        return left <= 5
    return left <= 4 and marks >= 3


def _phrase_cue(folded: str, n_words: int, signs: int) -> str:
    # One sure phrase makes a short line chrome; a long one is news that names the thing until it says
    # more of the kind.
    folded = folded.lstrip(_BULLETS)
    paid = signs & PAID != 0 and phrases.PAYWALL.search(folded)
    if n_words <= SHORT:
        if paid:
            return "end"
        return "chrome" if signs & SAID and phrases.SHORT.search(folded) else ""
    sure = phrases.SURE.found(folded) if signs & SAID else set()
    if not sure and not paid:
        return ""
    weak = phrases.WEAK.found(folded)
    weight = 2 * (len(sure) + paid) + len(weak) + 2 * phrases.STRONG.search(folded)
    if weight < (4 if n_words <= LONGEST else 6):
        return ""
    return "end" if paid else "chrome"
