"""The frame of mentions: spans, forms, zones."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.lexicon.reading import load_lexicon
from analysis.matching.actors import find_mentions
from analysis.schemas import conform

Frame = Callable[..., pd.DataFrame]
WORDS = st.sampled_from(
    ["Le président russe", "Vladimir Poutine", "à Moscou", "Kiev", "l'OTAN", "(ONU)", "a dit", ",", ".", "\n",
     "« la Chine »", "son homologue turc", "les présidents russe et chinois", "M. Xi", "ministère de la Défense",
     "de la Russie", "#Iran"]
)  # fmt: skip


def test_every_form_of_mention_has_its_name(mentions: Frame) -> None:
    text = "L'Organisation du traité de l'Atlantique Nord (NATO), dite Alliance, et Pékin écoutent le président russe."
    found = mentions(text)
    assert found["form"].tolist() == ["alias", "acronym", "alias", "metonym", "role"]
    assert found["actor_id"].tolist() == ["otan", "otan", "otan", "chine", "vladimir-poutine"]


def test_only_title_and_body_count() -> None:
    text = "La Chine attend.\nLa Chine attend."
    documents = pd.DataFrame({"doc_id": ["d"], "text": [text]})
    passages = pd.DataFrame({
        "doc_id": "d", "passage_id": [1, 2], "start": [0, 17], "end": [16, 33], "zone": ["body", "caption"],
        "date": pd.Series([pd.NaT, pd.NaT]).astype("datetime64[us]"),
    })  # fmt: skip
    assert find_mentions(documents, passages, load_lexicon())["counted"].tolist() == [True, False]


@settings(max_examples=60, deadline=None)
@given(st.lists(WORDS, max_size=12))
def test_every_span_is_its_surface_and_names_do_not_overlap_in_part(words: list[str]) -> None:
    text = " ".join(words)
    documents = pd.DataFrame({"doc_id": ["d"], "text": [text]})
    passages = pd.DataFrame({
        "doc_id": ["d"], "passage_id": [1], "start": [0], "end": [len(text)], "zone": ["body"],
        "date": pd.Series([pd.Timestamp("2023-02-03")]).astype("datetime64[us]"),
    })  # fmt: skip
    found = conform(find_mentions(documents, passages, load_lexicon()), "mentions")
    spans = [(m.start, m.end) for m in found.itertuples() if m.form != "role"]
    assert all(text[m.start : m.end] == m.surface for m in found.itertuples())
    assert all(a[1] <= b[0] or (a[0] <= b[0] and b[1] <= a[1]) for a, b in pairwise(spans))
