"""Days that only the article's own sentences tell, in the ways French agencies tell them."""

from __future__ import annotations

import pytest
from invented_events import edition, series

from analysis.corpus.dating.deciding import DatedDocument, date_document
from analysis.text.zones.segmenting import segment

TITLE = "Les bergers de Virelac obtiennent un accord"
MORE = (
    "Les éleveurs demandaient depuis longtemps une aide pour les clôtures, que la région leur refusait faute "
    "de crédits. Le syndicat parle d'un premier pas et attend la suite avec prudence."
)
LAST = (
    "Le préfet, lui, salue une soirée de discussions franches. Une commission doit suivre le dossier et rendre "
    "compte aux communes, qui gardent la charge des chemins."
)


FAIR = series(
    "foire de Virelac",
    edition("2022-06-10", "2022-06-12", number=19, names=("foire de Brassac",)),
    edition("2023-06-09", "2023-06-18", number=20),
    edition("2024-06-07", "2024-06-09", number=21),
)
FLOOD = series("crue", edition("2021-09-05"), dating=False)
EVENTS = (FAIR, FLOOD)


def run(*paragraphs: str) -> DatedDocument:
    text = "\n\n".join(paragraphs)
    return date_document(text, segment(text), events=EVENTS)


def told(sentence: str) -> DatedDocument:
    return run(TITLE, f"{sentence} {MORE}", LAST)


@pytest.mark.parametrize(
    ("sentence", "day"),
    [
        ("La foire de Brassac s'est achevée dimanche sur un record d'entrées.", "2022-06-12"),
        ("La foire de Brassac, close dimanche, a battu un record d'entrées.", "2022-06-12"),
        ("La dix-neuvième foire de Virelac s'est ouverte vendredi sous la pluie.", "2022-06-10"),
        ("La vingt et unième foire de Virelac s'est terminée dimanche soir.", "2024-06-09"),
        ("Ouverte vendredi, la foire de Brassac s'est close dimanche sans incident.", "2022-06-12"),
    ],
)
def test_a_bare_weekday_beside_an_edition_is_its_only_such_day(sentence: str, day: str) -> None:
    result = told(sentence)
    assert (str(result.date), result.basis) == (day, "event")
    assert result.latest is not None and result.date is not None and result.latest > result.date


@pytest.mark.parametrize(
    "sentence",
    [
        "La foire de Brassac se prépare. Les éleveurs se sont retrouvés vendredi.",
        "La foire de Brassac a été annulée mardi par le préfet.",
        "La vingtième foire de Virelac s'est arrêtée vendredi pour une heure.",
        "La foire de Brassac a fermé dimanche. Lundi, les éleveurs ont démonté les stands.",
        "La foire de Brassac a laissé des traces. Les éleveurs se sont réunis dimanche à la mairie.",
    ],
)
def test_a_bare_weekday_that_may_be_another_one_dates_nothing(sentence: str) -> None:
    assert told(sentence).date is None


@pytest.mark.parametrize(
    ("words", "number"),
    [("dix-septième", 17), ("dix-huitième", 18), ("dix-neuvième", 19), ("vingt-et-unième", 21), ("XIXe", 19)],
)
def test_compound_ordinals_name_their_edition(words: str, number: int) -> None:
    editions = (edition(f"{2000 + n}-06-10", number=n) for n in (7, 8, 9, 17, 18, 19, 21))
    fair = series("Foire", *editions, names=("foire de Virelac",))
    text = f"{TITLE}\n\nCe 10 juin s'ouvre la {words} foire de Virelac. {MORE}"
    result = date_document(text, segment(text), events=(fair,))
    assert str(result.date) == f"{2000 + number}-06-10"


@pytest.mark.parametrize(
    ("sentence", "day"),
    [
        ("Les derniers moutons ont quitté la vallée vendredi 22 décembre 2023.", "2023-12-22"),
        ("Le syndicat a signé, mardi 4 avril 2023, un texte de deux pages.", "2023-04-04"),
        ("Le samedi 7 mai 2022, plus de cent bergers défilent à Virelac.", "2022-05-07"),
        ("Le lundi 3 octobre 2022, le préfet reçoit les éleveurs.", "2022-10-03"),
    ],
)
def test_the_only_full_date_of_the_lead_dates_the_text_with_an_open_end(sentence: str, day: str) -> None:
    result = told(sentence)
    assert (str(result.date), str(result.earliest), result.basis) == (day, day, "explicit")
    assert result.latest is not None and result.date is not None and result.latest > result.date


