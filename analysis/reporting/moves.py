"""Report 06, continued: what changed between two years, and the sentences behind each change."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import Final

import pandas as pd

from analysis.exhibits import Points
from analysis.measures.intervals import newcombe, wilson
from analysis.measures.points import find_points
from analysis.measures.scope import Scope
from analysis.reporting.changes import compare_years
from analysis.reporting.points import MOST
from analysis.reporting.study import Study
from analysis.reporting.subjects import SUBJECTS, Kind, hits_of, names_of, slug
from analysis.reporting.trails import Trail, fit_trails, follow_trails

__all__ = ["DRAWN", "KINDS", "TOLD", "drawn_moves", "moves_of", "quote_moves", "sure_moves", "trails_of_moves"]

KINDS: Final[tuple[Kind, ...]] = ("actors", "themes")
DRAWN: Final = 10
TOLD: Final = 3
#: Entries in fewer texts of both years together say nothing about a change.
_ENOUGH: Final = 5


@lru_cache(maxsize=16)
def moves_of(study: Study, against: str = "first") -> pd.DataFrame:
    """Return the changes of all actors and themes between two years, the greatest rise first.

    Returns
    -------
    DataFrame
        The rows of `compare_years` of entries with at least five texts in both years together, and kind,
        the Wilson intervals of both shares, change_low and change_high (Newcombe). Empty in a small corpus.
    """
    frames = []
    for kind in KINDS if not study.is_small else ():
        compared = compare_years(study, hits_of(study, kind), SUBJECTS[kind].column, against)
        if len(compared):
            frames.append(compared[compared["n_first"] + compared["n_last"] >= _ENOUGH].assign(kind=kind))
    if not frames:
        return pd.DataFrame(columns=["entry_id", "kind", "change", "certain"])
    frame = pd.concat(frames, ignore_index=True)
    for side in ("first", "last"):
        low, high = wilson(frame[f"n_{side}"], frame[f"total_{side}"])
        frame[f"share_{side}_low"], frame[f"share_{side}_high"] = low, high
    frame["change_low"], frame["change_high"] = newcombe(
        frame["n_first"], frame["total_first"], frame["n_last"], frame["total_last"]
    )
    return frame.sort_values(["change", "entry_id"], ascending=[False, True], kind="stable", ignore_index=True)


def sure_moves(moves: pd.DataFrame, sign: int) -> pd.DataFrame:
    """Return the rises (1) or falls (-1) beyond the uncertainty, the greatest first."""
    kept = moves[moves["certain"].astype(bool) & (moves["change"] * sign > 0)]
    return kept.iloc[::sign].reset_index(drop=True)


def drawn_moves(moves: pd.DataFrame) -> pd.DataFrame:
    """Return the greatest changes, certain or not, from the greatest rise to the greatest fall."""
    order = moves["change"].abs().sort_values(ascending=False, kind="stable").index[:DRAWN]
    return moves.loc[sorted(order)].reset_index(drop=True)


@lru_cache(maxsize=8)
def trails_of_moves(study: Study, against: str = "first") -> dict[tuple[str, int], Trail]:
    """Return the sentences behind the changes that are told or drawn, by entry and year."""
    moves = moves_of(study, against)
    if moves.empty or study.snippet_words == 0:
        return {}
    told = pd.concat([sure_moves(moves, sign).head(TOLD) for sign in (1, -1)])
    ends = moves.iloc[[0, -1]]
    shown = pd.concat([told, ends, drawn_moves(moves)]).drop_duplicates(["kind", "entry_id"])
    spans = {int(moves[end].iloc[0]): next(s for s in study.years if s[0].year == int(moves[end].iloc[0]))
             for end in ("first", "last")}  # fmt: skip
    trails: dict[tuple[str, int], Trail] = {}
    for year, (start, end) in spans.items():
        scope = replace(study.scope, period="year", start=start, end=end)
        for kind, rows in shown.groupby("kind", sort=False):
            trails |= _of_year(study, kind, rows["entry_id"].tolist(), scope, year, set(told["entry_id"]))  # type: ignore[arg-type]
    kept = {trail.anchor: trail for trail in fit_trails(trails.values())}
    return {key: kept[trail.anchor] for key, trail in trails.items() if trail.anchor in kept}


def _of_year(
    study: Study, kind: Kind, entries: list[str], scope: Scope, year: int, told: set[str]
) -> dict[tuple[str, int], Trail]:
    corpus, names = study.corpus, names_of(study, kind)
    found = find_points(
        hits_of(study, kind), corpus.passages, corpus.documents, entries, scope, study.quotable,
        column=SUBJECTS[kind].column, limit=MOST,
    )  # fmt: skip
    trails = {}
    for entry, rows in found.groupby("entry_id", sort=False):
        name, own = names[str(entry)], slug(str(entry))
        paper = f"phrases-{own}" if entry in told else ""
        trails[str(entry), year] = Trail(f"an-{own}-{year}", f"{name}, {year}", name, rows, paper=paper)
    return trails


def quote_moves(study: Study, against: str = "first") -> Points | None:
    """Return the sentences behind each rise and fall, of the year before and the year after."""
    return follow_trails(study, trails_of_moves(study, against).values())
