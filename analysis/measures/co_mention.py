"""Co-mention: who is mentioned with whom, in one passage or in one document."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Final, Literal

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy.sparse import csr_matrix  # type: ignore[import-untyped]

from analysis.errors import Fault, ParameterError
from analysis.measures.association import adjust_p, log_likelihood, p_value, pmi
from analysis.measures.observations import Observations, observe
from analysis.measures.scope import WINDOW, Copies, Day, Scope
from analysis.schemas import COUNTED_ZONES

__all__ = ["count_co_mentions", "lay_out_matrix"]

Window = Literal["passage", "document"]
WINDOWS: Final = ("passage", "document")


def count_co_mentions(
    hits: pd.DataFrame,
    passages: pd.DataFrame,
    documents: pd.DataFrame,
    *,
    entry: str = "actor_id",
    window: Window = "passage",
    start: Day,
    end: Day,
    zones: Sequence[str] = COUNTED_ZONES,
    entries: Sequence[str] | None = None,
    copies: Copies = "all",
    sources: Collection[str] | None = None,
    minimum: int = 3,
) -> pd.DataFrame:
    """Count the passages, or the documents, that mention two entries, and say whether that is by chance.

    Parameters
    ----------
    hits, passages, documents, entry, start, end, zones, entries, copies, sources
        As in `count_frequencies`; a period is its first and last day.
    window : {"passage", "document"}
        What two entries must share.
    minimum : int
        Pairs found together less often are left out: their PMI says nothing.

    Returns
    -------
    DataFrame
        One row per pair, the strongest association first: entry_a, entry_b (``a`` the more frequent),
        n_a, n_b, n_both, n_units (passages or documents), g2 (log-likelihood, negative where they avoid
        each other), pmi (bits), p, q (corrected for all pairs of entries frequent enough to reach the
        minimum, met or not).

    Notes
    -----
    Dunning (1993) for G2, Church & Hanks (1990) for PMI, Benjamini & Hochberg (1995) for q.
    """
    if window not in WINDOWS:
        fault = Fault("window", repr(window), " or ".join(WINDOWS))
        raise ParameterError("Co-mentions cannot be counted.", [fault])
    scope = Scope.of(WINDOW, start, end, zones, copies, sources)
    seen = observe(hits, passages, documents, scope, entry=entry, entries=entries)
    names, counts, n_units = _together(seen, window)
    single = counts.diagonal()
    # The more frequent entry first: pairs read alike whatever the order of the lexicon.
    order = np.argsort(-single, kind="stable")
    names, single, counts = names[order], single[order], counts[np.ix_(order, order)]
    a, b = np.triu_indices(len(names), k=1)
    kept = counts[a, b] >= max(1, minimum)
    a, b = a[kept], b[kept]
    both = counts[a, b]
    frame = pd.DataFrame({
        "entry_a": pd.Series(names[a], dtype="str"), "entry_b": pd.Series(names[b], dtype="str"),
        "n_a": single[a], "n_b": single[b], "n_both": both, "n_units": n_units,
        "g2": log_likelihood(both, single[a], single[b], max(n_units, 1)),
        "pmi": pmi(both, single[a], single[b], max(n_units, 1)),
    })  # fmt: skip
    frame["p"] = p_value(frame["g2"])
    frame["q"] = _corrected(frame["p"].to_numpy(dtype=np.float64), int((single >= max(1, minimum)).sum()))
    return frame.sort_values(["g2", "n_both"], ascending=False, kind="stable").reset_index(drop=True)


def _corrected(p: npt.NDArray[np.float64], n_entries: int) -> npt.NDArray[np.float64]:
    """Correct for all pairs that could have met so often: those shown were picked because they met."""
    others = max(0, n_entries * (n_entries - 1) // 2 - len(p))
    return np.asarray(adjust_p(np.concatenate([p, np.ones(others)]))[: len(p)])


def _together(seen: Observations, window: Window) -> tuple[np.ndarray, np.ndarray, int]:
    keys = ["document"] if window == "document" else ["document", "passage_id"]
    n_units = len(seen.passages[keys].drop_duplicates())
    pairs = seen.hits[[*keys, "entry_id"]].drop_duplicates()
    unit = pairs.groupby(keys).ngroup().to_numpy()
    codes, names = pd.factorize(pairs["entry_id"], sort=True)
    shape = (int(unit.max(initial=-1)) + 1, len(names))
    table = csr_matrix((np.ones(len(pairs), dtype=np.int64), (unit, codes)), shape=shape)
    return np.asarray(names, dtype=object), np.asarray((table.T @ table).todense()), n_units


def lay_out_matrix(pairs: pd.DataFrame, entries: Sequence[str], value: str = "n_both") -> pd.DataFrame:
    """Return one value of the pairs as a square table for `plot_matrix`: NaN on the diagonal, else 0.

    Examples
    --------
    >>> pairs = pd.DataFrame({"entry_a": ["otan"], "entry_b": ["mali"], "n_both": [4]})
    >>> lay_out_matrix(pairs, ["mali", "otan"]).loc["mali", "otan"]
    np.float64(4.0)
    """
    table = pd.DataFrame(0.0, index=list(entries), columns=list(entries))
    for a, b, number in zip(pairs["entry_a"], pairs["entry_b"], pairs[value], strict=True):
        if a in table.index and b in table.index:
            table.loc[a, b] = table.loc[b, a] = float(number)
    return table.mask(np.eye(len(table), dtype=bool))
