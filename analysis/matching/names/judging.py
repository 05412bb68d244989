"""What a hit stands for in its text: conditions, contexts, names that are somebody else's, overlaps."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cached_property
from operator import attrgetter

from analysis.matching.names.metonyms import stands_for_state
from analysis.matching.names.namesakes import is_namesake, names_a_thing, word_before
from analysis.matching.names.nations import Evidence
from analysis.matching.names.senses import Candidate, Names, Sense
from analysis.matching.names.surroundings import (
    addressed_by_title,
    begins_before,
    first_name_before,
    goes_on,
    in_address,
    in_context,
    in_longer_name,
    is_possessed,
    named_after,
)  # fmt: skip
from analysis.matching.names.whole_names import is_institution

__all__ = ["Judge"]

# Whether words are part of a name that is not this actor's, and whether all names in them are.
_OWN, _ANOTHERS, _WHOLLY_ANOTHERS = range(3)


class Judge:
    """Decides for one text what a span stands for.

    Parameters
    ----------
    text : str
        The stored text of one document.
    names : Names
        All its hits of name kinds, sorted.
    kept : list of Candidate
        The names found so far; the caller and `settle` add to it.
    evidence : Evidence
        Where the text names which nation.
    countries : mapping from actor id to state id
    """

    def __init__(
        self, text: str, names: Names, kept: list[Candidate], evidence: Evidence, countries: Mapping[str, str]
    ) -> None:
        self.text, self.names, self.kept, self.evidence, self.countries = text, names, kept, evidence, countries
        self.sure = [names.hits[at] for at in names.sure]
        # Whom and what the text may name in full.
        self.named = {sense.target for _, _, sense, _ in self.sure if sense.kind != "mask"}
        # Where what may be part of an address begins.
        self.addressed = set(names.addressed)
        self.introduced: dict[str, bool] = {}
        # Up to where a mask, a chosen name or a place named after a person covers the text.
        self.hidden_until = -1

    def settle(self, hits: Sequence[Candidate]) -> None:
        """Keep what is a name of hits that begin together and share letters with others."""
        start, end, sense, _ = hits[0]
        if self.hidden_until > start:
            return
        if len(hits) > 1:
            self._choose_longest(start, hits)
        elif self.holds(start, end, sense):
            self.hidden_until = end  # what lies in a name is none
            self.kept.append(hits[0])
        elif sense.kind == "mask" or (sense.kind == "metonym" and not self.text[start:end].isalpha()):
            self.hidden_until = end  # "à Nouvelle-Delhi" holds no Delhi either

    def _choose_longest(self, start: int, hits: Sequence[Candidate]) -> None:
        """Keep the longest hit that is a name: where a longer one turns out to be none, a shorter one may be."""
        behind = len(hits)
        while behind and self.hidden_until <= start:
            end = hits[behind - 1].end
            # Most hits that begin together are one span with several senses.
            at = 0 if hits[0].end == end else bisect_left(hits, end, hi=behind, key=_end_of)
            chosen = self._choose(start, end, [hit.sense for hit in hits[at:behind]])
            if chosen:
                self.kept.append(Candidate(start, end, chosen))
                return
            behind = at

    def _choose(self, start: int, end: int, senses: Sequence[Sense]) -> Sense | None:
        """Return which of the senses of a span holds, if one does."""
        masked = {sense.target for sense in senses if sense.kind == "mask"}
        if masked:
            self.hidden_until = max(self.hidden_until, end)
            senses = [sense for sense in senses if sense.target not in masked]
        n_senses = len(senses)
        # Of the fifty parliaments most need not be asked for: the text names none of their states' bodies in full.
        asked = [s for s in senses if not s.introduced or s.target in self.named] if n_senses > 1 else senses
        holding = [s for s in asked if self.holds(start, end, s, n_senses)]
        if n_senses > 1:
            holding = self._of_the_nation(start, end, senses, holding)
        if not holding:
            if any(s.kind == "metonym" for s in senses) and not self.text[start:end].isalpha():
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
        if any(_rank(s) == 0 for s in holding):
            return holding
        pool = [s for s in senses if s.is_full and not s.is_sure and s.target in self.countries]
        nations = {self.countries[s.target] for s in pool}
        if len(nations) < 2:
            return holding
        named = [s for s in holding if s.introduced and s.is_full]
        if named:
            pool = [s for s in named if s.target in self.countries]
            nations = {self.countries[s.target] for s in pool}
        nation = self.evidence.nation_at(start, nations, strict=not named, end=end)
        chosen = [s for s in pool if self.countries[s.target] == nation] if nation else []
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
        if start in self.addressed and in_address(text, start, end):
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
        if target not in self.named:
            return False
        known = self.introduced.get(target)
        if known is None:
            full = [hit for hit in self.sure if hit.sense.target == target]
            masked = {(hit.start, hit.end) for hit in full if hit.sense.kind == "mask"}
            known = any(
                self._owner(start, end, sense) == _OWN for start, end, sense, _ in full
                if sense.kind != "mask" and (start, end) not in masked
            )  # fmt: skip
            self.introduced[target] = known
        return known

    def _owner(self, start: int, end: int, sense: Sense) -> int:
        """Tell whether the words are part of a name that is not this actor's.

        A surname may be another person's ("Hunter Biden", "Michel Barnier"), a short name that the text has
        to introduce may be part of a longer one ("Alliance pour le …", "Haut Conseil …"), a place may be named
        after a person.
        """
        if sense.is_plain:
            return _OWN
        text = self.text
        if sense.personal:
            lead = word_before(text, start)
            if names_a_thing(text, start, end, lead):
                return _WHOLLY_ANOTHERS
            known = sense.kind != "surname" or self._is_introduced(sense.target)
            home = self.countries.get(sense.target)
            if is_namesake(text, start, end, lead, sense, known, home, self._states_at):
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
        for hit in self.names.hits:
            found[hit.start].append(hit.sense)
        return found


_end_of = attrgetter("end")


def _rank(sense: Sense) -> int:
    """Unconditional names first, then names the context or the text allows, surnames last."""
    if sense.kind == "surname":
        return 2 if sense.safe else 3
    return 1 if sense.introduced or sense.context else 0
