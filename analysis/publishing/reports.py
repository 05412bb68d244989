"""Rendering whole reports: definition and parameters in, an edition on disk out."""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from analysis.errors import Fault, InputError, ParameterError, RunError, closest
from analysis.publishing.editions import Edition, edition_id, exhibit_tables
from analysis.publishing.site import NewEdition, publish_editions
from analysis.rendering.definitions import Definition, find_definition
from analysis.rendering.execution import TIMEOUT, Execution, execute_notebook, warm_up
from analysis.rendering.isolation import Outcome, can_fork, run_forked
from analysis.rendering.parameters import check_parameters, read_parameters

__all__ = ["ALL_FORMATS", "FORMATS", "SEVERAL", "Draft", "Rendering", "check_report", "draft_report", "publish_draft",
           "render_many",
           "render_report"]  # fmt: skip

FORMATS: Final = ("html", "pdf")
#: What may be asked for besides: figures as PNG and SVG, and a workbook of the tables.
ALL_FORMATS: Final = (*FORMATS, "office")
#: From so many reports on, what each would do for the first time is worth doing once before.
SEVERAL: Final = 3


@dataclass(frozen=True)
class Draft:
    """A report that has been run and is not published yet.

    Parameters
    ----------
    name, title : str
        The report and the title on its pages.
    period : str
        The edition named after the period it covers, for one that is given no other name.
    lang : str
    files : mapping
        Path within the edition to bytes: pages, notebook, tables, provenance.
    warnings : tuple of str
        What the run warned of.
    """

    name: str
    title: str
    period: str
    lang: str
    files: Mapping[str, bytes]
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True)
class Rendering:
    """How one report of several ended: with an edition, or with an error."""

    definition: Definition
    edition: Edition | None = None
    error: Exception | None = None


def check_report(definition: Definition, parameters: Mapping[str, Any], formats: Sequence[str]) -> None:
    """Check everything that can be checked before anything runs.

    Raises
    ------
    ParameterError
        With every unknown format, unknown name and wrong value.
    """
    faults: list[Fault | str] = [
        Fault("--formats", repr(name), ", ".join(ALL_FORMATS), closest(name, ALL_FORMATS))
        for name in formats
        if name not in ALL_FORMATS
    ]
    try:
        check_parameters(read_parameters(definition.notebook), {**definition.parameters, **parameters})
    except ParameterError as error:
        faults += error.faults
    if faults:
        raise ParameterError(f"The report {definition.name} cannot be run.", faults)


def render_report(
    report: Definition | str | Path,
    parameters: Mapping[str, Any],
    out: Path,
    formats: Sequence[str] = FORMATS,
    *,
    isolate: bool = True,
    timeout: float = TIMEOUT,
    edition: str = "",
    keep: int | None = None,
    failed: Path | None = None,
) -> Edition:
    """Run a report and publish its edition as ``OUT/<name>/<edition>``.

    Parameters
    ----------
    report : Definition, str or Path
        A definition, the name of a standard report, or the path of a definition or notebook.
    parameters : mapping
        Values by name; they go before those of the definition.
    out : Path
        The root of the site.
    formats : sequence of {"html", "pdf", "office"}
    isolate : bool
        False in a process that was made for this report.
    timeout : float
        Seconds after which the run is ended.
    edition : str
        The name of the edition, a logical period as in ``"2023-Q3"``; by default the days it covers.
    keep : int, optional
        How many editions of the report are kept.
    failed : Path, optional
        The folder of notebooks that failed; by default ``failed`` beside the root of the site.

    Raises
    ------
    ParameterError, DefinitionError
        Before anything runs.
    NotebookError
        If a cell fails. Nothing stands under the final name then; the notebook is kept as
        ``failed/<name>.ipynb`` beside the site, where no reader finds it: it may hold paths and texts.
    ExportError
        If the notebook shows what cannot be drawn.
    InputError, RunError
        If the edition cannot be published.
    """
    draft = draft_report(report, parameters, out, formats, isolate=isolate, timeout=timeout, failed=failed)
    return publish_draft(draft, out, edition=edition, keep=keep)


