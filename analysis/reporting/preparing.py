"""What all reports on one corpus begin with, done once before they are forked."""

from __future__ import annotations

from typing import Final, get_args

from analysis.corpus.corpus import Corpus
from analysis.measures.grounds import ground_of, places_of
from analysis.reporting.annex import lexicon_csv
from analysis.reporting.study import quotable_of
from analysis.reporting.subjects import Kind

__all__ = ["prepare_corpus"]

#: A report shows sentences of a few hundred documents: of a larger corpus it chooses them where it needs them.
_FEW: Final = 2_000


def prepare_corpus(corpus: Corpus, snippet_words: int) -> None:
    """Lay out the passages and hits of a corpus, choose what may be quoted and write the lexicon as data.

    Parameters
    ----------
    corpus : Corpus
    snippet_words : int
        Words a quoted sentence may have.
    """
    ground = ground_of(corpus.passages, corpus.documents)
    _ = ground.document, ground.words, ground.source, ground.story
    for hits in (corpus.mentions, corpus.themes, corpus.quotes):
        places_of(hits, corpus.passages, corpus.documents)
    if snippet_words > 0 and len(corpus.documents) <= _FEW:
        quotable_of(corpus, snippet_words).choose_all()
    for kind in get_args(Kind):
        lexicon_csv(corpus.lexicon, kind)
