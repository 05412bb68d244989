"""The words that exporters and the site add by themselves, in the language of the report."""

from __future__ import annotations

import datetime as dt
from typing import Final

from babel.dates import format_date

__all__ = ["WORDS", "long_date", "long_period", "words"]

WORDS: Final[dict[str, dict[str, str]]] = {
    "fr": {
        "contents": "Sommaire",
        "skip": "Aller au contenu",
        "figure": "Figure",
        "table": "Tableau",
        "data": "Données de la figure",
        "data_file": "Données\u00a0: tables/{id}.csv.",
        "answer": "En bref",
        "note": "À noter",
        "notes": "Notes",
        "sample": "Corpus d’exemple, textes inventés",
        "corpus": "Corpus",
        "period": "Période",
        "edition": "Édition du {date}",
        "page": "Page {page} sur {total}",
        "from_to": "du {start} au {end}",
        "provenance": "Provenance",
        "scroll": "Tableau, défile horizontalement",
        "spots": "Un clic sur le graphique, ou sur un nombre de son tableau, ouvre les phrases comptées.",
        "back": "Retour\u00a0: {figures}",
        "behind": "Phrases",
        "more_sentences": "Autres phrases",
        "folded": "{caption} Données\u00a0: tables/{id}.csv.",
        "page_short": "p.\u00a0",
        "made_with": "Produit par presscope {version}",
        "colon": "\u00a0: ",
        "hash_corpus": "empreinte du corpus",
        "hash_lexicon": "empreinte du lexique",
        "parameters": "paramètres",
        "name": "Nom",
        "executed": "Carnet exécuté (.ipynb)",
        "site_title": "Rapports",
        "site_intro": "Tous les rapports par nom, période et date, avec leurs pages et leurs données.",
        "site_empty": "Aucun rapport pour l’instant.",
        "site_data": "Données",
        "notebook": "Carnet",
    },
    "en": {
        "contents": "Contents",
        "skip": "Skip to content",
        "figure": "Figure",
        "table": "Table",
        "data": "Data of the figure",
        "data_file": "Data: tables/{id}.csv.",
        "answer": "In short",
        "note": "Note",
        "notes": "Notes",
        "sample": "Sample corpus, invented texts",
        "corpus": "Corpus",
        "period": "Period",
        "edition": "Edition of {date}",
        "page": "Page {page} of {total}",
        "from_to": "{start} to {end}",
        "provenance": "Provenance",
        "scroll": "Table, scrolls sideways",
        "spots": "A click on the chart, or on a number of its table, opens the sentences counted.",
        "back": "Back to {figures}",
        "behind": "Sentences",
        "more_sentences": "Further sentences",
        "folded": "{caption} Data: tables/{id}.csv.",
        "page_short": "p.\u00a0",
        "made_with": "Made with presscope {version}",
        "colon": ": ",
        "hash_corpus": "corpus fingerprint",
        "hash_lexicon": "lexicon fingerprint",
        "parameters": "parameters",
        "name": "Name",
        "executed": "Executed notebook (.ipynb)",
        "site_title": "Reports",
        "site_intro": "Every report, by name, period and date, with its pages and its data.",
        "site_empty": "No report so far.",
        "site_data": "Data",
        "notebook": "Notebook",
    },
}
_LOCALES: Final = {"fr": "fr_FR", "en": "en_GB"}


def words(lang: str) -> dict[str, str]:
    """Return the wording of a language, French where there is none."""
    return WORDS.get(lang, WORDS["fr"])


def long_date(day: dt.date, lang: str) -> str:
    r"""Write a day in full.

    Examples
    --------
    >>> long_date(dt.date(2021, 1, 1), "fr"), long_date(dt.date(2021, 1, 1), "en")
    ('1er\xa0janvier\xa02021', '1\xa0January\xa02021')
    """
    text = str(format_date(day, "d MMMM y", locale=_LOCALES.get(lang, "fr_FR")))
    if lang == "fr" and day.day == 1:
        text = "1er" + text[1:]
    return text.replace(" ", "\u00a0")


def long_period(start: dt.date, end: dt.date, lang: str) -> str:
    r"""Write a period in full, both days included.

    Examples
    --------
    >>> long_period(dt.date(2021, 1, 1), dt.date(2024, 12, 31), "fr").replace("\xa0", " ")
    'du 1er janvier 2021 au 31 décembre 2024'
    >>> long_period(dt.date(2026, 10, 1), dt.date(2026, 10, 31), "fr").replace("\xa0", " ")
    'octobre 2026'
    >>> long_period(dt.date(2022, 1, 1), dt.date(2022, 12, 31), "en")
    '2022'
    """
    if start.day == 1 and (end + dt.timedelta(days=1)).day == 1 and start.year == end.year:
        if start.month == end.month:
            return str(format_date(start, "LLLL y", locale=_LOCALES.get(lang, "fr_FR"))).replace(" ", "\u00a0")
        if (start.month, end.month) == (1, 12):
            return str(start.year)
    return words(lang)["from_to"].format(start=long_date(start, lang), end=long_date(end, lang))
