"""How entries change over the window: lines or dots, and entry × period as a heat map."""

from __future__ import annotations

from typing import Any, Final

import pandas as pd

from analysis.charts.alt_text import describe_heatmap, describe_over_time
from analysis.charts.matrices import plot_heatmap
from analysis.charts.series import FEW, is_small
from analysis.charts.timelines import plot_over_time
from analysis.exhibits import Column, Figure, Note, Spot, Table
from analysis.measures.smoothing import smooth_frequencies
from analysis.periods import period_label
from analysis.reporting.changes import compare_years, tell_change
from analysis.reporting.english import english_name
from analysis.reporting.points import cell_spots, link_points, panel_spots
from analysis.reporting.ranking import interval_columns, tell_scope
from analysis.reporting.study import Study
from analysis.reporting.subjects import SUBJECTS, Kind, Subject, chosen_entries, hits_of, labels_of, names_of, nothing
from analysis.reporting.wording import curl

__all__ = ["follow", "map_periods"]

FOLLOWED: Final = 6
MAPPED: Final = 12
_MOST_EVENTS: Final = 5
_MOST_LINES: Final = 250


def follow(
    study: Study, kind: Kind, *, linked: bool = False, smoothing: tuple[int, str] | None = None
) -> Figure | Note:
    """Return the course of the chosen entries (or the most frequent ones) over the window.

    Parameters
    ----------
    study, kind, linked
        As in `rank`.
    smoothing : (int, {"centred", "trailing"}), optional
        Periods and alignment of a moving mean drawn over the raw points; none in a small corpus.
    """
    subject, labels = SUBJECTS[kind], labels_of(study, kind)
    entries = chosen_entries(study, kind, FOLLOWED)
    if not entries:
        return nothing(study, kind)
    frequencies = study.frequencies(hits_of(study, kind), subject.column, entries)
    if smoothing is not None:
        frequencies = smooth_frequencies(frequencies, window=smoothing[0], alignment=smoothing[1])  # type: ignore[arg-type]
    drawn: dict[str, Any] = {"entries": entries, "labels": labels, "lang": study.lang, "period": study.scope.period}
    return Figure(
        plot_over_time(
            frequencies, events=None if study.is_small else _events(study), smoothing=smoothing, **drawn
        ),
        id=f"courbes-{subject.slug}",
        caption=_tell_course(study, kind, entries, frequencies),
        alt=describe_over_time(frequencies, **drawn),
        table=_table(study, kind, frequencies, linked),
        reading=_read_course(study, frequencies, names_of(study, kind)),
        spots=_course_spots(study, kind, entries, frequencies) if linked else (),
    )


def _course_spots(study: Study, kind: Kind, entries: list[str], frequencies: pd.DataFrame) -> list[Spot]:
    spots = cell_spots if is_small(frequencies) else panel_spots
    return spots(study, kind, entries, _periods(frequencies))


def _periods(frequencies: pd.DataFrame) -> list[pd.Timestamp]:
    return sorted(frequencies["period"].unique())


def map_periods(study: Study, kind: Kind, *, linked: bool = False) -> Figure | Note:
    """Return entry × period as a heat map, over the calendar of the whole window.

    Parameters are those of `rank`.
    """
    subject, labels = SUBJECTS[kind], labels_of(study, kind)
    entries = chosen_entries(study, kind, MAPPED)
    if not entries:
        return nothing(study, kind)
    measure = "n_documents" if study.is_small else "share"
    frequencies = study.frequencies(hits_of(study, kind), subject.column, entries)
    drawn: dict[str, Any] = {
        "entries": entries, "labels": labels, "measure": measure, "lang": study.lang, "period": study.scope.period,
    }  # fmt: skip
    peak = _peak(frequencies, measure)
    caption = study.say("Aucun texte dans la période.", "No text in the period.")
    if peak is not None:
        where = f"{names_of(study, kind)[peak['entry_id']]} {study.when(peak['period'])}, {_tell_point(study, peak)}"
        caption = study.say(f"La case la plus forte : {where}.", f"The strongest cell: {where}.")
    return Figure(
        plot_heatmap(frequencies, **drawn),
        id=f"carte-{subject.slug}",
        caption=caption,
        alt=describe_heatmap(frequencies, **drawn),
        table=_grid(study, kind, frequencies, entries, linked),
        data=frequencies,
        reading=_read_map(study, frequencies, len(entries)),
        spots=cell_spots(study, kind, entries, _periods(frequencies)) if linked else (),
    )


