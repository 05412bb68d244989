"""The reconciliation sheet: what was found, read and rejected, and what the user should know about it."""

from __future__ import annotations

import pandas as pd

from analysis.corpus.corpus import WINDOW, Corpus
from analysis.corpus.rejections import reason_words

__all__ = ["SHEET_COLUMNS", "reconcile"]

SHEET_COLUMNS = ("item", "n", "detail")


def reconcile(corpus: Corpus) -> pd.DataFrame:
    """Return the sheet, one line per finding, totals first.

    Returns
    -------
    DataFrame
        ``item`` (what), ``n`` (how many texts), ``detail`` (which file and why). Lines of rejected
        texts name their file. Found is read plus rejected, always.
    """
    documents = corpus.documents
    n_read, n_rejected = len(documents), len(corpus.rejections)
    dated = documents["date"].notna()
    start, end = (pd.Timestamp(str(day)) for day in WINDOW)
    outside = dated & ~documents["date"].between(start, end)
    lines: list[tuple[str, int, str]] = [
        ("textes trouvés", n_read + n_rejected, ""),
        ("textes lus", n_read, ""),
        ("textes rejetés", n_rejected, ""),
        *_rejected(corpus.rejections),
        *_counted("encodage", corpus.files["encoding"] + " (" + corpus.files["decided_by"] + ")"),
        *_counted("langue", documents["language"].astype("str").fillna("indéterminée")),
        *_counted("date établie par", documents["date_basis"]),
        ("textes sans date", int((~dated).sum()), _names(documents.loc[~dated, "origin"])),
        ("textes hors de la période 2021–2024", int(outside.sum()), _names(documents.loc[outside, "origin"])),
        *_copies(documents),
        *_remarked(corpus.remarks),
    ]
    return pd.DataFrame(lines, columns=list(SHEET_COLUMNS))


_REMARKS = {
    "unreadable date": "date illisible dans les métadonnées",
    "row without its text": "ligne de métadonnées sans texte",
    "row without id": "ligne de métadonnées sans identifiant",
    "format not read": "format non lu",
}


def _rejected(rejections: pd.DataFrame) -> list[tuple[str, int, str]]:
    columns = (rejections[name] for name in ("origin", "reason", "first_characters"))
    return [
        ("rejeté", 1, f"{origin} : {reason_words(reason, 'fr')}" + (f" — « {first} »" if first else ""))
        for origin, reason, first in zip(*columns, strict=True)
    ]


def _remarked(remarks: pd.DataFrame) -> list[tuple[str, int, str]]:
    columns = (remarks[name] for name in ("origin", "kind", "detail"))
    rows = zip(*columns, strict=True)
    return [(_REMARKS.get(kind, kind), 1, f"{origin} : {detail}") for origin, kind, detail in rows]


def _counted(item: str, values: pd.Series) -> list[tuple[str, int, str]]:
    counts = values.value_counts()
    return [(item, int(n), str(value)) for value, n in counts.items() if str(value).strip(" ()")]


def _copies(documents: pd.DataFrame) -> list[tuple[str, int, str]]:
    copies = documents[documents["duplicate_of"].notna()]
    pairs = [f"{origin} = {first}" for origin, first in zip(copies["origin"], copies["duplicate_of"], strict=True)]
    exact = documents["sha256"].duplicated(keep="first")
    return [
        ("copies exactes", int(exact.sum()), _names(documents.loc[exact, "origin"])),
        ("reprises d’un texte déjà publié", len(copies), "; ".join(pairs[:20]) + (" …" if len(pairs) > 20 else "")),
    ]


def _names(origins: pd.Series, most: int = 20) -> str:
    listed = origins.tolist()
    return ", ".join(listed[:most]) + (" …" if len(listed) > most else "")

