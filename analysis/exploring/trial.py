"""What an edit of the lexicon would change: numbers before and after, sentences gained and lost."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from html import escape
from pathlib import Path

import pandas as pd

from analysis.charts.numbers import format_count
from analysis.corpus.corpus import Corpus
from analysis.errors import Fault, LexiconError
from analysis.exploring.choosing import labels_of_corpus
from analysis.exploring.kwic import Concordance, line_up
from analysis.lexicon.models import Actor, Alias, Term, Theme
from analysis.lexicon.saving import save_entry
from analysis.projects import find_project
from analysis.text.sentences import split_sentences

__all__ = ["Trial"]

_NBSP = "\u00a0"
_SPAN = ["doc_id", "passage_id", "start", "end"]


@dataclass(frozen=True, eq=False, repr=False)
class Trial:
    """An alias, a term or an actor that is tried out.

    Parameters
    ----------
    before, corpus : Corpus
        As it is, and as it would be: count and chart either. Who speaks in quotations is left as it is.
    entry : Actor or Theme
        The entry as it would be.
    words : str
        What was tried.
    field : str
        The field of the entry that takes it; empty for a new entry.
    added : Alias or Term or None
        What the field takes.
    """

    before: Corpus
    corpus: Corpus
    entry: Actor | Theme
    words: str
    field: str
    added: Alias | Term | None

    @property
    def _column(self) -> str:
        return "actor_id" if isinstance(self.entry, Actor) else "theme_id"

    def _hits(self, corpus: Corpus) -> pd.DataFrame:
        frame = corpus.mentions if isinstance(self.entry, Actor) else corpus.themes
        return frame[frame["counted"] & frame[self._column].notna()]

    @cached_property
    def gained(self) -> pd.DataFrame:
        """The hits in title and body that it brings to any entry."""
        return self._only(self.corpus, self.before)

    @cached_property
    def lost(self) -> pd.DataFrame:
        """The hits that it takes from any entry, most often from a name that was not in the lexicon."""
        return self._only(self.before, self.corpus)

    def _only(self, here: Corpus, there: Corpus) -> pd.DataFrame:
        mine, other = self._hits(here), self._hits(there)
        keys = [*_SPAN, self._column]
        marked = mine.merge(other[keys].drop_duplicates().assign(_both=True), on=keys, how="left")
        return marked[marked["_both"].isna()].drop(columns="_both").reset_index(drop=True)

    @cached_property
    def counts(self) -> pd.DataFrame:
        """Hits and texts of the entry, and of every other that changes, before and after, in title and body."""
        changed = [self.entry.id, *self.gained[self._column], *self.lost[self._column]]
        rows = []
        labels = labels_of_corpus(self.before) | labels_of_corpus(self.corpus)
        for entry in dict.fromkeys(changed):
            row: dict[str, object] = {"entry_id": entry, "label": labels.get(entry, entry)}
            for name, corpus in (("before", self.before), ("after", self.corpus)):
                own = self._hits(corpus)
                own = own[own[self._column] == entry]
                row |= {f"n_mentions_{name}": len(own), f"n_documents_{name}": own["doc_id"].nunique()}
            rows.append(row)
        return pd.DataFrame(rows).astype({"entry_id": "str", "label": "str"})

    @cached_property
    def sentences(self) -> Concordance:
        """The sentences it brings to the entry, their keywords aligned."""
        own = self.gained[self.gained[self._column] == self.entry.id]
        return line_up(self.corpus, own, self.words, window=12)

    @property
    def examples(self) -> list[str]:
        """Sentences that prove it, as the lexicon keeps them: with the span in brackets."""
        own = self.gained[self.gained[self._column] == self.entry.id]
        texts = dict(zip(self.corpus.documents["doc_id"], self.corpus.documents["text"], strict=True))
        starts = self.corpus.passages.set_index(["doc_id", "passage_id"])[["start", "end"]]
        found: dict[str, None] = {}
        for doc_id, passage_id, start, end in own[_SPAN].head(20).itertuples(index=False, name=None):
            first, last = (int(edge) for edge in starts.loc[(doc_id, passage_id)])
            text = texts[doc_id]
            for a, b in split_sentences(text[first:last]):
                if first + a <= start and end <= first + b and not set("[]") & set(text[first + a : first + b]):
                    sentence = f"{text[first + a : start]}[{text[start:end]}]{text[end : first + b]}"
                    found[" ".join(sentence.split(" "))] = None
        return list(found)

    def save(self, folder: str | Path | None = None, examples: Sequence[str] | None = None) -> Path:
        """Write it into a lexicon folder, with its examples; comments in the file stay.

        Parameters
        ----------
        folder : str or Path, optional
            By default the lexicon of the project one stands in.
        examples : sequence of str, optional
            Sentences with the span in brackets; by default the first that it brings in.

        Returns
        -------
        Path
            The file written.

        Raises
        ------
        LexiconError
            If there is no project and no folder is given, or the lexicon would have a fault; nothing is written then.
        """
        project = find_project()
        if folder is None and project is None:
            fault = Fault("folder", "no project here", "a folder", "Give one, or make a project with presscope new")
            raise LexiconError("There is no place to save to.", [fault])
        place = Path(folder) if folder is not None else project.folder("lexicon")  # type: ignore[union-attr]
        chosen = self.examples[:1] if examples is None else list(examples)
        return save_entry(place, self.entry, self.field, self.added, chosen)

    @property
    def _heading(self) -> str:
        own = self.counts.iloc[0]
        kind = "mentions" if isinstance(self.entry, Actor) else "occurrences"
        numbers = [
            f"{noun}{_NBSP}: {format_count(int(own[f'n_{name}_before']))} → {format_count(int(own[f'n_{name}_after']))}"
            for noun, name in ((kind, "mentions"), ("textes", "documents"))
        ]
        return f"{self.entry.label} + «{_NBSP}{self.words}{_NBSP}»{_NBSP}: {', '.join(numbers)}"

    @property
    def _others(self) -> list[str]:
        return [
            f"{label}{_NBSP}: {format_count(before)} → {format_count(after)}"
            for label, before, after in self.counts.iloc[1:][["label", "n_mentions_before", "n_mentions_after"]]
            .itertuples(index=False, name=None)
        ]  # fmt: skip

    def __repr__(self) -> str:
        others = [f"  {line}" for line in self._others]
        return "\n".join([self._heading, *others, repr(self.sentences)])

    def _repr_html_(self) -> str:
        others = "".join(f"<br>{escape(line)}" for line in self._others)
        return f"<p><strong>{escape(self._heading)}</strong>{others}</p>{self.sentences._repr_html_()}"
