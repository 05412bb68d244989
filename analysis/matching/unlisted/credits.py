"""Credits of authors and photographers, and agencies in them: "SPORAC/MARIE DURAND", "Marie Durand / Hans Lucas"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from analysis.matching.names.name_words import plain_word, word_list
from analysis.matching.unlisted.capitals import UPPER
from analysis.matching.unlisted.context import Context, Found
from analysis.matching.unlisted.runs import Spans

__all__ = ["find_credited_agencies", "is_credited"]

_AGENCY = (
    r"(?:AFP|REUTERS|Reuters|AP|EPA|EFE|SIPA|Sipa|TASS|POOL|Pool|KREMLIN|Sputnik|SPUTNIK|ANSA|PA|UPI|NTB|DPA|dpa|"
    r"Getty Images|GETTY IMAGES|Xinhua|ABACA|Abaca|MAXPPP|PHOTO|FILE|FILES|HANDOUT|Anadolu|SPOUTNIK|Spoutnik|"
    r"Agency|Images)"
)
_WORK = (
    r"(?:[Pp]hotos?|[Cc]rédits?(?:[ \u00a0]photos?)?|[Pp]hotographies?|[Ii]mages?|[Vv]idéos?|[Tt]extes?|"
    r"[Ii]llustrations?|[Dd]essins?|[Ii]nfographies?|[Pp]ropos recueillis|[Rr]ecueillis?|[Aa]uteure?|[Rr]éalisé|"
    r"[Pp]ublié|[Éé]crit|[Éé]dité|[Rr]elu|[Rr]édigé|[Tt]raduit)"
)
_CREDIT_BEFORE = re.compile(
    rf"(?:[©®]|\([cC]\)|\b{_AGENCY}[ \u00a0]?/{{1,2}}|"
    rf"\b{_WORK}(?:[ \u00a0]de l['’]\w+)?(?:[ \u00a0]?:|[ \u00a0]par(?:[ \u00a0]?:)?))[ \u00a0]?$"
)
_CREDIT_ENDS = ("©", "®", ")", "/", ":", "ar")  # "par", a blank and a line end cut off
# An agency nobody knows, a slash, a name, and the caption or nothing.
_SLASH_BEFORE = re.compile(r"(?:^|\n)[ \t]*(?:[A-ZÉÈ][\w&.-]*[ \u00a0]?){1,3}/{1,2}[ \u00a0]?$")
_SLASH_AFTER = re.compile(r"[ \u00a0]*(?:[-–—\n]|$|via\b)")
_BYLINE = re.compile(r"(?:^|\n)[ \t]*(?:Par|De notre (?:correspondante?|envoyée? spéciale?))[ \u00a0]?:?[ \u00a0]$")
_CREDIT_AFTER = re.compile(
    rf"[ \u00a0]?/{{1,2}}[ \u00a0]?(?:{_AGENCY}|Getty|GETTY|Hans|Le |Libération|RFI|France|Radio|"
    r"Bloomberg|ZUMA|NurPhoto|Shutterstock|Divergence|MYOP)|[ \u00a0]via[ \u00a0](?:REUTERS|Reuters|AP|AFP|Getty)"
)
_WORDS = rf"{UPPER}[\w&’'-]*(?:[ \u00a0]{UPPER}[\w&’'-]*)?"
_BEFORE = re.compile(rf"(?:^|[\n/(©–—-]|[.:][ \u00a0])[ \u00a0]?({_WORDS})[ \u00a0]?/{{1,2}}[ \u00a0]?$")
_AFTER = re.compile(rf"[ \u00a0]?/{{1,2}}[ \u00a0]?({_WORDS})(?=[ \u00a0]?(?:[/).\n–—-]|$|[ \u00a0]via\b))")
_NO_AGENCY = word_list("no agency")


def is_credited(context: Context, start: int, end: int) -> bool:
    """Whether a photographer's or an author's credit holds the name."""
    text = context.text
    if _CREDIT_AFTER.match(text, end):
        return True
    low = max(0, start - 40)
    tail = text[max(0, start - 3) : start]  # a mark or "par", a blank, a line end
    if "/" in tail and _SLASH_BEFORE.search(text, low, start) and _SLASH_AFTER.match(text, end):
        return True
    if tail.rstrip(" \u00a0\n").endswith(_CREDIT_ENDS) and _CREDIT_BEFORE.search(text, max(0, start - 45), start):
        return True
    head = text[low:start]
    return ("Par" in head or "De notre" in head) and bool(_BYLINE.search(text, low, start))


def find_credited_agencies(context: Context, persons: Iterable[Found], taken: Spans) -> list[Found]:
    """Find the agencies that stand with a slash beside a person's name.

    Parameters
    ----------
    context : Context
    persons : iterable of Found
        The unlisted persons of the document.
    taken : Spans
        All unlisted names found so far.
    """
    found: list[Found] = []
    text = context.text
    for person in persons:
        slashed = "/" in text[max(0, person.start - 3) : person.start]
        if not slashed and "/" not in text[person.end : person.end + 2]:
            continue
        before = _BEFORE.search(text, max(0, person.start - 40), person.start) if slashed else None
        for match in (before, _AFTER.match(text, person.end)):
            if match is None:
                continue
            start, end = match.span(1)
            named = taken.hit(start, end) or context.taken.hit(start, end)
            if named or len(match[1]) < 3 or _NO_AGENCY.issuperset(plain_word(match[1]).split()):
                continue
            if not any(start < other.end and other.start < end for other in found):
                found.append(Found(start, end, match[1], "organisation"))
    return found
