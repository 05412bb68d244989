"""Concordance (KWIC): the sentences behind a number."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import islice
from typing import Final

import numpy as np
import pandas as pd

from analysis.measures.observations import observe
from analysis.measures.quotable import QuotableSentences
from analysis.measures.scope import WINDOW, Copies, Day, Scope
from analysis.measures.snippets import SnippetBudget
from analysis.schemas import COUNTED_ZONES
from analysis.text.sentences import split_sentences
from analysis.text.words import word_spans

__all__ = ["COLUMNS", "SnippetBudget", "find_concordance"]

COLUMNS: Final = (
    "left", "keyword", "right", "source", "date", "doc_id", "passage_id", "title", "language", "start", "end",
    "n_found",
)  # fmt: skip
_CUT: Final = "…"


def find_concordance(
    hits: pd.DataFrame,
    passages: pd.DataFrame,
    documents: pd.DataFrame,
    entry: str,
    *,
    column: str = "actor_id",
    start: Day = "1900-01-01",
    end: Day = "2200-01-01",
    zones: Sequence[str] = COUNTED_ZONES,
    copies: Copies = "all",
    sources: Collection[str] | None = None,
    limit: int = 20,
    words: int | None = None,
    budget: SnippetBudget | None = None,
    quotable: QuotableSentences | None = None,
) -> pd.DataFrame:
    """Return sentences in which an entry is found, each cut to a snippet around it.

    One mention of each document comes before a second one of any, and the documents are taken evenly
    over the time they span, so that twenty of three hundred are not the first twenty.

    Parameters
    ----------
    hits, passages, documents : DataFrame
        Frames of those names (mentions, themes or quotes as ``hits``).
    entry, column : str
        The entry, and the column of ``hits`` that names it.
    start, end, zones, copies, sources
        What is counted, as in `count_frequencies`; a point of a chart is one period's first and last day.
    limit : int
        Sentences at most.
    words : int, optional
        Words of a snippet at most; without it as the budget says (40).
    budget : SnippetBudget, optional
        What may be shown of each document, shared by all calls of a report or site. Without one, this
        call has a budget of its own.
    quotable : QuotableSentences, optional
        Show these sentences only, instead of keeping a budget: the same ones in every report.

    Returns
    -------
    DataFrame
        In the order of their dates: left, keyword, right (the snippet, its cut ends marked ``…``), source,
        date, doc_id, passage_id, title, language (of the passage), start and end (of the keyword in the
        stored text), n_found (all mentions of the scope, of which these are some).
    """
    allowed = budget if budget is not None else SnippetBudget(documents)
    scope = Scope.of(WINDOW, start, end, zones, copies, sources)
    found = observe(hits, passages, documents, scope, entry=column, entries=[entry]).hits
    rows: list[dict[str, object]] = []
    taken: set[tuple[str, int, int]] = set()
    # Where the budget refuses most documents, hundreds of thousands of hits need not all be tried.
    for hit in islice(_spread(found), 50 * limit):
        if len(rows) >= limit:
            break
        document = documents.iloc[int(hit["document"])]
        text = str(document["text"])
        snippet = _choose_snippet(text, hit, words or allowed.words, quotable)
        place = (str(hit["doc_id"]), *_sentence_of(text, hit))
        # A sentence that names the entry twice is one line.
        if place in taken or snippet is None:
            continue
        if quotable is None and not allowed.spend(str(hit["doc_id"]), *snippet):
            continue
        taken.add(place)
        rows.append(_row(text, hit, document, snippet) | {"n_found": len(found)})
    frame = pd.DataFrame(rows, columns=list(COLUMNS))
    return frame.sort_values(["date", "doc_id", "start"], kind="stable").reset_index(drop=True)


def _spread(found: pd.DataFrame) -> Iterator[pd.Series]:
    """Give the hits: the first of each document, then the second ones; within each turn evenly over time."""
    ordered = found.sort_values(["date", "doc_id", "start"], kind="stable").reset_index(drop=True)
    turn = ordered.groupby("doc_id").cumcount()
    for _, rows in ordered.groupby(turn):
        for position in _evenly(len(rows)):
            yield rows.iloc[position]


def _evenly(n: int) -> list[int]:
    """Return the positions below ``n`` so that any first part of them is spread over all.

    Examples
    --------
    >>> _evenly(5)
    [0, 4, 2, 1, 3]
    """
    order: dict[int, None] = {}
    step = 1
    while len(order) < n:
        order.update(dict.fromkeys(int(p) for p in np.linspace(0, n - 1, step + 1).round()))
        step *= 2
    return list(order)


def _sentence_of(text: str, hit: pd.Series) -> tuple[int, int]:
    first, last = int(hit["passage_start"]), int(hit["passage_end"])
    for start, end in split_sentences(text[first:last]):
        if first + start <= int(hit["start"]) < first + end:
            # A mention is never cut, whatever the sentence's end.
            return first + start, max(first + end, int(hit["end"]))
    return int(hit["start"]), int(hit["end"])


def _choose_snippet(
    text: str, hit: pd.Series, words: int, quotable: QuotableSentences | None
) -> tuple[int, int] | None:
    if quotable is None:
        return _snippet(text, hit, words)
    return quotable.around(str(hit["doc_id"]), int(hit["start"]), int(hit["end"]))


def _snippet(text: str, hit: pd.Series, words: int) -> tuple[int, int]:
    """Return the span of at most ``words`` words of the sentence, the keyword in their midst."""
    start, end = _sentence_of(text, hit)
    spans = [(start + a, start + b) for a, b in word_spans(text[start:end])]
    if len(spans) <= words:
        return start, end
    inside = [i for i, (a, b) in enumerate(spans) if b > int(hit["start"]) and a < int(hit["end"])]
    first, last = (inside[0], inside[-1]) if inside else (0, 0)
    room = max(0, words - (last - first + 1))
    begin = max(0, min(first - room // 2, len(spans) - words))
    stop = min(len(spans), max(begin + words, last + 1))
    return (start if begin == 0 else spans[begin][0]), (end if stop == len(spans) else spans[stop - 1][1])


def _row(text: str, hit: pd.Series, document: pd.Series, snippet: tuple[int, int]) -> dict[str, object]:
    start, end = int(hit["start"]), int(hit["end"])
    sentence = _sentence_of(text, hit)
    left = ("" if snippet[0] == sentence[0] else _CUT) + text[snippet[0] : start]
    right = text[end : snippet[1]] + ("" if snippet[1] == sentence[1] else _CUT)
    return {
        "left": left, "keyword": text[start:end], "right": right, "source": str(hit["source"]),
        "date": hit["date"], "doc_id": str(hit["doc_id"]), "passage_id": int(hit["passage_id"]),
        "title": document["title"], "language": hit["language"], "start": start, "end": end,
    }  # fmt: skip
