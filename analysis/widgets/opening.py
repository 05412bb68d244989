"""The panel of a corpus, wherever that comes from."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any

from analysis.charts.numbers import check_lang
from analysis.corpus.corpus import Corpus
from analysis.exploring.opening import load_corpus
from analysis.widgets.choice import make_choice, open_choice
from analysis.widgets.index import Index

if TYPE_CHECKING:
    from analysis.widgets.panel import Panel

__all__ = ["explore"]


def explore(
    corpus: Corpus | str | Path | None = None,
    *,
    lang: str = "fr",
    lexicon: str | Path | None = None,
    place: str = "",
    **choice: Any,
) -> Panel:
    """Open the panel: pick names, a window and a measure; chart, coverage, sentences and table follow.

    Parameters
    ----------
    corpus : Corpus, str or Path, optional
        A corpus, or where one lies; by default that of the project one stands in, else the sample.
    lang : {"fr", "en"}
        The language of the panel.
    lexicon : str or Path, optional
        A lexicon merged over the embedded one, where ``corpus`` is a place; by default the project's.
    place : str, optional
        Where the texts of a corpus lie, if that is neither the project's nor the sample: definitions name it.
    **choice
        What is looked at first: actors, themes, query, sources, start, end, period, measure.

    Returns
    -------
    Panel
        ``.view.frequencies`` is the DataFrame behind the chart; ``.set(actors=…)`` turns the knobs in a cell.

    Raises
    ------
    ParameterError
        With every name that is not known, and the closest one that is.

    Examples
    --------
    >>> import analysis as an
    >>> panel = an.explore("sample", actors=["otan", "onu"], period="year")
    >>> panel.view.frequencies.shape[0]
    8
    """
    check_lang(lang)
    if not isinstance(corpus, Corpus):
        place = place or str(corpus or "")
        corpus = load_corpus(corpus, lexicon=lexicon)
    from analysis.widgets.panel import Panel

    index = Index(corpus)
    made = make_choice(index, open_choice(index, lang), **choice)
    if "words" not in vars(corpus):
        # A search needs the index of words: it is made while one looks at the first chart.
        threading.Thread(target=lambda: corpus.words, daemon=True).start()
    return Panel(index, made, place=place)
