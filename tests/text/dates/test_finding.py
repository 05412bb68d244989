from __future__ import annotations

import datetime as dt
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.text.dates.expressions import DateExpression, nearest_weekday, only_year
from analysis.text.dates.finding import find_dates
from analysis.text.dates.folding import fold
from analysis.text.numerals import ordinal_number

MONTHS = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
]
DAYS = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"]
days = st.dates(min_value=dt.date(1990, 1, 1), max_value=dt.date(2029, 12, 31))


def only(text: str) -> DateExpression:
    found = find_dates(text)
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("text", "surface", "day"),
    [
        ("06 - Octobre - 2022", "06 - Octobre - 2022", "2022-10-06"),
        ("Réunis le 21 juin 2024 à huis clos.", "21 juin 2024", "2024-06-21"),
        ("vendredi 21 Juin 2024", "vendredi 21 Juin 2024", "2024-06-21"),
        ("VENDREDI 21 JUIN 2024", "VENDREDI 21 JUIN 2024", "2024-06-21"),
        ("Vendredi, le 21 juin 2024", "Vendredi, le 21 juin 2024", "2024-06-21"),
        ("Vendredi, 21 Juin, 2024 - 10:35", "Vendredi, 21 Juin, 2024 - 10:35", "2024-06-21"),
        ("le 1er août 2021", "1er août 2021", "2021-08-01"),
        ("le 1 er aout 2021", "1 er aout 2021", "2021-08-01"),
        ("le 14/06/2021.", "14/06/2021", "2021-06-14"),
        ("14.06.2021", "14.06.2021", "2021-06-14"),
        ("14-06-2021", "14-06-2021", "2021-06-14"),
        ("14/06/21 à 11h36", "14/06/21 à 11h36", "2021-06-14"),
        ("lundi 14.06.21", "lundi 14.06.21", "2021-06-14"),
        ("2021-06-14", "2021-06-14", "2021-06-14"),
        ("2021-06-14T10:22:33+02:00", "2021-06-14T10:22:33+02:00", "2021-06-14"),
        ("12 janv. 2021", "12 janv. 2021", "2021-01-12"),
        ("3 févr. 2022", "3 févr. 2022", "2022-02-03"),
        ("8 sept 2022", "8 sept 2022", "2022-09-08"),
        ("lun. 14 juin 2021", "lun. 14 juin 2021", "2021-06-14"),
        ("le\u00a014\u202fjuillet\u00a02022", "14\u202fjuillet\u00a02022", "2022-07-14"),
        ("June 21, 2024", "June 21, 2024", "2024-06-21"),
        ("juin 21, 2024", "juin 21, 2024", "2024-06-21"),
        ("21st June 2024", "21st June 2024", "2024-06-21"),
        ("el 21 de marzo de 2023", "21 de marzo de 2023", "2023-03-21"),
        ("29 février 2024", "29 février 2024", "2024-02-29"),
    ],
)
def test_a_full_date_is_found_with_its_span(text: str, surface: str, day: str) -> None:
    found = only(text)
    assert (found.kind, text[found.start : found.end], str(found.date())) == ("full", surface, day)


