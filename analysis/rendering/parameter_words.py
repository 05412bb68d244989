"""The parameters of a report as a reader reads them: names and values in words of its language."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any, Final

from analysis.rendering.wording import long_date, words
from analysis.reporting.wording import zone_words
from analysis.schemas import ZONES

__all__ = ["parameter_words"]

# Parameters of the standard reports; one of a notebook of the user's own keeps its name.
_NAMES: Final[dict[str, tuple[str, str]]] = {
    "corpus": ("corpus", "corpus"),
    "start": ("début", "start"),
    "end": ("fin", "end"),
    "period": ("période", "period"),
    "actors": ("acteurs", "actors"),
    "themes": ("thèmes", "themes"),
    "sources": ("sources", "sources"),
    "zones": ("zones", "zones"),
    "copies": ("publications", "publications"),
    "lang": ("langue", "language"),
    "lexicon": ("lexique ajouté", "lexicon added"),
    "snippet_words": ("mots d’une phrase citée", "words of a quoted sentence"),
    "window": ("fenêtre", "window"),
    "minimum": ("rencontres au moins", "joint units at least"),
    "actor": ("acteur", "actor"),
    "smoothing": ("périodes de la moyenne", "periods of the mean"),
    "alignment": ("alignement", "alignment"),
    "against": ("comparée à", "compared with"),
    "kind": ("nature", "kind"),
}
_VALUES: Final[dict[str, dict[str, tuple[str, str]]]] = {
    "corpus": {"sample": ("corpus d’exemple", "sample corpus")},
    "period": {
        "day": ("jour", "day"), "week": ("semaine", "week"), "month": ("mois", "month"),
        "quarter": ("trimestre", "quarter"), "year": ("année", "year"),
    },
    "copies": {"all": ("toutes", "all"), "unique": ("récits uniques", "unique stories")},
    "lang": {"fr": ("français", "French"), "en": ("anglais", "English")},
    "window": {"passage": ("passage", "passage"), "document": ("texte", "text")},
    "alignment": {"centred": ("centré", "centred"), "trailing": ("sur le passé", "trailing")},
    "against": {
        "first": ("la première année", "the first year"), "previous": ("l’année précédente", "the year before"),
    },
}  # fmt: skip


def parameter_words(parameters: Mapping[str, Any], lang: str) -> str:
    r"""Write the parameters that are set, names and values in words.

    Examples
    --------
    >>> parameter_words({"period": "quarter", "start": "2021-01-01", "actors": []}, "fr").replace("\xa0", " ")
    'période : trimestre ; début : 1er janvier 2021'
    >>> parameter_words({"period": "quarter", "zones": ["title", "body"]}, "en")
    'period: quarter; zones: title, body'
    """
    english, colon = lang == "en", words(lang)["colon"]
    told = [
        f"{_NAMES.get(name, (name, name))[english]}{colon}{_value(name, value, lang)}"
        for name, value in parameters.items()
        if value not in ("", [], None)
    ]
    return ("; " if english else "\u00a0; ").join(told)


def _value(name: str, value: Any, lang: str) -> str:
    if isinstance(value, list):
        return ", ".join(_value(name, item, lang) for item in value)
    english = lang == "en"
    if name == "zones" and value in ZONES:
        return zone_words(value, lang)
    if name in ("start", "end"):
        try:
            return long_date(dt.date.fromisoformat(str(value)), lang)
        except ValueError:
            return str(value)
    if isinstance(value, bool):
        return ("no", "yes")[value] if english else ("non", "oui")[value]
    known = _VALUES.get(name, {}).get(str(value))
    return known[english] if known else str(value)
