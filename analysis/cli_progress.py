"""How far a command is, on the screen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TypeVar

__all__ = ["show_progress"]

T = TypeVar("T")


@contextmanager
def show_progress() -> Iterator:  # type: ignore[type-arg]
    """Yield a function that wraps a long list and shows how far it is; silent where no one looks."""
    from rich.console import Console
    from rich.progress import Progress

    console = Console(stderr=True)
    with Progress(console=console, transient=True, disable=not console.is_terminal) as progress:

        def track(items: Sequence[T], what: str) -> Iterable[T]:
            return progress.track(items, description=what)

        yield track