@pytest.mark.parametrize(
    "sentence",
    [
        "Le texte sera signé le vendredi 22 décembre 2023 à Virelac.",
        "Les bergers attendent depuis le vendredi 22 décembre 2023.",
        "L'accord du vendredi 22 décembre 2023 s'applique.",
        "Les bergers ont défilé le vendredi 22 décembre 2023. Ils ont signé le jeudi 4 janvier 2024.",
        "Les bergers ont défilé le vendredi 14 janvier 2022, et l'accord tient en 2023.",
        "Né le vendredi 14 janvier 2022, l'accord tient bon.",
        "Les moutons ont quitté la vallée le 22 décembre 2023.",
    ],
)
def test_a_full_date_that_is_not_the_news_dates_nothing(sentence: str) -> None:
    assert told(sentence).date is None


def test_a_recalled_day_told_as_fresh_news_dates_the_text() -> None:
    result = told("Le dimanche 5 septembre 2021, la rivière est sortie de son lit à Virelac.")
    assert (str(result.date), result.basis) == ("2021-09-05", "explicit")


@pytest.mark.parametrize(
    "sentence",
    [
        "Le dimanche 5 septembre 2021, la rivière sortait de son lit à Virelac.",
        "Le dimanche 5 septembre 2021, la rivière est sortie de son lit. Un an après, tout reste à faire.",
        "Le dimanche 5 septembre 2021, la rivière est sortie de son lit. En 2023, rien n'a changé.",
        "Rien ne va plus. Le dimanche 5 septembre 2021, la rivière est sortie de son lit.",
    ],
)
def test_a_recalled_day_told_as_past_dates_nothing(sentence: str) -> None:
    assert told(sentence).date is None


@pytest.mark.parametrize(
    "aside",
    ["La dispute remonte à 2014.", "Depuis 2014, le loup revient.", "La loi de 2016 ne dit rien des chemins."],
)
def test_a_past_year_in_the_prose_does_not_stop_a_weekday(aside: str) -> None:
    result = run(TITLE, f"Les bergers ont signé ce jeudi 10 juin un accord. {aside} {MORE}", LAST)
    assert (str(result.date), result.basis) == ("2021-06-10", "weekday")


@pytest.mark.parametrize(
    ("aside", "foot"),
    [
        ("La dispute remonte à 2009.", "Mentions légales"),
        ("La dispute remonte à 2008 et à 2009.", "Mentions légales"),
        ("La dispute remonte à 2014.", "© 2015 La Gazette de Virelac"),
        ("La dispute a repris en 2023.", "Mentions légales"),
    ],
)
def test_a_weekday_stops_where_the_years_leave_a_choice_or_contradict(aside: str, foot: str) -> None:
    text = run(TITLE, f"Les bergers ont signé ce jeudi 10 juin un accord. {aside} {MORE}", LAST, foot)
    assert text.date is None


@pytest.mark.parametrize(
    ("sentence", "day"),
    [
        ("La réunion, ouverte mardi 29 novembre, a pris fin ce mercredi sur un accord.", "2022-11-30"),
        ("Ce mercredi, la réunion ouverte mardi 29 novembre a pris fin.", "2022-11-30"),
        ("Réunis depuis mardi 29 novembre, les éleveurs ont signé ce jeudi un accord.", "2022-12-01"),
        ("Les éleveurs ont signé ce mardi l'accord trouvé mardi 29 novembre.", "2022-11-29"),
    ],
)
def test_this_weekday_lies_in_the_week_of_the_day_written_out(sentence: str, day: str) -> None:
    result = told(sentence)
    assert (str(result.date), str(result.latest)) == (day, day)
    assert result.evidence.startswith("ce ")


def test_two_such_weekdays_leave_the_day_written_out() -> None:
    sentence = "La réunion, ouverte mardi 29 novembre, a repris ce mercredi et a pris fin ce jeudi."
    assert (told(sentence).date, str(told(sentence).earliest)) == (None, "2022-11-29")
