"""Shapes of press pages met again and again: credits, datelines, adverts, folios, lists, repeated headlines."""

from __future__ import annotations

import pytest

from analysis.text.language import words_of
from analysis.text.zones.cues import cue_of
from analysis.text.zones.segmenting import segment

FIRST = "Le conseil du port a voté lundi la reconstruction du grand quai, détruit par la tempête de l’hiver dernier."
SECOND = "Les travaux doivent durer deux ans, selon la direction, qui promet de garder ouverts les deux autres bassins."
THIRD = "Les pêcheurs, eux, demandent une aide immédiate, car leurs bateaux restent à terre depuis quatre mois déjà."


def zones(page: str) -> list[tuple[str, str]]:
    return [(p.zone, page[p.start : p.end]) for p in segment(page)]


def zone_of(page: str, line: str) -> str:
    return next(zone for zone, text in zones(page) if text == line)


CUES = [
    ("(Agence du Lac) – Nairobi, 5 novembre 2024.", "date"),
    ("Lima, le 3 mai 2022 (Agence du Lac)", "date"),
    ("Page 3 sur 12", "chrome"),
    ("Le Courrier du Port - jeudi 3 août 2023 - page 4", "chrome"),
    ("© L’Écho du Port 2023", "chrome"),
    ("© Le Courrier 2021-2024", "chrome"),
    ("(Photo : Jeanne Dupuis/Agence du Lac)", "caption"),
    ("- Le grand quai rouvre enfin - 20 décembre 2024", "link"),
    ("Mots-clés : port, quai, tempête", "chrome"),
    ("Publicité 3", "chrome"),
    ("Liens connexes", "end"),
    ("![Le quai](images/quai.jpg)", "chrome"),
    ("L’Écho du Port, 2022-06-29 15:19 - Lecture : 6 minute(s)", "date"),
]


@pytest.mark.parametrize(("line", "cue"), CUES)
def test_a_line_of_the_page_is_known_by_its_shape(line: str, cue: str) -> None:
    assert cue_of(line, len(words_of(line))) == cue


@pytest.mark.parametrize(
    "line",
    ["Page après page, le rapport accuse la direction.", "Le port a rouvert le 20 décembre 2024.",
     "- La reprise des travaux du quai est fixée au printemps"],
)  # fmt: skip
def test_a_sentence_with_such_words_is_none(line: str) -> None:
    assert cue_of(line, len(words_of(line))) == ""


@pytest.mark.parametrize(
    "credit",
    ["Le grand quai, le 3 mai 2022. AP - JEANNE DUPUIS", "La cale du port (bassin nord). AFP - Jeanne Dupuis",
     "Le directeur du port, le 8 mai 2023. - Jeanne Dupuis"],
)  # fmt: skip
def test_a_legend_ends_in_the_name_of_its_photographer(credit: str) -> None:
    assert zone_of(f"Le quai sera reconstruit\n\n{credit}\n\n{FIRST}\n\n{SECOND}", credit) == "caption"


def test_a_legend_said_again_with_its_credit_is_a_legend_twice_over() -> None:
    bare = "Le directeur du port, le 8 mai 2023."
    page = f"Le quai sera reconstruit\n\n{bare}\n\n{bare} - Jeanne Dupuis\n\n{FIRST}\n\n{SECOND}"
    assert [zone for zone, text in zones(page) if text.startswith(bare)] == ["caption", "caption"]


def test_a_legend_said_twice_above_its_photographer_is_no_sentence_of_the_article() -> None:
    legend = "La directrice du grand port, Jeanne Dupuis."
    page = f"Le quai sera reconstruit\n\n{legend}\n\n{legend}\n\nPaul Delorme\n\n{FIRST}\n\n{SECOND}"
    assert "body" not in {zone for zone, text in zones(page) if text == legend}


def test_a_headline_under_its_own_date_is_the_title_once() -> None:
    title = "Le quai sera reconstruit"
    page = f"Accueil\n\n{title}\n\nPublié le 3 mai 2022\n\n{title}\n\n{FIRST}\n\n{SECOND}"
    assert [zone for zone, text in zones(page) if text.startswith("Le quai")] == ["title", "duplicate"]


def test_a_first_sentence_that_comes_again_below_is_the_headline() -> None:
    line = "Une tempête détruit le grand quai du port."
    page = f"{line}\n\nLes nouvelles du port\n\n{line}\n\n{FIRST}\n\n{SECOND}"
    assert [zone for zone, text in zones(page) if text == line] == ["title", "duplicate"]


def test_one_day_between_paragraphs_heads_the_older_entries() -> None:
    page = f"Le direct du port\n\n{FIRST}\n\n{SECOND}\n\nJeudi 3 août\n\n{THIRD}"
    assert zone_of(page, "Jeudi 3 août") == "heading"


def test_the_day_above_an_article_is_no_heading() -> None:
    page = f"Le quai sera reconstruit\n\nJeudi 3 août\n\n{FIRST}\n\n{SECOND}"
    assert zone_of(page, "Jeudi 3 août") == "boilerplate"


def test_a_shortened_quotation_at_the_end_of_a_paragraph_is_no_teaser() -> None:
    quoted = "Le maire se dit « prêt à ouvrir les comptes du port, à recevoir les pêcheurs et à payer (…) »"
    assert zone_of(f"Le quai sera reconstruit\n\n{FIRST}\n\n{quoted}\n\n{SECOND}", quoted) == "body"


def test_the_last_paragraph_of_a_text_cut_short_stays() -> None:
    cut = "La direction promet aussi un nouveau phare, que réclament les marins depuis la fin de la […]"
    assert zone_of(f"Le quai sera reconstruit\n\n{FIRST}\n\n{SECOND}\n\n{cut}", cut) == "body"


def test_adverts_between_paragraphs_do_not_end_an_article() -> None:
    advert = "\n\nPublicité\n\nContenu de l’article\n\n"
    page = advert.join(["Le quai sera reconstruit", FIRST, SECOND, "Le phare suivra.", THIRD])
    assert [zone for zone, text in zones(page) if text in (FIRST, SECOND, THIRD)] == ["body"] * 3


def test_items_with_a_day_at_the_end_are_other_articles() -> None:
    items = ["- Le phare éteint pour un an - 12 mai 2022", "- Grève à la criée du port - 11 mai 2022"]
    page = "\n".join(["Le quai sera reconstruit", "", FIRST, "", SECOND, "", *items])
    assert {zone for zone, text in zones(page) if text in items} == {"boilerplate"}


def test_a_short_line_of_names_is_not_another_language() -> None:
    page = f"Le quai sera reconstruit\n\nTexte par : Stefan Oliveira Suivre 3 mn\n\n{FIRST}\n\n{SECOND}"
    assert {p.language for p in segment(page)} == {"fr"}


def test_a_question_under_the_headline_is_its_standfirst() -> None:
    page = (
        "Suisse\n\nLe quai du port, ce grand chantier\n\nDeux ans de travaux. Qui paiera la note du grand quai?\n\n"
        f"Temps de lecture : 4 min\n\n{FIRST}\n\n{SECOND}"
    )
    assert zone_of(page, "Le quai du port, ce grand chantier") == "title"
