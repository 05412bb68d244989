"""The hash a corpus is told apart by, whether its texts lie in one frame or in partitions."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import Final

import numpy as np
import pandas as pd
from numpy.typing import NDArray

__all__ = ["HASHED", "digest_corpus", "digest_texts"]

#: What a text is hashed by: its id, the hash of its words, its stated fields.
HASHED: Final = ("doc_id", "sha256", "source", "title", "origin")


def digest_texts(documents: pd.DataFrame) -> NDArray[np.bytes_]:
    """Return the hash of each text: 32 bytes for each row of a frame with the columns `HASHED`."""
    rows = documents[list(HASHED)].fillna("").itertuples(index=False)
    found = [hashlib.sha256("\x1f".join(row).encode("utf-8", "surrogatepass")).digest() for row in rows]
    return np.array(found, "S32")


def digest_corpus(parts: Iterable[NDArray[np.bytes_]]) -> str:
    """Return the hash of a corpus from those of its texts, in whatever order and however cut they come.

    Examples
    --------
    >>> texts = pd.DataFrame({name: ["a", "b"] for name in HASHED})
    >>> whole = digest_corpus([digest_texts(texts)])
    >>> whole == digest_corpus([digest_texts(texts[1:]), digest_texts(texts[:1])])
    True
    >>> whole[:8]
    '5c045330'
    """
    every = np.concatenate([np.empty(0, "S32"), *parts])
    return hashlib.sha256(np.sort(every).tobytes()).hexdigest()
