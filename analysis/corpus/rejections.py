"""Why a file could not be read, in words for readers.

The readers say it in English, for whoever runs them: a fixed reason, and after a colon what was found.
"""

from __future__ import annotations

import re
from typing import Final

__all__ = ["REASONS", "evidence_words", "reason_words"]

#: The fixed part of each reason of `analysis.readers`, and what French and English reports say.
REASONS: Final[dict[str, tuple[str, str]]] = {
    "not JSON": ("la ligne n’est pas du JSON", "the line is not JSON"),
    "the line is no JSON object": ("la ligne n’est pas un objet JSON", "the line is no JSON object"),
    "not readable as Parquet": ("fichier Parquet illisible", "not readable as Parquet"),
    "the text field is empty": ("le champ du texte est vide", "the text field is empty"),
    "not readable as text": ("ce n’est pas du texte, ou son encodage est inconnu", "not readable as text"),
    "cannot be opened": ("le fichier ne s’ouvre pas", "the file cannot be opened"),
    "the file holds no text": ("le fichier est vide", "the file holds no text"),
    "no article was found in the page": ("aucun article trouvé dans la page", "no article was found in the page"),
    "nested too deep": ("JSON trop imbriqué", "JSON nested too deep"),
    "not readable as XML": ("balisage XML illisible", "not readable as XML"),
    "the article has no text": ("l’article n’a pas de texte", "the article has no text"),
    "the markup of the article is broken": ("le balisage de l’article est brisé", "the article’s markup is broken"),
    "no article was found in the export": ("aucun article trouvé dans l’export", "no article found in the export"),
    "the export shows an error in place of the article": (
        "l’export affiche une erreur à la place de l’article", "the export shows an error in place of the article"),
    "not readable as a Word document": ("document Word illisible", "not readable as a Word document"),
    "exported for printing": (
        "export fait pour l’impression (PDF ou RTF) : à refaire en HTML, TXT ou DOCX",
        "exported for printing (PDF or RTF): export it again as HTML, TXT or DOCX"),
    "encrypted member of an archive": ("fichier chiffré dans une archive", "encrypted file in an archive"),
    "damaged member of an archive": ("fichier endommagé dans une archive", "damaged file in an archive"),
    "damaged archive, read as far as it goes": (
        "archive endommagée, lue jusqu’à la coupure", "damaged archive, read as far as it goes"),
    "an archive within archives": ("archive emboîtée trop profond", "an archive within archives"),
    "the file cannot be used": ("le fichier ne peut pas servir de corpus", "the file cannot be used"),
    "cannot be read as": ("fichier défectueux", "the file is broken"),
    "the file begins amid an article": ("début de fichier sans en-tête", "the file begins amid an article"),
    "exported twice": ("exporté deux fois", "exported twice"),
}
#: Archives that cannot be used, by words of the error: their evidence is what a library said of them, in English.
_ARCHIVES: Final = {
    "cannot be opened as a zip archive": ("archive zip illisible", "a zip archive that cannot be opened"),
    "cannot be unpacked": ("archive gzip illisible", "a gzip file that cannot be unpacked"),
    "is larger than an archive of texts can be": (
        "archive trop grande pour des textes", "larger than an archive of texts can be"),
}
#: What a file that cannot be used lacks, by words of the error that refused it.
_UNUSED: Final = {
    "has no text column": (
        "aucune colonne ne contient les textes (la nommer « text »)", "no column holds texts (name it 'text')"),
    "is a table of counts": ("tableau de comptes, non d’articles", "a table of counts, not of articles"),
    **_ARCHIVES,
}
_EVIDENCE: Final = (
    (re.compile(r"File is not a zip file"), "la liste de ses fichiers manque"),
    (re.compile(r"central directory|extra field|zip64|zipfiles that span", re.IGNORECASE),
     "la liste de ses fichiers est endommagée"),
    (re.compile(r"Compressed file ended"), "coupé avant la fin"),
    (re.compile(r"while decompressing|CRC check|Not a gzipped|compression method"), "données endommagées"),
    (re.compile(r"(?P<n>[\d,]+) files$"), "{} fichiers"),
    (re.compile(r"(?P<n>[\d,]+) bytes unpacked"), "{} octets une fois décompressés"),
    (re.compile(r"(?P<n>[\d,]+) times its size"), "{} fois sa taille une fois décompressé"),
)  # fmt: skip
_OTHER: Final = "illisible"


def reason_words(reason: str, lang: str) -> str:
    """Say a reader's reason in the language of the report.

    Examples
    --------
    >>> reason_words("not readable as text: NUL at byte 0", "fr")
    'ce n’est pas du texte, ou son encodage est inconnu'
    >>> reason_words("the file cannot be used: notes.csv has no text column. Rename it.", "fr")
    'aucune colonne ne contient les textes (la nommer « text »)'
    >>> reason_words("something new", "en")
    'something new'
    """
    fixed, _, detail = (part.strip() for part in reason.partition(":"))
    unused = next((words for mark, words in _UNUSED.items() if mark in detail), None)
    if unused is not None:
        return unused[lang == "en"]
    known = REASONS.get(fixed) or next((words for start, words in REASONS.items() if fixed.startswith(start)), None)
    if lang == "en":
        return known[1] if known else reason
    if known and detail.endswith(" characters"):
        return f"{known[0]} : {detail.removesuffix(' characters')} signes"
    return known[0] if known else _OTHER


def evidence_words(reason: str, first: str, lang: str) -> str:
    """Say what was found in a file that was rejected: its first characters, or what is wrong with an archive.

    Examples
    --------
    >>> refused = "the file cannot be used: a.zip cannot be opened as a zip archive. Download it again"
    >>> evidence_words(refused, "File is not a zip file", "fr")
    'la liste de ses fichiers manque'
    >>> evidence_words(refused, "something new", "fr")
    ''
    >>> evidence_words("the text field is empty", "File is not a zip file", "fr")
    'File is not a zip file'
    """
    if lang == "en" or not any(mark in reason for mark in _ARCHIVES):
        return first
    for shape, words in _EVIDENCE:
        if match := shape.search(first):
            return words.format(match.groupdict().get("n", "").replace(",", "\u202f"))
    return ""
