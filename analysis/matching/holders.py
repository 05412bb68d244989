"""Who held which office on which day."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass, field

from analysis.lexicon.expansion import expand
from analysis.lexicon.models import Office
from analysis.lexicon.reading import Lexicon
from analysis.text.normalise import fold

__all__ = ["Holders"]


@dataclass
class Holders:
    """The offices of a lexicon, asked by day.

    ``offices_of`` lists those of a person, ``offices_at`` those of a state or an organisation, ``bare_phrases``
    what names an office without its state, ``seats`` the office whose seat an institution is.
    """

    lexicon: Lexicon
    offices_of: dict[str, list[Office]] = field(default_factory=lambda: defaultdict(list))
    offices_at: dict[str, list[Office]] = field(default_factory=lambda: defaultdict(list))
    bare_phrases: dict[str, frozenset[str]] = field(default_factory=dict)
    seats: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        kinds = self.lexicon.kinds
        for office in self.lexicon.offices.values():
            self.offices_at[office.of].append(office)
            phrases = (*kinds[office.kind].alone, *office.alone)
            self.bare_phrases[office.id] = frozenset(fold(form) for p in phrases for form in expand(p))
            for holder in office.holders:
                if office not in self.offices_of[holder.actor]:
                    self.offices_of[holder.actor].append(office)

        self._find_seats()

    def _find_seats(self) -> None:
        """Learn from roles like "locataire de l'Élysée" which institution is the seat of which office."""
        for office in self.lexicon.offices.values():
            words = [fold(pattern) for pattern in office.patterns]
            if not office.kind.startswith(("president", "prime-minister")):
                continue
            for actor in self.lexicon.actors.values():
                if actor.type == "organisation" and actor.country == office.of:
                    label = fold(actor.label)
                    if any(word.endswith(f" {label}") for word in words):
                        self.seats.setdefault(actor.id, office.id)

    def holder_on(self, office_id: str, day: dt.date | None) -> str | None:
        """Return the actor who held the office on ``day``, if the lexicon knows it for certain.

        An unknown day or one beyond the office's ``valid_through`` has no answer: the last known
        holder is never assumed to have stayed.
        """
        office = self.lexicon.offices[office_id]
        if day is None or (office.valid_through is not None and day > office.valid_through):
            return None
        for holder in office.holders:
            if holder.from_ <= day and (holder.to is None or day <= holder.to):
                return holder.actor
        return None

    def held_before(self, actor_id: str, office_id: str, day: dt.date | None) -> bool:
        """Whether the actor held the office before ``day`` and does not hold it on ``day``."""
        if day is None or self.holder_on(office_id, day) == actor_id:
            return False
        return any(h.actor == actor_id and h.from_ <= day for h in self.lexicon.offices[office_id].holders)

    def answered_to(self, actor_id: str, phrase: str, day: dt.date | None) -> bool:
        """Whether a bare phrase could once name this actor and cannot on ``day``."""
        offices = [o for o in self.offices_of.get(actor_id, ()) if fold(phrase) in self.bare_phrases[o.id]]
        return any(self.held_before(actor_id, office.id, day) for office in offices)
