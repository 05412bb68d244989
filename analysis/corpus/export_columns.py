"""What only exports say of a text, as typed columns of the frame ``documents`` behind its designed ones."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final

import numpy as np
import pandas as pd

from analysis.readers.fields import LISTED
from analysis.readers.records import Record

__all__ = ["EXPORT_COLUMNS", "export_columns"]

#: Column → dtype and meaning. Texts are missing where the export says nothing, numbers ``<NA>``, days NaT.
EXPORT_COLUMNS: Final[dict[str, tuple[str, str]]] = {
    "section": ("str", "section, as the export writes it"),
    "page": ("str", "page, as the export writes it: not always a number"),
    "edition": ("str", "local or daily edition"),
    "stated_words": ("Int64", "words as the export counts them"),
    "subjects": ("str", "subject codes or words of the database, joined by ' ; '"),
    "also_in": ("str", "outlets the export lists under 'also published in', joined by ' ; '"),
    "n_also_in": ("int64", "how many outlets it lists there"),
    "source_raw": ("str", "outlet as the export writes it"),
    "outlet_kind": ("str", "kind of outlet by sources.yaml: agence, quotidien national …"),
    "outlet_country": ("str", "country of the outlet by sources.yaml, ISO 3166-1"),
    "outlet_owner": ("str", "'state' for an outlet that a state runs and directs, by sources.yaml"),
    "export_id": ("str", "identifier the export gives the text"),
    "date_in_header": ("datetime64[us]", "day above the text, where the export states a second one in its identifier"),
    "date_in_id": ("datetime64[us]", "day within the identifier"),
    "format": ("str", "format the text was read from"),
}


def export_columns(records: Sequence[Record]) -> dict[str, pd.Series]:
    """Return the columns of `EXPORT_COLUMNS`, a row per record."""
    values: dict[str, Callable[[Record], Any]] = {
        "stated_words": lambda record: pd.NA if record.stated_words is None else record.stated_words,
        "subjects": lambda record: LISTED.join(record.subjects),
        "also_in": lambda record: LISTED.join(record.also_in),
        "n_also_in": lambda record: len(record.also_in),
    }
    columns = {}
    for name, (dtype, _) in EXPORT_COLUMNS.items():
        get = values.get(name)
        listed = [get(record) if get else getattr(record, name) for record in records]
        if dtype.startswith("datetime64"):
            columns[name] = pd.Series(np.array(listed, dtype))
        else:
            column = pd.Series(listed, dtype=dtype)
            columns[name] = column.mask(column == "") if dtype == "str" else column
    return columns
