"""The sentences behind a pair, and behind what a speaker says on a theme."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.measures.concordance import COLUMNS, OrderedHits, choose_sentences
from analysis.measures.observations import observe
from analysis.measures.quotable import QuotableSentences
from analysis.measures.scope import Scope

__all__ = ["find_meetings", "find_quoted_themes"]

Pair = tuple[str, str]
Span = tuple[int, int]
Places = NDArray[np.int64]
_UNITS: Final = {"passage": ["document", "passage_id"], "document": ["document"]}


def find_meetings(
    hits: pd.DataFrame,
    passages: pd.DataFrame,
    documents: pd.DataFrame,
    pairs: Iterable[Pair],
    scope: Scope,
    quotable: QuotableSentences,
    *,
    column: str = "actor_id",
    window: str = "passage",
    limit: int = 20,
) -> pd.DataFrame:
    """Return the sentences of the passages, or documents, in which both entries of a pair are named.

    Sentences that name both come first, then those that name one of them.

    Parameters
    ----------
    hits, passages, documents, scope, quotable, column
        As in `find_points`; the scope is one window.
    pairs : iterable of (str, str)
        The entries of each pair.
    window : {"passage", "document"}
        What two entries share, as in `count_co_mentions`.
    limit : int
        Sentences of a pair at most.

    Returns
    -------
    DataFrame
        entry_a, entry_b, rank (0 is shown first), the columns of `find_concordance`, and also: the other name as
        the sentence writes it, if it does; n_found counts the passages, or documents, that name both. Pairs of
        which nothing may be shown have no row.
    """
    wanted = list(pairs)
    names = sorted({name for pair in wanted for name in pair})
    seen = observe(hits, passages, documents, scope, entry=column, entries=names).hits
    seen = seen.assign(unit=seen.groupby(_UNITS[window]).ngroup())
    ordered = OrderedHits(seen, documents)
    units = ordered.frame["unit"].to_numpy()
    own: Mapping[Any, Any] = ordered.frame.groupby("entry_id").indices
    rows: list[dict[str, Any]] = []
    for a, b in wanted:
        if a not in own or b not in own:
            continue
        shared = np.intersect1d(units[own[a]], units[own[b]])
        first, second = (own[name][np.isin(units[own[name]], shared)] for name in (a, b))
        # Never more sentences than passages: "3 of 2" would be read as a fault.
        told = _choose(ordered, first, second, quotable, min(limit, len(shared))) if len(shared) else []
        rows += [{"entry_a": a, "entry_b": b, "rank": i, **row, "n_found": len(shared)} for i, row in enumerate(told)]
    return pd.DataFrame(rows, columns=["entry_a", "entry_b", "rank", *COLUMNS, "also"])


def _choose(
    hits: OrderedHits, first: Places, second: Places, quotable: QuotableSentences, limit: int
) -> list[dict[str, Any]]:
    """Return sentences that name both, then of the texts left without one a sentence that names one."""
    others: dict[str, list[Span]] = {}
    for place in second:
        other = hits.hit(int(place))
        others.setdefault(str(other["doc_id"]), []).append((int(other["start"]), int(other["end"])))
    shown: set[str] = set()
    also: list[str] = []

    def together(text: str, hit: Mapping[str, Any]) -> Span | None:
        doc_id, start, end = str(hit["doc_id"]), int(hit["start"]), int(hit["end"])
        span = quotable.around(doc_id, start, end)
        inside = [(s, e) for s, e in others.get(doc_id, []) if span is not None and span[0] <= s and e <= span[1]]
        if not inside:
            return None
        shown.add(doc_id)
        apart = [(s, e) for s, e in inside if e <= start or end <= s]
        also.append(text[slice(*apart[0])] if apart else "")
        return span

    rows = [row | {"also": name} for row, name in zip(hits.choose(first, limit, together), also, strict=True)]
    if len(rows) < limit:
        either = hits.merge(first, second)
        rest = np.array([place for place in either if str(hits.hit(int(place))["doc_id"]) not in shown], np.int64)
        rows += [row | {"also": ""} for row in hits.choose(rest, limit - len(rows), lambda _, hit: quotable.around(
            str(hit["doc_id"]), int(hit["start"]), int(hit["end"])))]  # fmt: skip
    return rows


def find_quoted_themes(
    quotes: pd.DataFrame,
    themes: pd.DataFrame,
    passages: pd.DataFrame,
    documents: pd.DataFrame,
    cells: Sequence[Pair],
    scope: Scope,
    quotable: QuotableSentences,
    *,
    limit: int = 20,
) -> pd.DataFrame:
    """Return the sentences behind speakers × themes: quotations in a passage that addresses the theme.

    Parameters
    ----------
    quotes, themes, passages, documents : DataFrame
        Frames of those names.
    cells : sequence of (str, str)
        Speaker and theme.
    scope, quotable, limit
        As in `find_points`.

    Returns
    -------
    DataFrame
        entry_id, theme_id, rank and the columns of `find_concordance`; n_found counts the quotations.
    """
    speakers, wanted = sorted({s for s, _ in cells}), sorted({t for _, t in cells})
    said = observe(quotes, passages, documents, scope, entry="speaker_id", entries=speakers).hits
    about = observe(themes, passages, documents, scope, entry="theme_id", entries=wanted).hits
    places = about[["document", "passage_id", "entry_id"]].drop_duplicates().rename(columns={"entry_id": "theme_id"})
    both = said.merge(places, on=["document", "passage_id"])
    rows: list[dict[str, Any]] = []
    for (speaker, theme), own in both.groupby(["entry_id", "theme_id"], sort=True):
        if (speaker, theme) not in cells:
            continue
        told = choose_sentences(own, documents, limit, lambda _, hit: quotable.overlapping(
            str(hit["doc_id"]), int(hit["start"]), int(hit["end"])))  # fmt: skip
        rows += [{"entry_id": speaker, "theme_id": theme, "rank": i, **row} for i, row in enumerate(told)]
    return pd.DataFrame(rows, columns=["entry_id", "theme_id", "rank", *COLUMNS])
