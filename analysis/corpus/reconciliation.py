"""The reconciliation sheet: what was found, read and rejected, and what the user should know about it."""

from __future__ import annotations

import pandas as pd

from analysis.corpus.corpus import WINDOW, Corpus

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
        *(
            ("rejeté", 1, f"{r.origin} : {r.reason}" + (f" — « {r.first_characters} »" if r.first_characters else ""))
            for r in corpus.rejections.itertuples()
        ),
        *_counted("encodage", corpus.files["encoding"] + " (" + corpus.files["decided_by"] + ")"),
        *_counted("langue", documents["language"].fillna("indéterminée")),
        *_counted("date établie par", documents["date_basis"]),
        ("textes sans date", int((~dated).sum()), _names(documents.loc[~dated, "origin"])),
        ("textes hors de la période 2021–2024", int(outside.sum()), _names(documents.loc[outside, "origin"])),
        *_copies(documents),
        *((_REMARKS.get(r.kind, r.kind), 1, f"{r.origin} : {r.detail}") for r in corpus.remarks.itertuples()),
    ]
    return pd.DataFrame(lines, columns=list(SHEET_COLUMNS))


_REMARKS = {
    "unreadable date": "date illisible dans les métadonnées",
    "row without its text": "ligne de métadonnées sans texte",
    "row without id": "ligne de métadonnées sans identifiant",
    "format not read": "format non lu",
}


def _counted(item: str, values: pd.Series) -> list[tuple[str, int, str]]:
    counts = values.value_counts()
    return [(item, int(n), str(value)) for value, n in counts.items() if str(value).strip(" ()")]


def _copies(documents: pd.DataFrame) -> list[tuple[str, int, str]]:
    copies = documents[documents["duplicate_of"].notna()]
    pairs = [f"{row.origin} = {row.duplicate_of}" for row in copies.itertuples()]
    exact = documents["sha256"].duplicated(keep="first")
    return [
        ("copies exactes", int(exact.sum()), _names(documents.loc[exact, "origin"])),
        ("reprises d’un texte déjà publié", len(copies), "; ".join(pairs[:20]) + (" …" if len(pairs) > 20 else "")),
    ]


def _names(origins: pd.Series, most: int = 20) -> str:
    listed = origins.tolist()
    return ", ".join(listed[:most]) + (" …" if len(listed) > most else "")

