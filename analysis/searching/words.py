"""An index of words: every word of every text as a number, and where it stands.

A word is a run of letters and digits; hyphens part words, and an apostrophe does after an elided word (« l'OTAN »)
and before a final *s* (`analysis.text.normalise`), as where the forms of a lexicon are found. Built once for a corpus
(12 bytes a word, 20 seconds for 100,000 texts of 3.5 kB), it answers any query by comparing whole columns of numbers.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

import numpy as np
import pandas as pd
import pyarrow as pa  # type: ignore[import-untyped]
import pyarrow.compute as pc  # type: ignore[import-untyped]
from numpy.typing import NDArray

from analysis.frame_rows import find_ids
from analysis.text import normalise

__all__ = ["WordIndex"]

Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]

_AT_ONCE: Final = 4_000_000  # code points
_LETTER: Final = np.frombuffer(
    bytes(normalise.WORD_FIRST) + normalise.ALPHABET.encode() + b"x" * (256 - normalise.OTHER), np.uint8
)
_STRIDE: Final = np.int64(1) << 34


class WordIndex:
    """Every word of a set of passages.

    Parameters
    ----------
    documents, passages : DataFrame
        The frames of those names.

    Attributes
    ----------
    passages : DataFrame
        The passages in the order of the texts; elsewhere a passage is its position here.
    row : int64 array
        For each passage the position of its document.
    ids : int32 array
        For each word occurrence, in order, its number in the vocabulary.
    start, end : int32 arrays
        For each word occurrence its span in its document, in code points.
    """

    def __init__(self, documents: pd.DataFrame, passages: pd.DataFrame) -> None:
        self.texts: list[str] = documents["text"].astype("str").fillna("").tolist()
        known: dict[str, int] = {}
        parts = [_index(joined, known) for joined in _joined(self.texts)]
        self.ids: NDArray[np.int32] = np.concatenate([part[0] for part in parts] or [np.empty(0, np.int32)])
        self.vocabulary = pa.array(list(known), pa.string())
        self._numbers = known
        row, self.start, self.end = _places(parts, self.texts)
        self.counts: Ints = np.bincount(self.ids, minlength=len(known))
        self._lay_out(documents, passages, row)

    def _lay_out(self, documents: pd.DataFrame, passages: pd.DataFrame, word_row: NDArray[np.int32]) -> None:
        row = find_ids(passages["doc_id"], documents["doc_id"])
        start, end = (passages[name].to_numpy(np.int64) for name in ("start", "end"))
        order = np.lexsort((start, row))
        order = order[row[order] >= 0]
        self.passages = passages.iloc[order].reset_index(drop=True)
        self.row = row[order]
        where = word_row * _STRIDE + self.start
        #: Passage p holds the words from ``first[p]`` up to ``stop[p]``.
        self.first: Ints = np.searchsorted(where, row[order] * _STRIDE + start[order])
        self.stop: Ints = np.searchsorted(where, row[order] * _STRIDE + end[order])

    def __len__(self) -> int:
        return len(self.ids)

    def passage_of(self, word: Ints) -> Ints:
        """Return the passage each word occurrence stands in, -1 where in none."""
        passage = np.searchsorted(self.first, word, side="right") - 1
        held = (passage >= 0) & (word < self.stop[np.maximum(passage, 0)]) if len(self.stop) else passage >= 0
        return np.where(held, passage, -1)

    def numbers_of(self, pattern: str) -> Ints:
        """Return the vocabulary numbers of the words that a folded word, perhaps with wildcards, stands for."""
        if "*" not in pattern and "?" not in pattern:
            number = self._numbers.get(pattern)
            return np.array([] if number is None else [number], np.int64)
        expression = "".join({"*": ".*", "?": "."}.get(char) or rf"\x{{{ord(char):x}}}" for char in pattern)
        fits = pc.match_substring_regex(self.vocabulary, f"^{expression}$")
        return np.flatnonzero(fits.to_numpy(zero_copy_only=False)).astype(np.int64)


def _joined(texts: Sequence[str]) -> Iterator[str]:
    """Give the texts joined by line breaks, a bounded part at a time, every text with its break."""
    part: list[str] = []
    size = 0
    for text in texts:
        part.append(text)
        size += len(text) + 1
        if size >= _AT_ONCE:
            yield "\n".join([*part, ""])
            part, size = [], 0
    if part:
        yield "\n".join([*part, ""])


def _index(joined: str, known: dict[str, int]) -> tuple[NDArray[np.int32], Ints, Ints, int]:
    """Return the numbers of the words of a text, their starts and ends, and the length of the text."""
    codes = np.frombuffer(joined.encode("utf-32-le", "surrogatepass"), np.uint32)
    every = normalise.class_table()[codes]
    place = np.flatnonzero(every > normalise.IGNORED)
    kinds = every[place]
    letters = np.concatenate([[False], kinds >= normalise.WORD_FIRST, [False]])
    edges = np.flatnonzero(letters[1:] != letters[:-1])
    first, stop = edges[0::2], edges[1::2]
    if not len(first):
        return np.empty(0, np.int32), np.empty(0, np.int64), np.empty(0, np.int64), len(codes)
    start, end = place[first], _ends(place, stop, every)
    inside = kinds >= normalise.WORD_FIRST
    ids = _encode(_LETTER[kinds[inside]], stop - first, known)
    odd = np.unique(np.searchsorted(first, np.flatnonzero(inside & (kinds >= normalise.OTHER)), side="right") - 1)
    for word in odd.tolist():
        ids[word] = known.setdefault(normalise.fold(joined[start[word] : end[word]]), len(known))
    glued = (first[1:] == stop[:-1] + 1) & (kinds[np.minimum(stop[:-1], len(kinds) - 1)] == normalise.APOSTROPHE)
    ids, start, end = _glue(ids, start, end, glued, known)
    return ids, start, end, len(codes)


def _ends(place: Ints, stop: Ints, every: NDArray[np.uint8]) -> Ints:
    """Return where the words end: behind the marks of their last letter, before other invisible characters."""
    end: Ints = place[stop - 1] + 1
    marked = np.flatnonzero(every[end] == normalise.MARK)  # a line break ends the text: there is always a next
    while len(marked):
        end[marked] += 1
        marked = marked[every[end[marked]] == normalise.MARK]
    return end


def _encode(letters: NDArray[np.uint8], lengths: Ints, known: dict[str, int]) -> NDArray[np.int32]:
    """Return the numbers of words given by their letters, one after the other, and their lengths."""
    offsets = np.concatenate([[0], np.cumsum(lengths)]).astype(np.int32)
    words = pa.StringArray.from_buffers(len(lengths), pa.py_buffer(offsets), pa.py_buffer(letters))
    encoded = words.dictionary_encode()
    numbers = [known.setdefault(word, len(known)) for word in encoded.dictionary.to_pylist()]
    found: NDArray[np.int32] = np.array(numbers, np.int32)[encoded.indices.to_numpy()]
    return found


def _glue(
    ids: NDArray[np.int32], start: Ints, end: Ints, joined: Flags, known: dict[str, int]
) -> tuple[NDArray[np.int32], Ints, Ints]:
    """Make one word of those that an apostrophe joins: « aujourd'hui », « Xi'an »."""
    elided = [known[word] for word in normalise.ELIDED if word in known]
    joined = joined & ~np.isin(ids[:-1], elided) & (ids[1:] != known.get("s", -1))
    at = np.flatnonzero(joined)
    if not len(at):
        return ids, start, end
    words = list(known)
    keep = np.concatenate([[True], ~joined])
    heads = np.flatnonzero(keep)
    last = np.append(heads[1:], len(ids)) - 1
    end = end[last]
    ids = ids.copy()
    for head in np.unique(np.searchsorted(heads, at, side="right") - 1).tolist():
        pieces = ids[heads[head] : last[head] + 1].tolist()
        ids[heads[head]] = known.setdefault("".join(words[piece] for piece in pieces), len(known))
        words += list(known)[len(words) :] if len(known) > len(words) else []
    return ids[heads], start[heads], end


def _places(
    parts: Sequence[tuple[NDArray[np.int32], Ints, Ints, int]], texts: Sequence[str]
) -> tuple[NDArray[np.int32], NDArray[np.int32], NDArray[np.int32]]:
    """Return, for all words, the text each is of and its span in that text."""
    lengths = np.fromiter(map(len, texts), np.int64, len(texts)) + 1
    begins = np.cumsum(lengths) - lengths
    done = 0
    rows, starts, ends = [], [], []
    for _, start, end, size in parts:
        row = np.searchsorted(begins, start + done, side="right") - 1
        rows.append(row.astype(np.int32))
        starts.append((start + done - begins[row]).astype(np.int32))
        ends.append((end + done - begins[row]).astype(np.int32))
        done += size
    none = [np.empty(0, np.int32)]
    return np.concatenate(rows or none), np.concatenate(starts or none), np.concatenate(ends or none)
