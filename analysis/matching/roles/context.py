"""Who a bare title means in its text: the persons, nations and institutions named around it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Sequence
from functools import cached_property

from analysis.matching.roles.clauses import partners
from analysis.matching.roles.ground import RoleGround
from analysis.matching.roles.house import HEADS, house_of, is_domestic
from analysis.matching.roles.memory import family_of
from analysis.matching.roles.parties import is_of_other_party
from analysis.matching.roles.phrases import BareTitle
from analysis.matching.roles.subjects import acts
from analysis.matching.roles.titles import DIPLOMATIC, folded
from analysis.matching.roles.turnover import fell

__all__ = ["RoleContext"]

# "Lula et son ministre", "Lula, accompagné de sa ministre": the name right before is the one whose minister it is.
_BESIDE = re.compile(
    r"[^,;:.]{2,40}?(?:\set|\sainsi\sque|,?\s(?:accompagnée?|flanquée?|suivie?)\s(?:de|par)|(?:,|,?\set)\s(?:de|à|avec|par))"
    r"\s(?:son|sa|leur)\s"
)
_SPOKESPERSON = folded("porte-parole")


class RoleContext(RoleGround):
    """One text so far, asked whom a title means: the last of the layers."""

    def one_of(self, holding: set[str]) -> str | None:
        """Choose among the holders of offices that one phrase fits: the one whose nation or name the text has."""
        if len(holding) < 2:
            return next(iter(holding), None)
        known = {actor for _, actor in (*self._said, *self._others)}
        fitting = [actor for actor in holding if actor in known or self._nation(actor) in known]
        return fitting[0] if len(fitting) == 1 else None

    def bare(self, title: BareTitle) -> str | None:
        """Resolve "le président": a person named before whom it fits, else whom the nation at hand makes clear."""
        end, day = title.end, title.day
        if self.text[end : end + 1] == "-" and self.text[end + 1 : end + 2].isalpha():
            return None  # "le ministre-président" is another office
        if self.is_fallen(end):
            return self._overthrown(title)
        found = self._of_change(title) or self._of_house(title) or self._of_ground(title)
        if found and found in partners(self.text, title.start, self._said):
            found = self.own_head(title.key, day)
        if found is None or (title.gender == "f" and self.is_man(found)):
            return None
        return None if is_of_other_party(self.text, end, self._nation(found), day) else found

    def _of_house(self, title: BareTitle) -> str | None:
        """Return the head of the state whose official speaks, unless the passage names another "Premier ministre"."""
        offset, _, key, day, gender, _ = title
        domestic = is_domestic(key)
        if (key not in HEADS and not domestic) or (house := self._house) is None:
            return None
        if (holder := self._holder(house, key, day)) is None:
            return None
        if domestic and self.evidence.within(self.text.rfind("\n", 0, offset) + 1, offset) - {house}:
            return None
        if (domestic or key == "premier ministre") and any(
            actor != holder and self._answers_to(actor, key, day) for _, actor in self._before(offset, True)
        ):
            return None
        return holder if gender is None or (self.gender(holder) or gender) == gender else None

    def _of_change(self, title: BareTitle) -> str | None:
        """Return whom "le nouveau président" or "le président sortant" means around a change of power."""
        offset, end, key, day = title[:4]
        is_new, is_leaving, has_lost = self.is_new(offset, end), self.is_leaving(end), fell(self.text, offset, end)
        if day is None or not (is_new or is_leaving or has_lost):
            return None

        def fits(actor: str) -> bool:
            offices = [o for o in self.holders.offices_of.get(actor, ()) if key in self.holders.bare_phrases[o.id]]
            if is_new:
                return any(self.coming(office.id, day) == actor for office in offices)
            gone = self.left_lately if is_leaving else self.lost
            return any(gone(actor, office.id, day) for office in offices)

        found = self._last(offset, fits) or self._only_one(fits)
        if found and has_lost:
            self._titles[key].add(found)
        return found

    def _overthrown(self, title: BareTitle) -> str | None:
        """Resolve "le président déchu": a former one whom the text names, else of the one nation at hand."""
        key, day = title.key, title.day

        def fits(actor: str) -> bool:
            return self.holders.answered_to(actor, key, day)

        if found := self._last(title.start, fits) or self._only_one(fits):
            return found
        nation = self._nation_at_hand(title)
        gone = {self.fallen(office.id, day) for office in self._called_at(nation, key)} - {None}
        return gone.pop() if len(gone) == 1 else None

    def _only_one(self, fits: Callable[[str], bool]) -> str | None:
        """Return the one person of the whole text who fits."""
        found = [actor for actor in self._named if fits(actor)]
        return found[0] if len(found) == 1 else None

    @cached_property
    def _house(self) -> str | None:
        people = {person.start: person for person in self.people}

        def nation_at(offset: int) -> tuple[int, str | None]:
            person = people.get(offset)
            return (person.end, self._nation(person.sense.target)) if person else (offset, None)

        return house_of(self.text, nation_at)

    def _of_ground(self, title: BareTitle) -> str | None:
        """Return whom a title means of those it fits, else by what the text has named around it."""
        if title.of_land and (land := self._land_near(title.start)):
            return self._holder(land, title.key, title.day)
        by_seat = self._by_institution(title)
        if by_seat and title.gender == "f" and self.is_man(by_seat):
            by_seat = None
        fits = self._fitting(title)
        # In an official's speech a minister at home is no other land's, whatever land it is about.
        is_own = is_domestic(title.key) and self._house is not None
        return (
            (self._best(title, fits, by_seat) if fits else None)
            or by_seat
            or (None if is_own else self._not_met(title.start, self._by_nation(title)))
            or self._by_speaker(title)
            or (self._ahead(title.start, fits) if fits else None)
            or self._by_body(title)
        )

    def _not_met(self, offset: int, found: str | None) -> str | None:
        """Leave out whom the sentence names farther on as another: "… sur l'invitation de X"."""
        stop = self._sentence_end(offset)
        later = [at for at, actor in self._said if actor == found and offset < at < stop]
        before = any(actor == found for at, actor in self._said if at < offset)
        return found if before or all(acts(self.text, at, offset) for at in later) else None

    def _ahead(self, offset: int, fits: Callable[[str], bool]) -> str | None:
        """Return the one person whom the passage names only afterwards: "le ministre … a précisé X"."""
        stop, sentence = self.text.find("\n", offset), self._sentence_end(offset)
        later = [(at, actor) for at, actor in self._said if offset < at and (at < stop or stop < 0) and fits(actor)]
        # In the sentence itself he is another, unless he is who says it: "… sur invitation de X".
        if any(at < sentence and not acts(self.text, at, offset) for at, _ in later):
            return None
        found = {actor for _, actor in later}
        return found.pop() if len(found) == 1 else None

    def serving(self, offset: int, states: Sequence[str], phrase: str, day: dt.date | None) -> str | None:
        """Resolve "le diplomate chinois": the last person named who serves that state, a minister if so called."""
        title = folded(phrase)

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

    def formerly(self, offset: int, key: str, day: dt.date | None) -> str | None:
        """Resolve a bare "l'ex-président"; without a day it is the last person named who ever was one."""
        return self._last(offset, lambda actor: self.holders.answered_to(actor, key, day))

    def diplomat(self, offset: int, day: dt.date | None) -> str | None:
        """Resolve a bare "le diplomate": the last person named whose office is diplomacy, in this or the line above."""
        line = max(self.text.rfind("\n", 0, offset), 0)
        while line and self.text[line - 1] == "\n":
            line -= 1  # paragraphs are often apart by empty lines
        floor = self.text.rfind("\n", 0, line) + 1
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
                return self._opposite(offices, states, day)
        return None

    def elected(self, offset: int, key: str, day: dt.date | None) -> str | None:
        """Resolve a bare "le président élu": who was named last of those elected, or of the one nation at hand."""
        held = self.holders.offices_of
        named = [actor for _, actor in self._before(offset)]
        for actor in named:
            if any(self.elected_on(office.id, day) == actor for office in held.get(actor, ())):
                return actor
        if said := next((actor for actor in named if self._answers_to(actor, key, day)), None):
            return said
        near = self.evidence.within(self.text.rfind("\n", 0, offset) + 1, offset)
        offices = [office for nation in near for office in self.holders.offices_at.get(nation, ())]
        found = {self.elected_on(o.id, day) for o in offices if family_of(o.kind) == "president"} - {None}
        return found.pop() if len(found) == 1 else None

    def neighbour(self, offset: int, day: dt.date | None, *, before: bool) -> str | None:
        """Resolve "son prédécesseur" and "son successeur": of the person named last who holds or held an office."""
        named = [actor for _, actor in self._before(offset, same_passage=True)]
        for actor in named:
            offices = self._held_on(actor, day)
            if not offices and not before and day is not None:
                once = self.holders.offices_of.get(actor, ())
                offices = [office for office in once if self.holders.held_before(actor, office.id, day)]
            if offices:
                found = {self.holders.next_to(actor, office.id, before=before) for office in offices[:1]} - {None}
                # Who stands there only in passing: the one before, or after, another is named as well.
                told = [self.holders.next_to(a, o.id, before=before) for a in named for o in self._held_on(a, day)]
                known = [one for one in told if one in named]
                return known[0] if known else found.pop() if found else None
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

    def possessed(self, offset: int, key: str, day: dt.date | None) -> str | None:
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
            if key == _SPOKESPERSON and actor not in self._named and actor != self._nation(actor):
                return self._speaking_for(actor, day)
            holder = self._holder(self._nation(actor) or "", key, day)
            return holder if holder != actor else None
        return None