def _peak(frequencies: pd.DataFrame, measure: str) -> pd.Series[Any] | None:
    """Return the highest cell, of a period with at least five texts if there is one; ties by texts, then in order."""
    seen = frequencies[(frequencies["n_documents_total"] > 0) & (frequencies["n_documents"] > 0)]
    sure = seen[seen["n_documents_total"] >= FEW]
    rows = sure if len(sure) else seen
    if rows.empty:
        return None
    return rows.sort_values([measure, "n_documents"], ascending=False, kind="stable").iloc[0]


def _tell_point(study: Study, row: pd.Series[Any]) -> str:
    texts = study.of_texts(int(row["n_documents"]), int(row["n_documents_total"]))
    return texts if study.is_small else f"{texts} ({study.percent(row['share'])})"


def _tell_course(study: Study, kind: Kind, entries: list[str], frequencies: pd.DataFrame) -> str:
    """Write the finding: which of the entries changed beyond chance, or where the first one peaks."""
    subject, labels = SUBJECTS[kind], names_of(study, kind)
    changes = pd.DataFrame() if study.is_small else compare_years(study, hits_of(study, kind), subject.column)
    followed = changes[changes["entry_id"].isin(entries)] if len(changes) else changes
    if followed.empty:
        peak = _peak(frequencies, "n_documents" if study.is_small else "share")
        if peak is None:
            return study.say("Aucune mention dans la période.", "No mention in the period.")
        where = f"{labels[peak['entry_id']]}, {_tell_point(study, peak)} {study.when(peak['period'])}"
        return study.say(f"Le plus haut : {where}.", f"The highest: {where}.")
    certain = followed[followed["certain"]]
    first, last = int(changes["first"].iloc[0]), int(changes["last"].iloc[0])
    n = study.count(len(entries), subject.french, subject.english)
    if certain.empty and len(followed) == 1:
        return study.say(
            f"{tell_change(study, followed.iloc[0], labels)} : l’écart reste dans l’incertitude.",
            f"{tell_change(study, followed.iloc[0], labels)}: the difference stays within the uncertainty.",
        )
    if certain.empty:
        return study.say(
            f"Sur {n}, aucun ne change entre {first} et {last} au-delà de l’incertitude.",
            f"Of {n}, none changes between {first} and {last} beyond the uncertainty.",
        )
    told = study.say(" ; ", "; ").join(tell_change(study, row, labels) for _, row in certain.iterrows())
    rest = len(entries) - len(certain)
    if rest == 0:
        return f"{told}."
    return told + study.say(
        f". Pour {'l’autre' if rest == 1 else f'les {rest} autres'}, l’écart reste dans l’incertitude.",
        f". For the other{'' if rest == 1 else f' {rest}'} the difference stays within the uncertainty.",
    )


def _read_course(study: Study, frequencies: pd.DataFrame, labels: dict[str, str]) -> str:
    peak = _peak(frequencies, "n_documents" if study.is_small else "share")
    example = ""
    if peak is not None:
        where, when = _tell_point(study, peak), study.when(peak["period"])
        name = labels[str(peak["entry_id"])]
        example = study.say(f" : {when}, {name} figure dans {where}", f": {when}, {name} appears in {where}")
        if not study.is_small:
            interval = study.between(peak["share_low"], peak["share_high"])
            example += study.say(f", intervalle à 95 % {interval}", f", 95% interval {interval}")
    several = len(frequencies["entry_id"].unique()) > 1
    french, english = " La", " The"
    if several:
        french, english = " Toutes les courbes ont la même échelle ; la", " All curves share one scale; the"
    how = study.say(
        " Un point vide : des textes, mais sans mention ; fond gris : aucun texte, ce qui n’est pas un zéro.",
        " A ring: texts, but no mention; grey ground: no text, which is not a zero.",
    ) if study.is_small else study.say(
        f"{french} ligne s’interrompt là où aucun texte n’a paru, ce qui n’est pas un zéro.",
        f"{english} line breaks where no text appeared, which is not a zero.",
    )  # fmt: skip
    return study.say("Lecture", "How to read") + (example or study.say(" :", ":")) + ("." if example else "") + how


