"""Days that seem to be a text's and are not: told from later, to come, of an older page; beside each its opposite."""

from __future__ import annotations

import pytest
from invented_events import edition, series

from analysis.corpus.dating.deciding import date_document
from analysis.lexicon.models import Series
from analysis.text.zones.segmenting import segment

BODY = (
    "Le chef promet un concert pour la fin de l'automne et cherche encore deux clarinettes pour compléter le pupitre "
    "des bois, resté dégarni depuis la crue.\n\n"
    "Les musiciens se retrouvent chaque semaine dans la salle des fêtes, où la mairie a fait refaire le plancher."
)


def _date(text: str, *events: Series) -> str:
    dated = date_document(text, segment(text), events=events)
    return str(dated.date) if dated.date else ""


# What is told, and the day; then the same a little otherwise, told from later.
PAIRS = (
    ("La ministre a annoncé ce jeudi 13 janvier la réouverture du pont, fermé depuis la crue.", "2022-01-13"),
    ("La ministre a annoncé jeudi 13 janvier la réouverture du pont de Lorvenne, fermé depuis la crue.", ""),
    ("La ministre a annoncé jeudi 13 janvier dernier la réouverture du pont de Lorvenne, fermé depuis la crue.", ""),
    ("La ministre a déclaré le jeudi 13 janvier journée de fête dans toute la vallée de Lorvenne.", ""),
    ("La ministre a annoncé jeudi 13 janvier, lors de la fête donnée le 9 janvier 2022, la fin des travaux.", ""),
    ("En se rendant à Lorvenne jeudi 13 janvier, la ministre a rouvert le débat sur le pont de la ville.", ""),
    ("La ministre a reçu le jeudi 13 janvier 2022 les musiciens de la fanfare et leur chef.", ""),
    ("La ministre a reçu jeudi 13 janvier 2022 les musiciens de la fanfare et leur chef.", "2022-01-13"),
    ("La ministre a reçu le jeudi 13 janvier les musiciens de la fanfare et leur chef dans son bureau.", ""),
    ("Le jeudi 13 janvier 2022, la ministre a reçu les musiciens de la fanfare et leur chef.", "2022-01-13"),
    ("C'est aujourd'hui, jeudi 13 janvier, que le pont de Lorvenne a rouvert devant une belle foule.", "2022-01-13"),
    ("La ministre a été reçue jeudi 13 janvier, dans la soirée, par les musiciens et leur chef de pupitre.", ""),
    ("La ministre a rouvert le pont ce jeudi 13 janvier 2022 devant la foule, malgré la neige.", "2022-01-13"),
    ("La ministre a annoncé ce jeudi 13 janvier la reprise d'un chantier qui durera deux ans au moins.", "2022-01-13"),
    ("Les habitants élisent ce jeudi 13 janvier leur prochain chef, un vote qui pourrait durer.", "2022-01-13"),
    ("La ministre recevra ce jeudi 13 janvier les musiciens de la fanfare et leur chef dans son bureau.", ""),
    ("Une foule s'est pressée sur le pont rouvert ce jeudi soir du 13 janvier 2022, malgré le froid.", "2022-01-13"),
)


@pytest.mark.parametrize(("told", "day"), PAIRS)
def test_a_day_told_from_later_or_to_come_is_not_the_texts(told: str, day: str) -> None:
    assert _date(f"Le pont de Lorvenne\n\n{told}\n\n{BODY}\n") == day


def test_the_day_of_a_photograph_within_the_text_is_not_the_texts() -> None:
    legend = "La ministre lors de la fête de la fanfare de Lorvenne, jeudi 13 janvier, sous la pluie."
    assert _date(f"Le pont\n\nLa ministre a tranché.\n\n{legend} Photo : AP / Aline Morvan\n\n{BODY}\n") == ""


def test_a_line_that_points_to_another_page_leaves_the_day_of_this_one() -> None:
    live = "Revivez les événements de ce jeudi 13 janvier à Lorvenne, où le pont a rouvert devant une foule nombreuse."
    other = "--> Notre direct de ce vendredi 14 janvier est à retrouver ici."
    assert _date(f"Le direct du pont\n\n{live}\n\n{other}\n\n{BODY}\n") == "2022-01-13"


def test_a_week_end_told_whole_is_over() -> None:
    told = "Le week-end du samedi 15 et dimanche 16 janvier 2022 a été animé dans toute la vallée de Lorvenne."
    assert _date(f"La fête\n\n{told}\n\nDimanche 16 janvier, la fanfare a joué sur le pont rouvert.\n\n{BODY}\n") == ""


