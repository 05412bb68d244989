"""Corpora of invented texts, each built once: large, small, of one text, and without any name."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pandas as pd
import pytest

from analysis.corpus.build import load_corpus
from analysis.corpus.corpus import Corpus
from analysis.reporting.study import Study, open_study

Make = Callable[..., Study]


def row(number: int, day: str, text: str, source: str = "Le Phare", title: str = "") -> dict[str, str]:
    heading = title or f"Compte rendu numéro {number}"
    return {"id": f"t{number}", "date": day, "source": source, "title": heading, "text": text}


PROSE = (
    "Les délégués ont repris le train du soir sans un mot.", "Un orage a noyé la tribune avant les discours.",
    "La salle du fond sentait la cire et le café froid.", "Deux greffiers ont relu la liste à voix haute.",
    "Le menuisier du port a prêté ses tréteaux.", "Une fanfare répétait de l’autre côté de la cour.",
    "On a compté les parapluies oubliés sous les bancs.", "Le gardien a rouvert la grille à six heures.",
    "Les lampes ont faibli pendant la seconde lecture.", "Un bac a ramené les retardataires.",
    "La cloche du marché a couvert la fin du vote.", "Personne n’a retrouvé la clé du pupitre.",
    "Les affiches de la veille pendaient encore aux arbres.", "Un chien dormait sous la table des scrutateurs.",
)  # fmt: skip


def large_rows() -> list[dict[str, str]]:
    """Six texts a quarter over two years: Russia in one of six the first year and in all the second, China in each."""
    rows = []
    for quarter in range(8):
        for i in range(6):
            number = 6 * quarter + i
            day = dt.date(2021 + quarter // 4, 3 * (quarter % 4) + 1, 5 + 3 * i)
            russia = quarter >= 4 or i == 0
            words = "La Russie a réagi mardi par une note." if russia else "La réaction se fait attendre depuis mardi."
            rest = f"{PROSE[number % 6]} {PROSE[6 + number // 6]}"
            text = f"{words} La Chine a publié un relevé de ses exportations.\n\n{rest}"
            rows.append(row(number, f"{day:%Y-%m-%d}", text, "Le Phare" if i % 2 else "La Digue"))
    return rows


def small_rows() -> list[dict[str, str]]:
    return [
        row(
            1,
            "2021-06-14",
            "La Russie et la Chine ouvrent des pourparlers de paix à huis clos.\n\nMoscou a salué ce geste.",
        ),
        row(
            2, "2022-03-02", "La Russie maintient son veto au Conseil de sécurité de l'ONU.\n\nUne trêve est demandée."
        ),
        row(3, "2022-09-21", "Moscou annonce une mobilisation partielle de ses réservistes."),
    ]


@pytest.fixture(scope="session")
def corpora() -> dict[str, Corpus]:
    sources = {
        "large": large_rows(),
        "small": small_rows(),
        "one": small_rows()[:1],
        "none": [row(1, "2021-06-14", "Le jardin du voisin a fleuri tôt cette saison, et les abeilles y reviennent.")],
    }
    return {name: load_corpus(pd.DataFrame(rows)) for name, rows in sources.items()}


@pytest.fixture(scope="session")
def study(corpora: dict[str, Corpus]) -> Make:
    """Open a study of one of the corpora; the same study for the same options, so that what it counted is kept."""
    known: dict[str, Study] = {}

    def opened(name: str, **options: Any) -> Study:
        key = repr((name, sorted(options.items())))
        if key not in known:
            known[key] = open_study(corpora[name], **options)
        return known[key]

    return opened


@pytest.fixture(scope="session")
def spoken() -> Corpus:
    """Twelve texts in which Sergueï Lavrov speaks of the war and Russia is named with the OTAN."""
    rows = [
        {
            "id": f"t{i}", "date": f"2021-{i + 1:02d}-05", "source": "Le Phare", "title": f"Rapport {i}",
            "text": f"« Les sanctions ne changent rien à la guerre en Ukraine, compte {i} », a déclaré Sergueï Lavrov."
            "\n\nLa Russie et l’OTAN se sont répondu au port.\n\nLe marché a fermé tôt.\n\nUne barque est rentrée.",
        }
        for i in range(12)
    ]  # fmt: skip
    return load_corpus(pd.DataFrame(rows))
