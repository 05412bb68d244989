"""A corpus worked on in partitions gives the rows of the whole, whoever works on it and whatever ends on the way."""

from __future__ import annotations

import gc
import io
import json
import os
import random
import signal
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal

import pandas as pd
import pytest
from typer.testing import CliRunner

from analysis.cli import app
from analysis.corpus import build
from analysis.corpus.beside import outlets_of
from analysis.corpus.conversion import Target, convert_corpus, convert_documents
from analysis.corpus.corpus import Corpus
from analysis.corpus.engines import DaskEngine, LocalEngine, ProcessEngine
from analysis.corpus.export import write_tables
from analysis.corpus.reconciliation import reconcile
from analysis.corpus.spread import find as spread_find
from analysis.corpus.spread import finish as spread_finish
from analysis.corpus.spread import steps as spread_steps
from analysis.corpus.spread import tables as spread
from analysis.corpus.spread.check import spread_documents, spread_sheet
from analysis.corpus.spread.counts import count_partitions
from analysis.corpus.spread.tables import spread_tables
from analysis.errors import CorpusError, ParameterError
from analysis.measures.frequency import count_frequencies
from analysis.readers import pieces
from analysis.readers.publications import settle_each
from analysis.readers.records import Record

KEYS = {
    "documents": ["doc_id"],
    "passages": ["doc_id", "passage_id"],
    "mentions": ["doc_id", "passage_id", "start", "end", "surface"],
    "themes": ["doc_id", "passage_id", "start", "end", "theme_id"],
    "quotes": ["doc_id", "passage_id", "start", "end"],
}
LINES = [
    "Le port de la ville basse a rouvert lundi matin après une semaine de grève des dockers et des pilotes du chenal.",
    "Emmanuel Macron a déclaré : « Rien ne sera décidé avant le sommet de l'OTAN, et chacun le sait ici. »",
    "La Russie et la Chine ont signé un accord sur le blé, selon le ministère des Affaires étrangères.",
    "Les pêcheurs attendent depuis onze jours la réouverture de la passe et comptent les filets perdus.",
    "António Guterres a appelé au calme dans une ville de l'est du pays où les tirs avaient repris dimanche.",
    "La coopérative a demandé une aide d'urgence au conseil de la province, qui doit se réunir jeudi soir à huis clos.",
    "Les assureurs maritimes ont salué la nouvelle mais n'abaisseront pas leurs primes avant un mois, dit un courtier.",
    "Les sanctions de l'Union européenne ont été reconduites pour six mois par les ministres réunis à Luxembourg hier.",
]
SPARE = "quai digue phare brume treuil amarre balise chenal houle marée ancre voile écluse bassin grue sirène".split()


def article(rng: random.Random, n: int = 5) -> list[str]:
    """Return a headline and paragraphs; one word in four is another, so that few lines come twice."""
    lines = rng.choices(LINES, k=n)
    varied = [" ".join(rng.choice(SPARE) if rng.random() < 0.25 else w for w in line.split()) for line in lines]
    return [f"{' '.join(rng.choices(SPARE, k=3)).capitalize()} : {rng.randint(1, 99)}", *varied]


def changed(rng: random.Random, lines: list[str]) -> list[str]:
    return [" ".join(rng.choice(SPARE) if rng.random() < 0.06 else w for w in line.split()) for line in lines]


