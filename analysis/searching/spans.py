"""One node of a query → the words that answer it, and the passages where it holds.

What is found are always the words and phrases asked for: of ``a & b`` those of both, in the passages that have both;
of ``a NEAR/5 b`` those that stand near each other; of ``a -b`` those of ``a``.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import reduce

import numpy as np
from numpy.typing import NDArray

from analysis.searching.query import And, Near, Node, Not, Phrase
from analysis.searching.words import WordIndex

__all__ = ["Answer", "answer_node"]

Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True)
class Answer:
    """What answers a node.

    Parameters
    ----------
    first, last : int64 arrays
        The first and last word of each span, in order, as positions in the index.
    passage : int64 array
        The passage of each span.
    holds : bool array, one per passage
        Where the node is true.
    """

    first: Ints
    last: Ints
    passage: Ints
    holds: Flags

    def where(self, keep: Flags) -> tuple[Ints, Ints, Ints]:
        """Return the columns of some of the spans."""
        return self.first[keep], self.last[keep], self.passage[keep]


def answer_node(node: Node, index: WordIndex) -> Answer:
    """Answer a node; spans that overlap are one, the longest of those that begin first."""
    if isinstance(node, Phrase):
        return _phrase(node, index)
    if isinstance(node, Near):
        return _near(answer_node(node.left, index), answer_node(node.right, index), node.words, index)
    if isinstance(node, Not):
        nothing = np.empty(0, np.int64)
        return Answer(nothing, nothing, nothing, ~answer_node(node.part, index).holds)
    answers = [answer_node(part, index) for part in node.parts]
    both = isinstance(node, And)
    holds = reduce(np.logical_and if both else np.logical_or, [answer.holds for answer in answers])
    spans = [answer.where(holds[answer.passage]) for answer in answers]
    return _merged(spans, holds)


def _phrase(node: Phrase, index: WordIndex) -> Answer:
    numbers = [None if word == "*" else index.numbers_of(word) for word in node.words]
    often = [len(index) + 1 if found is None else int(index.counts[found].sum()) for found in numbers]
    # The rarest word of the phrase is looked for in all texts, the others beside it only.
    anchor = int(np.argmin(often))
    first = _occurrences(index, numbers[anchor]) - anchor
    first = first[(first >= 0) & (first + len(node.words) <= len(index))]
    for step, found in enumerate(numbers):
        if found is not None and step != anchor:
            wanted = np.zeros(len(index.counts), np.bool_)
            wanted[found] = True
            first = first[wanted[index.ids[first + step]]]
    last = first + len(node.words) - 1
    passage = index.passage_of(first)
    inside = (passage >= 0) & (passage == index.passage_of(last))
    return _merged([(first[inside], last[inside], passage[inside])], _held(passage[inside], index))


def _occurrences(index: WordIndex, numbers: Ints | None) -> Ints:
    if numbers is None or not len(numbers):
        return np.empty(0, np.int64)
    if len(numbers) == 1:
        return np.flatnonzero(index.ids == numbers[0])
    wanted = np.zeros(len(index.counts), np.bool_)
    wanted[numbers] = True
    return np.flatnonzero(wanted[index.ids])


def _held(passage: Ints, index: WordIndex) -> Flags:
    holds = np.zeros(len(index.passages), np.bool_)
    holds[passage] = True
    return holds


def _near(left: Answer, right: Answer, words: int, index: WordIndex) -> Answer:
    spans = [left.where(_beside(left, right, words)), right.where(_beside(right, left, words))]
    passage = np.concatenate([spans[0][2], spans[1][2]])
    return _merged(spans, _held(passage, index))


def _beside(spans: Answer, others: Answer, words: int) -> Flags:
    """Say which spans have one of the others in their passage, at most so many words away."""
    if not len(others.first) or not len(spans.first):
        return np.zeros(len(spans.first), np.bool_)
    # The nearest one decides: what stands further away is in no other passage that is nearer.
    order = np.argsort(others.first, kind="stable")
    after = np.searchsorted(others.first[order], spans.last, side="right")
    found = order[np.minimum(after, len(order) - 1)]
    near = (after < len(order)) & (others.first[found] - spans.last <= words + 1)
    near &= others.passage[found] == spans.passage
    order = np.argsort(others.last, kind="stable")
    before = np.searchsorted(others.last[order], spans.first, side="left") - 1
    found = order[np.maximum(before, 0)]
    close = (before >= 0) & (spans.first - others.last[found] <= words + 1)
    return np.asarray(near | (close & (others.passage[found] == spans.passage)))


def _merged(spans: list[tuple[Ints, Ints, Ints]], holds: Flags) -> Answer:
    first, last, passage = (np.concatenate(columns) for columns in zip(*spans, strict=True))
    order = np.lexsort((-last, first))
    first, last, passage = first[order], last[order], passage[order]
    if len(first) and (first[1:] <= np.maximum.accumulate(last)[:-1]).any():
        kept: list[int] = []
        reach = -1
        for i, (begin, end) in enumerate(zip(first.tolist(), last.tolist(), strict=True)):
            if begin > reach:
                kept.append(i)
                reach = end
        first, last, passage = first[kept], last[kept], passage[kept]
    return Answer(first, last, passage, holds)
