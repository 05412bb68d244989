"""The corpus: the frames of one set of texts, kept together."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

import pandas as pd

from analysis.lexicon.reading import Lexicon

__all__ = ["WINDOW", "Corpus"]

#: The report window where none is given.
WINDOW = (dt.date(2021, 1, 1), dt.date(2024, 12, 31))

#: Licences under which texts may be quoted without limit.
FREE_LICENCES = frozenset({"CC0", "CC0-1.0"})


@dataclass(frozen=True, eq=False, repr=False)
class Corpus:
    """The frames of one set of texts.

    Parameters
    ----------
    name : str
        What reports call it.
    documents, passages, mentions, themes, quotes : DataFrame
        See :data:`analysis.schemas.FRAMES`; documents has ``n_counted_passages`` beside its columns
        and passages has ``n_words``.
    funnel : DataFrame
        From what was found to what is counted, a line per filter.
    files, rejections, remarks : DataFrame
        What the readers reported.
    lexicon : Lexicon
        What was looked for.
    licence : str
        As the corpus states it; ``CC0`` lifts the limits on snippets.
    notice : str
        A sentence every page of a report on this corpus carries.
    """

    name: str
    documents: pd.DataFrame
    passages: pd.DataFrame
    mentions: pd.DataFrame
    themes: pd.DataFrame
    quotes: pd.DataFrame
    funnel: pd.DataFrame
    files: pd.DataFrame
    rejections: pd.DataFrame
    remarks: pd.DataFrame
    lexicon: Lexicon
    licence: str = ""
    notice: str = ""

    @property
    def is_free(self) -> bool:
        """Whether the texts may be quoted at any length."""
        return self.licence in FREE_LICENCES

    @property
    def sha256(self) -> str:
        """Hash of the corpus: of the hashes of its texts, their ids and their stated fields."""
        import hashlib

        digest = hashlib.sha256()
        columns = ["doc_id", "sha256", "source", "title", "origin"]
        for row in self.documents[columns].fillna("").sort_values("doc_id").itertuples(index=False):
            digest.update("\x1f".join(row).encode() + b"\x1e")
        return digest.hexdigest()

    def with_frames(self, **frames: pd.DataFrame) -> Corpus:
        """Return the corpus with some of its frames replaced."""
        return replace(self, **frames)  # type: ignore[arg-type]

    def __repr__(self) -> str:
        dated = int(self.documents["date"].notna().sum())
        n = len(self.documents)
        first, last = self.documents["date"].min(), self.documents["date"].max()
        span = f"{first:%Y-%m-%d} to {last:%Y-%m-%d}" if dated else "no dates"
        return (
            f"<Corpus {self.name!r}: {n} texts, {self.documents['source'].nunique()} sources, "
            f"{dated} of {n} dated ({span}), {int(self.mentions['counted'].sum())} mentions counted>"
        )
