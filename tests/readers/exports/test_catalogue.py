"""Exports of press databases, invented, with the traps of real ones: what is read is what stands in ``truth.json``."""

import json
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest

from analysis.errors import CorpusError
from analysis.readers.exports.catalogue import EXPORT_FORMATS, REFUSED, REFUSED_FORMATS
from analysis.readers.first_lines import first_lines
from analysis.readers.formats import Format, read_head
from analysis.readers.reading import read_corpus
from analysis.readers.records import Reading, Record

EXPORTS = Path(__file__).parents[2] / "data" / "exports"
TRUTHS = [(truth.parent / name, said) for truth in sorted(EXPORTS.glob("*/truth.json"))
          for name, said in json.loads(truth.read_text(encoding="utf-8")).items()]  # fmt: skip
NAMES = [f"{path.parent.name}/{path.name}" for path, _ in TRUTHS]
FORMAT_OF = {"europresse-a": "europresse", "europresse-b": "europresse", "europresse-c": "europresse"}
each_export = pytest.mark.parametrize(("path", "said"), TRUTHS, ids=NAMES)


@lru_cache
def corpus(path: Path) -> Reading:
    return read_corpus(path)


def format_of(path: Path) -> Format:
    (found,) = [one for one in (*EXPORT_FORMATS, *REFUSED_FORMATS) if one.recognises(read_head(path), "x.dat")]
    return found


def text_of(said: dict[str, Any]) -> str:
    above = [said["title"], *said.get("above", []), said.get("subtitle", "")]
    return "\n\n".join([*filter(None, above), *said["body"]])


def said_of(record: Record) -> dict[str, Any]:
    return {
        "title": record.title, "date": str(record.date), "author": record.author, "doc_id": record.doc_id,
        "section": record.section, "page": record.page, "edition": record.edition, "url": record.url,
        "stated_words": record.stated_words, "subjects": list(record.subjects), "also_in": list(record.also_in),
        "language": record.language, "date_in_id": str(record.date_in_id),
    }  # fmt: skip


def test_every_format_has_three_files() -> None:
    assert {folder.name: len(list(folder.iterdir())) - 1 for folder in EXPORTS.iterdir()} == dict.fromkeys(
        ["europresse-a", "europresse-b", "europresse-c", "factiva-html", "factiva-xml", "lexisnexis-html",
         "lexisnexis-txt", "nexis-uni"], 3)  # fmt: skip


@each_export
def test_an_export_is_known_by_what_it_holds_and_by_one_format_alone(path: Path, said: dict[str, Any]) -> None:
    assert format_of(path).name == FORMAT_OF.get(path.parent.name, path.parent.name)


@each_export
def test_found_is_read_rejected_and_exported_twice(path: Path, said: dict[str, Any]) -> None:
    reading = corpus(path)
    counts = len(reading.records), len(reading.rejections), len(reading.twice)
    assert counts == (len(said["records"]), said.get("rejected", 0), said.get("twice", 0))
    assert reading.n_found == said["found"] == sum(counts)
    assert [report.n_announced for report in reading.files] == [said.get("announced")]
    assert set(said.get("remarks", [])) <= {remark.kind for remark in reading.remarks}


@each_export
def test_titles_dates_authors_and_fields_are_the_articles_own(path: Path, said: dict[str, Any]) -> None:
    for expected, record in zip(said["records"], corpus(path).records, strict=True):
        found = said_of(record)
        assert {key: found[key] for key in expected if key in found} == {
            key: value for key, value in expected.items() if key in found
        }
        assert record.source_raw.startswith(expected.get("source", ""))


@each_export
def test_bodies_are_whole_and_nothing_else(path: Path, said: dict[str, Any]) -> None:
    for number, (expected, record) in enumerate(zip(said["records"], corpus(path).records, strict=True)):
        if "body" in expected and number not in said.get("skip_body", []):
            assert record.text == text_of(expected)


@each_export
def test_ids_stay_when_a_file_is_renamed(path: Path, said: dict[str, Any], tmp_path: Path) -> None:
    other = tmp_path / "autre nom.bin"
    other.write_bytes(path.read_bytes())
    assert [r.doc_id for r in read_corpus(other).records] == [r.doc_id for r in corpus(path).records]


def test_an_export_without_articles_is_an_error_that_shows_its_first_lines(tmp_path: Path) -> None:
    place = tmp_path / "vide.html"
    page = "<html>\n<style>.DocPublicationName{}</style>\n<p>Aucun document sélectionné.</p>\n"
    place.write_text(page, encoding="utf-8")
    reading = format_of(place).read(place, "vide.html")
    assert [(r.origin, r.reason) for r in reading.rejections] == [("vide.html", "no article was found in the export")]
    assert first_lines(place).split("\n")[2] == " 3 | <p>Aucun document sélectionné.</p>"
    with pytest.raises(CorpusError, match="Aucun document sélectionné"):
        read_corpus(place)


def test_a_word_document_that_is_no_export_shows_its_first_paragraphs(tmp_path: Path) -> None:
    import docx

    document = docx.Document()
    document.add_paragraph("Compte rendu de la réunion")
    place = tmp_path / "reunion.docx"
    document.save(str(place))
    assert first_lines(place) == " 1 | Compte rendu de la réunion"
    with pytest.raises(CorpusError, match="no text"):
        read_corpus(place)


@pytest.mark.parametrize(
    ("head", "remedy"),
    [
        (b"%PDF-1.7\n1 0", "Nexis Uni: "),
        (b"{\\rtf1\\ansi Factiva", "save the page as HTML"),
        (b"{\\rtf1 vide", "Europresse: "),
    ],
)
def test_a_pdf_or_rtf_is_refused_with_how_to_export_it(tmp_path: Path, head: bytes, remedy: str) -> None:
    place = tmp_path / "export.html"
    place.write_bytes(head)
    (rejection,) = format_of(place).read(place, "export.html").rejections
    assert rejection.reason.startswith(f"{REFUSED}: ")
    assert remedy in rejection.reason


def test_the_same_export_in_two_files_is_read_once(tmp_path: Path) -> None:
    path = next(path for path, _ in TRUTHS if path.name == "quatre_fiches.HTML")
    for name in ("un.html", "deux.HTML"):
        (tmp_path / name).write_bytes(path.read_bytes())
    reading = read_corpus(tmp_path)
    assert (len(reading.records), len(reading.twice)) == (4, 4)


def test_a_rule_decides_which_date_counts() -> None:
    path = EXPORTS / "europresse-b" / "quatre_articles.HTML"
    days = [str(read_corpus(path, dating_rule=rule).records[0].date) for rule in ("header", "id")]
    assert days == ["2021-03-04", "2021-03-05"]


