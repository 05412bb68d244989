"""``presscope share`` and ``presscope verify``: a report handed on, and whether a received one is what it says."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from analysis.cli_out import file_to_write
from analysis.cli_project import find_defaults

__all__ = ["register_share", "register_verify"]


def register_verify(app: typer.Typer) -> None:
    """Add the command to the app."""

    @app.command(epilog="Example: presscope verify 02_actors/2021-01-01_2024-12-31 --corpus press/")
    def verify(
        report: Annotated[Path, typer.Argument(help="The folder of an edition, or a file in it.", show_default=False)],
        corpus: Annotated[str, typer.Option(help="Where its corpus lies here; not needed for the sample.")] = "",
        lexicon: Annotated[str, typer.Option(help="The folder merged over the lexicon, where it had one.")] = "",
    ) -> None:
        """Make a received report again and compare its numbers. Exit 1 if one differs.

        Nothing of the file is run: the notebook is one of this installation, found by its hash.
        """
        from analysis.publishing.verification import verify_report

        found = verify_report(report, corpus=corpus, lexicon=lexicon)
        for line in found.lines():
            typer.echo(line)
        if not found.identical:
            raise typer.Exit(1)


def register_share(app: typer.Typer) -> None:
    """Add the command to the app."""

    @app.command(epilog="Example: presscope share 02_actors --out acteurs.zip")
    def share(
        report: Annotated[str, typer.Argument(help="A report, the folder of an edition, or its page.")],
        out: Annotated[Path, typer.Option(help="The zip that is written.", show_default=False, callback=file_to_write)],
        site: Annotated[Path | None, typer.Option(help="The root of the site that names are looked up in.")] = None,
    ) -> None:
        """Put one report into one file to hand on.

        Pages, figures, tables and provenance; no path, no long passage.
        """
        from analysis.publishing.sharing import share_report

        typer.echo(share_report(report, out, site or find_defaults().site))
