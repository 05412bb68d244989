"""Days that invented texts tell with their weekday: of the news, of the day after, of a live blog, of a dispatch."""

from __future__ import annotations

import pytest
from invented_events import edition, series

from analysis.corpus.dating.deciding import DatedDocument, date_document
from analysis.lexicon.models import Series
from analysis.text.zones.segmenting import segment

TITLE = "Le port de Virelac rouvre aux cargos"
MORE = "Les dockers ont repris le travail sans attendre, et les grues tournent de nouveau sur les quais du port."
ALSO = "Le maire de la ville s'est félicité de la reprise, que les commerçants attendaient avec impatience."


SUMMIT = series(
    "Sommet de Virelac", edition("2023-07-27", "2023-07-28", number=2, names=("sommet de Virelac",)),
    names=("sommet de Virelac",),
)  # fmt: skip


def run(*paragraphs: str, events: tuple[Series, ...] = ()) -> DatedDocument:
    text = "\n\n".join(paragraphs)
    return date_document(text, segment(text), events=events)


def day(*paragraphs: str, events: tuple[Series, ...] = ()) -> str | None:
    found = run(*paragraphs, events=events).date
    return None if found is None else str(found)


def test_a_day_without_weekday_before_an_event_is_not_the_day_of_the_text() -> None:
    text = "Le 25 juillet, le porte-parole du gouvernement a dénoncé des pressions avant le sommet de Virelac."
    assert day(TITLE, text, MORE, events=(SUMMIT,)) is None


def test_the_day_of_a_quoted_column_is_not_the_day_of_the_text() -> None:
    text = "Le sommet de Virelac sera utile, souligne le ministre dans un article publié le 24 juillet par la Gazette."
    assert day(TITLE, text, MORE, events=(SUMMIT,)) is None


def test_an_event_whose_days_the_sentence_writes_out_is_still_to_come() -> None:
    text = "Le sommet de Virelac se tient à l'hôtel de ville, jeudi 27 et vendredi 28 juillet, sous haute surveillance."
    assert run(TITLE, text, MORE, events=(SUMMIT,)).basis != "event"


def test_what_was_told_since_a_day_is_later_than_that_day() -> None:
    text = "Le port fait parler de lui depuis que la Gazette a révélé le lundi 31 octobre que des grues manquaient."
    assert day(TITLE, text, MORE) is None


def test_the_day_a_later_paragraph_calls_this_tuesday_is_the_day_of_writing() -> None:
    text = "Le maire et le préfet ont eu, lundi 14 novembre, un entretien de trois heures à l'hôtel de ville du port."
    later = "À partir de ce mardi 15 novembre, les délégués des quais se retrouvent autour d'une même table ronde."
    assert day(text, MORE, ALSO, later) == "2022-11-15"


def test_what_a_said_the_next_day_dates_the_text() -> None:
    text = "Le port a accueilli dimanche 6 mars un premier cargo. La capitainerie a précisé lundi que tout était prêt."
    assert day(TITLE, text, MORE) == "2022-03-07"


def test_what_had_been_said_on_such_a_weekday_dates_nothing() -> None:
    text = "Le port a accueilli dimanche 6 mars un premier cargo. Le capitaine avait promis lundi que tout irait bien."
    assert day(TITLE, text, MORE) is None


def test_another_weekday_with_this_leaves_the_text_undated() -> None:
    text = "La crise a éclaté après l'annonce, ce jeudi 16 septembre, de la fermeture du port par le préfet de région."
    other = "« Il y aura un échange », a confirmé le porte-parole du port sur la radio locale ce dimanche."
    assert day(TITLE, text, other, MORE) is None


def test_one_day_with_this_far_down_dates_the_text() -> None:
    text = "Sur des images satellites publiées ce vendredi 29 septembre, on voit les cargos attendre au large du port."
    assert day(TITLE, MORE, ALSO, MORE.replace("dockers", "marins"), text) == "2023-09-29"


def test_what_is_to_come_behind_que_does_not_make_the_day_one_to_come() -> None:
    text = "La ville a annoncé ce mercredi 25 janvier 2023 qu'elle va retirer ses remorqueurs du port dans un mois."
    assert day(TITLE, text, MORE) == "2023-01-25"


def test_what_a_quotation_promises_does_not_make_the_day_one_to_come() -> None:
    text = 'Le maire "ne s\'arrêtera pas de lui-même", a martelé ce mardi 19 novembre le préfet devant les élus.'
    assert day(TITLE, text, MORE) == "2024-11-19"


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("Retrouvez les développements de la grève du port du lundi 12 septembre", "2022-09-12"),
        ("Suivez toutes les informations sur la grève du vendredi 27 janvier 2023", "2023-01-27"),
        ("Vous pouvez retrouver les dernières informations du mardi 17 mai dans cet article.", None),
    ],
)
def test_the_line_that_says_whose_news_follows_dates_a_live_blog(line: str, found: str | None) -> None:
    assert day(TITLE, line, MORE, ALSO) == found


def test_the_weekday_of_a_dispatch_fixes_the_year_of_its_day() -> None:
    text = "23 juin (Agence) - Le ministère a annoncé vendredi étendre la liste des quais fermés. Le port attend."
    assert day(TITLE, text, MORE) == "2023-06-23"


def test_two_weekdays_in_a_dispatch_fix_no_year() -> None:
    text = "23 juin (Agence) - Le ministère a annoncé vendredi une liste de quais, promise jeudi. Le port attend."
    assert day(TITLE, text, MORE) is None
