"""The frames that all data moves through: columns, dtypes, units, meanings.

Every function of the package makes one of these frames from another, draws one or reports one.
Dtypes are pinned here and nowhere else; pandas is never left to infer them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final, cast

import pandas as pd

from analysis.errors import Fault, SchemaError

__all__ = ["FRAMES", "Column", "Frame", "conform", "empty"]

TEXT: Final = "str"
DAY: Final = "datetime64[us]"
COUNT: Final = "int64"
REAL: Final = "float64"
FLAG: Final = "bool"


@dataclass(frozen=True)
class Column:
    """One column of a frame.

    Parameters
    ----------
    name, dtype, meaning : str
        The column, its pinned dtype, and what stands in it.
    unit : str, optional
        What is counted or measured.
    allowed : tuple of str, optional
        The closed list of values, where there is one.
    """

    name: str
    dtype: str
    meaning: str
    unit: str = ""
    allowed: tuple[str, ...] = ()


@dataclass(frozen=True)
class Frame:
    """A table with fixed columns, one row per ``row``."""

    name: str
    row: str
    columns: tuple[Column, ...]

    @property
    def names(self) -> list[str]:
        """The column names, in their order."""
        return [column.name for column in self.columns]


ZONES: Final = ("title", "heading", "body", "caption", "duplicate", "boilerplate")
COUNTED_ZONES: Final = ("title", "body")
DATE_BASES: Final = (
    "metadata", "dateline", "explicit", "weekday", "event", "duplicate", "relative", "none",
)  # fmt: skip
FORMS: Final = ("name", "alias", "acronym", "metonym", "role")
ACTOR_TYPES: Final = ("person", "organisation", "state")
ATTRIBUTIONS: Final = ("explicit", "pronoun", "none")
COVERAGES: Final = ("full", "partial", "none")

_SPAN = (
    Column("doc_id", TEXT, "document"),
    Column("passage_id", COUNT, "passage, numbered from 1 within its document"),
    Column("start", COUNT, "first code point in the stored text", "code points"),
    Column("end", COUNT, "first code point after it", "code points"),
)

FRAMES: Final[dict[str, Frame]] = {
    frame.name: frame
    for frame in (
        Frame("documents", "text", (
            Column("doc_id", TEXT, "identifier: the export's, the metadata's, or the path in the corpus"),
            Column("date", DAY, "day of publication, NaT where undated"),
            Column("date_earliest", DAY, "first day the date may be"),
            Column("date_latest", DAY, "last day the date may be"),
            Column("date_basis", TEXT, "what the date rests on", allowed=DATE_BASES),
            Column("date_evidence", TEXT, "the words or the field the date was read from"),
            Column("source", TEXT, "outlet"),
            Column("title", TEXT, "headline"),
            Column("author", TEXT, "author"),
            Column("url", TEXT, "address of the publication"),
            Column("language", TEXT, "ISO 639-1 code of most of the text"),
            Column("text", TEXT, "the stored text: decoded, no BOM, LF line ends, nothing else changed"),
            Column("n_words", COUNT, "words in title and body", "words"),
            Column("duplicate_of", TEXT, "doc_id of the story's first publication, missing if it is itself"),
            Column("story_id", TEXT, "doc_id of the first publication of the same story"),
            Column("origin", TEXT, "path relative to the corpus"),
            Column("sha256", TEXT, "hash of the stored text"),
        )),
        Frame("passages", "paragraph", (
            Column("doc_id", TEXT, "document"),
            Column("passage_id", COUNT, "number within the document, from 1"),
            Column("start", COUNT, "first code point in the stored text", "code points"),
            Column("end", COUNT, "first code point after it", "code points"),
            Column("zone", TEXT, "kind of passage", allowed=ZONES),
            Column("language", TEXT, "ISO 639-1 code"),
            Column("date", DAY, "day the passage is counted on"),
            Column("duplicate_of", TEXT, "'doc_id#passage_id' of the first publication of these words"),
        )),
        Frame("mentions", "mention", (
            *_SPAN,
            Column("surface", TEXT, "text[start:end]"),
            Column("actor_id", TEXT, "actor, missing for a role that could not be resolved"),
            Column("label", TEXT, "the actor's name for readers"),
            Column("actor_type", TEXT, "kind of actor", allowed=ACTOR_TYPES),
            Column("form", TEXT, "how the actor is named", allowed=FORMS),
            Column("listed", FLAG, "whether the lexicon has the actor"),
            Column("counted", FLAG, "whether the default counts take the mention in"),
        )),
        Frame("themes", "term hit", (
            *_SPAN,
            Column("surface", TEXT, "text[start:end]"),
            Column("theme_id", TEXT, "theme"),
            Column("counted", FLAG, "whether the default counts take the hit in"),
        )),
        Frame("quotes", "quotation", (
            *_SPAN,
            Column("speaker_id", TEXT, "actor_id of who says it, missing where nobody is named"),
            Column("attribution", TEXT, "how the speaker is named", allowed=ATTRIBUTIONS),
            Column("cue", TEXT, "the word that attributes the quotation"),
        )),
        Frame("frequencies", "period × entry", (
            Column("period", DAY, "first day of the period"),
            Column("entry_id", TEXT, "actor or theme"),
            Column("n_mentions", COUNT, "mentions or term hits", "mentions"),
            Column("n_documents", COUNT, "documents with at least one", "documents"),
            Column("n_documents_total", COUNT, "documents of the period", "documents"),
            Column("n_words_total", COUNT, "words of the period", "words"),
            Column("share", REAL, "n_documents / n_documents_total, NaN without documents", "0–1"),
            Column("share_low", REAL, "lower end of the Wilson 95 % interval", "0–1"),
            Column("share_high", REAL, "upper end of the Wilson 95 % interval", "0–1"),
            Column("per_10k", REAL, "n_mentions per 10,000 words", "mentions"),
            Column("coverage", TEXT, "whether the sources published at their usual pace", allowed=COVERAGES),
        )),
        Frame("funnel", "step", (
            Column("step", TEXT, "what the step keeps or sets apart"),
            Column("unit", TEXT, "what is counted: files, documents, passages or mentions"),
            Column("n_in", COUNT, "units before the step"),
            Column("n_dropped", COUNT, "units the step sets apart"),
            Column("n_out", COUNT, "units after the step; n_in = n_out + n_dropped"),
            Column("reason", TEXT, "why they were set apart"),
        )),
    )
}  # fmt: skip


def empty(name: str) -> pd.DataFrame:
    """Return the frame ``name`` without rows, its dtypes pinned.

    Examples
    --------
    >>> list(empty("themes").columns)
    ['doc_id', 'passage_id', 'start', 'end', 'surface', 'theme_id', 'counted']
    """
    return pd.DataFrame({c.name: pd.Series(dtype=c.dtype) for c in FRAMES[name].columns})


def conform(frame: pd.DataFrame, name: str) -> pd.DataFrame:
    """Return ``frame`` with the columns of the schema ``name`` first, dtypes pinned, a plain index.

    Other columns follow in their order, untouched.

    Raises
    ------
    SchemaError
        With every missing column, every column that cannot take its dtype and every value outside
        a closed list.
    """
    schema = FRAMES[name]
    if _has_shape(frame, schema) and not any(_outside(frame[c.name], c, name) for c in schema.columns if c.allowed):
        return frame.reset_index(drop=True)
    faults: list[Fault] = []
    pinned: dict[str, pd.Series] = {}
    for column in schema.columns:
        if column.name not in frame.columns:
            faults.append(Fault(f"{name}.{column.name}", "no such column", column.dtype))
            continue
        try:
            given = frame[column.name]
            pinned[column.name] = given if given.dtype == column.dtype else given.astype(cast(Any, column.dtype))
        except (TypeError, ValueError) as error:
            faults.append(Fault(f"{name}.{column.name}", str(error), column.dtype))
            continue
        faults.extend(_outside(pinned[column.name], column, name))
    if faults:
        raise SchemaError(f"The frame {name!r} does not have its designed shape.", faults)
    others = {str(c): frame[c] for c in frame.columns if c not in schema.names}
    return pd.DataFrame({**pinned, **others}).reset_index(drop=True)


def _has_shape(frame: pd.DataFrame, schema: Frame) -> bool:
    """Whether a frame has its columns and dtypes already, as ours have; pandas takes long to find that out."""
    names, columns = frame.columns.tolist(), schema.columns
    if names[: len(columns)] != schema.names or not frame.columns.is_unique or frame.attrs:
        return False
    pinned = all(dtype == column.dtype for dtype, column in zip(frame.dtypes, columns, strict=False))
    return pinned and all(isinstance(other, str) for other in names[len(columns) :])


def _outside(values: pd.Series, column: Column, name: str) -> list[Fault]:
    if not column.allowed:
        return []
    strange = sorted({value for value in values.unique() if not pd.isna(value)} - set(column.allowed))
    return [Fault(f"{name}.{column.name}", repr(value), ", ".join(column.allowed)) for value in strange]
