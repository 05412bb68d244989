"""Precision, recall and F1 from verdicts, each with its interval."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np
import pandas as pd

from analysis.measures.intervals import wilson

__all__ = ["TASKS", "Task", "count_figures", "measure_figures", "table_of_entries", "value_of"]

RESAMPLES: Final = 2000
SEED: Final = 20210101


@dataclass(frozen=True)
class Task:
    """A thing that is measured.

    Parameters
    ----------
    label : str
        What a French reader calls it.
    found : bool
        Whether things are found (precision, recall, F1) or one answer is given to each (share right).
    missing_only : bool
        Whether only the share of annotated things that were found is known.
    """

    label: str
    found: bool = False
    missing_only: bool = False

    @property
    def measures(self) -> tuple[str, ...]:
        """The figures the task has."""
        if not self.found:
            return ("right",)
        return ("recall",) if self.missing_only else ("precision", "recall", "f1")


#: The tasks in the order of the card. ``counts`` is measured on sums, see `count_figures`.
TASKS: Final[dict[str, Task]] = {
    "names": Task("Noms", found=True),
    "persons": Task("dont personnes", found=True, missing_only=True),
    "organisations": Task("dont organisations", found=True, missing_only=True),
    "states": Task("dont États", found=True, missing_only=True),
    "actors": Task("Bon acteur"),
    "counts": Task("Comptes par acteur"),
    "names_everywhere": Task("Noms, toutes zones", found=True),
    "roles": Task("Fonctions", found=True),
    "roles_found": Task("dont repérées", found=True, missing_only=True),
    "themes": Task("Thèmes", found=True),
    "main_themes": Task("dont thèmes principaux", found=True, missing_only=True),
    "quotes": Task("Citations", found=True),
    "speakers": Task("Locuteurs"),
    "dates": Task("Dates exactes"),
    "dates_given": Task("Textes datés"),
    "dates_within": Task("Dates sans contradiction"),
    "zones": Task("Zones"),
    "passage_dates": Task("Dates des passages"),
}
_COLUMNS: Final = ["task", "measure", "value", "low", "high", "n"]


def measure_figures(outcomes: pd.DataFrame) -> pd.DataFrame:
    """Return the figures of every task that was judged.

    Returns
    -------
    DataFrame
        task, measure (precision, recall, f1 or right), value, low, high, n (what it is a share of). A
        thing found as something else is an error of precision and of recall.

    Notes
    -----
    Shares have the Wilson interval. F1 is no share of anything counted: its interval is the percentile
    bootstrap over whole texts. Where all draws are the same (one text, no error) that would say that F1 is
    certain: there it is the Wilson interval of the hits among all that was annotated or found, J, of which
    F1 is the increasing function 2J / (1 + J).
    """
    rows: list[tuple[object, ...]] = []
    for name, task in TASKS.items():
        mine = outcomes[outcomes["task"] == name]
        if mine.empty:
            continue
        table = pd.crosstab(mine["doc_id"], mine["verdict"])
        table = table.reindex(columns=["right", "wrong", "missed", "false"], fill_value=0)
        right, wrong, missed, false = table.to_numpy().T
        totals = {"precision": right + wrong + false, "recall": right + wrong + missed}
        totals["right"] = right + wrong + missed + false
        for measure in task.measures:
            if measure == "f1":
                both = totals["precision"] + totals["recall"]
                rows.append((name, measure, *_f1(2 * right, both), int(both.sum())))
            else:
                rows.append((name, measure, *_share(int(right.sum()), int(totals[measure].sum()))))
    return pd.DataFrame(rows, columns=_COLUMNS)


def count_figures(counts: pd.DataFrame) -> pd.DataFrame:
    """Return the share of the count of names that is right: 1 minus the sum of errors over the actors.

    The error of an actor is how far the number of names found is from the number annotated, over all
    texts together; all names of an actor nobody annotated are errors. The interval is the percentile
    bootstrap over whole texts, and is missing where every draw is the same.

    Parameters
    ----------
    counts : DataFrame
        doc_id, entry, n_gold, n_found.
    """
    if counts.empty or not counts["n_gold"].sum():
        return pd.DataFrame(columns=_COLUMNS)
    gold = counts.pivot_table(index="doc_id", columns="entry", values="n_gold", fill_value=0, aggfunc="sum")
    found = counts.pivot_table(index="doc_id", columns="entry", values="n_found", fill_value=0, aggfunc="sum")
    difference, totals = (found - gold).to_numpy(np.int64), gold.to_numpy(np.int64).sum(axis=1)
    value = 1 - np.abs(difference.sum(axis=0)).sum() / totals.sum()
    drawn = _draws(len(totals))
    low = high = np.nan
    if len(drawn):
        errors, words = np.abs(drawn @ difference).sum(axis=1), drawn @ totals
        shares = 1 - errors[words > 0] / words[words > 0]
        if shares.min() < shares.max():
            low, high = np.percentile(shares, [2.5, 97.5])
    return pd.DataFrame([("counts", "right", value, low, high, int(totals.sum()))], columns=_COLUMNS)


def table_of_entries(outcomes: pd.DataFrame, task: str) -> pd.DataFrame:
    """Return the figures of one task for each actor or theme, the most annotated first.

    Returns
    -------
    DataFrame
        entry, n_gold, n_found, missed, false, precision, recall, f1; NaN where a share is of nothing.
    """
    mine = outcomes[outcomes["task"] == task]
    table = pd.crosstab(mine["entry"], mine["verdict"])
    table = table.reindex(columns=["right", "wrong", "missed", "false"], fill_value=0).astype("int64")
    right, strayed = table["right"], table["wrong"]
    frame = pd.DataFrame({
        "entry": table.index.astype("str"),
        "n_gold": (right + strayed + table["missed"]).to_numpy(),
        "n_found": (right + strayed + table["false"]).to_numpy(),
        "missed": (strayed + table["missed"]).to_numpy(),
        "false": (strayed + table["false"]).to_numpy(),
    })  # fmt: skip
    hits = right.to_numpy(np.float64)
    frame["precision"] = _divide(hits, frame["n_found"])
    frame["recall"] = _divide(hits, frame["n_gold"])
    frame["f1"] = _divide(2 * hits, frame["n_found"] + frame["n_gold"])
    return frame.sort_values(["n_gold", "n_found", "entry"], ascending=[False, False, True], ignore_index=True)


def _divide(hits: np.ndarray, totals: pd.Series) -> np.ndarray:
    n = totals.to_numpy(np.float64)
    return np.asarray(np.divide(hits, n, out=np.full(len(n), np.nan), where=n > 0))


def _share(hits: int, total: int) -> tuple[float, float, float, int]:
    low, high = wilson([hits], [total])
    return hits / total if total else np.nan, float(low[0]), float(high[0]), total


def _f1(hits: np.ndarray, totals: np.ndarray) -> tuple[float, float, float]:
    if not totals.sum():
        return np.nan, np.nan, np.nan
    value = float(hits.sum() / totals.sum())
    drawn = _draws(len(totals))
    sums = drawn @ totals
    ratios = (drawn @ hits)[sums > 0] / sums[sums > 0]
    if len(ratios) and ratios.min() < ratios.max():
        low, high = np.percentile(ratios, [2.5, 97.5])
        return value, float(low), float(high)
    right = hits.sum() / 2
    jaccard = wilson([right], [totals.sum() - right])
    low, high = (float(2 * end[0] / (1 + end[0])) for end in jaccard)
    return value, low, high


def _draws(texts: int) -> np.ndarray:
    """Draw the texts again, with replacement: how often each is in each draw."""
    if texts < 2:
        return np.empty((0, texts), np.int64)
    rng = np.random.default_rng(SEED)
    return rng.multinomial(texts, np.full(texts, 1 / texts), size=RESAMPLES)


def value_of(figures: pd.DataFrame) -> Mapping[str, float]:
    """Return the value of each figure under its name, ``task.measure``."""
    names = figures["task"] + "." + figures["measure"]
    return dict(zip(names, figures["value"].astype(float), strict=True))
