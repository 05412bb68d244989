"""corpus.yaml and totals.csv beside the texts."""

import datetime as dt
from pathlib import Path

import pytest

from analysis.errors import CorpusError
from analysis.readers.description import read_description, read_totals
from analysis.readers.outlets import load_outlets


def test_a_description_is_read_as_it_was_typed(tmp_path: Path) -> None:
    (tmp_path / "corpus.yaml").write_text(
        "name: Les grues\nquery: grue* AND port\ndatabase: Europresse\nexported: [2024-09-11, 12/09/2024]\n"
        "licence: CC0\nknown_gaps: La Digue manque en 2022\nwindow: {start: 2021-01-01, end: 2023-12-31}\n"
        "dating_rule: id\n", encoding="utf-8",
    )  # fmt: skip
    about = read_description(tmp_path)
    assert about is not None and about.window is not None
    assert about.exported == (dt.date(2024, 9, 11), dt.date(2024, 9, 12))
    assert (about.query, about.known_gaps, about.window.end) == (
        "grue* AND port", ("La Digue manque en 2022",), dt.date(2023, 12, 31),
    )  # fmt: skip
    assert read_description(tmp_path / "nulle-part") is None


def test_all_faults_of_a_description_are_said_at_once(tmp_path: Path) -> None:
    (tmp_path / "corpus.yaml").write_text(
        "querry: x\nexported: hier\nwindow: {start: 2024-01-01, end: 2021-01-01}\ndating_rule: both\n", encoding="utf-8"
    )
    with pytest.raises(CorpusError) as raised:
        read_description(tmp_path)
    said = str(raised.value)
    assert "'querry'" in said and "Did you mean 'query'?" in said
    assert "'hier'" in said and "starts before it ends" in said and "header, id" in said


@pytest.mark.parametrize("written", ["- a\n- b\n", "Ma revue de presse\n"])
def test_a_description_that_is_no_keys_and_values_is_told_so(tmp_path: Path, written: str) -> None:
    (tmp_path / "corpus.yaml").write_text(written, encoding="utf-8")
    with pytest.raises(CorpusError, match=r"keys and values, with the keys name, query"):
        read_description(tmp_path)


def test_a_description_that_is_no_yaml_says_on_which_line(tmp_path: Path) -> None:
    (tmp_path / "corpus.yaml").write_text("name: Presse\nquery: [OTAN\n", encoding="utf-8")
    with pytest.raises(CorpusError, match=r"corpus\.yaml, line 3: found text that is not YAML .* in double quotes"):
        read_description(tmp_path)


def test_totals_are_read_by_period_and_outlet(tmp_path: Path) -> None:
    (tmp_path / "totals.csv").write_text(
        "période;source;articles\n2024-T1;Le Monde (site web);12 000\n2024-04;lemonde.fr;4000\n2023;;9\n",
        encoding="utf-8",
    )
    frame = read_totals(tmp_path, load_outlets())
    assert frame["source"].tolist() == ["Le Monde", "Le Monde", ""]
    assert frame["articles"].tolist() == [12000, 4000, 9]
    assert [f"{day:%Y-%m-%d}" for day in frame["day"]] == ["2024-01-01", "2024-04-01", "2023-01-01"]
    assert read_totals(tmp_path / "nulle-part", load_outlets()).empty


def test_all_faults_of_the_totals_are_said_at_once(tmp_path: Path) -> None:
    (tmp_path / "totals.csv").write_text("period,source,articles\n2024-T9,x,1\nhier,x,beaucoup\n", encoding="utf-8")
    with pytest.raises(CorpusError) as raised:
        read_totals(tmp_path, load_outlets())
    assert str(raised.value).count("totals.csv, line") == 3
