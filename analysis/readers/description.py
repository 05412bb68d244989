"""``corpus.yaml`` and ``totals.csv`` beside the texts: what the corpus is, and what it was chosen from."""

from __future__ import annotations

import datetime as dt
import io
from pathlib import Path
from typing import Any, Final, Literal

import pandas as pd
import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator, model_validator

from analysis.errors import CorpusError, Fault, closest, explain_yaml, plain_reason
from analysis.readers.csv_rows import read_rows
from analysis.readers.encoding import UndecodableError, decode
from analysis.readers.fields import fold_name, parse_day
from analysis.readers.outlets import Outlets
from analysis.readers.records import stored_text

__all__ = ["DESCRIPTION_NAME", "TOTALS_NAME", "Description", "read_description", "read_totals"]

DESCRIPTION_NAME: Final = "corpus.yaml"
TOTALS_NAME: Final = "totals.csv"


class Window(BaseModel):
    """First and last day that the corpus is meant to cover."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    start: dt.date
    end: dt.date

    @model_validator(mode="after")
    def _in_order(self) -> Window:
        if self.end < self.start:
            raise ValueError(f"the window ends ({self.end}) before it starts ({self.start})")
        return self


class Description(BaseModel):
    """What a ``corpus.yaml`` says; every field may be missing.

    Parameters
    ----------
    name : str
        What reports call the corpus.
    query : str
        The query that chose the texts, as it was typed into the database.
    database : str
        Where it was typed.
    exported : tuple of date
        The days of the exports.
    licence : str
        ``CC0`` lifts the limits on quotations.
    known_gaps : tuple of str
        What the user knows to be missing.
    window : Window, optional
        What the corpus is meant to cover.
    dating_rule : {"header", "id"}, optional
        Which day counts where an export states two.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)
    name: str = ""
    query: str = ""
    database: str = ""
    exported: tuple[dt.date, ...] = ()
    licence: str = ""
    known_gaps: tuple[str, ...] = Field(default=())
    window: Window | None = None
    dating_rule: Literal["", "header", "id"] = ""

    @field_validator("known_gaps", mode="before")
    @classmethod
    def _one_or_many(cls, value: Any) -> list[Any]:
        return [one for one in (value if isinstance(value, list) else [value]) if one != ""]

    @field_validator("exported", mode="before")
    @classmethod
    def _days(cls, value: Any) -> list[Any]:
        return [parse_day(one) or one for one in cls._one_or_many(value)]


def read_description(folder: Path) -> Description | None:
    """Read the ``corpus.yaml`` of a folder; None where there is none.

    Raises
    ------
    CorpusError
        With every fault of the file at once.
    """
    path = folder / DESCRIPTION_NAME
    if not path.is_file():
        return None
    try:
        raw: Any = yaml.load(path.read_text(encoding="utf-8-sig"), Loader=yaml.BaseLoader) or {}
    except (UnicodeDecodeError, yaml.YAMLError) as error:
        raise CorpusError(f"{DESCRIPTION_NAME} cannot be read.", [explain_yaml(str(path), error)]) from None
    try:
        return Description.model_validate(raw)
    except ValidationError as error:
        faults = [_fault(one) for one in error.errors(include_url=False)]
        raise CorpusError(f"{path} cannot be used.", faults) from None


def _fault(problem: Any) -> Fault:
    place = ".".join(str(step) for step in problem["loc"])
    known = list(Description.model_fields)
    if problem["type"] == "extra_forbidden":
        return Fault(DESCRIPTION_NAME, repr(place), ", ".join(known), closest(place, known))
    if not place:
        allowed = f"keys and values, with the keys {', '.join(known)}"
        return Fault(DESCRIPTION_NAME, repr(problem["input"])[:80], allowed)
    allowed = {
        "date_from_datetime_parsing": "a day such as 2024-09-11", "date_parsing": "a day such as 2024-09-11",
        "string_type": "text", "model_type": "'start' and 'end', two days", "missing": "a day such as 2024-09-11",
        "literal_error": "header, id",
        "value_error": "a window that starts before it ends",
    }.get(str(problem["type"]), plain_reason(str(problem["msg"])))  # fmt: skip
    found = "nothing" if problem["type"] == "missing" else repr(problem["input"])[:80]
    return Fault(f"{DESCRIPTION_NAME}, {place}", found, allowed)


def read_totals(folder: Path, outlets: Outlets) -> pd.DataFrame:
    """Read the ``totals.csv`` of a folder: how many articles were published in all.

    Returns
    -------
    DataFrame
        ``day`` (first of the stated period), ``source`` (empty for all outlets together) and ``articles``; no rows
        where there is no file. A period is written ``2024``, ``2024-03``, ``2024-T1`` (or ``Q1``) or as a day.

    Raises
    ------
    CorpusError
        With every fault of the file at once.
    """
    path = folder / TOTALS_NAME
    rows: list[tuple[pd.Timestamp, str, int]] = []
    if path.is_file():
        rows = _read_totals(path, outlets)
    frame = pd.DataFrame(rows, columns=["day", "source", "articles"])
    return frame.astype({"day": "datetime64[us]", "source": "str", "articles": "int64"})


def _read_totals(path: Path, outlets: Outlets) -> list[tuple[pd.Timestamp, str, int]]:
    try:
        header, lines = read_rows(io.StringIO(stored_text(decode(path.read_bytes()).text), newline=""))
    except UndecodableError as error:
        raise CorpusError(f"{TOTALS_NAME} cannot be read: {error}.") from error
    names = {fold_name(name): name for name in header}
    period = names.get("period") or names.get("periode")
    articles = names.get("articles") or names.get("n")
    source = names.get("source")
    if not period or not articles:
        raise CorpusError(
            f"{TOTALS_NAME} cannot be used.",
            [Fault(f"{TOTALS_NAME}, line 1", ", ".join(map(repr, header)), "the columns period, source, articles",
                   "Name the columns so")],
        )  # fmt: skip
    rows, faults = [], []
    for number, row in lines:
        day, n = _first_day(row[period].strip()), row[articles].strip().replace("\u202f", "").replace(" ", "")
        if day is None:
            faults.append(Fault(f"{TOTALS_NAME}, line {number}", repr(row[period]), "2024, 2024-03, 2024-T1 or a day"))
        if not n.isdecimal():
            faults.append(Fault(f"{TOTALS_NAME}, line {number}", repr(row[articles]), "a whole number of articles"))
        if day is not None and n.isdecimal():
            rows.append((pd.Timestamp(day), outlets.resolve(row[source]).name if source else "", int(n)))
    if faults:
        raise CorpusError(f"{TOTALS_NAME} cannot be used.", faults)
    return rows


def _first_day(written: str) -> dt.date | None:
    """Return the first day of a period.

    Examples
    --------
    >>> [str(_first_day(period)) for period in ("2024", "2024-03", "2024-T2", "14/06/2021")]
    ['2024-01-01', '2024-03-01', '2024-04-01', '2021-06-14']
    """
    year, _, rest = written.partition("-")
    try:
        if year.isdecimal() and len(year) == 4 and not rest:
            return dt.date(int(year), 1, 1)
        if year.isdecimal() and rest[:1].upper() in {"T", "Q"}:
            return dt.date(int(year), 3 * int(rest[1:]) - 2, 1)
        if year.isdecimal() and rest.isdecimal() and len(rest) <= 2:
            return dt.date(int(year), int(rest), 1)
    except ValueError:
        return None
    return parse_day(written)
