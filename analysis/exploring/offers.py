"""Names that the lexicon lacks: offered, the most widespread first."""

from __future__ import annotations

import pandas as pd

from analysis.corpus.corpus import Corpus

__all__ = ["suggest_names"]


def suggest_names(corpus: Corpus, *, least_texts: int = 2, limit: int = 30) -> pd.DataFrame:
    """List names found in the corpus that the lexicon lacks, the most widespread first.

    Parameters
    ----------
    corpus : Corpus
    least_texts : int
        Names found in fewer texts are left out.
    limit : int
        Names at most.

    Returns
    -------
    DataFrame
        label, actor_type, n_documents, n_mentions (in title and body), forms (as they are written), actor_id. Take one
        into the lexicon with :func:`try_actor`; ``presscope lexicon suggest`` writes all of them as a file to review.

    Examples
    --------
    >>> import analysis as an
    >>> names = an.suggest_names(an.load_corpus("sample"), limit=3)
    >>> len(names), list(names.columns[:2])
    (3, ['label', 'actor_type'])
    """
    mentions = corpus.mentions
    found = mentions[~mentions["listed"] & mentions["counted"] & mentions["actor_id"].notna()]
    grouped = found.groupby("actor_id")
    table = pd.DataFrame({
        "label": grouped["label"].first(), "actor_type": grouped["actor_type"].first(),
        "n_documents": grouped["doc_id"].nunique(), "n_mentions": grouped.size(),
        "forms": grouped["surface"].agg(lambda surfaces: ", ".join(dict.fromkeys(surfaces))),
    }).reset_index()  # fmt: skip
    kept = table[table["n_documents"] >= least_texts].sort_values(
        ["n_documents", "n_mentions", "label"], ascending=[False, False, True]
    )
    columns = ["label", "actor_type", "n_documents", "n_mentions", "forms", "actor_id"]
    return kept.head(limit)[columns].reset_index(drop=True)
