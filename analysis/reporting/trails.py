"""Places that lead to sentences and are no entry in a period: pairs, speakers, forms of a name, years of a change."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

import pandas as pd

from analysis.exhibits import Point, Points
from analysis.reporting.points import CHARACTERS, fit_page, in_order, to_sentences
from analysis.reporting.study import Study

__all__ = ["Trail", "fit_trails", "follow_trails", "links_to"]

Key = TypeVar("Key")


@dataclass(frozen=True, eq=False)
class Trail:
    """What stands behind one bar, cell or name.

    Parameters
    ----------
    anchor : str
        Where it leads.
    title, entry : str
        What it is, as the heading of its sentences and as it stands in a list of pages.
    rows : DataFrame
        rank and the columns of `find_concordance`.
    unit : (str, str)
        What ``n_found`` counts, in French and in English.
    paper : str
        The anchor of a few of its sentences in the PDF; empty where it has none there.
    """

    anchor: str
    title: str
    entry: str
    rows: pd.DataFrame
    unit: tuple[str, str] = ("mention", "mention")
    paper: str = ""

    @property
    def n_found(self) -> int:
        """How many there are in all."""
        return int(self.rows["n_found"].iloc[0])

    def tell(self, study: Study, n: int) -> str:
        """Write how many of how many are shown: ``20 sur 312 mentions``."""
        found = study.count(self.n_found, *self.unit)
        return study.say(f"{n} sur {found}", f"{n} of {found}")


def fit_trails(trails: Iterable[Trail], room: int = CHARACTERS) -> Iterator[Trail]:
    """Give the trails with as many sentences as one page can hold, oldest first; those without any are left out."""
    known = {trail.anchor: trail for trail in trails if len(trail.rows)}
    if not known:
        return
    every = pd.concat([trail.rows.assign(anchor=anchor) for anchor, trail in known.items()], ignore_index=True)
    # Put in order all at once: there are dozens of trails.
    kept = dict(iter(in_order(fit_page(every, room), "anchor").groupby("anchor")))
    yield from (replace(trail, rows=kept[anchor]) for anchor, trail in known.items() if anchor in kept)


def follow_trails(study: Study, trails: Iterable[Trail]) -> Points | None:
    """Return the sentences behind each trail; nothing where none may be shown."""
    items = [
        Point(
            anchor=trail.anchor, title=trail.title, entry=trail.entry, found=trail.tell(study, len(trail.rows)),
            sentences=to_sentences(study, trail.rows), paper=trail.paper,
        )
        for trail in trails
    ]  # fmt: skip
    return Points(items) if items else None


def links_to(trails: Mapping[Key, Trail], keys: Iterable[Key]) -> pd.Series:
    """Return where each key leads, None where nothing is shown of it: a column of links for a table."""
    found = [trails.get(key) for key in keys]
    return pd.Series([f"#{trail.anchor}" if trail else None for trail in found], dtype="object")
