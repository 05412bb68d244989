"""Tables, lines, pages and archives that were cut, flipped or shuffled: no crash, the sums hold, neighbours stay."""

from __future__ import annotations

import csv
import io
import json
import os
import random
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from analysis.errors import CorpusError
from analysis.readers.reading import read_file
from analysis.readers.records import Reading

#: How much damage is tried; ``PRESSCOPE_FUZZ=20`` tries twenty times as much.
TIMES = int(os.environ.get("PRESSCOPE_FUZZ", "1"))
N = 6
BODIES = [
    f"Le bac numéro {n} a quitté le quai à l’aube, avec {n + 3} passagers.\nLa digue « tient », dit le pilote {n}."
    for n in range(N)
]
DAYS = [f"2023-04-0{n + 1}" for n in range(N)]
Parts = tuple[bytes, list[bytes], bytes]


def jsonl() -> Parts:
    rows = [{"id": f"a{n}", "date": DAYS[n], "text": BODIES[n]} for n in range(N)]
    return b"", [json.dumps(row, ensure_ascii=False).encode() + b"\n" for row in rows], b""


def json_list() -> Parts:
    rows = [json.dumps({"id": f"a{n}", "text": BODIES[n]}, ensure_ascii=False) for n in range(N)]
    return b"[\n", [row.encode() + (b",\n" if n < N - 1 else b"\n") for n, row in enumerate(rows)], b"]\n"


def table(quoting: int) -> Callable[[], Parts]:
    def written(row: list[str]) -> bytes:
        held = io.StringIO()
        csv.writer(held, quoting=quoting, lineterminator="\n").writerow(row)  # type: ignore[arg-type]
        return held.getvalue().encode()

    rows = [written([f"a{n}", DAYS[n], "Le Phare", BODIES[n]]) for n in range(N)]
    return lambda: (written(["id", "date", "source", "texte"]), rows, b"")


def starred() -> Parts:
    return b"", [f"**** *source_le_phare *date_{DAYS[n]}\n{BODIES[n]}\n\n".encode() for n in range(N)], b""


def scraped() -> Parts:
    opening = '<text source="Le Phare" author="" title="Le bac {n}" date="{day}">\n<ref target="https://phare.example/{n}">'
    return b"", [
        f"{opening.format(n=n, day=DAYS[n])}Lien</ref><lb></lb>{BODIES[n]}</text>\n".encode() for n in range(N)
    ], b""


def extracted() -> Parts:
    return b"<docs>\n", [
        f'<doc sitename="Le Phare" title="Le bac {n}" date="{DAYS[n]}"><main><p>{BODIES[n]}</p></main></doc>\n'.encode()
        for n in range(N)
    ], b"</docs>\n"


FORMATS: dict[str, tuple[str, Callable[[], Parts]]] = {
    "jsonl": ("a.jsonl", jsonl), "json": ("a.json", json_list),
    "csv-all": ("a.csv", table(csv.QUOTE_ALL)), "csv-minimal": ("a.csv", table(csv.QUOTE_MINIMAL)),
    "iramuteq": ("a.txt", starred), "press-corpus-scraper": ("a.xml", scraped), "trafilatura": ("a.xml", extracted),
}  # fmt: skip
each_format = pytest.mark.parametrize("name", FORMATS)


def read(data: bytes, place: Path) -> Reading | None:
    """Read bytes; None for what is refused aloud."""
    place.write_bytes(data)
    try:
        reading = read_file(place, place.name)
    except CorpusError:
        return None
    assert reading.n_found == len(reading.records) + len(reading.rejections) + len(reading.twice)
    assert all(record.text.strip() for record in reading.records)
    return reading


def damaged(part: bytes, rng: random.Random) -> bytes:
    changed = bytearray(part)
    how = rng.choice(["flip", "cut", "end", "start"])
    if how == "flip":
        for _ in range(rng.choice([1, 2, 5])):
            changed[rng.randrange(len(changed) - 1)] = rng.randrange(256)
    elif how == "cut":
        start = rng.randrange(len(changed) - 1)
        del changed[start : min(start + rng.choice([1, 5, 40]), len(changed) - 1)]
    else:
        at = rng.randrange(1, len(changed))
        changed = changed[:at] + b"\n" if how == "end" else changed[at:]
    return bytes(changed)


