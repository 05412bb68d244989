"""Arguments → one call → exit code. Nothing heavy is imported before a command needs it."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from analysis.cli_cache import NoCache, cache_app
from analysis.cli_corpus import ConfirmNames
from analysis.cli_corpus import register as register_corpus
from analysis.cli_gold import gold_app
from analysis.cli_out import errors_in_words, folder_to_fill, steady_streams
from analysis.cli_progress import show_progress
from analysis.cli_project import CorpusOrProject, LexiconGiven, LexiconOrProject, SiteFolder, find_defaults, register
from analysis.cli_schedule import schedule_app
from analysis.cli_share import register_share, register_verify

__all__ = ["app", "main"]

app = typer.Typer(
    name="presscope",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
lexicon_app = typer.Typer(no_args_is_help=True, help="Check the lexicon, or find names it lacks.")
app.add_typer(lexicon_app, name="lexicon")
app.add_typer(gold_app, name="gold")
app.add_typer(cache_app, name="cache")
app.add_typer(schedule_app, name="schedule")


def _say_version(asked: bool) -> None:
    if asked:
        import analysis

        typer.echo(f"presscope {analysis.__version__}")
        raise typer.Exit


@app.callback()
def presscope(
    version: Annotated[
        bool, typer.Option("--version", callback=_say_version, is_eager=True, help="Print the version and exit.")
    ] = False,
) -> None:
    """From a folder of French news texts to reports: who was talked about, what was talked about, and how that changed.

    Exit codes: 0 fine, 1 a run failed, 2 wrong use or input, 3 an edition was withheld, 130 interrupted.
    """


class Language(StrEnum):
    """The language of a report."""

    fr = "fr"
    en = "en"


Corpus = CorpusOrProject
LexiconFolder = LexiconOrProject
register(app)


@app.command(epilog="Example: presscope report 02_actors --corpus press/ -p period=quarter -p start=2022-01-01")
def report(
    names: Annotated[list[str] | None, typer.Argument(help="Reports or notebooks; none: all definitions.")] = None,
    corpus: Annotated[str | None, typer.Option(help="A folder, a file, or 'sample'.")] = None,
    out: SiteFolder = None,
    formats: Annotated[str, typer.Option(help="html, pdf, office (figures and a workbook), with commas.")] = "html,pdf",
    parameter: Annotated[list[str] | None, typer.Option("-p", help="A report parameter: key=value.")] = None,
    lang: Annotated[Language | None, typer.Option(help="The language of the report; by default French.")] = None,
    lexicon: LexiconGiven = None,
    no_cache: NoCache = False,
) -> None:
    """Render reports as HTML and PDF, with tables and one index."""
    from analysis.publishing.batches import publish_reports
    from analysis.rendering.parameters import parse_assignments

    chosen = {"corpus": corpus, "lang": lang and lang.value, "lexicon": lexicon and str(lexicon)}
    given = {name: value for name, value in chosen.items() if value} | parse_assignments(parameter or [])
    project = find_defaults()
    defaults = {"corpus": project.corpus, "lang": "fr"} | ({"lexicon": project.lexicon} if project.lexicon else {})
    wanted = [name.strip() for name in formats.split(",") if name.strip()]
    if not wanted:
        raise typer.BadParameter("name one or more of html, pdf, office, with commas", param_hint="--formats")
    with show_progress() as track:
        for path in publish_reports(names or [], given, out or project.site, wanted, defaults=defaults, track=track):
            typer.echo(path)


register_corpus(app)


@app.command(epilog="Example: presscope validate texts/ --gold gold/ --floor floor.yaml")
def validate(
    corpus: Corpus,
    gold: Annotated[Path, typer.Option(help="The folder of annotations.", show_default=False)],
    floor: Annotated[Path | None, typer.Option(help="A YAML file of figures that must not fall.")] = None,
    errors: Annotated[int, typer.Option(help="Errors listed of each task.", min=0)] = 10,
    out: Annotated[
        Path | None, typer.Option(help="A folder for the tables of the card, as CSV.", callback=folder_to_fill)
    ] = None,
    record: Annotated[Path | None, typer.Option(help="A YAML file that keeps the figures.", hidden=True)] = None,
    lexicon: LexiconFolder = None,
    no_cache: NoCache = False,
) -> None:
    """Score what presscope finds against texts annotated by hand. Exit 1 below the floor."""
    from analysis.corpus.build import load_corpus
    from analysis.validation.card import validate_corpus, write_card_tables
    from analysis.validation.floor import check_floor, read_floor
    from analysis.validation.measured import record_card

    if floor is not None:
        read_floor(floor)  # what is wrong with it is said before the work
    with show_progress() as track:
        card = validate_corpus(load_corpus(corpus, lexicon=lexicon, track=track), gold)
    typer.echo(card.to_text(errors))
    for path in write_card_tables(card, out) if out is not None else ():
        typer.echo(path)
    if record is not None:
        record_card(card, record)
    if floor is not None:
        check_floor(card, floor)


register_share(app)
register_verify(app)


@lexicon_app.command("suggest", epilog="Example: presscope lexicon suggest press/ > to-review.yaml")
def lexicon_suggest(
    corpus: Corpus,
    texts: Annotated[int, typer.Option(min=1, help="Only names found in at least so many texts.")] = 2,
    confirm_names: ConfirmNames = None,
    lexicon: LexiconFolder = None,
) -> None:
    """Write the names the lexicon lacks as entries to review. The most frequent come first."""
    from analysis.corpus.build import load_corpus
    from analysis.matching.unlisted.suggestions import suggest_entries

    with show_progress() as track:
        loaded = load_corpus(corpus, lexicon=lexicon, confirm_names=confirm_names or "", track=track)
    typer.echo(suggest_entries(loaded.mentions, loaded.documents, lexicon=loaded.lexicon, least_texts=texts))


@lexicon_app.command("check", epilog="Example: presscope lexicon check --lexicon my-lexicon/")
def lexicon_check(lexicon: LexiconFolder = None) -> None:
    """List every fault of the lexicon; exit 2 if there is one."""
    from analysis.errors import LexiconError
    from analysis.lexicon.faults import find_faults
    from analysis.lexicon.reading import load_lexicon

    faults = find_faults(lexicon)
    if faults:
        raise LexiconError(f"The lexicon has {'one fault' if len(faults) == 1 else f'{len(faults)} faults'}.", faults)
    loaded = load_lexicon(lexicon)
    typer.echo(
        f"No fault in {len(loaded.actors)} actors, {len(loaded.offices)} offices, {len(loaded.themes)} themes and "
        f"{sum(len(series.editions) for series in loaded.series.values())} events."
    )


@app.command()
def site(out: SiteFolder = None) -> None:
    """Write the index of all rendered reports anew."""
    from analysis.publishing.site import write_site

    typer.echo(write_site(out or find_defaults().site))


@app.command()
def lab(arguments: Annotated[list[str] | None, typer.Argument(help="Passed on to JupyterLab.")] = None) -> None:
    """Open JupyterLab on 00_explore. In the project, or else the current folder."""
    import subprocess

    from analysis.widgets.lab import lab_command, lab_environment, place_notebooks

    root, notebook, made = place_notebooks()
    for path in made:
        typer.echo(path)
    try:
        code = subprocess.call(lab_command(root, notebook, arguments or []), env=lab_environment())
    except KeyboardInterrupt:
        code = 0  # how a lab is ended: nothing is missing
    raise typer.Exit(code)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run presscope: exit 0 fine, 1 a run failed, 2 wrong use or input."""
    steady_streams()
    with errors_in_words():
        app(args=arguments, standalone_mode=True)


if __name__ == "__main__":
    main()
