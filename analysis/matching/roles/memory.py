"""Who holds what on a day, as the calendar and one text say."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from functools import cached_property
from typing import Any

from analysis.lexicon.models import Holder, Office
from analysis.matching.roles.names import RoleNames
from analysis.matching.roles.titles import folded

__all__ = ["RoleMemory", "family_of"]


class RoleMemory(RoleNames):
    """The names of one text, in order, with the offices they hold."""

    def learn_from(self, read: Callable[[Any], None]) -> None:
        """Let the titles of the text be read, once, as soon as something rests on whom it gives them to.

        ``read`` is given the memory: it holds none itself, for a ring of the two would outlive its text.
        """
        self._untold = read

    def _read(self) -> None:
        if self._untold is not None:
            read, self._untold = self._untold, None
            read(self)

    def give(self, person: str, offices: Iterable[str]) -> None:
        """Remember the offices that a text without a day gives to a person beside the name.

        Of "les présidents russe et polonais X et Y" each title is given to whom the lexicon knows in it, or to
        whom is of the nation.
        """
        for office in offices:
            entry = self.holders.offices[office]
            stranger = person not in self.holders.lexicon.actors
            if stranger or person in self.holders.ever[office] or self._nation(person) == entry.of:
                self._given[office].add(person)

    def presume(self, offices: Iterable[str]) -> None:
        """Remember who holds an office that the text speaks of, if it names one of all holders and gives it nobody."""
        for office in offices:
            named = self._named_of(self.holders.offices[office])
            if len(named) == 1 and office not in self._given:
                self._presumed[office] = named

    def offices_called(self, person: str, titles: Iterable[str]) -> list[str]:
        """Return the one office of a person that bare titles beside the name can mean: "le président X"."""
        keys = {folded(title) for title in titles}
        offices = self.holders.offices_of.get(person, ())
        found = [office.id for office in offices if keys & self.holders.bare_phrases[office.id]]
        return found if len(found) == 1 else []

    def offices_governing(self, person: str) -> list[str]:
        """Return the one office by which a person leads a state: "le gouvernement X"."""
        heads = ("president-leading", "prime-minister-leading")
        found = [office.id for office in self.holders.offices_of.get(person, ()) if office.kind in heads]
        return found if len(found) == 1 else []

    def dismiss(self, person: str) -> None:
        """Remember whom a text without a day calls a former holder: no title of today is his."""
        self._gone.add(person)

    def holder_on(self, office_id: str, day: dt.date | None) -> str | None:
        """Return who held an office on a day; where nobody knows, who holds it as the text itself says.

        That is the one person to whom the text gives the title, or else, without a day, who held it on all the days
        the text can be of, or the only one of all holders whom it names, unless it speaks of a former one.
        """
        listed = self.holders.offices[office_id]
        holder = self.holders.holder_on(office_id, day)
        if day is not None and (holder or (listed.valid_through and day > listed.valid_through)):
            return holder
        key = (office_id, day is None)
        if key not in self._told:
            self._told[key] = self._holder_told(listed, *key)
        return self._told[key]

    def _holder_told(self, listed: Office, office_id: str, is_undated: bool) -> str | None:
        self._read()
        here = self._given.get(office_id, set())
        if not here and is_undated:
            holder = self._throughout(listed)
            here = {holder} if holder else self._named_of(listed) - self._gone
        return next(iter(here)) or None if len(here) == 1 else None

    def _named_of(self, office: Office) -> set[str]:
        """Return the holders of an office whom the text names.

        To name a head of whom the press goes on to speak after the office ("Angela Merkel avait signé") says nothing of
        who is in it.
        """
        named = self._named & self.holders.ever[office.id]
        is_head = office.kind.startswith(("president", "prime-minister"))
        return set() if is_head and named <= self.holders.former else named

    def _throughout(self, office: Office) -> str | None:
        """Return who held an office all the time that a text without a day can be of, by its titles and its term.

        "le Premier ministre Rishi Sunak" is of 2022 to 2024: so is "le président français" in the same text.
        """
        since, until = self._terms
        for holder in self._holders_within(office, since, until):
            if holder.from_ <= since and (holder.to is None or until <= holder.to):
                return holder.actor
        return None

    def only_woman(self, office_id: str) -> str | None:
        """Return the one woman who held an office in the time that a text without a day can be of."""
        held = {holder.actor for holder in self._holders_within(self.holders.offices[office_id], *self._terms)}
        women = [actor for actor in held if self.gender(actor) == "f"]
        return women[0] if len(women) == 1 else None

    def _holders_within(self, office: Office, since: dt.date, until: dt.date) -> list[Holder]:
        """Return all who held an office between two days; nobody where not all of them are known."""
        if since > until or until == dt.date.max or (office.valid_through and until > office.valid_through):
            return []
        return [one for one in office.holders if one.from_ <= until and (one.to is None or since <= one.to)]

    @cached_property
    def _terms(self) -> tuple[dt.date, dt.date]:
        """Return the first and the last day on which all whom the text gives a title held it.

        Where the text's own term is known, a title that does not fall in it is one of the past.
        """
        self._read()
        since, until = self._term or (dt.date.min, dt.date.max)
        for office, people in (*self._given.items(), *self._presumed.items()):
            for person in people - self._gone:
                held = [holder for holder in self.holders.offices[office].holders if holder.actor == person]
                if len(held) == 1:
                    first, last = max(since, held[0].from_), min(until, held[0].to or dt.date.max)
                    since, until = (since, until) if self._term and first > last else (first, last)
        # As for a weekday without its year, a text is of the years the lexicon was made for.
        return since, until if until == dt.date.max else min(until, self.holders.known_through)

    def nations_of(self, offices: Iterable[str]) -> set[str]:
        """Return the states that offices belong to; those of an alliance or of the UN belong to none."""
        listed = self.holders.offices
        return {nation for office in offices if (nation := self._nation(listed[office].of))}

    def elected_on(self, office_id: str, day: dt.date | None) -> str | None:
        """Return who was elected to an office and is not in it yet."""
        return self.holders.elected_on(office_id, day)

    def is_of_president(self, office_id: str) -> bool:
        """Whether an office is that of a head of state who is elected."""
        return family_of(self.holders.offices[office_id].kind) == "president"

    def _held_on(self, actor: str, day: dt.date | None) -> list[Office]:
        return [o for o in self.holders.offices_of.get(actor, ()) if self._may_answer(actor, o.id, day)]

    def _may_answer(self, actor: str, office_id: str, day: dt.date | None) -> bool:
        """Whether the title of an office may mean an actor."""
        return self.holder_on(office_id, day) == actor

    def _answers_to(self, actor: str, key: str, day: dt.date | None) -> bool:
        """Whether a folded bare title ("president") may name this actor on ``day``."""
        phrases = self.holders.bare_phrases
        for office in self.holders.offices_of.get(actor, ()):
            if key in phrases[office.id] and self._may_answer(actor, office.id, day):
                return True
        return False

    def is_called(self, actor: str, titles: Iterable[str], day: dt.date | None) -> bool:
        """Whether one of some bare titles may name this actor on ``day``."""
        return any(self._answers_to(actor, folded(title), day) for title in titles)

    def _holder(self, of: str, key: str, day: dt.date | None) -> str | None:
        offices = self._called_at(of, key)
        return self._only(offices)(day) if offices else None

    def _called_at(self, of: str | None, key: str) -> list[Office]:
        """Return the offices of a state or a body that a bare title can mean."""
        phrases = self.holders.bare_phrases
        return [office for office in self.holders.offices_at.get(of or "", ()) if key in phrases[office.id]]

    def _only(self, offices: Iterable[Office]) -> Callable[[dt.date | None], str | None]:
        """Return who alone holds the offices on a day; a head who governs comes before one who does not."""
        listed = list(offices)

        def on(day: dt.date | None) -> str | None:
            for group in ([o for o in listed if o.kind.endswith("-leading")], listed):
                found = {self.holder_on(office.id, day) for office in group} - {None}
                if len(found) == 1:
                    return found.pop()
            return None

        return on


def family_of(kind: str) -> str:
    """Heads of state and of government, whether they govern or not; a monarch meets presidents."""
    plain = kind.removesuffix("-leading")
    return "president" if plain == "monarch" else plain
