"""``presscope gold``: texts drawn for hand coding, and coders compared."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from analysis.cli_out import folder_to_fill, outside_corpus

__all__ = ["gold_app"]

gold_app = typer.Typer(no_args_is_help=True, help="Draw texts to annotate by hand, and compare two coders.")


@gold_app.command("new", epilog="Example: presscope gold new press/ --out coding/ --n 30 --seed 1")
def gold_new(
    corpus: Annotated[str, typer.Argument(help="A folder, a file, or 'sample'.", show_default=False)],
    out: Annotated[
        Path, typer.Option(help="The folder the sheets are written to.", show_default=False, callback=folder_to_fill)
    ],
    n: Annotated[int, typer.Option("--n", help="How many texts.", min=1)] = 30,
    seed: Annotated[int, typer.Option(help="The same seed draws the same texts.")] = 1,
    lexicon: Annotated[Path | None, typer.Option(help="A folder merged over the embedded lexicon.")] = None,
) -> None:
    """Draw texts and write the sheets to fill in. They are drawn by source, year and length."""
    from analysis.corpus.build import load_corpus
    from analysis.validation.sheets import write_sheets

    outside_corpus(corpus, out, "--out")
    loaded = load_corpus(corpus, lexicon=lexicon)
    written = write_sheets(loaded, out, n, seed)
    texts = sum(path.suffix == ".txt" for path in written)
    if texts < n:
        typer.echo(f"{n} asked for; of {len(loaded.documents)} texts {texts} are no copies of another.", err=True)
    typer.echo(f"{texts} texts drawn; begin with {written[-1]}")


@gold_app.command("agree", epilog="Example: presscope gold agree coding-anna/ coding-paul/")
def gold_agree(
    first: Annotated[Path, typer.Argument(help="The folder of one coder.", show_default=False)],
    second: Annotated[Path, typer.Argument(help="The folder of the other.", show_default=False)],
    differences: Annotated[int, typer.Option(help="Differences listed of each task.", min=0)] = 20,
) -> None:
    """Print Krippendorff's alpha of two coders for each task. Where they differ is listed."""
    from analysis.validation.agreement_text import write_agreement
    from analysis.validation.coders import compare_coders

    typer.echo(write_agreement(*compare_coders(first, second), differences))
