"""Quotation marks that are never closed: the rows behind them are read, and it is said that they were nearly lost."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.readers.csv_rows import read_rows
from analysis.readers.reading import read_corpus

ROWS = [(f"a{n}", f"2023-04-0{n}", "Le Phare", f"Le bac {n} est au quai.\nLa digue, elle, tient.") for n in range(1, 6)]


def write(quoting: int, separator: str = ",", header: str = "id,date,source,texte") -> str:
    held = io.StringIO()
    writer = csv.writer(held, delimiter=separator, quoting=quoting, lineterminator="\n")  # type: ignore[arg-type]
    writer.writerows([header.split(","), *ROWS])
    return held.getvalue()


@pytest.mark.parametrize("quoting", [csv.QUOTE_ALL, csv.QUOTE_MINIMAL])
@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("broken", range(1, 6))
def test_a_row_whose_quotation_mark_is_not_closed_swallows_no_neighbour(
    quoting: int, separator: str, broken: int, tmp_path: Path
) -> None:
    text = write(quoting, separator)
    marks = [at for at in range(len(text)) if text.startswith('tient."', at)]
    at = marks[broken - 1] + len("tient.")
    (tmp_path / "t.csv").write_text(text[:at] + text[at + 1 :], encoding="utf-8")
    reading = read_corpus(tmp_path / "t.csv")
    assert [(r.doc_id, str(r.date)) for r in reading.records] == [(own, day) for own, day, _, _ in ROWS]
    whole = {own: body for own, _, _, body in ROWS}
    assert [r.doc_id for r in reading.records if r.text.strip() != whole[r.doc_id]] == []
    said = [remark.detail for remark in reading.remarks if remark.kind == "unclosed quotation mark"]
    assert said == ([str(1 if broken < 5 else 0)] if broken < 5 else [])


def test_an_unclosed_mark_among_rows_without_marks_swallows_none(tmp_path: Path) -> None:
    lines = ["id,date,texte", 'a,2023-04-01,"Le bac', "b,2023-04-02,La digue", "c,2023-04-03,Le phare"]
    (tmp_path / "t.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    reading = read_corpus(tmp_path / "t.csv")
    assert [(r.origin, r.text.strip()) for r in reading.records] == [
        ("t.csv:2", "Le bac"), ("t.csv:3", "La digue"), ("t.csv:4", "Le phare")]  # fmt: skip
    assert [(r.origin, r.detail) for r in reading.remarks if r.kind == "unclosed quotation mark"] == [("t.csv:2", "2")]


def test_what_a_row_has_beyond_the_header_is_remarked_and_empty_cells_are_not(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("id,text\n1,Un texte, avec des virgules\n2,Deux,,,\n", encoding="utf-8")
    (tmp_path / "b.csv").write_text(",id,text\n0,3,Un index sans nom.\n", encoding="utf-8")
    reading = read_corpus(tmp_path)
    assert [record.text for record in reading.records] == ["Un texte", "Deux", "Un index sans nom."]
    assert [(r.origin, r.kind, r.detail) for r in reading.remarks] == [
        ("a.csv:2", "more values than columns", "'avec des virgules'")
    ]


def test_a_table_without_a_line_is_an_empty_file(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("", encoding="utf-8")
    (tmp_path / "b.csv").write_text("id,text\n1,Un texte.\n", encoding="utf-8")
    assert [(r.origin, r.reason) for r in read_corpus(tmp_path).rejections] == [("a.csv", "the file holds no text")]


def test_lines_of_a_correct_text_that_look_like_rows_are_its_own(tmp_path: Path) -> None:
    body = "Voici le tableau :\nb,2023-04-02,La digue\nc,2023-04-03,Le phare\nFin."
    (tmp_path / "t.csv").write_text(f'id,date,texte\na,2023-04-01,"{body}"\n', encoding="utf-8")
    assert [r.text for r in read_corpus(tmp_path / "t.csv").records] == [body]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(st.text(st.sampled_from('ab ,;"\n\t'), max_size=8), min_size=3, max_size=3), max_size=6))
def test_what_the_csv_module_writes_is_read_as_it_was(rows: list[list[str]]) -> None:
    held = io.StringIO()
    csv.writer(held, lineterminator="\n").writerows([["id", "titre", "texte"], *rows])
    header, read = read_rows(io.StringIO(held.getvalue(), newline=""))
    assert header == ["id", "titre", "texte"]
    assert [list(row.values()) for _, row in read] == rows
