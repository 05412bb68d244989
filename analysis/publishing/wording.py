"""The words of the site around the reports, in its language."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache
from typing import Final

from analysis.publishing.entries import Entry
from analysis.rendering.wording import long_date, long_period, words

__all__ = ["date_of", "period_of", "site_words"]

_WORDS: Final[dict[str, dict[str, str]]] = {
    "fr": {
        "title": "Rapports",
        "intro": "Tous les rapports par nom et par période, avec leurs pages et leurs données.",
        "empty": "Aucun rapport pour l’instant.",
        "search": "Chercher un titre",
        "none_found": "Aucun titre ne correspond.",
        "one_found": "1\u00a0titre correspond.",
        "found": "{n}\u00a0titres correspondent.",
        "by_report": "Par rapport",
        "by_period": "Par période",
        "no_period": "Sans période",
        "feeds": "Être averti des nouvelles éditions\u00a0:",
        "all_editions": "Toutes les éditions ({n})",
        "editions": "Éditions",
        "latest": "Dernière édition",
        "latest_link": "Adresse qui mène toujours à la dernière édition",
        "home": "Tous les rapports",
        "report": "Le rapport",
        "read_html": "Lire en ligne (HTML)",
        "read_pdf": "Lire sur papier (PDF)",
        "changes": "Ce qui a changé",
        "since": "Depuis l’édition précédente, {edition}\u00a0:",
        "changes_file": "Le détail des changements",
        "first": "Première édition de ce rapport.",
        "before": "Édition précédente\u00a0: ",
        "data": "Données et provenance",
        "permalink": "Adresse permanente de cette page\u00a0: ",
        "removed": "Édition retirée",
        "removed_list": "Éditions retirées",
        "removed_text": "Cette édition a été publiée, puis retirée\u00a0: seules les plus récentes sont gardées.",
        "following": "Édition suivante\u00a0: ",
        "feed_title": "{title}\u00a0: nouvelles éditions",
        "sample": "Corpus d’exemple, textes inventés",
        "where": "Où suis-je\u00a0?",
        "neighbours": "Éditions voisines",
        "own_feed": "Flux Atom de ce rapport",
    },
    "en": {
        "title": "Reports",
        "intro": "Every report by name and by period, with its pages and its data.",
        "empty": "No report so far.",
        "search": "Search a title",
        "none_found": "No title matches.",
        "one_found": "1 title matches.",
        "found": "{n} titles match.",
        "by_report": "By report",
        "by_period": "By period",
        "no_period": "No period",
        "feeds": "Be told of new editions:",
        "all_editions": "All editions ({n})",
        "editions": "Editions",
        "latest": "Latest edition",
        "latest_link": "The address that always leads to the latest edition",
        "home": "All reports",
        "report": "The report",
        "read_html": "Read online (HTML)",
        "read_pdf": "Read on paper (PDF)",
        "changes": "What changed",
        "since": "Since the edition before, {edition}:",
        "changes_file": "The changes in detail",
        "first": "The first edition of this report.",
        "before": "Edition before: ",
        "data": "Data and provenance",
        "permalink": "Permanent address of this page: ",
        "removed": "Edition removed",
        "removed_list": "Editions removed",
        "removed_text": "This edition was published and then removed: only the latest are kept.",
        "following": "Next edition: ",
        "feed_title": "{title}: new editions",
        "sample": "Sample corpus, invented texts",
        "where": "Where am I?",
        "neighbours": "Editions next to this one",
        "own_feed": "Atom feed of this report",
    },
}


def site_words(lang: str) -> dict[str, str]:
    """Return the wording of a language, French where there is none, with that of the reports under other names."""
    own = _WORDS.get(lang, _WORDS["fr"])
    shared = words(lang)
    return own | {name: shared[name] for name in ("skip", "colon", "name", "executed", "made_with", "corpus")}


def period_of(entry: Entry, lang: str) -> str:
    """Return the period of an edition in words, or its name where it has none."""
    days = entry.days
    return _period(days[0], days[1], lang) if days else entry.edition


def date_of(entry: Entry, lang: str) -> str:
    """Return the date of an edition in words, empty where it has none."""
    return _date(entry.day, lang) if entry.as_of and entry.day else ""


# Forty reports share their periods: each is put into words once.
@lru_cache(maxsize=4096)
def _period(start: dt.date, end: dt.date, lang: str) -> str:
    return long_period(start, end, lang)


@lru_cache(maxsize=4096)
def _date(day: dt.date, lang: str) -> str:
    return words(lang)["edition"].format(date=long_date(day, lang))
