"""DOCUMENTS, PASSAGES, lexicon → MENTIONS: who is named, and where exactly."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from copy import copy
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import chain

import numpy as np
import pandas as pd

from analysis.lexicon.reading import Lexicon
from analysis.matching.candidates import NAME_KINDS, Candidate, confirm_names, nested_states
from analysis.matching.holders import Holders
from analysis.matching.name_surroundings import has_article
from analysis.matching.nations import Evidence
from analysis.matching.role_grammar import RoleGrammar
from analysis.matching.roles import ROLE_KINDS, resolve_roles
from analysis.matching.unlisted import find_unlisted
from analysis.matching.vocabulary import Vocabulary, compile_vocabulary
from analysis.schemas import COUNTED_ZONES, conform
from analysis.text.normalise import fold

__all__ = ["find_mentions"]

# A surname is how a person is named in the second place: a name all the same.
_FORM_OF_KIND = {"surname": "name"}


@dataclass(frozen=True)
class _Layout:
    """The passages of one document, for looking up where an offset lies."""

    ids: list[int]
    starts: list[int]
    ends: list[int]
    zones: list[str]
    days: list[dt.date | None]

    def at(self, offset: int) -> int | None:
        """Return the position of the passage that holds ``offset``."""
        index = bisect_right(self.starts, offset) - 1
        return index if index >= 0 and offset < self.ends[index] else None

    def day(self, offset: int) -> dt.date | None:
        index = self.at(offset)
        return None if index is None else self.days[index]


def find_mentions(
    documents: pd.DataFrame, passages: pd.DataFrame, lexicon: Lexicon, vocabulary: Vocabulary | None = None
) -> pd.DataFrame:
    """Find every mention of an actor.

    Parameters
    ----------
    documents, passages : DataFrame
        The frames of those names; passages carry their dates.
    lexicon : Lexicon
        Actors and offices.
    vocabulary : Vocabulary, optional
        That of the lexicon where the caller has it already, as one that is tried out (`extend_vocabulary`).

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
    layouts = _layouts(passages)
    hits = vocabulary.automaton.find(texts, overlap="all")
    bounds = np.searchsorted(hits.row, np.arange(len(texts) + 1)).tolist()
    rows: list[tuple[object, ...]] = []
    for index, (doc_id, text) in enumerate(zip(doc_ids, texts, strict=True)):
        layout = layouts.get(doc_id)
        if layout is not None:
            here = slice(bounds[index], bounds[index + 1])
            senses = map(vocabulary.senses.__getitem__, hits.form[here].tolist())
            found = list(map(Candidate, hits.start[here].tolist(), hits.end[here].tolist(), senses))
            listed, unlisted = reader.read(text, found, layout.day)
            placed = chain(_with_labels(listed, lexicon), _as_rows(unlisted, lexicon))
            rows += _rows(doc_id, text, layout, placed)
    return _frame(rows)


@dataclass(frozen=True)
class _Reader:
    """What the rules need of a lexicon, gathered once."""

    lexicon: Lexicon
    grammar: RoleGrammar
    holders: Holders
    nations: dict[str, str]
    demonyms: frozenset[str]

    @classmethod
    def of(cls, lexicon: Lexicon, grammar: RoleGrammar) -> _Reader:
        actors = lexicon.actors.values()
        countries = {actor.id: actor.id if actor.type == "state" else actor.country for actor in actors}
        nations = {actor_id: state for actor_id, state in countries.items() if state}
        demonyms = frozenset(fold(word) for actor in actors for word in actor.adjectives)
        return cls(lexicon, grammar, Holders(lexicon), nations, demonyms)

    def trying(self, lexicon: Lexicon) -> _Reader:
        """Return the reader of a lexicon that differs in the forms of an actor, or by an actor more."""
        if lexicon is self.lexicon:
            return self
        holders = copy(self.holders)
        holders.lexicon = lexicon
        new = {actor.id: actor for actor in lexicon.actors.values() if actor.id not in self.lexicon.actors}
        countries = {actor.id: actor.id if actor.type == "state" else actor.country for actor in new.values()}
        nations = self.nations | {actor_id: state for actor_id, state in countries.items() if state}
        return replace(self, lexicon=lexicon, holders=holders, nations=nations)

    def read(
        self, text: str, hits: Sequence[Candidate], day_at: Callable[[int], dt.date | None]
    ) -> tuple[list[tuple[int, int, str | None, str]], list[tuple[int, int, str, str, str]]]:
        """Turn the hits in one text into its mentions, listed and unlisted."""
        forms, roles, parts = _sorted_out(hits)
        evidence = Evidence.of(text, chain(forms, parts), self.nations)
        names = confirm_names(text, forms, evidence, self.nations)
        nested = nested_states(text, names, forms, self.nations)
        roles += self.grammar.compose(text, parts)
        held = resolve_roles(text, roles, names, self.demonyms, self.holders, evidence, day_at)
        found = [
            (c.start, c.end, c.sense.target, _FORM_OF_KIND.get(c.sense.kind, c.sense.kind)) for c in (*names, *nested)
        ]
        unlisted = list(find_unlisted(text, names, forms, self.lexicon))
        listed = [*found, *((r.start, r.end, r.actor_id, "role") for r in held)]
        return list(_outside(text, listed, unlisted)), unlisted


