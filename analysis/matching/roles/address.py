"""Who is addressed by a title: "Madame la ministre, …", "Je vous remercie, monsieur le président"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from analysis.matching.names.senses import Candidate
from analysis.matching.roles.given_names import gender_of_name

__all__ = ["answering", "chairs", "is_address"]

_B = r"[\s\u00a0\u202f]"
_ADDRESS = re.compile(rf"\b(?:monsieur|madame|M\.|Mme){_B}+l[ea]{_B}+$", re.IGNORECASE)
_MEMBER = re.compile(
    rf",{_B}+(?:(?:ministre|secrétaire{_B}+d['’]État|garde{_B}+des{_B}+sceaux)\b|Premi[eè]re?{_B})", re.IGNORECASE
)
# Whoever chairs a sitting is "monsieur le président" there, not the head of state.
_SITTING = re.compile(rf"\bLa parole est à (?:M\.|Mme)|\b[Ss]éance publique\b|\b(?:M\.|Mme){_B}l[ea]{_B}présidente?\.")


def is_address(text: str, start: int) -> bool:
    """Whether "monsieur le" or "madame la" stands before a title.

    Examples
    --------
    >>> is_address("Oui, madame la ministre", 15), is_address("Oui, dit la ministre", 12)
    (True, False)
    """
    return bool(_ADDRESS.search(text, max(0, start - 14), start))


def chairs(text: str, title: str) -> bool:
    """Whether a folded title, used as an address, is that of whoever chairs the sitting whose minutes a text is.

    Examples
    --------
    >>> chairs("La parole est à M. Luc Mas.", "president"), chairs("La parole est à M. Luc Mas.", "ministre")
    (True, False)
    """
    return title in {"president", "presidente"} and bool(_SITTING.search(text))


def answering(text: str, offset: int, people: Sequence[Candidate], gender: str | None) -> str | None:
    """Return which minister the text lets answer after an address: "Mme Anne Delorme, ministre déléguée. …".

    Parameters
    ----------
    text : str
        The stored text.
    offset : int
        Where the address stands.
    people : sequence of Candidate
        The persons named, sorted.
    gender : str or None
        "f" for "madame", "m" for "monsieur"; nobody whose given name says otherwise is meant.
    """
    for person in people:
        if person.start > offset and _MEMBER.match(text, person.end):
            known = gender_of_name(text[person.start : person.end])
            return person.sense.target if gender is None or known in {None, gender} else None
    return None
