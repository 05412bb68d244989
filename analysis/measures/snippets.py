"""How much of a document may be shown: so that a report can be shared without republishing the press."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import pandas as pd

from analysis.text.words import count_words

__all__ = ["DOCUMENT_SHARE", "SNIPPET_WORDS", "SnippetBudget"]

Span = tuple[int, int]

SNIPPET_WORDS: Final = 40
DOCUMENT_SHARE: Final = 0.15


class SnippetBudget:
    """Keeps account of what has been shown of each document, over all calls it is handed to.

    A snippet is shown if it is the document's first, or if with it at most ``share`` of the document's
    words and of its characters have been shown. Words shown twice count once.

    Parameters
    ----------
    documents : DataFrame
        The texts: columns doc_id and text.
    words : int
        Words of one snippet at most.
    share : float
        Part of any one document that may be shown in all.
    unlimited : bool
        No limit on the part: for a corpus in the public domain (CC0).
    spent : mapping of str to list of (start, end), optional
        What earlier reports of the same site have shown, as `spent` gives it.

    Examples
    --------
    >>> budget = SnippetBudget(pd.DataFrame({"doc_id": ["a"], "text": ["mot " * 100]}))
    >>> [budget.spend("a", start, start + 40) for start in (0, 40, 80, 0)]
    [True, False, False, True]
    """

    def __init__(
        self,
        documents: pd.DataFrame,
        *,
        words: int = SNIPPET_WORDS,
        share: float = DOCUMENT_SHARE,
        unlimited: bool = False,
        spent: Mapping[str, list[Span]] | None = None,
    ) -> None:
        self.words = words
        self.share = share
        self.unlimited = unlimited
        self._texts: dict[str, str] = dict(zip(documents["doc_id"], documents["text"], strict=True))
        self._spans: dict[str, list[Span]] = {
            doc_id: [(int(start), int(end)) for start, end in spans]
            for doc_id, spans in (spent or {}).items()
        }

    @property
    def spent(self) -> dict[str, list[Span]]:
        """The spans shown of each document, in code points, merged and in order: plain values for JSON."""
        return {doc_id: list(spans) for doc_id, spans in sorted(self._spans.items())}

    def spend(self, doc_id: str, start: int, end: int) -> bool:
        """Say whether the code points from ``start`` to ``end`` may be shown, and if so account for them."""
        shown = self._spans.get(doc_id, [])
        merged = _merge([*shown, (start, end)])
        if shown and not self.unlimited and merged != shown and not self._fits(self._texts[doc_id], merged):
            return False
        self._spans[doc_id] = merged
        return True

    def _fits(self, text: str, spans: list[Span]) -> bool:
        characters = sum(end - start for start, end in spans)
        words = sum(count_words(text[start:end]) for start, end in spans)
        return characters <= self.share * len(text) and words <= self.share * count_words(text)


def _merge(spans: list[Span]) -> list[Span]:
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
