from __future__ import annotations

import pytest

from analysis.errors import ParameterError
from analysis.measures.association import log_likelihood
from analysis.measures.parts import compare_around, compare_parts, words_around

WHOLE = {"start": "2021-01-01", "end": "2022-12-31"}


@pytest.fixture
def two_years(toy):
    """Mali in every text of the first year and none of the second, Chine in all."""
    corpus = toy()
    for number in range(6):
        year, source = (2021, "Phare") if number < 3 else (2022, "Digue")
        names = ["chine", "mali"] if year == 2021 else ["chine"]
        corpus.add(f"t{number}", f"{year}-03-0{number + 1}", names, source=source)
    return corpus.frames


@pytest.mark.parametrize("by", ["period", "source"])
def test_what_one_part_has_alone_is_typical_of_it(two_years, by):
    table = compare_parts(*two_years, by=by, **WHOLE)
    first = table[table["part"] == sorted(table["part"].unique())[0 if by == "period" else 1]].set_index("item")
    assert first.loc["mali", ["n_target", "n_reference", "n_documents_part"]].tolist() == [3, 0, 3]
    # Three hits in 300 words against none in 300, by Dunning's formula.
    assert first.loc["mali", "g2"] == pytest.approx(float(log_likelihood(3, 3, 300, 600)))
    assert first.loc["chine", "g2"] == pytest.approx(0)
    assert (table["q"] >= table["p"] - 1e-12).all()


def test_one_part_alone_has_nothing_to_stand_against(toy):
    corpus = toy().add("a", "2021-01-05", ["mali"] * 5).add("b", "2021-02-05", ["mali"])
    assert compare_parts(*corpus.frames, by="source", **WHOLE).empty


def test_another_kind_of_part_is_refused(two_years):
    with pytest.raises(ParameterError, match="parts are unknown"):
        compare_parts(*two_years, by="colour", **WHOLE)


def test_who_stands_beside_is_counted_by_passage_and_the_target_left_out(toy):
    corpus = toy()
    for number in range(3):
        corpus.add(f"t{number}", f"2021-03-0{number + 1}", ["mali", "france"], ["chine"])
    hits, passages, documents = corpus.frames
    table = compare_around(hits, hits, passages, documents, "mali", entry="actor_id", **WHOLE).set_index("item")
    assert sorted(table.index) == ["chine", "france"]
    assert table.loc["france", ["n_target", "n_reference"]].tolist() == [3, 0]
    assert table.loc["chine", "g2"] < 0 < table.loc["france", "g2"]


def test_words_are_those_of_the_passages_with_the_name(toy):
    corpus = toy()
    for number in range(4):
        corpus.add(f"t{number}", f"2021-03-0{number + 1}", ["mali"], text="le convoi du désert")
        corpus.add(f"u{number}", f"2021-04-0{number + 1}", ["chine"], text="le port du fleuve ")
    hits, passages, documents = corpus.frames
    passages["end"] = [19, 18] * 4
    found = words_around(hits, passages, documents, "mali", **WHOLE).set_index("item")
    assert found.loc["convoi", ["n_target", "n_reference", "n_documents_target"]].tolist() == [4, 0, 4]
    assert found.loc["le", "g2"] == pytest.approx(0)
    assert found.loc["convoi", "written"] == "convoi"
    assert words_around(hits, passages, documents, "personne", **WHOLE).empty
