"""What a form can stand for, and where one was found."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Literal, NamedTuple

__all__ = ["FULL_KINDS", "Candidate", "Kind", "Sense"]

Kind = Literal[
    "name", "alias", "acronym", "metonym", "surname", "mask",
    "role", "alone", "national", "homologue",
    "title", "titles", "demonym", "complement", "tail",
]  # fmt: skip
FULL_KINDS = frozenset({"name", "alias", "acronym"})


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
    personal : bool
        It names a person.
    """

    kind: Kind
    target: str
    introduced: bool = False
    context: tuple[str, ...] = ()
    safe: bool = False
    spaced: bool = False
    personal: bool = False

    @cached_property
    def is_full(self) -> bool:
        """Whether it is a whole name: neither a surname nor a capital."""
        return self.kind in FULL_KINDS

    @cached_property
    def is_sure(self) -> bool:
        """Whether it needs nothing else in the text."""
        return not self.introduced and not self.context

    @cached_property
    def is_plain(self) -> bool:
        """Whether nothing around it can make it another's name: one word that needs nothing else."""
        return not self.personal and not self.spaced and self.is_sure

    @cached_property
    def is_short(self) -> bool:
        """Whether a name says less than the whole: "Conseil de sécurité" may be another's."""
        return self.is_full and (not self.is_sure or (self.kind == "alias" and self.spaced))


class Candidate(NamedTuple):
    """A hit and one sense of it. ``start`` and ``end`` are code points of the document.

    ``reach`` is the end of the phrase it belongs to, where that goes further.
    """

    start: int
    end: int
    sense: Sense
    reach: int = -1
