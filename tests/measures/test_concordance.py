from __future__ import annotations

import json

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.measures.concordance import find_concordance
from analysis.measures.snippets import SnippetBudget
from analysis.schemas import conform, empty
from analysis.text.words import count_words


def corpus(*texts, source="Gazette"):
    """One passage per text, a mention wherever OTAN stands; one text per month."""
    documents, passages, mentions = [], [], []
    for i, text in enumerate(texts):
        doc_id, day = f"d{i:03d}", pd.Timestamp("2021-01-15") + pd.DateOffset(months=i)
        documents.append({"doc_id": doc_id, "date": day, "source": source, "title": f"Titre {i}",
                          "text": text, "story_id": doc_id, "date_basis": "metadata", "n_words": 1})
        passages.append({"doc_id": doc_id, "passage_id": 1, "start": 0, "end": len(text), "zone": "body",
                         "language": "fr", "date": day})
        at = text.find("OTAN")
        while at >= 0:
            mentions.append({"doc_id": doc_id, "passage_id": 1, "start": at, "end": at + 4, "surface": "OTAN",
                             "actor_id": "otan", "label": "OTAN", "actor_type": "organisation",
                             "form": "acronym", "listed": True, "counted": True})
            at = text.find("OTAN", at + 1)

    def frame(rows, name):
        return conform(pd.DataFrame(rows, columns=empty(name).columns), name)

    placed = frame(passages, "passages")
    placed["n_words"] = pd.Series([count_words(text) for text in texts], dtype="int64")
    return frame(mentions, "mentions"), placed, frame(documents, "documents")


def test_a_line_is_the_sentence_around_the_keyword():
    frames = corpus("Il pleut sur le port. Le sommet de l’OTAN s’ouvre demain. La ville est calme.")
    (line,) = find_concordance(*frames, "otan").to_dict("records")
    assert (line["left"], line["keyword"], line["right"]) == ("Le sommet de l’", "OTAN", " s’ouvre demain.")
    assert (line["source"], line["doc_id"], line["title"]) == ("Gazette", "d000", "Titre 0")
    assert frames[2]["text"][0][line["start"] : line["end"]] == "OTAN"


def test_a_long_sentence_is_cut_on_both_sides_and_says_so():
    sentence = " ".join([*(f"avant{i}" for i in range(60)), "OTAN", *(f"après{i}" for i in range(60))]) + "."
    (line,) = find_concordance(*corpus(sentence), "otan", words=11).to_dict("records")
    assert line["left"] == "…" + " ".join(f"avant{i}" for i in range(55, 60)) + " "
    assert line["right"] == " " + " ".join(f"après{i}" for i in range(5)) + "…"


@pytest.mark.parametrize("place", [0, 3, 45, 79])
def test_no_snippet_is_longer_than_its_words(place):
    sentence = " ".join("OTAN" if i == place else f"mot{i}" for i in range(80)) + "."
    (line,) = find_concordance(*corpus(sentence), "otan", words=40).to_dict("records")
    assert count_words(line["left"] + line["keyword"] + line["right"]) == 40


def test_twenty_lines_are_spread_over_the_documents_and_n_found_counts_all():
    lines = find_concordance(*corpus(*["L’OTAN parle. L’OTAN se tait."] * 45), "otan", limit=20)
    assert len(lines) == 20
    assert lines["n_found"].unique().tolist() == [90]
    assert lines["doc_id"].is_unique
    assert lines["date"].is_monotonic_increasing
    assert lines["date"].iloc[0] == pd.Timestamp("2021-01-15")
    assert lines["date"].iloc[-1] == pd.Timestamp("2024-09-15")


def test_a_point_of_a_chart_leads_to_its_own_sentences():
    lines = find_concordance(*corpus(*["L’OTAN parle."] * 12), "otan", start="2021-03-01", end="2021-03-31")
    assert lines["doc_id"].tolist() == ["d002"]


def test_a_sentence_that_names_the_entry_twice_is_one_line():
    assert len(find_concordance(*corpus("L’OTAN aide l’OTAN. " + "mot " * 300), "otan")) == 1


def test_one_snippet_is_always_shown_and_more_only_within_the_share():
    short = corpus("L’OTAN parle. L’OTAN écoute. L’OTAN se tait.")
    assert len(find_concordance(*short, "otan")) == 1
    long = corpus("L’OTAN parle. L’OTAN écoute. " + "Rien ne se passe ici. " * 100)
    assert len(find_concordance(*long, "otan")) == 2
    free = SnippetBudget(short[2], unlimited=True)
    assert len(find_concordance(*short, "otan", budget=free)) == 3


def test_the_budget_is_shared_by_all_calls_and_survives_as_json():
    text = "".join(f"L’OTAN dit le mot numéro {i}. " for i in range(40))
    frames = corpus(text)
    budget = SnippetBudget(frames[2])
    first = find_concordance(*frames, "otan", limit=3, budget=budget)
    again = SnippetBudget(frames[2], spent=json.loads(json.dumps(budget.spent)))
    later = find_concordance(*frames, "otan", budget=again)
    shown = pd.concat([first, later]).drop_duplicates("start")
    lines = shown["left"] + shown["keyword"] + shown["right"]
    assert lines.map(count_words).sum() <= 0.15 * count_words(text)
    # What was shown before may be shown again.
    assert set(first["start"]) <= set(later["start"])


def test_nothing_found_is_an_empty_table_with_its_columns():
    lines = find_concordance(*corpus("Il pleut."), "otan")
    assert lines.empty and {"left", "keyword", "right", "n_found"} <= set(lines.columns)


@given(st.lists(st.tuples(st.integers(0, 500), st.integers(1, 120)), min_size=1, max_size=30))
def test_a_document_never_shows_more_than_its_share_or_one_snippet(asked):
    text = "mot de plus " * 50
    budget = SnippetBudget(pd.DataFrame({"doc_id": ["d"], "text": [text]}))
    shown = [(a, a + n) for a, n in asked if budget.spend("d", a, a + n)]
    covered = {i for a, b in shown for i in range(a, b)}
    first = set(range(*shown[0]))
    assert covered <= first or len(covered) <= 0.15 * len(text)


def test_the_words_of_a_snippet_come_from_the_budget():
    frames = corpus(" ".join(["OTAN", *(f"mot{i}" for i in range(60))]) + ".")
    (line,) = find_concordance(*frames, "otan", budget=SnippetBudget(frames[2], words=7)).to_dict("records")
    assert line["right"].endswith("mot5…")
