"""Which sentences of a document may be quoted, fixed once for all reports of a site.

A budget that each report spends by itself lets five reports show five times the share. Here the choice
depends on the document alone, so every report, table and edition quotes the same sentences: those that
name most, until the share is used up.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property

import pandas as pd

from analysis.measures.snippets import DOCUMENT_SHARE, SNIPPET_WORDS, Span
from analysis.schemas import COUNTED_ZONES
from analysis.text.sentences import split_sentences
from analysis.text.words import word_spans

__all__ = ["QuotableSentences"]

Hit = tuple[int, int, str]


class QuotableSentences:
    """The sentences of each document that reports may show.

    Sentences are taken in the order of how many different entries they name, ties by their place. The
    first one may always be shown; further ones as long as all together have at most ``share`` of the
    document's words and of its characters. A longer sentence is cut to ``words`` words around its names.
    A copy of another text shows of what they share the same sentences: else each copy would add its own.

    Parameters
    ----------
    documents, passages : DataFrame
        Frames of those names.
    hits : sequence of (DataFrame, str)
        Frames with spans, each with the column that names its entries.
    words : int
        Words of one snippet at most.
    share : float
        Part of any one document that may be shown in all.
    """

    def __init__(
        self,
        documents: pd.DataFrame,
        passages: pd.DataFrame,
        hits: Sequence[tuple[pd.DataFrame, str]],
        *,
        words: int = SNIPPET_WORDS,
        share: float = DOCUMENT_SHARE,
    ) -> None:
        self.words = words
        self.share = share
        self._documents = documents
        self._passages = passages[passages["zone"].isin(COUNTED_ZONES)]
        self._hits = hits
        self._chosen: dict[str, list[Span]] = {}

    def around(self, doc_id: str, start: int, end: int) -> Span | None:
        """Return the quotable span that holds the code points ``start`` to ``end``, if there is one."""
        if self.words <= 0:
            return None
        if doc_id not in self._chosen:
            self._chosen[doc_id] = self._choose(doc_id)
        return next((s for s in self._chosen[doc_id] if s[0] <= start and end <= s[1]), None)

    def overlapping(self, doc_id: str, start: int, end: int) -> Span | None:
        """Return the quotable span that holds most of the code points ``start`` to ``end``: a quotation may be long."""
        if self.words <= 0:
            return None
        if doc_id not in self._chosen:
            self._chosen[doc_id] = self._choose(doc_id)
        shared = [(min(e, end) - max(s, start), s, e) for s, e in self._chosen[doc_id] if s < end and start < e]
        return max(shared, key=lambda item: (item[0], -item[1]))[1:] if shared else None

    def choose_all(self) -> None:
        """Choose the sentences of every document now, for all who ask later."""
        for doc_id in self._spans_of:
            if doc_id not in self._chosen:
                self._chosen[doc_id] = self._choose(doc_id)

    @cached_property
    def _texts(self) -> dict[str, str]:
        return dict(zip(self._documents["doc_id"], self._documents["text"], strict=True))

    @cached_property
    def _copied(self) -> dict[str, str]:
        """The first publication of each copy."""
        if "duplicate_of" not in self._documents:
            return {}
        copies = self._documents[self._documents["duplicate_of"].notna()]
        return dict(zip(copies["doc_id"], copies["duplicate_of"], strict=True))

    @cached_property
    def _spans_of(self) -> dict[str, list[Span]]:
        spans: dict[str, list[Span]] = {}
        columns = (self._passages[name].tolist() for name in ("doc_id", "start", "end"))
        for doc_id, start, end in zip(*columns, strict=True):
            spans.setdefault(doc_id, []).append((start, end))
        return spans

    @cached_property
    def _hits_of(self) -> dict[str, list[Hit]]:
        found: dict[str, list[Hit]] = {}
        for frame, column in self._hits:
            known = frame[frame[column].notna()]
            columns = (known[name].tolist() for name in ("doc_id", "start", "end", column))
            for doc_id, start, end, entry in zip(*columns, strict=True):
                found.setdefault(doc_id, []).append((start, end, entry))
        return found

    def _choose(self, doc_id: str) -> list[Span]:
        text, hits = self._texts[doc_id], self._hits_of.get(doc_id, [])
        # The words of the text are looked for once: sentence by sentence takes twenty times as long.
        words_of = word_spans(text)
        starts = [start for start, _ in words_of]
        sentences = [
            (first + start, first + end)
            for first, last in self._spans_of.get(doc_id, [])
            for start, end in split_sentences(text[first:last])
        ]
        named = [
            (len({entry for s, e, entry in hits if start <= s and e <= end}), start, end)
            for start, end in sentences
        ]
        spent = self._spent_elsewhere(doc_id)
        chosen: list[Span] = []
        n_words, n_characters = 0, 0
        most_words, most_characters = self.share * len(words_of), self.share * len(text)
        for n, start, end in sorted(named, key=lambda item: (-item[0], item[1])):
            if not n:
                break
            inside = words_of[bisect_left(starts, start) : bisect_left(starts, end)]
            span = self._cut(start, end, inside, hits)
            shown = _plain(text[slice(*span)])
            if spent is not None and shown in spent[0] and shown not in spent[1]:
                continue
            words, characters = min(len(inside), self.words), span[1] - span[0]
            fits = n_words + words <= most_words and n_characters + characters <= most_characters
            if not chosen or fits:
                chosen.append(span)
                n_words, n_characters = n_words + words, n_characters + characters
        return chosen

    def _spent_elsewhere(self, doc_id: str) -> tuple[str, frozenset[str]] | None:
        """Return the text a document is a copy of, and what may be shown of that; None for an original."""
        first = self._copied.get(doc_id)
        if first is None or first == doc_id or first not in self._texts:
            return None
        if first not in self._chosen:
            self._chosen[first] = self._choose(first)
        text = self._texts[first]
        return _plain(text), frozenset(_plain(text[start:end]) for start, end in self._chosen[first])

    def _cut(self, start: int, end: int, words: Sequence[Span], hits: Sequence[Hit]) -> Span:
        """Cut a long sentence to the window of words that holds most of its names."""
        if len(words) <= self.words:
            return start, end
        inside = [(s, e) for s, e, _ in hits if start <= s and e <= end]
        windows = [(words[i][0], words[i + self.words - 1][1]) for i in range(len(words) - self.words + 1)]
        return max(windows, key=lambda w: (sum(w[0] <= s and e <= w[1] for s, e in inside), -w[0]))


def _plain(words: str) -> str:
    return " ".join(words.split())
