"""Lines that come again change no row: whatever was read before, the same is found in a text."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from analysis.corpus.finding import find_all
from analysis.corpus.parts import Part
from analysis.lexicon.reading import Lexicon, load_lexicon
from analysis.readers.records import Record
from analysis.text.line_memory import forgetting

LINES = (
    "Accueil", "Politique", "Se connecter", "Partager", "Publicité", "La Gazette de Brume", "À lire aussi",
    "Les plus lus", "1. Emmanuel Macron reçoit le chef de l’OTAN à l’Élysée", "Publié le 3 mai 2022 à 10h05",
    "Par Claire Duvallon", "Photo : Jeanne Mirval / AFP", "Mardi 3 mai", "14h20", "© La Gazette de Brume 2022",
    "Le port de Brume rouvre après trois semaines de grève",
    "Le port de Brume a rouvert mardi matin, trois semaines après le début de la grève des dockers.",
    "« Nous avons gagné », a déclaré Jeanne Mirval, la secrétaire du syndicat. « Il reste à signer. »",
    "« Il reste à signer »", "Emmanuel Macron a répondu : « C’est une bonne nouvelle. »",
    "Selon elle, « la Russie et l’Ukraine » n’ont rien à voir avec l’accord, a-t-elle ajouté.",
    "Le président a promis une loi, sans dire si l’Assemblée nationale la votera avant l’été.",
    "a déclaré Vladimir Poutine,", "« Tout le monde est d’accord,", "dit-il. Et il s’en va »,",
    "M. Mirval et Mme Duvallon siègent au conseil de sécurité de l’Organisation des Nations unies (ONU).",
    "El puerto abrió el martes por la mañana con la ayuda de los vecinos de la ciudad.",
)  # fmt: skip


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load_lexicon(None)


def frames_of(part: Part) -> dict[str, pd.DataFrame]:
    return {"documents": part.documents, **{name: table.frame for name, table in part.tables.items()}}


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.lists(st.tuples(st.sampled_from(LINES), st.sampled_from(["\n", "\n\n", " \n"])), max_size=14),
                min_size=1, max_size=4))  # fmt: skip
def test_the_same_is_found_in_lines_met_before(lexicon: Lexicon, texts: list[list[tuple[str, str]]]) -> None:
    written = ["".join(map("".join, text)) for text in texts]
    records = [Record(text, f"{number}.txt", doc_id=str(number)) for number, text in enumerate(written)]
    with forgetting():
        anew = frames_of(find_all(records, lexicon))
    for _ in range(3):
        for name, frame in frames_of(find_all(records, lexicon)).items():
            pd.testing.assert_frame_equal(frame, anew[name])
