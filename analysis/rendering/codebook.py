"""What the columns of the exported tables mean, for readers, in the language of the report."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

__all__ = ["describe_column", "workbook_words"]

_WORKBOOK: Final[dict[str, dict[str, str]]] = {
    "fr": {"about": "À lire", "sheet": "Feuille", "column": "Colonne", "meaning": "Ce qu’elle contient",
           "shows": "Ce que montre la feuille"},
    "en": {"about": "Read me", "sheet": "Sheet", "column": "Column", "meaning": "What it holds",
           "shows": "What the sheet shows"},
}  # fmt: skip

_COLUMNS: Final[dict[str, tuple[str, str]]] = {
    "actor_id": ("identifiant de l’acteur", "identifier of the actor"),
    "actor_type": ("nature de l’acteur", "kind of actor"),
    "complete": ("période entière dans la fenêtre", "whether the period lies wholly in the window"),
    "context": ("mots dont un doit se trouver dans le passage", "words of which the passage must have one"),
    "coverage": ("couverture de la période : aucune, partielle, entière", "coverage: none, partial, full"),
    "date": ("jour", "day"),
    "doc_id": ("identifiant du texte", "identifier of the text"),
    "entry_id": ("identifiant de l’acteur ou du thème", "identifier of the actor or theme"),
    "exact": ("la casse doit être celle écrite ici", "the case must be as written here"),
    "form": ("forme", "form"),
    "introduced": ("ne compte que si le texte donne le nom entier", "counts only where the text has the full name"),
    "kind": ("nature", "kind"),
    "label": ("nom pour le lecteur", "name for readers"),
    "language": ("langue, code ISO 639-1", "language, ISO 639-1 code"),
    "n_documents": ("textes où l’entrée figure au moins une fois", "texts with the entry at least once"),
    "n_documents_total": ("textes de la période : le dénominateur", "texts of the period: the denominator"),
    "n_dropped": ("unités écartées", "units set apart"),
    "n_in": ("unités avant l’étape", "units before the step"),
    "n_mentions": ("mentions, ou termes relevés", "mentions, or term hits"),
    "n_original_passages": ("passages qui n’en reprennent pas un autre", "passages that are no copy of another"),
    "n_out": ("unités après l’étape", "units after the step"),
    "n_publications": ("publications, reprises comprises", "publications, copies included"),
    "n_stories": ("récits uniques", "unique stories"),
    "n_words_total": ("mots des zones comptées", "words of the zones counted"),
    "near": ("groupes de mots dont chacun doit être représenté", "groups of words of which each must be present"),
    "per_10k": ("mentions pour 10\u202f000 mots", "mentions per 10,000 words"),
    "per_10k_high": ("borne haute de son intervalle à 95 %", "upper end of its 95% interval"),
    "per_10k_low": ("borne basse de son intervalle à 95 %", "lower end of its 95% interval"),
    "period": ("premier jour de la période", "first day of the period"),
    "reason": ("raison", "reason"),
    "share": ("part des textes, de 0 à 1", "share of the texts, 0 to 1"),
    "share_high": ("borne haute de l’intervalle de Wilson à 95 %", "upper end of the 95% Wilson interval"),
    "share_low": ("borne basse de l’intervalle de Wilson à 95 %", "lower end of the 95% Wilson interval"),
    "source": ("source", "source"),
    "step": ("étape", "step"),
    "surface": ("forme relevée", "form found"),
    "type": ("nature de l’entrée", "kind of entry"),
    "unit": ("unité comptée", "unit counted"),
    "unless": ("mots qui ne doivent pas s’y trouver", "words that must not be there"),
    "when": ("période, pour le lecteur", "period, for readers"),
}


def workbook_words(lang: str) -> dict[str, str]:
    """Return the words of the first sheet."""
    return _WORKBOOK.get(lang, _WORKBOOK["fr"])


def describe_column(name: str, lang: str, labels: Mapping[str, str] | None = None) -> str:
    """Say what a column holds: as its table heads it, then as the codebook has it.

    Examples
    --------
    >>> describe_column("n_documents", "en", {"n_documents": "Texts"})
    'Texts: texts with the entry at least once'
    >>> describe_column("n_3", "fr", {"n_3": "Russie"})
    'Russie'
    """
    head = (labels or {}).get(name, "")
    meaning = _COLUMNS[name][lang == "en"] if name in _COLUMNS else ""
    meaning = meaning.replace(" :", "\u00a0:").replace(" %", "\u00a0%") if lang == "fr" else meaning
    if head.lower() == meaning.lower():
        return head
    return (": " if lang == "en" else "\u00a0: ").join(filter(None, (head, meaning)))
