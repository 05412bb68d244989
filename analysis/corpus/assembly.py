"""Reading → corpus: parts of it are worked on side by side, then compared with each other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.corpus.beside import Beside
from analysis.corpus.copies.comparing import Before, Compared
from analysis.corpus.copies.prints import Prints
from analysis.corpus.copies.repeats import Near
from analysis.corpus.copies.shelf import shelve
from analysis.corpus.copies.stories import compare_shelf, name_copies
from analysis.corpus.corpus import Corpus
from analysis.corpus.dating.frames import days_of_news
from analysis.corpus.dating.sharing import Shared, date_by_sharing
from analysis.corpus.engines import Engine
from analysis.corpus.finding import find_on_days
from analysis.corpus.funnel import trace_funnel
from analysis.corpus.gathering import Known, Track, gather, stale_parts, untracked, warm_up
from analysis.corpus.parts import Part, Table
from analysis.corpus.said import Said
from analysis.corpus.texts import Texts, with_fields
from analysis.lexicon.reading import Lexicon
from analysis.schemas import conform

__all__ = [
    "Built",
    "Track",
    "build",
    "date_by_others",
    "untracked",
    "warm_up",
]

Places = NDArray[np.int64]


@dataclass(frozen=True)
class Built:
    """A corpus and what a later run can use.

    Parameters
    ----------
    corpus : Corpus
    prints : Prints
        Of its documents and passages.
    texts : Texts
        What was said of its documents.
    shared : Shared
        Which documents are dated by other texts, and by what: their dates do not depend on their content alone.
    owners : mapping
        For each table named in `analysis.corpus.parts.FOUND` the document of each row.
    n_new : int
        Texts that were worked on in this run.
    compared : Compared
        What pairs of documents share, by their rows.
    near : Near
        The near repeats within stories.
    """

    corpus: Corpus
    prints: Prints
    texts: Texts
    shared: Shared
    owners: Mapping[str, Places] = field(default_factory=dict)
    n_new: int = 0
    compared: Compared = field(default_factory=Compared.none)
    near: Near = field(default_factory=Near.none)


def build(
    said: Said,
    lexicon: Lexicon,
    *,
    name: str,
    beside: Beside | None = None,
    known: Known | None = None,
    engine: Engine | None = None,
    track: Track = untracked,
) -> Built:
    """Make the frames of a corpus, with the rows of known texts taken over.

    Parameters
    ----------
    said : Said
        The texts and what the readers report.
    lexicon : Lexicon
        What is looked for.
    name : str
        What reports call the corpus.
    beside : Beside, optional
        What is known of the corpus without its texts: its licence, its notice, its window.
    known : Known, optional
        What is known of some of them.
    engine : Engine, optional
        Where the parts are worked on; by default in as many processes as there are processors, in this one for few
        texts.
    track : callable, optional
        Wraps the list of parts, to show progress.
    """
    beside = beside or Beside()
    source, wanted, n_new = gather(said.texts, lexicon, known, engine, track)
    part = source.take(wanted, pd.Index(said.texts.doc_ids))
    before = known.look_up(said.texts.contents) if known is not None else None
    part, shared = date_by_others(part, lexicon, _shared_before(known, before, lexicon))
    documents = with_fields(part.documents, said.texts.fields)
    table = part.tables["passages"]
    shelf = shelve(documents, table.frame.drop(columns="found_on"), part.prints, table.owner)
    compared = compare_shelf(shelf, before=_compared_before(known, before))
    documents, passages, near = name_copies(shelf, compared, known.near if known is not None else None)
    documents, passages = conform(documents, "documents"), conform(passages, "passages")
    mentions, themes, quotes = (conform(part.tables[table].frame, table) for table in ("mentions", "themes", "quotes"))
    owners = {name: found.owner for name, found in part.tables.items()}
    corpus = Corpus(
        name=name,
        documents=documents,
        passages=passages,
        mentions=mentions,
        themes=themes,
        quotes=quotes,
        funnel=trace_funnel(
            said.n_found, documents, passages, mentions, beside.window, len(said.twice), owners
        ),
        files=said.files,
        rejections=said.rejections,
        remarks=said.remarks,
        twice=said.twice,
        lexicon=lexicon,
        **vars(beside),
    )
    return Built(corpus, part.prints, said.texts, shared, owners, n_new, compared, near)


def _compared_before(known: Known | None, place: Places | None) -> Before | None:
    """Return the pairs that were compared before, with the place that each text of today had then."""
    if known is None or known.compared is None or place is None:
        return None
    return Before(known.compared, place)


def _shared_before(known: Known | None, place: Places | None, lexicon: Lexicon) -> Shared | None:
    """Return what dated the texts of today before, if dates are still found by the same rules."""
    if known is None or known.shared is None or place is None or "dates" in stale_parts(known.lexicon, lexicon):
        return None
    return known.shared.take(place)


def date_by_others(part: Part, lexicon: Lexicon, before: Shared | None = None) -> tuple[Part, Shared]:
    """Date texts by the dated texts that share passages with them, and find anew what depends on it.

    Parameters
    ----------
    part : Part
    lexicon : Lexicon
    before : Shared, optional
        As for `analysis.corpus.dating.sharing.date_by_sharing`.
    """
    table = part.tables["passages"]
    documents, passages, shared = date_by_sharing(
        part.documents, table.frame, lexicon.parts["dates"], part.prints, table.owner, before=before
    )
    part = replace(part, documents=documents, tables={**part.tables, "passages": Table(passages, table.owner)})
    day, found_on = days_of_news(documents, passages, table.owner), passages["found_on"].to_numpy()
    places = np.unique(table.owner[(day != found_on) & ~(np.isnat(day) & np.isnat(found_on))])
    if not len(places):
        return part, shared
    ids = pd.Index(documents["doc_id"])
    return part.with_texts(places, find_on_days(part.take(places, ids[places]), lexicon)), shared
