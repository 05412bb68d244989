"""Photo legends and credits."""

from __future__ import annotations

import re
from typing import Final

from analysis.text.zone_lines import Line

__all__ = ["is_caption"]

_AGENCY: Final = (
    r"(?:AFP|REUTERS|Reuters|AP|EPA|EFE|ANSA|DPA|dpa|TASS|Tass|SPUTNIK|Sputnik|ANADOLU|Anadolu|BELGA|Belga|KEYSTONE|Keystone"
    r"|SIPA(?: PRESS| USA)?|Sipa|ABACA|MAXPPP|MaxPPP|GETTY|Getty(?: Images)?|GETTY IMAGES|Shutterstock|iStock|Flickr|Wikimedia(?: Commons)?"
    r"|Unsplash|Pixabay|Xinhua|XINHUA|Kremlin|DR|D\. ?R\.|NurPhoto|Bloomberg|ZUMA|Hans Lucas|Panoramic|IMAGO|imago|PA)"
)
_LEADING: Final = re.compile(
    rf"(?:PHOTO|FOTO|FILE|[A-ZÀ-ÞŒ0-9.'’ ]{{2,40}})\s?(?:/|\bvia\b)\s?[A-ZÀ-ÞŒ0-9.,'’/ a-z]{{2,60}}\s[-–—]\s|{_AGENCY}\s[-–—]\s(?!\S+ \(AFP\))"
)
_TRAILING: Final = re.compile(
    rf"(?:©|\(c\)|[Cc]rédits?\s?:?|PHOTO|[Pp]hoto(?:graphie)?s?\s?(?::|de|par|by)|/|\bvia\b|\s[-–—|])\s?[^.!?]{{0,45}}?{_AGENCY}"
    rf"(?:[-/ ][A-Za-zÀ-ÿ' .-]{{2,30}})?\s?\)?\.?$"
    rf"|©\s?.{{2,60}}$|[.,]\s(?:Photo|PHOTO)\s(?:[A-Z]\.\s?){{1,3}}$|\([A-ZÀ-Þ][\w .'’-]{{2,40}}/\s?[\w .'’-]{{2,30}}\)\.?$"
    rf"|[.!?»]\s*(?:\(?{_AGENCY}/[\w .'’-]{{2,40}}\)?|{_AGENCY})\.?$"
)
_CREDIT_ONLY: Final = re.compile(rf"\(?(?:©\s?)?(?:[\w.'’-]+ ){{0,4}}?/?\s?{_AGENCY}(?:\s?/\s?[\w .'’-]{{2,40}})?\)?\.?$")
_CREDITS: Final = frozenset(
    ["photo", "photos", "afp", "reuters", "ap", "epa", "efe", "ansa", "dpa", "tass", "sputnik", "anadolu", "belga"]
    + ["keystone", "sipa", "abaca", "maxppp", "getty", "images", "shutterstock", "istock", "flickr", "wikimedia"]
    + ["commons", "unsplash", "pixabay", "xinhua", "kremlin", "dr", "d", "nurphoto", "bloomberg", "zuma", "lucas"]
    + ["panoramic", "imago", "pa", "via"]
)
_DATED: Final = re.compile(r"\b(?:le|ce|en|du)\s(?:\w+\s)?(?:\d{1,2}(?:er)?\s)?\w+\s20\d\d\s?[.)]?$")


def is_caption(lines: list[Line], i: int) -> bool:
    """Whether line ``i`` is the legend or the credit of a picture."""
    line = lines[i]
    if line.cue == "caption":
        return True
    if line.cue or line.n > 70:
        return False
    if line.text[1:2].isupper() and _LEADING.match(line.text):
        return True
    tail = line.text[-90:]
    if not _CREDITS.isdisjoint(line.words[-12:]) or "©" in tail or "/" in tail or "(c)" in tail:
        if line.n <= 60 and _TRAILING.search(tail):
            return True
        if line.n <= 6 and _CREDIT_ONLY.match(line.text):
            return True
    return _stands_on_credit(lines, i)


def _stands_on_credit(lines: list[Line], i: int) -> bool:
    # The legend on one line, its credit on the next. A headline may stand on the credit of the picture
    # too, so an undated line is a legend only where something to read stands above it.
    line = lines[i]
    beneath = lines[i + 1] if i + 1 < len(lines) else None
    if beneath is None or beneath.gap or beneath.n > 8 or line.n > 45:
        return False
    if beneath.cue != "caption" and (beneath.cue or not _CREDIT_ONLY.match(beneath.text)):
        return False
    if _DATED.search(line.text):
        return True
    return not line.closed and any(not above.cue and above.n >= 8 for above in lines[max(0, i - 4) : i])
