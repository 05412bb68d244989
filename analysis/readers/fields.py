"""Columns and dates as exports and spreadsheets write them."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Iterable, Mapping
from typing import Any, Final

from analysis.readers.stated_days import whole_day

__all__ = [
    "FIELD_NAMES", "LISTED", "find_fields", "fold_name", "language_code", "parse_day", "typed_fields",
]  # fmt: skip

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
    "export_id": ("export_id", "numero_de_document"),
    "date_in_id": ("date_in_id",),
    "date_in_header": ("date_in_header",),
    "section": ("section", "rubrique"),
    "page": ("page",),
    "edition": ("edition",),
    "stated_words": ("stated_words", "nombre_de_mots"),
    "subjects": ("subjects", "sujets", "descripteurs"),
    "also_in": ("also_in", "aussi_publie_dans"),
    "source_raw": ("source_raw",),
}
#: What stands between the values of a field that has several.
LISTED: Final = " ; "

_LANGUAGES: Final = {
    "fr": ("francais", "french", "fra", "fre"), "en": ("anglais", "english", "eng"),
    "de": ("allemand", "german", "deutsch", "deu", "ger"), "es": ("espagnol", "spanish", "espanol", "spa"),
    "it": ("italien", "italian", "italiano", "ita"), "nl": ("neerlandais", "dutch", "nederlands", "nld", "dut"),
    "pt": ("portugais", "portuguese", "portugues", "por"), "ru": ("russe", "russian", "rus"),
    "ar": ("arabe", "arabic", "ara"), "zh": ("chinois", "chinese", "zho", "chi"),
}  # fmt: skip
_CODES: Final = {name: code for code, names in _LANGUAGES.items() for name in (code, *names)}

_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?$")
_FRENCH_DAY = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})(?:[ T].*)?$")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T\d.*)?$")


def parse_day(value: object) -> dt.date | None:
    """Read a metadata date: ISO, ISO with time, dd/mm/yyyy, dd.mm.yyyy, yyyymmdd or one full date in words.

    Returns ``None`` for what cannot be read: a date is never guessed. ``05/25/2021`` is not read,
    because in a French table it would be the fifth day of a twenty-fifth month.

    Examples
    --------
    >>> parse_day("14/06/2021"), parse_day("2021-06-14T08:00:00Z")
    (datetime.date(2021, 6, 14), datetime.date(2021, 6, 14))
    >>> parse_day("lundi 14 juin 2021 à 10h30"), parse_day("05/25/2021")
    (datetime.date(2021, 6, 14), None)
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
        return whole_day(text)
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
    folded = {fold_name(str(column)): str(column) for column in reversed(list(columns))}
    found = {}
    for field, names in FIELD_NAMES.items():
        column = next((folded[name] for name in names if name in folded), None)
        if column is not None:
            found[field] = column
    return found


def typed_fields(values: Mapping[str, object]) -> dict[str, Any]:
    """Return the fields of a record, but for text, id and date, each in its type; what is empty is left out.

    Examples
    --------
    >>> typed_fields({"title": " Un titre ", "stated_words": "312 mots", "also_in": "Le Phare ; La Digue"})
    {'title': 'Un titre', 'stated_words': 312, 'also_in': ('Le Phare', 'La Digue')}
    """
    typed: dict[str, Any] = {}
    for name, value in values.items():
        if value is None or name in {"text", "id", "date"}:
            continue
        if name in {"subjects", "also_in"}:
            listed = value if isinstance(value, list | tuple) else str(value).split(LISTED.strip())
            typed[name] = tuple(str(one).strip() for one in listed if str(one).strip())
            continue
        # A no-break space is part of a French headline, and the headline must be found in the text.
        plain = re.sub(r"[ \t\r\n]+", " ", str(value)).strip()
        if name in {"date_in_id", "date_in_header"}:
            typed[name] = parse_day(plain)
        elif name == "stated_words":
            number = re.match(r"\d+", re.sub(r"(?<=\d)\s(?=\d)", "", plain))
            typed[name] = int(number.group()) if number else None
        else:
            typed[name] = language_code(plain) if name == "language" else plain
    return {name: value for name, value in typed.items() if value not in ("", None, ())}


def language_code(written: str) -> str:
    """Return the ISO 639-1 code of a language that an export names or codes; what is unknown stays as it is.

    Examples
    --------
    >>> language_code("Français"), language_code("FR"), language_code("en-GB"), language_code("Quechua")
    ('fr', 'fr', 'en', 'Quechua')
    """
    folded = fold_name(written)
    return _CODES.get(folded) or _CODES.get(folded.split("_")[0]) or written


def fold_name(name: str) -> str:
    """Write the name of a column in lower-case ASCII, its spaces and hyphens as underscores.

    Examples
    --------
    >>> fold_name("Date de publication")
    'date_de_publication'
    """
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return re.sub(r"[\s-]+", "_", plain.strip().lower())
