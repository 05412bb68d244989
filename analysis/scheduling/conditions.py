"""What an edition needs to be published: enough texts, and sources that still publish.

A report on three texts reads like one on three hundred, and one on a corpus whose feed broke like one on a quiet
week. Both are withheld, and a person decides.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

import pandas as pd

from analysis.reporting.wording import day_words, typeset
from analysis.scheduling.logical import Period
from analysis.scheduling.wording import count

__all__ = ["Objection", "find_objections"]

#: A source that fell silent longer ago than this is no longer expected.
_EXPECTED_DAYS: Final = 365


@dataclass(frozen=True)
class Objection:
    """One reason to withhold an edition.

    Parameters
    ----------
    cause : str
        What it has in common with that of other reports on the same corpus.
    reason : str
        For people, in French.
    """

    cause: str
    reason: str


def find_objections(
    documents: pd.DataFrame,
    period: Period,
    *,
    corpus: str,
    min_documents: int | None = None,
    silent_source_days: int | None = None,
    sources: Collection[str] = (),
) -> list[Objection]:
    """Return every reason to withhold an edition.

    Parameters
    ----------
    documents : DataFrame
        The documents of the corpus; their own dates count.
    period : Period
    corpus : str
        What the corpus is called.
    min_documents : int, optional
        Fewer texts dated in the period are too few. Copies count: they were published.
    silent_source_days : int, optional
        A source is silent if it has no text in so many days up to the end of the period, though it had at least
        two in the year before them.
    sources : collection of str
        The outlets the report is about; all if empty.
    """
    if sources:
        documents = documents[documents["source"].isin(list(sources))]
    dated = documents[documents["date"].notna()]
    found: list[Objection] = []
    if min_documents:
        n = int(dated["date"].between(pd.Timestamp(period.start), pd.Timestamp(period.end)).sum())
        if n < min_documents:
            dated_there = count(n, "texte daté", "textes datés")
            reason = typeset(f"{dated_there} de la période, pour {min_documents} demandés au moins")
            found.append(Objection(f"min_documents:{corpus}", reason))
    if silent_source_days:
        found += _silent(dated, period.end, silent_source_days, corpus)
    return found


def _silent(dated: pd.DataFrame, end: dt.date, days: int, corpus: str) -> list[Objection]:
    last = pd.Timestamp(end)
    begun = last - pd.Timedelta(days=days)
    expected = dated[dated["date"].between(begun - pd.Timedelta(days=_EXPECTED_DAYS), begun)]
    published = set(dated.loc[dated["date"].between(begun, last, inclusive="right"), "source"].dropna())
    found = []
    for key, dates in expected.groupby("source")["date"]:
        source = str(key)
        if len(dates) < 2 or source in published or not source:
            continue
        words = f"la source {source} n’a rien publié depuis le {day_words(dates.max(), 'fr')}"
        found.append(Objection(f"silent_source:{corpus}:{source}", typeset(words[0].upper() + words[1:])))
    return found
