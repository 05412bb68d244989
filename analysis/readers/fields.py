"""Columns and dates as exports and spreadsheets write them."""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
import unicodedata
from collections.abc import Iterable, Mapping

__all__ = ["FIELD_NAMES", "find_fields", "parse_day", "read_rows"]

#: field of a record → the column names it is known under, folded to lower-case ASCII
FIELD_NAMES: Mapping[str, tuple[str, ...]] = {
    "id": ("id", "doc_id", "identifiant", "filename", "file", "fichier", "nom_fichier"),
    "text": ("text", "texte", "content", "contenu", "body", "corps", "fulltext", "full_text", "article"),
    "date": ("date", "publish_date", "publication_date", "date_publication", "published", "pubdate", "jour"),
    "source": ("source", "journal", "media", "outlet", "publication", "media_name", "support"),
    "title": ("title", "titre", "headline"),
    "author": ("author", "auteur", "authors", "auteurs", "byline"),
    "url": ("url", "link", "lien", "adresse"),
    "language": ("language", "langue", "lang"),
}

_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?$")
_FRENCH_DAY = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})(?:[ T].*)?$")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})$")


def parse_day(value: object) -> dt.date | None:
    """Read a metadata date: ISO, ISO with time, dd/mm/yyyy, dd.mm.yyyy or yyyymmdd.

    Returns ``None`` for what cannot be read: a date is never guessed. ``05/25/2021`` is not read,
    because in a French table it would be the fifth day of a twenty-fifth month.

    Examples
    --------
    >>> parse_day("14/06/2021"), parse_day("2021-06-14T08:00:00Z")
    (datetime.date(2021, 6, 14), datetime.date(2021, 6, 14))
    >>> parse_day("05/25/2021") is None
    True
    """
    if isinstance(value, dt.datetime):
        return value.date()
    if isinstance(value, dt.date):
        return value
    text = str(value).strip()
    if match := _ISO.match(text) or _COMPACT.match(text):
        year, month, day = (int(part) for part in match.groups())
    elif match := _FRENCH_DAY.match(text):
        day, month, year = (int(part) for part in match.groups())
    else:
        return None
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def find_fields(columns: Iterable[str]) -> dict[str, str]:
    """Map each field of a record to the column that holds it.

    Examples
    --------
    >>> find_fields(["Titre", "Contenu", "Média"])
    {'text': 'Contenu', 'source': 'Média', 'title': 'Titre'}
    """
    folded = {_fold(str(column)): str(column) for column in reversed(list(columns))}
    found = {}
    for field, names in FIELD_NAMES.items():
        column = next((folded[name] for name in names if name in folded), None)
        if column is not None:
            found[field] = column
    return found


def read_rows(text: str) -> tuple[list[str], list[dict[str, str]]]:
    """Read CSV text whose separator may be a comma, a semicolon or a tab.

    Returns
    -------
    columns : list of str
        The header.
    rows : list of dict
        One per line; a value in excess of the header is kept under the key ``""``.
    """
    first = text.split("\n", 1)[0]
    separator = max(",;\t", key=first.count) if any(c in first for c in ",;\t") else ","
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=separator, restkey="", restval="")
    rows = [{key: value if isinstance(value, str) else separator.join(value) for key, value in row.items()}
            for row in reader]  # fmt: skip
    return [name.strip() for name in reader.fieldnames or []], [
        {key.strip(): value for key, value in row.items()} for row in rows
    ]


def _fold(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return re.sub(r"[\s-]+", "_", plain.strip().lower())
