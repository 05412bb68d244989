"""The funnel: from the texts found to the mentions counted, a line per filter."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.corpus.places import rows_of_documents
from analysis.corpus.window import WINDOW
from analysis.schemas import COUNTED_ZONES, conform

__all__ = ["trace_funnel", "trace_head"]

Places = NDArray[np.int64]

_ZONES: Final = {
    "boilerplate": "habillage du site",
    "duplicate": "répétés dans le même texte",
    "caption": "légendes et crédits photo",
    "heading": "intertitres de date",
}
_MENTIONS: Final = {
    "mentions dans le titre et le corps": "dans d’autres zones",
    "mentions résolues": "fonction sans titulaire connu à cette date",
    "acteurs du lexique": "noms absents du lexique",
}


def trace_funnel(
    n_found: int,
    documents: pd.DataFrame,
    passages: pd.DataFrame,
    mentions: pd.DataFrame,
    window: tuple[object, object] = WINDOW,
    n_twice: int = 0,
    owners: Mapping[str, Places] | None = None,
) -> pd.DataFrame:
    """Return one line per filter, in reading order.

    Parameters
    ----------
    n_found : int
        Texts the readers found, rejected ones and those exported twice included.
    documents, passages, mentions : DataFrame
        The frames of those names.
    window : pair of dates
        First and last day of the report.
    n_twice : int
        How many were exported twice; where there are some they have a line.
    owners : mapping, optional
        For ``passages`` and ``mentions`` the position of the document of each row, if it is known.

    Returns
    -------
    DataFrame
        The frame ``funnel``: ``n_in = n_out + n_dropped`` on every line.
    """
    frames = {"passages": passages, "mentions": mentions}
    of = owners or {name: rows_of_documents(documents, frame) for name, frame in frames.items()}
    start, end = (pd.Timestamp(str(day)) for day in window)
    dated, inside = documents["date"].notna(), documents["date"].between(start, end).to_numpy(np.bool_)
    kept = inside[of["passages"]]
    zone = passages["zone"]
    lines = [
        ("textes datés", "textes", len(documents), int(dated.sum()), "sans date sûre"),
        ("textes de la période", "textes", int(dated.sum()), int(inside.sum()), "hors de la période"),
    ]
    n = int(kept.sum())
    for name, reason in _ZONES.items():
        dropped = int((kept & (zone == name).to_numpy(np.bool_)).sum())
        lines.append((f"passages sans « {name} »", "passages", n, n - dropped, reason))
        n -= dropped
    counted = kept & zone.isin(COUNTED_ZONES).to_numpy(np.bool_)
    places, roles = (_places(frame, of[name]) for frame, name in ((passages, "passages"), (mentions, "mentions")))
    in_counted = inside[of["mentions"]] & np.isin(roles, places[counted])
    resolved = in_counted & mentions["actor_id"].notna().to_numpy(np.bool_)
    listed = resolved & mentions["listed"].to_numpy(np.bool_)
    steps = [int(rows.sum()) for rows in (inside[of["mentions"]], in_counted, resolved, listed)]
    lines += [
        (step, "mentions", n_in, n_out, reason)
        for (step, reason), n_in, n_out in zip(_MENTIONS.items(), steps, steps[1:], strict=False)
    ]
    head = trace_head(n_found, n_twice, len(documents))
    return conform(pd.concat([head, _counted(lines)], ignore_index=True), "funnel")


def _places(frame: pd.DataFrame, owner: Places) -> Places:
    """Return a number for the passage of each row."""
    places: Places = owner * np.int64(1 << 24) + frame["passage_id"].to_numpy(np.int64)
    return places


def trace_head(n_found: int, n_twice: int, n_documents: int) -> pd.DataFrame:
    """Return the first lines of the funnel: from the texts found to those read.

    Parameters
    ----------
    n_found, n_twice : int
        As for `trace_funnel`.
    n_documents : int
        Texts read.
    """
    lines = [("textes lus", "textes", n_found - n_twice, n_documents, "illisibles ou vides")]
    if n_twice:
        lines.insert(0, ("publications", "textes", n_found, n_found - n_twice, "exportées deux fois"))
    return _counted(lines)


def _counted(lines: list[tuple[str, str, int, int, str]]) -> pd.DataFrame:
    frame = pd.DataFrame(lines, columns=["step", "unit", "n_in", "n_out", "reason"])
    return frame.assign(n_dropped=frame["n_in"] - frame["n_out"])