def draft_report(
    report: Definition | str | Path,
    parameters: Mapping[str, Any],
    out: Path,
    formats: Sequence[str] = FORMATS,
    *,
    isolate: bool = True,
    timeout: float = TIMEOUT,
    failed: Path | None = None,
) -> Draft:
    """Run a report and return what it made; nothing is published. Arguments and errors: :func:`render_report`."""
    definition = report if isinstance(report, Definition) else find_definition(str(report))
    check_report(definition, parameters, formats)
    values = {**definition.parameters, **parameters}
    values = {**_stated_window(definition, values), **values}
    aside = (failed or out.absolute().parent / "failed") / f"{definition.name}.ipynb"
    done = execute_notebook(definition.notebook, values, failed=aside, isolate=isolate, timeout=timeout)
    return _draft(definition, done, formats, out)


def _stated_window(definition: Definition, values: Mapping[str, Any]) -> dict[str, str]:
    """Return the days that the ``corpus.yaml`` of the corpus names, where none are asked for."""
    from analysis.corpus.beside import settle_place

    known = read_parameters(definition.notebook)
    if not {"corpus", "start", "end"} <= known.keys() or not values.keys().isdisjoint({"start", "end"}):
        return {}
    try:
        about = settle_place(str(values.get("corpus", known["corpus"].default)))[1].about
    except InputError:
        # The notebook says what is wrong with it.
        return {}
    window = about.window if about is not None else None
    return {} if window is None else {"start": f"{window.start}", "end": f"{window.end}"}


def publish_draft(draft: Draft, out: Path, *, edition: str = "", keep: int | None = None) -> Edition:
    """Publish what a report made; the same draft again changes nothing.

    Raises
    ------
    InputError, RunError
        See :func:`analysis.publishing.site.publish_editions`.
    """
    name = edition or draft.period
    (folder,) = publish_editions(out, [NewEdition(draft.name, name, draft.files)], keep=keep)
    return Edition(draft.name, name, folder, draft.title, tuple(draft.files), draft.warnings)


def _in_words(variant: Mapping[str, str], parameters: Mapping[str, Any]) -> str:
    """Write a variant as readers know its entries: the actor ``onu`` in 2022 is "ONU, 2022"."""
    from analysis.lexicon.reading import load_lexicon
    from analysis.publishing.matrix import AXES
    from analysis.reporting.subjects import label_entries

    folder, lang = parameters.get("lexicon"), str(parameters.get("lang", "fr"))
    lexicon = load_lexicon(Path(str(folder)) if folder else None)
    names = {kind: label_entries(lexicon, kind, lang) for kind in ("actors", "themes")}
    return ", ".join(names.get(AXES.get(axis, axis), {}).get(value, value) for axis, value in variant.items())


def _draft(definition: Definition, done: Execution, formats: Sequence[str], out: Path) -> Draft:
    from analysis.publishing.beside import add_changes, citation_and_office, hash_files
    from analysis.rendering.content import read_content
    from analysis.rendering.provenance import build_provenance, footer_lines, git_commit, to_json
    from analysis.rendering.scrub import notebook_bytes

    lang = str(done.parameters.get("lang", "fr"))
    content = read_content(done.notebook, title=definition.title, lang=lang)
    title = definition.title
    if definition.variant:
        title = f"{content.identity.title} – {_in_words(definition.variant, done.parameters)}"
        content = read_content(done.notebook, title=title, lang=lang)
    provenance = build_provenance(
        name=definition.name, notebook=definition.notebook, parameters=done.parameters,
        identity=content.identity, warnings=done.warnings, commit=git_commit(),
    )  # fmt: skip
    resources = {"title": title, "lang": lang, "provenance": footer_lines(provenance)}
    beside = add_changes(done.notebook, done.parameters, provenance, out)
    files: dict[str, bytes] = {}
    for name in FORMATS:
        if name in formats:
            files[f"{definition.name}.{name}"] = _exported(name, done.notebook, resources)
    files[f"{definition.name}.ipynb"] = notebook_bytes(done.notebook)
    files |= {name: data.encode() for name, data in exhibit_tables(content).items()}
    files |= beside | citation_and_office(content, provenance, definition.name, formats)
    files["provenance.json"] = to_json({**provenance, "files": hash_files(files)}).encode()
    title, period = content.identity.title, edition_id(content.identity)
    return Draft(definition.name, title, period, lang, files, tuple(done.warnings))


