"""A path or a DataFrame → one reading."""

import datetime as dt
import json
import os
import sys
from pathlib import Path

import pandas as pd
import pytest

from analysis.corpus.build import load_corpus
from analysis.corpus.reconciliation import reconcile
from analysis.errors import CorpusError
from analysis.readers.reading import read_corpus

TEXT = "Un premier paragraphe.\n\nUn second paragraphe."


def write(folder: Path, **files: str | bytes) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        path = folder / name.replace("__", ".")
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def test_each_text_file_is_a_record_and_its_path_is_its_id(tmp_path: Path) -> None:
    write(tmp_path / "2022", b__txt=TEXT)
    write(tmp_path, a__txt=TEXT)
    reading = read_corpus(tmp_path)
    assert [record.doc_id for record in reading.records] == ["2022/b.txt", "a.txt"]
    assert reading.records[0].text == TEXT


def test_the_stored_text_has_lf_line_ends_and_no_bom_and_nothing_else_changed(tmp_path: Path) -> None:
    write(tmp_path, a__txt="\ufeffUn\u2028.\r\n\r\nDeux\x0b.\rTrois.".encode())
    assert read_corpus(tmp_path).records[0].text == "Un\u2028.\n\nDeux\x0b.\nTrois."


def test_reports_rendered_beside_the_texts_are_not_texts(tmp_path: Path) -> None:
    write(tmp_path, a__txt=TEXT)
    write(tmp_path / "reports" / "site", index__html="<p>Deux textes.</p>")
    write(tmp_path / "reports" / "site" / "_editions" / "files", documents__csv=f'id,text\n1,"{TEXT}"\n')
    assert [record.origin for record in read_corpus(tmp_path).records] == ["a.txt"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize("separator", [",", ";"])
def test_metadata_describe_their_text_whatever_the_spreadsheet_made_of_them(
    tmp_path: Path, encoding: str, separator: str
) -> None:
    rows = [["id", "date", "source", "titre"], ["a", "14/06/2021", "La Gazette d’été", "Le sommet"]]
    table = "\r\n".join(separator.join(row) for row in rows).encode(encoding)
    write(tmp_path, a__txt=TEXT, b__txt=TEXT, metadata__csv=table)
    first, second = read_corpus(tmp_path).records
    assert (first.doc_id, first.date, first.source) == ("a", dt.date(2021, 6, 14), "La Gazette d’été")
    assert (second.doc_id, second.date) == ("b.txt", None)


def test_what_metadata_cannot_say_is_remarked_and_nothing_is_guessed(tmp_path: Path) -> None:
    write(tmp_path, a__txt=TEXT, metadata__csv="id,date\na,le 14 juin\nperdu,2021-01-01\n")
    reading = read_corpus(tmp_path)
    assert reading.records[0].date is None
    assert [(r.kind, r.detail) for r in reading.remarks] == [
        ("unreadable date", "'le 14 juin'"), ("row without its text", "'perdu'"),
    ]  # fmt: skip


def test_a_text_with_a_null_byte_is_read_without_it_and_remarked(tmp_path: Path) -> None:
    write(tmp_path, a__txt=TEXT.replace("premier", "pre\0mier"))
    reading = read_corpus(tmp_path)
    assert [record.text for record in reading.records] == [TEXT]
    assert [(r.origin, r.kind, r.detail) for r in reading.remarks] == [("a.txt", "null bytes left out", "1")]
    told = reconcile(load_corpus(tmp_path)).set_index("item").loc["texte endommagé, lu sans ses octets nuls"]
    assert told.tolist() == [1, "a.txt\u00a0: 1 octet nul"]


def test_the_encodings_of_the_sheet_add_up_to_the_texts_read(tmp_path: Path) -> None:
    row = {"source": "Phare", "date": "2022-01-02"}
    rows = [{**row, "id": str(n), "text": f"Un article, numéro {n}."} for n in range(4)]
    write(tmp_path, a__jsonl="\n".join(map(json.dumps, rows)), b__jsonl="\n".join(map(json.dumps, rows[:2])) + "\n{")
    write(tmp_path, été__txt="L’été à Évry.".encode("cp1252"), vide__txt="  ", mort__txt=b"\0\1\2\3")
    sheet = reconcile(load_corpus(tmp_path))
    read, encodings = sheet[sheet["item"] == "textes lus"], sheet[sheet["item"] == "encodage"]
    assert encodings[["n", "detail"]].to_numpy().tolist() == [
        [4, "utf-8 (UTF-8 valide)"], [1, "cp1252 (lettres du français)"],
    ]  # fmt: skip
    assert read["n"].tolist() == [5] and (sheet["item"] == "exporté deux fois").sum() == 2


def test_a_text_that_a_filled_table_passes_over_is_remarked(tmp_path: Path) -> None:
    write(tmp_path, a__txt=TEXT, b__txt=f"{TEXT} Deux.", metadata__csv="id,title\na,Un titre\n")
    write(tmp_path, lot__jsonl=json.dumps({"id": "x", "text": "Un article décrit par lui-même."}))
    write(tmp_path / "sud", c__txt=f"{TEXT} Trois.")
    assert [(r.origin, r.kind) for r in read_corpus(tmp_path).remarks] == [("b.txt", "text without its row")]
    write(tmp_path, metadata__csv="id,title\n")
    assert read_corpus(tmp_path).remarks == []


@pytest.mark.parametrize("name", ["metadata.csv", "table.csv", "lot.jsonl"])
def test_a_date_column_may_hold_dates_in_words(tmp_path: Path, name: str) -> None:
    if name == "metadata.csv":
        write(tmp_path, a__txt=TEXT)
    row = {"id": "a", "date": "lundi 14 juin 2021 à 10h30", "text": "Un."}
    table = ",".join(row) + "\n" + ",".join(row.values()) + "\n"
    (tmp_path / name).write_text(json.dumps(row) if name.endswith("jsonl") else table, encoding="utf-8")
    reading = read_corpus(tmp_path)
    assert [(record.date, reading.remarks) for record in reading.records] == [(dt.date(2021, 6, 14), [])]


def test_one_bad_file_never_loses_the_others(tmp_path: Path) -> None:
    write(tmp_path, bad__txt=b"\x00\x01\x02", empty__txt="  \n", good__txt=TEXT)
    reading = read_corpus(tmp_path)
    assert [record.origin for record in reading.records] == ["good.txt"]
    assert [(r.origin, r.reason.split(":")[0]) for r in reading.rejections] == [
        ("bad.txt", "not readable as text"), ("empty.txt", "the file holds no text"),
    ]  # fmt: skip
    assert reading.n_found == len(reading.records) + len(reading.rejections)


def test_a_broken_line_of_jsonl_loses_only_itself(tmp_path: Path) -> None:
    whole = {"id": "n1", "titre": "Le titre", "texte": "Le corps.", "date": "2022-01-02"}
    lines = [json.dumps(whole), "{broken", "[1]"]
    write(tmp_path, export__jsonl="\n".join(lines))
    reading = read_corpus(tmp_path / "export.jsonl")
    assert [(r.doc_id, r.text, r.date) for r in reading.records] == [
        ("n1", "Le titre\n\nLe corps.", dt.date(2022, 1, 2))
    ]
    assert [r.origin for r in reading.rejections] == ["export.jsonl:2", "export.jsonl:3"]


@pytest.mark.parametrize("name", ["table.csv", "table.parquet"])
def test_a_table_gives_one_record_a_row(tmp_path: Path, name: str) -> None:
    frame = pd.DataFrame({"id": ["x", "y"], "text": ["Un.", ""], "source": ["Le Phare", "Le Phare"]})
    path = tmp_path / name
    if name.endswith("csv"):
        frame.to_csv(path, index=False)
    else:
        frame.to_parquet(path)
    reading = read_corpus(path)
    assert [(r.doc_id, r.text, r.source) for r in reading.records] == [("x", "Un.", "Le Phare")]
    assert [r.reason for r in reading.rejections] == ["the text field is empty"]


def test_a_frame_may_call_its_columns_as_it_likes() -> None:
    frame = pd.DataFrame({"corps": ["Un."], "jour": [pd.Timestamp("2022-05-01 10:00")]})
    record = read_corpus(frame, text="corps", date="jour").records[0]
    assert (record.text, record.date, record.doc_id) == ("Un.", dt.date(2022, 5, 1), "DataFrame:1")


def test_a_table_without_text_names_its_columns_and_what_to_do(tmp_path: Path) -> None:
    write(tmp_path, table__csv="id,titre\na,b\n")
    with pytest.raises(CorpusError) as raised:
        read_corpus(tmp_path / "table.csv")
    assert str(raised.value) == (
        "table.csv has no text column.\n"
        "  - table.csv, header: found 'id', 'titre'; allowed: one of text, texte, content, contenu, body, corps,"
        " fulltext, full_text, article. Rename the column that holds the articles 'text'."
    )


def test_a_column_that_is_named_and_missing_is_said_with_the_closest() -> None:
    with pytest.raises(CorpusError, match="Did you mean 'corps'"):
        read_corpus(pd.DataFrame({"corps": ["Un."]}), text="corp")


def test_an_empty_folder_is_an_error_that_names_it(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="holds no text that can be read") as raised:
        read_corpus(tmp_path)
    assert str(tmp_path) in str(raised.value)


def test_a_folder_that_does_not_exist_is_an_error_that_names_it(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="There is no corpus at"):
        read_corpus(tmp_path / "nowhere")


def test_two_texts_with_one_id_are_both_named(tmp_path: Path) -> None:
    write(tmp_path, a__csv="id,text\nn,Un.\nn,Deux.\n")
    reading = read_corpus(tmp_path)
    assert len({record.doc_id for record in reading.records}) == 2
    assert [(r.origin, r.kind) for r in reading.remarks] == [
        ("a.csv:3", "one id, different texts"), ("a.csv:2", "one id, different texts"),
    ]  # fmt: skip


def test_metadata_that_do_not_say_which_text_they_describe_are_refused(tmp_path: Path) -> None:
    write(tmp_path, a__txt=TEXT, metadata__csv="titre\nx\n")
    with pytest.raises(CorpusError, match="Name the column with the file names"):
        read_corpus(tmp_path)


def test_a_format_that_is_not_read_is_remarked_beside_others_and_refused_alone(tmp_path: Path) -> None:
    write(tmp_path, a__txt=TEXT, photo__png=b"\x89PNG\r\n\x1a\n\x00\x00")
    assert [(r.origin, r.kind) for r in read_corpus(tmp_path).remarks] == [("photo.png", "format not read")]
    with pytest.raises(CorpusError, match="in a format presscope does not read"):
        read_corpus(tmp_path / "photo.png")


@pytest.mark.parametrize("head", [b"%PDF-1.4\n", b"{\\rtf1\\ansi Europresse"])
def test_a_printed_export_is_rejected_with_how_to_export_it_instead(tmp_path: Path, head: bytes) -> None:
    write(tmp_path, a__txt=TEXT, liste__txt=head)
    (rejected,) = read_corpus(tmp_path).rejections
    assert rejected.origin == "liste.txt" and "Export it again" in rejected.reason


def test_a_saved_page_is_read_with_its_article_first_and_its_chrome_kept(tmp_path: Path) -> None:
    told = "décrit longuement la réunion des ministres, ses thèmes et ses suites."
    paragraphs = "".join(f"<p>Le paragraphe numéro {n} {told}</p>" for n in range(6))
    article = f"<article><h1>La réunion</h1>{paragraphs}</article>"
    page = f"<html><head><title>La réunion</title></head><body><nav>Accueil Monde</nav>{article}</body></html>"
    write(tmp_path, page__html=page)
    record = read_corpus(tmp_path).records[0]
    assert record.title == "La réunion"
    assert "Le paragraphe numéro 5" in record.text


def test_a_place_that_is_not_there_is_told_with_its_neighbour(tmp_path: Path) -> None:
    (tmp_path / "Presse").mkdir()
    with pytest.raises(CorpusError, match="Did you mean 'Presse'"):
        read_corpus(tmp_path / "prese")
    with pytest.raises(CorpusError, match="Did you mean 'sample'"):
        read_corpus(tmp_path / "sampel")
    with pytest.raises(CorpusError, match="Check the path"):
        read_corpus(tmp_path / "nowhere" / "presse")


def test_what_is_no_text_is_not_poured_onto_the_screen(tmp_path: Path) -> None:
    (tmp_path / "logo.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4)
    with pytest.raises(CorpusError, match=r"logo\.png\n 1 \| \(1032 bytes that are no text\)"):
        read_corpus(tmp_path)


def test_a_table_without_texts_is_told_in_whole_sentences(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("id,date\n1,2021-01-01\n", encoding="utf-8")
    with pytest.raises(CorpusError) as caught:
        read_corpus(tmp_path)
    assert "a.csv has no text column. Rename the column that holds the articles 'text'." in str(caught.value)


@pytest.mark.skipif(sys.platform != "linux", reason="only there is a file name any bytes")
def test_a_file_name_in_another_encoding_is_read_as_western_europe_wrote_it(tmp_path: Path) -> None:
    folder = tmp_path / os.fsdecode(b"presse\xe9")
    folder.mkdir()
    (folder / os.fsdecode(b"caf\xe9.txt")).write_text(TEXT, encoding="utf-8")
    reading = read_corpus(folder)
    assert ([record.origin for record in reading.records], reading.name) == (["café.txt"], "presseé")
