"""Arguments → one call → exit code. Nothing heavy is imported before a command needs it."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import Annotated, TypeVar

import typer

from analysis.cli_cache import NoCache, cache_app
from analysis.cli_gold import gold_app
from analysis.errors import PresscopeError

__all__ = ["app", "main"]

T = TypeVar("T")

app = typer.Typer(
    name="presscope",
    help="From a folder of French news texts to reports: who was talked about, what was talked about, and how"
    " that changed.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
)
lexicon_app = typer.Typer(no_args_is_help=True, help="Check the lexicon, or find names it lacks.")
app.add_typer(lexicon_app, name="lexicon")
app.add_typer(gold_app, name="gold")
app.add_typer(cache_app, name="cache")


class TableFormat(StrEnum):
    """What ``presscope tables`` writes."""

    csv = "csv"
    parquet = "parquet"


class Language(StrEnum):
    """The language of a report."""

    fr = "fr"
    en = "en"


Corpus = Annotated[str, typer.Argument(help="A folder, a file, or 'sample'.", show_default=False)]
LexiconFolder = Annotated[
    Path | None, typer.Option("--lexicon", help="A folder whose files are merged over the embedded lexicon.")
]


@app.command(epilog="Example: presscope report 02_actors --corpus press/ -p period=quarter -p start=2022-01-01")
def report(
    names: Annotated[list[str] | None, typer.Argument(help="Reports or notebooks; none: the standard reports.")] = None,
    corpus: Annotated[str, typer.Option(help="A folder, a file, or 'sample'.")] = "sample",
    out: Annotated[Path, typer.Option(help="The root of the site.")] = Path("reports/site"),
    formats: Annotated[str, typer.Option(help="html, pdf, or both with a comma.")] = "html,pdf",
    parameter: Annotated[list[str] | None, typer.Option("-p", help="A report parameter: key=value.")] = None,
    lang: Annotated[Language, typer.Option(help="The language of the report.")] = Language.fr,
    lexicon: LexiconFolder = None,
    no_cache: NoCache = False,
) -> None:
    """Render reports as HTML and PDF, beside their tables, and list them in one index."""
    from analysis.publishing.batches import publish_reports
    from analysis.rendering.parameters import parse_assignments

    given = {"corpus": corpus, "lang": lang.value, **parse_assignments(parameter or [])}
    if lexicon is not None:
        given["lexicon"] = str(lexicon)
    wanted = [name.strip() for name in formats.split(",") if name.strip()]
    with _progress() as track:
        for path in publish_reports(names or [], given, out, wanted, track=track):
            typer.echo(path)


@app.command(epilog="Example: presscope tables press/ --out tables --format parquet")
def tables(
    corpus: Corpus,
    out: Annotated[Path, typer.Option(help="The folder the tables are written to.")],
    format: Annotated[TableFormat, typer.Option(help="csv or parquet.")] = TableFormat.csv,
    lexicon: LexiconFolder = None,
    no_cache: NoCache = False,
) -> None:
    """Write documents, passages, mentions, themes, quotes and funnel, with a datapackage.json."""
    from analysis.corpus.build import load_corpus
    from analysis.corpus.export import write_tables

    with _progress() as track:
        loaded = load_corpus(corpus, lexicon=lexicon, track=track)
        written = write_tables(loaded, out, format.value)
    for path in written:
        typer.echo(path)


@app.command(epilog="Example: presscope check press/")
def check(corpus: Corpus, lexicon: LexiconFolder = None, no_cache: NoCache = False) -> None:
    """Print the reconciliation sheet: found, read, rejected and why, undated, encodings, copies."""
    from rich.console import Console
    from rich.table import Table

    from analysis.corpus.build import load_corpus
    from analysis.corpus.reconciliation import reconcile

    with _progress() as track:
        sheet = reconcile(load_corpus(corpus, lexicon=lexicon, track=track))
    table = Table("constat", "textes", "détail", title=f"Réconciliation : {corpus}")
    for item, n, detail in zip(sheet["item"], sheet["n"], sheet["detail"], strict=True):
        table.add_row(str(item), str(n), str(detail))
    Console().print(table)


@app.command(epilog="Example: presscope validate texts/ --gold gold/ --floor floor.yaml")
def validate(
    corpus: Corpus,
    gold: Annotated[Path, typer.Option(help="The folder of annotations.", show_default=False)],
    floor: Annotated[Path | None, typer.Option(help="A YAML file of figures that must not fall.")] = None,
    errors: Annotated[int, typer.Option(help="Errors listed of each task.", min=0)] = 10,
    out: Annotated[Path | None, typer.Option(help="A folder for the tables of the card, as CSV.")] = None,
    record: Annotated[Path | None, typer.Option(help="A YAML file that keeps the figures.", hidden=True)] = None,
    lexicon: LexiconFolder = None,
    no_cache: NoCache = False,
) -> None:
    """Score what presscope finds against texts annotated by hand; exit 1 below the floor."""
    from analysis.corpus.build import load_corpus
    from analysis.validation.card import validate_corpus, write_card_tables
    from analysis.validation.floor import check_floor
    from analysis.validation.measured import record_card

    with _progress() as track:
        card = validate_corpus(load_corpus(corpus, lexicon=lexicon, track=track), gold)
    typer.echo(card.to_text(errors))
    for path in write_card_tables(card, out) if out is not None else ():
        typer.echo(path)
    if record is not None:
        record_card(card, record)
    if floor is not None:
        check_floor(card, floor)


@lexicon_app.command("suggest", epilog="Example: presscope lexicon suggest press/ > to-review.yaml")
def lexicon_suggest(
    corpus: Corpus,
    texts: Annotated[int, typer.Option(min=1, help="Only names found in at least so many texts.")] = 2,
    lexicon: LexiconFolder = None,
) -> None:
    """Write the names the lexicon lacks as entries to review, the most frequent first."""
    from analysis.corpus.build import load_corpus
    from analysis.matching.suggestions import suggest_entries

    with _progress() as track:
        loaded = load_corpus(corpus, lexicon=lexicon, track=track)
    typer.echo(suggest_entries(loaded.mentions, loaded.documents, lexicon=loaded.lexicon, least_texts=texts))


@lexicon_app.command("check", epilog="Example: presscope lexicon check --lexicon my-lexicon/")
def lexicon_check(lexicon: LexiconFolder = None) -> None:
    """List every fault of the lexicon; exit 2 if there is one."""
    from analysis.errors import LexiconError
    from analysis.lexicon.faults import find_faults
    from analysis.lexicon.reading import load_lexicon

    faults = find_faults(lexicon)
    if faults:
        raise LexiconError(f"The lexicon has {len(faults)} faults.", faults)
    loaded = load_lexicon(lexicon)
    typer.echo(
        f"No fault in {len(loaded.actors)} actors, {len(loaded.offices)} offices, {len(loaded.themes)} themes and "
        f"{sum(len(series.editions) for series in loaded.series.values())} events."
    )


@app.command()
def site(out: Annotated[Path, typer.Option(help="The root of the site.")] = Path("reports/site")) -> None:
    """Write the index of all rendered reports anew."""
    from analysis.publishing.site import write_site

    typer.echo(write_site(out))


@app.command()
def lab(arguments: Annotated[list[str] | None, typer.Argument(help="Passed on to JupyterLab.")] = None) -> None:
    """Open JupyterLab on the notebooks."""
    import subprocess

    from analysis.rendering.locations import notebooks_dir

    command = [sys.executable, "-m", "jupyterlab", "--notebook-dir", str(notebooks_dir()), *(arguments or [])]
    raise typer.Exit(subprocess.call(command))


def main(arguments: Sequence[str] | None = None) -> None:
    """Run presscope: exit 0 fine, 1 a run failed, 2 wrong use or input."""
    try:
        app(args=arguments, standalone_mode=True)
    except PresscopeError as error:
        typer.echo(error.message, err=True)
        raise SystemExit(error.exit_code) from None


@contextmanager
def _progress() -> Iterator:  # type: ignore[type-arg]
    """Yield a function that wraps a long list and shows how far it is; silent where no one looks."""
    from rich.console import Console
    from rich.progress import Progress

    console = Console(stderr=True)
    with Progress(console=console, transient=True, disable=not console.is_terminal) as progress:

        def track(items: Sequence[T], what: str) -> Iterable[T]:
            return progress.track(items, description=what)

        yield track


if __name__ == "__main__":
    main()
