"""Stamps at the edges of invented texts: in brackets, with a time, at the end of a headline or of the text."""

from __future__ import annotations

import pytest

from analysis.corpus.dating.deciding import date_document
from analysis.text.zones.segmenting import segment

TITLE = "Le port de Virelac rouvre aux cargos"
LEAD = "Les dockers ont repris le travail sans attendre, et les grues tournent de nouveau sur les quais du port."
MORE = "Le maire de la ville s'est félicité de la reprise, que les commerçants attendaient avec impatience."


def day(*paragraphs: str) -> str | None:
    text = "\n\n".join(paragraphs)
    found = date_document(text, segment(text)).date
    return None if found is None else str(found)


@pytest.mark.parametrize(
    ("paragraphs", "found"),
    [
        ((TITLE, f"(28 mars 2022) Le 7 mars, une réunion a eu lieu. {LEAD}", MORE), "2022-03-28"),
        ((TITLE, f"24 mars 2022, 08:15 « Nous rouvrons », a dit le maire. {LEAD}", MORE), "2022-03-24"),
        ((f"{TITLE} : entretien avec le maire, Virelac, 20 juillet 2022", LEAD, MORE), "2022-07-20"),
        ((TITLE, LEAD, MORE, "4 octobre 2022 à 15:14 · mis à jour à 17:48 par Anne Lorme"), "2022-10-04"),
        ((TITLE, "29 août 2022, 23:17\n/ Màj. le 30 août 2022 à 00:01", LEAD, MORE), "2022-08-29"),
        ((TITLE, LEAD, MORE, "Avec nos correspondants", "25-Janvier-2023", "COMMENTAIRE(S)"), "2023-01-25"),
        ((TITLE, LEAD, MORE, "23 février 2024"), "2024-02-23"),
    ],
)
def test_a_stamp_at_the_edge_of_a_text_dates_it(paragraphs: tuple[str, ...], found: str) -> None:
    assert day(*paragraphs) == found


def test_of_two_dates_under_the_text_neither_is_its_own() -> None:
    assert day(TITLE, LEAD, MORE, "À lire aussi", "23 février 2024", "Un pont ferme", "21 février 2024") is None


def test_a_day_in_brackets_far_down_is_one_of_a_chronicle() -> None:
    assert day(TITLE, LEAD, MORE, f"(28 mars 2022) Le maire avait fermé le port. {LEAD}") is None
