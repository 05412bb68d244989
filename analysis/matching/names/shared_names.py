"""What is known of the senses that share a form: fifty states have a "Parlement", each with the same question."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Final

from analysis.matching.names.senses import Sense

__all__ = ["SharedName", "shared_name"]

_MOST: Final = 1 << 12


class SharedName:
    """Senses of one span, and what follows from them alone.

    Attributes
    ----------
    senses : sequence of Sense
        All of them. They are known by their identity, so they are kept.
    open : list of Sense
        Those that are no mask and not hidden by one: "George Washington" is no capital but a person.
    is_masked : bool
        Whether any is not open.
    has_capital : bool
        Whether one of the open ones is a capital.
    """

    __slots__ = (
        "_countries",
        "_introduced",
        "_national",
        "_nations",
        "_unconditional",
        "has_capital",
        "is_masked",
        "open",
        "senses",
    )  # fmt: skip

    def __init__(self, senses: Sequence[Sense]) -> None:
        hidden = {sense.target for sense in senses if sense.kind == "mask"}
        self.senses = senses
        self.open = [s for s in senses if s.target not in hidden]
        self.is_masked = len(self.open) < len(senses)
        self.has_capital = any(sense.kind == "metonym" for sense in self.open)
        self._unconditional = [s for s in self.open if not s.introduced]
        self._introduced = frozenset(s.target for s in self.open if s.introduced)
        self._countries: Mapping[str, str] | None = None
        self._national: list[Sense] = []
        self._nations: frozenset[str] = frozenset()

    def asked_for(self, named: AbstractSet[str]) -> list[Sense]:
        """Return those that may hold in a text that names some actors in full; one alone always may."""
        if len(self.open) == 1:
            return self.open
        if self._introduced.isdisjoint(named):
            return self._unconditional
        return [s for s in self.open if not s.introduced or s.target in named]

    def national(self, countries: Mapping[str, str]) -> tuple[list[Sense], frozenset[str]]:
        """Return the institutions of states that need more than their name, and the states."""
        if countries is not self._countries:
            self._national = [s for s in self.open if s.is_full and not s.is_sure and s.target in countries]
            self._nations = frozenset(countries[s.target] for s in self._national)
            self._countries = countries
        return self._national, self._nations


_KNOWN: Final[dict[tuple[int, ...], SharedName]] = {}


def shared_name(senses: Sequence[Sense]) -> SharedName:
    """Return what is known of some senses of one span.

    Examples
    --------
    >>> found = shared_name([Sense("alias", "senat-france", introduced=True), Sense("alias", "senat-italie", True)])
    >>> [sense.target for sense in found.asked_for({"senat-italie", "sergio-mattarella"})]
    ['senat-italie']
    """
    key = tuple(map(id, senses))
    known = _KNOWN.get(key)
    if known is None:
        if len(_KNOWN) >= _MOST:
            _KNOWN.clear()
        known = _KNOWN[key] = SharedName(senses)
    return known
