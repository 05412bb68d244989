"""Years of two digits behind the name of a month, and months cut short."""

from __future__ import annotations

import pytest

from analysis.text.dates.finding import find_dates


def read(text: str) -> list[tuple[str, str]]:
    return [(str(found.date() or found.kind), text[found.start : found.end]) for found in find_dates(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # The label of a stamp, or a time in a line that opens with the date, says that they are a year.
        ("Par Anne Lorme Publié le 19 Nov 23 à 13:10", ("2023-11-19", "19 Nov 23 à 13:10")),
        ("Publié le 3 mai 22", ("2022-05-03", "3 mai 22")),
        ("Mis à jour le 3 mai 22 | Lecture", ("2022-05-03", "3 mai 22")),
        ("3 mai 22 - 10h30", ("2022-05-03", "3 mai 22 - 10h30")),
        ("mardi 3 mai 22 - 10:30", ("2022-05-03", "mardi 3 mai 22 - 10:30")),
        # They may as well be an hour or a number.
        ("Publié le 3 mai 20 h 15", ("day_month", "3 mai 20 h 15")),
        ("Publié le 3 mai 20 heures", ("day_month", "3 mai 20 heures")),
        ("Les portes ouvrent le 3 mai 20 à 22h30", ("day_month", "3 mai")),
        ("Le 3 mai 12 cargos attendaient", ("day_month", "3 mai")),
        ("Le 3 mai 12\ncargos attendaient", ("day_month", "3 mai")),
        ("Publié le 3 mai 12 % moins cher", ("day_month", "3 mai")),
        ("Le 3 mai 2050 cargos", ("2050-05-03", "3 mai 2050")),
        # Another year's weekday.
        ("mardi 3 mai 23 - 10:30", ("weekday_day_month", "mardi 3 mai")),
        # A day and month that follow stay what they are.
        ("Le 3 mai 22 à bord", ("day_month", "3 mai")),
    ],
)
def test_two_digits_behind_a_month_are_a_year_only_where_a_stamp_says_so(text: str, expected: tuple[str, str]) -> None:
    assert read(text) == [expected]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("29 déce. 2022", "2022-12-29"), ("05 Déc2022", "2022-12-05"), ("12 juill. 2023", "2023-07-12"),
        ("3 nove. 2021", "2021-11-03"), ("3 octo. 2021", "2021-10-03"), ("3 avri. 2021", "2021-04-03"),
        ("3 aoû. 2021", "2021-08-03"),
    ],
)  # fmt: skip
def test_months_are_cut_short_in_many_ways(text: str, day: str) -> None:
    assert read(text) == [(day, text)]


def test_a_word_that_only_begins_like_a_month_is_none() -> None:
    assert read("3 décembristes 2022, 3 octogones, 12 juillettistes 2023") == []
