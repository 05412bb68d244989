"""The stamp a date belongs to, by the words before it: "Publié le", "Mis à jour le", "Consulté le"."""

from __future__ import annotations

import re
from typing import Final, Literal

from ahocorasick_rs import AhoCorasick, Implementation

__all__ = ["Label", "label_at_end"]

Label = Literal["", "published", "updated", "other"]

_GAP: Final = r"(?:\s*,?\s*a \d\d?\s?[h:]\s?(?:\d\d)?)?[\s:,|·•–—\-()le]{0,14}"
_UPDATED: Final = re.compile(
    r"(?:mise?s? a jour|\bmaj\.?|modifiee?|modification|actualisee?|revisee?|corrigee?|updated|actualizad[oa]"
    rf"|last modified)(?:\s+(?:on|el|a|pour la derniere fois))?{_GAP}$"
)
_PUBLISHED: Final = re.compile(
    r"(?:(?:re)?publiee?s?|publication|\bparue?|parution|mise?s? en ligne|postee?|redigee?|\becrite?|"
    r"soumise?|diffusee?|\bcreee?|creation|publicad[oa]|published|posted|submitted|\bdate)"
    rf"(?:\s+(?:on|at|el|(?:par|dans|sur|by)\b[^\n]{{1,40}}?))?{_GAP}$"
)
# The day a page was looked at or a reader signed up says nothing of the text.
_OTHER: Final = re.compile(
    rf"(?:consultee?|imprimee?|inscrite?|membre depuis|nous sommes|aujourd'hui|telechargee?|generee?|archivee?"
    rf"|capturee?|accessed){_GAP}$"
)

_LABELS: Final = {"updated": _UPDATED, "published": _PUBLISHED, "other": _OTHER}
# A piece of every word of each pattern.
_PIECES: Final = tuple(
    (piece, label)
    for label, pieces in (
        ("updated", ("a jour", "maj", "modif", "actuali", "revise", "corrige", "updated")),
        ("published", (
            "publi", "paru", "en ligne", "poste", "redige", "ecrit", "soumis", "diffuse", "cree", "creation",
            "submitted", "date",
        )),
        ("other", (
            "consulte", "imprime", "inscrit", "membre", "nous sommes", "aujourd", "telecharge", "genere", "archive",
            "capture", "accessed",
        )),
    )
    for piece in pieces
)  # fmt: skip
_LABEL_PIECES: Final = AhoCorasick([piece for piece, _ in _PIECES], implementation=Implementation.DFA)


def label_at_end(before: str) -> str:
    """Return which label of a stamp the words before a date end with; empty where none does."""
    hits = _LABEL_PIECES.find_matches_as_indexes(before, overlapping=True)
    held = {_PIECES[number][1] for number, _, _ in hits} if hits else ()
    return next((label for label, pattern in _LABELS.items() if label in held and pattern.search(before)), "")