def write_press(folder: Path) -> None:
    """Texts in all containers that can be cut, with copies, undated texts that share passages, and texts twice."""
    rng = random.Random(11)
    folder.mkdir()
    written: list[list[str]] = []
    rows = []
    for number in range(38):
        lines = article(rng, 4)
        if number % 9 == 4:
            lines = changed(rng, rng.choice(written))  # a near copy
        elif number % 9 == 7:
            lines = [*lines[:3], rng.choice(written)[2]]  # a passage of another text
        written.append(lines)
        day = "" if number % 6 == 5 else f"202{1 + number % 4}-0{1 + number % 9}-1{number % 7}"
        rows.append({"id": f"r{number}", "text": "\n\n".join(lines), "date": day, "source": f"Gazette {number % 4}"})
    rows[5]["text"] = rows[3]["text"]  # undated, of the words of a dated text
    rows[17]["text"] = "\n\n".join([*article(rng, 2), written[16][3]])
    listed = [json.dumps(row, ensure_ascii=False) for row in rows]
    listed[20:20] = ["{broken", "", json.dumps({"text": "", "id": "leer"})]
    (folder / "lot.jsonl").write_text("\n".join(listed), encoding="utf-8")
    exported = [
        {"export_id": "e1", "date": "2022-03-01", "source": "Gazette 1", "text": "Un texte court, exporté ici et là."},
        {"export_id": "e2", "date": "2022-03-02", "source": "Gazette 2", "text": "\n".join(written[8])},
    ]
    again = [exported[0], {**exported[1], "text": "\n".join(written[8][:3])}]
    for name, some in (("a", exported), ("z", again)):
        (folder / f"{name}.jsonl").write_text("\n".join(map(json.dumps, some)), encoding="utf-8")
    with zipfile.ZipFile(folder / "lot.zip", "w") as archive:
        for number in range(9):
            lines = changed(rng, written[number]) if number % 3 else article(rng)
            archive.writestr(f"t{number}.txt", "\n\n".join(lines))
        described = [f"t{number},2023-05-{number + 1:02},Phare" for number in range(7)]
        archive.writestr("metadata.csv", "\n".join(["id,date,source", *described]))
    for number in range(5):
        (folder / f"n{number}.txt").write_text("\n\n".join(article(rng, 3)), encoding="utf-8")
    (folder / "metadata.csv").write_text("id,date,source\nn3,2021-02-03,Digue\n", encoding="utf-8")
    (folder / "vide.txt").write_text("  \n", encoding="utf-8")


