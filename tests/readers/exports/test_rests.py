"""Exports cut at the front or at the back: what belongs to no whole article is set aside or remarked, never lost."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from analysis.corpus.rejections import reason_words
from analysis.readers.exports.catalogue import EXPORT_FORMATS
from analysis.readers.reading import read_corpus
from analysis.readers.records import Reading

EXPORTS = Path(__file__).parents[2] / "data" / "exports"
HEADLESS, CUT_SHORT = "the file begins amid an article", "the file ends amid an article"
FILES = sorted(path for path in EXPORTS.glob("*/*") if path.suffix.lower() not in {".json", ".docx"})
each_file = pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.name}")


def read(data: bytes, place: Path) -> Reading:
    place.write_bytes(data)
    (chosen, *_) = [one for one in EXPORT_FORMATS if one.recognises(data[:65536], place.name)]
    reading = chosen.read(place, "x")
    assert reading.n_found == len(reading.records) + len(reading.rejections) + len(reading.twice)
    return reading


def texts(reading: Reading) -> list[str]:
    return [record.text for record in reading.records]


@each_file
def test_what_is_left_of_an_article_cut_at_the_front_is_never_passed_over(path: Path, tmp_path: Path) -> None:
    data = path.read_bytes()
    whole = read(data, tmp_path / "x")
    # Where the last words of the first article stand in the source: cut in the midst of its last sentence but one.
    last = re.findall(r"\w{5,}", whole.records[0].text)[-1]
    at = max(data.find(last.encode(encoding)) for encoding in ("utf-8", "cp1252"))
    assert at > 0
    reading = read(data[data.rindex(b" ", 0, at - 20) :], tmp_path / "x")
    assert texts(reading)[-1] == texts(whole)[-1]
    reasons = [rejection.reason.split(":")[0] for rejection in reading.rejections]
    kinds = [remark.kind for remark in reading.remarks]
    assert HEADLESS in [*reasons, *kinds]
    assert len(reading.records) + reasons.count(HEADLESS) == len(whole.records)


@each_file
def test_a_whole_export_has_no_rest(path: Path, tmp_path: Path) -> None:
    reading = read(path.read_bytes(), tmp_path / "x")
    assert not [one for one in reading.rejections if one.reason.startswith(HEADLESS)]
    assert HEADLESS not in {remark.kind for remark in reading.remarks}


@pytest.mark.parametrize("name", ["europresse-b", "europresse-c", "factiva-html", "factiva-xml"])
def test_an_article_cut_at_the_back_is_remarked(name: str, tmp_path: Path) -> None:
    path = sorted(p for p in (EXPORTS / name).iterdir() if p.suffix != ".json")[-1]
    data = path.read_bytes()
    whole = read(data, tmp_path / "x")
    words = re.findall(r"\w{5,}", whole.records[-1].text)
    at = max(data.rfind(words[len(words) * 2 // 3].encode(encoding)) for encoding in ("utf-8", "cp1252"))
    reading = read(data[:at], tmp_path / "x")
    assert CUT_SHORT in {remark.kind for remark in reading.remarks}
    assert CUT_SHORT not in {remark.kind for remark in whole.remarks} or name == "factiva-html"


def test_starred_text_that_begins_amid_a_text_is_still_starred_text(tmp_path: Path) -> None:
    place = tmp_path / "corpus.txt"
    rest = "bac ne passe plus.\nLa digue tient.\n\n"
    place.write_text(f"{rest}**** *source_le_phare *date_2023-04-03\nUn texte.\n", "utf-8")
    reading = read_corpus(place)
    assert [(r.source, str(r.date), r.text) for r in reading.records] == [("le phare", "2023-04-03", "Un texte.")]
    assert [r.reason for r in reading.rejections] == [f"{HEADLESS}: 34 characters"]


def test_scraped_xml_that_begins_amid_a_text_gives_the_others(tmp_path: Path) -> None:
    opening = '<text source="Le Phare" author="" title="Le bac" date="2023-04-03">\n'
    place = tmp_path / "a.xml"
    rest = "bac ne passe plus depuis lundi matin.</text>\n"
    place.write_text(f"{rest}{opening}Un texte.</text>\n{opening}Et enc", "utf-8")
    reading = read_corpus(place)
    assert [r.text for r in reading.records] == ["Le bac\n\nUn texte.", "Le bac\n\nEt enc"]
    assert [r.reason.split(":")[0] for r in reading.rejections] == [HEADLESS]
    assert CUT_SHORT in {remark.kind for remark in reading.remarks}


def test_a_rest_is_counted_in_signs_for_readers() -> None:
    assert reason_words(f"{HEADLESS}: 312 characters", "fr") == "début de fichier sans en-tête : 312 signes"
