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


def test_a_copy_shows_the_sentences_of_the_text_it_repeats() -> None:
    text = f"Alpha ouvre la séance. {FILLER} Beta et Gamma se parlent. {FILLER}"
    copy = f"Reprise. Alpha ouvre la séance. {FILLER} Delta écoute."
    hits = pd.DataFrame([
        {"doc_id": doc, "start": body.index(name), "end": body.index(name) + len(name), "actor_id": name}
        for doc, body in (("d", text), ("e", copy)) for name in ("Alpha", "Beta", "Gamma", "Delta") if name in body
    ])  # fmt: skip
    documents = pd.DataFrame({"doc_id": ["d", "e"], "text": [text, copy], "duplicate_of": [None, "d"]})
    passages = pd.DataFrame({"doc_id": ["d", "e"], "start": [0, 0], "end": [len(text), len(copy)], "zone": "body"})
    quotable = QuotableSentences(documents, passages, [(hits, "actor_id")], share=0.0)
    shown = {text[slice(*span)] if doc == "d" else copy[slice(*span)]
             for doc, start, end in zip(hits["doc_id"], hits["start"], hits["end"], strict=True)
             if (span := quotable.around(doc, start, end))}  # fmt: skip
    assert shown == {"Beta et Gamma se parlent.", "Delta écoute."}


def test_of_a_long_quotation_the_part_that_may_be_shown_is_found() -> None:
    text = f"« Le port reste ouvert. Alpha le sait », dit-elle. {FILLER}"
    quotable, (alpha,) = sentences(text, ["Alpha"])
    assert quotable.around("d", 2, text.index("»")) is None
    start, end = quotable.overlapping("d", 2, text.index("»")) or (0, 0)
    assert start <= alpha[0] < alpha[1] <= end
