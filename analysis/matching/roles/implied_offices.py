"""Offices that every state has, also where the lexicon does not know who held them.

"le ministre ghanéen des Affaires étrangères" is a role although nobody listed holds it: it stays unresolved, unless
the text says itself who does.
"""

from __future__ import annotations

from functools import lru_cache

from analysis.lexicon.models import Office
from analysis.lexicon.reading import Lexicon

__all__ = ["offices_of"]

_KINDS = ("foreign-minister", "defence-minister", "interior-minister", "finance-minister")


@lru_cache(maxsize=4)
def offices_of(lexicon: Lexicon) -> dict[str, Office]:
    """Return the offices of a lexicon and, without holders, the ministers that its states lack.

    Examples
    --------
    >>> from analysis.lexicon.reading import load_lexicon
    >>> offices_of(load_lexicon())["nepal-defence-minister"].holders
    ()
    """
    known = {(office.kind, office.of) for office in lexicon.offices.values()}
    implied = (
        Office(id=f"{actor.id}-{kind}", kind=kind, of=actor.id, holders=())
        for actor in lexicon.actors.values() if actor.type == "state"
        for kind in _KINDS if kind in lexicon.kinds and (kind, actor.id) not in known
    )  # fmt: skip
    return {office.id: office for office in implied} | dict(lexicon.offices)
