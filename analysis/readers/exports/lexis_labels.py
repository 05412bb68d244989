"""The labels of LexisNexis and Nexis Uni, in the languages of their surface."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

__all__ = ["AFTER_BODY", "COPYRIGHT", "COUNTER", "Labelled", "is_error_document", "read_label"]

#: field → the words before the colon; those of the first group stand above the body, the others below it
_ABOVE: Final = {
    "section": ("section", "rubrique", "rubrik", "sezione", "seccion"),
    "length": ("length", "longueur", "lange", "laenge", "lunghezza", "longitud"),
    "byline": ("byline", "auteur", "autor", "autore", "by-line"),
    "highlight": ("highlight", "encart", "surtitre", "chapo"),
    "dateline": ("dateline",),
    "edition": ("edition", "ausgabe", "edizione"),
    "headline": ("headline", "titre", "title"),
}
_BELOW: Final = {
    "subject": ("subject", "sujet", "schlagworter", "thema", "argomento"),
    "company": ("company", "societe", "firma", "societa"),
    "organization": ("organization", "organisation", "organizzazione"),
    "ticker": ("ticker", "symbole-boursier", "symbole boursier"),
    "industry": ("industry", "secteur-activite", "secteur d'activite", "branche", "settore"),
    "geographic": ("geographic", "localisation-geo", "lieu-geo", "geographie"),
    "person": ("person", "personne"),
    "load": ("load-date", "date-chargement", "date de chargement", "ladedatum", "update", "last-updated"),
    "language": ("language", "langue", "sprache", "lingua"),
    "kind": ("publication-type", "type-publication", "type de publication", "publikationstyp", "document-type",
             "publication type", "doc-type", "type-document"),
    "journal": ("journal-code", "journal code", "code-journal", "code journal", "pub-type"),
    "graphic": ("graphic", "graphique", "illustration", "grafik"),
    "other": ("acc-no", "url", "correction", "correction-date", "series", "numero-accession"),
}  # fmt: skip
_FIELDS: Final = {word: field for table in (_ABOVE, _BELOW) for field, words in table.items() for word in words}
#: What stands below the body.
AFTER_BODY: Final = frozenset(_BELOW)

#: ``1 of 10 DOCUMENTS`` or ``Document 1 de 10``: the number of all is the group that is there.
COUNTER: Final = re.compile(
    r"^\s*(?:\d{1,6}\s+[^\W\d_]{2,4}\s+(\d{1,6})\s+(?:documents?|dokumente?n?|documenti?)"
    r"|(?:document|dokument)o?\s+\d{1,6}\s+(?:of|de|sur|von|di)\s+(\d{1,6}))\s*$",
    re.IGNORECASE,
)
COPYRIGHT: Final = re.compile(
    r"^\s*(?:copyright\s*(?:©|\(c\))?\s*(?:19|20)\d\d\b|©|\(c\)\s*(?:19|20)\d\d\b"
    r"|(?:tous droits|all rights|alle rechte|tutti i diritti)\b.{0,25}$)",
    re.IGNORECASE,
)
_LABEL = re.compile(r"^\s*([^\W\d_][\w'’ -]{2,24}?)\s?:(?=\s|\u00a0|$)\s*", re.DOTALL)
_PLAIN = str.maketrans("éèêàâäôöûùüîïç’", "eeeaaaoouuuiic'")
#: An error document holds little besides its sentence.
_ERROR_LENGTH: Final = 500
_ERROR = re.compile(
    r"there is an error in this document|not possible to display it|"
    r"une erreur (?:est survenue )?dans ce document|impossible d['’]afficher (?:ce|le) document",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Labelled:
    """A field and what follows its label."""

    field: str
    value: str


def read_label(block: str, *, any_case: bool = False) -> Labelled | None:
    """Return the field that a block states, None where it is text.

    Parameters
    ----------
    block : str
        A paragraph.
    any_case : bool
        Whether labels may be in small letters, as in Nexis Uni.

    Examples
    --------
    >>> read_label("RUBRIQUE: INTERNATIONAL; Pg. 35")
    Labelled(field='section', value='INTERNATIONAL; Pg. 35')
    >>> read_label("Longueur: 12 mots") is None, read_label("PARIS: la nuit tombe") is None
    (True, True)
    """
    match = _LABEL.match(block)
    if match is None or not (any_case or match.group(1).isupper()):
        return None
    field = _FIELDS.get(match.group(1).lower().translate(_PLAIN))
    return Labelled(field, block[match.end() :].strip()) if field else None


def is_error_document(text: str) -> bool:
    """Whether the export shows an error in place of the document."""
    return len(text) < _ERROR_LENGTH and bool(_ERROR.search(" ".join(text.split())))
