"""What a hit stands for in its text: conditions, contexts, names that are somebody else's, overlaps."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cached_property

from analysis.matching.metonyms import stands_for_state
from analysis.matching.name_surroundings import (
    addressed_by_title,
    begins_before,
    first_name_before,
    goes_on,
    in_address,
    in_context,
    in_longer_name,
    is_possessed,
    may_hold_addresses,
    named_after,
)  # fmt: skip
from analysis.matching.namesakes import is_namesake, names_a_thing
from analysis.matching.nations import Evidence
from analysis.matching.senses import Candidate, Sense
from analysis.matching.whole_names import is_institution

__all__ = ["Judge"]

# Whether words are part of a name that is not this actor's, and whether all names in them are.
_OWN, _ANOTHERS, _WHOLLY_ANOTHERS = range(3)


class Judge:
    """Decides for one text what a span stands for.

    Parameters
    ----------
    text : str
        The stored text of one document.
    hits : sequence of Candidate
        All its hits of name kinds, sorted.
    kept : list of Candidate
        The names found so far; the caller and `disentangle` add to it.
    evidence : Evidence
        Where the text names which nation.
    countries : mapping from actor id to state id
    """

    def __init__(
        self, text: str, hits: Sequence[Candidate], kept: list[Candidate], evidence: Evidence,
        countries: Mapping[str, str],
    ) -> None:  # fmt: skip
        self.text, self.hits, self.kept, self.evidence, self.countries = text, hits, kept, evidence, countries
        self.addresses = may_hold_addresses(text)
        self.introduced: dict[str, bool] = {}
        self.owners: dict[tuple[int, int, int], int] = {}
        # Up to where a mask, a chosen name or a place named after a person covers the text.
        self.hidden_until = -1

    def disentangle(self, hits: Sequence[Candidate]) -> None:
        """Keep those that are names of hits that overlap each other."""
        at = 0
        while at < len(hits):
            start, behind = hits[at].start, at + 1
            while behind < len(hits) and hits[behind].start == start:
                behind += 1
            if self.hidden_until <= start:
                if behind - at > 1:
                    self._choose_longest(start, hits[at:behind])
                elif self._holds_first(hits[at]):
                    self.kept.append(hits[at])
            at = behind

    def _holds_first(self, hit: Candidate) -> bool:
        """Whether a hit is a name that alone begins where it does; what lies in it is none then."""
        start, end, sense, _ = hit
        holds = self.holds(start, end, sense)
        if holds or sense.kind == "mask" or (sense.kind == "metonym" and not self.text[start:end].isalpha()):
            self.hidden_until = max(self.hidden_until, end)  # "à Nouvelle-Delhi" holds no Delhi either
        return holds

    def _choose_longest(self, start: int, hits: Sequence[Candidate]) -> None:
        """Keep the longest hit that is a name: where a longer one turns out to be none, a shorter one may be."""
        behind = len(hits)
        while behind and self.hidden_until <= start:
            end, at = hits[behind - 1].end, behind - 1
            while at and hits[at - 1].end == end:
                at -= 1
            chosen = self._choose(start, end, [hit.sense for hit in hits[at:behind]])
            if chosen:
                self.kept.append(Candidate(start, end, chosen))
                return
            behind = at

    def _choose(self, start: int, end: int, group: list[Sense]) -> Sense | None:
        """Return the sense that holds at a span, if one does."""
        open_senses = _unmasked(group)
        if len(open_senses) < len(group):
            self.hidden_until = max(self.hidden_until, end)
        n_senses = len(open_senses)
        named = self._named_in_full  # of the fifty parliaments most need not be asked for
        holding = [
            s for s in open_senses
            if (n_senses == 1 or not s.introduced or s.target in named) and self.holds(start, end, s, n_senses)
        ]  # fmt: skip
        if n_senses > 1:
            holding = self._of_the_nation(start, end, open_senses, holding)
        if not holding:
            if any(sense.kind == "metonym" for sense in open_senses) and not self.text[start:end].isalpha():
                self.hidden_until = max(self.hidden_until, end)  # "à Nouvelle-Delhi" holds no Delhi either
            return None
        self.hidden_until = max(self.hidden_until, end)
        if len(holding) == 1:
            return holding[0]
        last = {name.sense.target: name.start for name in self.kept}
        return min(holding, key=lambda sense: (_rank(sense), -last.get(sense.target, -1), sense.target))

    def _of_the_nation(self, start: int, end: int, senses: Sequence[Sense], holding: list[Sense]) -> list[Sense]:
        """Choose among institutions that share a name ("Sénat", "ministère de la Défense") by the nation at hand.

        One that the text has named in full comes first; else the nation spoken of just before decides.
        """
        shared = [s for s in senses if s.is_full and not s.is_sure and s.target in self.countries]
        nations = {self.countries[s.target] for s in shared}
        if len(nations) < 2 or any(_rank(s) == 0 for s in holding):
            return holding
        named = [s for s in holding if s.introduced and s.is_full]
        pool = [s for s in named if s.target in self.countries] if named else shared
        nation = self.evidence.nation_at(start, {self.countries[s.target] for s in pool}, strict=not named, end=end)
        chosen = [s for s in pool if self.countries[s.target] == nation]
        if chosen:
            return chosen[:1]
        # Nothing said of which nation: what the context of the lexicon allows, or the entry without one.
        nowhere = [s for s in holding if s.target not in self.countries]
        return named or nowhere or ([] if self.evidence.nation_near(start) else holding)

    def _is_anothers(self, start: int, end: int, sense: Sense) -> bool:
        """Whether another nation stands right behind an institution's name, or the sentence is set in one."""
        if not sense.is_full or not is_institution(self.text[start:end]):
            return False
        country = self.countries.get(sense.target)
        if country is None and not sense.is_short:
            return False
        named = self.evidence.nation_behind(end) or self.evidence.nation_leading(start)
        return named not in {None, country}

    def holds(self, start: int, end: int, sense: Sense, n_senses: int = 1) -> bool:
        """Whether a span stands for a sense, one of so many that it can have."""
        text = self.text
        if sense.introduced and not self._is_introduced(sense.target):
            titled = sense.kind == "surname" and n_senses == 1 and addressed_by_title(text, start)
            if not titled or not self.evidence.anywhere(self.countries.get(sense.target)):
                return False
        if (self.addresses or text[end : end + 1] == ".") and in_address(text, start, end):
            return False
        if sense.is_certain:
            return True
        if sense.context and not in_context(text, start, end, sense.context):
            return False
        if sense.is_short and is_possessed(text, start):
            return False
        if sense.kind == "metonym":
            return not in_longer_name(text, start, end) and stands_for_state(text, start, end)
        if sense.kind == "mask":
            return False
        owner = self._owner(start, end, sense)
        if owner == _WHOLLY_ANOTHERS:
            self.hidden_until = max(self.hidden_until, end)
        return owner == _OWN

    def _is_introduced(self, target: str) -> bool:
        """Whether the text names somebody or something in full."""
        named = self._named_in_full.get(target)
        if named is None:
            return False
        known = self.introduced.get(target)
        if known is None:
            known = any(self._owner(start, end, sense) == _OWN for start, end, sense, _ in named)
            self.introduced[target] = known
        return known

    @cached_property
    def _named_in_full(self) -> dict[str, list[Candidate]]:
        """Where each actor may be named in full."""
        found: dict[str, list[Candidate]] = defaultdict(list)
        masks: list[Candidate] = []
        for hit in self.hits:
            sense = hit[2]
            if sense.is_sure_name:
                found[sense.target].append(hit)
            elif sense.kind == "mask":
                masks.append(hit)
        for start, end, sense, _ in masks:
            if sense.target in found:
                found[sense.target] = [hit for hit in found[sense.target] if hit[:2] != (start, end)]
        return found

    def _owner(self, start: int, end: int, sense: Sense) -> int:
        """Tell whether the words are part of a name that is not this actor's.

        A surname may be another person's ("Hunter Biden", "Michel Barnier"), a short name that the text has
        to introduce may be part of a longer one ("Alliance pour le …", "Haut Conseil …"), a place may be named
        after a person.
        """
        if sense.is_plain:
            return _OWN
        # Who is named in full is asked for by the surname as well; a vocabulary has each sense once.
        key = start, end, id(sense)
        owner = self.owners.get(key)
        if owner is None:
            owner = self.owners[key] = self._find_owner(start, end, sense)
        return owner

    def _find_owner(self, start: int, end: int, sense: Sense) -> int:
        text = self.text
        if sense.personal:
            if names_a_thing(text, start, end):
                return _WHOLLY_ANOTHERS
            known = sense.kind != "surname" or self._is_introduced(sense.target)
            if is_namesake(text, start, end, sense, known, self.countries.get(sense.target), self._states_at):
                return _ANOTHERS
        if sense.kind == "surname":
            return _ANOTHERS if in_longer_name(text, start, end) else _OWN
        # A shorter name in the name of another nation's body is not this nation's either.
        if self._is_anothers(start, end, sense) or (sense.spaced and named_after(text, start, end)):
            return _WHOLLY_ANOTHERS
        begins = first_name_before if sense.personal and sense.spaced else begins_before
        if sense.is_short and begins(text, start):
            return _ANOTHERS
        goes = sense.introduced and " " not in text[start:end] and goes_on(text, end)
        return _ANOTHERS if goes else _OWN

    def _states_at(self, at: int) -> set[str] | None:
        """Return the states whose name begins at an offset; ``None`` where no listed form does."""
        found = self._senses_at.get(at)
        if found is None:
            return None
        return {s.target for s in found if s.kind in {"name", "alias"} and self.countries.get(s.target) == s.target}

    @cached_property
    def _senses_at(self) -> dict[int, list[Sense]]:
        found: dict[int, list[Sense]] = defaultdict(list)
        for hit in self.hits:
            found[hit.start].append(hit.sense)
        return found


def _unmasked(group: list[Sense]) -> list[Sense]:
    """Leave out masks and what they hide: only their own actor, so "George Washington" is no capital but a person."""
    if len(group) == 1:
        return [] if group[0].kind == "mask" else group
    masks = [sense.target for sense in group if sense.kind == "mask"]
    return [s for s in group if s.kind != "mask" and s.target not in masks] if masks else group


def _rank(sense: Sense) -> int:
    """Unconditional names first, then names the context or the text allows, surnames last."""
    if sense.kind == "surname":
        return 2 if sense.safe else 3
    return 1 if sense.introduced or sense.context else 0
