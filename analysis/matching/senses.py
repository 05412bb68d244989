"""What a form can stand for, and where one was found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

__all__ = ["Candidate", "Kind", "Sense"]

Kind = Literal[
    "name", "alias", "acronym", "metonym", "surname", "mask",
    "role", "alone", "national", "homologue",
    "title", "titles", "demonym", "complement", "tail",
]  # fmt: skip


@dataclass(frozen=True)
class Sense:
    """What one form stands for.

    Parameters
    ----------
    kind : str
        ``surname``, ``metonym``, ``role`` … decide how a hit is confirmed; ``mask`` only hides what it covers;
        ``title`` and those after it are parts of roles.
    target : str
        Actor id; office id for a role; the bare phrase for ``alone``; state id for ``national``, ``homologue``
        and ``demonym``; the folded words for ``title`` and ``tail``.
    introduced, context
        Conditions of the alias, see :class:`analysis.lexicon.models.Alias`.
    safe : bool
        A surname that counts without a full name in the text.
    spaced : bool
        The form has several words.
    """

    kind: Kind
    target: str
    introduced: bool = False
    context: tuple[str, ...] = ()
    safe: bool = False
    spaced: bool = False


@dataclass(frozen=True)
class Candidate:
    """A hit and one sense of it. ``start`` and ``end`` are code points of the document.

    ``reach`` is the end of the phrase it belongs to, where that goes further.
    """

    start: int
    end: int
    sense: Sense
    reach: int = -1
