"""What is shown → files: PNG, SVG, CSV, or the definition of a report that shows the same."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Any, Final

from analysis.charts.wording import say as say_chart
from analysis.corpus.corpus import Corpus
from analysis.errors import DefinitionError, Fault, closest
from analysis.exhibits.table import to_csv
from analysis.projects import SAMPLE, find_project
from analysis.rendering.definitions import read_definition
from analysis.widgets.choice import Choice
from analysis.widgets.drawing import Picture, draw_view
from analysis.widgets.looking import View

__all__ = ["EVERY", "KINDS", "NOTEBOOK", "export_view", "suggest_name", "write_definition"]

#: How often a report can be made by itself, and how many such periods it then looks back on.
EVERY: Final = {"day": 30, "week": 26, "month": 12, "quarter": 8, "year": 4}
#: What a view can be saved as.
KINDS: Final = ("png", "svg", "csv")
#: The notebook that shows a choice as a report.
NOTEBOOK: Final = "07_selection.ipynb"
_NAME: Final = re.compile(r"[a-z0-9]+(?:[_-][a-z0-9]+)*")
_SCHEDULE: Final = """\
schedule:
  every: {every}
  at: "07:30"
  period: last_{n}_{every}s
"""
_LATER: Final = """\
# Pour que ce rapport se fasse tout seul, enlever les « # » des lignes qui suivent, puis : presscope schedule check
"""


def suggest_name(view: View) -> str:
    """Return a name for what is shown: its first entries and its period.

    Examples
    --------
    >>> from analysis.corpus.build import load_corpus
    >>> from analysis.widgets.choice import make_choice, open_choice
    >>> from analysis.widgets.index import Index
    >>> from analysis.widgets.looking import look
    >>> index = Index(load_corpus())
    >>> suggest_name(look(index, make_choice(index, open_choice(index), actors=["OTAN", "onu"])))
    'otan-onu-quarter'
    """
    from analysis.text.normalise import fold

    words = [*view.choice.entries[:3], view.choice.period]
    plain = "-".join("".join(c if c.isascii() and c.isalnum() else " " for c in fold(word)) for word in words)
    return "-".join(plain.replace("-", " ").split())[:60].rstrip("-")


def export_view(view: View, kind: str, name: str, folder: Path | None = None) -> Path:
    """Save what is shown.

    Parameters
    ----------
    view : View
    kind : {"png", "svg", "csv"}
        The drawing, or the frequencies as they are counted.
    name : str
        Of the file, without its ending: lower-case ASCII words joined by hyphens.
    folder : Path, optional
        By default ``exploration`` within the reports of the project, or within the current folder.

    Returns
    -------
    Path
        The file, which replaces one of the same name.

    Raises
    ------
    DefinitionError
        If the name cannot be one, or there is nothing to draw.
    """
    _check(name)
    if folder is None:
        project = find_project()
        folder = (project.folder("reports") if project else Path.cwd()) / "exploration"
    picture = draw_view(view) if kind != "csv" else None
    if kind != "csv" and picture is None:
        raise DefinitionError("Nothing can be saved.", [Fault("chart", "nothing drawn", "a chart", "Choose an entry")])
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{name}.{kind}"
    half = path.with_name(f".{path.name}-{os.getpid()}")
    half.write_bytes(_content(view, picture, kind))
    half.replace(path)
    return path


def _content(view: View, picture: Picture | None, kind: str) -> bytes:
    if picture is None:
        # A spreadsheet reads accents in a CSV if a BOM says that it is UTF-8.
        return b"\xef\xbb\xbf" + to_csv(view.frequencies).encode()
    return picture.png() if kind == "png" else picture.svg().encode()


def write_definition(
    view: View, name: str, corpus: Corpus, *, place: str = "", every: str = "", folder: Path | None = None
) -> Path:
    """Write the definition of a report that shows the same, ready to be scheduled.

    Parameters
    ----------
    view : View
    name : str
        Of the report: lower-case ASCII words joined by hyphens.
    corpus : Corpus
    place : str
        Where its texts lie; not needed for the corpus of the project, nor for the sample.
    every : {"", "day", "week", "month", "quarter", "year"}
        How often the report is to be made by itself; by default the lines for it are there, but set apart.
    folder : Path, optional
        By default the definitions of the project, or ``definitions`` within the current folder.

    Returns
    -------
    Path
        The new file; render it with ``presscope report``.

    Raises
    ------
    DefinitionError
        If the name cannot be one or is taken: a definition may hold more than the panel knows. Nothing is written then.
    """
    _check(name)
    if every and every not in EVERY:
        fault = Fault("every", repr(every), ", ".join(EVERY), closest(every, list(EVERY)))
        raise DefinitionError("The definition cannot be written.", [fault])
    project = find_project()
    if folder is None:
        folder = project.folder("definitions") if project else Path.cwd() / "definitions"
    path = folder / f"{name}.yaml"
    if path.exists():
        fault = Fault(str(path), "a definition of this name", "a name of its own", "Choose another name")
        raise DefinitionError("The definition cannot be written.", [fault])
    folder.mkdir(parents=True, exist_ok=True)
    half = folder / f".{name}-{os.getpid()}"
    half.write_text(_definition(view, corpus, place, every), encoding="utf-8", newline="\n")
    half.replace(path)
    read_definition(path)
    return path


def corpus_place(corpus: Corpus, place: str = "") -> str:
    """Return what a definition must say of the corpus; nothing where the project's own is meant."""
    project = find_project()
    own = project.corpus if project else SAMPLE
    place = place or (SAMPLE if corpus.name == SAMPLE else "")
    full, meant = (name if name in ("", SAMPLE) else str(Path(name).expanduser().resolve()) for name in (place, own))
    return "" if full == meant else full


def _definition(view: View, corpus: Corpus, place: str, every: str) -> str:
    import yaml

    choice = view.choice
    said: dict[str, Any] = {"title": _title(view), "notebook": NOTEBOOK}
    where = corpus_place(corpus, place)
    said["parameters"] = ({"corpus": where} if where else {}) | _parameters(choice)
    text: str = yaml.safe_dump(said, sort_keys=False, allow_unicode=True, width=110, default_flow_style=None)
    plan = _SCHEDULE.format(every=every or "month", n=EVERY[every or "month"])
    return text + (plan if every else _LATER + "".join(f"# {line}\n" for line in plan.splitlines()))


def _parameters(choice: Choice) -> dict[str, Any]:
    every: dict[str, Any] = {
        "start": f"{choice.start}", "end": f"{choice.end}", "period": choice.period, "actors": list(choice.actors),
        "themes": list(choice.themes), "sources": list(choice.sources), "query": choice.query,
        "measure": choice.measure, "lang": choice.lang,
    }  # fmt: skip
    return {name: value for name, value in every.items() if value}


def _title(view: View) -> str:
    choice = view.choice
    names = list(view.labels.values())
    more = f" (+{len(names) - 4})" if len(names) > 4 else ""
    what = say_chart(choice.measure, choice.lang)
    colon = "\u00a0: " if choice.lang == "fr" else ": "
    head = ", ".join(names[:4]) + more
    return f"{head}{colon}{what[:1].lower()}{what[1:]} {say_chart(choice.period, choice.lang)}" if names else what


def _check(name: str) -> None:
    if not _NAME.fullmatch(name):
        fault = Fault("name", repr(name), "a-z, 0-9, words joined by _ or -")
        raise DefinitionError("The name cannot be that of a file.", [fault])
