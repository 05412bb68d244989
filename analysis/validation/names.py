"""Names against annotations: exact spans, and the actor each stands for.

Labels are mapped, not compared: an annotated actor is the ``actor_id`` that most often stands on its
spans, and an id serves one annotated actor only; so the annotators need not know our ids.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

import pandas as pd

from analysis.validation.frames import each_row
from analysis.validation.outcomes import Outcome

__all__ = ["ACTOR_TYPES", "NAME_KINDS", "Names", "judge_names", "neutral_spans"]

NAME_KINDS: Final = frozenset({"name", "alias", "acronym", "metonym"})
#: Types of the annotations, as the task that measures the recall of each is called.
ACTOR_TYPES: Final = {"PER": "persons", "ORG": "organisations", "STATE": "states"}
_PLACES: Final = frozenset({"PLACE", "GPE_place"})
Key = tuple[str, int, int]


@dataclass(frozen=True, eq=False)
class Names:
    """The verdicts on names, and which of our actors each annotated one is.

    Parameters
    ----------
    outcomes : list of Outcome
        Tasks ``names`` (is it found), ``persons``, ``organisations``, ``states`` (the same, by type) and
        ``actors`` (is a found name the right actor's).
    mapping : dict from annotated actor to actor_id
    counts : DataFrame
        doc_id, entry, n_gold, n_found: names of each actor in each text, annotated and found.
    """

    outcomes: list[Outcome]
    mapping: dict[str, str]
    counts: pd.DataFrame


def judge_names(
    gold: pd.DataFrame, contested: pd.DataFrame, found: pd.DataFrame, counted: Collection[Key] | None = None
) -> Names:
    """Compare names found with names annotated.

    Parameters
    ----------
    gold, contested : DataFrame
        Annotated mentions by ``doc_id``. What is contested counts neither for nor against.
    found : DataFrame
        Mentions, those that are compared only.
    counted : collection of keys, optional
        The annotations that are compared; by default all. The others are neutral.
    """
    texts = set(gold["doc_id"])
    wanted = {k: m for k, m in _rows(gold) if _is_name(m) and (counted is None or k in counted)}
    got = {k: m for k, m in _rows(found) if m.form in NAME_KINDS and m.doc_id in texts}
    neutral = neutral_spans(gold, contested, wanted)
    hits = wanted.keys() & got.keys()
    false = [key for key in got.keys() - hits if not neutral.covers(key)]
    mapping = _map_actors(wanted, got, hits)
    outcomes = list(_verdicts(wanted, got, hits, false, mapping))
    kept = {key: m for key, m in got.items() if key not in neutral.keys}
    return Names(outcomes, mapping, _counts(wanted, kept, mapping))


@dataclass(frozen=True)
class _Neutral:
    """Spans that count neither for nor against."""

    keys: frozenset[Key]
    events: frozenset[Key]
    by_text: Mapping[str, list[tuple[int, int]]]

    def covers(self, key: Key) -> bool:
        """Whether a span lies in a neutral one; a name *inside* an event's name is no part of it."""
        doc_id, start, end = key
        return any(
            low <= start and end <= high and ((doc_id, low, high) not in self.events or (low, high) == key[1:])
            for low, high in self.by_text.get(doc_id, ())
        )


def neutral_spans(gold: pd.DataFrame, contested: pd.DataFrame, wanted: Collection[Key]) -> _Neutral:
    """Return what counts neither way: contested, events, roles. A place counted as a state is an error."""
    every = [*_rows(gold), *_rows(contested)]
    keys = {k for k, m in _rows(gold) if k not in wanted and not _is_place(m)}
    keys |= {k for k, m in _rows(contested) if not _is_place(m)}
    by_text = defaultdict(list)
    for doc_id, start, end in keys:
        by_text[doc_id].append((start, end))
    return _Neutral(frozenset(keys), frozenset(k for k, m in every if m.type == "EVENT"), by_text)


def _rows(frame: pd.DataFrame) -> Iterator[tuple[Key, Any]]:
    for row in each_row(frame):
        yield (str(row.doc_id), int(row.start), int(row.end)), row


def _is_name(row: Any) -> bool:
    return row.kind in NAME_KINDS and row.type in ACTOR_TYPES


def _is_place(row: Any) -> bool:
    return row.type in _PLACES or (row.kind == "part_of_event_name" and row.type != "ORG")


def _map_actors(wanted: Mapping[Key, Any], got: Mapping[Key, Any], hits: Collection[Key]) -> dict[str, str]:
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for key in sorted(hits):
        votes[wanted[key].actor][got[key].actor_id] += 1
    mapping: dict[str, str] = {}
    taken: set[str] = set()
    for actor, counter in sorted(votes.items(), key=lambda item: -item[1].total()):
        for actor_id, _ in counter.most_common():
            if actor_id not in taken:
                mapping[actor] = actor_id
                taken.add(actor_id)
                break
    return mapping


def _verdicts(
    wanted: Mapping[Key, Any], got: Mapping[Key, Any], hits: Collection[Key], false: Collection[Key],
    mapping: Mapping[str, str],
) -> Iterator[Outcome]:  # fmt: skip
    names = {actor_id: actor for actor, actor_id in mapping.items()}
    for key, m in wanted.items():
        label = got[key].label if key in hits else ""
        verdict = "right" if key in hits else "missed"
        yield Outcome("names", *key, m.actor, m.actor, label, verdict)
        yield Outcome(ACTOR_TYPES[m.type], *key, m.actor, m.actor, label, verdict)
        if key in hits:
            right = mapping.get(m.actor) == got[key].actor_id
            yield Outcome("actors", *key, m.actor, m.actor, label, "right" if right else "wrong")
    for key in false:
        entry = names.get(got[key].actor_id, got[key].label)
        yield Outcome("names", *key, entry, "", got[key].label, "false")


def _counts(wanted: Mapping[Key, Any], got: Mapping[Key, Any], mapping: Mapping[str, str]) -> pd.DataFrame:
    names = {actor_id: actor for actor, actor_id in mapping.items()}
    annotated = Counter((key[0], m.actor) for key, m in wanted.items())
    found = Counter((key[0], names.get(m.actor_id, f"+{m.actor_id}")) for key, m in got.items())
    keys = sorted({*annotated, *found})
    return pd.DataFrame(
        [(doc_id, entry, annotated[doc_id, entry], found[doc_id, entry]) for doc_id, entry in keys],
        columns=["doc_id", "entry", "n_gold", "n_found"],
    )
