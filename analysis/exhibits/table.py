"""Tables: cells written for readers, and beside them the raw values as CSV."""

from __future__ import annotations

import html
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

import pandas as pd

from analysis.errors import Fault, ParameterError, closest
from analysis.exhibits.formats import FORMATS, NUMERIC_FORMATS, format_value, natural_format
from analysis.exhibits.mime import Exhibit, check_id

__all__ = ["Cell", "Column", "Table", "to_csv"]

Cell = str | dict[str, str]


@dataclass(frozen=True)
class Column:
    """How one column of a frame is shown.

    Parameters
    ----------
    label : str
        The heading for readers.
    format : str or callable, optional
        A name of :data:`analysis.exhibits.formats.FORMATS` or a function of one value that returns
        text; by default what suits the dtype.
    align : {"left", "right"}, optional
        By default numbers stand on the right, everything else on the left.
    link : str, optional
        A column of the frame with the address (``https://…`` or ``#anchor``) each cell leads to.
    group : str, optional
        A heading above this and the neighbouring columns of the same group.
    lang : str, optional
        A column of the frame with the language of each cell, where it is not that of the report.
    """

    label: str
    format: str | Callable[[Any], str] | None = None
    align: Literal["left", "right"] | None = None
    link: str | None = None
    group: str = ""
    lang: str | None = None


class Table(Exhibit):
    """A table with a caption.

    Parameters
    ----------
    frame : pandas.DataFrame
        Raw values; its columns go into ``tables/<id>.csv``, but for those that are only links.
    id : str
        Unique in the report: anchor and file name (lower-case ASCII words joined by hyphens).
    caption : str
        What the table shows, as a sentence.
    columns : mapping of str to str or Column, optional
        The columns shown, in this order, each with its heading; by default all, under their names.
    notes : str, optional
        A line under the table: units, what is missing.
    empty : str, optional
        What is said in place of a table without rows.
    data : pandas.DataFrame, optional
        What goes into ``tables/<id>.csv`` in place of ``frame``.
    csv : str, optional
        ``data`` as `to_csv` writes it, where many tables have the same.
    folded : bool
        Folded in HTML; in the PDF only its caption and where its data lie.
    lang : {"fr", "en"}

    Raises
    ------
    ParameterError
        With every shown column, link or format that does not exist.
    """

    def __init__(
        self,
        frame: pd.DataFrame,
        *,
        id: str,
        caption: str,
        columns: Mapping[str, str | Column] | None = None,
        notes: str = "",
        empty: str = "Aucune ligne.",
        data: pd.DataFrame | None = None,
        csv: str = "",
        folded: bool = False,
        lang: str = "fr",
    ) -> None:
        self.frame = frame
        self.folded = folded
        self.id = check_id(id)
        self.caption = caption
        self.notes = notes
        self.empty = empty
        self.lang = lang
        chosen = columns if columns is not None else {str(name): str(name) for name in frame.columns}
        self.columns = {name: Column(c) if isinstance(c, str) else c for name, c in chosen.items()}
        self._check()
        self.csv = csv
        self.data = data if data is not None else self._values()

    def _values(self) -> pd.DataFrame:
        """Return the frame without the columns that only carry the links of others."""
        links = {column.link for column in self.columns.values() if column.link} - set(self.columns)
        return self.frame.drop(columns=sorted(links))

    def _check(self) -> None:
        known = [str(name) for name in self.frame.columns]
        faults = []
        for name, column in self.columns.items():
            for wanted in filter(None, (name, column.link, column.lang)):
                if wanted not in known:
                    faults.append(Fault(f"table {self.id}", repr(wanted), f"columns {', '.join(known)}",
                                        closest(wanted, known)))  # fmt: skip
            if isinstance(column.format, str) and column.format not in FORMATS:
                faults.append(Fault(f"table {self.id}, {name}", repr(column.format), ", ".join(FORMATS)))
        if faults:
            raise ParameterError(f"The table {self.id!r} cannot be laid out.", faults)

    def _cells(self, name: str, column: Column) -> list[Cell]:
        series = self.frame[name]
        form = column.format or natural_format(series)
        if callable(form):
            texts = [form(value) for value in series]
        else:
            texts = [format_value(value, form, self.lang) for value in series]
        extras = {key: self.frame[source].tolist()
                  for key, source in (("href", column.link), ("lang", column.lang)) if source}  # fmt: skip
        if not extras:
            return list(texts)
        cells: list[Cell] = []
        for row, text in enumerate(texts):
            found = {key: str(values[row]) for key, values in extras.items() if pd.notna(values[row])}
            cells.append({"text": text, **found} if found else text)
        return cells

    def _align(self, name: str, column: Column) -> str:
        if column.align:
            return column.align
        if isinstance(column.format, str):
            return "right" if column.format in NUMERIC_FORMATS else "left"
        numeric = natural_format(self.frame[name]) in NUMERIC_FORMATS
        return "right" if numeric else "left"

    def payload(self) -> dict[str, Any]:
        """Return the table as JSON values.

        Returns
        -------
        dict
            ``kind``, ``id``, ``caption``, ``notes``, ``lang``, ``groups`` (a heading per column, or
            empty), ``labels`` (of each shown column of ``data``), ``header`` (one label per column), ``align``
            (``left`` or ``right``), ``rows`` (cells: a text, or ``text`` with ``href`` and ``lang``),
            ``empty``, ``folded`` and ``data`` (CSV).
        """
        shown = self.columns
        cells = [self._cells(name, column) for name, column in shown.items()]
        return {
            "kind": "table",
            "id": self.id,
            "caption": self.caption,
            "notes": self.notes,
            "lang": self.lang,
            "groups": [c.group for c in shown.values()] if any(c.group for c in shown.values()) else [],
            "labels": {name: column.label for name, column in shown.items()},
            "header": [column.label for column in shown.values()],
            "align": [self._align(name, column) for name, column in shown.items()],
            "rows": [list(row) for row in zip(*cells, strict=True)],
            "empty": self.empty,
            "folded": self.folded,
            "data": self.csv or to_csv(self.data),
        }

    def representations(self) -> dict[str, Any]:
        """Return the table as plain HTML and text."""
        return self._further(self.payload())

    def _further(self, payload: dict[str, Any]) -> dict[str, Any]:
        return {"text/html": plain_html(payload), "text/plain": self.caption}