@pytest.mark.parametrize(
    ("text", "kind", "surface"),
    [
        ("le 1er mars", "day_month", "1er mars"),
        ("ce 23 juin.", "day_month", "23 juin"),
        ("29 février", "day_month", "29 février"),
        ("Jeudi 24 juin", "weekday_day_month", "Jeudi 24 juin"),
        ("une visite du 14 au 19 août", "range", "du 14 au 19 août"),
        ("entre le 28 mars et le 3 avril 2022", "range", "entre le 28 mars et le 3 avril 2022"),
        ("les 11 et 12 juillet 2023", "range", "les 11 et 12 juillet 2023"),
        ("22, 23 et 24 juin", "range", "22, 23 et 24 juin"),
        ("du lundi 14 au vendredi 18 juin 2021", "range", "du lundi 14 au vendredi 18 juin 2021"),
        ("11-12 juillet 2023", "range", "11-12 juillet 2023"),
        ("en mars 2022", "month_year", "mars 2022"),
        ("en avril dernier", "month_relative", "avril dernier"),
        ("ce lundi", "weekday", "lundi"),
        ("vendredi dernier", "weekday", "vendredi dernier"),
        ("mardi soir", "weekday", "mardi soir"),
        ("arrivé hier", "relative", "hier"),
        ("avant-hier", "relative", "avant-hier"),
        ("aujourd’hui", "relative", "aujourd’hui"),
        ("la semaine dernière", "span", "semaine dernière"),
        ("le mois prochain", "span", "mois prochain"),
    ],
)
def test_what_is_less_than_a_full_date_has_its_kind(text: str, kind: str, surface: str) -> None:
    found = only(text)
    assert (found.kind, text[found.start : found.end]) == (kind, surface)


@pytest.mark.parametrize(
    "text",
    [
        "OTAN 2030",
        "la Covid-19",
        "quatre + 14 =",
        "appelez le 01.02.03.04.05",
        "06 12 10 20 21",
        "score de 3-2",
        "Résolution 2202 (2015)",
        "pendant 24 heures",
        "le 9/11",
        "12,50 €",
        "v. 1.10.20",
        "en 2012",
        "mai 68",
        "le 31 juin 2021",
        "le 29 février 2023",
        "samedi 21 juin 2024",
        "rue du 11",
        "les lundis",
        "hiérarchie",
        "un marché",
        "13/14/2021",
        "192.168.10.2021",
        "vol AF 12",
        "15 marins",
        "2 maires",
        "article 5",
        "",
    ],
)
def test_what_is_no_date_is_not_found(text: str) -> None:
    assert find_dates(text) == []


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Publié le 21 juin 2024 à 18h32", "published"),
        ("publié le : 21/06/2024 - 18:32", "published"),
        ("Publié\n,\nle\n21 juin 2024", "published"),
        ("Publié par Anne Lorme le 21 juin 2024", "published"),
        ("Date de mise en ligne : vendredi 21 juin 2024", "published"),
        ("Publié à 18h32 le 21 juin 2024", "published"),
        ("Posted on June 21, 2024", "published"),
        ("Mis à jour le 21 juin 2024", "updated"),
        ("Dernière modification : 21/06/2024", "updated"),
        ("Consulté le 21 juin 2024", "other"),
        ("Le 21 juin 2024", ""),
    ],
)
def test_a_stamp_gives_its_label(text: str, label: str) -> None:
    assert only(text).label == label


def test_each_of_two_stamps_on_a_line_has_its_own_label_and_time() -> None:
    found = find_dates("Publié le 12/05/2022 à 14h03, mis à jour le 13/05/2022 à 9h")
    assert [(d.label, d.day, d.hour, d.minute) for d in found] == [
        ("published", 12, 14, 3),
        ("updated", 13, 9, None),
    ]


def test_this_and_direction_are_told() -> None:
    assert only("ce lundi").this
    assert not only("lundi").this
    assert only("Ce 23 juin").this
    assert only("vendredi dernier").direction == "dernier"
    assert only("mardi prochain").direction == "prochain"
    assert only("hier").offset == -1
    assert only("après-demain").offset == 2


def test_a_range_has_two_ends() -> None:
    found = only("du 28 mars au 3 avril 2022")
    assert (found.date(), found.last()) == (dt.date(2022, 3, 28), dt.date(2022, 4, 3))
    august = only("du 14 au 19 août")
    assert (august.date(), august.date(2023), august.last(2023)) == (
        None,
        dt.date(2023, 8, 14),
        dt.date(2023, 8, 19),
    )


