"""Keyness (fr. spécificités): what is typical of one part of a corpus against the rest."""

from __future__ import annotations

from typing import Final

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis.distinct import each_once
from analysis.frame_rows import Rows
from analysis.measures.association import adjust_p, log_likelihood, log_ratio, p_value
from analysis.measures.observations import Observations
from analysis.text.words import word_spans

__all__ = ["compare_keyness", "count_entries", "count_terms", "weigh"]

#: Passages whose words are looked for in one go: as a line each of one text, since no word goes beyond a line.
_AT_ONCE: Final = 2000


def count_entries(seen: Observations) -> pd.DataFrame:
    """Count the hits of each entry: item, n, n_documents."""
    grouped = seen.hits.groupby("entry_id")
    counts = pd.DataFrame({"n": grouped.size(), "n_documents": grouped["document"].nunique()})
    return counts.rename_axis("item").reset_index()


def count_terms(seen: Observations, documents: pd.DataFrame) -> pd.DataFrame:
    """Count the words of the counted passages, in lower case: item, n, n_documents, written.

    ``written`` is the word as most of its places spell it: ``Donbass``, but ``résolution``.
    """
    written, document = _words_of(seen, documents)
    code, spellings = pd.factorize(pd.Series(written, dtype="str"))
    spelt = pd.DataFrame({"written": spellings, "n_spelt": np.bincount(code, minlength=len(spellings))})
    spelt["item"] = spelt["written"].str.lower()
    grouped = spelt.groupby("item")
    counted = grouped["n_spelt"].sum().rename("n").reset_index()
    item, _ = each_once(grouped.ngroup().to_numpy(dtype=np.int64)[code].astype(np.int64), document)
    counted["n_documents"] = np.bincount(item, minlength=len(counted))
    spelt = spelt[spelt["written"] != spelt["item"]].sort_values(["item", "written"])
    most = spelt.sort_values("n_spelt", kind="stable").drop_duplicates("item", keep="last").set_index("item")
    most = most.reindex(counted["item"]).reset_index()
    usual = most["n_spelt"].fillna(0) * 2 > counted["n"]
    counted["written"] = most["written"].where(usual, counted["item"])
    return counted


def _words_of(seen: Observations, documents: pd.DataFrame) -> tuple[list[str], Rows]:
    """Return the words of the counted passages as they are written, and the document of each."""
    texts, spans = documents["text"].array, seen.passages[["document", "passage_start", "passage_end"]]
    words: list[str] = []
    owners = [np.empty(0, dtype=np.int64)]
    for at in range(0, len(spans), _AT_ONCE):
        document, first, last = spans.iloc[at : at + _AT_ONCE].to_numpy(dtype=np.int64).T
        pieces = [text[a:b] for text, a, b in zip(texts.take(document), first.tolist(), last.tolist(), strict=True)]
        joined = "\n".join(pieces)
        found = word_spans(joined)
        words += [joined[start:end] for start, end in found]
        ends = np.cumsum([len(piece) + 1 for piece in pieces])
        owners.append(document[np.searchsorted(ends, [start for start, _ in found], side="right")])
    return words, np.concatenate(owners)


def compare_keyness(
    target: pd.DataFrame,
    reference: pd.DataFrame,
    *,
    size_target: int,
    size_reference: int,
    minimum: int = 3,
    minimum_documents: int = 2,
) -> pd.DataFrame:
    """Compare how often each item occurs in the target and in the reference.

    Parameters
    ----------
    target, reference : DataFrame
        Columns item, n, n_documents, as `count_terms` and `count_entries` give them. The reference is
        the rest of the corpus, without the target.
    size_target, size_reference : int
        Words of each.
    minimum, minimum_documents : int
        Items with fewer occurrences, or in fewer documents, in both parts together are left out: what
        one text repeats is typical of that text alone.

    Returns
    -------
    DataFrame
        The most typical item first: item, n_target, n_reference, n_documents_target,
        n_documents_reference, per_10k_target, per_10k_reference, g2 (negative where the item is rarer in
        the target), log_ratio with log_ratio_low and log_ratio_high, p, q.

    Notes
    -----
    Dunning (1993) for G2; Hardie (2014) for the log ratio, the size of the difference; Benjamini &
    Hochberg (1995) for q.
    """
    frame = target.merge(reference, on="item", how="outer", suffixes=("_target", "_reference"))
    counts = ["n_target", "n_reference", "n_documents_target", "n_documents_reference"]
    frame[counts] = frame[counts].fillna(0).astype("int64")
    often = frame["n_target"] + frame["n_reference"] >= minimum
    spread = frame["n_documents_target"] + frame["n_documents_reference"] >= minimum_documents
    frame = frame.loc[often & spread, ["item", *counts]].reset_index(drop=True)
    frame = weigh(frame, size_target, size_reference)
    return frame.sort_values(["g2", "item"], ascending=[False, True], kind="stable").reset_index(drop=True)


def weigh(frame: pd.DataFrame, size_target: npt.ArrayLike, size_reference: npt.ArrayLike) -> pd.DataFrame:
    """Add to counts how typical they are of the target.

    Parameters
    ----------
    frame : DataFrame
        Columns n_target and n_reference.
    size_target, size_reference : int, or array of int
        Words of each: of all rows, or row by row.

    Returns
    -------
    DataFrame
        The columns that `compare_keyness` adds; q is corrected over all rows.
    """
    target, reference = np.asarray(size_target), np.asarray(size_reference)
    ends = log_ratio(frame["n_target"], target, frame["n_reference"], reference)
    g2 = log_likelihood(frame["n_target"], frame["n_target"] + frame["n_reference"], target, target + reference)
    p = p_value(g2)
    return frame.assign(
        per_10k_target=10_000 * frame["n_target"] / target, per_10k_reference=10_000 * frame["n_reference"] / reference,
        g2=g2, log_ratio=ends[0], log_ratio_low=ends[1], log_ratio_high=ends[2], p=p, q=adjust_p(p),
    )  # fmt: skip
