from __future__ import annotations

import pandas as pd

from analysis.measures.speaking import count_quoted_themes, count_speaking, find_quotes_about
from analysis.schemas import conform

WHOLE = {"start": "2021-01-01", "end": "2021-12-31"}


def quotes(*rows):
    columns = ["doc_id", "passage_id", "start", "end", "speaker_id", "attribution", "cue"]
    return conform(pd.DataFrame([(*row, "explicit", "dit") for row in rows], columns=columns), "quotes")


def test_who_is_named_and_who_is_quoted_are_two_counts(toy):
    corpus = toy().add("a", "2021-01-05", ["russie", "lavrov"]).add("b", "2021-02-05", ["russie"])
    corpus.add("c", "2021-03-05", ["lavrov"])
    said = quotes(("a", 1, 0, 5, "lavrov"), ("a", 1, 6, 9, "lavrov"), ("c", 1, 0, 5, "lavrov"))
    table = count_speaking(*corpus.frames[:1], said, *corpus.frames[1:], **WHOLE).set_index("entry_id")
    assert table.index.tolist() == ["lavrov", "russie"]
    assert table.loc["lavrov", ["n_named", "n_quoted", "n_quotes"]].tolist() == [2, 2, 3]
    assert table.loc["russie", ["n_named", "n_quoted", "n_quotes"]].tolist() == [2, 0, 0]
    assert table["n_documents_total"].unique().tolist() == [3]
    assert table["quoted_share"].tolist() == [1, 0]


def test_a_speaker_whom_the_lexicon_lacks_counts(toy):
    corpus = toy().add("a", "2021-01-05", ["russie"])
    table = count_speaking(*corpus.frames[:1], quotes(("a", 1, 0, 5, "nl-temoin")), *corpus.frames[1:], **WHOLE)
    assert table["entry_id"].tolist() == ["nl-temoin", "russie"]


def test_without_a_quotation_nobody_is_quoted(toy):
    corpus = toy().add("a", "2021-01-05", ["russie"])
    table = count_speaking(*corpus.frames[:1], quotes(), *corpus.frames[1:], **WHOLE)
    assert table[["n_named", "n_quoted"]].to_numpy().tolist() == [[1, 0]]


def test_a_quotation_counts_for_each_theme_of_its_passage(toy):
    corpus = toy().add("a", "2021-01-05", ["lavrov"], ["lavrov"])
    themes = pd.DataFrame({
        "doc_id": "a", "passage_id": [1, 1, 1, 2], "start": [0, 1, 2, 3], "end": [1, 2, 3, 4], "surface": "X",
        "theme_id": ["otan", "otan", "paix", "climat"], "counted": True,
    })  # fmt: skip
    said = quotes(("a", 1, 0, 5, "lavrov"), ("a", 1, 6, 9, "lavrov"))
    table = count_quoted_themes(said, conform(themes, "themes"), *corpus.frames[1:], **WHOLE)
    assert table.to_numpy().tolist() == [["lavrov", "otan", 2], ["lavrov", "paix", 2]]


def test_what_others_say_of_an_actor_holds_its_name(toy):
    mentions = toy().add("a", "2021-01-05", ["russie"]).frames[0]
    said = quotes(("a", 1, 0, 5, "biden"), ("a", 1, 0, 5, "russie"), ("a", 1, 5, 9, "biden"))
    assert find_quotes_about(said, mentions, "russie")[["speaker_id", "start"]].to_numpy().tolist() == [["biden", 0]]
