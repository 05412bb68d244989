"""The card as text for a terminal, in French."""

from __future__ import annotations

import io
from typing import Final

import pandas as pd
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from analysis.charts.numbers import format_count, format_percent
from analysis.validation.card import ValidationCard, card_for_report
from analysis.validation.figures import TASKS
from analysis.validation.frames import each_row

__all__ = ["write_card"]

#: Entries shown of each table; the tables of ``to_frames`` have all.
ENTRIES: Final = 15


def write_card(card: ValidationCard, errors: int, width: int) -> str:
    """Write the figures, the entries with errors and the errors in context."""
    console = Console(file=io.StringIO(), width=width, color_system=None, legacy_windows=False)
    console.print(_figures(card))
    for title, frame in (("Acteurs", card.actors), ("Thèmes", card.themes)):
        strayed = frame[(frame["missed"] > 0) | (frame["false"] > 0)]
        if len(strayed):
            console.print(_entries(f"{title}\u00a0: {len(strayed)} sur {len(frame)} avec des erreurs", strayed))
    if not card.errors.empty and errors > 0:
        console.print("\nErreurs en contexte")
    for task in TASKS:
        _print_errors(console, card.errors[card.errors["task"] == task], task, errors)
    for remark in card.remarks:
        console.print(f"Remarque\u00a0: {escape(remark)}")
    file = console.file
    assert isinstance(file, io.StringIO)
    return "\n".join(line.rstrip() for line in file.getvalue().splitlines())


def _figures(card: ValidationCard) -> Table:
    where = "titre et corps" if set(card.zones) == {"title", "body"} else ", ".join(card.zones) or "toutes les zones"
    title = f"{card.corpus}\u00a0: mesuré sur {format_count(card.n_documents)} textes annotés ({where})"
    table = Table("tâche", title=title, title_justify="left")
    for heading in ("n", "précision", "rappel", "F1", "justes", "intervalle à 95 %"):
        table.add_column(heading, justify="right")
    for row in each_row(card_for_report(card)):
        shares = (row.precision, row.recall, row.f1, row.right)
        interval = "" if pd.isna(row.low) else f"{_percent(row.low)} – {_percent(row.high)}"
        table.add_row(str(row.task), format_count(row.n), *map(_percent, shares), interval)
    return table


def _percent(share: object) -> str:
    value = float(share)  # type: ignore[arg-type]
    return "" if pd.isna(value) else format_percent(value, digits=1)


def _entries(title: str, frame: pd.DataFrame) -> Table:
    table = Table("entrée", title=title, title_justify="left")
    for heading in ("annotés", "trouvés", "manqués", "à tort", "précision", "rappel", "F1"):
        table.add_column(heading, justify="right")
    for row in each_row(frame.head(ENTRIES)):
        counts = (str(n) for n in (row.n_gold, row.n_found, row.missed, row.false))
        table.add_row(escape(str(row.entry)), *counts, *map(_percent, (row.precision, row.recall, row.f1)))
    if len(frame) > ENTRIES:
        table.caption = f"et {len(frame) - ENTRIES} autres"
    return table


def _quoted(words: object) -> str:
    return f"«\u00a0{words}\u00a0»" if words else "rien"


def _print_errors(console: Console, errors: pd.DataFrame, task: str, limit: int) -> None:
    if errors.empty or limit < 1:
        return
    console.print(f"\n{TASKS[task].label}\u00a0: {len(errors)}")
    for row in each_row(errors.head(limit)):
        place = f"{row.file}:{row.start}" if row.end else str(row.file)
        line = f"  {row.error}, {place}"
        if row.expected or row.found:
            line += f", attendu {_quoted(row.expected)}, trouvé {_quoted(row.found)}"
        console.print(escape(line), highlight=False, soft_wrap=True)
        if row.surface:
            words = row.surface if len(row.surface) <= 80 else f"{row.surface[:38]} … {row.surface[-38:]}"
            console.print(escape(f"    …{row.before}⟦{words}⟧{row.after}…"), highlight=False, soft_wrap=True)
    if len(errors) > limit:
        console.print(f"  et {len(errors) - limit} autres")