def _sorted_out(hits: Iterable[Candidate]) -> tuple[list[Candidate], list[Candidate], list[Candidate]]:
    """Tell names, whole roles and parts of roles from each other."""
    names: list[Candidate] = []
    roles: list[Candidate] = []
    parts: list[Candidate] = []
    for hit in hits:
        kind = hit.sense.kind
        (names if kind in NAME_KINDS else roles if kind in ROLE_KINDS else parts).append(hit)
    return names, roles, parts


@lru_cache(maxsize=2)
def _reader_of(lexicon: Lexicon) -> _Reader:
    """Gather it once for all parts of a corpus."""
    return _Reader.of(lexicon, compile_vocabulary(lexicon).grammar)


def _outside(
    text: str, found: Sequence[tuple[int, int, str | None, str]], unlisted: Sequence[tuple[int, int, str, str, str]]
) -> Iterator[tuple[int, int, str | None, str]]:
    """Leave out states that belong to an unlisted name: "Parti communiste de Chine" is one mention.

    With an article the state is named as well, as in :func:`nested_states`.
    """
    spans = [(start, end) for start, end, *_ in unlisted]
    starts = [start for start, _ in spans]
    for row in found:
        index = bisect_right(starts, row[0]) - 1
        within = index >= 0 and row[1] <= spans[index][1]
        if row[3] == "role" or not within or (row[3] != "metonym" and has_article(text, starts[index], row[0])):
            yield row


def _layouts(passages: pd.DataFrame) -> dict[str, _Layout]:
    layouts = {}
    days = (
        [None if pd.isna(day) else day.date() for day in passages["date"].dt.to_pydatetime()] if len(passages) else []
    )
    columns = [passages[name].tolist() for name in ("doc_id", "passage_id", "start", "end", "zone")]
    grouped: dict[str, list[tuple[int, int, int, str, dt.date | None]]] = defaultdict(list)
    for doc_id, *rest in zip(*columns, days, strict=True):
        grouped[doc_id].append(tuple(rest))
    for doc_id, rows in grouped.items():
        rows.sort(key=lambda row: row[1])
        layouts[doc_id] = _Layout(*(list(values) for values in zip(*rows, strict=True)))
    return layouts


_Mention = tuple[int, int, str | None, str | None, str, str, bool]
"""Start, end, actor id, label, type, form, and whether it is listed."""


def _with_labels(found: Iterable[tuple[int, int, str | None, str]], lexicon: Lexicon) -> Iterator[_Mention]:
    for start, end, actor_id, form in found:
        actor = lexicon.actors[actor_id] if actor_id else None
        label, kind = (actor.label, actor.type) if actor else (None, "person")
        yield start, end, actor_id, label, kind, form, True


def _as_rows(found: Iterable[tuple[int, int, str, str, str]], lexicon: Lexicon) -> Iterator[_Mention]:
    for start, end, actor_id, label, kind in found:
        # A listed person under a spelling the lexicon lacks is listed all the same.
        yield start, end, actor_id, label, kind, "name", actor_id in lexicon.actors


def _rows(doc_id: str, text: str, layout: _Layout, found: Iterable[_Mention]) -> Iterator[tuple[object, ...]]:
    for start, end, actor_id, label, kind, form, listed in found:
        at = layout.at(start)
        if at is not None and end <= layout.ends[at]:
            counted = layout.zones[at] in COUNTED_ZONES
            yield doc_id, layout.ids[at], start, end, text[start:end], actor_id, label, kind, form, listed, counted


def _frame(rows: Sequence[tuple[object, ...]]) -> pd.DataFrame:
    names = ["doc_id", "passage_id", "start", "end", "surface", "actor_id", "label", "actor_type", "form", "listed",
             "counted"]  # fmt: skip
    frame = conform(pd.DataFrame(list(rows), columns=names), "mentions")
    order: Callable[..., pd.DataFrame] = frame.sort_values
    return order(["doc_id", "start", "end", "form"], kind="stable", ignore_index=True)
