"""Concordance (KWIC): the sentences behind a number."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from itertools import islice
from typing import Any, Final

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.measures.observations import observe
from analysis.measures.quotable import QuotableSentences
from analysis.measures.scope import WINDOW, Copies, Day, Scope
from analysis.measures.snippets import SnippetBudget
from analysis.schemas import COUNTED_ZONES
from analysis.text.sentences import split_sentences
from analysis.text.words import word_spans

__all__ = ["COLUMNS", "OrderedHits", "SnippetBudget", "choose_sentences", "find_concordance"]

Hit = Mapping[str, Any]
Span = tuple[int, int]

COLUMNS: Final = (
    "left", "keyword", "right", "source", "date", "doc_id", "passage_id", "title", "language", "start", "end",
    "n_found",
)  # fmt: skip
_NEEDED: Final = (
    "doc_id", "document", "passage_id", "passage_start", "passage_end", "start", "end", "source", "date", "language",
)
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
    parts: bool = False,
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
    parts : bool
        Show of a hit longer than a quotable sentence, such as a quotation, the part that may be shown.

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

    def show(text: str, hit: Hit) -> Span | None:
        snippet = _choose_snippet(text, hit, words or allowed.words, quotable, parts)
        if snippet is None or quotable is not None:
            return snippet
        return snippet if allowed.spend(str(hit["doc_id"]), *snippet) else None

    rows = choose_sentences(found, documents, limit, show)
    frame = pd.DataFrame(rows, columns=list(COLUMNS))
    return frame.sort_values(["date", "doc_id", "start"], kind="stable").reset_index(drop=True)


def choose_sentences(
    found: pd.DataFrame, documents: pd.DataFrame, limit: int, show: Callable[[str, Hit], Span | None]
) -> list[dict[str, Any]]:
    """Return at most ``limit`` sentences behind hits, any first part of them spread over documents and time.

    Parameters
    ----------
    found : DataFrame
        Counted hits, as `observe` gives them.
    documents : DataFrame
        The frame they were observed in.
    limit : int
    show : callable
        Of a text and a hit, the span that may be shown, or None.

    Returns
    -------
    list of dict
        The columns of `find_concordance`.
    """
    hits = OrderedHits(found, documents)
    return hits.choose(np.arange(len(found)), limit, show)


class OrderedHits:
    """Hits in the order of their days, put in it once, of which any part can be asked for its sentences.

    Parameters
    ----------
    found, documents : DataFrame
        As for `choose_sentences`.
    """

    def __init__(self, found: pd.DataFrame, documents: pd.DataFrame) -> None:
        self.frame = found.sort_values(["date", "doc_id", "start"], kind="stable").reset_index(drop=True)
        # Arrow strings are slow to take one by one.
        self._columns = {
            name: self.frame[name].array if name == "date" else self.frame[name].to_numpy(dtype=object)
            for name in _NEEDED
        }
        self._document = self.frame["document"].to_numpy(dtype=np.int64)
        texts, titles = documents["text"].array, documents["title"].array
        # An Arrow string is made anew each time it is asked for.
        self._text = lru_cache(maxsize=256)(lambda document: str(texts[document]))
        self._title = lru_cache(maxsize=4096)(lambda document: titles[document])

    def hit(self, place: int) -> dict[str, Any]:
        """Return the hit at a place of `frame`."""
        return {name: values[place] for name, values in self._columns.items()}

    def merge(self, first: NDArray[np.int64], second: NDArray[np.int64]) -> NDArray[np.int64]:
        """Return both places in the order of their days; of hits that begin at one point the first ones go before."""
        both = np.concatenate([first, second])
        return both[np.argsort(self._point[both], kind="stable")]

    @cached_property
    def _point(self) -> NDArray[np.int64]:
        """The number of the point in a text at which each hit begins."""
        points = self.frame[["date", "doc_id", "start"]]
        return np.cumsum(~points.duplicated().to_numpy(), dtype=np.int64)

    def choose(
        self, places: NDArray[np.int64], limit: int, show: Callable[[str, Hit], Span | None]
    ) -> list[dict[str, Any]]:
        """Return at most ``limit`` sentences of the hits at ``places`` of `frame`, which ascend."""
        rows: list[dict[str, Any]] = []
        taken: set[tuple[str, int, int]] = set()
        # Where the budget refuses most documents, hundreds of thousands of hits need not all be tried.
        for place in islice(_spread(places, self._document[places]), 50 * limit):
            if len(rows) >= limit:
                break
            hit = self.hit(place)
            text = self._text(int(hit["document"]))
            sentence = (str(hit["doc_id"]), *_sentence_of(text, hit))
            # A sentence that names the entry twice is one line.
            snippet = None if sentence in taken else show(text, hit)
            if snippet is not None:
                taken.add(sentence)
                title = self._title(int(hit["document"]))
                rows.append(_row(text, hit, title, snippet) | {"n_found": len(places)})
        return rows


def _spread(places: NDArray[np.int64], documents: NDArray[np.int64]) -> Iterator[int]:
    """Give the places: the first of each document, then the second ones; within each turn evenly over time."""
    turns: list[list[int]] = []
    taken: dict[int, int] = {}
    for place, document in zip(places.tolist(), documents.tolist(), strict=True):
        turn = taken.get(document, 0)
        taken[document] = turn + 1
        if turn == len(turns):
            turns.append([])
        turns[turn].append(place)
    for inside in turns:
        for position in _evenly(len(inside)):
            yield inside[position]


@lru_cache(maxsize=256)
def _evenly(n: int) -> tuple[int, ...]:
    """Return the positions below ``n`` so that any first part of them is spread over all.

    Examples
    --------
    >>> _evenly(5)
    (0, 4, 2, 1, 3)
    """
    order: dict[int, None] = {}
    step = 1
    while len(order) < n:
        order.update(dict.fromkeys(int(p) for p in np.linspace(0, n - 1, step + 1).round()))
        step *= 2
    return tuple(order)


@lru_cache(maxsize=4096)
def _sentences(passage: str) -> tuple[Span, ...]:
    # Each of the names in a passage asks for its sentence, in each of the figures that show it.
    return tuple(split_sentences(passage))


def _sentence_of(text: str, hit: Hit) -> tuple[int, int]:
    first, last = int(hit["passage_start"]), int(hit["passage_end"])
    for start, end in _sentences(text[first:last]):
        if first + start <= int(hit["start"]) < first + end:
            # A mention is never cut, whatever the sentence's end.
            return first + start, max(first + end, int(hit["end"]))
    return int(hit["start"]), int(hit["end"])


def _choose_snippet(
    text: str, hit: Hit, words: int, quotable: QuotableSentences | None, parts: bool
) -> tuple[int, int] | None:
    if quotable is None:
        return _snippet(text, hit, words)
    find = quotable.overlapping if parts else quotable.around
    return find(str(hit["doc_id"]), int(hit["start"]), int(hit["end"]))


def _snippet(text: str, hit: Hit, words: int) -> tuple[int, int]:
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


def _row(text: str, hit: Hit, title: object, snippet: Span) -> dict[str, Any]:
    # A quotation may run over several sentences: what is shown of it is the part within the snippet.
    start, end = max(int(hit["start"]), snippet[0]), min(int(hit["end"]), snippet[1])
    sentence = _sentence_of(text, {**hit, "start": start, "end": end})
    left = ("" if snippet[0] == sentence[0] else _CUT) + text[snippet[0] : start]
    right = text[end : snippet[1]] + ("" if snippet[1] == sentence[1] else _CUT)
    return {
        "left": left, "keyword": text[start:end], "right": right, "source": str(hit["source"]),
        "date": hit["date"], "doc_id": str(hit["doc_id"]), "passage_id": int(hit["passage_id"]),
        "title": title, "language": hit["language"], "start": start, "end": end,
    }  # fmt: skip
