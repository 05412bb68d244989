"""Corpus → files: the frames as CSV or Parquet, described by a Frictionless ``datapackage.json``."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Literal

import pandas as pd

from analysis.corpus.corpus import Corpus
from analysis.corpus.export_columns import EXPORT_COLUMNS
from analysis.schemas import FRAMES, Frame

__all__ = ["TABLES", "describe_tables", "write_frame", "write_tables"]

#: The frames that ``presscope tables`` writes.
TABLES = ("documents", "passages", "mentions", "themes", "quotes", "funnel")
_FIELD_TYPES = {"str": "string", "int64": "integer", "Int64": "integer", "float64": "number", "bool": "boolean"}


def write_tables(corpus: Corpus, out: Path, file_format: Literal["csv", "parquet"] = "csv") -> list[Path]:
    """Write the frames of a corpus, the designed columns first, and their description.

    CSV is verbatim: nothing is escaped for spreadsheets, booleans are ``True`` and ``False``, days are
    ISO 8601, missing values are empty.

    Returns
    -------
    list of Path
        The files, ``datapackage.json`` last.
    """
    out.mkdir(parents=True, exist_ok=True)
    written = []
    for name in TABLES:
        path = out / f"{name}.{file_format}"
        write_frame(getattr(corpus, name), path)
        written.append(path)
    frames = {name: getattr(corpus, name) for name in TABLES}
    stamps = {"corpus_sha256": corpus.sha256, "lexicon_sha256": corpus.lexicon.version}
    return [*written, describe_tables(out, corpus.name, frames, [path.name for path in written], stamps)]


def write_frame(frame: pd.DataFrame, path: Path, *, is_added: bool = False) -> None:
    """Write one frame, in the format its suffix names; to a CSV file rows may be added."""
    if path.suffix == ".parquet":
        frame.to_parquet(path, index=False)
        return
    # to_csv chooses the shape of a date by the whole column; days are written as days, always.
    days = {name: frame[name].dt.strftime("%Y-%m-%d") for name in frame.select_dtypes("datetime").columns}
    mode: Literal["a", "w"] = "a" if is_added else "w"
    frame.assign(**days).to_csv(
        path, index=False, lineterminator="\n", encoding="utf-8", mode=mode, header=not is_added
    )


def describe_tables(
    out: Path,
    title: str,
    frames: Mapping[str, pd.DataFrame],
    files: Sequence[str | list[str]],
    stamps: Mapping[str, str],
) -> Path:
    """Write the ``datapackage.json`` of a folder of tables.

    Parameters
    ----------
    out : Path
        The folder.
    title : str
        What the corpus is called.
    frames : mapping
        The frames `TABLES`, or some rows of each.
    files : sequence
        For each the file, or the files that hold its rows one after the other.
    stamps : mapping
        Hashes of what the tables were made from.
    """
    resources = [
        {
            "name": name,
            "path": file,
            "profile": "tabular-data-resource",
            "title": f"one row per {FRAMES[name].row}",
            "schema": {"fields": _fields(frames[name], FRAMES[name]), "missingValues": [""]},
        }
        for name, file in zip(TABLES, files, strict=True)
    ]
    package = out / "datapackage.json"
    description = {
        "profile": "tabular-data-package",
        "name": "presscope-tables",
        "title": f"presscope: {title}",
        **stamps,
        "resources": resources,
    }
    package.write_text(json.dumps(description, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return package


def _fields(frame: pd.DataFrame, schema: Frame) -> list[dict[str, Any]]:
    meanings = {column.name: column for column in schema.columns}
    fields = []
    for name, dtype in frame.dtypes.items():
        kind = "date" if str(dtype).startswith("datetime") else _FIELD_TYPES.get(str(dtype), "any")
        field: dict[str, Any] = {"name": str(name), "type": kind}
        if name in meanings:
            column = meanings[str(name)]
            field["description"] = f"{column.meaning} ({column.unit})" if column.unit else column.meaning
            if column.allowed:
                field["constraints"] = {"enum": list(column.allowed)}
        elif name in EXPORT_COLUMNS and schema.name == "documents":
            field["description"] = EXPORT_COLUMNS[str(name)][1]
        fields.append(field)
    return fields
