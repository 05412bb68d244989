"""Ids, days and outlets of what was read; what was exported twice."""

import datetime as dt
import json
from dataclasses import replace
from pathlib import Path

import pytest

from analysis.errors import CorpusError, ParameterError
from analysis.readers.outlets import load_outlets
from analysis.readers.publications import check_rule, settle
from analysis.readers.reading import read_corpus
from analysis.readers.records import Reading, Record

DAY = dt.date(2024, 9, 11)
ONE = Record("Les grues ont tourné.", "a.html:1", "news·20240911·PH·1", DAY, "Le Phare", export_id="news·20240911·PH·1",
             format="europresse")  # fmt: skip


def settled(*records: Record, rule: str = "header") -> Reading:
    found = settle(Reading(list(records)), check_rule(rule), load_outlets())
    assert found.n_found == len(records)
    return found


def test_one_export_id_with_one_text_is_one_publication_in_however_many_files() -> None:
    reading = settled(ONE, replace(ONE, origin="b.html:7", text="Les grues  ont\ntourné."))
    assert [record.doc_id for record in reading.records] == ["news·20240911·PH·1"]
    assert [(t.origin, t.reason) for t in reading.twice] == [("b.html:7", "exported twice: a.html:1")]


def test_one_export_id_with_two_texts_is_two_whatever_the_files_are_called() -> None:
    other = replace(ONE, origin="b.html:1", text="Les grues ont tourné toute la nuit, puis plus rien.")
    one_way = settled(ONE, other)
    ids = {record.text: record.doc_id for record in one_way.records}
    assert ids[other.text] == "news·20240911·PH·1" and ids[ONE.text].startswith("news·20240911·PH·1~")
    renamed = settled(replace(other, origin="0.html:3"), replace(ONE, origin="z.html:1"))
    assert {record.text: record.doc_id for record in renamed.records} == ids
    assert [remark.kind for remark in one_way.remarks if remark.origin != "sources.yaml"] == ["one id, different texts"]


def test_two_ids_tell_two_publications_apart_though_source_day_and_text_are_one() -> None:
    reading = settled(ONE, replace(ONE, origin="b.html:1", doc_id="news·2", export_id="news·2"))
    assert len(reading.records) == 2 and not reading.twice


def test_source_day_and_text_are_one_publication_where_no_id_says_otherwise() -> None:
    starred = Record(ONE.text, "c.txt:1", "", DAY, "Le Phare", format="iramuteq")
    reading = settled(starred, ONE)
    assert [record.origin for record in reading.records] == ["a.html:1"]
    assert [twice.origin for twice in reading.twice] == ["c.txt:1"]


def test_two_texts_of_one_file_or_without_source_or_day_are_never_merged() -> None:
    page = Record("Un texte.", "a.html", "", DAY, "Le Phare", format="html")
    assert len(settled(page, replace(page, origin="b.html", source="")).records) == 2
    assert len(settled(page, replace(page, origin="b.html", date=None)).records) == 2
    assert len(settled(replace(page, origin="a.csv:2"), replace(page, origin="a.csv:3")).records) == 2


def test_the_id_of_a_text_without_one_does_not_depend_on_its_file() -> None:
    text = Record("Un texte.", "a.txt:1", "", DAY, "Le Phare", format="iramuteq")
    (first,), (second,) = settled(text).records, settled(replace(text, origin="z.txt:9")).records
    assert first.doc_id == second.doc_id and first.doc_id.startswith("le-phare-2024-09-11-")


def test_texts_of_two_tables_with_one_id_both_stay_and_the_same_row_twice_is_one(tmp_path: Path) -> None:
    row = {"id": "n", "text": "Les grues ont tourné."}
    for name in ("a.jsonl", "b.jsonl"):
        (tmp_path / name).write_text(json.dumps(row), encoding="utf-8")
    reading = read_corpus(tmp_path)
    assert [record.origin for record in reading.records] == ["a.jsonl:1"]
    assert [twice.origin for twice in reading.twice] == ["b.jsonl:1"]
    (tmp_path / "b.jsonl").write_text(json.dumps({**row, "text": "Autre chose."}), encoding="utf-8")
    reading = read_corpus(tmp_path)
    ids = {record.text: record.doc_id for record in reading.records}
    assert len(reading.records) == reading.n_found == len(set(ids.values())) == 2
    assert all(doc_id.startswith("n~") for doc_id in ids.values())  # "n" names neither for certain
    assert [(r.origin, r.kind) for r in reading.remarks] == [
        ("a.jsonl:1", "one id, different texts"), ("b.jsonl:1", "one id, different texts"),
    ]  # fmt: skip
    (tmp_path / "a.jsonl").rename(tmp_path / "z.jsonl")
    assert {record.text: record.doc_id for record in read_corpus(tmp_path).records} == ids


def test_a_column_that_is_no_id_gives_every_text_one_of_its_own() -> None:
    rows = [Record(f"Article {n}.", f"a.csv:{n}", "n/a", format="csv") for n in range(2000)]
    reading = settled(*rows, rows[0])
    assert len({record.doc_id for record in reading.records}) == 2000 and len(reading.twice) == 1


