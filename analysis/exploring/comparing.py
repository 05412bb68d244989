"""What sets two parts of a corpus apart: shares and their difference, or the words typical of one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis.corpus.corpus import Corpus
from analysis.corpus.places import rows_of_passages
from analysis.corpus.selection import Given
from analysis.errors import Fault, ParameterError, closest
from analysis.exploring.choosing import Queries, choose
from analysis.measures.intervals import newcombe
from analysis.measures.keyness import compare_keyness, count_entries, count_terms
from analysis.measures.observations import Observations, observe
from analysis.measures.scope import WINDOW, Scope
from analysis.schemas import COUNTED_ZONES

__all__ = ["Group", "compare"]

Group: TypeAlias = Corpus | Mapping[str, Any]

Flags = npt.NDArray[np.bool_]

_CONDITIONS = ("source", "start", "end", "actor", "theme", "query")


def compare(
    corpus: Corpus,
    first: Group,
    second: Group | None = None,
    *,
    actors: Given = None,
    themes: Given = None,
    query: Queries = None,
    labels: pd.DataFrame | None = None,
    words: bool = False,
    minimum: int = 3,
) -> pd.DataFrame:
    """Compare two parts of a corpus: two sources, two periods, the texts on two actors.

    Parameters
    ----------
    corpus : Corpus
    first, second : mapping or Corpus
        Conditions as `Corpus.select` takes them, ``{"source": "Le Cap"}`` or ``{"end": "2022-02-23"}``; or a corpus
        made by it. Without a second one: all the rest. Passages in both are left out of both.
    actors, themes, query, labels
        What is compared, as in :func:`count`; all actors by default.
    words : bool
        Compare the words instead.
    minimum : int
        Words and entries found less often in both together are left out, unless they were asked for.

    Returns
    -------
    DataFrame
        Of entries, the greatest difference first: entry_id, label, n_first, total_first, share_first, the same of the
        second, difference (of the shares of texts) with its 95 % interval difference_low and difference_high
        (Newcombe 1998), per_10k_first, per_10k_second, log_ratio with its interval, g2, q.
        Of words, the most typical of the first part first: the columns of
        `analysis.measures.keyness.compare_keyness`. ``attrs["n_left_out"]`` is the number of passages in both.

    Raises
    ------
    ParameterError
        If a condition is not known, or a part has no dated text.

    Examples
    --------
    >>> import analysis as an
    >>> corpus = an.load_corpus("sample")
    >>> frame = an.compare(corpus, {"end": "2022-12-31"}, actors=["otan", "onu"])
    >>> frame[["entry_id", "n_first", "total_first", "n_second", "total_second"]].shape
    (2, 5)
    """
    parts = [None if group is None else _part(corpus, group, name) for group, name in
             ((first, "first"), (second, "second"))]  # fmt: skip
    held = [_passages_in(corpus, part or corpus) for part in parts]
    both = held[0] & held[1] if second is not None else np.zeros(len(corpus.passages), bool)
    own = [held[0] & ~both, held[1] & ~(both if second is not None else held[0])]
    chosen = None if words else choose(corpus, actors=actors, themes=themes, query=query, labels=labels)
    hits, column = (corpus.mentions, "actor_id") if chosen is None else (chosen.hits, chosen.column)
    entries = None if chosen is None else chosen.entries
    named = zip(own, ("first", "second"), strict=True)
    seen = [_observe(corpus, hits, column, entries, inside, name) for inside, name in named]
    sizes = {"size_target": int(seen[0].passages["n_words"].sum()),
             "size_reference": int(seen[1].passages["n_words"].sum())}  # fmt: skip
    if chosen is None:
        counted = [count_terms(part, corpus.documents) for part in seen]
        frame = compare_keyness(counted[0], counted[1], minimum=minimum, **sizes)
    else:
        frame = _differences(seen, entries, minimum, sizes)
        names = frame["entry_id"].map(lambda entry: chosen.labels.get(entry, entry)).astype("str")
        frame.insert(1, "label", names)
    frame.attrs = {"n_left_out": int(both.sum())}
    return frame


def _part(corpus: Corpus, group: Group, name: str) -> Corpus:
    if isinstance(group, Corpus):
        return group
    if not isinstance(group, Mapping):
        allowed = "conditions such as {'source': 'Le Cap'}, or a corpus made by select"
        raise ParameterError("The parts cannot be compared.", [Fault(name, repr(group), allowed)])
    faults = [Fault(name, repr(key), ", ".join(_CONDITIONS), closest(str(key), _CONDITIONS)) for key in group
              if key not in _CONDITIONS]  # fmt: skip
    if faults:
        raise ParameterError("The parts cannot be compared.", faults)
    return corpus.select(**group)


def _passages_in(corpus: Corpus, part: Corpus) -> Flags:
    """Mark the counted passages of a corpus that a part of it holds."""
    counted: Flags = corpus.passages["zone"].isin(COUNTED_ZONES).to_numpy(dtype=bool)
    return counted if part is corpus else counted & (rows_of_passages(part, corpus.passages) >= 0)


def _observe(
    corpus: Corpus, hits: pd.DataFrame, column: str, entries: list[str] | None, held: Flags, name: str
) -> Observations:
    inside = corpus.passages[held].reset_index(drop=True)
    days = inside["date"].dropna()
    if days.empty:
        raise ParameterError("The parts cannot be compared.", [Fault(name, "no dated text", "a part with dated texts")])
    scope = Scope.of(WINDOW, days.min(), days.max())
    return observe(hits, inside, corpus.documents, scope, entry=column, entries=entries)


def _differences(
    seen: list[Observations], entries: list[str] | None, minimum: int, sizes: dict[str, int]
) -> pd.DataFrame:
    counted = [count_entries(part) for part in seen]
    if entries is not None:
        every = pd.DataFrame({"item": pd.Series(entries, dtype="str")})
        counted = [every.merge(part, on="item", how="left").fillna({"n": 0, "n_documents": 0}) for part in counted]
        minimum = 0
    keys = compare_keyness(counted[0], counted[1], minimum=minimum, minimum_documents=0, **sizes)
    frame = pd.DataFrame({"entry_id": keys["item"]})
    for side, name, part in (("first", "target", seen[0]), ("second", "reference", seen[1])):
        frame[f"n_{side}"] = keys[f"n_documents_{name}"]
        frame[f"total_{side}"] = part.passages["document"].nunique()
        frame[f"share_{side}"] = frame[f"n_{side}"] / frame[f"total_{side}"]
    frame["difference"] = frame["share_first"] - frame["share_second"]
    ends = newcombe(frame["n_second"], frame["total_second"], frame["n_first"], frame["total_first"])
    frame["difference_low"], frame["difference_high"] = ends
    frame["per_10k_first"], frame["per_10k_second"] = keys["per_10k_target"], keys["per_10k_reference"]
    for column in ("log_ratio", "log_ratio_low", "log_ratio_high", "g2", "q"):
        frame[column] = keys[column]
    return frame.sort_values(["difference", "entry_id"], ascending=[False, True], ignore_index=True)
