"""Parts of a corpus against the rest: years, sources, or the passages that mention an entry."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import Final, Literal

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis.distinct import each_once
from analysis.errors import Fault, ParameterError
from analysis.measures.association import adjust_p
from analysis.measures.keyness import compare_keyness, count_entries, count_terms, weigh
from analysis.measures.observations import Observations, observe
from analysis.measures.scope import WINDOW, Copies, Day, Scope
from analysis.schemas import COUNTED_ZONES

__all__ = ["compare_around", "compare_parts", "words_around"]

By = Literal["source", "period"]
Flags = npt.NDArray[np.bool_]
Rows = npt.NDArray[np.int64]
BY: Final = ("source", "period")
_LEAST_DOCUMENTS: Final = 2


def compare_parts(
    hits: pd.DataFrame,
    passages: pd.DataFrame,
    documents: pd.DataFrame,
    *,
    by: By,
    period: str = "year",
    entry: str = "actor_id",
    start: Day,
    end: Day,
    zones: Sequence[str] = COUNTED_ZONES,
    copies: Copies = "all",
    sources: Collection[str] | None = None,
    minimum: int = 3,
) -> pd.DataFrame:
    """Say what is typical of each source, or of each period, against all the others.

    Parameters
    ----------
    by : {"source", "period"}
        What the parts are; ``period`` is the width of a period.
    minimum : int
        Entries with fewer hits in all are left out.

    Returns
    -------
    DataFrame
        The rows of `compare_keyness` of every part one after the other, with ``part`` (a source, or the
        first day of a period) and n_documents_part; q is corrected over all rows of all parts.

    Notes
    -----
    Lafon (1980), "Sur la variabilité de la fréquence des formes dans un corpus", Mots 1, for the
    question; the statistic is that of `compare_keyness`.
    """
    if by not in BY:
        raise ParameterError("The parts are unknown.", [Fault("by", repr(by), ", ".join(BY))])
    scope = Scope.of(period if by == "period" else WINDOW, start, end, zones, copies, sources)
    seen = observe(hits, passages, documents, scope, entry=entry)
    here = seen.passages if by == "period" else seen.passages[seen.passages["source"] != ""]
    sizes = here.groupby(by)["n_words"].sum()
    total = int(seen.passages["n_words"].sum())
    # A part that is the whole corpus, or without words, has nothing to stand against.
    sizes = sizes[(sizes > 0) & (sizes < total)]
    frame = _count_parts(seen, by, sizes.index)
    often = frame["n_target"] + frame["n_reference"] >= minimum
    spread = frame["n_documents_target"] + frame["n_documents_reference"] >= _LEAST_DOCUMENTS
    frame = frame[often & spread]
    if frame.empty:
        return _joined([])
    words = sizes.reindex(frame["part"]).to_numpy()
    part = frame.pop("part")
    frame = weigh(frame, words, total - words)
    frame["part"], frame["n_documents_part"] = part, part.map(here.groupby(by)["document"].nunique())
    order = ["part", "g2", "item"]
    return frame.sort_values(order, ascending=[True, False, True], ignore_index=True)


def _count_parts(seen: Observations, by: By, parts: pd.Index) -> pd.DataFrame:
    """Count every entry in every part and in all the others: the counts of `compare_keyness`, and part."""
    entry, names = pd.factorize(seen.hits["entry_id"], sort=True)
    part, shape = parts.get_indexer(pd.Index(seen.hits[by])), (len(parts), len(names))
    row, document = np.arange(len(entry)), seen.hits["document"].to_numpy(dtype=np.int64)
    n, n_documents = (_tally(part, entry, unit, shape) for unit in (row, document))
    pairs = pd.DataFrame({"entry": entry, "document": document, "part": part}).drop_duplicates()
    # A text of several periods is in one of them and in the others.
    alone = pairs[~pairs.duplicated(["entry", "document"], keep=False)]
    only = _tally(alone["part"].to_numpy(), alone["entry"].to_numpy(), alone["document"].to_numpy(), shape)
    texts = np.bincount(pairs.drop_duplicates(["entry", "document"])["entry"], minlength=len(names))
    return pd.DataFrame({
        "item": np.tile(np.asarray(names, dtype=object), len(parts)),
        "n_target": n.ravel(), "n_reference": (np.bincount(entry, minlength=len(names)) - n).ravel(),
        "n_documents_target": n_documents.ravel(), "n_documents_reference": (texts - only).ravel(),
        "part": parts.repeat(len(names)),
    }).astype({"item": "str"})  # fmt: skip


def _tally(part: Rows, entry: Rows, unit: Rows, shape: tuple[int, int]) -> Rows:
    """Count the units of each part × entry, each once; those of no part are left out."""
    inside = part >= 0
    where, what, _ = each_once(part[inside], entry[inside], unit[inside])
    counts = np.zeros(shape, dtype=np.int64)
    np.add.at(counts, (where, what), 1)
    return counts


def compare_around(
    hits: pd.DataFrame,
    around: pd.DataFrame,
    passages: pd.DataFrame,
    documents: pd.DataFrame,
    target: str,
    *,
    entry: str = "theme_id",
    column: str = "actor_id",
    start: Day,
    end: Day,
    zones: Sequence[str] = COUNTED_ZONES,
    copies: Copies = "all",
    sources: Collection[str] | None = None,
    minimum: int = 3,
) -> pd.DataFrame:
    """Say which entries are typical of the passages that mention ``target``, against all other passages.

    Parameters
    ----------
    hits, entry : DataFrame, str
        The hits compared, and the column that names them.
    around, column : DataFrame, str
        The hits of the target, and the column that names it.

    Returns
    -------
    DataFrame
        As `compare_keyness` gives it, the target itself left out.
    """
    scope = Scope.of(WINDOW, start, end, zones, copies, sources)
    seen = observe(hits, passages, documents, scope, entry=entry)
    inside = _with_target(seen.passages, around, passages, documents, scope, target, column)
    keys = pd.MultiIndex.from_frame(seen.passages.loc[inside, ["document", "passage_id"]])
    own = pd.MultiIndex.from_frame(seen.hits[["document", "passage_id"]]).isin(keys)
    table = _compare(seen, inside, np.asarray(own), minimum)
    return table[table["item"] != target].reset_index(drop=True)


def words_around(
    around: pd.DataFrame,
    passages: pd.DataFrame,
    documents: pd.DataFrame,
    target: str,
    *,
    column: str = "actor_id",
    start: Day,
    end: Day,
    zones: Sequence[str] = COUNTED_ZONES,
    copies: Copies = "all",
    sources: Collection[str] | None = None,
    language: str = "fr",
    minimum: int = 4,
    most_passages: int = 20_000,
) -> pd.DataFrame:
    """Say which words are typical of the passages that mention ``target``, against other passages.

    Of a side with more than ``most_passages`` passages so many are read, evenly over the corpus.

    Returns
    -------
    DataFrame
        As `compare_keyness` gives it, and written: the word as most of those passages spell it.
    """
    scope = Scope.of(WINDOW, start, end, zones, copies, sources)
    seen = observe(around, passages, documents, scope, entry=column, entries=[target])
    french = seen.passages[seen.passages["language"] == language].reset_index(drop=True)
    inside = _with_target(french, around, passages, documents, scope, target, column)
    sides = [_thinned(french[chosen], most_passages) for chosen in (inside, ~inside)]
    if any(side.empty for side in sides):
        return _joined([])
    counts = [count_terms(replace(seen, passages=side), documents) for side in sides]
    sizes = [max(1, int(side["n_words"].sum())) for side in sides]
    found = compare_keyness(
        counts[0], counts[1], size_target=sizes[0], size_reference=sizes[1], minimum=minimum, minimum_documents=3
    )
    spelt = counts[0].set_index("item")["written"]
    return found.assign(written=found["item"].map(spelt).fillna(found["item"]))


def _with_target(
    counted: pd.DataFrame, around: pd.DataFrame, passages: pd.DataFrame, documents: pd.DataFrame, scope: Scope,
    target: str, column: str,
) -> Flags:  # fmt: skip
    """Mark the counted passages that mention the target."""
    found = observe(around, passages, documents, scope, entry=column, entries=[target]).hits
    keys = pd.MultiIndex.from_frame(found[["document", "passage_id"]])
    return np.asarray(pd.MultiIndex.from_frame(counted[["document", "passage_id"]]).isin(keys))


def _compare(seen: Observations, inside: Flags, own: Flags, minimum: int) -> pd.DataFrame:
    sizes = [int(seen.passages.loc[side, "n_words"].sum()) for side in (inside, ~inside)]
    if not all(sizes):
        # A part that is the whole corpus, or without words, has nothing to stand against.
        return _joined([])
    target, rest = (
        count_entries(replace(seen, hits=seen.hits[side])) for side in (own, ~own)
    )
    return compare_keyness(target, rest, size_target=sizes[0], size_reference=sizes[1], minimum=minimum)


def _thinned(passages: pd.DataFrame, most: int) -> pd.DataFrame:
    if len(passages) <= most:
        return passages
    return passages.iloc[np.linspace(0, len(passages) - 1, most).round().astype(int)]


def _joined(tables: list[pd.DataFrame]) -> pd.DataFrame:
    if not tables:
        dtypes = {"item": "str", "n": "int64", "n_documents": "int64"}
        nothing = pd.DataFrame({name: pd.Series(dtype=dtype) for name, dtype in dtypes.items()})
        return compare_keyness(nothing, nothing, size_target=1, size_reference=1).assign(
            part=pd.Series(dtype="object"), n_documents_part=pd.Series(dtype="int64")
        )
    frame = pd.concat(tables, ignore_index=True)
    frame["q"] = adjust_p(frame["p"])
    return frame
