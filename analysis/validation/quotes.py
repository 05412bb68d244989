"""Quotations and their speakers against annotations."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any, Final

import pandas as pd

from analysis.validation.frames import each_row
from analysis.validation.outcomes import Outcome

__all__ = ["judge_quotes"]

#: Both ends of a quotation may differ by so many characters: marks, spaces, a final stop.
TOLERANCE: Final = 2
#: A stray find counts against us only if it is longer: what is short may be a scare quote.
SHORT: Final = 25
NEUTRAL: Final = frozenset({"term/scare quote", "scare_quote", "title_in_quotes", "scare", "title"})


def judge_quotes(
    gold: pd.DataFrame,
    found: pd.DataFrame,
    labels: Mapping[str, str],
    mapping: Mapping[str, str],
    zones: Collection[str] | None,
    texts: Collection[str],
) -> Iterator[Outcome]:
    """Give the verdicts on quotations (``quotes``) and on who says them (``speakers``).

    A speaker is judged where the annotators name one whom the names of the texts identify; a quotation
    that was not found has no speaker, which is an error of both tasks.

    Parameters
    ----------
    labels : mapping from actor_id to label
    mapping : mapping from annotated actor to actor_id
    texts : collection of doc_id
        The texts whose mentions were annotated: quotations found elsewhere are not judged.
    """
    mine = [q for q in each_row(found) if q.doc_id in texts]
    for q in each_row(gold):
        if q.type in NEUTRAL or (zones is not None and (q.zone or "body") not in zones):
            continue
        hit = next((x for x in mine if _near(x, q)), None)
        place = (q.doc_id, q.start, q.end)
        yield Outcome("quotes", *place, q.speaker, "", "", "right" if hit is not None else "missed")
        if q.speaker in ("", "?") or q.speaker not in mapping:
            continue
        said = hit.speaker_id if hit is not None and isinstance(hit.speaker_id, str) else None
        verdict = "right" if said == mapping[q.speaker] else "wrong" if said else "missed"
        yield Outcome("speakers", *place, q.speaker, q.speaker, labels.get(said or "", said or ""), verdict)
    for x in mine:
        if x.end - x.start > SHORT and not any(_near(x, q) for q in each_row(gold)):
            yield Outcome("quotes", x.doc_id, x.start, x.end, "", "", labels.get(x.speaker_id, ""), "false")


def _near(one: Any, other: Any) -> bool:
    return bool(
        one.doc_id == other.doc_id
        and abs(one.start - other.start) <= TOLERANCE
        and abs(one.end - other.end) <= TOLERANCE
    )
