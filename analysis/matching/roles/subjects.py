"""Whether a person named in a sentence is the one it speaks of, or only met, named or addressed there."""

from __future__ import annotations

import re

from analysis.text.normalise import fold
from analysis.text.speech_verbs import FORMS

__all__ = ["acts"]

_ENDS = (". ", "! ", "? ", "… ", "» ")
# What a sentence may open with before its subject's name: an article with a title, "M.", a quotation mark.
_OPENS = re.compile(
    r"[\s«»\"“”–—•-]*(?:(?:Le|La|L['’]|M\.|MM\.|Mme|Monsieur|Madame)\b[^,;:]*?)?[\s,«“\"]*", re.IGNORECASE
)
_PLAIN = re.compile(r"\b(?:a|ont|est|sont|avait|avaient|était|sera|va|qui|que)\b", re.IGNORECASE)
_SPOKE = re.compile(
    r"[,»”\"]\s*(?:a|ont|avait|aurait)(?:\s\w+ment)?\s\w+(?:é|it|u|is)\s(?:l[ea]\s[^,;:.]{3,60}|M\.\s|Mme\s)?$"
)
# "« … », prévient X": the verb of speech in the present, as headlines have it.
_SPEAKS = re.compile(
    r"[»”\"][,\s]+(?:(?:se|s['’]en|s['’])\s?)?(\w+)\s(?:l[ea]\s[^,;:.»]{3,60}\s|M\.\s|Mme\s)?$"
)
# "Pour X, le pire est à venir": what follows is his.
_VIEW = re.compile(
    r"[\s«“\"]*(?:Pour|Selon|D['’]après|À en croire|A en croire|Aux yeux de)\s(?:M\.\s|Mme\s)?", re.IGNORECASE
)
_AFTER_OPENING = re.compile(
    r"(?:^|[\s«“\"])(?:lors|après|avant|en|à|au|aux|dans|depuis|pendant|selon|pour|face|reçue?|accompagnée?|arrivée?|"
    r"interrogée?|invitée?|vendredi|samedi|dimanche|lundi|mardi|mercredi|jeudi|hier)\b[^.;:]*,\s(?:M\.\s|Mme\s|l[ea]\s|l['’])?$",
    re.IGNORECASE,
)


def acts(text: str, start: int, last: int = -1) -> bool:
    """Whether the name at ``start`` opens its sentence, follows what opens it, or stands behind a verb of speech.

    ``last`` is where the person before was named: a second one in a sentence does not open it.

    Examples
    --------
    >>> text = "Reçue à Lima, Ana Roca a salué Luc Mas. « Oui », a dit Paul Diaz. « Non », jure Jean Duroc."
    >>> [acts(text, text.index(name)) for name in ("Ana", "Luc", "Paul", "Jean")]
    [True, False, True, True]
    """
    line = text.rfind("\n", 0, start) + 1
    begin = max([line, *[at + len(mark) for mark in _ENDS if (at := text.rfind(mark, line, start)) >= 0]])
    head = text[begin:start]
    if _SPOKE.search(text, max(0, start - 110), start) or _AFTER_OPENING.search(head):
        return True
    if (speaks := _SPEAKS.search(text, max(0, start - 90), start)) and "finite" in FORMS.get(fold(speaks[1]), ()):
        return True
    return last < begin and not _PLAIN.search(head) and bool(_OPENS.fullmatch(head) or _VIEW.fullmatch(head))
