"""What changed since the last edition."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from analysis.publishing.changes import changes_since, compare_facts, find_previous
from analysis.publishing.changes_facts import Facts, collect_facts, read_facts
from analysis.publishing.changes_wording import changes_markdown, tell_changes

LABELS = {"chine": "Chine", "ukraine": "Ukraine", "cyber": "Cyber"}
TEXTS = {"a": "2022-01-01", "b": "2022-01-01", "c": "2022-04-01", "d": "2022-07-01"}
HITS = {"a": {"chine": 2}, "b": {"chine": 1, "ukraine": 1}, "c": {"ukraine": 3}, "d": {"chine": 1}}
LEXICON = {"chine": "1", "ukraine": "1"}


def facts(texts: dict[str, str] = TEXTS, hits: dict[str, dict[str, int]] = HITS, lexicon: dict[str, str] = LEXICON,
          words: dict[str, str] | None = None) -> Facts:  # fmt: skip
    rows = [(text, "actors", entry, n) for text, own in hits.items() for entry, n in own.items() if text in texts]
    return Facts(
        pd.DataFrame([(text, (words or {}).get(text, "0"), day) for text, day in texts.items()],
                     columns=["text", "sha256", "period"]),
        pd.DataFrame(rows, columns=["text", "kind", "entry_id", "n"]),
        pd.DataFrame([("actors", e, s) for e, s in lexicon.items()], columns=["kind", "entry_id", "sha256"]),
        LABELS,
    )  # fmt: skip


def entry(found: dict[str, Any], name: str) -> dict[str, Any]:
    return next(row for row in found["entries"] if row["entry_id"] == name)


def test_new_texts_are_a_real_change() -> None:
    after = facts({**TEXTS, "e": "2022-07-01"}, {**HITS, "e": {"chine": 4}})
    found = compare_facts(facts(), after)
    assert found["texts"] == {"new": 1, "removed": 0, "revised": 0}
    assert entry(found, "chine") == {
        "entry_id": "chine", "kind": "actors", "before": 3, "after": 4, "by_texts": 1, "by_reading": 0,
    }  # fmt: skip
    assert found["periods"] == []  # the last period of the old edition was not past


def test_an_edit_of_the_lexicon_is_told_apart_from_it() -> None:
    hits = {**HITS, "c": {"ukraine": 3, "chine": 1}, "e": {"chine": 1}}
    after = facts({**TEXTS, "e": "2022-10-01"}, hits, {"chine": "2", "ukraine": "1", "cyber": "1"})
    found = compare_facts(facts(), after)
    assert found["lexicon"] == {"added": ["cyber"], "removed": [], "edited": ["chine"]}
    chine = entry(found, "chine")
    assert (chine["before"], chine["after"], chine["by_texts"], chine["by_reading"]) == (3, 5, 1, 1)


def test_an_actor_and_a_theme_may_have_one_id() -> None:
    both = pd.DataFrame([("actors", "otan", "1"), ("themes", "otan", "2")], columns=["kind", "entry_id", "sha256"])
    before = Facts(facts().texts, facts().entries, both, LABELS)
    after = Facts(facts().texts, facts().entries, both.assign(sha256=["1", "3"]), LABELS)
    assert compare_facts(before, after)["lexicon"] == {"added": [], "removed": [], "edited": ["otan"]}


def test_a_text_that_comes_late_revises_a_past_count() -> None:
    found = compare_facts(facts(), facts({**TEXTS, "e": "2022-01-01"}, HITS))
    assert found["periods"] == [{"period": "2022-01-01", "before": 2, "after": 3}]


def test_a_revised_text_counts_as_a_text_not_as_a_reading() -> None:
    found = compare_facts(facts(), facts(hits={**HITS, "c": {"chine": 1}}, words={"c": "9"}))
    assert found["texts"]["revised"] == 1
    assert entry(found, "ukraine")["by_texts"] == -1
    assert all(row["by_reading"] == 0 for row in found["entries"])


def test_texts_that_left_with_the_window_are_not_missed() -> None:
    later = {text: day for text, day in TEXTS.items() if day >= "2022-04-01"}
    found = compare_facts(facts(), facts(later), ("2022-04-01", "2022-12-31"))
    assert found["texts"]["removed"] == 0
    assert compare_facts(facts(), facts(later))["texts"]["removed"] == 2


def test_the_two_parts_of_every_difference_add_up() -> None:
    hits = {**HITS, "c": {"chine": 3}, "e": {"chine": 1, "ukraine": 2}}
    found = compare_facts(facts(), facts({**TEXTS, "e": "2022-04-01"}, hits, words={"a": "9"}))
    assert found["entries"]
    assert all(row["after"] - row["before"] == row["by_texts"] + row["by_reading"] for row in found["entries"])


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_the_sentences_are_in_one_language(lang: str) -> None:
    after = facts({**TEXTS, "e": "2022-01-01"}, {**HITS, "c": {"chine": 1}}, {"chine": "2", "cyber": "1"})
    told = tell_changes(compare_facts(facts(), after), "2024-12-08", LABELS, "quarter", lang)
    text = " ".join(told).replace("\u00a0", " ")
    if lang == "fr":
        assert text.startswith("Depuis l’édition du 8 décembre 2024 : 1 nouveau texte.")
        assert "Chiffres passés révisés : T1 2022, 3 textes au lieu de 2." in text
        assert "1 entrée ajoutée (Cyber)" in text
        assert "Chine : 4 textes au lieu de 3 (+1 par le lexique)." in text
        assert not {"new", "text", "instead"} & set(text.split())
    else:
        assert text.startswith("Since the edition of 8 December 2024: 1 new text.")
        assert "Past counts revised: Q1 2022, 3 texts instead of 2." in text
        assert "Chine: 4 texts instead of 3 (+1 by the lexicon)." in text
        assert not {"texte", "textes", "lexique", "par"} & set(text.split())


def test_an_entry_without_a_name_for_readers_is_counted_and_not_shown() -> None:
    after = facts(lexicon={**LEXICON, "cyber": "1", "pays-x-president": "1"})
    (told,) = [line for line in tell_changes(compare_facts(facts(), after), None, LABELS, "quarter", "fr")
               if line.startswith("Lexique")]  # fmt: skip
    assert "2\u00a0entrées ajoutées (Cyber, …)" in told and "president" not in told


def provenance(end: str = "2022-12-31", **options: Any) -> dict[str, Any]:
    period = {"start": "2022-01-01", "end": end, "as_of": end}
    return {"report": "essai", "period": period, "language": "fr", "parameters": {"period": "quarter"},
            "versions": {"presscope": "0.1.0"}, **options}  # fmt: skip


def keep(out: Path, name: str, kept: Facts, stated: dict[str, Any], changes: dict[str, Any] | None = None) -> None:
    folder = out / "essai" / name
    for file, data in kept.files().items():
        (folder / file).parent.mkdir(parents=True, exist_ok=True)
        (folder / file).write_bytes(data)
    (folder / "provenance.json").write_text(json.dumps(stated))
    if changes is not None:
        (folder / "changes.json").write_text(json.dumps(changes))


def test_the_last_edition_is_found_and_its_facts_are_read_as_they_were_kept(tmp_path: Path) -> None:
    keep(tmp_path, "2022-Q1", facts(), provenance("2022-03-31"))
    keep(tmp_path, "2022-Q2", facts(), provenance("2022-06-30"))
    (tmp_path / "essai" / "2023").mkdir()
    (tmp_path / "essai" / "2023" / "provenance.json").write_text("{")
    found = find_previous(tmp_path, "essai")
    assert found is not None
    assert found.folder.name == "2022-Q2"
    assert found.facts.same(facts())
    assert find_previous(tmp_path, "autre") is None


def test_the_same_edition_made_again_says_what_it_said(tmp_path: Path) -> None:
    said = {"language": "fr", "sentences": ["Un."]}
    keep(tmp_path, "2022", facts(), provenance(), said)
    assert changes_since(find_previous(tmp_path, "essai"), facts(), provenance()) == said
    after = changes_since(find_previous(tmp_path, "essai"), facts({**TEXTS, "e": "2022-07-01"}), provenance())
    assert after is not None
    assert after["previous"] == {"edition": "2022", "as_of": "2022-12-31"}
    assert changes_markdown(after).startswith("## Depuis la dernière édition\n\n- Depuis l’édition")
    assert changes_since(None, facts(), provenance()) is None


def test_facts_that_cannot_be_read_are_no_facts(tmp_path: Path) -> None:
    keep(tmp_path, "2022", facts(), provenance())
    (tmp_path / "essai" / "2022" / "facts" / "entries.csv").write_text("text,kind,entry_id,n\na,b,c,x\n")
    assert read_facts(tmp_path / "essai" / "2022") is None


@pytest.mark.slow
def test_facts_name_no_text_of_the_corpus_and_belong_to_the_corpus_stated() -> None:
    from analysis.corpus.build import load_corpus

    corpus = load_corpus("sample")
    kept = collect_facts({"corpus": "sample", "period": "quarter", "autre": 1}, corpus.sha256)
    assert kept is not None
    told = b"".join(kept.files().values()).decode()
    assert not any(str(origin) in told for origin in corpus.documents["origin"])
    assert kept.texts["period"].str.fullmatch(r"\d{4}-(01|04|07|10)-01").all()
    assert collect_facts({"corpus": "sample"}, "0" * 64) is None
    assert collect_facts({}, corpus.sha256) is None
