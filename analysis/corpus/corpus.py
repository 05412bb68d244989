"""The corpus: the frames of one set of texts, kept together."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING

import pandas as pd

from analysis.corpus.digest import digest_corpus, digest_texts
from analysis.corpus.selection import Day, Given
from analysis.corpus.window import window_of
from analysis.lexicon.reading import Lexicon
from analysis.readers.description import Description

if TYPE_CHECKING:
    from analysis.searching.words import WordIndex

__all__ = ["Corpus", "no_totals"]

#: Licences under which texts may be quoted without limit.
FREE_LICENCES = frozenset({"CC0", "CC0-1.0"})


def _no_rejections() -> pd.DataFrame:
    return pd.DataFrame({name: pd.Series(dtype="str") for name in ("origin", "reason", "first_characters")})


def no_totals() -> pd.DataFrame:
    """Return the frame of what a ``totals.csv`` says, without rows."""
    return pd.DataFrame({
        "day": pd.Series(dtype="datetime64[us]"), "source": pd.Series(dtype="str"),
        "articles": pd.Series(dtype="int64"),
    })  # fmt: skip


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
    twice : DataFrame
        What was exported twice and published once: origin, reason (with the place of the one that was read) and
        first characters.
    about : Description, optional
        What the ``corpus.yaml`` beside the texts says.
    published : DataFrame
        What the ``totals.csv`` beside the texts says: ``day`` (first of a period), ``source``, ``articles``.
    dating_rule : {"header", "id"}
        Which day counts where an export states two.
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
    twice: pd.DataFrame = field(default_factory=_no_rejections)
    about: Description | None = None
    published: pd.DataFrame = field(default_factory=no_totals)
    dating_rule: str = "header"

    @property
    def window(self) -> tuple[dt.date, dt.date]:
        """What the corpus is meant to cover, by its ``corpus.yaml``; else the window of the reports."""
        return window_of(self.about)

    @property
    def n_found(self) -> int:
        """Texts found: read, rejected or exported twice."""
        return len(self.documents) + len(self.rejections) + len(self.twice)

    @property
    def is_free(self) -> bool:
        """Whether the texts may be quoted at any length."""
        return self.licence in FREE_LICENCES

    @property
    def sha256(self) -> str:
        """Hash of the corpus: of the hashes of its texts, their ids and their stated fields."""
        return digest_corpus([digest_texts(self.documents)])

    def with_frames(self, **frames: pd.DataFrame) -> Corpus:
        """Return the corpus with some of its frames replaced."""
        return replace(self, **frames)  # type: ignore[arg-type]

    def select(
        self,
        *,
        source: Given = None,
        start: Day | None = None,
        end: Day | None = None,
        actor: Given = None,
        theme: Given = None,
        query: str | None = None,
    ) -> Corpus:
        """Return the texts that meet all conditions, as a corpus.

        Parameters
        ----------
        source : str or several
            Texts of any of these sources.
        start, end : day
            First and last day, both included. A text with passages of several days keeps those within; undated
            passages are left out.
        actor, theme : str or several
            Texts that name any of these actors, or have any of these themes, in title or body: ids, labels or aliases.
        query : str
            Texts in which a search finds something, see `analysis.searching.query`.

        Raises
        ------
        ParameterError
            With every name that is not known, and the closest one that is.

        Examples
        --------
        >>> from analysis.corpus.build import load_corpus
        >>> part = load_corpus().select(start="2022-01-01", end="2022-12-31", actor="otan")
        >>> 0 < len(part.documents) < len(part.select(start="2022-01-01").documents) + 1
        True
        """
        from analysis.corpus.selection import select_corpus

        return select_corpus(self, source=source, start=start, end=end, actor=actor, theme=theme, query=query)

    def table(self, name: str, add: str | Sequence[str] = ()) -> pd.DataFrame:
        """Return one of the frames with columns of passages and documents beside its own.

        Parameters
        ----------
        name : {"documents", "passages", "mentions", "themes", "quotes"}
        add : str or sequence of str
            Columns, for example ``["date", "source"]``. What both have is the passage's: the date of a mention is the
            day its passage is counted on. ``label`` gives themes and speakers their names.

        Raises
        ------
        ParameterError
            With every column that is not known, and the closest one that is.

        Examples
        --------
        >>> from analysis.corpus.build import load_corpus
        >>> load_corpus().table("themes", add=["date", "source"]).columns.tolist()[-2:]
        ['date', 'source']
        """
        from analysis.corpus.columns import add_columns

        return add_columns(self, name, add)

    @cached_property
    def words(self) -> WordIndex:
        """The index that searches look words up in; made when first asked for."""
        from analysis.searching.words import WordIndex

        return WordIndex(self.documents, self.passages)

    def search(self, query: str) -> pd.DataFrame:
        """Find words, phrases and what joins them, as a frame like ``mentions``.

        Examples
        --------
        >>> from analysis.corpus.build import load_corpus
        >>> found = load_corpus().search('cyber* | "conseil de sécurité"')
        >>> found["actor_id"].unique().tolist()
        ['cyber* | "conseil de sécurité"']
        """
        from analysis.searching.search import search_passages

        return search_passages(query, self.words)

    def __repr__(self) -> str:
        from analysis.corpus.portrait import portray

        return portray(self)

    def _repr_html_(self) -> str:
        from analysis.corpus.portrait import portray_html

        return portray_html(self)
