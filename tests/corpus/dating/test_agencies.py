"""Datelines of agencies, and the days of pictures, which are never those of the text."""

from __future__ import annotations

import datetime as dt

from analysis.corpus.dating.deciding import date_document
from analysis.text.zones.segmenting import segment

FIRST = (
    "Les bergers du massif ont obtenu une aide pour leurs clôtures, après trois semaines de discussions avec la "
    "région, qui refusait jusque-là d'ouvrir ses caisses."
)
SECOND = (
    "Le syndicat parle d'un premier pas et attend la suite avec prudence. Une commission doit suivre le dossier et "
    "rendre compte aux communes, qui gardent la charge des chemins."
)


def day_of(page: str) -> dt.date | None:
    return date_document(page, segment(page)).date


def test_an_agency_in_front_of_place_and_day_is_a_dateline() -> None:
    page = f"Les bergers obtiennent une aide\n\n(Agence du Lac) – Nairobi, 5 novembre 2024. {FIRST}\n\n{SECOND}"
    assert day_of(page) == dt.date(2024, 11, 5)


def test_such_a_dateline_may_stand_alone_on_its_line() -> None:
    page = f"Les bergers obtiennent une aide\n\n(Agence du Lac) – Nairobi, 5 novembre 2024.\n\n{FIRST}\n\n{SECOND}"
    assert day_of(page) == dt.date(2024, 11, 5)


def test_the_day_of_a_picture_is_not_the_day_of_the_text() -> None:
    legend = "Le porte-parole des bergers, le 8 février 2023."
    page = f"Les bergers obtiennent une aide\n\n{legend}\n\n{legend} - Jeanne Dupuis\n\n{FIRST}\n\n{SECOND}"
    assert day_of(page) is None
