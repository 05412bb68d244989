"""``presscope tables``, ``check`` and ``convert``: what is in a corpus, on the screen and as files."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from analysis.cli_cache import NoCache
from analysis.cli_out import file_to_write, folder_to_fill, outside_corpus, printable
from analysis.cli_progress import show_progress
from analysis.cli_project import CorpusOrProject, LexiconOrProject

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["register"]


class TableFormat(StrEnum):
    """What ``presscope tables`` writes."""

    csv = "csv"
    parquet = "parquet"


class ConversionTarget(StrEnum):
    """What ``presscope convert`` writes."""

    txm = "txm"
    iramuteq = "iramuteq"
    jsonl = "jsonl"


class Rule(StrEnum):
    """Which of two days an export states counts."""

    header = "header"
    id = "id"


DatingRule = Annotated[
    Rule | None,
    typer.Option(
        "--dating-rule",
        help="Where an export states two days: the one above the text (by default), or in its identifier.",
    ),
]


class Confirmer(StrEnum):
    """What may confirm the names that the lexicon lacks."""

    spacy = "spacy"


ConfirmNames = Annotated[
    Confirmer | None,
    typer.Option(
        "--confirm-names",
        help="Of the names the lexicon lacks, keep only those a language model sees too"
        " (needs the extra presscope[spacy]).",
    ),
]


EngineName = Annotated[
    str, typer.Option("--engine", help="Where texts are worked on: local, processes or dask (presscope[dask]).")
]
Partition = Annotated[
    int | None,
    typer.Option(
        "--partition",
        help="For corpora larger than memory: write Parquet files of so many texts each, and hold no more at a time.",
    ),
]
AtATime = Annotated[
    int | None,
    typer.Option(
        "--partition",
        help="Hold so many texts at a time; by default 1000 where there are more than 64 MB of them, else all.",
    ),
]
Scheduler = Annotated[str, typer.Option("--scheduler", help="Address of a Dask scheduler, such as tcp://host:8786.")]


def register(app: typer.Typer) -> None:
    """Add the commands to the app."""
    app.command("tables", epilog="Example: presscope tables press/ --out tables --format parquet --partition 1000")(
        write_tables_of
    )
    app.command("check", epilog="Example: presscope check press/ --html check.html")(check_corpus)
    app.command("convert", epilog="Example: presscope convert press/ --to iramuteq --out iramuteq/")(convert)


def write_tables_of(
    corpus: CorpusOrProject,
    out: Annotated[Path, typer.Option(help="The folder the tables are written to.", callback=folder_to_fill)],
    format: Annotated[TableFormat, typer.Option(help="csv or parquet.")] = TableFormat.csv,
    confirm_names: ConfirmNames = None,
    dating_rule: DatingRule = None,
    engine: EngineName = "",
    scheduler: Scheduler = "",
    partition: Partition = None,
    lexicon: LexiconOrProject = None,
    no_cache: NoCache = False,
) -> None:
    """Write what was found in a corpus as tables, CSV or Parquet.

    Documents, passages, mentions, themes, quotes and funnel, with a datapackage.json.
    """
    from analysis.corpus.build import load_corpus
    from analysis.corpus.engines import choose_engine
    from analysis.corpus.export import write_tables
    from analysis.corpus.spread.tables import spread_tables

    outside_corpus(corpus, out, "--out")
    chosen = choose_engine(engine, scheduler)
    n = _at_a_time(corpus, partition)
    if partition is not None and format is not TableFormat.parquet:
        raise typer.BadParameter("partitions are Parquet: add --format parquet", param_hint="--partition")
    if n is not None:
        with show_progress() as track:
            written = spread_tables(
                corpus, out, n, joined="" if partition is not None else format.value, lexicon=lexicon,
                dating_rule=dating_rule or "", confirm_names=confirm_names or "", engine=chosen, track=track,
            )  # fmt: skip
        typer.echo(f"{out}: {len(written)} files")
        return
    with show_progress() as track:
        loaded = load_corpus(
            corpus, lexicon=lexicon, dating_rule=dating_rule or "", confirm_names=confirm_names or "",
            engine=chosen, track=track,
        )  # fmt: skip
        written = write_tables(loaded, out, format.value)
    for path in written:
        typer.echo(path)


def _at_a_time(corpus: str, partition: int | None) -> int | None:
    """Return how many texts are held at a time; None where all are."""
    from analysis.corpus.beside import settle_place
    from analysis.corpus.spread.steps import PARTITION
    from analysis.readers.pieces import is_large

    if partition is not None:
        return partition
    return PARTITION if is_large(settle_place(corpus)[0]) else None


def check_corpus(
    corpus: CorpusOrProject,
    html: Annotated[
        Path | None, typer.Option(help="A file to write the sheet to, as a page.", callback=file_to_write)
    ] = None,
    csv: Annotated[
        Path | None, typer.Option(help="A file to write the sheet to, as CSV.", callback=file_to_write)
    ] = None,
    dating_rule: DatingRule = None,
    partition: AtATime = None,
    lexicon: LexiconOrProject = None,
    no_cache: NoCache = False,
) -> None:
    """Print the reconciliation sheet of a corpus.

    Texts announced, found, read, rejected and why, exported twice, undated; encodings, copies.
    """
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    from analysis.corpus.sheet_page import write_page

    for option, place in (("--html", html), ("--csv", csv)):
        outside_corpus(corpus, place, option)
    sheet, name = _sheet_of(corpus, lexicon, dating_rule or "", _at_a_time(corpus, partition))
    table = Table("constat", "textes", "détail", title=f"Réconciliation\u00a0: {corpus}")
    for item, n, detail in zip(sheet["item"], sheet["n"], sheet["detail"], strict=True):
        # Text, not markup: a title may hold brackets, or steer the terminal.
        table.add_row(Text(str(item)), str(n), Text(printable(str(detail))))
    Console().print(table)
    for path, content in (
        (html, write_page(sheet, name)),
        (csv, sheet.to_csv(index=False, lineterminator="\n")),
    ):
        if path is not None:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(content, encoding="utf-8")
            typer.echo(path)


def _sheet_of(corpus: str, lexicon: Path | None, dating_rule: str, n: int | None) -> tuple[pd.DataFrame, str]:
    from analysis.corpus.beside import outlets_of
    from analysis.corpus.build import load_corpus
    from analysis.corpus.reconciliation import reconcile
    from analysis.corpus.spread.check import spread_sheet

    with show_progress() as track:
        if n is not None:
            return spread_sheet(corpus, n, lexicon=lexicon, dating_rule=dating_rule, track=track)
        loaded = load_corpus(corpus, lexicon=lexicon, dating_rule=dating_rule, track=track)
        return reconcile(loaded, outlets_of(corpus)), loaded.name


def convert(
    corpus: CorpusOrProject,
    to: Annotated[ConversionTarget, typer.Option(help="txm, iramuteq or jsonl.", show_default=False)],
    out: Annotated[
        Path, typer.Option(help="The folder the files are written to.", show_default=False, callback=folder_to_fill)
    ],
    dating_rule: DatingRule = None,
    partition: AtATime = None,
    lexicon: LexiconOrProject = None,
    no_cache: NoCache = False,
) -> None:
    """Write the corpus for another tool: TXM, IRaMuTeQ, JSONL."""
    from analysis.corpus.build import load_corpus
    from analysis.corpus.conversion import convert_corpus, convert_documents
    from analysis.corpus.spread.check import spread_documents

    outside_corpus(corpus, out, "--out")
    n = _at_a_time(corpus, partition)
    with show_progress() as track:
        if n is None:
            loaded = load_corpus(corpus, lexicon=lexicon, dating_rule=dating_rule or "", track=track)
            written = convert_corpus(loaded, to.value, out)
        else:
            asked = {"lexicon": lexicon, "dating_rule": dating_rule or "", "track": track}
            with spread_documents(corpus, out, n, **asked) as frames:
                written = convert_documents(frames, to.value, out)
    typer.echo(written[-1] if len(written) == 1 else f"{out}: {len(written)} files")
