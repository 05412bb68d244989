"""Where entries stand, as arrays: of all entries at once, and of one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

__all__ = ["Entries", "Hits"]

Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class Hits:
    """Where an entry stands.

    Parameters
    ----------
    spot : int array
        The spot of each hit, rising.
    passage : int array
        The position of its passage in ``corpus.passages``.
    start, end : int arrays
        Its span in the stored text.
    """

    spot: Ints
    passage: Ints
    start: Ints
    end: Ints

    def where(self, keep: Flags | Ints | slice) -> Hits:
        """Return some of the hits."""
        return Hits(self.spot[keep], self.passage[keep], self.start[keep], self.end[keep])


class Entries(Mapping[str, Hits]):
    """The hits of each entry; those of one are cut out when they are asked for, for ten thousand are not.

    Parameters
    ----------
    names : sequence of str
    code : int array
        The position among ``names`` of the entry of each hit, rising.
    hits : Hits
        Those of one entry in the order of their spots.
    document : int array
        The text of each hit.
    """

    def __init__(self, names: Sequence[str], code: Ints, hits: Hits, document: Ints) -> None:
        self._place = {name: at for at, name in enumerate(names)}
        self._edges = np.searchsorted(code, np.arange(len(names) + 1))
        self._hits = hits
        new = (np.diff(code, prepend=-1) != 0) | (np.diff(document, prepend=-1) != 0)
        n_texts = np.bincount(code[new], minlength=len(names)).tolist()
        #: The entries, those in most texts first; of as many the first by name.
        self.by_texts = sorted(names, key=lambda name: (-n_texts[self._place[name]], name))

    def __getitem__(self, entry: str) -> Hits:
        at = self._place[entry]
        return self._hits.where(slice(self._edges[at], self._edges[at + 1]))

    def __iter__(self) -> Iterator[str]:
        return iter(self._place)

    def __len__(self) -> int:
        return len(self._place)
