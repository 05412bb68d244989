"""The automaton: every form of a lexicon, found in every text, in one pass.

A form is found as whole words, whatever its case, accents, apostrophes, hyphens, spaces and Unicode
normal form (`analysis.text.normalise`), subject to its case rule (`forms.Form`). Line breaks and
other punctuation are never bridged. A hyphen ends a word: « OTAN-Russie » holds both names,
« franco-russe » holds « russe »; who does not want that looks at what stands beside the span.
"""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal, Protocol, TypeAlias, get_args

import numpy as np
import pandas as pd
import pyarrow as pa  # type: ignore[import-untyped]
from numpy.typing import NDArray

from analysis.errors import Fault, ParameterError
from analysis.matching.scanning.forms import Form, FormTable, compile_forms

__all__ = ["Automaton", "Hits", "Overlap", "Texts", "search_compiled"]

Overlap: TypeAlias = Literal["none", "starts", "all"]
Texts: TypeAlias = "Sequence[str] | pa.Array | pa.ChunkedArray | pd.Series[Any]"
Rows: TypeAlias = tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]


_KERNEL: Final = "analysis.matching.scanning.trie_kernel"
_WORTH_COMPILING: Final = 1_000_000  # bytes


class Scanner(Protocol):
    """A way to search buffers: yields (row, start, end, form) for runs of texts."""

    def scan(self, data: NDArray[np.uint8], offsets: NDArray[np.int64], overlap: str) -> Iterator[Rows]:
        """Search text i = ``data[offsets[i]:offsets[i + 1]]`` for all i."""


@dataclass(frozen=True, eq=False)
class Hits:
    """What was found: one row per span and form, sorted by row, start, end, form.

    Attributes
    ----------
    row : int64 array
        Position of the text among the texts given.
    start, end : int64 array
        Half-open span in code points: ``text[start:end]`` is the surface.
    form : int64 array
        Position of the form among the forms given. A span that several forms fit has a row for each.
    """

    row: NDArray[np.int64]
    start: NDArray[np.int64]
    end: NDArray[np.int64]
    form: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.row)

    def to_frame(self) -> pd.DataFrame:
        """Give the hits as a frame with the columns row, start, end, form."""
        return pd.DataFrame({"row": self.row, "start": self.start, "end": self.end, "form": self.form})


class Automaton:
    """Find forms in texts.

    Parameters
    ----------
    forms : sequence of Form
        What to look for. Forms that fold to one key are all reported where their case rules hold.

    Raises
    ------
    InputError
        Lists every form that can never be found.

    Examples
    --------
    >>> found = Automaton([Form("États-Unis"), Form("Unis")]).find(["Les Etats Unis et l’ONU"])
    >>> found.to_frame().to_dict("records")
    [{'row': 0, 'start': 4, 'end': 14, 'form': 0}]
    """

    def __init__(self, forms: Sequence[Form]) -> None:
        self.forms = tuple(forms)
        self._table = compile_forms(self.forms)
        self._scanner: Scanner | None = None
        self._quick: Scanner | None = None

    def find(self, texts: Texts, overlap: Overlap = "none") -> Hits:
        """Find every form in every text.

        Parameters
        ----------
        texts : sequence of str, Arrow array of strings, or pandas Series of strings
            A missing text holds nothing.
        overlap : {"none", "starts", "all"}, optional
            ``none``: at each word the longest form that fits, and nothing inside it (leftmost
            longest). ``starts``: the longest at every word, also inside another hit. ``all``: every
            form at every word.

        Returns
        -------
        Hits
            One row per span and form.

        Raises
        ------
        ParameterError
            If ``overlap`` is something else.
        """
        if overlap not in get_args(Overlap):
            raise ParameterError(
                "The automaton does not know this way to overlap.",
                [Fault("overlap", repr(overlap), ", ".join(get_args(Overlap)))],
            )
        parts: list[tuple[NDArray[np.int64], ...]] = []
        done = 0
        for chunk in _chunks(texts):
            data, offsets = _buffers(chunk)
            for row, start, end, form in self._scanner_for(int(offsets[-1] - offsets[0])).scan(data, offsets, overlap):
                parts.append((row + done, start, end, form))
            done += len(chunk)
        columns = [np.concatenate([part[i] for part in parts] or [np.empty(0, np.int64)]) for i in range(4)]
        return Hits(*(column.astype(np.int64, copy=False) for column in columns))

    def _scanner_for(self, size: int) -> Scanner:
        """Choose how to search so many bytes: a few texts are done before numba is imported."""
        if self._scanner is None and size < _WORTH_COMPILING and _KERNEL not in sys.modules:
            self._quick = self._quick or make_scanner(self._table, compiled=False)
            return self._quick
        self._scanner = self._scanner or make_scanner(self._table)
        return self._scanner


def search_compiled() -> None:
    """Search with the compiled kernel from now on, where there is one, however small the texts are."""
    if importlib.util.find_spec("numba") is not None:
        importlib.import_module(_KERNEL)


def make_scanner(table: FormTable, compiled: bool | None = None) -> Scanner:
    """Choose how to search: compiled where numba can be imported, else NumPy and Aho-Corasick.

    Parameters
    ----------
    table : FormTable
    compiled : bool, optional
        Ask for one of the two instead of choosing. Both give the same rows.
    """
    if compiled is None:
        compiled = importlib.util.find_spec("numba") is not None
    if compiled:
        from analysis.matching.scanning.trie_scan import TrieScanner

        return TrieScanner(table)
    from analysis.matching.scanning.aho_scan import AhoScanner

    return AhoScanner(table)


def _chunks(texts: Texts) -> Iterable[pa.Array]:
    """Give the texts as Arrow arrays of large strings without nulls, copied only where needed."""
    if not isinstance(texts, pa.Array | pa.ChunkedArray):
        texts = pa.array(texts, pa.large_string(), from_pandas=True)
    chunks = texts.chunks if isinstance(texts, pa.ChunkedArray) else [texts]
    for chunk in chunks:
        strings = chunk if pa.types.is_large_string(chunk.type) else chunk.cast(pa.large_string())
        yield strings.fill_null("") if strings.null_count else strings


def _buffers(strings: pa.Array) -> tuple[NDArray[np.uint8], NDArray[np.int64]]:
    """Give the UTF-8 bytes and the n + 1 offsets of an array of large strings."""
    _, offsets, data = strings.buffers()
    if offsets is None or data is None or not len(strings):
        return np.empty(0, np.uint8), np.zeros(len(strings) + 1, np.int64)
    whole = np.frombuffer(offsets, np.int64)
    return np.frombuffer(data, np.uint8), whole[strings.offset : strings.offset + len(strings) + 1]
