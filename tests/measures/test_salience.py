from __future__ import annotations

from analysis.measures.salience import count_salience

WINDOW = {"start": "2021-01-01", "end": "2021-12-31"}


def test_headline_first_passage_and_anywhere_are_told_apart(toy):
    press = (
        toy()
        .add("a", "2021-01-05", ["otan"], ["mali"], ["otan", "russie"], zones=["title", "body", "body"])
        .add("b", "2021-02-05", ["otan"], ["russie"])
        .add("c", "2021-03-05", ["mali"], ["otan"], [], zones=["body", "title", "body"])
    )
    table = count_salience(*press.frames, **WINDOW)
    counts = table.pivot(index="entry_id", columns="place", values="n_documents")
    assert counts.loc["otan"].to_dict() == {"title": 1, "first": 1, "anywhere": 3}
    assert counts.loc["mali"].to_dict() == {"title": 0, "first": 2, "anywhere": 2}
    totals = table.drop_duplicates("place").set_index("place")["n_documents_total"]
    # One headline alone: the title of the third text is an intertitle.
    assert totals.to_dict() == {"title": 1, "first": 3, "anywhere": 3}
    assert table["entry_id"].tolist()[:3] == ["otan"] * 3
    assert (table["share_low"] <= table["share"]).all()


def test_an_entry_that_is_nowhere_counts_zero(toy):
    press = toy().add("a", "2021-01-05", ["otan"])
    assert count_salience(*press.frames, entries=["mali"], **WINDOW)["n_documents"].tolist() == [0, 0, 0]
