"""The sentence for those who do not see a chart, computed from what is plotted.

At most 250 characters: what the chart is, its window, its highest values. The rest stands in the table
under the chart.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np
import pandas as pd

from analysis.charts.numbers import check_lang, format_count
from analysis.charts.series import MEASURES, Series, is_small, label_of, write_value
from analysis.charts.time_axis import infer_period
from analysis.charts.wording import say
from analysis.errors import Fault, ParameterError, closest
from analysis.periods import period_label

__all__ = [
    "LIMIT", "describe_choices", "describe_contrast", "describe_coverage", "describe_dots", "describe_heatmap",
    "describe_matrix", "describe_network", "describe_over_time", "describe_ranking", "describe_timeline",
]  # fmt: skip

LIMIT: Final = 250


def describe_over_time(
    frequencies: pd.DataFrame,
    *,
    entries: Sequence[str] | None = None,
    labels: Mapping[str, str] | None = None,
    measure: str = "share",
    lang: str = "fr",
    period: str | None = None,
) -> str:
    """Describe what `plot_over_time` draws."""
    if is_small(frequencies):
        return describe_dots(frequencies, entries=entries, labels=labels, lang=lang, period=period)
    return describe_timeline(
        frequencies, entries=entries, labels=labels, measure=measure, lang=lang, period=period
    )


def describe_timeline(
    frequencies: pd.DataFrame,
    *,
    entries: Sequence[str] | None = None,
    labels: Mapping[str, str] | None = None,
    measure: str = "share",
    lang: str = "fr",
    period: str | None = None,
) -> str:
    """Describe what `plot_timeline` draws: the highest value of each entry, and when.

    Returns
    -------
    str
        At most 250 characters; entries that do not fit are counted.
    """
    series = Series.of(frequencies, entries, measure, period)
    key = "alt_timeline" if len(series.entries) > 1 else "alt_line"
    head = say(key, lang, what=_lower(say(measure, lang)), window=_window(series, lang))
    return _list(head, _peaks(series, labels, lang), lang, _gaps(series, lang))


def describe_dots(
    frequencies: pd.DataFrame,
    *,
    entries: Sequence[str] | None = None,
    labels: Mapping[str, str] | None = None,
    lang: str = "fr",
    period: str | None = None,
) -> str:
    """Describe what `plot_dots` draws: the texts of each entry over the window."""
    series = Series.of(frequencies, entries, "n_documents", period)
    total = format_count(int(series.totals.sum()), lang)
    head = say("alt_dots", lang, window=_window(series, lang))
    sums = [format_count(int(series.counts[entry].sum()), lang) for entry in series.entries]
    names = [label_of(entry, labels) for entry in series.entries]
    parts = [f"{name} {say('of', lang, n=n, total=total)}" for name, n in zip(names, sums, strict=True)]
    return _list(head, parts, lang, _gaps(series, lang))


def describe_heatmap(
    frequencies: pd.DataFrame,
    *,
    entries: Sequence[str] | None = None,
    labels: Mapping[str, str] | None = None,
    measure: str = "share",
    lang: str = "fr",
    period: str | None = None,
) -> str:
    """Describe what `plot_heatmap` draws: the highest value of each entry, the highest first."""
    series = Series.of(frequencies, entries, measure, period)
    words = {"n": format_count(len(series.entries), lang), "what": _lower(say(measure, lang))}
    head = say("alt_heatmap", lang, window=_window(series, lang), **words)
    return _list(head, _peaks(series, labels, lang, highest_first=True), lang, _gaps(series, lang))


def describe_ranking(
    totals: pd.DataFrame,
    *,
    labels: Mapping[str, str] | None = None,
    measure: str | None = None,
    limit: int = 20,
    lang: str = "fr",
) -> str:
    """Describe what `plot_ranking` draws: the entries in their order, with their values."""
    check_lang(lang)
    chosen = measure or ("n_documents" if is_small(totals) else "share")
    if chosen not in MEASURES or totals.empty:
        fault = Fault("measure", repr(chosen), ", ".join(MEASURES), closest(chosen, MEASURES))
        raise ParameterError("The ranking cannot be described.", [fault if len(totals) else "no entry"])
    rows = totals.head(limit)
    total = format_count(int(rows["n_documents_total"].iloc[0]), lang)
    what = f"{_lower(say(chosen, lang))} ({say('out_of', lang, total=total)})"
    pairs = zip(rows["entry_id"], rows[chosen], strict=True)
    parts = [f"{label_of(str(e), labels)} {write_value(float(v), chosen, lang)}" for e, v in pairs]
    return _list(say("alt_ranking", lang, n=format_count(len(rows), lang), what=what), parts, lang)


def describe_matrix(
    table: pd.DataFrame,
    *,
    labels: Mapping[str, str] | None = None,
    column_labels: Mapping[str, str] | None = None,
    measure: str = "n_documents",
    lang: str = "fr",
) -> str:
    """Describe what `plot_matrix` draws: its highest cells; a pair that stands in it twice is said once."""
    check_lang(lang)
    cells = table.to_numpy(dtype="float64")
    order = [(i, j) for i, j in np.ndindex(*cells.shape) if cells[i, j] > 0]
    seen: set[frozenset[str]] = set()
    parts = []
    for i, j in sorted(order, key=lambda place: -cells[place]):
        pair = (str(table.index[i]), str(table.columns[j]))
        if frozenset(pair) not in seen:
            seen.add(frozenset(pair))
            name = f"{label_of(pair[0], labels)} × {label_of(pair[1], column_labels or labels)}"
            parts.append(f"{name} {write_value(float(cells[i, j]), measure, lang)}")
    rows, columns = (format_count(n, lang) for n in table.shape)
    what = _lower(say(measure, lang))
    return _list(say("alt_matrix", lang, rows=rows, columns=columns, what=what), parts, lang)


def describe_coverage(coverage: pd.DataFrame, *, lang: str = "fr", period: str | None = None) -> str:
    """Describe what `plot_coverage_strip` draws: the texts of each source, and its periods without any."""
    check_lang(lang)
    starts = pd.DatetimeIndex(coverage["period"].drop_duplicates().sort_values())
    width = period or infer_period(starts)
    span = f"{period_label(starts[0], width, lang)} – {period_label(starts[-1], width, lang)}"
    parts = []
    for source, rows in coverage.groupby("source", sort=False):
        words = format_count(int(rows["n_documents"].sum()), lang)
        silent = int((rows["coverage"] == "none").sum())
        blank = f" ({say('silent', lang, n=format_count(silent, lang))})" if silent else ""
        parts.append(f"{str(source) or say('unknown_source', lang)} {words}{blank}")
    return _list(say("alt_coverage", lang, window=f"{say(width, lang)}, {span}"), parts, lang)


def describe_network(
    bonds: pd.DataFrame, *, labels: Mapping[str, str] | None = None, lang: str = "fr"
) -> str:
    """Describe what `plot_network` draws: its strongest pairs, with how often they stand together."""
    check_lang(lang)
    nodes = len({*bonds["entry_a"], *bonds["entry_b"]})
    head = say("alt_network", lang, n=format_count(nodes, lang), lines=format_count(len(bonds), lang))
    rows = zip(bonds["entry_a"], bonds["entry_b"], bonds["n_both"], strict=True)
    parts = [f"{label_of(a, labels)} – {label_of(b, labels)} ({format_count(n, lang)})" for a, b, n in rows]
    return _list(head, parts, lang)


def describe_contrast(
    frame: pd.DataFrame,
    *,
    first: str,
    second: str,
    names: tuple[str, str],
    measure: str = "share",
    labels: Mapping[str, str] | None = None,
    lang: str = "fr",
) -> str:
    """Describe what `plot_contrast` draws: both values of each entry."""
    check_lang(lang)
    head = say("alt_contrast", lang, first=names[0], second=names[1], n=format_count(len(frame), lang))
    rows = zip(frame["entry_id"], frame[first], frame[second], strict=True)
    values = [(label_of(str(e), labels), *(write_value(float(v), measure, lang) for v in pair)) for e, *pair in rows]
    return _list(head[:1].upper() + head[1:], [f"{name} {a} → {b}" for name, a, b in values], lang)


def describe_choices(
    frame: pd.DataFrame, *, titles: Mapping[str, str], labels: Mapping[str, str] | None = None, lang: str = "fr"
) -> str:
    """Describe what `plot_choices` draws: who is first under each choice, and its share."""
    check_lang(lang)
    parts = []
    for choice, title in titles.items():
        rows = frame[(frame["choice"] == choice) & frame["share"].notna()]
        words = "–"
        if len(rows):
            best = rows.sort_values("share", ascending=False, kind="stable").iloc[0]
            words = f"{label_of(str(best['entry_id']), labels)} {write_value(float(best['share']), 'share', lang)}"
        parts.append(f"{_lower(title)}\u00a0: {words}" if lang == "fr" else f"{_lower(title)}: {words}")
    head = say("alt_choices", lang, what=say("share", lang), n=format_count(len(titles), lang))
    return _list(head, parts, lang)


def _lower(words: str) -> str:
    return words[:1].lower() + words[1:]


def _window(series: Series, lang: str) -> str:
    first, last = (period_label(series.starts[i], series.period, lang) for i in (0, -1))
    return f"{say(series.period, lang)}, {first} – {last}" if first != last else first


def _peaks(
    series: Series, labels: Mapping[str, str] | None, lang: str, *, highest_first: bool = False
) -> list[str]:
    """Return the highest value of each entry and its period, as the chart names it."""
    found: list[tuple[float, str]] = []
    for entry in series.entries:
        values = series.measured[entry].to_numpy()
        sure = np.where(series.care, np.nan, values) if np.isfinite(values[~series.care]).any() else values
        if not np.isfinite(sure).any():
            found.append((-1.0, f"{label_of(entry, labels)} –"))
            continue
        at = int(np.nanargmax(sure))
        words = f"{label_of(entry, labels)} {write_value(float(values[at]), series.measure, lang)}"
        when = say(f"when_{series.period}", lang, label=period_label(series.starts[at], series.period, lang))
        found.append((float(values[at]), f"{words} {when}" if values[at] > 0 else words))
    if highest_first:
        found.sort(key=lambda peak: -peak[0])
    return [words for _, words in found]


def _gaps(series: Series, lang: str) -> str:
    n = int(series.empty.sum())
    return f" {say('alt_gaps', lang, n=format_count(n, lang))}" if n else ""


def _list(head: str, parts: list[str], lang: str, tail: str = "") -> str:
    """Join as many parts as fit; say how many are left out."""
    for shown in range(len(parts), -1, -1):
        left = len(parts) - shown
        more = f", {say('alt_more', lang, n=format_count(left, lang))}" if left else ""
        words = f"{head} {', '.join(parts[:shown])}{more}.{tail}"
        if len(words) <= LIMIT and (shown or not parts):
            return words
    return f"{head.rstrip(' :' + chr(0xA0))}.{tail}"[:LIMIT]
