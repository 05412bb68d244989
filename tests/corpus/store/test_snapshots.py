"""The store: what comes from it is what a fresh run gives, and what cannot be trusted is not."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from analysis.cache_place import cache_folder
from analysis.corpus import build
from analysis.corpus.copies import comparing
from analysis.corpus.store import file_memory, recalling
from analysis.corpus.store.snapshots import Store

DATED = "Publié le 3 mai 2022 à 10h"
SHARED = (
    "La ministre des Ports, Anne Lorme, a reçu mardi à Paris une délégation de l'OTAN venue parler du dragage des "
    "chenaux et de la sécurité des câbles."
)
TEXTS = {
    "a.txt": f"Les ports réunis\n\n{DATED}\n\n{SHARED}\n\n« Rien n'est joué », a déclaré Emmanuel Macron à Berlin.\n",
    "b.txt": f"Une délégation reçue\n\n{SHARED}\n\nLes travaux doivent commencer à l'automne dans trois bassins.\n",
    "c.txt": "La Russie proteste\n\nMoscou a dénoncé jeudi 24 juin un exercice naval de l'Union européenne.\n",
    "d.txt": "Vide de tout nom\n\nLe marché couvert ouvre une heure plus tôt cet hiver, dit l'affiche.\n",
}


@pytest.fixture
def place(press: Any) -> Any:
    for name, text in TEXTS.items():
        press.write(name, text)
    return press


def forbid(monkeypatch: pytest.MonkeyPatch, what: str) -> None:
    """Fail where a file is read (``file_memory.read_file``) or a text looked through (``build.build``)."""

    def fail(*_args: object, **_named: object) -> None:
        raise AssertionError(f"{what} was called")

    module, name = {"read_file": (file_memory, "read_file"), "build": (build, "build")}[what]
    monkeypatch.setattr(module, name, fail)


def counted_new(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Return a list that takes, at each build, the number of texts that were looked through."""
    seen: list[int] = []
    original = build.build

    def spy(*args: object, **named: object) -> object:
        built = original(*args, **named)  # type: ignore[arg-type]
        seen.append(built.n_new)
        return built

    monkeypatch.setattr(build, "build", spy)
    return seen


