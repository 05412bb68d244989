"""The trie of folded keys, laid out so that most words are refused by one look at one number.

Nodes are numbered level by level. A node is 16 bytes: a 64-bit mask of the characters that may
follow, the number of its first child, the key that ends here. Child i of a node is its first child
plus the count of mask bits below the character's: no search, and 10,000 keys stay inside the cache.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from analysis.text import normalise

__all__ = ["Trie", "build_trie", "character_bits"]


@dataclass(frozen=True, eq=False)
class Trie:
    """The nodes; node 0 is the root.

    Attributes
    ----------
    mask : uint64 array
        Bits (`character_bits`) of the characters with a child.
    child : int32 array
        Number of the first child; the others follow in the order of their bits.
    key : int32 array
        Index of the key that ends at the node, -1 where none does.
    """

    mask: NDArray[np.uint64]
    child: NDArray[np.int32]
    key: NDArray[np.int32]


def character_bits() -> NDArray[np.uint64]:
    """Give the mask bit of each class; 0 for a class that no key can hold (length 256)."""
    bits = np.zeros(256, np.uint64)
    for kind in range(normalise.SOFT, normalise.OTHER):
        bits[kind] = 1 << (kind - normalise.SOFT)
    bits[normalise.APOSTROPHE] = bits[normalise.SOFT]
    return bits


def build_trie(keys: Sequence[bytes]) -> Trie:
    r"""Build the trie of sorted, distinct, non-empty keys.

    Examples
    --------
    >>> trie = build_trie([b"\x20", b"\x20\x21", b"\x22"])
    >>> trie.child.tolist(), trie.key.tolist()
    ([1, 3, 0, 0], [-1, 0, 2, 1])
    """
    flat = np.frombuffer(b"".join(keys), np.uint8)
    lengths = np.fromiter(map(len, keys), np.int64, len(keys))
    offsets = np.cumsum(lengths) - lengths
    mask = np.zeros(len(flat) + 1, np.uint64)
    child = np.zeros(len(flat) + 1, np.int32)
    key = np.full(len(flat) + 1, -1, np.int32)
    bits = character_bits()
    alive, parent, size, depth = np.arange(len(keys)), np.zeros(len(keys), np.int64), 1, 0
    while len(alive):
        kind = flat[offsets[alive] + depth]
        fresh = np.ones(len(alive), np.bool_)
        fresh[1:] = (parent[1:] != parent[:-1]) | (kind[1:] != kind[:-1])
        node = size + np.cumsum(fresh) - 1
        # Backwards, so that the first child of each parent is written last.
        child[parent[fresh][::-1]] = node[fresh][::-1]
        np.bitwise_or.at(mask, parent[fresh], bits[kind[fresh]])
        depth += 1
        ended = lengths[alive] == depth
        key[node[ended]] = alive[ended]
        size = int(node[-1]) + 1
        alive, parent = alive[~ended], node[~ended]
    return Trie(mask[:size].copy(), child[:size].copy(), key[:size].copy())
