"""DOCUMENTS, PASSAGES, lexicon → MENTIONS: who is named, and where exactly."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from copy import copy
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

import pandas as pd

from analysis.lexicon.models import Actor
from analysis.lexicon.reading import Lexicon
from analysis.matching.hits import TextHits, sort_out
from analysis.matching.mention import Mention
from analysis.matching.names.candidates import confirm_names, nested_states
from analysis.matching.names.namesakes import is_homonym, names_a_thing
from analysis.matching.names.nations import Evidence
from analysis.matching.names.senses import Candidate, Sense
from analysis.matching.names.surroundings import has_article
from analysis.matching.names.whole_names import whole_names
from analysis.matching.placing import lay_out, place
from analysis.matching.roles.grammar import RoleGrammar
from analysis.matching.roles.holders import Holders
from analysis.matching.roles.names import NamedText, Term
from analysis.matching.roles.resolving import resolve_roles
from analysis.matching.unlisted.finding import find_unlisted
from analysis.matching.vocabulary import Vocabulary, compile_vocabulary

__all__ = ["find_mentions"]

# A surname is how a person is named in the second place: a name all the same.
_FORM_OF_KIND = {"surname": "name"}
_new = tuple.__new__


def find_mentions(
    documents: pd.DataFrame, passages: pd.DataFrame, lexicon: Lexicon, vocabulary: Vocabulary | None = None,
    terms: Sequence[Term | None] | None = None,
) -> pd.DataFrame:  # fmt: skip
    """Find every mention of an actor.

    Parameters
    ----------
    documents, passages : DataFrame
        The frames of those names; passages carry their dates.
    lexicon : Lexicon
        Actors and offices.
    vocabulary : Vocabulary, optional
        That of the lexicon where the caller has it already, as one that is tried out (`extend_vocabulary`).
    terms : sequence of pair of dates or None, optional
        For each document without a day the first and the last it can be of, where they are known.

    Returns
    -------
    DataFrame
        The frame ``mentions``, sorted by document, start and end. A role whose holder on the passage's
        date is not known has no ``actor_id``. ``counted`` is true in title and body.

    Notes
    -----
    One pass of the automaton finds every form; rules then look at the candidates only, never at all
    the text.
    """
    vocabulary = vocabulary or compile_vocabulary(lexicon)
    reader = _reader_of(vocabulary.lexicon).trying(lexicon)
    texts: list[str] = documents["text"].tolist()
    doc_ids: list[str] = documents["doc_id"].tolist()
    layouts = lay_out(passages)
    hits = sort_out(vocabulary.automaton.find(texts, overlap="all"), vocabulary, texts, reader.countries)
    # Rule by rule, not text by text: what a rule looks up stays at hand in the processor, a tenth of the time less.
    each = enumerate(zip(texts, hits, map(layouts.get, doc_ids), strict=True))
    named = [(at, reader.names_in(text, own), layout.day) for at, (text, own, layout) in each if layout is not None]
    unlisted = [reader.unlisted_in(names) for _, names, _ in named]
    found: list[tuple[int, list[Mention]]] = []
    for (at, names, day_at), others in zip(named, unlisted, strict=True):
        roles = reader.roles_in(names, others, day_at, terms[at] if terms else None)
        listed = [*names.mentions(), *roles]
        found.append((at, [*_outside(names.text, listed, others), *others] if others else listed))
    return place(found, doc_ids, texts, layouts, lexicon)


@dataclass(frozen=True)
class _Reader:
    """What the rules need of a lexicon, gathered once."""

    lexicon: Lexicon
    grammar: RoleGrammar
    holders: Holders
    countries: dict[str, str]

    @classmethod
    def of(cls, lexicon: Lexicon, grammar: RoleGrammar) -> _Reader:
        actors = lexicon.actors.values()
        return cls(lexicon, grammar, Holders(lexicon), _countries_of(actors))

    def trying(self, lexicon: Lexicon) -> _Reader:
        """Return the reader of a lexicon that differs in the forms of an actor, or by an actor more."""
        if lexicon is self.lexicon:
            return self
        holders = copy(self.holders)
        holders.lexicon = lexicon
        new = [actor for actor in lexicon.actors.values() if actor.id not in self.lexicon.actors]
        return replace(self, lexicon=lexicon, holders=holders, countries=self.countries | _countries_of(new))

    def names_in(self, text: str, hits: TextHits) -> _Named:
        """Tell which hits in one text are names of the lexicon's actors."""
        whole, states = whole_names(text, hits.names, self.countries)
        if whole is hits.names:
            evidence = Evidence(text, *hits.told)
        else:
            evidence = Evidence.of(text, chain(whole.hits, hits.parts), self.countries)
        names = confirm_names(text, whole, evidence, self.countries)
        return _Named(text, hits, whole.hits, evidence, names, nested_states(text, names, states, self.countries))

    def unlisted_in(self, named: _Named) -> list[Mention]:
        """Find the names in one text that the lexicon lacks."""
        found = find_unlisted(named.text, named.names, named.forms, self.lexicon)
        return [name for name in found if name.actor_type != "person" or not self._is_anothers(named.text, name)]

    def _is_anothers(self, text: str, name: Mention) -> bool:
        """Whether a person's name is a thing's here, or that of a listed person but borne by somebody else."""
        if names_a_thing(text, name.start, name.end):
            return True
        return name.actor_id in self.lexicon.actors and is_homonym(text, name.start, name.end)

    def roles_in(
        self, named: _Named, unlisted: Sequence[Mention], day_at: Callable[[int], dt.date | None], term: Term | None
    ) -> Iterator[Mention]:
        """Find the roles in one text and who holds them."""
        text, hits = named.text, named.hits
        roles = hits.roles + self.grammar.compose(text, hits.parts)
        persons = [name for name in unlisted if name.actor_type == "person"]
        strangers = [Candidate(start, end, _stranger(actor)) for start, end, actor, *_ in persons if actor]
        told = NamedText(text, named.names, named.evidence, strangers, term)
        labels = {name.actor_id: name.label for name in persons}
        for role in resolve_roles(told, roles, self.holders, day_at):
            label = labels.get(role.actor_id)
            yield Mention(role.start, role.end, role.actor_id, "role", label, "person" if label else None)