@pytest.mark.parametrize(("age", "day"), [("il y a 8 ans", ""), ("il y a 2 ans", "2022-01-13")])
def test_a_page_that_says_it_is_older_than_the_window_takes_no_year_from_it(age: str, day: str) -> None:
    told = "La ministre a rouvert, ce jeudi 13 janvier, le pont de Lorvenne devant une foule nombreuse et joyeuse."
    assert _date(f"• {age}\n\n{told}\n\n{BODY}\n") == day


def test_the_news_of_the_hour_beside_an_article_says_nothing_of_its_year() -> None:
    told = "La ministre a rouvert, ce jeudi 13 janvier, le pont de Lorvenne devant une foule nombreuse et joyeuse."
    ticker = "12:15Économie - La vendange 2026 en recul\n-\n12:05Sports - La finale de 2026 se jouera à Lorvenne"
    assert _date(f"Le pont rouvre\n\n{told}\n\nAutres vidéos\n-\n{ticker}\n") == "2022-01-13"


def test_a_page_that_goes_on_with_an_older_post_is_not_of_that_post() -> None:
    newer = f"jeudi 13 janvier 2022\n\nLe pont rouvre\n\n{BODY}\n\nLe maire,\nA. Morvan\n\n"
    older = f"mercredi 5 janvier 2022\n\nAu conseil\n\n{BODY.replace('Le chef', 'Le conseil')}\n"
    assert _date(newer + older) in ("", "2022-01-13")
    assert _date(older) == "2022-01-05"


def test_no_text_was_put_on_its_page_before_its_news_happened() -> None:
    stamp = "Publié le 01/08/2023\n\nAuteur : La Rédaction\n\n"
    after = "Le 12 août 2023, la ministre a rouvert le pont de Lorvenne devant une foule nombreuse."
    ahead = "Le 12 août 2023, la ministre rouvrira le pont de Lorvenne devant une foule nombreuse."
    assert _date(f"Le pont rouvre\n\n{stamp}{after}\n\n{BODY}\n") == ""
    assert _date(f"Le pont rouvre\n\n{stamp}{ahead}\n\n{BODY}\n") == "2023-08-01"


def test_a_date_among_the_menus_long_after_what_the_article_foretells_is_the_day_of_fetching() -> None:
    top = "Vallée Plus | La Une | l'actualité, sport, politique et plus\n29 avril 2025\nPolitique\n"
    top += "LE CHEF TOUJOURS DANS LE DOUTE\n\n"
    ahead = "Le chef sera-t-il candidat à la mairie en février 2024 ? Le compte à rebours est lancé ici."
    assert _date(f"{top}{ahead}\n\n{BODY}\n") == ""
    past = "Le chef avait été candidat à la mairie en février 2024, sans succès."
    assert _date(f"{top}{past}\n\n{BODY}\n") == "2025-04-29"


SUMMIT = series("sommet des vallées", edition("2022-06-28", "2022-06-30", names=("sommet de Virelac",)))


def test_a_meeting_told_with_its_days_is_over_and_one_that_follows_has_not_begun() -> None:
    over = "Le maire se dit satisfait du sommet de Virelac, organisé les 29 et 30 juin. On s'y est réuni mardi."
    ahead = "La foire s'est achevée sur un accord. Elle sera suivie ce mercredi du sommet de Virelac."
    now = "Les vallées se réunissent ce mercredi au sommet de Virelac, où l'on parle d'eau et de la crue de l'an passé."
    assert _date(f"Le maire satisfait\n\n{over}\n\n{BODY}\n", SUMMIT) == ""
    assert _date(f"La foire est finie\n\n{ahead}\n\n{BODY}\n", SUMMIT) == ""
    assert _date(f"Le sommet de l'eau\n\n{now}\n\n{BODY}\n", SUMMIT) == "2022-06-29"


@pytest.mark.parametrize(
    ("told", "days"),
    [
        ("La ministre a reçu jeudi 13 janvier les musiciens de la fanfare et leur chef.", ("2022-01-13", "2022-01-22")),
        ("La ministre recevra jeudi 13 janvier les musiciens de la fanfare et leur chef.", ("None", "None")),
    ],
)
def test_a_day_told_in_mid_sentence_is_where_the_interval_of_an_undated_text_begins(
    told: str, days: tuple[str, str]
) -> None:
    text = f"Le pont de Lorvenne\n\n{told}\n\n{BODY}\n"
    dated = date_document(text, segment(text))
    assert (dated.date, dated.basis, str(dated.earliest), str(dated.latest)) == (None, "none", *days)
