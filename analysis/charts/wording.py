"""The words that charts and their alternative texts use, in French and in English."""

from __future__ import annotations

import re
from typing import Final

from analysis.charts.numbers import check_lang

__all__ = ["say"]

_WORDS: Final[dict[str, tuple[str, str]]] = {
    "day": ("par jour", "per day"),
    "week": ("par semaine", "per week"),
    "month": ("par mois", "per month"),
    "quarter": ("par trimestre", "per quarter"),
    "year": ("par an", "per year"),
    "share": ("Part des textes", "Share of texts"),
    "per_10k": ("Mentions pour 10\u202f000 mots", "Mentions per 10,000 words"),
    "n_documents": ("Nombre de textes", "Number of texts"),
    "n_mentions": ("Nombre de mentions", "Number of mentions"),
    "n_passages": ("Nombre de passages", "Number of passages"),
    "n_quotes": ("Nombre de citations", "Number of quotations"),
    "texts": ("Textes", "Texts"),
    "all_texts": ("Textes, {period}", "Texts {period}"),
    "band": ("bande : intervalle à 95\u00a0%", "band: 95% interval"),
    "base_mark": ("| : choix du rapport", "|: as in the report"),
    "tie": ("trait plus épais : lien plus fort", "thicker line: stronger bond"),
    "smoothed_trailing": ("ligne : moyenne des {n} périodes échues", "line: mean of the last {n} periods"),
    "smoothed_centred": ("ligne : moyenne centrée de {n} périodes", "line: centred mean of {n} periods"),
    "raw": ("points : valeurs brutes", "dots: raw values"),
    "bar": ("trait : intervalle à 95\u00a0%", "line: 95% interval"),
    "gap": ("fond gris : aucun texte", "grey ground: no text"),
    "care": (
        "○ : couverture partielle, période incomplète ou moins de 5 textes",
        "○: partial coverage, incomplete period or under 5 texts",
    ),
    "zero_ring": ("○ : textes sans mention", "○: texts without a mention"),
    "zero": ("zéro", "zero"),
    "no_data": ("aucun texte", "no text"),
    "not_applicable": ("sans objet", "not applicable"),
    "dot_area": ("surface du point : nombre de textes", "area of a dot: number of texts"),
    "part": ("part", "share"),
    "rate": ("taux", "rate"),
    "mentions": ("mentions", "mentions"),
    "n_texts": ("textes", "texts"),
    "out_of": ("sur {total} textes", "of {total} texts"),
    "full": ("rythme habituel", "usual pace"),
    "partial": ("partielle", "partial"),
    "none": ("aucun texte", "no text"),
    "unknown_source": ("source inconnue", "unknown source"),
    "of": ("{n} sur {total}", "{n} of {total}"),
    "silent": ("{n} sans texte", "{n} without text"),
    "when_day": ("le {label}", "on {label}"),
    "when_week": ("en {label}", "in {label}"),
    "when_month": ("en {label}", "in {label}"),
    "when_quarter": ("au {label}", "in {label}"),
    "when_year": ("en {label}", "in {label}"),
    "alt_timeline": ("Courbes, {what}, {window}. Maximum :", "Line charts, {what}, {window}. Highest:"),
    "alt_line": ("Courbe, {what}, {window}. Maximum :", "Line chart, {what}, {window}. Highest:"),
    "alt_dots": ("Points, nombre de textes, {window} :", "Dots, number of texts, {window}:"),
    "alt_heatmap": (
        "Carte de chaleur, {what}, {n} lignes, {window}. Maximum :",
        "Heat map, {what}, {n} rows, {window}. Highest:",
    ),
    "alt_ranking": ("Classement, {what}, {n} lignes :", "Ranking, {what}, {n} rows:"),
    "alt_matrix": (
        "Matrice, {what}, {rows} lignes, {columns} colonnes. Maximum :",
        "Matrix, {what}, {rows} rows, {columns} columns. Highest:",
    ),
    "alt_coverage": ("Couverture, nombre de textes, {window} :", "Coverage, number of texts, {window}:"),
    "alt_network": (
        "Réseau de {n} noms et {lines} liens. Les plus forts :", "Network of {n} names and {lines} bonds. Strongest:",
    ),
    "alt_contrast": ("{first} et {second}, {n} lignes :", "{first} and {second}, {n} rows:"),
    "alt_choices": ("{what} sous {n} choix. En tête :", "{what} under {n} choices. First:"),
    "alt_gaps": ("Périodes sans texte : {n}.", "Periods without text: {n}."),
    "alt_more": ("et {n} de plus", "and {n} more"),
}  # fmt: skip


# One is singular in both languages: « 1 texte », "1 row".
_ONE: Final = re.compile(r"(?<![\d\u202f,.])1 (texte|ligne|colonne|text|row|column)s\b")


def say(key: str, lang: str, **values: str) -> str:
    """Return the words for ``key``; in French a no-break space stands before a colon.

    Examples
    --------
    >>> say("of", "fr", n="3", total="5")
    '3 sur 5'
    >>> say("out_of", "fr", total="1"), say("out_of", "en", total="21")
    ('sur 1 texte', 'of 21 texts')
    """
    words = _WORDS[key][0 if check_lang(lang) == "fr" else 1].format(**values)
    return _ONE.sub(r"1 \1", words).replace(" :", "\u00a0:")
