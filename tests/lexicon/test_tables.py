"""A lexicon made in a spreadsheet."""

from __future__ import annotations

from pathlib import Path

import pytest

from analysis.errors import LexiconError
from analysis.lexicon.reading import Lexicon, load_lexicon

FRENCH = (
    "Identifiant;Libellé;Type;Alias\n"
    "ukraine;;;pays des tournesols\n"
    "ligue-verte;Ligue verte;organisation;LVX | Ligue des Verdures\n"
    "ligue-verte;;;Les Verdoyants\n"
    'ma-mer;La mer;thème;"marée(s) basse(s)"\n'
)


def check_french(lexicon: Lexicon) -> None:
    assert lexicon.actors["ukraine"].aliases[-1].form == "pays des tournesols"
    assert len(lexicon.actors["ukraine"].aliases) > 1
    entry = lexicon.actors["ligue-verte"]
    assert [alias.form for alias in entry.aliases] == ["LVX", "Ligue des Verdures", "Les Verdoyants"]
    assert entry.type == "organisation"
    assert [term.term for term in lexicon.themes["ma-mer"].terms] == ["marée(s) basse(s)"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_a_table_adds_entries_and_names_of_known_entries(tmp_path: Path, encoding: str) -> None:
    (tmp_path / "liste.csv").write_text(FRENCH, encoding=encoding)
    check_french(load_lexicon(tmp_path))
    check_french(load_lexicon(tmp_path / "liste.csv"))


def test_a_workbook_says_the_same(tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    for line in FRENCH.strip().split("\n"):
        book.active.append([cell.strip('"') or None for cell in line.split(";")])
    book.save(tmp_path / "liste.xlsx")
    check_french(load_lexicon(tmp_path))


def test_a_table_stands_beside_yaml_and_is_read_again_when_it_changes(tmp_path: Path) -> None:
    (tmp_path / "actors.yaml").write_text(
        "valid_through: 2024-06-30\nactors:\n- {id: ma-ligue, label: Ma ligue, type: organisation}\n", encoding="utf-8"
    )
    table = tmp_path / "liste.csv"
    table.write_text("id,alias\notan,Ligue du large\nma-ligue,Notre ligue\n", encoding="utf-8")
    lexicon = load_lexicon(tmp_path)
    assert lexicon.actors["otan"].aliases[-1].form == "Ligue du large"
    table.write_text("id,alias\notan,Ligue du grand large\n", encoding="utf-8")
    assert load_lexicon(tmp_path).actors["otan"].aliases[-1].form == "Ligue du grand large"


def test_all_faults_of_a_table_are_told_at_once_with_their_rows(tmp_path: Path) -> None:
    (tmp_path / "liste.csv").write_text(
        "id,label,type,alias\nUkraine!,,,x\nfoo,Foo,truc,a\nbar,,,b\nmali,,person,c\nbaz,Baz,organisation,ONU\n"
        "baz,Bazar,,\nqux,Qux,theme,x(\n",
        encoding="utf-8",
    )
    with pytest.raises(LexiconError) as caught:
        load_lexicon(tmp_path)
    said = str(caught.value)
    for words in ("row 2, id: found 'Ukraine!'", "Write 'ukraine'", "row 3, type: found 'truc'", "row 4: found no label and type",
                  "row 5, type: found 'person'", "row 7, label: found 'Bazar'", "'onu'", "row 8", "')' is missing"):  # fmt: skip
        assert words in said


@pytest.mark.parametrize(("name", "data", "said"), [
    ("l.csv", b"nom;forme\na;b\n", "a column 'id'"), ("l.xlsx", b"PK nothing", "a table that opens"),
    ("l.csv", b"id,label\n\xff\x81,x\n", "id"), ("l.txt.csv", b"", ""),
])  # fmt: skip
def test_a_table_that_cannot_be_read_is_told(tmp_path: Path, name: str, data: bytes, said: str) -> None:
    (tmp_path / name).write_bytes(data)
    if not said:
        assert load_lexicon(tmp_path).version == load_lexicon().version
        return
    with pytest.raises(LexiconError, match=said):
        load_lexicon(tmp_path)
