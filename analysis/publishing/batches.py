"""Several reports on one corpus, published together: what ``presscope report`` does."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

from analysis.errors import PresscopeError, RunError
from analysis.projects import SAMPLE, find_project
from analysis.publishing.matrix import expand_all
from analysis.publishing.reports import FORMATS, SEVERAL, render_many
from analysis.publishing.site import write_site
from analysis.rendering.definitions import Definition, find_definition, list_definitions
from analysis.rendering.parameters import read_parameters

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
    defaults: Mapping[str, Any] | None = None,
    track: Callable[[Sequence[Any], str], Iterable[Any]] = _untracked,
) -> list[Path]:
    """Render reports side by side and list them in the index.

    Parameters
    ----------
    names : sequence of str
        Definitions, or paths of notebooks; none for all definitions of the project and the standard ones.
    parameters : mapping
        Values for all of them; they go before those of the definitions.
    out : Path
        The root of the site.
    formats : sequence of {"html", "pdf", "office"}
    defaults : mapping, optional
        Values for those that say nothing themselves and whose notebook has the parameter.
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
    definitions = expand_all(definitions, parameters)
    jobs = [(definition, _values(definition, parameters, defaults or {})) for definition in definitions]
    # Checks every parameter before the corpus is read; nothing is rendered before it is asked for.
    # Closed, whatever comes: of reports that are given up no child works on.
    with closing(render_many(jobs, out, formats, preload=_SHARED)) as results:
        corpora = list({str(v.get("corpus")): v for _, v in reversed(jobs)}.values())
        for values in corpora:
            _read_once(values, track, several=len(jobs) >= SEVERAL and values is corpora[-1])
        ended = [next(results) for _ in track(jobs, "Rapports")]
    lang = str({**(defaults or {}), **parameters}.get("lang", "fr"))
    index = write_site(out, lang) if any(r.edition for r in ended) else None
    failed = [(result.definition.name, result.error) for result in ended if result.error is not None]
    if failed:
        raise _summary(failed, len(ended))
    suffixes = [_suffix(name) for name in formats]
    written = [result.edition.path(f".{suffix}") for result in ended if result.edition for suffix in suffixes]
    return [*written, *([index] if index else [])]


def _suffix(name: str) -> str:
    return {"office": "xlsx"}.get(name, name)


def _values(definition: Definition, given: Mapping[str, Any], defaults: Mapping[str, Any]) -> dict[str, Any]:
    """Return the values of one report: given, else its definition's, else the defaults its notebook can take."""
    known = read_parameters(definition.notebook)
    values = {name: value for name, value in defaults.items() if name in known}
    project = find_project()
    for name, value in definition.parameters.items():
        # Where a definition names a place, it means one in its project, wherever the command is given.
        place = name in ("corpus", "lexicon") and value not in ("", SAMPLE)
        values[name] = str(project.root / str(value)) if project and place else value
    return {**values, **given}


def _read_once(
    parameters: Mapping[str, Any], track: Callable[[Sequence[Any], str], Iterable[Any]], *, several: bool = False
) -> None:
    """Load a corpus in this process; the reports are forked from it and find the last one in memory."""
    from analysis.corpus.build import load_corpus
    from analysis.measures.snippets import SNIPPET_WORDS
    from analysis.publishing.changes_facts import entry_digests
    from analysis.reporting.preparing import prepare_corpus
    from analysis.text.words import count_words

    count_words("prêt")  # its tables are made once, here
    lexicon = parameters.get("lexicon")
    if "corpus" not in parameters:
        return
    corpus = load_corpus(str(parameters["corpus"]), lexicon=Path(str(lexicon)) if lexicon else None, track=track)
    entry_digests(corpus.lexicon)
    if several:
        prepare_corpus(corpus, int(parameters.get("snippet_words", SNIPPET_WORDS)))


def _summary(failed: Sequence[tuple[str, Exception]], n: int) -> PresscopeError:
    """Say each cause once: three reports that stumble over one missing folder are one message."""
    messages = dict.fromkeys(str(error) for _, error in failed)
    first = failed[0][1]
    if len(messages) == 1 and isinstance(first, PresscopeError):
        return first
    return RunError(f"{len(failed)} of {n} reports failed.", [f"{name}: {error}" for name, error in failed])
