"""Named against speaking: who is mentioned, who is quoted, and on what the quoted speak."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import pandas as pd

from analysis.measures.intervals import wilson
from analysis.measures.observations import Observations, observe
from analysis.measures.scope import WINDOW, Copies, Day, Scope
from analysis.schemas import COUNTED_ZONES

__all__ = ["count_quoted_themes", "count_speaking", "find_quotes_about"]


def count_speaking(
    mentions: pd.DataFrame,
    quotes: pd.DataFrame,
    passages: pd.DataFrame,
    documents: pd.DataFrame,
    *,
    start: Day,
    end: Day,
    zones: Sequence[str] = COUNTED_ZONES,
    copies: Copies = "all",
    sources: Collection[str] | None = None,
) -> pd.DataFrame:
    """Count for each actor the documents that name it, and those that quote it.

    A quotation counts for its speaker wherever the speaker is named in the text, by name, pronoun or office.
    Speakers that the lexicon lacks count too: witnesses and experts seldom stand in one.

    Returns
    -------
    DataFrame
        One row per actor that is named or quoted, the most quoted first: entry_id, n_named (documents),
        n_quoted (documents), n_quotes (quotations), n_documents_total, quoted_share (of the documents that
        name it or quote it, those that quote it) with quoted_low and quoted_high (Wilson).
    """
    scope = Scope.of(WINDOW, start, end, zones, copies, sources)
    speakers = [str(s) for s in quotes["speaker_id"].dropna().unique()]
    listed = mentions.loc[mentions["listed"], "actor_id"].dropna().unique()
    wanted = list(dict.fromkeys([*speakers, *map(str, listed)]))
    named = observe(mentions, passages, documents, scope, entries=wanted)
    quoted = observe(quotes, passages, documents, scope, entry="speaker_id")
    pairs = [seen.hits[["entry_id", "document"]].drop_duplicates() for seen in (named, quoted)]
    frame = pd.DataFrame({
        "n_named": pairs[0].groupby("entry_id").size(),
        "n_quoted": pairs[1].groupby("entry_id").size(),
        "n_quotes": quoted.hits.groupby("entry_id").size(),
        "n_either": pd.concat(pairs).drop_duplicates().groupby("entry_id").size(),
    }).fillna(0).astype("int64").rename_axis("entry_id").reset_index()  # fmt: skip
    frame["n_documents_total"] = named.passages["document"].nunique()
    frame["quoted_share"] = frame["n_quoted"] / frame["n_either"].where(frame["n_either"] > 0)
    frame["quoted_low"], frame["quoted_high"] = wilson(frame["n_quoted"], frame["n_either"])
    order = ["n_quoted", "n_quotes", "n_named", "entry_id"]
    told = frame.drop(columns="n_either").astype({"entry_id": "str"})
    return told.sort_values(order, ascending=[False, False, False, True], ignore_index=True)


def count_quoted_themes(
    quotes: pd.DataFrame,
    themes: pd.DataFrame,
    passages: pd.DataFrame,
    documents: pd.DataFrame,
    *,
    start: Day,
    end: Day,
    zones: Sequence[str] = COUNTED_ZONES,
    copies: Copies = "all",
    sources: Collection[str] | None = None,
) -> pd.DataFrame:
    """Count on which themes each speaker is quoted: quotations in a passage that addresses the theme.

    The passage is taken, not the words between the marks alone: a quotation seldom repeats its subject.

    Returns
    -------
    DataFrame
        One row per speaker × theme that occurs: entry_id, theme_id, n_quotes; the most frequent first.
    """
    scope = Scope.of(WINDOW, start, end, zones, copies, sources)
    quoted = observe(quotes, passages, documents, scope, entry="speaker_id").hits
    about = _themes_of_passages(observe(themes, passages, documents, scope, entry="theme_id"))
    both = quoted[["document", "passage_id", "entry_id", "start"]].merge(about, on=["document", "passage_id"])
    counts = both.groupby(["entry_id", "theme_id"]).size().rename("n_quotes").reset_index()
    order = ["n_quotes", "entry_id", "theme_id"]
    return counts.sort_values(order, ascending=[False, True, True], ignore_index=True)


def _themes_of_passages(seen: Observations) -> pd.DataFrame:
    pairs = seen.hits[["document", "passage_id", "entry_id"]].drop_duplicates()
    return pairs.rename(columns={"entry_id": "theme_id"})


def find_quotes_about(quotes: pd.DataFrame, mentions: pd.DataFrame, actor: str) -> pd.DataFrame:
    """Return the quotations of others in which an actor is mentioned, with ``about_id``, the actor.

    Parameters
    ----------
    quotes, mentions : DataFrame
        Frames of those names.
    actor : str
        The actor spoken of.

    Returns
    -------
    DataFrame
        Rows of ``quotes`` whose speaker is not the actor and whose span holds a mention of it.
    """
    own = mentions.loc[mentions["actor_id"] == actor, ["doc_id", "start", "end"]]
    others = quotes[quotes["speaker_id"].fillna("") != actor].reset_index(drop=True)
    spans = others[["doc_id", "start", "end"]].reset_index(names="quote")
    both = spans.merge(own, on="doc_id", suffixes=("", "_mention"))
    inside = both[(both["start_mention"] >= both["start"]) & (both["end_mention"] <= both["end"])]
    return others.iloc[sorted(inside["quote"].unique())].reset_index(drop=True).assign(about_id=actor)
