"""Exports that were cut, flipped or shuffled: nothing crashes, and what is whole is still read."""

import os
import random
import re
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.readers.exports.catalogue import EXPORT_FORMATS
from analysis.readers.records import Reading, Record

EXPORTS = Path(__file__).parents[2] / "data" / "exports"
#: What opens an article in the source of each format; damage is done within one article.
OPENINGS = {
    "europresse-a": rb'<table align="center"',
    "europresse-b": rb"<article>",
    "europresse-c": rb"<article>",
    "factiva-html": rb'<div (?:id="[^"]*" )?class="article',
    "factiva-xml": rb"<(?:ns2:)?ppsarticle>",
    "lexisnexis-html": rb'(?:<A NAME="DOC_ID[^>]*></A>)?(?:<!-- Hide[^>]*>\s*<DOCFULL>[ ->]*)?<BR><DIV CLASS="c0"><BR>',
    "lexisnexis-txt": rb"\n[ ]+\d [a-z]+ \d+ D",
}
FILES = [path for name in OPENINGS for path in sorted((EXPORTS / name).iterdir()) if path.suffix != ".json"]
DOCUMENTS = sorted(path for path in (EXPORTS / "nexis-uni").iterdir() if path.suffix != ".json")
#: How much damage is tried; ``PRESSCOPE_FUZZ=20`` tries twenty times as much.
TIMES = int(os.environ.get("PRESSCOPE_FUZZ", "1"))
each_file = pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.name}")


def read(data: bytes, place: Path) -> Reading | None:
    chosen = next((one for one in EXPORT_FORMATS if one.recognises(data[:65536], "x")), None)
    place.write_bytes(data)
    return chosen.read(place, "x") if chosen else None


def parts_of(path: Path) -> tuple[bytes, list[bytes]]:
    data = path.read_bytes()
    starts = [match.start() for match in re.finditer(OPENINGS[path.parent.name], data)]
    return data[: starts[0]], [data[a:b] for a, b in zip(starts, [*starts[1:], len(data)], strict=True)]


def articles_in(reading: Reading | None) -> "Counter[tuple[str, str, str]]":
    return Counter((r.title, str(r.date), r.text) for r in reading.records) if reading else Counter()


def damaged(article: bytes, rng: random.Random) -> bytes:
    changed = bytearray(article)
    how = rng.choice(["flip", "cut", "end"])
    if how == "flip":
        for _ in range(rng.choice([1, 2, 5, 10])):
            changed[rng.randrange(len(changed))] = rng.randrange(256)
    elif how == "cut":
        start = rng.randrange(len(changed))
        del changed[start : start + rng.choice([1, 5, 40, 400])]
    else:
        del changed[rng.randrange(len(changed)) :]
    return bytes(changed)


def is_kept(whole: tuple[str, str, str], reading: Reading) -> bool:
    """Whether an article is read, alone or with what damage left of its neighbour."""
    said = "\n".join(record.text for record in reading.records)
    return whole[2].split("\n\n")[-1] in said and whole[0] in said


@each_file
def test_articles_may_stand_in_any_order(path: Path, tmp_path: Path) -> None:
    cover, articles = parts_of(path)
    whole = articles_in(read(cover + b"".join(articles), tmp_path / "x"))
    rng = random.Random(7)
    for _ in range(TIMES):
        rng.shuffle(articles)
        assert articles_in(read(cover + b"\n".join(articles), tmp_path / "x")) == whole


@each_file
def test_damage_in_one_article_leaves_its_neighbours(path: Path, tmp_path: Path) -> None:
    cover, articles = parts_of(path)
    alone = [articles_in(read(cover + article, tmp_path / "x")) for article in articles]
    rng = random.Random(path.name)
    for _ in range(4 * TIMES):
        hit = rng.randrange(len(articles))
        parts = [damaged(article, rng) if at == hit else article for at, article in enumerate(articles)]
        reading = read(cover + b"".join(parts), tmp_path / "x")
        assert reading is not None
        others = sum((found for at, found in enumerate(alone) if at != hit), start=Counter[tuple[str, str, str]]())
        for lost in others - articles_in(reading):
            assert is_kept(lost, reading), f"{lost[0]} is lost where article {hit + 1} is damaged"


@each_file
def test_an_export_cut_anywhere_reads_what_is_whole_before_the_cut(path: Path, tmp_path: Path) -> None:
    cover, articles = parts_of(path)
    rng = random.Random(path.name)
    for _ in range(2 * TIMES):
        n_whole = rng.randrange(1, len(articles))
        cut = cover + b"".join(articles[:n_whole]) + articles[n_whole][: rng.randrange(1, len(articles[n_whole]))]
        reading = read(cut, tmp_path / "x")
        assert reading is not None
        alone = sum((articles_in(read(cover + article, tmp_path / "x")) for article in articles[:n_whole]),
                    start=Counter[tuple[str, str, str]]())  # fmt: skip
        for lost in alone - articles_in(reading):
            assert is_kept(lost, reading)


@settings(max_examples=25 * TIMES, deadline=None)
@given(data=st.data())
def test_no_bytes_crash_a_reader(data: st.DataObject, tmp_path_factory: pytest.TempPathFactory) -> None:
    path = data.draw(st.sampled_from([*FILES, *DOCUMENTS]))
    whole = path.read_bytes()
    start = data.draw(st.integers(0, len(whole)))
    noise = data.draw(st.binary(max_size=40))
    gone = data.draw(st.integers(0, 400))
    place = tmp_path_factory.mktemp("fuzz") / "x"
    chosen = next(one for one in EXPORT_FORMATS if one.recognises(whole[:65536], "x"))
    place.write_bytes(whole[:start] + noise + whole[start + gone :])
    reading = chosen.read(place, "x")
    assert reading.n_found == len(reading.records) + len(reading.rejections) > 0
    assert all(isinstance(record, Record) and record.text.strip() for record in reading.records)


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_a_word_document_with_damaged_styles_is_still_read(path: Path, tmp_path: Path) -> None:
    import zipfile

    place = tmp_path / "x.docx"
    with zipfile.ZipFile(path) as whole, zipfile.ZipFile(place, "w", zipfile.ZIP_DEFLATED) as broken:
        for name in whole.namelist():
            broken.writestr(name, b"<not xml" if name == "word/styles.xml" else whole.read(name))
    (known,) = [one for one in EXPORT_FORMATS if one.name == "nexis-uni"]
    assert articles_in(known.read(place, "x")) == articles_in(known.read(path, "x"))


def test_a_word_document_that_unpacks_without_end_is_rejected(tmp_path: Path) -> None:
    import zipfile

    place = tmp_path / "bombe.docx"
    with zipfile.ZipFile(place, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("[Content_Types].xml", "<Types/>")
        packed.writestr("word/document.xml", b"<w>" + b" " * 20_000_000)
    (known,) = [one for one in EXPORT_FORMATS if one.name == "nexis-uni"]
    (rejection,) = known.read(place, "bombe.docx").rejections
    assert rejection.reason.startswith("not readable as a Word document: its text unpacks")


def test_hundreds_of_unclosed_elements_hide_no_text(tmp_path: Path) -> None:
    path = EXPORTS / "europresse-c" / "aussi_paru_dans.HTML"
    data = path.read_bytes()
    deep = data.replace(b"<p>Le premier tramway", b"<div>" * 600 + b"<p>Le premier tramway")
    assert articles_in(read(deep, tmp_path / "x")) == articles_in(read(data, tmp_path / "x"))