def said(reading: Reading | None) -> str:
    return "\n".join(record.text for record in reading.records) if reading else ""


@each_format
def test_whole_files_are_read_whole(name: str, tmp_path: Path) -> None:
    file, made = FORMATS[name]
    start, parts, end = made()
    reading = read(start + b"".join(parts) + end, tmp_path / file)
    assert reading is not None and len(reading.records) == N and not reading.rejections
    assert [body for body in BODIES if body not in said(reading)] == []


@each_format
def test_damage_in_one_text_leaves_the_others_as_they_were(name: str, tmp_path: Path) -> None:
    file, made = FORMATS[name]
    start, parts, end = made()
    rng = random.Random(name)
    for _ in range(15 * TIMES):
        hit = rng.randrange(N)
        broken = [damaged(part, rng) if at == hit else part for at, part in enumerate(parts)]
        text = said(read(start + b"".join(broken) + end, tmp_path / file))
        lost = [at for at, body in enumerate(BODIES) if at != hit and body not in text]
        assert lost == [], f"text {lost} is lost where text {hit} is {broken[hit]!r}"


@each_format
def test_texts_may_stand_in_any_order(name: str, tmp_path: Path) -> None:
    file, made = FORMATS[name]
    start, parts, end = made()
    rng = random.Random(name)
    for _ in range(3 * TIMES):
        order = rng.sample(range(N), N)
        parted = [parts[at].rstrip(b",\n") + (b",\n" if name == "json" else b"\n") for at in order]
        assert all(body in said(read(start + b"".join(parted) + end, tmp_path / file)) for body in BODIES)


@each_format
def test_a_file_cut_anywhere_gives_the_texts_that_are_whole(name: str, tmp_path: Path) -> None:
    file, made = FORMATS[name]
    start, parts, end = made()
    data, rng = start + b"".join(parts) + end, random.Random(name)
    for _ in range(10 * TIMES):
        at = rng.randrange(len(start) + len(parts[0]), len(data))
        text = said(read(data[:at], tmp_path / file))
        ends = [len(start) + sum(map(len, parts[: n + 1])) for n in range(N)]
        assert [n for n in range(N) if ends[n] <= at and BODIES[n] not in text] == []


@each_format
def test_no_bytes_crash_a_reader(name: str, tmp_path: Path) -> None:
    file, made = FORMATS[name]
    start, parts, end = made()
    data, rng = start + b"".join(parts) + end, random.Random(name)
    for _ in range(15 * TIMES):
        blocks = sorted(rng.sample(range(len(data)), 4))
        cut = [data[a:b] for a, b in zip([0, *blocks], [*blocks, len(data)], strict=True)]
        rng.shuffle(cut)
        noise = bytes(rng.randrange(256) for _ in range(rng.randrange(12)))
        read(noise.join(cut), tmp_path / file)


def archive() -> tuple[bytes, list[bytes]]:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as packed:
        for n, body in enumerate(BODIES):
            packed.writestr(f"t{n}.txt", body)
    data = held.getvalue()
    starts = [data.index(f"t{n}.txt".encode()) - 30 for n in range(N)]
    return data, [data[a:b] for a, b in zip(starts, [*starts[1:], data.index(b"PK\x01\x02")], strict=True)]


def test_an_archive_cut_anywhere_gives_the_files_that_are_whole(tmp_path: Path) -> None:
    data, files = archive()
    rng = random.Random(3)
    for _ in range(30 * TIMES):
        at = rng.randrange(len(files[0]), len(data))
        text = said(read(data[:at], tmp_path / "a.zip"))
        ends = [sum(map(len, files[: n + 1])) for n in range(N)]
        assert [n for n in range(N) if ends[n] <= at and BODIES[n] not in text] == []


def test_no_bytes_crash_the_reading_of_an_archive(tmp_path: Path) -> None:
    data, files = archive()
    rng = random.Random(4)
    for _ in range(30 * TIMES):
        changed = bytearray(data)
        for _ in range(rng.choice([1, 3, 9])):
            changed[rng.randrange(4, len(changed))] = rng.randrange(256)
        read(bytes(changed), tmp_path / "a.zip")
        read(b"".join(rng.sample(files, N)), tmp_path / "a.zip")
