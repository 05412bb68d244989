"""A corpus read piece by piece gives the texts of the whole, and no piece holds many."""

from __future__ import annotations

import gzip
import json
import tempfile
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.readers import streams
from analysis.readers.pieces import Piece, cut_corpus, read_piece
from analysis.readers.reading import read_corpus
from analysis.readers.records import Reading
from analysis.readers.streams import cut_lines


def read_all(place: Path, n: int) -> tuple[list[Piece], Reading]:
    pieces = cut_corpus(place, n)
    return pieces, Reading().extend(map(read_piece, pieces))


def row(number: int) -> str:
    text = f"Le bac numéro {number} a quitté le quai à l’aube. " * 30
    return json.dumps({"id": f"b{number}", "text": text, "date": "2022-05-04"}, ensure_ascii=False)


@given(lines=st.lists(st.binary(max_size=20).map(lambda line: line.replace(b"\n", b"")), max_size=30),
       n=st.integers(1, 12), ends=st.booleans())  # fmt: skip
def test_stretches_are_whole_lines_and_leave_none_out(lines: list[bytes], n: int, ends: bool) -> None:
    data = b"\n".join([b"{}", *(b"x" + line.hex().encode() for line in lines)]) + b"\n" * ends
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.jsonl"
        path.write_bytes(data)
        cut = [data[stretch.start : stretch.end] for stretch in cut_lines(path, n)]
        lines_before = [stretch.line for stretch in cut_lines(path, n)]
    assert b"".join(cut) == data
    assert all(piece.count(b"\n") == n for piece in cut[:-1])
    assert lines_before == [n * number for number in range(len(cut))]


def test_a_large_file_of_json_lines_is_read_by_stretches(tmp_path: Path) -> None:
    path = tmp_path / "export.jsonl"
    path.write_text("\ufeff" + "\n".join([*map(row, range(20)), "{broken", *map(row, range(20, 33))]), encoding="utf-8")
    pieces, reading = read_all(path, 5)
    whole = read_corpus(path)
    assert len(pieces) == 7
    assert [(r.origin, r.text, r.date, r.format) for r in reading.records] == [
        (r.origin, r.text, r.date, r.format) for r in whole.records
    ]
    assert [one.origin for one in reading.rejections] == ["export.jsonl:21"]


def test_one_strange_byte_does_not_change_the_encoding_of_a_stretch(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(streams, "_WHOLE", 1 << 15)  # of a larger file the start decides
    path = tmp_path / "export.jsonl"
    lines = [row(number).encode() for number in range(60)]
    lines[37] = lines[37].replace(b"bac", b"b\xe9c")
    path.write_bytes(b"\n".join(lines))
    assert path.stat().st_size > 1 << 16
    _, reading = read_all(path, 10)
    assert "b\ufffdc numéro 37" in reading.records[37].text
    assert [record.text for record in reading.records] == [record.text for record in read_corpus(path).records]


def test_utf_16_is_not_cut(tmp_path: Path) -> None:
    path = tmp_path / "export.jsonl"
    path.write_text("\n".join(map(row, range(12))), encoding="utf-16")
    assert cut_lines(path, 5) == []
    pieces, reading = read_all(path, 5)
    assert len(pieces) == 1 and len(reading.records) == 12


def test_an_archive_is_read_by_its_files_and_each_group_knows_its_metadata(tmp_path: Path) -> None:
    path = tmp_path / "presse.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for number in reversed(range(25)):
            archive.writestr(f"d{number % 2}/t{number:02}.txt", f"Le bac {number} est au quai. " * 40)
        archive.writestr("d1/metadata.csv", "id,date\nt03,2021-05-06\nt21,2022-07-08\n")
    pieces, reading = read_all(path, 4)
    whole = read_corpus(path)
    assert len(pieces) >= 6 and all(len(piece.members or ()) <= 5 for piece in pieces)
    assert [(r.origin, r.date) for r in reading.records] == [(r.origin, r.date) for r in whole.records]
    assert sum(r.date is not None for r in reading.records) == 2


def test_small_files_are_read_in_groups_and_a_packed_one_alone(tmp_path: Path) -> None:
    for number in range(11):
        (tmp_path / f"t{number:02}.txt").write_text(f"Le bac {number} est au quai.", encoding="utf-8")
    (tmp_path / "t05b.jsonl.gz").write_bytes(gzip.compress("\n".join(map(row, range(9))).encode()))
    (tmp_path / "metadata.csv").write_text("id,date\nt04,2021-05-06\n", encoding="utf-8")
    pieces, reading = read_all(tmp_path, 4)
    whole = read_corpus(tmp_path)
    assert [(r.origin, r.date) for r in reading.records] == [(r.origin, r.date) for r in whole.records]
    assert len(pieces) == 3


@pytest.mark.parametrize("content", [b"PK\x03\x04 cut", b"\x1f\x8b cut", b""])
def test_a_damaged_file_is_a_piece_that_says_so(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(content.ljust(9_000 if content else 0))
    (tmp_path / "b.txt").write_text("Le bac est au quai.", encoding="utf-8")
    _, reading = read_all(tmp_path, 4)
    whole = read_corpus(tmp_path)
    assert [r.origin for r in reading.records] == [r.origin for r in whole.records]
    assert len(reading.rejections) == len(whole.rejections)
