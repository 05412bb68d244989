"""Words, phrases and what joins them, found in a corpus."""

from __future__ import annotations

import pandas as pd

from analysis.corpus.corpus import Corpus

__all__ = ["search"]


def search(corpus: Corpus, query: str) -> pd.DataFrame:
    """Find words, phrases and what joins them, as a frame like ``corpus.mentions``.

    ===========================  ==================================================
    ``drone* armé*``             both in one passage (also ``&``, ET, AND)
    ``"centrale nucléaire"``     words that follow each other
    ``cyber* | nucléaire``       one or the other (also OU, OR)
    ``otan -russie``             the first without the second (also SAUF, NOT)
    ``drone* NEAR/5 iran*``      at most five words between them (also PRÈS/5)
    ``(kiev | kyiv) frappe*``    brackets
    ===========================  ==================================================

    Case, accents, hyphens and apostrophes are of no account; ``*`` stands for any letters, ``?`` for one.

    Returns
    -------
    DataFrame
        One row per word or phrase found; :func:`count`, :func:`concordance` and the charts take ``query=`` directly.

    Raises
    ------
    ParameterError
        If the search cannot be read; the message shows the place.

    Examples
    --------
    >>> import analysis as an
    >>> found = an.search(an.load_corpus("sample"), '"conseil de sécurité"')
    >>> found["surface"].unique().tolist()
    ['Conseil de sécurité']
    """
    return corpus.search(query)
