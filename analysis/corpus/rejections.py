"""Why a file could not be read, in words for readers.

The readers say it in English, for whoever runs them: a fixed reason, and after a colon what was found.
"""

from __future__ import annotations

from typing import Final

__all__ = ["REASONS", "reason_words"]

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
}
_OTHER: Final = "illisible"


def reason_words(reason: str, lang: str) -> str:
    """Say a reader's reason in the language of the report.

    Examples
    --------
    >>> reason_words("not readable as text: NUL at byte 0", "fr")
    'ce n’est pas du texte, ou son encodage est inconnu'
    >>> reason_words("something new", "en")
    'something new'
    """
    known = REASONS.get(reason.split(":", 1)[0].strip())
    if lang == "en":
        return known[1] if known else reason
    return known[0] if known else _OTHER
