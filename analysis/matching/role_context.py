"""Who a bare title means in its text: the persons, nations and institutions named around it."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property

from analysis.matching.role_house import HEADS, house_of, is_domestic
from analysis.matching.role_memory import RoleMemory, family_of
from analysis.matching.role_parties import is_of_other_party
from analysis.matching.role_subjects import acts
from analysis.matching.role_titles import DIPLOMATIC, HIGH
from analysis.text.normalise import fold

__all__ = ["RoleContext"]

# "Lula et son ministre", "Lula, accompagné de sa ministre": the name right before is the one whose minister it is.
_BESIDE = re.compile(
    r"[^,;:.]{2,40}?(?:\set|\sainsi\sque|,?\s(?:accompagnée?|flanquée?|suivie?)\s(?:de|par))\s(?:son|sa|leur)\s"
)


class RoleContext(RoleMemory):
    """The names of one text, asked for whom a title fits; made as the memory it rests on."""

    def one_of(self, holding: set[str]) -> str | None:
        """Choose among the holders of offices that one phrase fits: the one whose nation or name the text has."""
        if len(holding) < 2:
            return next(iter(holding), None)
        known = {actor for _, actor in (*self._said, *self._others)}
        fitting = [actor for actor in holding if actor in known or self._nation(actor) in known]
        return fitting[0] if len(fitting) == 1 else None

    def bare(
        self, offset: int, phrase: str, day: dt.date | None, gender: str | None, end: int, of_land: bool = False
    ) -> str | None:
        """Resolve "le président": a person named before whom it fits, else whom the nation at hand makes clear."""
        key = fold(phrase)
        found = self._of_house(offset, phrase, key, day, gender) or self._of_title(
            offset, phrase, key, day, gender, of_land
        )
        if found is None or (gender == "f" and self.is_man(found)):
            return None
        return None if is_of_other_party(self.text, end, self._nation(found), day) else found

    def _of_house(self, offset: int, phrase: str, key: str, day: dt.date | None, gender: str | None) -> str | None:
        """Return the head of the state whose official speaks, unless the passage names another "Premier ministre"."""
        domestic = is_domestic(key)
        if (key not in HEADS and not domestic) or (house := self._house) is None:
            return None
        if (holder := self._holder(house, key, day)) is None:
            return None
        if domestic and self.evidence.within(self.text.rfind("\n", 0, offset) + 1, offset) - {house}:
            return None
        if (domestic or key == "premier ministre") and any(
            actor != holder and self._answers_to(actor, phrase, day) for _, actor in self._before(offset, True)
        ):
            return None
        return holder if gender is None or (self.gender(holder) or gender) == gender else None

    @cached_property
    def _house(self) -> str | None:
        people = {person.start: person for person in self.people}

        def nation_at(offset: int) -> tuple[int, str | None]:
            person = people.get(offset)
            return (person.end, self._nation(person.sense.target)) if person else (offset, None)

        return house_of(self.text, nation_at)

    def _of_title(
        self, offset: int, phrase: str, key: str, day: dt.date | None, gender: str | None, of_land: bool
    ) -> str | None:
        if of_land and (land := self.evidence.nation_near(offset)) and (holder := self._holder(land, key, day)):
            return holder
        by_seat = self._by_institution(offset, key, day)
        if by_seat and gender == "f" and self.is_man(by_seat):
            by_seat = None

        def fits(actor: str) -> bool:
            if gender and self._genders.get(actor, gender) != gender:
                return False
            if gender == "f" and self.is_man(actor):
                return False
            return actor in self._titles[key] or self._answers_to(actor, phrase, day)

        # A woman's title speaks for the women; a man's is used of women too where nothing else is known.
        wording = {actor: 6.0 for actor, known in self._genders.items() if known == gender == "f"}
        if gender == "m":
            wording = {actor: -4.0 for _, actor in self._said if self.gender(actor) == "f"}
        named = self._best(offset, fits, {by_seat} - {None}, self._titles[key], wording)
        return named or by_seat or self._by_nation(offset, key, day, of_land) or self._ahead(offset, fits)

    def _ahead(self, offset: int, fits: Callable[[str], bool]) -> str | None:
        """Return the one person whom the passage names only afterwards: "le ministre … a précisé X"."""
        stop = self.text.find("\n", offset)
        found = {actor for at, actor in self._said if offset < at and (at < stop or stop < 0) and fits(actor)}
        return found.pop() if len(found) == 1 else None

    def serving(self, offset: int, states: Sequence[str], phrase: str, day: dt.date | None) -> str | None:
        """Resolve "le diplomate chinois": the last person named who serves that state, a minister if so called."""
        title = fold(phrase)

        def fits(actor: str) -> bool:
            if self._nation(actor) not in states:
                return False
            if title.startswith("ministre"):
                return self._answers_to(actor, "ministre", day)
            held = self._held_on(actor, day)
            return any(o.kind in DIPLOMATIC for o in held) if title.startswith("diplomate") else bool(held)

        return self._last(offset, fits)

    def former(self, offset: int, offices: Sequence[str], day: dt.date | None) -> str | None:
        """Resolve "l'ancien président russe": somebody the text names who held it once and does not now."""
        return self._last(offset, lambda actor: any(self.holders.held_before(actor, office, day) for office in offices))

    def formerly(self, offset: int, phrase: str, day: dt.date | None) -> str | None:
        """Resolve a bare "l'ex-président"; without a day it is the last person named who ever was one."""
        return self._last(offset, lambda actor: self.holders.answered_to(actor, phrase, day))

    def diplomat(self, offset: int, day: dt.date | None) -> str | None:
        """Resolve a bare "le diplomate": the last person named whose office is diplomacy, in this or the line above."""
        line = self.text.rfind("\n", 0, offset)
        floor = self.text.rfind("\n", 0, max(line, 0)) + 1
        for at, actor in self._before(offset):
            if at < floor:
                break
            if any(office.kind in DIPLOMATIC for office in self._held_on(actor, day)):
                return actor
        return None

    def homologue(self, offset: int, states: Sequence[str], day: dt.date | None) -> str | None:
        """Resolve "son homologue turc": who holds there what the person or the role named last holds."""
        floor = self.text.rfind("\n", 0, offset) + 1
        listed = self.holders.offices
        unknown = [(at, [listed[o] for o in offices], None) for at, offices in self._unknown if floor <= at < offset]
        known = [(at, self._held_on(actor, day), self._nation(actor)) for at, actor in self._before(offset, True)]
        for _, offices, home in sorted((*known, *unknown), key=lambda found: -found[0]):
            kinds = {family_of(office.kind) for office in offices}
            if kinds and home not in states and not any(home is None and o.of in states for o in offices):
                return self._only(
                    o for s in states for o in self.holders.offices_at.get(s, ()) if family_of(o.kind) in kinds
                )(day)
        return None

    def elected(self, offset: int, phrase: str, day: dt.date | None) -> str | None:
        """Resolve a bare "le président élu": who was named last of those elected, or of the one nation at hand."""
        held = self.holders.offices_of
        for _, actor in self._before(offset):
            coming = any(self.elected_on(office.id, day) == actor for office in held.get(actor, ()))
            if coming or self._answers_to(actor, phrase, day):
                return actor
        near = self.evidence.within(self.text.rfind("\n", 0, offset) + 1, offset)
        offices = [office for nation in near for office in self.holders.offices_at.get(nation, ())]
        found = {self.elected_on(o.id, day) for o in offices if family_of(o.kind) == "president"} - {None}
        return found.pop() if len(found) == 1 else None

    def neighbour(self, offset: int, day: dt.date | None, *, before: bool) -> str | None:
        """Resolve "son prédécesseur" and "son successeur": of the person named last who holds or held an office."""
        for _, actor in self._before(offset, same_passage=True):
            offices = self._held_on(actor, day)
            if not offices and not before and day is not None:
                once = self.holders.offices_of.get(actor, ())
                offices = [office for office in once if self.holders.held_before(actor, office.id, day)]
            if offices:
                found = {self.holders.next_to(actor, office.id, before=before) for office in offices[:1]} - {None}
                return found.pop() if found else None
        return None

    def counterpart(self, offset: int, day: dt.date | None) -> str | None:
        """Resolve a bare "son homologue": who was named last, of another nation, with an office of the same family."""
        first: tuple[str | None, set[str]] | None = None
        for _, actor in self._before(offset):
            families = {family_of(office.kind) for office in self._held_on(actor, day)}
            if first is None:
                first = (self._nation(actor), families)
            elif families & first[1] and self._nation(actor) != first[0]:
                return actor
        return None

    def possessed(self, offset: int, phrase: str, day: dt.date | None) -> str | None:
        """Resolve "son Premier ministre": of the nation of whoever was named last in the sentence."""
        start = self._sentence(offset)
        if offset - start < 8:
            start = self._sentence(max(0, start - 2))  # "Son ministre …" opens a sentence: whose, the one before says
        named = [(at, actor) for at, actor in self._everybody(offset) if at >= start and self._nation(actor)]
        if named and not _BESIDE.fullmatch(self.text, named[0][0], offset):
            # Not "X et son ministre": whose he is says the subject of the sentence, if it has one.
            last = [at for at, _ in named[1:]] + [-1]
            named = [one for one, before in zip(named, last, strict=True) if acts(self.text, one[0], before)] or named
        for _, actor in named[:1]:
            holder = self._holder(self._nation(actor) or "", fold(phrase), day)
            return holder if holder != actor else None
        return None

    def _best(
        self, offset: int, fits: Callable[[str], bool], favoured: set[str | None], called: set[str],
        wording: Mapping[str, float],
    ) -> str | None:
        """Weigh those who fit: named in this passage, last, often, of its main nation or institution, so called."""
        before = [(at, actor) for at, actor in self._said if at < offset]
        times = Counter(actor for _, actor in before)
        passage = self.text.rfind("\n", 0, offset) + 1
        home = self._home(passage, offset)
        scores: dict[str, float] = {}
        for rank, (at, actor) in enumerate(reversed(before)):
            if actor not in scores and fits(actor):
                scores[actor] = (3 if at >= passage else 0) + (2 if not scores else 0) + min(times[actor], 6) / 3
                scores[actor] += (
                    (4 if actor in favoured else 0)
                    + (2 if actor in called else 0)
                    + wording.get(actor, 0)
                    + (3 if home and self._nation(actor) == home else 0)
                    - rank / 1000
                )
        if len(scores) > 1:
            # Whom the sentences before speak of, not whom he met: "X a reçu Y. Le président …" is X.
            acting = self._acting(before, scores)
            if acting:
                scores[acting] += 2.5
        best = max(scores, key=lambda actor: scores[actor], default=None)
        if best is not None and favoured and best not in favoured:
            # The institution in the sentence speaks for its own head, unless the sentence names another.
            sentence = self._sentence(offset)
            return best if any(at >= sentence and actor == best for at, actor in before) else None
        return best

    def _acting(self, before: Sequence[tuple[int, str]], among: Mapping[str, float]) -> str | None:
        """Return who acted or spoke last of some, as the sentences say."""
        for index in range(len(before) - 1, -1, -1):
            at, actor = before[index]
            if actor in among and acts(self.text, at, before[index - 1][0] if index else -1):
                return actor
        return None

    def _home(self, start: int, stop: int) -> str | None:
        """Return the nation that most names between two offsets belong to, if more than half do."""
        counts = Counter(n for at, actor in self._everybody(stop) if at >= start and (n := self._nation(actor)))
        most = counts.most_common(1)
        return most[0][0] if most and 2 * most[0][1] > counts.total() else None

    def _by_institution(self, offset: int, key: str, day: dt.date | None) -> str | None:
        """Whose institution the sentence names: "le chef de l'État … un communiqué de l'Élysée"."""
        start, stop = self._sentence(offset), self._sentence_end(offset)
        found = set()
        for at, actor in self._others:
            if start <= at < stop and self.holders.lexicon.actors[actor].type == "organisation":
                seat = self.holders.seats.get(actor)
                of_seat = seat and key in self.holders.bare_phrases[seat]
                of = self.holders.parents.get(actor, actor)
                found.add(self.holder_on(seat, day) if seat and of_seat else self._holder(of, key, day))
        found.discard(None)
        return found.pop() if len(found) == 1 else None

    def _by_nation(self, offset: int, key: str, day: dt.date | None, of_land: bool) -> str | None:
        """Whose nation alone the passage, for the highest titles the text, has named so far."""
        passage = self.text.rfind("\n", 0, offset) + 1
        near = self.evidence.within(passage, offset)
        if len(near) == 1:
            return self._holder(near.pop(), key, day)
        if key not in HIGH and not of_land:
            return None
        main = self.evidence.main(passage, offset) or self.evidence.main()
        return self._holder(main, key, day) if main and (not near or main in near) else None