@pytest.fixture(scope="module")
def press(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("presse") / "corpus"
    write_press(folder)
    return folder


@pytest.fixture(scope="module")
def whole(press: Path) -> Corpus:
    build._LOADED.clear()
    return build.load_corpus(press, engine=LocalEngine())


def assert_same(out: Path, whole: Corpus) -> None:
    for name, keys in KEYS.items():
        found = pd.read_parquet(out / name).sort_values(keys, ignore_index=True)
        with io.BytesIO() as file:  # as `presscope tables` writes the whole
            getattr(whole, name).to_parquet(file, index=False)
            expected = pd.read_parquet(file).sort_values(keys, ignore_index=True)
        pd.testing.assert_frame_equal(found, expected, obj=name)
    funnel = pd.read_csv(out / "funnel.csv", dtype={"reason": "str"})
    pd.testing.assert_frame_equal(funnel, whole.funnel, check_dtype=False)


def test_the_corpus_of_these_tests_has_what_concerns_several_texts(whole: Corpus) -> None:
    documents = whole.documents
    assert documents["duplicate_of"].notna().sum() > 8
    assert (documents["copied_share"] < 1).sum() > 3
    assert (documents["date_basis"] == "duplicate").any()
    assert documents["date"].isna().any()
    assert whole.passages["duplicate_of"].notna().sum() > 20
    assert len(whole.twice) == 1 and documents["doc_id"].str.contains("~").any()
    assert len(whole.rejections) == 3


@pytest.mark.parametrize(
    ("n", "engine"),
    [(7, LocalEngine()), (50, LocalEngine()), pytest.param(7, ProcessEngine(2), marks=pytest.mark.slow)],
    ids=["7", "50", "7-processes"],
)
def test_partitions_have_the_rows_of_the_whole(
    n: int, engine: Any, press: Path, whole: Corpus, tmp_path: Path
) -> None:
    written = spread_tables(press, tmp_path / "out", n, engine=engine)
    assert_same(tmp_path / "out", whole)
    assert all(path.is_file() for path in written)
    assert sorted(p.name for p in (tmp_path / "out").iterdir()) == sorted([*KEYS, "datapackage.json", "funnel.csv"])
    sizes = [len(pd.read_parquet(path)) for path in (tmp_path / "out" / "documents").iterdir()]
    assert max(sizes) <= n and len(sizes) >= len(whole.documents) // n
    package = json.loads((tmp_path / "out" / "datapackage.json").read_text(encoding="utf-8"))
    assert package["corpus_sha256"] == whole.sha256


def test_copies_to_the_letter_in_a_partition_are_worked_on_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rng = random.Random(4)
    texts = ["\n\n".join(article(rng)) for _ in range(3)]
    rows = [
        {"id": f"{paper}-{k}", "text": text, "date": "2022-05-02", "source": paper}
        for paper in ("Digue", "Phare", "Môle") for k, text in enumerate(texts)
    ]  # fmt: skip
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "lot.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    worked_on: list[int] = []
    find_all = spread_find.find_all
    monkeypatch.setattr(
        spread_find, "find_all", lambda some, lexicon: worked_on.append(len(some)) or find_all(some, lexicon)
    )
    spread_tables(tmp_path / "corpus", tmp_path / "out", 50, engine=LocalEngine())
    assert worked_on == [3]
    assert_same(tmp_path / "out", build.load_corpus(tmp_path / "corpus", engine=LocalEngine()))


@pytest.mark.slow
def test_the_sample_in_partitions_is_the_sample(tmp_path: Path) -> None:
    spread_tables("sample", tmp_path, 25, engine=LocalEngine())
    assert_same(tmp_path, build.load_corpus("sample"))
    package = json.loads((tmp_path / "datapackage.json").read_text(encoding="utf-8"))
    assert package["resources"][0]["path"][0] == "documents/part-0001.parquet"
    assert all((tmp_path / path).is_file() for path in package["resources"][2]["path"])


@pytest.mark.slow
def test_a_worker_killed_on_the_way_changes_no_row(
    press: Path, whole: Corpus, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("distributed", reason="the extra 'dask' is not installed")
    monkeypatch.setattr(spread_steps, "find_piece", find_and_die_once)
    monkeypatch.setattr(spread, "finish_partition", finish_and_die_once)
    spread_tables(press, tmp_path / "out", 50, engine=DaskEngine())
    assert {path.name for path in tmp_path.iterdir()} == {"found", "finished", "out"}
    assert_same(tmp_path / "out", whole)


def find_and_die_once(task: Any, wanted: Any) -> Any:
    """Find what is in the first piece, and end the process before anyone hears of it, the first time."""
    found = spread_find.find_piece(task, wanted)
    if task[0] == 0:
        die_once(wanted.folder.parents[1] / "found")  # beside the folder of the tables
    return found


def finish_and_die_once(at: int, shared: Any) -> Any:
    if at == 1:
        die_once(shared.out.parents[2] / "finished")
    return spread_finish.finish_partition(at, shared)


def die_once(flag: Path) -> None:
    if not flag.exists():
        flag.touch()
        os.kill(os.getpid(), signal.SIGKILL)


@pytest.fixture(scope="module")
def tables(press: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    out = tmp_path_factory.mktemp("tables")
    spread_tables(press, out, 30, engine=LocalEngine())
    yield out


@pytest.mark.parametrize("copies", ["all", "unique"])
@pytest.mark.parametrize("sources", [None, ["Gazette 1", "Gazette 2", "Phare"]], ids=["all-sources", "some"])
@pytest.mark.parametrize("hits", ["mentions", "themes"])
def test_counts_of_partitions_add_up_to_those_of_the_whole(
    hits: Any, sources: Any, copies: Any, tables: Path, whole: Corpus
) -> None:
    asked: dict[str, Any] = {"period": "quarter", "start": "2021-01-01", "end": "2024-12-31", "copies": copies,
                             "sources": sources, "entry": "actor_id" if hits == "mentions" else "theme_id"}  # fmt: skip
    expected = count_frequencies(getattr(whole, hits), whole.passages, whole.documents, **asked)
    assert expected["n_documents"].sum() > 0
    pd.testing.assert_frame_equal(count_partitions(tables, hits=hits, **asked), expected)


def test_a_second_run_leaves_nothing_of_the_first(press: Path, whole: Corpus, tmp_path: Path) -> None:
    for n in (30, 80):
        spread_tables(press, tmp_path, n, engine=LocalEngine())
    assert_same(tmp_path, whole)


def test_texts_that_share_an_id_stay_apart_wherever_they_lie(tmp_path: Path) -> None:
    folder = tmp_path / "corpus"
    folder.mkdir()
    for name in ("a", "b"):
        rows = [{"id": f"{name}{n}", "text": f"Texte {n} de {name}."} for n in range(3)] + [{"id": "x", "text": name}]
        (folder / f"{name}.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    spread_tables(folder, tmp_path / "out", 2, engine=LocalEngine())
    assert sum(doc_id.startswith("x~") for doc_id in pd.read_parquet(tmp_path / "out" / "documents")["doc_id"]) == 2
    assert_same(tmp_path / "out", build.load_corpus(folder, engine=LocalEngine()))


def test_a_corpus_without_texts_says_what_was_found(tmp_path: Path) -> None:
    (tmp_path / "vide.txt").write_text(" ", encoding="utf-8")
    with pytest.raises(CorpusError, match="holds no text that can be read"):
        spread_tables(tmp_path, tmp_path / "out", 5, engine=LocalEngine())


def test_a_partition_holds_at_least_one_text(tmp_path: Path) -> None:
    with pytest.raises(ParameterError, match="--partition: found 0"):
        spread_tables("sample", tmp_path, 0)


def test_tables_without_partitions_are_not_counted(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="no tables in partitions"):
        count_partitions(tmp_path, period="year", start="2021-01-01", end="2024-12-31")


def test_the_command_writes_partitions_as_parquet_alone(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Le bac est au quai depuis lundi, et la Chine s'en étonne.", encoding="utf-8")
    asked = ["tables", str(tmp_path / "a.txt"), "--out", str(tmp_path / "out"), "--partition", "5", "--engine", "local"]
    refused = CliRunner().invoke(app, asked)
    assert refused.exit_code == 2 and "--format parquet" in refused.output
    result = CliRunner().invoke(app, [*asked, "--format", "parquet"])
    assert result.exit_code == 0 and result.output.strip().endswith("7 files")
    assert len(pd.read_parquet(tmp_path / "out" / "mentions")) == 1


def test_the_sheet_of_partitions_is_that_of_the_whole(press: Path, whole: Corpus) -> None:
    expected = reconcile(whole, outlets_of(press))
    assert {
        "rejeté", "exporté deux fois", "source sans notice (à ajouter dans sources.yaml)",
        "textes sans ligne dans le metadata.csv de leur dossier",
    } <= set(expected["item"])  # fmt: skip
    for n in (7, 50):
        sheet, name = spread_sheet(press, n, engine=LocalEngine())
        assert sorted(sheet.itertuples(index=False)) == sorted(expected.itertuples(index=False))
        assert name == whole.name


def test_joined_tables_are_those_written_at_once(press: Path, whole: Corpus, tmp_path: Path) -> None:
    kinds: tuple[Literal["csv", "parquet"], ...] = ("csv", "parquet")
    for kind in kinds:
        joined = spread_tables(press, tmp_path / "parts", 30, joined=kind, engine=LocalEngine())
        at_once = write_tables(whole, tmp_path / "whole", kind)
        assert [path.name for path in joined] == [path.name for path in at_once]
        assert not (tmp_path / "parts" / "mentions").exists()
        for name, keys in {**KEYS, "funnel": []}.items():
            read = pd.read_csv if kind == "csv" else pd.read_parquet
            found, expected = (read(tmp_path / folder / f"{name}.{kind}") for folder in ("parts", "whole"))
            if keys:
                found, expected = (frame.sort_values(keys, ignore_index=True) for frame in (found, expected))
            pd.testing.assert_frame_equal(found, expected, obj=name)


def test_documents_are_converted_a_partition_at_a_time_as_they_are_at_once(
    press: Path, whole: Corpus, tmp_path: Path
) -> None:
    with spread_documents(press, tmp_path / "work", 9, engine=LocalEngine()) as frames:
        parts = list(frames)
    assert list((tmp_path / "work").iterdir()) == [] and len(parts) > 4
    targets: tuple[Target, ...] = ("txm", "iramuteq", "jsonl")
    for to in targets:
        at_once, in_parts = tmp_path / to / "whole", tmp_path / to / "parts"
        convert_corpus(whole, to, at_once)
        convert_documents(parts, to, in_parts)
        assert {path.name for path in in_parts.iterdir()} == {path.name for path in at_once.iterdir()}
        for path in at_once.iterdir():
            found, expected = ((folder / path.name).read_text("utf-8") for folder in (in_parts, at_once))
            assert sorted(found.split("\n")) == sorted(expected.split("\n"))


def test_rows_that_describe_no_text_are_told_once(tmp_path: Path) -> None:
    for number in range(6):
        (tmp_path / f"t{number}.txt").write_text(f"Le bac {number} est au quai.", encoding="utf-8")
    (tmp_path / "metadata.csv").write_text("id,date\nt1,2023-04-03\nt9,2023-04-03\n", encoding="utf-8")
    sheet, _ = spread_sheet(tmp_path, 2, engine=LocalEngine())
    said = sheet.loc[sheet["item"] == "ligne de métadonnées sans texte", "detail"]
    assert said.tolist() == ["metadata.csv\u00a0: 't9'"]


def test_texts_without_a_row_are_told_in_one_line_by_partitions_as_at_once(tmp_path: Path) -> None:
    for number in range(6):
        (tmp_path / f"t{number}.txt").write_text(f"Le bac {number} est au quai.", encoding="utf-8")
    (tmp_path / "metadata.csv").write_text("id,date\nt1,2023-04-03\nt4,2023-04-03\n", encoding="utf-8")
    by_partitions, _ = spread_sheet(tmp_path, 2, engine=LocalEngine())
    at_once = reconcile(build.load_corpus(tmp_path, engine=LocalEngine()), outlets_of(tmp_path))
    for sheet in (by_partitions, at_once):
        said = sheet[sheet["item"] == "textes sans ligne dans le metadata.csv de leur dossier"]
        assert said[["n", "detail"]].to_numpy().tolist() == [[4, "t0.txt, t2.txt, t3.txt, t5.txt"]]


@pytest.mark.parametrize("n_texts", [40, 120])
def test_a_check_holds_the_records_of_one_partition(
    n_texts: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "lot.jsonl"
    rows = [{"id": f"a{n}", "text": f"Le bac {n} est au quai.", "date": "2023-04-03"} for n in range(n_texts)]
    place.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    held = []

    def counted(records: Any, *rest: Any) -> Any:
        settled = settle_each(records, *rest)
        held.append(sum(type(one) is Record for one in gc.get_objects()))
        return settled

    monkeypatch.setattr(spread_find, "settle_each", counted)
    gc.collect()
    before = sum(type(one) is Record for one in gc.get_objects())
    sheet, _ = spread_sheet(place, 20, engine=LocalEngine())
    assert sheet.loc[sheet["item"] == "textes lus", "n"].tolist() == [n_texts]
    # As they were read, as they were settled, and those of the piece before until they are collected.
    assert len(held) == n_texts / 20 and max(held) - before <= 4 * 20


def test_the_commands_hold_a_partition_where_they_are_asked_to_and_where_the_corpus_is_large(
    press: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(build, "load_corpus", None)
    monkeypatch.setattr(pieces.is_large, "__defaults__", (1000,))
    monkeypatch.setattr(spread_steps, "ProcessEngine", LocalEngine)
    asked = [
        ["check", "--csv", tmp_path / "s.csv"],
        ["check", "--partition", 9, "--csv", tmp_path / "t.csv"],
        ["tables", "--out", tmp_path / "tables"],
        ["convert", "--to", "jsonl", "--out", tmp_path / "jsonl"],
    ]
    for command, *rest in asked:
        result = CliRunner().invoke(app, [str(command), str(press), *map(str, rest)])
        assert result.exit_code == 0, result.output
    assert (tmp_path / "s.csv").read_text("utf-8") == (tmp_path / "t.csv").read_text("utf-8")
    assert len(pd.read_csv(tmp_path / "tables" / "documents.csv")) == len(
        (tmp_path / "jsonl" / "corpus.jsonl").read_text("utf-8").splitlines()
    )
