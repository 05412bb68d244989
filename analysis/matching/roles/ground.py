"""Whom a bare title means by the ground it stands on: the nation, the institution or the body named around it."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left
from collections.abc import Sequence

from analysis.lexicon.models import Office
from analysis.matching.roles.house import is_domestic
from analysis.matching.roles.memory import family_of
from analysis.matching.roles.phrases import BareTitle
from analysis.matching.roles.subjects import acts
from analysis.matching.roles.titles import HEADS_OF_STATE, HIGH, RARE
from analysis.matching.roles.weights import RoleWeights

__all__ = ["RoleGround"]

# "l'hôte du Kremlin" is another person than the one a sentence speaks of, not the source of what it says.
_MASTER = re.compile(r"\b(?:hôte|maître|locataire|occupante?|patronn?e?|chef|numéro\sun)\s(?:du\s|de\sla\s|de\sl['’])$")
_AT = re.compile(r"(?:^|[.!?»;\n]\s?)(?:À|A|à|[Ee]n|[Aa]ux?)\s([A-ZÀ-Þ][\w'’ -]{2,25}),\s(?:l[ea]\s|l['’])$")
# Kinds whose holders govern although the calendar gives the state a head besides.
_RULING = frozenset({"crown-prince", "supreme-leader", "junta-leader"})
# Titles of the head of a body between states, and its ministers' by the name of the ministry.
_OF_BODY = ("secretaire general", "directeur general", "directrice generale")
_MINISTRIES = {
    "ministere-affaires-etrangeres": "foreign-minister", "ministere-defense": "defence-minister",
    "ministere-armees": "defence-minister", "ministere-interieur": "interior-minister",
}  # fmt: skip
# "le président du club": a title of something that is no state's, before the same title stands bare.
_COMPLEMENT = re.compile(
    r"\s(?:du|de\sla|de\sl['’]|des|de|d['’])\s?(?!République|république|[ÉEée]tat\b|pays\b)(?:[a-zà-ÿ]|[A-Z]{2})"
)


class RoleGround(RoleWeights):
    """What one text has said so far, with the nations and institutions that a title may be of."""

    def _by_institution(self, title: BareTitle) -> str | None:
        """Whose institution the sentence names: "le chef de l'État … un communiqué de l'Élysée"."""
        key, day = title.key, title.day
        start, stop = self._sentence(title.start), self._sentence_end(title.start)
        found = set()
        first, last = (bisect_left(self._others, (at, "")) for at in (start, stop))
        for at, actor in self._others[first:last]:
            if self._types[actor] == "organisation" and not _MASTER.search(self.text, max(start, at - 30), at):
                seat = self.holders.seats.get(actor)
                of_seat = seat and key in self.holders.bare_phrases[seat]
                of = self.holders.parents.get(actor, actor)
                found.add(self.holder_on(seat, day) if seat and of_seat else self._holder(of, key, day))
        found.discard(None)
        return found.pop() if len(found) == 1 else None

    def _by_nation(self, title: BareTitle) -> str | None:
        """Whose nation alone the passage, for the highest titles the text, has named so far."""
        if self._is_of_no_state(title):
            return None
        offset, _, key, day, _, of_land = title
        passage = self.text.rfind("\n", 0, offset) + 1
        near = self._bearing(self.evidence.within(passage, offset) - self.not_meant, key, day)
        nation = self._led(offset) or (next(iter(near)) if len(near) == 1 else None)
        if nation is None and (key in HIGH or is_domestic(key)):
            nation = self._told_last(offset, passage)
            nation = None if nation and key in RARE and not self._holder(nation, key, day) else nation
        if nation is None and (key in HIGH or of_land or is_domestic(key)):
            main = self.home_land
            if main is None and (key in HIGH or of_land):
                without = self.not_meant
                main = self.evidence.main(passage, offset, without) or self.evidence.main(without=without)
            nation = main if not near or main in near else None
        if nation is None and key.startswith("chanceli") and not self.evidence.anywhere("autriche"):
            nation = "allemagne"
        if own := self.instead_of(nation, key, day):
            return own
        holder = self._holder(nation, key, day) if nation else None
        if holder and self.is_met(offset) and self.is_gone(holder):
            living = {self.holders.holder_on(office.id, day) for office in self._called_at(nation, key)} - {None}
            return living.pop() if len(living) == 1 else None
        if holder is None or holder in self._named:
            return holder
        # Who is elected, and named, is meant rather than who leaves, and is not.
        coming = (self.coming(office.id, day) for office in self._called_at(nation, key))
        return next((elect for elect in coming if elect), holder)

    def _by_speaker(self, title: BareTitle) -> str | None:
        """Whose head who is quoted speaks of: "« Le président a été clair », a dit Antony Blinken"."""
        offset = title.start
        line = self.text.rfind("\n", 0, offset) + 1
        opened = max(self.text.rfind(mark, line, offset) for mark in "«“")
        if opened < 0 or any(mark in self.text[opened:offset] for mark in "»”"):
            return None
        closed = min((at for mark in "»”" if (at := self.text.find(mark, offset)) >= 0), default=-1)
        behind = next((p for p in self.people if p.start > closed >= 0), None)
        if behind is None or behind.start - closed > 90 or ". " in self.text[closed : behind.start]:
            return None
        if not acts(self.text, behind.start):
            return None
        nation = self._nation(behind.sense.target)
        holder = self._holder(nation, title.key, title.day) if nation else None
        return None if holder == behind.sense.target else holder

    def _told_last(self, offset: int, passage: int) -> str | None:
        """Return the one nation of the sentence so far or, where it names none, of the one before."""
        start = self._sentence(offset)
        before = self._sentence(max(passage, start - 2)) if start > passage else start
        nations = self.evidence.within(start, offset) or self.evidence.within(max(before, passage), start)
        nations -= self.not_meant
        return nations.pop() if len(nations) == 1 else None

    def _led(self, offset: int) -> str | None:
        """Return the nation of the place that opens a sentence right before a title: "À Varsovie, le ministre …"."""
        led = _AT.search(self.text, max(0, offset - 40), offset)
        nations = self.evidence.within(led.start(1), offset) if led else set()
        return nations.pop() if len(nations) == 1 else None

    def _land_near(self, offset: int) -> str | None:
        """Return the state of "du pays": the one named last in the passage, else that of who is named."""
        passage = self.text.rfind("\n", 0, offset) + 1
        entries = self.holders.lexicon.actors
        states = (of for at, of in reversed(self._others) if passage <= at < offset and entries[of].type == "state")
        return next(states, None) or self.evidence.nation_near(offset)

    def _nation_at_hand(self, title: BareTitle) -> str | None:
        passage = self.text.rfind("\n", 0, title.start) + 1
        near = self._bearing(self.evidence.within(passage, title.start), title.key)
        return near.pop() if len(near) == 1 else self.evidence.main()

    def _bearing(self, nations: set[str], key: str, day: dt.date | None = None) -> set[str]:
        """Leave out of several nations those whose head bears another title: a kingdom has no president.

        Of titles that few states have, as "chancelier" and "chef de la junte", the state is left that has one.
        """
        if len(nations) < 2 or key not in HEADS_OF_STATE | RARE:
            return nations
        offices, phrases = self.holders.offices_at, self.holders.bare_phrases
        if key in RARE:
            return {nation for nation in nations if self._holder(nation, key, day)} or nations
        return {n for n in nations if not offices.get(n) or any(key in phrases[o.id] for o in offices[n])}

    def _is_of_no_state(self, title: BareTitle) -> bool:
        """Whether the text used a title last of something that is no state: "le président du club"."""
        if title.key not in ("president", "presidente"):
            return False
        at = max(self.text.rfind(word, 0, title.start) for word in ("président", "Président"))
        if at < 0:
            return False
        end = at + len("président") + self.text.startswith("présidente", at)
        return bool(_COMPLEMENT.match(self.text, end))

    def _by_body(self, title: BareTitle) -> str | None:
        """Whose body the passage names before: "L'Otan se réunit … Le secrétaire général", "Beauvau … Le ministre"."""
        offset, _, key, day, gender, _ = title
        start = self.text.rfind("\n", 0, offset) + 1
        bodies = {actor for at, actor in self._others if start <= at < offset}
        if key.startswith(_OF_BODY):
            heads = {self._holder(self.holders.parents.get(body, body), key, day) for body in bodies}
        elif key == "ministre":
            heads = {self._minister_of(body, day) for body in bodies}
        else:
            return None
        fitting = [head for head in heads if head and (gender is None or (self.gender(head) or gender) == gender)]
        return fitting[0] if len(fitting) == 1 else None

    def _speaking_for(self, body: str, day: dt.date | None) -> str | None:
        """Return the spokesperson of a ministry of foreign affairs or of a seat of power, and of no other body."""
        kind = "foreign-spokesperson" if body.startswith("ministere-affaires-etrangeres") else "spokesperson"
        if kind == "spokesperson" and body not in self.holders.seats:
            return None
        offices = self.holders.offices_at.get(self._nation(body) or "", ())
        return self._only(office for office in offices if office.kind == kind)(day)

    def _opposite(self, own: Sequence[Office], states: Sequence[str], day: dt.date | None) -> str | None:
        """Return who is in some states what the holder of some offices is at home.

        Those who govern meet those who govern: of the American president "son homologue britannique" is no king, of
        the chancellor "son homologue américain" the president. Where two are possible, the one the text names.
        """
        there = [office for state in states for office in self.holders.offices_at.get(state, ())]
        families = {family_of(office.kind) for office in own}
        like = [office for office in there if family_of(office.kind) in families]
        same = self._only(like)(day)
        leads = {family_of(o.kind) for o in own if o.kind.endswith("-leading") or o.kind in _RULING}
        if not leads:
            return same
        leader = self._only(office for office in there if office.kind.endswith("-leading"))(day)
        named = {same, leader} & self._named
        if leader is None or len(named) == 1:
            return named.pop() if named else same
        is_president = "president" in leads and any(office.kind == "president" for office in like)
        return same if is_president and same else leader

    def _minister_of(self, body: str, day: dt.date | None) -> str | None:
        kind = next((kind for name, kind in _MINISTRIES.items() if body.startswith(name)), None)
        offices = self.holders.offices_at.get(self._nation(body) or "", ())
        return self._only(office for office in offices if office.kind == kind)(day) if kind else None