def _exported(name: str, notebook: Any, resources: dict[str, Any]) -> bytes:
    if name == "html":
        from analysis.rendering.html import ReportHTMLExporter

        page, _ = ReportHTMLExporter().from_notebook_node(notebook, resources)  # type: ignore[no-untyped-call]
        return str(page).encode()
    from analysis.rendering.typst import ReportPDFExporter

    pdf, _ = ReportPDFExporter().from_notebook_node(notebook, resources)  # type: ignore[no-untyped-call]
    return pdf


def render_many(
    jobs: Sequence[tuple[Definition, Mapping[str, Any]]],
    out: Path,
    formats: Sequence[str] = FORMATS,
    *,
    workers: int = 2,
    timeout: float = TIMEOUT,
    preload: Sequence[str] = (),
) -> Generator[Rendering]:
    """Render several reports and yield each as it ends; one that fails does not stop the others.

    This process imports what all of them need, then forks a child for each report.

    Parameters
    ----------
    jobs : sequence of (Definition, parameters)
    out, formats, timeout
        As for :func:`render_report`.
    workers : int
        How many run at the same time.
    preload : sequence of str
        Modules the notebooks import, ``"analysis.api"`` for example: imported once, here.

    Raises
    ------
    ParameterError
        With the faults of every report, before anything runs.
    """
    faults: list[Fault | str] = []
    for definition, parameters in jobs:
        try:
            check_report(definition, parameters, formats)
        except ParameterError as error:
            faults += [f"{definition.name}: {fault}" for fault in error.faults]
    if faults:
        raise ParameterError("Some reports cannot be run.", faults)
    return _rendered(jobs, out, formats, workers, timeout, preload)


def _rendered(
    jobs: Sequence[tuple[Definition, Mapping[str, Any]]], out: Path, formats: Sequence[str],
    workers: int, timeout: float, preload: Sequence[str],
) -> Generator[Rendering]:  # fmt: skip
    if not can_fork():
        for definition, parameters in jobs:
            try:
                edition = render_report(definition, parameters, out, formats, timeout=timeout)
                yield Rendering(definition, edition)
            except Exception as error:  # told to the caller, report by report
                yield Rendering(definition, error=error)
        return
    warm_up(["analysis.rendering.html", "analysis.rendering.typst", "analysis.publishing.beside", *preload])
    if len(jobs) >= SEVERAL:
        from analysis.publishing.pages import compile_pages
        from analysis.rendering.rehearsal import rehearse

        rehearse()
        compile_pages()
    tasks: list[Callable[[], Edition]] = [
        lambda d=definition, p=parameters: render_report(d, p, out, formats, isolate=False)  # type: ignore[misc]
        for definition, parameters in jobs
    ]
    for outcome in run_forked(tasks, jobs=workers, timeout=timeout):
        yield _ended(jobs[outcome.index][0], outcome)


def _ended(definition: Definition, outcome: Outcome) -> Rendering:
    if outcome.stopped:
        return Rendering(definition, error=RunError(f"The report {definition.name}: {outcome.stopped}."))
    if outcome.error is not None:
        return Rendering(definition, error=outcome.error)
    return Rendering(definition, outcome.value)
