from __future__ import annotations

from collections import Counter

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.measures.keyness import compare_keyness, count_entries, count_terms
from analysis.measures.observations import Observations, observe
from analysis.measures.scope import WINDOW, Scope
from analysis.text.words import word_spans


def counts(**items):
    return pd.DataFrame(
        [(item, n, documents) for item, (n, documents) in items.items()], columns=["item", "n", "n_documents"]
    )


def test_what_is_typical_comes_first_and_what_is_avoided_last():
    target = counts(drone=(40, 9), accord=(10, 9), paix=(1, 1))
    rest = counts(drone=(10, 5), accord=(20, 9), paix=(60, 30))
    table = compare_keyness(target, rest, size_target=1000, size_reference=2000)
    assert table["item"].tolist() == ["drone", "accord", "paix"]
    assert table["g2"].iloc[0] > 0 > table["g2"].iloc[2]
    assert table["g2"].iloc[1] == pytest.approx(0)
    assert table["log_ratio"].iloc[0] == pytest.approx(3.0)
    assert table["log_ratio_low"].iloc[0] < 3 < table["log_ratio_high"].iloc[0]
    assert table["per_10k_target"].iloc[0] == 400
    assert (table["q"] >= table["p"]).all()


def test_what_one_text_repeats_is_not_typical():
    target = counts(hapax=(50, 1), mot=(5, 3))
    table = compare_keyness(target, counts(mot=(5, 3)), size_target=500, size_reference=500)
    assert table["item"].tolist() == ["mot"]


def test_an_item_of_one_side_alone_has_a_finite_ratio():
    table = compare_keyness(counts(a=(8, 4)), counts(b=(8, 4)), size_target=100, size_reference=100)
    assert table["log_ratio"].tolist() == [4.0, -4.0]


def test_entries_and_words_are_counted_in_the_scope(toy):
    corpus = toy().add("a", "2021-01-05", ["otan", "otan"], text="Le mot, le MOT.")
    corpus.add("b", "2030-01-01", ["otan"])
    hits, passages, documents = corpus.frames
    passages["end"] = [15, 0]
    seen = observe(hits, passages, documents, Scope.of(WINDOW, "2021-01-01", "2021-12-31"))
    assert count_entries(seen).to_dict("records") == [{"item": "otan", "n": 2, "n_documents": 1}]
    words = count_terms(seen, documents).set_index("item")
    assert words["n"].to_dict() == {"le": 2, "mot": 2}
    assert words["n_documents"].to_dict() == {"le": 1, "mot": 1}


def test_a_word_is_written_as_most_of_its_places_spell_it(toy):
    corpus = toy().add("a", "2021-01-05", ["otan"], text="Été au Donbass, l’été au Donbass, un été. DONBASS.")
    hits, passages, documents = corpus.frames
    passages["end"] = [50]
    seen = observe(hits, passages, documents, Scope.of(WINDOW, "2021-01-01", "2021-12-31"))
    words = count_terms(seen, documents).set_index("item")
    assert words.loc[["été", "donbass", "au"], "written"].tolist() == ["été", "Donbass", "au"]
    assert words.loc["donbass", "n"] == 3


PIECES = st.lists(
    st.sampled_from(["l’OTAN ", "Otan", "otan", "3", ",", "5", "-", "’", "s", "\u0301", "é", " ", ".", "Xi’an"])
)


@given(st.lists(PIECES.map("".join), max_size=6))
def test_the_words_of_a_passage_are_those_it_has_by_itself(texts):
    documents = pd.DataFrame({"doc_id": [str(i) for i in range(len(texts))], "text": texts}).astype("str")
    passages = pd.DataFrame({"document": range(len(texts)), "passage_start": 0, "passage_end": [len(t) for t in texts]})
    found = count_terms(Observations(passages, passages), documents)
    words = [(i, text[a:b]) for i, text in enumerate(texts) for a, b in word_spans(text)]
    n = Counter(word.lower() for _, word in words)
    n_documents = Counter(word for _, word in {(i, word.lower()) for i, word in words})
    assert dict(zip(found["item"], found["n"], strict=True)) == n
    assert dict(zip(found["item"], found["n_documents"], strict=True)) == n_documents
    assert found["item"].tolist() == sorted(n)
    spelt = Counter(word for _, word in words)
    for item, written in zip(found["item"], found["written"], strict=True):
        most = max(spelt[word] for word in spelt if word.lower() == item)
        assert written.lower() == item
        assert written == item or spelt[written] == most