class _Named(NamedTuple):
    """One text, its hits and the names of the lexicon's actors among them, those of states within others apart."""

    text: str
    hits: TextHits
    forms: Sequence[Candidate]
    evidence: Evidence
    names: list[Candidate]
    nested: list[Candidate]

    def mentions(self) -> list[Mention]:
        # The class is called dozens of times a text; made from whole tuples it costs half.
        return [
            _new(Mention, (start, end, sense.target, _FORM_OF_KIND.get(sense.kind, sense.kind), None, None))
            for start, end, sense, _ in (*self.names, *self.nested)
        ]


def _countries_of(actors: Iterable[Actor]) -> dict[str, str]:
    """Give the state each actor belongs to, where it belongs to one; a state belongs to itself."""
    states = {actor.id: actor.id if actor.type == "state" else actor.country for actor in actors}
    return {actor_id: state for actor_id, state in states.items() if state}


@lru_cache(maxsize=1 << 12)
def _stranger(actor_id: str) -> Sense:
    """Give what the name of a person stands for whom the lexicon lacks."""
    return Sense("name", actor_id)


@lru_cache(maxsize=2)
def _reader_of(lexicon: Lexicon) -> _Reader:
    """Gather it once for all parts of a corpus."""
    return _Reader.of(lexicon, compile_vocabulary(lexicon).grammar)


def _outside(text: str, found: Iterable[Mention], unlisted: Sequence[Mention]) -> Iterator[Mention]:
    """Leave out states that belong to an unlisted name: "Parti communiste de Chine" is one mention.

    With an article the state is named as well, as in :func:`nested_states`.
    """
    starts = [name.start for name in unlisted]
    for mention in found:
        start, form = mention.start, mention.form
        index = bisect_right(starts, start) - 1
        within = index >= 0 and mention.end <= unlisted[index].end
        if not within or form == "role" or (form != "metonym" and has_article(text, starts[index], start)):
            yield mention
