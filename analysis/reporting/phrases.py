"""The sentences behind the numbers, and the anchors that tables lead to."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

import pandas as pd

from analysis.exhibits import Sentence, Sentences, Stack, Text
from analysis.measures.concordance import find_concordance
from analysis.reporting.study import Study
from analysis.reporting.subjects import SUBJECTS, Kind, chosen_entries, hits_of, labels_of, slug
from analysis.reporting.wording import day_words, escape

__all__ = ["QUOTED", "anchors_of", "quote"]

#: Entries with sentences: all that the ranking draws.
QUOTED: Final = 12
_EACH: Final = 3


def quote(study: Study, kind: Kind) -> Stack:
    """Return a few sentences behind the first entries, each with its source and date."""
    labels = labels_of(study, kind)
    anchors = anchors_of(study, kind)
    shown: list[Text | Sentences] = []
    for entry, found in _found(study, kind).items():
        total = int(found["n_found"].iloc[0])
        mentions = study.count(total, "mention", "mention")
        of = study.say(f"{len(found)} sur {mentions}", f"{len(found)} of {mentions}")
        shown.append(Text(f"### {escape(labels[entry])} ({of})", anchor=anchors[entry][1:]))
        shown.append(Sentences([_sentence(study, row) for _, row in found.iterrows()]))
    if not shown:
        shown = [Text(study.say("Aucune phrase ne peut être montrée.", "No sentence can be shown."))]
    return Stack(*shown)


def anchors_of(study: Study, kind: Kind) -> dict[str, str]:
    """Return the link to the sentences of each entry that has some: ``#phrases-russie``."""
    return {entry: f"#phrases-{slug(entry)}" for entry in _found(study, kind)}


@lru_cache(maxsize=8)
def _found(study: Study, kind: Kind) -> dict[str, pd.DataFrame]:
    """Return the sentences by entry; entries of which none may be shown are left out."""
    scope = study.scope
    found = {
        entry: find_concordance(
            hits_of(study, kind), study.corpus.passages, study.corpus.documents, entry,
            column=SUBJECTS[kind].column, start=scope.start, end=scope.end, zones=scope.zones, copies=scope.copies,
            sources=scope.sources, limit=3 * _EACH, quotable=study.quotable,
        )
        for entry in chosen_entries(study, kind, QUOTED)
    }  # fmt: skip
    return {entry: _distinct(rows) for entry, rows in found.items() if not rows.empty}


def _distinct(rows: pd.DataFrame) -> pd.DataFrame:
    """Keep the first sentences that do not say the same in the same words, spread over time as they came."""
    words = rows["left"] + rows["keyword"] + rows["right"]
    own = rows[~words.str.strip(" …").duplicated()]
    return own.iloc[_spread(len(own), _EACH)]


def _spread(n: int, most: int) -> list[int]:
    """Return at most ``most`` positions below ``n``, evenly apart.

    Examples
    --------
    >>> _spread(9, 3), _spread(2, 3)
    ([0, 4, 8], [0, 1])
    """
    return list(range(n)) if n <= most else [round(i * (n - 1) / (most - 1)) for i in range(most)]


def _sentence(study: Study, row: pd.Series) -> Sentence:
    source = "" if pd.isna(row["source"]) or not row["source"] else f"{row['source']}, "
    left, keyword, right = (" ".join(str(row[part]).split()) for part in ("left", "keyword", "right"))
    return Sentence(
        left + (" " if str(row["left"])[-1:].isspace() else ""),
        keyword,
        (" " if str(row["right"])[:1].isspace() else "") + right,
        cite=source + day_words(row["date"], study.lang),
        lang="" if row["language"] == study.lang else str(row["language"]),
    )
