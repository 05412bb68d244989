"""Archives: what is in them is read, nothing is written where they say, and bombs are refused."""

import gzip
import io
import json
import zipfile
from pathlib import Path

import pytest

from analysis.corpus.build import load_corpus
from analysis.corpus.reconciliation import reconcile
from analysis.errors import CorpusError
from analysis.readers import archives
from analysis.readers.reading import read_corpus

TEXT = "Les grues du port ont tourné."


def pack(path: Path, **members: str | bytes) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name.replace("__", "/").replace("_dot_", "."), content)
    return path


def test_a_zip_is_read_like_the_folder_it_was_made_of(tmp_path: Path) -> None:
    table = "id,date,source\na,2022-03-01,Le Phare\n"
    path = pack(tmp_path / "corpus.ZIP", **{
        "p__a_dot_txt": TEXT, "p__metadata_dot_csv": table, "__MACOSX__p__._a_dot_txt": "x",
        "b_dot_jsonl": json.dumps({"id": "n", "text": TEXT + " Encore."}),
    })  # fmt: skip
    reading = read_corpus(path)
    assert [(r.origin, r.doc_id) for r in reading.records if r.doc_id == "a"] == [("corpus.ZIP/p/a.txt", "a")]
    assert [r.origin for r in reading.records if r.doc_id == "n"] == ["corpus.ZIP/b.jsonl:1"]
    assert reading.n_found == len(reading.records) == 2


@pytest.mark.parametrize("name", ["../dehors.txt", "/etc/dehors.txt", "..\\dehors.txt", "C:/dehors.txt"])
def test_a_name_that_leads_out_is_only_a_name(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "un" / "deux"
    folder.mkdir(parents=True)
    with zipfile.ZipFile(folder / "a.zip", "w") as archive:
        archive.writestr(name, TEXT)
    before = sorted(tmp_path.rglob("*"))
    (record,) = read_corpus(folder / "a.zip").records
    assert record.text == TEXT and record.origin.startswith("a.zip/")
    assert sorted(tmp_path.rglob("*")) == before


def test_one_archive_may_stand_in_another_and_no_deeper(tmp_path: Path) -> None:
    def inner(content: dict[str, bytes | str]) -> bytes:
        held = io.BytesIO()
        with zipfile.ZipFile(held, "w") as archive:
            for name, data in content.items():
                archive.writestr(name, data)
        return held.getvalue()

    third = inner({"c.txt": TEXT + " Trois."})
    second = inner({"b.txt": TEXT, "trop.zip": third})
    path = tmp_path / "a.zip"
    path.write_bytes(inner({"second.zip": second}))
    reading = read_corpus(path)
    assert [record.origin for record in reading.records] == ["a.zip/second.zip/b.txt"]
    assert [(r.origin, r.reason) for r in reading.rejections] == [
        ("a.zip/second.zip/trop.zip", "an archive within archives")
    ]


def test_a_gzip_file_is_read_as_what_it_holds(tmp_path: Path) -> None:
    path = tmp_path / "export.jsonl.gz"
    path.write_bytes(gzip.compress(json.dumps({"id": "n", "text": TEXT}).encode()))
    assert [record.doc_id for record in read_corpus(path).records] == ["n"]


def test_a_gzip_file_that_was_cut_gives_what_is_left_and_says_so(tmp_path: Path) -> None:
    rows = "\n".join(json.dumps({"id": f"n{i}", "text": f"{TEXT} {i * 7919}"}) for i in range(400))
    path = tmp_path / "export.jsonl.gz"
    path.write_bytes(gzip.compress(rows.encode())[:-2000])
    reading = read_corpus(path)
    assert len(reading.records) > 50
    assert "damaged archive, read as far as it goes" in [remark.kind for remark in reading.remarks]
    assert [item.reason.split(":")[0] for item in reading.rejections] == ["not JSON"]


def test_a_bomb_is_refused_with_its_ratio(tmp_path: Path) -> None:
    path = pack(tmp_path / "bombe.zip", a_dot_txt=b"0" * (30 * 2**20))
    with pytest.raises(CorpusError, match="times its size unpacked"):
        read_corpus(path)
    packed = tmp_path / "bombe.txt.gz"
    packed.write_bytes(gzip.compress(b"0" * (30 * 2**20)))
    with pytest.raises(CorpusError, match="times its size unpacked"):
        read_corpus(packed)


def test_too_many_files_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "MOST_FILES", 2)
    path = pack(tmp_path / "a.zip", **{f"t{i}_dot_txt": TEXT for i in range(3)})
    with pytest.raises(CorpusError, match="3 files; allowed: at most 2"):
        read_corpus(path)