def test_a_weekday_fixes_at_most_one_year() -> None:
    assert only_year(only("Jeudi 24 juin"), 2021, 2024) == 2021
    assert only_year(only("Jeudi 24 juin"), 2022, 2024) is None
    assert only_year(only("Jeudi 24 juin"), 2010, 2024) is None
    assert only_year(only("jeudi 29 février"), 2021, 2024) == 2024
    assert only_year(only("mardi 29 février"), 2021, 2024) is None


@given(days, st.integers(0, 6))
def test_the_nearest_weekday_is_within_a_week(day: dt.date, weekday: int) -> None:
    before, after = nearest_weekday(weekday, day), nearest_weekday(weekday, day, 1)
    assert before.weekday() == after.weekday() == weekday
    assert 0 <= (day - before).days <= 6
    assert 0 <= (after - day).days <= 6


@given(
    days, st.sampled_from(["{d} {m} {y}", "{w} {d} {m} {y}", "{dd:02}/{mm:02}/{y}", "{y}-{mm:02}-{dd:02}"])
)
def test_every_day_of_the_calendar_is_read_back(day: dt.date, shape: str) -> None:
    ordinal = "1er" if day.day == 1 else str(day.day)
    written = shape.format(
        d=ordinal, m=MONTHS[day.month - 1], y=day.year, w=DAYS[day.weekday()], dd=day.day, mm=day.month
    )
    for text in (written, written.upper(), unicodedata.normalize("NFD", written), fold(written)[0]):
        assert only(f"le {text}, dit-il").date() == day


@given(st.text(alphabet="0123456789 /.-:jeudimarsnovb.éû\u0301\n", max_size=60))
def test_spans_lie_in_the_text_and_do_not_overlap(text: str) -> None:
    found = find_dates(text)
    places = [place for d in found for place in (d.start, d.end)]
    assert places == sorted(places)
    assert all(0 <= d.start < d.end <= len(text) for d in found)


def test_decomposed_letters_keep_their_offsets() -> None:
    text = unicodedata.normalize("NFD", "Né à Évry, réélu le 3 février 2022 à Orléans")
    found = only(text)
    assert unicodedata.normalize("NFC", text[found.start : found.end]) == "3 février 2022"


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("premiere", 1),
        ("neuvieme", 9),
        ("onzieme", 11),
        ("vingt et unieme", 21),
        ("vingt-et-unieme", 21),
        ("soixante-dix-septieme", 77),
        ("quatre-vingtieme", 80),
        ("quatre-vingt-onzieme", 91),
        ("centieme", 100),
        ("11e", 11),
        ("11eme", 11),
        ("ixe", 9),
        ("xi", 11),
        ("xive", 14),
        ("lxe", 60),
        ("iix", None),
        ("autre", None),
    ],
)
def test_ordinals_are_read_in_words_digits_and_roman(words: str, number: int | None) -> None:
    assert ordinal_number(words) == number


def test_a_count_glued_to_a_year_at_the_end_of_its_line_is_no_part_of_it() -> None:
    assert only("6 janvier 202201\nPar Anne Lorme").date() == dt.date(2022, 1, 6)
    assert find_dates("Le dossier 6 janvier 202201 est clos") == []


def test_the_part_of_the_day_may_stand_between_a_weekday_and_its_date() -> None:
    spoken = only("ce samedi soir du 2 mars 2024")
    assert (spoken.date(), spoken.weekday, spoken.this) == (dt.date(2024, 3, 2), 5, True)
    assert find_dates("samedi soir du 3 mars 2024") == []  # a Sunday


def test_a_last_change_and_an_english_hour_are_labels() -> None:
    assert only("Mis à jour pour la dernière fois le 07/03/2022 à 11:00").label == "updated"
    assert only("Published at: 2022-03-07 16:47:40").label == "published"


def test_a_weekday_in_front_of_month_and_day_is_part_of_the_date() -> None:
    (found,) = find_dates("samedi, avril 27, 2024")
    assert (found.kind, found.weekday, str(found.date()), found.start) == ("full", 5, "2024-04-27", 0)
    assert find_dates("lundi, avril 27, 2024") == []  # that day was a Saturday
