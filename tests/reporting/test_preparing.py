"""What is done once for all reports on a corpus changes none of them."""

from __future__ import annotations

from dataclasses import replace

from analysis.measures.quotable import QuotableSentences
from analysis.measures.snippets import DOCUMENT_SHARE
from analysis.reporting.annex import lexicon_csv, lexicon_forms
from analysis.reporting.preparing import prepare_corpus
from analysis.reporting.study import quotable_of


def test_the_sentences_chosen_beforehand_are_those_a_report_would_choose(study) -> None:
    made = replace(study("small"))  # one that has not quoted anything yet
    corpus = made.corpus
    prepare_corpus(corpus, made.snippet_words)
    assert made.quotable is quotable_of(corpus, made.snippet_words)
    alone = QuotableSentences(
        corpus.documents, corpus.passages,
        [(corpus.mentions, "actor_id"), (corpus.themes, "theme_id"), (corpus.quotes, "speaker_id")],
        words=made.snippet_words, share=1.0 if corpus.is_free else DOCUMENT_SHARE,
    )  # fmt: skip
    hits = corpus.mentions
    places = list(zip(hits["doc_id"], hits["start"].tolist(), hits["end"].tolist(), strict=True))
    assert places
    assert [made.quotable.around(*place) for place in places] == [alone.around(*place) for place in places]


def test_a_report_that_quotes_fewer_words_chooses_for_itself(study) -> None:
    made = study("small")
    assert quotable_of(made.corpus, 5) is not quotable_of(made.corpus, 40)


def test_the_lexicon_is_written_as_its_frame(study) -> None:
    lexicon = study("small").corpus.lexicon
    written = lexicon_csv(lexicon, "themes").splitlines()
    assert len(written) == 1 + len(lexicon_forms(lexicon, "themes"))
    assert written[0].split(",") == list(lexicon_forms(lexicon, "themes").columns)
