"""PASSAGES, MENTIONS → QUOTES: what is quoted, and who says it.

Each quotation is claimed by a rule of grammar (`rules`) in its passage (`passage`); a pronoun, or a noun such as
"le diplomate", is led back to the last fitting subject (`memory`).
Nobody is guessed beyond that.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

import numpy as np
import pandas as pd
from pandas.api.types import pandas_dtype

from analysis.lexicon.reading import Lexicon
from analysis.matching.speakers.document import Document
from analysis.matching.speakers.facts import facts_of
from analysis.matching.speakers.mentioned import Mentioned, Mentions
from analysis.matching.speakers.passages import Passages, Places
from analysis.schemas import FRAMES, empty
from analysis.text.quote_marks import has_marks

__all__ = ["find_quotes"]


def find_quotes(
    documents: pd.DataFrame, passages: pd.DataFrame, mentions: pd.DataFrame, lexicon: Lexicon
) -> pd.DataFrame:
    """Find every quotation and its speaker.

    Returns
    -------
    DataFrame
        The frame ``quotes``. One or two words between marks that nobody is said to say are scare quotes and
        titles, and left out; fragments of speech stay.
    """
    texts = zip(documents["doc_id"].tolist(), documents["text"].tolist(), strict=True)
    quoting = [(doc_id, text) for doc_id, text in texts if has_marks(text)]
    if not quoting:
        return empty("quotes").assign(surface=pd.Series(dtype="str"))
    places = _places_of(passages)
    named = Mentions(mentions)
    listed = facts_of(lexicon)
    rows: list[tuple[object, ...]] = []
    for doc_id, text in quoting:
        mentioned = Mentioned(named, doc_id)
        own = Passages(text, places.get(doc_id, Places()), mentioned.inside, listed.adjectives)
        for said in Document(own, listed, mentioned).said() if own.quotations else ():
            passage_id, shift, _, _ = said.place
            start, end = shift + said.quotation.start, shift + said.quotation.end
            rows.append((doc_id, passage_id, start, end,
                         said.speaker_id, said.attribution, said.cue, text[start:end]))  # fmt: skip
    return _frame_of(rows)


def _places_of(passages: pd.DataFrame) -> dict[str, Places]:
    """Return the passages of each document, page chrome left aside."""
    doc, names = pd.factorize(passages["doc_id"])
    number, zones = pd.factorize(passages["zone"])
    told = np.array([zone != "boilerplate" for zone in zones], np.bool_)
    rows = np.flatnonzero(told[number])
    if np.any(np.diff(doc[rows]) < 0):
        rows = rows[np.argsort(doc[rows], kind="stable")]
    ids, starts, ends = (passages[name].to_numpy()[rows].tolist() for name in ("passage_id", "start", "end"))
    zone_of = list(map(zones.tolist().__getitem__, number[rows].tolist()))
    first = np.searchsorted(doc[rows], np.arange(len(names) + 1)).tolist()
    return {
        name: Places(ids[low:high], starts[low:high], ends[low:high], zone_of[low:high])
        for name, low, high in zip(names.tolist(), first, first[1:], strict=False)
    }


_TYPES: Final[dict[str, Any]] = {
    column.name: pandas_dtype(column.dtype) for column in FRAMES["quotes"].columns
} | {"surface": pandas_dtype("str")}


def _frame_of(rows: Sequence[tuple[object, ...]]) -> pd.DataFrame:
    columns: Any = zip(*rows, strict=True) if rows else [()] * len(_TYPES)
    return pd.DataFrame({
        name: pd.array(list(values), dtype=dtype)
        for (name, dtype), values in zip(_TYPES.items(), columns, strict=True)
    }, copy=False)  # fmt: skip
