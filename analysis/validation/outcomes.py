"""Verdicts: one row per thing that was annotated or found, whatever the task."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import astuple, dataclass, fields
from typing import Final

import pandas as pd

from analysis.validation.frames import each_row

__all__ = ["CONTEXT", "Outcome", "frame_outcomes", "list_errors"]

#: Characters shown on either side of an error.
CONTEXT: Final = 40
#: The verdicts, and how a French reader is told of those that are errors.
ERRORS: Final = {"missed": "manqué", "false": "trouvé à tort", "wrong": "autre réponse"}


@dataclass(frozen=True, slots=True)
class Outcome:
    """One verdict.

    Parameters
    ----------
    task : str
        See `analysis.validation.figures.TASKS`.
    doc_id : str
        The text.
    start, end : int
        Where the thing stands.
    entry : str
        The actor, theme or zone the verdict is about: the annotated one where there is one.
    expected, found : str
        What was annotated, what was found; empty for nothing.
    verdict : {"right", "missed", "false", "wrong"}
        ``wrong``: found, but as something else.
    """

    task: str
    doc_id: str
    start: int
    end: int
    entry: str
    expected: str
    found: str
    verdict: str


def frame_outcomes(outcomes: Iterable[Outcome]) -> pd.DataFrame:
    """Return verdicts as a frame in the order of task, text and place."""
    names = [field.name for field in fields(Outcome)]
    frame = pd.DataFrame([astuple(outcome) for outcome in outcomes], columns=names)
    kinds = {name: "int64" if name in ("start", "end") else "str" for name in names}
    return frame.astype(kinds).sort_values(
        ["task", "doc_id", "start", "end", "entry"], kind="stable", ignore_index=True
    )


def list_errors(outcomes: pd.DataFrame, texts: Mapping[str, str], files: Mapping[str, str]) -> pd.DataFrame:
    """Return the verdicts that are errors, each in its context.

    Returns
    -------
    DataFrame
        task, error, file, start, end, before, surface, after, expected, found. A document's date has no
        place in the text: its surface is empty.
    """
    rows = []
    for row in each_row(outcomes[outcomes["verdict"] != "right"]):
        text = texts[row.doc_id]
        placed = row.end > row.start
        before = text[max(0, row.start - CONTEXT) : row.start] if placed else ""
        after = text[row.end : row.end + CONTEXT] if placed else ""
        words = (" ".join(part.split("\n")) for part in (before, text[row.start : row.end], after))
        place = (row.task, ERRORS[row.verdict], files[row.doc_id], row.start, row.end)
        rows.append((*place, *words, row.expected, row.found))
    columns = ["task", "error", "file", "start", "end", "before", "surface", "after", "expected", "found"]
    return pd.DataFrame(rows, columns=columns)
