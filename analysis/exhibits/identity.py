"""What a report is: its title, its corpus, the period and the numbers that stand in its provenance."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from analysis.exhibits.mime import Exhibit

__all__ = ["Identity"]


class Identity(Exhibit):
    """The head of a report, shown once by its notebook right after the corpus is loaded.

    The exporters set the title block, the running header and the footer from it, and
    ``provenance.json`` takes its counts and hashes. Nothing here may hold a path or a user's name.

    Parameters
    ----------
    title : str
        The report's title.
    question : str
        The question it answers.
    corpus : str
        The name of the corpus for readers.
    start, end : datetime.date
        First and last day covered.
    counts : mapping of str to int
        What was counted, by a label for readers: ``{"textes": 64, "publications": 60}``.
    hashes : mapping of str to str
        Fingerprints of the corpus and the lexicon: ``{"corpus": …, "lexicon": …}``.
    as_of : datetime.date, optional
        Day of the last text counted: the date of the edition. By default the end of the period.
    sample : bool
        Whether this is the embedded sample, whose texts are invented: said on every page.
    lang : {"fr", "en"}
    """

    def __init__(
        self,
        *,
        title: str,
        corpus: str,
        start: dt.date,
        end: dt.date,
        question: str = "",
        counts: Mapping[str, int] | None = None,
        hashes: Mapping[str, str] | None = None,
        as_of: dt.date | None = None,
        sample: bool = False,
        lang: str = "fr",
    ) -> None:
        self.title = title
        self.question = question
        self.corpus = corpus
        self.start = start
        self.end = end
        self.counts = {key: int(value) for key, value in (counts or {}).items()}
        self.hashes = dict(hashes or {})
        self.as_of = as_of or end
        self.sample = sample
        self.lang = lang

    def payload(self) -> dict[str, Any]:
        """Return the arguments as JSON values, days as ISO dates."""
        return {
            "kind": "identity",
            "title": self.title,
            "question": self.question,
            "corpus": self.corpus,
            "start": f"{self.start:%Y-%m-%d}",
            "end": f"{self.end:%Y-%m-%d}",
            "as_of": f"{self.as_of:%Y-%m-%d}",
            # Pairs: a notebook file sorts the keys of its objects, and the order says what is part of what.
            "counts": [[label, n] for label, n in self.counts.items()],
            "hashes": self.hashes,
            "sample": self.sample,
            "lang": self.lang,
        }

    def representations(self) -> dict[str, Any]:
        """Return one line for readers that do not know our MIME type."""
        counts = ", ".join(f"{value} {key}" for key, value in self.counts.items())
        line = f"{self.corpus}, {self.start:%Y-%m-%d} – {self.end:%Y-%m-%d}"
        line += f", {counts}" if counts else ""
        return {"text/markdown": f"*{line}*", "text/plain": line}
