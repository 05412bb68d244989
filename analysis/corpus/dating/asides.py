"""What ends a paragraph that tells no news: the credit of a photograph, a link to another page."""

from __future__ import annotations

import re
from typing import Final

__all__ = ["ends_aside"]

_CREDIT: Final = re.compile(r"(?:©|\b(?:photos?|crédits?(?: photos?)?|images?) ?:)[^.!?»\n]{2,60}$", re.IGNORECASE)
_AGENCY: Final = re.compile(
    r"[.\s](?:AFP|AP|REUTERS|Reuters|SIPA|Sipa|GETTY IMAGES|Getty Images|KEYSTONE)(?: ?/ ?[A-ZÀ-Þ][\w’' .-]{2,30})?$"
)
_MARKS: Final = ("©", "hoto", "HOTO", "rédit", "RÉDIT", "mage", "MAGE")
_ELSEWHERE: Final = re.compile(
    r"\b(?:(?:retrouver|suivre|lire|voir|consulter|relire|revoir|disponible|accessible) (?:par )?ici|"
    r"en (?:cliquant|suivant ce lien)|[Cc]liquez ici|c'est par ici)\W*(?:ici\W*)?$"
)


def ends_aside(tail: str) -> bool:
    """Whether the last words of a paragraph are a credit, or point elsewhere ("… est à retrouver ici.")."""
    if any(map(tail.__contains__, _MARKS)) and _CREDIT.search(tail):
        return True
    if tail[-1:].isalpha() and _AGENCY.search(tail[-50:]):
        return True
    return ("ici" in tail or "lien" in tail) and _ELSEWHERE.search(tail) is not None
