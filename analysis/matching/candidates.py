"""Automaton hits → name candidates that hold in their text: conditions, contexts, overlaps.

A candidate is one span with one sense. The conditions of the lexicon are decided here; which of the
names that remain are persons a role can lean on is the business of :mod:`analysis.matching.roles`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from analysis.matching.metonyms import stands_for_state
from analysis.matching.name_surroundings import (
    addressed_by_title,
    begins_before,
    first_name_before,
    goes_on,
    has_article,
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

__all__ = ["NAME_KINDS", "Candidate", "confirm_names", "nested_states"]

NAME_KINDS = frozenset({"name", "alias", "acronym", "metonym", "surname", "mask"})
_Senses = dict[tuple[int, int], list[Sense]]


def confirm_names(
    text: str, candidates: Sequence[Candidate], evidence: Evidence, countries: Mapping[str, str]
) -> list[Candidate]:
    """Keep the candidates that are names in this text, longest first where they overlap.

    Parameters
    ----------
    text : str
        The stored text of one document.
    candidates : sequence of Candidate
        All its hits of name kinds, in any order; several senses may share a span.
    evidence : Evidence
        Where the text names which nation.
    countries : mapping from actor id to state id
        The state an actor belongs to; a state belongs to itself.

    Returns
    -------
    list of Candidate
        Sorted, not overlapping, one sense a span, masks left out.
    """
    senses = _by_span([c for c in candidates if c.sense.kind in NAME_KINDS])
    judge = _Judge(text, senses, evidence, countries)
    kept: list[Candidate] = []
    last = -1
    for start, ends in _by_start(senses).items():
        if start < last or judge.hidden_until > start:
            continue
        # Where a longer form turns out to be no name here, a shorter one at the same place may be.
        for end in ends:
            chosen = judge.choose(start, end)
            if chosen:
                kept.append(Candidate(start, end, chosen))
                last = end
            if chosen or judge.hidden_until > start:
                break
    return kept


def nested_states(
    text: str, names: Sequence[Candidate], candidates: Sequence[Candidate], countries: Mapping[str, str]
) -> list[Candidate]:
    """Find the states named at the end of an institution of theirs.

    "Conseil de sécurité de la Fédération de Russie" names its state as well; "Banque de France" does not, for
    there no article makes a state of it.
    """
    ends = {name.end for name in names if countries.get(name.sense.target) != name.sense.target}
    by_end: dict[int, list[Candidate]] = defaultdict(list)
    for candidate in candidates:
        if (
            candidate.end in ends
            and candidate.sense.kind in {"name", "alias"}
            and countries.get(candidate.sense.target) == candidate.sense.target
        ):
            by_end[candidate.end].append(candidate)
    found: list[Candidate] = []
    for name in names if by_end else ():
        if countries.get(name.sense.target) == name.sense.target:
            continue
        inside = [
            c
            for c in by_end.get(name.end, ())
            if c.start > name.start and countries.get(name.sense.target) == c.sense.target
        ]
        whole = min(inside, key=lambda c: c.start, default=None)
        if whole and has_article(text, name.start, whole.start):
            found.append(whole)
    return found


def _by_span(candidates: Iterable[Candidate]) -> _Senses:
    senses: _Senses = defaultdict(list)
    for candidate in candidates:
        senses[candidate.start, candidate.end].append(candidate.sense)
    return senses


def _by_start(senses: _Senses) -> Mapping[int, list[int]]:
    """List the ends at each start, longest first, starts in order."""
    ends: dict[int, list[int]] = defaultdict(list)
    for start, end in sorted(senses, reverse=True):
        ends[start].append(end)  # from the back: so the spans sort as they are
    return dict(reversed(ends.items()))


class _Judge:
    """Decides for one text what a span stands for; remembers who was named last."""

    def __init__(self, text: str, senses: _Senses, evidence: Evidence, countries: Mapping[str, str]) -> None:
        self.text, self.senses, self.evidence, self.countries = text, senses, evidence, countries
        self.last: dict[str, int] = {}
        self.addresses = may_hold_addresses(text)
        self.hidden_until = -1
        self.introduced = self._named_in_full()
        # Up to where a mask, a chosen name or a place named after a person covers the text.
        self.hidden_until = -1

    def _named_in_full(self) -> set[str]:
        """Find whom or what the text names in full, of those that a form here needs it of."""
        groups = self.senses.values()
        wanted = {sense.target for group in groups for sense in group if sense.introduced or sense.kind == "surname"}
        found: set[str] = set()
        for (start, end), group in self.senses.items() if wanted else ():
            for sense in _unmasked(group):
                target = sense.target
                if target not in wanted or target in found or not (sense.is_full and sense.is_sure):
                    continue
                if not self._other(start, end, sense):
                    found.add(target)
        return found

    def choose(self, start: int, end: int) -> Sense | None:
        """Return the sense that holds at a span, if one does."""
        group = self.senses[start, end]
        open_senses = _unmasked(group)
        if len(open_senses) < len(group):
            self.hidden_until = max(self.hidden_until, end)
        n_senses = len(open_senses)
        if n_senses == 1:
            holding = open_senses if self._holds(start, end, open_senses[0], 1) else []
        else:
            holding = [s for s in open_senses if self._holds(start, end, s, n_senses)]
            holding = self._of_the_nation(start, end, open_senses, holding) if n_senses else []
        if not holding:
            if any(sense.kind == "metonym" for sense in open_senses) and not self.text[start:end].isalpha():
                self.hidden_until = max(self.hidden_until, end)  # "à Nouvelle-Delhi" holds no Delhi either
            return None
        chosen = holding[0] if len(holding) == 1 else min(holding, key=self._order)
        self.last[chosen.target] = start
        self.hidden_until = max(self.hidden_until, end)
        return chosen

    def _order(self, sense: Sense) -> tuple[int, int, str]:
        return _rank(sense), -self.last.get(sense.target, -1), sense.target

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

    def _holds(self, start: int, end: int, sense: Sense, n_senses: int) -> bool:
        text = self.text
        if (self.addresses or text[end : end + 1] == ".") and in_address(text, start, end):
            return False
        if sense.is_plain and sense.is_full:
            return True
        if sense.introduced and sense.target not in self.introduced:
            titled = sense.kind == "surname" and n_senses == 1 and addressed_by_title(text, start)
            if not titled or not self.evidence.anywhere(self.countries.get(sense.target)):
                return False
        if sense.context and not in_context(text, start, end, sense.context):
            return False
        if sense.is_short and is_possessed(text, start):
            return False
        if sense.kind == "metonym":
            return not in_longer_name(text, start, end) and stands_for_state(text, start, end)
        return not self._other(start, end, sense)

    def _other(self, start: int, end: int, sense: Sense) -> bool:
        """Whether the words are part of a name that is not this actor's.

        A surname may be another person's ("Hunter Biden", "Michel Barnier"), a short name that the text has
        to introduce may be part of a longer one ("Alliance pour le …", "Haut Conseil …"), a place may be named
        after a person.
        """
        if sense.is_plain:
            return False
        if sense.personal and self._is_others(start, end, sense):
            return True
        if sense.kind == "surname":
            return in_longer_name(self.text, start, end)
        if self._is_anothers(start, end, sense):
            self.hidden_until = max(self.hidden_until, end)  # nor is a shorter name in it this nation's
            return True
        if sense.spaced and named_after(self.text, start, end):
            self.hidden_until = max(self.hidden_until, end)
            return True
        begins = first_name_before if sense.personal and sense.spaced else begins_before
        if sense.is_short and begins(self.text, start):
            return True
        return sense.introduced and " " not in self.text[start:end] and goes_on(self.text, end)

    def _is_others(self, start: int, end: int, sense: Sense) -> bool:
        """Whether a person's name is a thing's or a namesake's here."""
        if names_a_thing(self.text, start, end):
            self.hidden_until = max(self.hidden_until, end)
            return True
        known = sense.kind != "surname" or sense.target in self.introduced
        return is_namesake(self.text, start, end, sense, known, self.countries.get(sense.target), self._states_at)

    def _states_at(self, at: int) -> set[str] | None:
        """Return the states whose name begins at an offset; ``None`` where no listed form does."""
        found = [s for (start, _), group in self.senses.items() if start == at for s in group]
        states = {s.target for s in found if s.kind in {"name", "alias"} and self.countries.get(s.target) == s.target}
        return states if found else None


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
