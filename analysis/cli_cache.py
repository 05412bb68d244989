"""``presscope cache``: what is kept of corpora between runs; and the option to keep nothing."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

__all__ = ["NoCache", "cache_app"]

cache_app = typer.Typer(no_args_is_help=True, help="What is kept of corpora, so that a second run is quick.")


def _turn_off(given: bool) -> bool:
    if given:
        from analysis.cache_place import OFF_VARIABLE

        # The processes that render reports inherit it.
        os.environ[OFF_VARIABLE] = "1"
    return given


NoCache = Annotated[
    bool,
    typer.Option("--no-cache", callback=_turn_off, help="Neither use nor keep what was found in the corpus."),
]


@cache_app.command("info", epilog="Example: presscope cache info")
def cache_info() -> None:
    """Print where it is kept, and how much of each corpus. Texts and megabytes are listed."""
    from analysis.cache_place import cache_folder
    from analysis.corpus.store.listing import list_stored

    stored = list_stored()
    size = _size(sum(one.n_bytes for one in stored))
    typer.echo(f"{cache_folder()}: {_number(len(stored), 'corpus', 'corpora')}, {size}")
    for one in stored:
        texts, place = _number(one.n_texts, "text", "texts"), one.place or "(unreadable)"
        typer.echo(f"  {one.written:%Y-%m-%d %H:%M}  {_size(one.n_bytes):>10}  {texts:>15}  {place}")


@cache_app.command("clear", epilog="Example: presscope cache clear press/")
def cache_clear(
    corpus: Annotated[Path | None, typer.Argument(help="A folder or a file; none: all.", show_default=False)] = None,
) -> None:
    """Remove what is kept of one corpus, or of all. The corpora themselves stay."""
    from analysis.corpus.store.listing import clear_stored

    removed = clear_stored(corpus)
    size = _size(sum(one.n_bytes for one in removed))
    typer.echo(f"Removed {_number(len(removed), 'corpus', 'corpora')}, {size}.")


def _number(n: int, one: str, many: str) -> str:
    return f"{n:,} {one if n == 1 else many}"


def _size(n_bytes: int) -> str:
    return f"{n_bytes / 1e6:,.1f} MB"
