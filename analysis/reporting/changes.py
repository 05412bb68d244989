"""What rose and what fell between the first and the last year, and whether that is more than chance."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from analysis.measures.intervals import wilson
from analysis.reporting.study import Study

__all__ = ["compare_years", "describe_changes", "tell_change"]

# Fewer texts in a year than this say nothing about a change.
_ENOUGH = 5


def compare_years(study: Study, hits: pd.DataFrame, column: str, against: str = "first") -> pd.DataFrame:
    """Compare each entry's share in the last year of the window with the first, where both have texts.

    Parameters
    ----------
    against : {"first", "previous"}
        Compare with the first year that has enough texts, or with the last one before.

    Returns
    -------
    DataFrame
        One row per entry: entry_id, first and last (years), n_first, total_first, share_first, n_last,
        total_last, share_last, change (difference of shares), certain (the Wilson 95 % intervals of the
        two shares do not overlap: stricter than a test of their difference). Empty where fewer than two
        years have at least five texts.
    """
    yearly = study.frequencies(hits, column, period="year")
    enough = yearly[yearly["n_documents_total"] >= _ENOUGH]
    years = sorted(enough["period"].unique())
    columns = [
        "entry_id",
        "first",
        "last",
        "n_first",
        "total_first",
        "share_first",
        "n_last",
        "total_last",
        "share_last",
    ]
    if len(years) < 2:
        return pd.DataFrame(columns=[*columns, "change", "certain"])
    kept = ["entry_id", "n_documents", "n_documents_total", "share"]
    before = years[0] if against == "first" else years[-2]
    first = enough.loc[enough["period"] == before, kept]
    last = enough.loc[enough["period"] == years[-1], kept]
    both = first.merge(last, on="entry_id", suffixes=("_first", "_last"))
    both.columns = pd.Index([c.replace("n_documents_total", "total").replace("n_documents", "n") for c in both.columns])
    both["first"], both["last"] = pd.Timestamp(before).year, pd.Timestamp(years[-1]).year
    low_first, high_first = wilson(both["n_first"], both["total_first"])
    low_last, high_last = wilson(both["n_last"], both["total_last"])
    both["change"] = both["share_last"] - both["share_first"]
    both["certain"] = (low_last > high_first) | (high_last < low_first)
    told: pd.DataFrame = both[[*columns, "change", "certain"]]
    return told.sort_values("change", ascending=False, kind="stable", ignore_index=True)


def describe_changes(study: Study, column: str, hits: pd.DataFrame, labels: Mapping[str, str]) -> str:
    """Say what rose and fell most beyond chance, or that nothing did."""
    if study.is_small:
        return study.say(
            "Le corpus est trop petit pour qu’une évolution se distingue du hasard.",
            "The corpus is too small for a change to be told from chance.",
        )
    changes = compare_years(study, hits, column)
    if changes.empty:
        return study.say(
            "Trop peu d’années ont assez de textes pour parler d’évolution.",
            "Too few years have enough texts to speak of change.",
        )
    certain = changes[changes["certain"]]
    first, last = int(changes["first"].iloc[0]), int(changes["last"].iloc[0])
    between = study.say(f"Entre {first} et {last}, ", f"Between {first} and {last}, ")
    rises, falls = certain[certain["change"] > 0], certain[certain["change"] < 0]
    if certain.empty:
        return between + study.say("aucune évolution ne dépasse l’incertitude.", "no change exceeds the uncertainty.")
    parts = [
        study.say("hausse la plus nette : ", "clearest rise: ") + tell_change(study, rises.iloc[0], labels)
        if len(rises)
        else study.say("aucune hausse ne dépasse l’incertitude", "no rise exceeds the uncertainty"),
        study.say("baisse la plus nette : ", "clearest fall: ") + tell_change(study, falls.iloc[-1], labels)
        if len(falls)
        else study.say("aucune baisse ne dépasse l’incertitude", "no fall exceeds the uncertainty"),
    ]
    return between + study.say(" ; ", "; ").join(parts) + "."


def tell_change(study: Study, row: pd.Series[Any], labels: Mapping[str, str]) -> str:
    """Write one change: ``Ukraine, de 10 % des textes en 2021 (2 sur 21) à 57 % en 2022 (12 sur 21)``."""
    name = labels[str(row["entry_id"])]
    first, last = study.percent(row["share_first"]), study.percent(row["share_last"])
    return study.say(
        f"{name}, de {first} des textes en {row['first']} ({row['n_first']} sur {row['total_first']}) "
        f"à {last} en {row['last']} ({row['n_last']} sur {row['total_last']})",
        f"{name}, from {first} of the texts in {row['first']} ({row['n_first']} of {row['total_first']}) "
        f"to {last} in {row['last']} ({row['n_last']} of {row['total_last']})",
    )
