"""What a form can stand for, and where one was found."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Final, Literal, NamedTuple

__all__ = [
    "APART", "CERTAIN", "FULL_KINDS", "NAME_KINDS", "TANGLED", "Candidate", "Kind", "Names", "Sense",
]  # fmt: skip

Kind = Literal[
    "name", "alias", "acronym", "metonym", "surname", "mask",
    "role", "alone", "national", "homologue",
    "title", "titles", "demonym", "complement", "tail",
]  # fmt: skip
FULL_KINDS = frozenset({"name", "alias", "acronym"})
NAME_KINDS: Final = frozenset({"name", "alias", "acronym", "metonym", "surname", "mask"})
TANGLED: Final = 0
"""Other hits of names lie on the same letters."""
APART: Final = 1
CERTAIN: Final = 2
"""Apart, and nothing around the name can make it another's."""
_TELLING = frozenset({"name", "alias", "acronym", "metonym", "demonym"})


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
    def is_sure_name(self) -> bool:
        """Whether it is a whole name that needs nothing else in the text."""
        return self.is_full and self.is_sure

    @cached_property
    def is_certain(self) -> bool:
        """Whether it is a whole name wherever it stands, but for web addresses and longer names."""
        return self.is_full and self.is_plain

    @cached_property
    def tells_nation(self) -> bool:
        """Whether it tells of which nation a text speaks; an acronym does where it is a state's own (RDC)."""
        return self.is_sure and self.kind in _TELLING

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


@dataclass(frozen=True, slots=True)
class Names:
    """The hits of names in one text, each by start, end and form.

    Attributes
    ----------
    hits : list of Candidate
    standing : list of int
        How each stands to the others: `TANGLED`, `APART` or `CERTAIN`.
    beginning : list of int
        The positions of those before which no other begins on the same letter, and that behind the last.
    asked : list of int
        The positions of those that may be part of a longer name that the lexicon does not have.
    states : list of int
        The positions of states' names, and of longer names that hold one, that share letters with others.
    sure : list of int
        The positions of whole names that need nothing else in the text, and of masks.
    addressed : list of int
        Where those begin that may be part of an address.
    """

    hits: list[Candidate]
    standing: list[int]
    beginning: list[int]
    asked: list[int]
    states: list[int]
    sure: list[int]
    addressed: list[int]

    def without(self, left_out: set[int]) -> Names:
        """Return all but those at some positions; of the others nothing is asked any more."""
        if not left_out:
            return self
        kept = [index for index in range(len(self.hits)) if index not in left_out]
        place = {index: at for at, index in enumerate(kept)}
        hits = [self.hits[index] for index in kept]
        beginning = [at for at, hit in enumerate(hits) if not at or hits[at - 1].start != hit.start]
        return Names(
            hits, [self.standing[index] for index in kept], [*beginning, len(hits)], [], [],
            [place[index] for index in self.sure if index in place], self.addressed,
        )  # fmt: skip
