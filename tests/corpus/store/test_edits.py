"""Edits of a folder: what is not read again is taken over, and nobody can tell it from a fresh run."""

from __future__ import annotations

import gzip
import random
import zipfile
from collections.abc import Callable
from typing import Any

import pytest

from analysis.corpus import build
from analysis.corpus.copies import repeats
from analysis.corpus.dating import sharing

PORT = "Le préfet maritime a présenté lundi à Brest le plan de mouillage des navires en attente devant la rade, "
SHARED = (
    "La ministre des Ports a reçu mardi à Paris une délégation de l'OTAN venue parler du dragage des chenaux et de la "
    "sécurité des câbles sous-marins."
)
TEXTS = {
    "nord/a.txt": f"Les ports réunis\n\nPublié le 3 mai 2022 à 10h\n\n{SHARED}\n\n« Rien n'est joué », a dit Macron.\n",
    "nord/b.txt": f"Une délégation reçue\n\n{SHARED}\n\nLes travaux doivent commencer à l'automne, dit l'ONU.\n",
    "nord/vide.txt": " \n",
    "nord/bb.txt": f"Le dragage\n\n{SHARED}\n\nLe président russe a dit mardi 3 mai que les câbles seraient relevés.\n",
    "sud/c.txt": "La Russie proteste\n\nMoscou a dénoncé jeudi 24 juin 2021 un exercice naval de l'Union européenne.\n",
    "sud/d.txt": f"{PORT}trois zones et deux remorqueurs de haute mer.\n\n{PORT}la Chine n'a rien dit.\n",
    "sud/e.txt": f"{PORT}quatre zones et deux remorqueurs de haute mer.\n\n{PORT}la Chine n'a encore rien dit.\n",
    "f.txt": f"{PORT}trois zones et cinq remorqueurs de haute mer.\n\n{PORT}la Chine n'a rien dit hier.\n",
    "notes.bin": "\x00\x01\x02",
}  # fmt: skip


@pytest.fixture
def place(press: Any) -> Any:
    for name, text in TEXTS.items():
        press.write(name, text)
    press.write("export.jsonl", '{"id": "x9", "date": "2022-05-04", "text": "La Chine se tait."}\n[]\n')
    with zipfile.ZipFile(press / "g.zip", "w") as archive:
        archive.writestr("h.txt", "Un texte de l'archive.\n\nL'Inde a voté mardi.\n")
        archive.writestr("metadata.csv", "id,date,source\nh,2022-01-05,Gazette\nperdu,2022-01-06,Gazette\n")
    (press / "i.txt.gz").write_bytes(gzip.compress("L'OTAN a répondu.\n".encode(), mtime=0))
    return press


def forbid_reading_all(patch: pytest.MonkeyPatch) -> None:
    def fail(*_args: object) -> None:
        raise AssertionError("all files were read")

    patch.setattr(build, "_read_all", fail)


def change(place: Any) -> None:
    place.write("sud/c.txt", TEXTS["sud/c.txt"] + "\nLe Kremlin a parlé de provocation, l'ONU de prudence.\n")


def change_the_dated(place: Any) -> None:
    place.write("nord/a.txt", TEXTS["nord/a.txt"].replace("3 mai", "5 mai"))


def undate(place: Any) -> None:
    place.write("nord/a.txt", TEXTS["nord/a.txt"].replace("Publié le 3 mai 2022 à 10h\n\n", ""))


def add(place: Any) -> None:
    place.write("est/m.txt", f"{SHARED}\n\nPublié le 8 mai 2022. L'Inde s'en félicite.\n")
    place.write("nord/aa.txt", f"{PORT}trois zones et deux remorqueurs.\n")


def remove(place: Any) -> None:
    (place / "sud/d.txt").unlink()
    (place / "nord/vide.txt").unlink()


def rename(place: Any) -> None:
    (place / "sud/d.txt").rename(place / "zz.txt")
    (place / "nord/a.txt").rename(place / "a.txt")


def empty(place: Any) -> None:
    place.write("f.txt", "\n")
    place.write("nord/vide.txt", "Il y a maintenant un texte sur la Chine.\n")


def spoil(place: Any) -> None:
    (place / "nord/b.txt").write_bytes(b"\x00\x01\x02")
    place.write("notes.bin", "\x00\x01\x02\x03")


def change_copies(place: Any) -> None:
    place.write("f.txt", TEXTS["sud/c.txt"])
    place.write("sud/e.txt", TEXTS["sud/d.txt"])


def change_exports(place: Any) -> None:
    place.write("export.jsonl", '{"id": "x9", "date": "2022-05-04", "text": "La Chine et Taïwan."}\n{"a"\n"pas"\n')
    (place / "i.txt.gz").write_bytes(gzip.compress("L'OTAN n'a pas répondu.\n".encode(), mtime=0))


