"""Rows → a Markdown table."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

__all__ = ["markdown", "times"]


def markdown(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Return a table; numbers stand right."""
    body = [[str(value) for value in row] for row in rows]
    ruler = ["---", *["---:"] * (len(head) - 1)]
    return "\n".join("| " + " | ".join(row) + " |" for row in [list(head), ruler, *body])


def times(ratio: float) -> str:
    """Write a ratio: three digits, no more than it is worth."""
    return f"{ratio:,.0f} ×" if ratio >= 100 else f"{ratio:.3g} ×"
