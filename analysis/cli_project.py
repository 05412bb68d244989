"""``presscope new``, and what the commands take from the project they are given in."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Final

import typer

from analysis.cli_out import folder_to_fill
from analysis.projects import SAMPLE, find_project

__all__ = ["CorpusOrProject", "LexiconGiven", "LexiconOrProject", "SiteFolder", "find_defaults", "register"]

_SITE: Final = Path("reports/site")


@dataclass(frozen=True)
class Defaults:
    """What a command takes where it is told nothing: from the project around it, else the sample."""

    corpus: str = SAMPLE
    lexicon: str = ""
    site: Path = _SITE


def find_defaults() -> Defaults:
    """Return them for the current folder.

    Raises
    ------
    DefinitionError
        If the project file cannot be used.
    """
    project = find_project()
    if project is None:
        return Defaults()
    return Defaults(project.corpus, str(project.lexicon or ""), project.site)


def _corpus(given: str | None) -> str:
    if given:
        return given
    project = find_project()
    if project is None:
        raise typer.BadParameter(
            "a folder, a file, or 'sample' is needed: there is no project here (presscope.yaml) that names one"
        )
    return project.corpus


def _new_folder(given: Path, parameter: typer.CallbackParam) -> Path | None:
    # A file in its place is told by the command itself, which says what is allowed there.
    return given if given.is_file() else folder_to_fill(given, parameter)


def _lexicon(given: Path | None) -> Path | None:
    if given is not None:
        return given
    project = find_project()
    return project.lexicon if project else None


CorpusOrProject = Annotated[
    str, typer.Argument(help="A folder, a file, or 'sample'; in a project its corpus.", callback=_corpus,
                        default_factory=str, show_default=False),
]  # fmt: skip
LexiconOrProject = Annotated[
    Path | None,
    typer.Option("--lexicon", callback=_lexicon,
                 help="A folder or file merged over the embedded lexicon; by default the project's."),
]  # fmt: skip
LexiconGiven = Annotated[
    Path | None, typer.Option("--lexicon", help="A folder or file merged over the lexicon; by default the project's.")
]
SiteFolder = Annotated[
    Path | None,
    typer.Option("--out", callback=folder_to_fill,
                 help="The root of the site; by default reports/site of the project."),
]  # fmt: skip


def register(app: typer.Typer) -> None:
    """Add the commands to the app."""

    @app.command(epilog="Example: presscope new mon-etude")
    def new(
        folder: Annotated[
            Path, typer.Argument(help="A folder that does not exist yet, or is empty.", callback=_new_folder)
        ],
    ) -> None:
        """Make a project of your own.

        A folder, found by every command from within, for texts, lexicon, definitions, notebooks and reports.
        """
        from analysis.exploring.starting import start_project

        for path in start_project(folder):
            typer.echo(path)
