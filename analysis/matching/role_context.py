"""Who a bare title means in its text: the persons, nations and institutions named around it."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left, insort
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence

from analysis.lexicon.models import Office
from analysis.matching.candidates import Candidate
from analysis.matching.holders import Holders
from analysis.matching.nations import Evidence
from analysis.matching.role_syntax import gender_of
from analysis.matching.role_titles import DIPLOMATIC, HIGH
from analysis.text.normalise import fold

__all__ = ["RoleContext"]

class RoleContext:
    """The names of one text, asked for whom a title fits.

    Parameters
    ----------
    text : str
        The stored text.
    names : sequence of Candidate
        The confirmed names, sorted.
    holders : Holders
        Who held what when.
    evidence : Evidence
        Where the text names which nation.
    strangers : sequence of Candidate
        The persons whom the lexicon lacks.
    """

    def __init__(
        self, text: str, names: Sequence[Candidate], holders: Holders, evidence: Evidence,
        strangers: Sequence[Candidate] = (),
    ) -> None:  # fmt: skip
        self.text, self.holders, self.evidence = text, holders, evidence
        actors = holders.lexicon.actors
        self.people = [name for name in names if actors[name.sense.target].type == "person"]
        if strangers:
            self.people = sorted((*self.people, *strangers), key=lambda person: person.start)
        self._said = [(p.start, p.sense.target) for p in self.people]
        self._named = {person for _, person in self._said}
        self._others = [(n.start, n.sense.target) for n in names if actors[n.sense.target].type != "person"]
        self._titles: dict[str, set[str]] = defaultdict(set)
        self._gone: set[str] = set()
        self._given: dict[str, set[str]] = defaultdict(set)
        # "Mme X", "la ministre X": how the text speaks of a person.
        self._genders = {p.sense.target: g for p in self.people if (g := gender_of(text, p.start))}

    def entitle(self, person: str, phrases: Iterable[str], gender: str | None) -> None:
        """Remember that the text gave a person a title beside the name: "le président déchu …"."""
        if person and gender:
            self._genders[person] = gender
        for phrase in phrases if person else ():
            self._titles[fold(phrase)].add(person)

    def give(self, person: str, offices: Iterable[str]) -> None:
        """Remember the offices that a text without a day gives to a person beside the name.

        Of "les présidents russe et polonais X et Y" each title is given to whom the lexicon knows in it, or to
        whom is of the nation.
        """
        for office in offices:
            entry = self.holders.offices[office]
            stranger = person not in self.holders.lexicon.actors
            known = {holder.actor for holder in entry.holders}
            if stranger or person in known or self._nation(person) == entry.of:
                self._given[office].add(person)

    def dismiss(self, person: str) -> None:
        """Remember whom a text without a day calls a former holder: no title of today is his."""
        self._gone.add(person)

    def named_within(self, start: int, stop: int) -> set[str]:
        """Return the persons named between two offsets, in one line."""
        line_end = self.text.find("\n", start)
        stop = stop if line_end < 0 else min(stop, line_end)
        return {name.sense.target for name in self.people if start <= name.start < stop}

    def holder_on(self, office_id: str, day: dt.date | None) -> str | None:
        """Return who held an office on a day; where nobody knows, who holds it as the text itself says.

        That is the one person to whom the text gives the title, or else, without a day, the only one of all
        holders whom it names at all, unless it speaks of a former one.
        """
        listed = self.holders.offices[office_id]
        holder = self.holders.holder_on(office_id, day)
        if day is not None and (holder or (listed.valid_through and day > listed.valid_through)):
            return holder
        known = {holder.actor for holder in listed.holders} if day is None else set()
        here = self._given.get(office_id) or (known & self._named) - self._gone
        return next(iter(here)) or None if len(here) == 1 else None

    def nations_of(self, offices: Iterable[str]) -> set[str]:
        """Return the states that offices belong to; those of an alliance or of the UN belong to none."""
        listed = self.holders.offices
        return {nation for office in offices if (nation := self._nation(listed[office].of))}

    def _held_on(self, actor: str, day: dt.date | None) -> list[Office]:
        return [o for o in self.holders.offices_of.get(actor, ()) if self.holder_on(o.id, day) == actor]

    def _answers_to(self, actor: str, phrase: str, day: dt.date | None) -> bool:
        """Whether a bare phrase ("le président") may name this actor on ``day``."""
        return any(fold(phrase) in self.holders.bare_phrases[o.id] for o in self._held_on(actor, day))

    def mention(self, offset: int, person: str) -> None:
        """Add a resolved role: a later title can lean on it."""
        insort(self._said, (offset, person))

    def one_of(self, holding: set[str]) -> str | None:
        """Choose among the holders of offices that one phrase fits: the one whose nation or name the text has."""
        if len(holding) < 2:
            return next(iter(holding), None)
        known = {actor for _, actor in (*self._said, *self._others)}
        fitting = [actor for actor in holding if actor in known or self._nation(actor) in known]
        return fitting[0] if len(fitting) == 1 else None

    def bare(self, offset: int, phrase: str, day: dt.date | None, gender: str | None) -> str | None:
        """Resolve "le président": a person named before whom it fits, else whom the nation at hand makes clear."""
        key = fold(phrase)
        by_seat = self._by_institution(offset, key, day)

        def fits(actor: str) -> bool:
            if gender and self._genders.get(actor, gender) != gender:
                return False
            return actor in self._titles[key] or self._answers_to(actor, phrase, day)

        # A woman's title speaks for the women; a man's is used of women too where nothing else is known.
        women = {actor for actor, known in self._genders.items() if known == gender == "f"}
        named = self._best(offset, fits, {by_seat} - {None}, self._titles[key], women)
        return named or by_seat or self._by_nation(offset, key, day) or self._ahead(offset, fits)

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
        """Resolve "son homologue turc": who holds there what the person named last holds."""
        for _, actor in self._before(offset, same_passage=True):
            kinds = [_family(office.kind) for office in self._held_on(actor, day)]
            if kinds and self._nation(actor) not in states:
                return self._only(
                    o for s in states for o in self.holders.offices_at.get(s, ()) if _family(o.kind) in kinds
                )(day)
        return None

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
            families = {_family(office.kind) for office in self._held_on(actor, day)}
            if first is None:
                first = (self._nation(actor), families)
            elif families & first[1] and self._nation(actor) != first[0]:
                return actor
        return None

    def possessed(self, offset: int, phrase: str, day: dt.date | None) -> str | None:
        """Resolve "son Premier ministre": of the nation of whoever was named last in the sentence."""
        start = self._sentence(offset)
        for at, actor in self._everybody(offset):
            if at < start:
                return None
            nation = self._nation(actor)
            if nation:
                holder = self._holder(nation, fold(phrase), day)
                return holder if holder != actor else None
        return None

    def _best(
        self, offset: int, fits: Callable[[str], bool], favoured: set[str | None], called: set[str], women: set[str]
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
                    + (6 if actor in women else 0)
                    + (3 if home and self._nation(actor) == home else 0)
                    - rank / 1000
                )
        best = max(scores, key=lambda actor: scores[actor], default=None)
        if best is not None and favoured and best not in favoured:
            # The institution in the sentence speaks for its own head, unless the sentence names another.
            sentence = self._sentence(offset)
            return best if any(at >= sentence and actor == best for at, actor in before) else None
        return best

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

    def _by_nation(self, offset: int, key: str, day: dt.date | None) -> str | None:
        """Whose nation alone the passage, for the highest titles the text, has named so far."""
        near = self.evidence.within(self.text.rfind("\n", 0, offset) + 1, offset)
        if len(near) == 1:
            return self._holder(near.pop(), key, day)
        if key not in HIGH or near:
            return None
        main = self.evidence.main()
        return self._holder(main, key, day) if main else None

    def _holder(self, of: str, key: str, day: dt.date | None) -> str | None:
        return self._only(o for o in self.holders.offices_at.get(of, ()) if key in self.holders.bare_phrases[o.id])(day)

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

    def _last(self, offset: int, fits: Callable[[str], bool]) -> str | None:
        return next((actor for _, actor in self._before(offset) if fits(actor)), None)

    def _before(self, offset: int, same_passage: bool = False) -> list[tuple[int, str]]:
        floor = self.text.rfind("\n", 0, offset) + 1 if same_passage else 0
        return [
            (at, actor) for at, actor in reversed(self._said[: bisect_left(self._said, (offset, ""))]) if at >= floor
        ]

    def _everybody(self, offset: int) -> list[tuple[int, str]]:
        return sorted(((at, actor) for at, actor in (*self._said, *self._others) if at < offset), reverse=True)

    def _nation(self, actor: str) -> str | None:
        entry = self.holders.lexicon.actors.get(actor)
        return None if entry is None else entry.id if entry.type == "state" else entry.country

    def _sentence(self, offset: int) -> int:
        return max(self.text.rfind(mark, 0, offset) for mark in (". ", "\n", "! ", "? ")) + 1

    def _sentence_end(self, offset: int) -> int:
        return min((at for mark in (". ", "\n") if (at := self.text.find(mark, offset)) >= 0), default=len(self.text))


def _family(kind: str) -> str:
    """Heads of state and of government, whether they govern or not; a monarch meets presidents."""
    plain = kind.removesuffix("-leading")
    return "president" if plain == "monarch" else plain
