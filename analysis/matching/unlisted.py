"""Names the lexicon lacks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from analysis.lexicon.reading import Lexicon

__all__ = ["find_unlisted"]


def find_unlisted(
    text: str, covered: Sequence[tuple[int, int]], lexicon: Lexicon
) -> Iterable[tuple[int, int, str, str, str]]:
    """Find names of persons and organisations that no listed form covers."""
    return []