EDITS = [
    change, change_the_dated, undate, add, remove, rename, empty, spoil, change_copies, change_exports,
]  # fmt: skip


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit.__name__)
def test_an_edit_is_read_by_itself_and_gives_what_a_fresh_run_gives(
    place: Any, edit: Callable[[Any], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    first = place.load()
    edit(place)
    expected = place.fresh()
    with monkeypatch.context() as patch:
        forbid_reading_all(patch)
        place.assert_same(place.load(), expected)
        place.assert_same(place.load(), expected)
    assert len(first.documents) == 10


def test_edits_in_any_order_leave_no_stale_rows(place: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    place.load()
    edits = [change_the_dated, add, change_copies, empty, undate, rename, change_exports]
    random.Random(7).shuffle(edits)
    for edit in edits:
        edit(place)
        expected = place.fresh()
        with monkeypatch.context() as patch:
            forbid_reading_all(patch)
            place.assert_same(place.load(), expected)


def share_an_id(place: Any) -> None:
    place.write("autre.jsonl", '{"id": "x9", "date": "2022-05-04", "text": "Un autre texte sous le même nom."}\n')


def export_twice(place: Any) -> None:
    row = '{"id": "", "date": "2022-05-04", "source": "Gazette", "text": "La Gazette parle de l\'Inde."}\n'
    place.write("un.jsonl", row)
    place.write("deux.jsonl", row)


def describe(place: Any) -> None:
    place.write("sud/metadata.csv", "id;date;source;title\nc;2021-06-25;Gazette;La Russie proteste\nd;;Gazette;\n")


@pytest.mark.parametrize("edit", [share_an_id, export_twice, describe], ids=lambda edit: edit.__name__)
def test_what_concerns_other_texts_too_is_settled_with_all_of_them(place: Any, edit: Callable[[Any], None]) -> None:
    place.load()
    edit(place)
    place.assert_same(place.load(), place.fresh())
    change(place)
    place.assert_same(place.load(), place.fresh())


def test_a_text_takes_its_id_back_when_no_other_has_it(place: Any) -> None:
    share_an_id(place)
    assert sum(doc_id.startswith("x9~") for doc_id in place.load().documents["doc_id"]) == 2
    (place / "autre.jsonl").unlink()
    found = place.load()
    assert "x9" in found.documents["doc_id"].tolist()
    place.assert_same(found, place.fresh())


def test_a_table_beside_the_texts_is_read_with_the_texts_that_changed(
    place: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    flat = type(place)(place.folder.parent / "plat")
    for name in ("a.txt", "b.txt", "bb.txt"):
        flat.write(name, TEXTS[f"nord/{name}"])
    flat.write("metadata.csv", "id,date,source\na,2022-05-03,Gazette\nb,2022-05-04,Phare\nperdu,2022,Gazette\n")
    flat.load()
    flat.write("a.txt", TEXTS["nord/a.txt"] + "\nL'Inde s'en félicite.\n")
    expected = flat.fresh()
    assert expected.documents["source"].fillna("").tolist() == ["Gazette", "Phare", ""]
    assert ("bb.txt", "text without its row") in set(expected.remarks[["origin", "kind"]].itertuples(index=False))
    with monkeypatch.context() as patch:
        forbid_reading_all(patch)
        place.assert_same(flat.load(), expected)
    flat.write("bb.txt", TEXTS["nord/bb.txt"] + "\nL'Inde s'en félicite.\n")
    expected = flat.fresh()
    with monkeypatch.context() as patch:
        forbid_reading_all(patch)
        place.assert_same(flat.load(), expected)
    flat.write("perdu.txt", "Un texte retrouvé.\n")
    place.assert_same(flat.load(), flat.fresh())


def test_only_texts_whose_passages_were_printed_on_other_days_are_dated_again(
    place: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    place.load()
    seen: list[object] = []
    original = sharing.date_lines

    def spy(*args: object) -> object:
        if args[3] is not None:
            seen.append(args[3])
        return original(*args)  # type: ignore[arg-type]

    monkeypatch.setattr(sharing, "date_lines", spy)
    change(place)
    place.load()
    assert not seen
    change_the_dated(place)
    place.load()
    assert len(seen) == 2


def test_only_stories_with_other_passages_are_looked_through_for_near_repeats(
    place: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = place.load()
    assert first.documents["duplicate_of"].notna().sum() == 4
    seen: list[int] = []
    original = repeats._look_through

    def spy(shelf: object, rows: list[int], story: object) -> object:
        seen.append(len(rows))
        return original(shelf, rows, story)  # type: ignore[arg-type]

    monkeypatch.setattr(repeats, "_look_through", spy)
    change(place)
    place.load()
    assert seen == [0]
    place.write("sud/e.txt", TEXTS["sud/e.txt"] + f"\n{PORT}et l'Inde attend.\n")
    found = place.load()
    assert seen[1] > 0
    monkeypatch.undo()
    monkeypatch.setenv("PRESSCOPE_NO_CACHE", "1")
    place.assert_same(found, place.load())