def _read_map(study: Study, frequencies: pd.DataFrame, n: int) -> str:
    missing = bool((frequencies["n_documents_total"] == 0).any())
    gaps = study.say(" ; hachures : aucun texte", "; hatched: no text") if missing else ""
    what = (
        study.say("les textes sont nombreux", "more texts")
        if study.is_small
        else study.say("la part est forte", "larger the share")
    )
    rows = study.count(n, "ligne", "row")
    return study.say(
        f"Lecture : plus la case est foncée, plus {what} ; blanc : des textes, mais aucune mention{gaps}. {rows}, "
        "dans l’ordre du classement. ",
        f"How to read: the darker the cell, the {what}; white: texts, but no mention{gaps}. {rows}, in the order "
        "of the ranking. ",
    ) + tell_scope(study)


def _table(study: Study, kind: Kind, frequencies: pd.DataFrame, linked: bool) -> Table:
    subject: Subject = SUBJECTS[kind]
    frame = frequencies.assign(
        label=frequencies["entry_id"].map(labels_of(study, kind)),
        when=[period_label(day, study.scope.period, study.lang) for day in frequencies["period"]],
    )
    if linked:
        frame["link"] = pd.Series(link_points(study, kind, frame, by_period=True), index=frame.index, dtype="object")
    columns: dict[str, str | Column] = {
        "when": study.say("Période", "Period"),
        "label": study.say(subject.french, subject.english).capitalize(),
        "n_documents": Column(study.say("Textes", "Texts"), "count", link="link" if linked else None),
        "n_documents_total": Column(study.say("sur", "of"), "count"),
        **interval_columns(study),
        "n_mentions": Column(study.say("Mentions", "Mentions"), "count"),
    }
    notes = study.say("– : aucun texte dans la période, donc aucune part.", "–: no text in the period, so no share.")
    return Table(
        frame,
        id=f"periodes-{subject.slug}",
        caption=study.say(
            "Les valeurs de la figure, période par période.", "The values of the figure, period by period."
        ),
        columns=columns,
        notes="" if study.is_small else notes,
        lang=study.lang,
    )


def _grid(study: Study, kind: Kind, frequencies: pd.DataFrame, entries: list[str], linked: bool) -> Table | None:
    """Return the texts of each entry, a line per period; nothing where the lines would be hundreds."""
    subject, labels = SUBJECTS[kind], labels_of(study, kind)
    totals = frequencies.drop_duplicates("period").set_index("period")["n_documents_total"]
    if len(totals) > _MOST_LINES:
        return None
    counts = frequencies.pivot(index="period", columns="entry_id", values="n_documents")[entries]  # noqa: PD010
    counts = counts.astype("float64")
    counts.loc[(totals == 0).to_numpy()] = float("nan")
    frame = counts.set_axis([f"n_{i}" for i in range(len(entries))], axis="columns").reset_index(drop=True)
    frame.insert(0, "when", [period_label(day, study.scope.period, study.lang) for day in totals.index])
    frame.insert(1, "total", totals.to_numpy())
    for i, entry in enumerate(entries if linked else ()):
        cells = pd.DataFrame({"entry_id": entry, "period": totals.index})
        frame[f"link_{i}"] = pd.Series(link_points(study, kind, cells, by_period=True), dtype="object")
    return Table(
        frame,
        id=f"grille-{subject.slug}",
        caption=study.say("Nombre de textes par période.", "Number of texts by period."),
        columns={
            "when": study.say("Période", "Period"),
            "total": Column(study.say("Tous les textes", "All texts"), "count"),
            **{
                f"n_{i}": Column(labels[entry], "count", link=f"link_{i}" if linked else None)
                for i, entry in enumerate(entries)
            },
        },
        notes=study.say("– : aucun texte dans la période.", "–: no text in the period."),
        lang=study.lang,
    )


def _events(study: Study) -> pd.DataFrame | None:
    """Return marked events of the window, at most five, spread over it; single ones before editions of a series."""
    scope = study.scope
    rows = [
        (len(series.editions) > 1, pd.Timestamp(edition.start), series.label)
        for series in study.corpus.lexicon.series.values()
        for edition in series.editions
        if edition.overlay and scope.start <= pd.Timestamp(edition.start) <= scope.end
    ]
    single = sorted(row[1:] for row in rows if not row[0]) or sorted(row[1:] for row in rows)
    step = max(1.0, len(single) / _MOST_EVENTS)
    chosen = [single[int(i * step)] for i in range(min(_MOST_EVENTS, len(single)))]
    if not chosen:
        return None
    return pd.DataFrame([(day, english_name(label) if study.lang == "en" else curl(label)) for day, label in chosen],
                        columns=["date", "label"])  # fmt: skip
