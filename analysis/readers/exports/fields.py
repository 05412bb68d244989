"""What exports say of an article in words: its length, its authors, its outlet."""

from __future__ import annotations

import hashlib
import re

from analysis.readers.exports.markup import one_line

__all__ = ["author_named", "count_stated", "looks_like_author", "outlet_line", "split_subjects", "stable_id"]

_COUNT = re.compile(r"(\d{1,3}(?:[ \u00a0\u202f.,]\d{3})+|\d+)\s*(?:mots?|words?|w[öo]rter|parole|palabras)\b", re.I)
_BY = re.compile(r"^(?:par|by|von|di|de notre [\w' ]+?)\s*:?\s+(?=[^\W\d_])", re.IGNORECASE)
_MAIL = re.compile(r"[\s,;:(<]*\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+[)>]?")
_NOBLE = frozenset("de du des la le von van der den d' di el al et and avec with ben bin e y".split())
_DESK = re.compile(
    r"\b(?:afp|reuters|ap|agences?|(?:la|notre) r[ée]daction|correspondante?|propos recueillis)\b"
    r"|\benvoyée?s? sp",
    re.IGNORECASE,
)


def count_stated(text: str) -> int | None:
    """Read a length in words as exports state it.

    Examples
    --------
    >>> count_stated("mercredi 11 septembre 2024 134 mots, p. 11"), count_stated("1,295 words")
    (134, 1295)
    >>> count_stated("p. 11") is None
    True
    """
    match = _COUNT.search(re.sub(r"\b(?:18|19|20)\d\d\s+(?=\d)", "", text))
    return int(re.sub(r"\D", "", match.group(1))[:9]) if match else None


def author_named(text: str) -> str:
    """Return the author without the word that introduces him and without his address.

    Examples
    --------
    >>> author_named("Par  Anne Lenoir,"), author_named("Anne Lenoir; alenoir@gazette.example")
    ('Anne Lenoir', 'Anne Lenoir')
    """
    return _BY.sub("", _MAIL.sub("", one_line(text))).strip(" ,;")


def looks_like_author(text: str, *, below_title: bool = True) -> bool:
    """Whether a line is names and not a sentence: at most ten spaces, capitals, no full stop.

    Parameters
    ----------
    text : str
        The line.
    below_title : bool
        Where authors stand: there a single name or capitals alone are one too.

    Examples
    --------
    >>> looks_like_author("Anne Lenoir et Paul de Vigan"), looks_like_author("La paix est loin")
    (True, False)
    """
    line = author_named(text)
    if not line or line.count(" ") > 10 or (line[-1] in ".!?:…" and len(line.split()[-1]) > 3):
        return False
    words = [word for word in re.split(r"[\s,;/()&]+", line) if word]
    if _DESK.search(line) and any(word[0].isupper() for word in words):
        return True
    lower = [word for word in words if not word[0].isupper() and word.lower() not in _NOBLE]
    if lower or any(ch.isdigit() for ch in line) or not words:
        return False
    if line.isupper() and len(words) > 3 and not re.search(r"[,;/&]| ET ", line):
        return False
    return below_title or (len(words) > 1 and not line.isupper())


def outlet_line(text: str) -> str:
    """Return the outlet as the export writes it; what names mean, `analysis.readers.outlets` knows.

    Examples
    --------
    >>> outlet_line("La Gazette, no. 43018" + " " * 20 + "Presse, quotidien")
    'La Gazette, no. 43018'
    """
    # Below the name, after many spaces, newer exports put what kind of outlet it is.
    return one_line(re.split(r"\s{5,}(?!\()", text.strip())[0])


def split_subjects(text: str, separator: str = ";") -> tuple[str, ...]:
    """Return the subjects of a list, as written, each once.

    Examples
    --------
    >>> split_subjects("ÉNERGIE (90%); CLIMAT (74%); ÉNERGIE (90%)")
    ('ÉNERGIE (90%)', 'CLIMAT (74%)')
    """
    return tuple(dict.fromkeys(part for raw in text.split(separator) if (part := one_line(raw))))


def stable_id(database: str, *parts: object) -> str:
    """Return an id for an article to which its export gives none: the same wherever the article stands.

    Examples
    --------
    >>> stable_id("lexis", "La Gazette", "2021-03-04", "Un pont") == stable_id(
    ...     "lexis", "La  Gazette ", "2021-03-04", "Un pont")
    True
    """
    said = "\x1f".join(one_line(str(part)) for part in parts)
    return f"{database}·{hashlib.sha256(said.encode('utf-8', 'replace')).hexdigest()[:16]}"
