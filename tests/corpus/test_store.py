"""The store: what comes from it is what a fresh run gives, and what cannot be trusted is not."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pandas as pd
import pytest

from analysis.cache_place import cache_folder
from analysis.corpus import build, comparing, memory, remembered
from analysis.corpus.corpus import Corpus
from analysis.corpus.store import Store

FRAMES = ("documents", "passages", "mentions", "themes", "quotes", "funnel", "files", "rejections", "remarks")
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
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("PRESSCOPE_CACHE", str(tmp_path / "cache"))
    folder = tmp_path / "presse"
    folder.mkdir()
    for name, text in TEXTS.items():
        write(folder / name, text)
    return folder


def write(path: Path, text: str) -> None:
    """Write a file that is older than the moment in which a clock cannot tell two changes apart."""
    path.write_text(text, encoding="utf-8")
    old = path.stat().st_mtime_ns - 10**9
    os.utime(path, ns=(old, old))


@pytest.fixture(autouse=True)
def _nothing_is_young(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    # The time of a file's entry cannot be set back, so nothing waits for it here; one test does.
    monkeypatch.setattr(remembered, "_UNSURE", -(10**12))
    yield


def load(place: Path, lexicon: Path | None = None) -> Corpus:
    build._LOADED.clear()
    return build.load_corpus(place, lexicon=lexicon)


def fresh(place: Path, lexicon: Path | None = None) -> Corpus:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PRESSCOPE_NO_CACHE", "1")
        return load(place, lexicon)


def assert_same(found: Corpus, expected: Corpus) -> None:
    for name in FRAMES:
        pd.testing.assert_frame_equal(getattr(found, name), getattr(expected, name), obj=name)
    assert found.sha256 == expected.sha256
    assert (found.name, found.licence, found.notice) == (expected.name, expected.licence, expected.notice)


def forbid(monkeypatch: pytest.MonkeyPatch, what: str) -> None:
    """Fail where a file is read (``memory.read_file``) or a text looked through (``build.build``)."""

    def fail(*_args: object, **_named: object) -> None:
        raise AssertionError(f"{what} was called")

    module, name = {"read_file": (remembered, "read_file"), "build": (build, "build")}[what]
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
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = load(place)
    forbid(monkeypatch, "build")
    assert_same(load(place), first)
    assert_same(first, first)


def change(place: Path) -> None:
    write(place / "c.txt", TEXTS["c.txt"] + "\nLe Kremlin a parlé de provocation, l'ONU de prudence.\n")


def add(place: Path) -> None:
    write(place / "abc.txt", "Un texte de plus\n\nLe 4 mai 2023, la Chine et l'Inde ont rouvert un poste frontière.\n")


def remove(place: Path) -> None:
    (place / "a.txt").unlink()


def rename(place: Path) -> None:
    (place / "a.txt").rename(place / "z.txt")


def copy(place: Path) -> None:
    shutil.copy(place / "a.txt", place / "e.txt")


def describe(place: Path) -> None:
    write(place / "metadata.csv", "id;date;source;title\nc;2021-06-25;Gazette;La Russie proteste\nd;;Gazette;\n")


def spoil(place: Path) -> None:
    (place / "d.txt").write_bytes(b"\x00\x01\x02")


def change_the_dated(place: Path) -> None:
    write(place / "a.txt", TEXTS["a.txt"].replace("3 mai 2022", "5 mai 2022"))


CHANGES = [change, add, remove, rename, copy, describe, spoil, change_the_dated]


@pytest.mark.parametrize("edit", CHANGES, ids=lambda edit: edit.__name__)
def test_a_changed_corpus_is_what_a_fresh_run_makes_of_it(place: Path, edit: Callable[[Path], None]) -> None:
    load(place)
    edit(place)
    expected = fresh(place)
    assert_same(load(place), expected)
    assert_same(load(place), expected)


def test_changes_one_after_the_other_leave_no_stale_rows(place: Path) -> None:
    for edit in (change, add, copy, describe, change_the_dated, remove, spoil):
        edit(place)
        assert_same(load(place), fresh(place))


def test_only_changed_texts_are_looked_through(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    load(place)
    seen = counted_new(monkeypatch)
    change(place)
    load(place)
    assert seen == [1]


def test_texts_that_were_compared_are_compared_again_only_with_those_that_are_new(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = "Le préfet maritime a présenté lundi le plan de mouillage des navires en attente devant la rade, {} zones."
    for name, n in (("e.txt", "trois"), ("f.txt", "quatre"), ("g.txt", "trois")):
        write(place / name, f"{words.format(n)}\n\n{words.format(n).replace('lundi', 'mardi')}\n")
    first = load(place)
    assert first.documents.set_index("doc_id").loc["f.txt", "duplicate_of"] == "e.txt"
    seen: list[int] = []
    original = comparing.shingle_sets

    def spy(texts: list[str], spans: list[list[tuple[int, int]]]) -> object:
        seen.append(len(texts))
        return original(texts, spans)

    monkeypatch.setattr(comparing, "shingle_sets", spy)
    change(place)
    found = load(place)
    assert not seen
    assert_same(found, fresh(place))
    seen.clear()
    write(place / "h.txt", f"{words.format('cinq')}\n")
    found = load(place)
    assert len(seen) == 1
    assert_same(found, fresh(place))


def test_a_touched_file_is_read_but_not_looked_through(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    load(place)
    seen = counted_new(monkeypatch)
    os.utime(place / "c.txt")
    load(place)
    assert seen == [0]


def test_one_changed_line_of_an_export_is_one_changed_text(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    words = "L'OTAN et la Chine se parlent."
    rows = [{"id": f"r{i}", "date": "2022-03-01", "text": f"Texte {i}. {words}"} for i in range(5)]
    export = place / "export.jsonl"
    write(export, "\n".join(map(json.dumps, rows)) + "\npas du JSON\n")
    load(place)
    seen = counted_new(monkeypatch)
    rows[3]["text"] = "Le texte a été corrigé : l'Inde s'y joint."
    write(export, "\n".join(map(json.dumps, rows)) + "\npas du JSON\n")
    assert_same(load(place), fresh(place))
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
    place: Path, lexicon: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    load(place)
    expected = fresh(place, lexicon)
    assert "marches" in expected.themes["theme_id"].tolist()
    with monkeypatch.context() as patch:
        forbid(patch, "read_file")
        assert_same(load(place, lexicon), expected)
    assert_same(load(place), fresh(place))


def snapshot_folder(place: Path) -> Path:
    store = Store(place)
    return store.folder / (store.folder / "current").read_text()


def cut_short(place: Path) -> None:
    path = snapshot_folder(place) / "mentions.parquet"
    path.write_bytes(path.read_bytes()[:-100])


def lose_rows(place: Path) -> None:
    folder = snapshot_folder(place)
    frame = pd.read_parquet(folder / "passages.parquet")
    frame.iloc[:-1].to_parquet(folder / "passages.parquet", index=False)


def lose_a_file(place: Path) -> None:
    (snapshot_folder(place) / "texts.parquet").unlink()
    change(place)


def lose_the_manifest(place: Path) -> None:
    (snapshot_folder(place) / "manifest.json").unlink()


def write_nonsense(place: Path) -> None:
    (snapshot_folder(place) / "manifest.json").write_text('{"format": 1, "rows"')


def point_nowhere(place: Path) -> None:
    (Store(place).folder / "current").write_bytes(b"\xff\xfe")


@pytest.mark.parametrize(
    "damage", [cut_short, lose_rows, lose_a_file, lose_the_manifest, write_nonsense, point_nowhere],
    ids=lambda damage: damage.__name__,
)  # fmt: skip
def test_a_damaged_store_is_no_store(place: Path, damage: Callable[[Path], None]) -> None:
    load(place)
    damage(place)
    expected = fresh(place)
    assert_same(load(place), expected)
    assert_same(load(place), expected)


def test_a_write_that_stops_half_way_leaves_the_last_snapshot(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = load(place)
    with monkeypatch.context() as patch:
        patch.setattr("analysis.corpus.store._write_frame", _full_disk)
        add(place)
        load(place)
    (place / "abc.txt").unlink()
    forbid(monkeypatch, "build")
    assert_same(load(place), first)
    assert len([path for path in Store(place).folder.iterdir() if path.is_dir()]) == 1


def _full_disk(_frame: pd.DataFrame, path: Path) -> None:
    if path.stem == "themes":
        raise OSError(28, "No space left on device")
    path.write_bytes(b"PAR1")


def test_other_code_believes_nothing(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    load(place)
    monkeypatch.setattr("analysis.corpus.store.code_version", lambda: "other")
    seen = counted_new(monkeypatch)
    load(place)
    assert seen == [4]


def test_a_file_written_this_moment_is_read_again(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remembered, "_UNSURE", 10**12)
    load(place)
    seen = counted_new(monkeypatch)
    load(place)
    assert seen == [0]  # one build, though nothing seems to have changed


def test_snapshots_are_for_this_user_alone_and_one_for_each_corpus(place: Path) -> None:
    load(place)
    change(place)
    load(place)
    folder = Store(place).folder
    if os.name == "posix":
        assert all(one.stat().st_mode & 0o777 == 0o700 for one in (cache_folder(), folder, snapshot_folder(place)))
    assert [path for path in folder.iterdir() if path.is_dir()] == [snapshot_folder(place)]


def test_without_a_store_nothing_is_written(place: Path) -> None:
    fresh(place)
    assert not list(cache_folder().glob("*"))


def test_two_that_write_at_once_leave_one_whole_snapshot(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = load(place)
    files = remembered.FileMemory(build.list_files(place))
    said, kept = build._read_all(place, files, "header", build.untracked)
    built = build.build(said, first.lexicon, name=place.name)
    frames, about = memory.frames_of(built, kept, files)
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda _: Store(place).write(frames, about), range(12)))
    forbid(monkeypatch, "build")
    assert_same(load(place), first)


def test_what_archives_and_exports_say_is_the_same_from_the_store(place: Path) -> None:
    import zipfile

    row = {"export_id": "n1", "date": "2023-01-31", "date_in_id": "2023-02-01", "source": "Le Monde (site web)",
           "stated_words": "312 mots", "also_in": ["Le Phare", "AFP"],
           "text": "La Chine a répondu à l'OTAN."}  # fmt: skip
    for name in ("e.jsonl", "f.jsonl"):
        write(place / name, json.dumps(row) + "\n")
    with zipfile.ZipFile(place / "g.zip", "w") as archive:
        archive.writestr("h.txt", "Un texte de l'archive.\n\nL'Inde a voté mardi.\n")
        archive.writestr("metadata.csv", "id,date,source\nh,2022-01-05,Gazette\n")
    first = load(place)
    assert len(first.twice) == 1 and "h" in first.documents["doc_id"].tolist()
    assert_same(load(place), first)
    change(place)
    found, expected = load(place), fresh(place)
    assert_same(found, expected)
    for name in ("twice", "remarks", "rejections", "files"):
        pd.testing.assert_frame_equal(getattr(found, name), getattr(expected, name), obj=name)