def to_csv(frame: pd.DataFrame) -> str:
    r"""Write raw values: days as ISO dates, missing values empty, line ends LF.

    Examples
    --------
    >>> to_csv(pd.DataFrame({"n": [1, 2]}))
    'n\n1\n2\n'
    """
    # %Y-%m-%d is not given as date_format: it would cut the time of a column that has one.
    return str(frame.to_csv(index=False, lineterminator="\n"))


def _cell_html(cell: Cell) -> str:
    if isinstance(cell, str):
        return html.escape(cell)
    text = html.escape(cell["text"])
    lang = f' lang="{html.escape(cell["lang"])}"' if "lang" in cell else ""
    if "href" in cell:
        return f'<a href="{html.escape(cell["href"])}"{lang}>{text}</a>'
    return f"<span{lang}>{text}</span>" if lang else text


def plain_html(payload: Mapping[str, Any]) -> str:
    """Return the payload of a table as an HTML table for readers that do not know our MIME type."""
    style = [f' style="text-align:{align}"' for align in payload["align"]]
    head = "".join(
        f'<th scope="col"{s}>{html.escape(label)}</th>'
        for label, s in zip(payload["header"], style, strict=True)
    )
    body = "".join(
        "<tr>" + "".join(f"<td{s}>{_cell_html(c)}</td>" for c, s in zip(row, style, strict=True)) + "</tr>"
        for row in payload["rows"]
    )
    notes = f"<p>{html.escape(payload['notes'])}</p>" if payload["notes"] else ""
    caption = f"<caption>{html.escape(payload['caption'])}</caption>"
    return f"<table>{caption}<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{notes}"
