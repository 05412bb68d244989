"""Several reports on one corpus, published together: what ``presscope report`` does."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from analysis.errors import PresscopeError, RunError
from analysis.publishing.reports import FORMATS, render_many
from analysis.publishing.site import write_site
from analysis.rendering.definitions import find_definition, list_definitions

__all__ = ["publish_reports"]

#: Imported once, before the reports are forked.
_SHARED = ("analysis.api",)


def _untracked(items: Sequence[Any], _what: str) -> Iterable[Any]:
    return items


def publish_reports(
    names: Sequence[str],
    parameters: Mapping[str, Any],
    out: Path,
    formats: Sequence[str] = FORMATS,
    *,
    track: Callable[[Sequence[Any], str], Iterable[Any]] = _untracked,
) -> list[Path]:
    """Render reports side by side and list them in the index.

    Parameters
    ----------
    names : sequence of str
        Definitions, or paths of notebooks; none for all standard reports.
    parameters : mapping
        Values for all of them.
    out : Path
        The root of the site.
    formats : sequence of {"html", "pdf"}
    track : callable, optional
        Wraps the list of reports, to show progress.

    Returns
    -------
    list of Path
        The rendered files, the index last.

    Raises
    ------
    InputError
        Before anything runs, or if every report stumbles over the same input.
    RunError
        After all reports have ended, with the reason of each one that failed.
    """
    definitions = [find_definition(name) for name in names] if names else list_definitions()
    jobs = [(definition, parameters) for definition in definitions]
    # Checks every parameter before the corpus is read; nothing is rendered before it is asked for.
    results = iter(render_many(jobs, out, formats, preload=_SHARED))
    _read_once(parameters, track)
    ended = [next(results) for _ in track(jobs, "Rapports")]
    index = write_site(out, str(parameters.get("lang", "fr"))) if any(r.edition for r in ended) else None
    failed = [(result.definition.name, result.error) for result in ended if result.error is not None]
    if failed:
        raise _summary(failed, len(ended))
    written = [result.edition.path(f".{suffix}") for result in ended if result.edition for suffix in formats]
    return [*written, *([index] if index else [])]


def _read_once(parameters: Mapping[str, Any], track: Callable[[Sequence[Any], str], Iterable[Any]]) -> None:
    """Load the corpus in this process; the reports are forked from it and find it in memory."""
    from analysis.corpus.build import load_corpus

    lexicon = parameters.get("lexicon")
    load_corpus(str(parameters["corpus"]), lexicon=Path(str(lexicon)) if lexicon else None, track=track)


def _summary(failed: Sequence[tuple[str, Exception]], n: int) -> PresscopeError:
    """Say each cause once: three reports that stumble over one missing folder are one message."""
    messages = dict.fromkeys(str(error) for _, error in failed)
    first = failed[0][1]
    if len(messages) == 1 and isinstance(first, PresscopeError):
        return first
    return RunError(f"{len(failed)} of {n} reports failed.", [f"{name}: {error}" for name, error in failed])
