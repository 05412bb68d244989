"""The agreement of two coders as text for a terminal, in French."""

from __future__ import annotations

import io

import pandas as pd
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from analysis.charts.numbers import format_count, format_number
from analysis.validation.coders import AGREEMENT_TASKS
from analysis.validation.frames import each_row

__all__ = ["write_agreement"]


def write_agreement(figures: pd.DataFrame, differences: pd.DataFrame, limit: int = 20, width: int = 118) -> str:
    """Write alpha per task, and so many differences of each; ``–`` where alpha is not defined."""
    console = Console(file=io.StringIO(), width=width, color_system=None, legacy_windows=False)
    table = Table("tâche", title="Accord de deux codeurs (alpha de Krippendorff, nominal)", title_justify="left")
    for heading in ("unités", "différentes", "alpha"):
        table.add_column(heading, justify="right")
    for row in each_row(figures):
        counts = (format_count(row.n), format_count(row.n_differ))
        table.add_row(str(row.label), *counts, format_number(float(row.alpha), digits=3))
    console.print(table)
    for task, label in AGREEMENT_TASKS.items():
        mine = differences[differences["task"] == task]
        if mine.empty or limit < 1:
            continue
        console.print(f"\n{label}\u00a0: {len(mine)} différence{'s' if len(mine) > 1 else ''}", highlight=False)
        for row in each_row(mine.head(limit)):
            words = f" «\u00a0{' '.join(str(row.words).split())}\u00a0»" if row.words else ""
            line = f"  {row.file}:{row.start}-{row.end}{words}\u00a0: {row.first or 'rien'} / {row.second or 'rien'}"
            console.print(escape(line), highlight=False, soft_wrap=True)
        if len(mine) > limit:
            console.print(f"  et {len(mine) - limit} autres", highlight=False)
    file = console.file
    assert isinstance(file, io.StringIO)
    return "\n".join(line.rstrip() for line in file.getvalue().splitlines())
