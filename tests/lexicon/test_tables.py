"""A lexicon made in a spreadsheet."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from analysis.errors import LexiconError
from analysis.lexicon.reading import load_lexicon
from analysis.lexicon.sources import read_sources

FRENCH = (
    "Identifiant;Libellé;Type;Alias\n"
    "mali;;;pays des tournesols\n"
    "ligue-verte;Ligue verte;organisation;LVX | Ligue des Verdures\n"
    "ligue-verte;;;Les Verdoyants\n"
    'ma-mer;La mer;thème;"marée(s) basse(s)"\n'
)


def entries(place: Path, kind: str = "actors") -> dict[str, Any]:
    """Read the entries of a folder or file, which must fit their models."""
    sources, faults = read_sources(place)
    assert [*faults, *(fault for source in sources for fault in source.faults)] == []
    return {entry.id: entry for source in sources for _, entry in source.entries(kind)}


def check_french(place: Path) -> None:
    actors = entries(place)
    assert actors["mali"].aliases[-1].form == "pays des tournesols"
    assert len(actors["mali"].aliases) > 1
    entry = actors["ligue-verte"]
    assert [alias.form for alias in entry.aliases] == ["LVX", "Ligue des Verdures", "Les Verdoyants"]
    assert entry.type == "organisation"
    assert [term.term for term in entries(place, "themes")["ma-mer"].terms] == ["marée(s) basse(s)"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_a_table_adds_entries_and_names_of_known_entries(tmp_path: Path, encoding: str) -> None:
    (tmp_path / "liste.csv").write_text(FRENCH, encoding=encoding)
    check_french(tmp_path)
    check_french(tmp_path / "liste.csv")


def test_a_workbook_says_the_same(tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    for line in FRENCH.strip().split("\n"):
        book.active.append([cell.strip('"') or None for cell in line.split(";")])
    book.save(tmp_path / "liste.xlsx")
    check_french(tmp_path)


def test_a_table_stands_beside_yaml_and_adds_to_its_entries(tmp_path: Path) -> None:
    (tmp_path / "actors.yaml").write_text(
        "valid_through: 2024-06-30\nactors:\n- {id: ma-ligue, label: Ma ligue, type: organisation}\n", encoding="utf-8"
    )
    table = tmp_path / "liste.csv"
    table.write_text("id,alias\notan,Ligue du large\nma-ligue,Notre ligue\n", encoding="utf-8")
    lexicon = load_lexicon(tmp_path)
    assert lexicon.actors["otan"].aliases[-1].form == "Ligue du large"
    table.write_text("id,alias\notan,Ligue du grand large\n", encoding="utf-8")
    assert entries(tmp_path)["otan"].aliases[-1].form == "Ligue du grand large"


def test_all_faults_of_a_table_are_told_at_once_with_their_rows(tmp_path: Path) -> None:
    (tmp_path / "liste.csv").write_text(
        "id,label,type,alias\nUkraine!,,,x\nfoo,Foo,truc,a\nbar,,,b\nmali,,person,c\nbaz,Baz,organisation,ONU\n"
        "baz,Bazar,,\nqux,Qux,theme,x(\n",
        encoding="utf-8",
    )
    with pytest.raises(LexiconError) as caught:
        load_lexicon(tmp_path)
    said = str(caught.value)
    for words in (
        "row 2, id: found 'Ukraine!'", "Write 'ukraine'", "row 3, type: found 'truc'", "row 5, type: found 'person'",
        "row 4: found no label and type", "row 7, label: found 'Bazar'", "'onu'", "row 8", "')' is missing",
    ):  # fmt: skip
        assert words in said


@pytest.mark.parametrize(("name", "data", "said"), [
    ("l.csv", b"nom;forme\na;b\n", "a column 'id'"), ("l.xlsx", b"PK nothing", "a table that opens"),
    ("l.csv", b"id,label\n\xff\x81,x\n", "Windows-1252"),
])  # fmt: skip
def test_a_table_that_cannot_be_read_is_told(tmp_path: Path, name: str, data: bytes, said: str) -> None:
    (tmp_path / name).write_bytes(data)
    sources, _ = read_sources(tmp_path)
    assert said in " ".join(str(fault) for source in sources for fault in source.faults)


def test_an_empty_table_adds_nothing(tmp_path: Path) -> None:
    (tmp_path / "l.csv").write_bytes(b"")
    assert entries(tmp_path) == {}
