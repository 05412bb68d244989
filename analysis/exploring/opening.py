"""Texts → corpus, with what the project says where nothing is given."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from analysis.corpus import build
from analysis.corpus.corpus import Corpus
from analysis.projects import find_project

__all__ = ["load_corpus"]


def load_corpus(
    where: str | Path | pd.DataFrame | None = None,
    *,
    text: str | None = None,
    date: str | None = None,
    lexicon: str | Path | None = None,
) -> Corpus:
    """Read texts and find everything in them.

    Parameters
    ----------
    where : str, Path or DataFrame, optional
        A folder, a file, a DataFrame, or ``"sample"`` for the embedded sample corpus. Without it the corpus of the
        project one stands in (``presscope.yaml``, here or above), else the sample.
    text, date : str, optional
        Columns of a DataFrame that calls them otherwise.
    lexicon : str or Path, optional
        A folder or a file merged over the embedded lexicon; by default the project's.

    Returns
    -------
    Corpus
        ``.documents``, ``.passages``, ``.mentions``, ``.themes`` and ``.quotes`` are plain DataFrames.

    Raises
    ------
    CorpusError, LexiconError
        If the texts or the lexicon cannot be used; all faults are listed.

    Examples
    --------
    >>> import analysis as an
    >>> frame = pd.DataFrame({"body": ["Le Mali a parlé."], "pub": ["2022-05-02"]})
    >>> corpus = an.load_corpus(frame, text="body", date="pub")
    >>> corpus.mentions["actor_id"].tolist()
    ['mali']
    """
    project = find_project()
    if lexicon is None:
        lexicon = project.lexicon if project else None
    if where is None:
        where = project.corpus if project else "sample"
    return build.load_corpus(where, text=text, date=date, lexicon=Path(lexicon) if lexicon else None)