def test_an_encrypted_or_damaged_member_loses_only_itself(tmp_path: Path) -> None:
    path = pack(tmp_path / "a.zip", a_dot_txt=TEXT, b_dot_txt=TEXT + " Encore, et d’autres mots.")
    data = bytearray(path.read_bytes())
    # The flag of the second entry of the central directory: "encrypted".
    second = data.rindex(b"PK\x01\x02")
    data[second + 8] |= 1
    path.write_bytes(bytes(data))
    reading = read_corpus(path)
    assert [record.origin for record in reading.records] == ["a.zip/a.txt"]
    assert [(r.origin, r.reason) for r in reading.rejections] == [("a.zip/b.txt", "encrypted member of an archive")]
    data[second + 8] &= 0xFE
    at = data.index(b"b.txt") + len("b.txt") + 3
    data[at] ^= 0xFF
    path.write_bytes(bytes(data))
    reading = read_corpus(path)
    assert [record.origin for record in reading.records] == ["a.zip/a.txt"]
    assert reading.rejections[0].reason.startswith("damaged member of an archive")


def test_an_archive_that_was_cut_beside_texts_does_not_lose_them(tmp_path: Path) -> None:
    whole = pack(tmp_path / "a.zip", a_dot_txt=TEXT).read_bytes()
    (tmp_path / "a.zip").write_bytes(whole[:40])
    (tmp_path / "b.txt").write_text(TEXT, encoding="utf-8")
    reading = read_corpus(tmp_path)
    assert [record.origin for record in reading.records] == ["b.txt"]
    assert [item.origin for item in reading.rejections] == ["a.zip"]


@pytest.mark.parametrize("packing", [zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED])
@pytest.mark.parametrize("is_streamed", [False, True])
def test_of_an_archive_without_its_directory_the_whole_files_are_read(
    tmp_path: Path, packing: int, is_streamed: bool
) -> None:
    held = io.BytesIO()

    class Pipe(io.RawIOBase):  # what cannot be wound back has the sizes behind each file
        def writable(self) -> bool:
            return True

        def write(self, data: bytes) -> int:  # type: ignore[override]
            return held.write(data)

    with zipfile.ZipFile(Pipe() if is_streamed else held, "w", packing) as archive:  # type: ignore[arg-type]
        for number in range(4):
            archive.writestr(f"lot/t{number}.txt", f"{TEXT} {number}. {' '.join(map(str, range(number, 400)))}")
        archive.writestr("lot/metadata.csv", "id,date\nt1,2023-04-03\n")
    data = held.getvalue()
    path = tmp_path / "lot.zip"
    path.write_bytes(data[: data.index(b"PK\x01\x02")])
    reading = read_corpus(path)
    assert [(r.origin, str(r.date)) for r in reading.records] == [
        (f"lot.zip/lot/t{number}.txt", "2023-04-03" if number == 1 else "None") for number in range(4)
    ]
    assert [r.detail for r in reading.remarks if r.kind == "archive without a directory"] == ["5 ; lot/metadata.csv"]
    cut = data.index(b"lot/t3.txt") + 60
    path.write_bytes(data[:cut])
    reading = read_corpus(path)
    assert [r.origin[-6:] for r in reading.records] == ["t0.txt", "t1.txt", "t2.txt"]
    if not (is_streamed and packing == zipfile.ZIP_STORED):  # of such a file nothing says how long it was
        assert [(r.origin, r.reason.split(":")[0]) for r in reading.rejections] == [
            ("lot.zip/lot/t3.txt", "damaged member of an archive")]  # fmt: skip


def test_an_archive_without_its_directory_may_not_unpack_without_end(tmp_path: Path) -> None:
    path = pack(tmp_path / "bombe.zip", a_dot_txt=b"0" * (30 * 2**20), b_dot_txt=TEXT)
    path.write_bytes(path.read_bytes()[:-40])
    with pytest.raises(CorpusError, match="times its size unpacked"):
        read_corpus(path)


def test_the_sheet_says_in_french_what_is_wrong_with_an_archive(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "bon.txt").write_text(TEXT, encoding="utf-8")
    whole = pack(tmp_path / "entier.zip", a_dot_txt=f"{TEXT} Encore.", b_dot_txt=f"{TEXT} Fin.").read_bytes()
    (tmp_path / "entier.zip").rename(tmp_path / "trop.zip")
    (tmp_path / "coupe.zip").write_bytes(whole[:50])
    (tmp_path / "classeur.xlsx").write_bytes(b"PK\x03\x04" + b"abc" * 40)
    (tmp_path / "c.txt.gz").write_bytes(gzip.compress(TEXT.encode() * 99)[:12])
    (tmp_path / "d.txt.gz").write_bytes(gzip.compress(TEXT.encode() * 99)[:10] + b"\xff" * 30)
    monkeypatch.setattr(archives, "MOST_FILES", 1)
    sheet = reconcile(load_corpus(tmp_path))
    assert sheet.loc[sheet["item"] == "rejeté", "detail"].tolist() == [
        "c.txt.gz\u00a0: archive gzip illisible — «\u00a0coupé avant la fin\u00a0»",
        "classeur.xlsx\u00a0: archive zip illisible — «\u00a0la liste de ses fichiers manque\u00a0»",
        "coupe.zip\u00a0: archive zip illisible — «\u00a0la liste de ses fichiers manque\u00a0»",
        "d.txt.gz\u00a0: archive gzip illisible — «\u00a0données endommagées\u00a0»",
        "trop.zip\u00a0: archive trop grande pour des textes — «\u00a02 fichiers\u00a0»",
    ]