@pytest.mark.parametrize(("rule", "day"), [("header", DAY), ("id", dt.date(2024, 9, 12))])
def test_two_days_are_both_kept_one_counts_and_the_conflict_is_remarked(rule: str, day: dt.date) -> None:
    reading = settled(replace(ONE, date_in_id=dt.date(2024, 9, 12)), rule=rule)
    (record,) = reading.records
    assert (record.date, record.date_in_header, record.date_in_id) == (day, DAY, dt.date(2024, 9, 12))
    assert [(r.kind, r.detail) for r in reading.remarks if r.origin != "sources.yaml"] == [
        ("dates in conflict", f"2024-09-11 / 2024-09-12 / {rule}")
    ]


def test_days_that_agree_are_no_conflict_and_the_id_dates_what_has_no_header() -> None:
    assert [r.kind for r in settled(replace(ONE, date_in_id=DAY)).remarks] == ["unknown source"]
    reading = settled(replace(ONE, date=None, date_in_id=DAY))
    assert reading.records[0].date == DAY
    assert "date in the id alone" in [remark.kind for remark in reading.remarks]


def test_an_unknown_rule_is_said_with_the_known_ones() -> None:
    with pytest.raises(ParameterError, match="header, id"):
        check_rule("heading")


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Le Monde (site web)", "Le Monde"), ("LE MONDE", "Le Monde"), ("lemonde.fr", "Le Monde"),
        ("https://www.lemonde.fr/afrique/", "Le Monde"), ("La Croix, no. 43018", "La Croix"),
        ("L'Humanité", "L’Humanité"), ("Les Echos, n° 23941", "Les Échos"), ("The Guardian(London)", "The Guardian"),
        ("AFP - Journal Internet", "AFP"), ("Le Soir (Belgique)", "Le Soir"), ("Le Phare, no. 12", "Le Phare"),
        ("Le Phare (site web)", "Le Phare"), ("La Gazette d’été", "La Gazette d’été"), ("", ""),
    ],
)  # fmt: skip
def test_an_outlet_has_one_name_however_an_export_writes_it(written: str, name: str) -> None:
    assert load_outlets().resolve(written).name == name


def test_an_edition_is_kept_apart_from_its_outlet() -> None:
    found = load_outlets().resolve("Ouest-France - Édition de Rennes (site web)")
    assert (found.name, found.edition) == ("Ouest-France", "Rennes")


def test_a_corpus_may_name_its_own_outlets_and_unknown_ones_are_listed_with_the_closest(tmp_path: Path) -> None:
    rows = ["id,text,source", "a,Un.,PHARE", "b,Deux.,Le Mondee", "c,Trois.,Zyx"]
    (tmp_path / "a.csv").write_text("\n".join(rows), encoding="utf-8")
    (tmp_path / "sources.yaml").write_text(
        "outlets:\n- {name: Le Phare, names: [Phare], kind: revue}\n", encoding="utf-8"
    )
    reading = read_corpus(tmp_path)
    assert next((r.source, r.source_raw) for r in reading.records) == ("Le Phare", "PHARE")
    assert [r.detail for r in reading.remarks if r.kind == "unknown source"] == ["Le Mondee (1) ~ Le Monde", "Zyx (1)"]


def test_every_fault_of_a_list_of_outlets_is_said_at_once(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Un.", encoding="utf-8")
    (tmp_path / "sources.yaml").write_text("outlets:\n- {names: [x]}\n- {name: Y, owner: king}\n", encoding="utf-8")
    with pytest.raises(CorpusError) as raised:
        read_corpus(tmp_path)
    assert "outlets.0.name" in str(raised.value) and "outlets.1.owner" in str(raised.value)


def test_our_outlets_are_many_and_no_name_stands_for_two() -> None:
    outlets = load_outlets()
    assert len(outlets.by_name) >= 150
    written = [name for outlet in outlets.by_name.values() for name in (outlet.name, *outlet.names)]
    assert {name: outlets.resolve(name).name for name in written} == {
        name: outlet.name for outlet in outlets.by_name.values() for name in (outlet.name, *outlet.names)
    }


@pytest.mark.parametrize(
    ("written", "outlet"),
    [("lemonde", "Le Monde"), ("ouest france", "Ouest-France"), ("lesechos", "Les Échos"), ("lephare", "lephare")],
)
def test_an_outlet_is_known_without_the_spaces_and_accents_of_its_name(written: str, outlet: str) -> None:
    assert load_outlets().resolve(written).name == outlet


def test_a_text_says_of_what_kind_and_country_its_outlet_is(tmp_path: Path) -> None:
    rows = ["id,text,source", "a,Un.,Agence Xinhua", "b,Deux.,Le Monde (site web)", "c,Trois.,Le Phare"]
    (tmp_path / "a.csv").write_text("\n".join(rows), encoding="utf-8")
    told = [(r.outlet_kind, r.outlet_country, r.outlet_owner) for r in read_corpus(tmp_path / "a.csv").records]
    assert told == [("agence", "CN", "state"), ("quotidien national", "FR", ""), ("", "", "")]


def test_a_list_of_outlets_beside_a_file_is_read_with_it(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("id,text,source\na,Un.,PHARE\n", encoding="utf-8")
    (tmp_path / "sources.yaml").write_text("outlets:\n- {name: Le Phare, names: [Phare], kind: revue}\n", "utf-8")
    (record,) = read_corpus(tmp_path / "a.csv").records
    assert (record.source, record.outlet_kind) == ("Le Phare", "revue")
