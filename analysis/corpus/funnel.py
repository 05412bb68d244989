"""The funnel: from the texts found to the mentions counted, a line per filter."""

from __future__ import annotations

import pandas as pd

from analysis.corpus.corpus import WINDOW
from analysis.schemas import COUNTED_ZONES, conform

__all__ = ["trace_funnel", "trace_head"]


def trace_funnel(
    n_found: int,
    documents: pd.DataFrame,
    passages: pd.DataFrame,
    mentions: pd.DataFrame,
    window: tuple[object, object] = WINDOW,
    n_twice: int = 0,
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

    Returns
    -------
    DataFrame
        The frame ``funnel``: ``n_in = n_out + n_dropped`` on every line.
    """
    start, end = (pd.Timestamp(str(day)) for day in window)
    dated = documents[documents["date"].notna()]
    inside = dated[dated["date"].between(start, end)]
    kept = passages[passages["doc_id"].isin(inside["doc_id"])]
    zones = kept["zone"].value_counts()
    counted = kept[kept["zone"].isin(COUNTED_ZONES)]
    lines = [
        ("textes datés", "textes", len(documents), len(dated), "sans date sûre"),
        ("textes de la période", "textes", len(dated), len(inside), "hors de la période"),
    ]
    n = len(kept)
    for zone, reason in (
        ("boilerplate", "habillage du site"),
        ("duplicate", "répétés dans le même texte"),
        ("caption", "légendes et crédits photo"),
        ("heading", "intertitres de date"),
    ):
        dropped = int(zones.get(zone, 0))
        lines.append((f"passages sans « {zone} »", "passages", n, n - dropped, reason))
        n -= dropped
    roles = mentions[mentions["doc_id"].isin(inside["doc_id"])]
    in_counted = roles.merge(counted[["doc_id", "passage_id"]], on=["doc_id", "passage_id"])
    resolved = in_counted[in_counted["actor_id"].notna()]
    listed = resolved[resolved["listed"]]
    lines += [
        ("mentions dans le titre et le corps", "mentions", len(roles), len(in_counted), "dans d’autres zones"),
        ("mentions résolues", "mentions", len(in_counted), len(resolved), "fonction sans titulaire connu à cette date"),
        ("acteurs du lexique", "mentions", len(resolved), len(listed), "noms absents du lexique"),
    ]
    head = trace_head(n_found, n_twice, len(documents))
    return conform(pd.concat([head, _counted(lines)], ignore_index=True), "funnel")


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
