"""The figures that were measured on annotated texts and are shipped, for report 01."""

from __future__ import annotations

import datetime as dt
import math
from pathlib import Path
from typing import Any, Final

import pandas as pd
import yaml

from analysis.validation.card import ValidationCard, card_for_report

__all__ = ["MEASURED", "load_measured_card", "record_card"]

#: The shipped figures, written by ``make gold``.
MEASURED: Final = Path(__file__).with_name("figures.yaml")
_SHARES: Final = ("precision", "recall", "f1", "right", "low", "high")
_HEAD: Final = "# Écrit par « make gold » : ne pas modifier à la main.\n"


def record_card(card: ValidationCard, path: Path = MEASURED, day: dt.date | None = None) -> bool:
    """Write the figures of a card; leave the file as it is, with its day, if no figure has changed.

    Returns
    -------
    bool
        Whether the file was written.
    """
    table = card_for_report(card).drop(columns="n_documents")
    tasks = [
        {"task": row["task"], "n": int(row["n"])}
        | {name: round(float(row[name]), 4) for name in _SHARES if not math.isnan(row[name])}
        for row in table.to_dict("records")
    ]
    old = _read(path)
    if old and old["tasks"] == tasks and old["n_documents"] == card.n_documents:
        return False
    what = f"mesuré sur {card.n_documents} textes annotés"
    content = {
        "note": what, "n_documents": card.n_documents, "date": (day or dt.date.today()).isoformat(), "tasks": tasks,
    }  # fmt: skip
    text = yaml.safe_dump(content, allow_unicode=True, sort_keys=False, width=110)
    path.write_text(_HEAD + text, encoding="utf-8")
    return True


def load_measured_card(path: Path = MEASURED) -> pd.DataFrame:
    """Return the shipped figures, in the shape of `analysis.validation.card.card_for_report`.

    Returns
    -------
    DataFrame
        task, n, precision, recall, f1, right, low, high, n_documents; ``attrs`` holds ``note`` (on how
        many texts, for the reader) and ``date`` (the day of the measurement). Without rows where nothing
        is shipped.

    Examples
    --------
    >>> card = load_measured_card()
    >>> list(card.columns[:3])
    ['task', 'n', 'precision']
    """
    content = _read(path)
    columns = ["task", "n", *_SHARES, "n_documents"]
    if not content:
        return pd.DataFrame(columns=columns)
    frame = pd.DataFrame(content["tasks"]).reindex(columns=columns)
    frame[list(_SHARES)] = frame[list(_SHARES)].astype("float64")
    frame["n_documents"] = int(content["n_documents"])
    frame.attrs = {"note": content["note"], "date": dt.date.fromisoformat(content["date"])}
    return frame


def _read(path: Path) -> dict[str, Any]:
    # A plain file of our own: numbers are meant as numbers, and the day is quoted text.
    return yaml.safe_load(path.read_text(encoding="utf-8")) if path.is_file() else {}
