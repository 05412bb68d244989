"""The sentences reports may show: the same ones everywhere, a small part of each text."""

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from analysis.measures.quotable import QuotableSentences
from analysis.text.words import count_words


def sentences(text: str, names: list[str], **options: float) -> tuple[QuotableSentences, list[tuple[int, int]]]:
    spans = [(text.index(word), text.index(word) + len(word)) for word in names]
    starts, ends = [s for s, _ in spans], [e for _, e in spans]
    hits = pd.DataFrame({"doc_id": "d", "start": starts, "end": ends, "actor_id": names})
    documents = pd.DataFrame({"doc_id": ["d"], "text": [text]})
    passages = pd.DataFrame({"doc_id": ["d"], "start": [0], "end": [len(text)], "zone": ["body"]})
    return QuotableSentences(documents, passages, [(hits, "actor_id")], **options), spans


FILLER = " ".join(f"Le mot numéro {n} ne nomme personne." for n in range(30))


def test_the_sentence_that_names_most_is_the_one_that_may_be_shown() -> None:
    text = f"Alpha est seul. {FILLER} Beta et Gamma se parlent."
    quotable, (alpha, beta, _) = sentences(text, ["Alpha", "Beta", "Gamma"], share=0.0)
    assert quotable.around("d", *alpha) is None
    start, end = quotable.around("d", *beta) or (0, 0)
    assert text[start:end] == "Beta et Gamma se parlent."


def test_a_long_sentence_is_cut_to_the_words_around_its_name() -> None:
    text = " ".join(f"mot{n}" for n in range(60)) + " Alpha " + " ".join(f"suite{n}" for n in range(60)) + "."
    quotable, (alpha,) = sentences(text, ["Alpha"], words=10)
    start, end = quotable.around("d", *alpha) or (0, 0)
    assert count_words(text[start:end]) == 10
    assert "Alpha" in text[start:end]


@given(st.integers(0, 25), st.floats(0, 1))
def test_all_that_may_be_shown_is_within_the_share_beyond_the_first_sentence(n: int, share: float) -> None:
    words = [f"Nom{i:02d}" for i in range(n)]
    text = " ".join(f"Ici parle {word} sans rien ajouter." for word in words) + FILLER
    quotable, spans = sentences(text, words, share=share)
    shown = {s for s in (quotable.around("d", *span) for span in spans) if s}
    assert len(shown) <= 1 or sum(count_words(text[s:e]) for s, e in shown) <= share * count_words(text)