def test_an_unchanged_corpus_is_neither_read_nor_looked_through_again(
    place: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = place.load()
    forbid(monkeypatch, "build")
    place.assert_same(place.load(), first)
    place.assert_same(first, first)


def change(place: Any) -> None:
    place.write("c.txt", TEXTS["c.txt"] + "\nLe Kremlin a parlé de provocation, l'ONU de prudence.\n")


def add(place: Any) -> None:
    place.write("abc.txt", "Un texte de plus\n\nLe 4 mai 2023, la Chine et l'Inde ont rouvert un poste frontière.\n")


def remove(place: Any) -> None:
    (place / "a.txt").unlink()


def rename(place: Any) -> None:
    (place / "a.txt").rename(place / "z.txt")


def copy(place: Any) -> None:
    shutil.copy(place / "a.txt", place / "e.txt")


def describe(place: Any) -> None:
    place.write("metadata.csv", "id;date;source;title\nc;2021-06-25;Gazette;La Russie proteste\nd;;Gazette;\n")


def spoil(place: Any) -> None:
    (place / "d.txt").write_bytes(b"\x00\x01\x02")


def change_the_dated(place: Any) -> None:
    place.write("a.txt", TEXTS["a.txt"].replace("3 mai 2022", "5 mai 2022"))


CHANGES = [change, add, remove, rename, copy, describe, spoil, change_the_dated]


@pytest.mark.parametrize("edit", CHANGES, ids=lambda edit: edit.__name__)
def test_a_changed_corpus_is_what_a_fresh_run_makes_of_it(place: Any, edit: Callable[[Any], None]) -> None:
    place.load()
    edit(place)
    expected = place.fresh()
    place.assert_same(place.load(), expected)
    place.assert_same(place.load(), expected)


def test_changes_one_after_the_other_leave_no_stale_rows(place: Any) -> None:
    for edit in (change, add, copy, describe, change_the_dated, remove, spoil):
        edit(place)
        place.assert_same(place.load(), place.fresh())


def test_only_changed_texts_are_looked_through(place: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    place.load()
    seen = counted_new(monkeypatch)
    change(place)
    place.load()
    assert seen == [1]


def test_texts_that_were_compared_are_compared_again_only_with_those_that_are_new(
    place: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = "Le préfet maritime a présenté lundi le plan de mouillage des navires en attente devant la rade, {} zones."
    for name, n in (("e.txt", "trois"), ("f.txt", "quatre"), ("g.txt", "trois")):
        place.write(name, f"{words.format(n)}\n\n{words.format(n).replace('lundi', 'mardi')}\n")
    first = place.load()
    assert first.documents.set_index("doc_id").loc["f.txt", "duplicate_of"] == "e.txt"
    seen: list[int] = []
    original = comparing.shingle_sets

    def spy(texts: list[str], spans: list[list[tuple[int, int]]]) -> object:
        seen.append(len(texts))
        return original(texts, spans)

    monkeypatch.setattr(comparing, "shingle_sets", spy)
    change(place)
    found = place.load()
    assert not seen
    place.assert_same(found, place.fresh())
    seen.clear()
    place.write("h.txt", f"{words.format('cinq')}\n")
    found = place.load()
    assert len(seen) == 1
    place.assert_same(found, place.fresh())


def test_a_touched_file_is_read_but_not_looked_through(place: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    place.load()
    seen = counted_new(monkeypatch)
    os.utime(place / "c.txt")
    place.load()
    assert seen == [0]


def test_one_changed_line_of_an_export_is_one_changed_text(place: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    words = "L'OTAN et la Chine se parlent."
    rows = [{"id": f"r{i}", "date": "2022-03-01", "text": f"Texte {i}. {words}"} for i in range(5)]
    place.write("export.jsonl", "\n".join(map(json.dumps, rows)) + "\npas du JSON\n")
    place.load()
    seen = counted_new(monkeypatch)
    rows[3]["text"] = "Le texte a été corrigé : l'Inde s'y joint."
    place.write("export.jsonl", "\n".join(map(json.dumps, rows)) + "\npas du JSON\n")
    place.assert_same(place.load(), place.fresh())
    assert seen[0] == 1


@pytest.fixture
def lexicon(tmp_path: Path) -> Path:
    folder = tmp_path / "lexique"
    folder.mkdir()
    (folder / "themes.yaml").write_text(
        "valid_through: 2024-12-31\nthemes:\n- id: marches\n  label: Marchés\n  covers: les marchés couverts\n"
        "  terms: [marché couvert]\n",
        encoding="utf-8",
    )
    return folder


def test_another_lexicon_looks_for_its_words_without_reading_a_file(
    place: Any, lexicon: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place.load()
    expected = place.fresh(lexicon)
    assert "marches" in expected.themes["theme_id"].tolist()
    with monkeypatch.context() as patch:
        forbid(patch, "read_file")
        place.assert_same(place.load(lexicon), expected)
    place.assert_same(place.load(), place.fresh())


def snapshot_folder(place: Any) -> Path:
    store = Store(place.folder)
    return store.folder / (store.folder / "current").read_text()


def cut_short(place: Any) -> None:
    path = snapshot_folder(place) / "mentions.parquet"
    path.write_bytes(path.read_bytes()[:-100])


def lose_rows(place: Any) -> None:
    folder = snapshot_folder(place)
    frame = pd.read_parquet(folder / "passages.parquet")
    frame.iloc[:-1].to_parquet(folder / "passages.parquet", index=False)


def lose_a_file(place: Any) -> None:
    (snapshot_folder(place) / "texts.parquet").unlink()
    change(place)


def lose_the_manifest(place: Any) -> None:
    (snapshot_folder(place) / "manifest.json").unlink()


def write_nonsense(place: Any) -> None:
    (snapshot_folder(place) / "manifest.json").write_text('{"format": 1, "rows"')


def point_nowhere(place: Any) -> None:
    (Store(place.folder).folder / "current").write_bytes(b"\xff\xfe")


@pytest.mark.parametrize(
    "damage", [cut_short, lose_rows, lose_a_file, lose_the_manifest, write_nonsense, point_nowhere],
    ids=lambda damage: damage.__name__,
)  # fmt: skip
def test_a_damaged_store_is_no_store(place: Any, damage: Callable[[Any], None]) -> None:
    place.load()
    damage(place)
    expected = place.fresh()
    place.assert_same(place.load(), expected)
    place.assert_same(place.load(), expected)


def test_a_write_that_stops_half_way_leaves_the_last_snapshot(place: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    first = place.load()
    with monkeypatch.context() as patch:
        patch.setattr("analysis.corpus.store.snapshots._write_frame", _full_disk)
        add(place)
        place.load()
    (place / "abc.txt").unlink()
    forbid(monkeypatch, "build")
    place.assert_same(place.load(), first)
    assert len([path for path in Store(place.folder).folder.iterdir() if path.is_dir()]) == 1


def _full_disk(_frame: pd.DataFrame, path: Path) -> None:
    if path.stem == "themes":
        raise OSError(28, "No space left on device")
    path.write_bytes(b"PAR1")


def test_other_code_believes_nothing(place: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    place.load()
    monkeypatch.setattr("analysis.corpus.store.snapshots.code_version", lambda: "other")
    seen = counted_new(monkeypatch)
    place.load()
    assert seen == [4]


def test_a_file_written_this_moment_is_read_again(place: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(file_memory, "_UNSURE", 10**12)
    place.load()
    seen = counted_new(monkeypatch)
    place.load()
    assert seen == [0]  # one build, though nothing seems to have changed


def test_snapshots_are_for_this_user_alone_and_one_for_each_corpus(place: Any) -> None:
    place.load()
    change(place)
    place.load()
    folder = Store(place.folder).folder
    if os.name == "posix":
        assert all(one.stat().st_mode & 0o777 == 0o700 for one in (cache_folder(), folder, snapshot_folder(place)))
    assert [path for path in folder.iterdir() if path.is_dir()] == [snapshot_folder(place)]


def test_without_a_store_nothing_is_written(place: Any) -> None:
    place.fresh()
    assert not list(cache_folder().glob("*"))


def test_two_that_write_at_once_leave_one_whole_snapshot(place: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    first = place.load()
    files = file_memory.FileMemory(build.list_files(place.folder))
    said, kept = build._read_all(place.folder, files, "header", build.untracked)
    built = build.build(said, first.lexicon, name=place.folder.name)
    frames, about = recalling.frames_of(built, kept, files)
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda _: Store(place.folder).write(frames, about), range(12)))
    forbid(monkeypatch, "build")
    place.assert_same(place.load(), first)


def test_what_archives_and_exports_say_is_the_same_from_the_store(place: Any) -> None:
    import zipfile

    row = {"export_id": "n1", "date": "2023-01-31", "date_in_id": "2023-02-01", "source": "Le Monde (site web)",
           "stated_words": "312 mots", "also_in": ["Le Phare", "AFP"],
           "text": "La Chine a répondu à l'OTAN."}  # fmt: skip
    for name in ("e.jsonl", "f.jsonl"):
        place.write(name, json.dumps(row) + "\n")
    with zipfile.ZipFile(place / "g.zip", "w") as archive:
        archive.writestr("h.txt", "Un texte de l'archive.\n\nL'Inde a voté mardi.\n")
        archive.writestr("metadata.csv", "id,date,source\nh,2022-01-05,Gazette\n")
    first = place.load()
    assert len(first.twice) == 1 and "h" in first.documents["doc_id"].tolist()
    place.assert_same(place.load(), first)
    change(place)
    found, expected = place.load(), place.fresh()
    place.assert_same(found, expected)
    for name in ("twice", "remarks", "rejections", "files"):
        pd.testing.assert_frame_equal(getattr(found, name), getattr(expected, name), obj=name)
