"""Who held which office on which day."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence, Set
from dataclasses import dataclass, field
from functools import lru_cache

from analysis.lexicon.expansion import expand
from analysis.lexicon.models import Office
from analysis.lexicon.reading import Lexicon
from analysis.matching.roles.implied_offices import offices_of
from analysis.text.normalise import fold

__all__ = ["Holders"]


# Nobody calls the American president "le président de la République", nor the Russian one.
_REPUBLIC = {fold("président de la République"), fold("présidente de la République")}
_NO_REPUBLIC = frozenset({"etats-unis", "russie", "emirats-arabes-unis", "bresil", "venezuela", "mexique", "argentine"})


@lru_cache(maxsize=1 << 11)
def _folded(pattern: str) -> tuple[str, ...]:
    """Write a pattern out, folded: many offices share the ones of their kind."""
    return tuple(fold(form) for form in expand(pattern))


@dataclass
class Holders:
    """The offices of a lexicon, asked by day.

    ``offices_of`` lists those of a person, ``offices_at`` those of a state or an organisation, ``bare_phrases``
    what names an office without its state, ``ever`` who ever held an office, ``bearers`` who one of that name,
    ``seats`` the office whose seat an institution is, ``demonyms`` the folded adjectives of all states.
    """

    lexicon: Lexicon
    offices_of: dict[str, list[Office]] = field(default_factory=lambda: defaultdict(list))
    offices_at: dict[str, list[Office]] = field(default_factory=lambda: defaultdict(list))
    bare_phrases: dict[str, frozenset[str]] = field(default_factory=dict)
    ever: dict[str, frozenset[str]] = field(default_factory=dict)
    bearers: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    seats: dict[str, str] = field(default_factory=dict)
    offices: dict[str, Office] = field(default_factory=dict)
    parents: dict[str, str] = field(default_factory=dict)
    ends: dict[str, list[tuple[dt.date, str]]] = field(default_factory=dict)
    known_through: dt.date = dt.date.max
    former: frozenset[str] = frozenset()
    demonyms: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        kinds = self.lexicon.kinds
        self.offices = offices_of(self.lexicon)
        seized = {office.of for office in self.offices.values() if office.kind == "junta-leader"}
        for office in self.offices.values():
            self.offices_at[office.of].append(office)
            phrases = (*kinds[office.kind].alone, *office.alone)
            bare = {form for p in phrases for form in _folded(p)}
            if any(phrase.startswith("ministre ") for phrase in (*bare, *office.patterns)):
                bare.add("ministre")  # whatever his portfolio
            if office.of not in seized:
                # "le président de la transition" is nobody where soldiers never took power.
                bare = {phrase for phrase in bare if not phrase.endswith(("de transition", "de la transition"))}
            self.bare_phrases[office.id] = frozenset(bare - (_REPUBLIC if office.of in _NO_REPUBLIC else set()))
            if ends := sorted((holder.to, holder.actor) for holder in office.holders if holder.to is not None):
                self.ends[office.id] = ends
            self.ever[office.id] = held = frozenset(holder.actor for holder in office.holders)
            for phrase in self.bare_phrases[office.id] if held else ():
                self.bearers[phrase] |= held
            for holder in office.holders:
                if office not in self.offices_of[holder.actor]:
                    self.offices_of[holder.actor].append(office)

        known = [office.valid_through for office in self.offices.values() if office.valid_through]
        self.known_through = max(known, default=dt.date.max)
        once = (office for office in self.offices.values() if office.kind == "former-leader")
        self.former = frozenset(holder.actor for office in once for holder in office.holders)
        self.demonyms = frozenset(fold(word) for actor in self.lexicon.actors.values() for word in actor.adjectives)
        self._find_seats()
        self._find_parents()

    def _find_parents(self) -> None:
        """Learn which bodies are part of an organisation that has offices: "Conseil de sécurité de l'ONU" of the UN."""
        actors = self.lexicon.actors
        heads = [actors[of] for of in self.offices_at if of in actors and actors[of].type == "organisation"]
        names = {f" de l'{word}": head.id for head in heads for word in (head.label, *(a.form for a in head.acronyms))}
        names[" des Nations unies"] = "onu"
        ends = tuple(names)
        for actor in actors.values():
            if actor.label.endswith(ends) and actor.type == "organisation" and actor.id not in self.offices_at:
                self.parents[actor.id] = next(of for end, of in names.items() if actor.label.endswith(end))

    def _find_seats(self) -> None:
        """Learn from roles like "locataire de l'Élysée" which institution is the seat of which office."""
        bodies = defaultdict(list)
        for actor in self.lexicon.actors.values():
            if actor.type == "organisation":
                bodies[actor.country].append((actor.id, f" {fold(actor.label)}"))
        for office in self.lexicon.offices.values():
            if office.kind.startswith(("president", "prime-minister")):
                words = [fold(pattern) for pattern in office.patterns]
                for body, end in bodies[office.of]:
                    if any(word.endswith(end) for word in words):
                        self.seats.setdefault(body, office.id)

    def holder_on(self, office_id: str, day: dt.date | None) -> str | None:
        """Return the actor who held the office on ``day``, if the lexicon knows it for certain.

        An unknown day or one beyond the office's ``valid_through`` has no answer: the last known
        holder is never assumed to have stayed.
        """
        office = self.offices[office_id]
        if day is None or (office.valid_through is not None and day > office.valid_through):
            return None
        for holder in office.holders:
            if holder.from_ <= day and (holder.to is None or day <= holder.to):
                return holder.actor
        return None

    def may_hold(self, actor_id: str, offices: Sequence[str], holding: Set[str]) -> bool:
        """Whether offices may be said of a person: of their holders on the day.

        Where those are not known, of anybody but one who is listed and was never in them: "devant X, le président
        polonais a dit", of a New Zealander.
        """
        if holding:
            return actor_id in holding
        ever = [self.ever[office] for office in offices]
        if any(actor_id in held for held in ever) or not any(ever):
            return True
        return actor_id not in self.lexicon.actors

    def elected_on(self, office_id: str, day: dt.date | None) -> str | None:
        """Return who was elected to an office by ``day`` and comes into it within half a year."""
        if day is None or self.offices[office_id].kind == "former-leader":
            return None
        soon = day + dt.timedelta(days=183)
        coming = sorted((h.from_, h.actor) for h in self.offices[office_id].holders if day < h.from_ <= soon)
        return coming[0][1] if coming and coming[0][1] != self.holder_on(office_id, day) else None

    def held_before(self, actor_id: str, office_id: str, day: dt.date | None) -> bool:
        """Whether the actor held the office before ``day`` and does not hold it on ``day``."""
        if day is None or self.holder_on(office_id, day) == actor_id:
            return False
        return any(h.actor == actor_id and h.from_ <= day for h in self.offices[office_id].holders)

    def left(self, office_id: str, day: dt.date | None) -> tuple[str, int] | None:
        """Return who left an office last before ``day`` and how many days ago; nobody if he holds it again."""
        if day is None or office_id not in self.ends:
            return None
        office = self.offices[office_id]
        if office.valid_through is not None and day > office.valid_through:
            return None
        gone = bisect_left(self.ends[office_id], (day, ""))
        if not gone:
            return None
        to, actor = self.ends[office_id][gone - 1]
        return None if self.holder_on(office_id, day) == actor else (actor, (day - to).days)

    def next_to(self, actor_id: str, office_id: str, *, before: bool) -> str | None:
        """Return who held the office right before or after the actor; nobody where the lexicon has a gap."""
        holders = self.offices[office_id].holders
        own = [index for index, holder in enumerate(holders) if holder.actor == actor_id]
        at = (own[-1] - 1 if before else own[-1] + 1) if own else -1
        return holders[at].actor if 0 <= at < len(holders) else None

    def answered_to(self, actor_id: str, key: str, day: dt.date | None) -> bool:
        """Whether a folded bare title could name this actor before ``day`` and cannot on it; without a day, if ever."""
        offices = [o for o in self.offices_of.get(actor_id, ()) if key in self.bare_phrases[o.id]]
        return any(day is None or self.held_before(actor_id, office.id, day) for office in offices)
