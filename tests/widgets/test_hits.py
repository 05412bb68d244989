"""The hits of an entry are those a filter of the frame gives."""

from __future__ import annotations

import numpy as np

from analysis.schemas import COUNTED_ZONES
from analysis.widgets.index import Index


def test_the_hits_of_each_actor_are_its_counted_mentions_in_dated_passages(sample: Index) -> None:
    corpus = sample.corpus
    mentions = corpus.table("mentions", add=["date", "zone"])
    kept = mentions[mentions["counted"] & mentions["date"].notna() & mentions["zone"].isin(COUNTED_ZONES)]
    by_actor = dict(list(kept.groupby("actor_id")))
    assert set(sample.actors) == set(by_actor)
    for actor, own in by_actor.items():
        hits = sample.actors[actor]
        doc_ids = corpus.documents["doc_id"].to_numpy()[sample.document[hits.spot]]
        assert sorted(zip(doc_ids, hits.start, hits.end, strict=True)) == sorted(
            own[["doc_id", "start", "end"]].itertuples(index=False, name=None)
        )
        assert (np.diff(hits.spot) >= 0).all()


def test_entries_stand_in_the_order_of_their_texts_then_of_their_names(sample: Index) -> None:
    texts = {actor: len(set(sample.document[hits.spot])) for actor, hits in sample.actors.items()}
    assert sample.by_texts("actors") == sorted(texts, key=lambda actor: (-texts[actor], actor))


def test_an_entry_that_does_not_occur_has_no_hits(sample: Index) -> None:
    assert sample.actors.get("nobody") is None
    assert len(sample.actors) == len(list(sample.actors))
