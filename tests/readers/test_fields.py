"""Columns and dates as spreadsheets write them."""

import datetime as dt

import pytest

from analysis.readers.csv_rows import read_rows
from analysis.readers.fields import find_fields, parse_day

NO_FULL_DATE = (
    "7 juin", "7 juin 22", "31 juin 2022", "7-8 juin 2022", "7 juin 2022 et 8 juin 2022", "Monday 05/06/2022",
    "mis à jour le 7 juin 2022", "7 juin 2022 : un sommet",
)  # fmt: skip


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2022-03-01", dt.date(2022, 3, 1)),
        ("2022-03-01T23:59:00+02:00", dt.date(2022, 3, 1)),
        ("2022-03-01 08:00", dt.date(2022, 3, 1)),
        ("01/03/2022", dt.date(2022, 3, 1)),
        ("1.3.2022", dt.date(2022, 3, 1)),
        ("20220301", dt.date(2022, 3, 1)),
        ("7 juin 2022", dt.date(2022, 6, 7)),
        ("lundi 7 juin 2021", dt.date(2021, 6, 7)),
        ("7 juin 2022 à 10h30", dt.date(2022, 6, 7)),
        ("le 7\u00a0juin 2022 - 10:30", dt.date(2022, 6, 7)),
        ("1er mars 2021", dt.date(2021, 3, 1)),
        ("DIMANCHE 6 FÉVR. 2022, 8 h", dt.date(2022, 2, 6)),
    ],
)
def test_a_day_is_read_as_a_french_table_writes_it(written: str, day: dt.date) -> None:
    assert parse_day(written) == day


@pytest.mark.parametrize("written", ["03/25/2022", "31/02/2022", "mars 2022", "2022", "hier", "", *NO_FULL_DATE])
def test_what_is_no_day_is_not_guessed(written: str) -> None:
    assert parse_day(written) is None


def test_columns_are_found_under_french_and_english_names() -> None:
    assert find_fields(["Identifiant", "Média", "Date_publication", "Texte"]) == {
        "id": "Identifiant", "text": "Texte", "date": "Date_publication", "source": "Média",
    }  # fmt: skip


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_the_separator_of_a_table_is_found_out(separator: str) -> None:
    header, rows = read_rows([f"id{separator}titre\n", separator.join(["a", '"Un, deux; trois"']) + "\n"])
    assert header == ["id", "titre"]
    assert list(rows) == [(2, {"id": "a", "titre": "Un, deux; trois"})]
