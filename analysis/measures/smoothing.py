"""Smoothing: moving ratios of sums, beside the raw points and never instead of them."""

from __future__ import annotations

from typing import Final, Literal

import pandas as pd

from analysis.errors import Fault, ParameterError

__all__ = ["ALIGNMENTS", "smooth_frequencies"]

Alignment = Literal["trailing", "centred"]
ALIGNMENTS: Final = ("trailing", "centred")


def smooth_frequencies(
    frequencies: pd.DataFrame, *, window: int = 3, alignment: Alignment = "trailing"
) -> pd.DataFrame:
    """Add moving shares and rates over ``window`` periods.

    Numerators and denominators are summed before they are divided, so that a period with few texts
    weighs little. A window that sticks out of the calendar, or holds no text at all, gives NaN.

    Parameters
    ----------
    frequencies : DataFrame
        A frequencies frame.
    window : int
        Periods, at least 2; odd if centred.
    alignment : {"trailing", "centred"}
        Whether a window ends at its period or has it in its midst. One that begins at its period would
        show changes before they happen, and does not exist here.

    Returns
    -------
    DataFrame
        The frame and share_smoothed, per_10k_smoothed; the raw columns stay.
    """
    faults = []
    if alignment not in ALIGNMENTS:
        faults.append(Fault("alignment", repr(alignment), " or ".join(ALIGNMENTS)))
    if window < 2 or (alignment == "centred" and window % 2 == 0):
        allowed = "2 or more" if alignment != "centred" else "an odd number from 3 on"
        faults.append(Fault("window", repr(window), allowed))
    if faults:
        raise ParameterError("The series cannot be smoothed.", faults)
    ordered = frequencies.sort_values("period", kind="stable")
    summed = ["n_documents", "n_documents_total", "n_mentions", "n_words_total"]
    moving = ordered.groupby("entry_id")[summed].rolling(window, center=alignment == "centred").sum()
    sums = moving.reset_index(level="entry_id", drop=True).reindex(frequencies.index)
    smoothed = frequencies.copy()
    smoothed["share_smoothed"] = sums["n_documents"] / sums["n_documents_total"].where(
        sums["n_documents_total"] > 0
    )
    smoothed["per_10k_smoothed"] = 10_000 * sums["n_mentions"] / sums["n_words_total"].where(
        sums["n_words_total"] > 0
    )
    return smoothed
