"""Report 04: who is named with whom, beyond what chance would have."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, Final

import pandas as pd

from analysis.charts.alt_text import describe_network
from analysis.charts.networks import choose_bonds, plot_network
from analysis.charts.numbers import format_count, format_number
from analysis.exhibits import Answer, Column, Figure, Note, Table
from analysis.measures.co_mention import Window, count_co_mentions
from analysis.periods import period_label
from analysis.reporting.encounters import bond_spots, links_of, meet
from analysis.reporting.selection import count_texts
from analysis.reporting.study import Study
from analysis.reporting.subjects import chosen_entries, labels_of
from analysis.reporting.trails import Trail
from analysis.reporting.wording import chance_words

__all__ = [
    "MAPPED", "answer_pairs", "draw_network", "list_pairs", "list_pairs_by_year", "of_units", "pair_columns",
    "pairs_of", "tell_nothing", "tell_pair", "trails_of_pairs",
]  # fmt: skip

#: Above this a pair may stand together by chance.
CERTAIN: Final = 0.05
_TOLD: Final = 3
#: Rows of the matrix.
MAPPED: Final = 10
_LISTED: Final = 12


@lru_cache(maxsize=32)
def pairs_of(study: Study, window: Window = "passage", minimum: int = 3) -> pd.DataFrame:
    """Return the pairs of actors of the study, the strongest association first, with what chance expects.

    Returns
    -------
    DataFrame
        As `count_co_mentions` gives it, and n_expected: the units both would share by chance. Where actors
        are chosen, pairs with at least one of them.
    """
    return _counted(study, window, minimum, study.scope.start, study.scope.end)


def _counted(
    study: Study, window: Window, minimum: int, start: pd.Timestamp, end: pd.Timestamp
) -> pd.DataFrame:
    corpus, chosen = study.corpus, list(study.actors)
    pairs = count_co_mentions(
        corpus.mentions, corpus.passages, corpus.documents, window=window, minimum=minimum,
        entries=[*corpus.lexicon.actors, *chosen] if chosen else None,
        **{**study.counted, "start": start, "end": end},
    )  # fmt: skip
    pairs["n_expected"] = pairs["n_a"] * pairs["n_b"] / pairs["n_units"].where(pairs["n_units"] > 0)
    if chosen:
        pairs = pairs[pairs["entry_a"].isin(chosen) | pairs["entry_b"].isin(chosen)].reset_index(drop=True)
    return pairs


def _bound(pairs: pd.DataFrame) -> pd.DataFrame:
    """Return the pairs that stand together more often than by chance."""
    return pairs[(pairs["g2"] > 0) & (pairs["q"] < CERTAIN)].reset_index(drop=True)


def trails_of_pairs(study: Study, window: Window = "passage", minimum: int = 3) -> dict[tuple[str, str], Trail]:
    """Return the sentences behind the pairs that the report shows, the strongest bond first."""
    bound, every = _bound(pairs_of(study, window, minimum)), pairs_of(study, window, 1)
    entries = chosen_entries(study, "actors", MAPPED)
    mapped = every[every["entry_a"].isin(entries) & every["entry_b"].isin(entries)]
    shown = pd.concat([bound.head(_LISTED), choose_bonds(bound), mapped])
    return meet(study, tuple(zip(shown["entry_a"], shown["entry_b"], strict=True)), window)


def of_units(study: Study, n: int, total: int, window: Window) -> str:
    """Write a number of passages or texts with its denominator: ``6 passages sur 551``."""
    if window == "document":
        return study.of_texts(n, total)
    whole = format_count(total, study.lang)
    if study.lang == "fr":
        return f"{study.count(n, 'passage', 'passage')} sur {whole}"
    return f"{format_count(n, study.lang)} of {study.count(total, 'passage', 'passage')}"


def tell_pair(study: Study, row: pd.Series[Any], window: Window, *, bold: bool = False) -> str:
    """Write a pair with how often it meets, of how many, and how often by chance."""
    labels, mark = labels_of(study, "actors"), "**" if bold else ""
    names = study.join([f"{mark}{labels[str(row[c])]}{mark}" for c in ("entry_a", "entry_b")])
    expected = format_number(float(row["n_expected"]), study.lang, 1)
    units = of_units(study, int(row["n_both"]), int(row["n_units"]), window)
    return study.say(f"{names}, dans {units} (par hasard : {expected})", f"{names}, in {units} (by chance: {expected})")


def tell_nothing(study: Study, window: Window, minimum: int) -> str:
    """Say that no pair meets often enough to be shown."""
    unit = study.count(minimum, *(("passage", "passage") if window == "passage" else ("texte", "text")))
    return study.say(
        f"Aucune paire d’acteurs du lexique n’est nommée ensemble dans au moins {unit} : il n’y a rien à montrer ici.",
        f"No pair of actors of the lexicon is named together in at least {unit}: there is nothing to show here.",
    )


def answer_pairs(study: Study, window: Window = "passage", minimum: int = 3) -> Answer:
    """Return the answer of the report: the pairs most tied beyond chance, and how many there are."""
    pairs = pairs_of(study, window, minimum)
    if pairs.empty:
        return Answer(tell_nothing(study, window, minimum))
    bound = _bound(pairs)
    n, total = len(bound), len(pairs)
    if bound.empty:
        often = pairs.sort_values("n_both", ascending=False, kind="stable").iloc[0]
        return Answer(
            study.say("La paire la plus fréquente : ", "The most frequent pair: ")
            + tell_pair(study, often, window, bold=True)
            + study.say(
                " ; aucune paire ne dépasse ce que le hasard donnerait.", "; no pair exceeds what chance would give."
            )
        )
    told = study.say(" ; puis ", "; then ").join(
        tell_pair(study, row, window, bold=i == 0) for i, (_, row) in enumerate(bound.head(_TOLD).iterrows())
    )
    counted = study.say(
        f"{study.count(n, 'paire', 'pair')} sur {total} se {'rencontre' if n < 2 else 'rencontrent'} plus souvent que "
        "par hasard.",
        f"{format_count(n, 'en')} of {study.count(total, 'pair', 'pair')} {'meets' if n == 1 else 'meet'} more often "
        "than by chance.",
    )
    few = study.say(
        " Sur si peu de textes, un lien peut tenir à un seul d’entre eux.",
        " In so few texts a bond may hang on a single one.",
    ) if study.is_small else ""  # fmt: skip
    return Answer(study.say("Le lien le plus fort : ", "The strongest bond: ") + f"{told}. {counted}{few}")


def pair_columns(study: Study, window: Window, *, linked: bool = False) -> dict[str, str | Column]:
    """Return the columns of a table of pairs, each count beside what chance expects; ``link`` leads to sentences."""
    unit = study.say(*(("Passages", "Passages") if window == "passage" else ("Textes", "Texts")))
    group = study.say(f"{unit} avec", f"{unit} with")
    return {
        "label_a": study.say("Acteur", "Actor"),
        "label_b": study.say("nommé avec", "named with"),
        "n_both": Column(study.say("les deux", "both"), "count", group=group, link="link" if linked else None),
        "n_expected": Column(study.say("par hasard", "by chance"), "decimal", group=group),
        "n_a": Column(study.say("le premier", "the first"), "count", group=group),
        "n_b": Column(study.say("le second", "the second"), "count", group=group),
        "g2": Column("G²", "decimal"),
        "pmi": Column(study.say("IM (bits)", "PMI (bits)"), "decimal"),
        "q": Column("q", lambda q: chance_words(float(q), study.lang), align="right"),
    }


def _labelled(study: Study, pairs: pd.DataFrame) -> pd.DataFrame:
    labels = labels_of(study, "actors")
    return pairs.assign(label_a=pairs["entry_a"].map(labels), label_b=pairs["entry_b"].map(labels))


def _linked(study: Study, pairs: pd.DataFrame, window: Window, minimum: int) -> pd.DataFrame:
    keys = list(zip(pairs["entry_a"], pairs["entry_b"], strict=True))
    links = links_of(trails_of_pairs(study, window, minimum), keys)
    return _labelled(study, pairs.reset_index(drop=True)).assign(link=links)


def _drawn(study: Study, bonds: pd.DataFrame, window: Window, minimum: int) -> Table:
    return Table(
        _linked(study, bonds, window, minimum),
        id="table-reseau",
        caption=study.say("Les liens dessinés.", "The bonds drawn."),
        columns={
            "label_a": study.say("Acteur", "Actor"),
            "label_b": study.say("nommé avec", "named with"),
            "n_both": Column(study.say("ensemble", "together"), "count", link="link"),
            "n_units": Column(study.say("sur", "of"), "count"),
            "g2": Column("G²", "decimal"),
        },
        lang=study.lang,
    )  # fmt: skip


def list_pairs(study: Study, window: Window = "passage", minimum: int = 3) -> Table | None:
    """Return the strongest pairs beyond chance with their counts and measures; nothing where there are none."""
    pairs = pairs_of(study, window, minimum)
    bound = _bound(pairs)
    return _table(study, bound, window, minimum, len(pairs)) if len(bound) else None


def _table(study: Study, pairs: pd.DataFrame, window: Window, minimum: int, total: int) -> Table:
    n = int(pairs["n_units"].iloc[0])
    unit = study.count(n, "passage", "passage") if window == "passage" else count_texts(study, n)
    shown = pairs.head(_LISTED)
    return Table(
        _linked(study, shown, window, minimum),
        id="table-paires",
        caption=study.say(
            f"{study.count(len(shown), 'paire', 'pair')} sur {total}, du lien le plus fort au moins fort.",
            f"{format_count(len(shown), 'en')} of {study.count(total, 'pair', 'pair')}, the strongest bond first.",
        ),
        columns=pair_columns(study, window, linked=True),
        notes=study.say(
            f"Dénominateur : {unit}. G² : log-vraisemblance (Dunning) ; IM : information mutuelle, 1 bit = deux fois "
            f"plus que par hasard, à partir de {minimum} rencontres ; q : probabilité d’un tel écart par hasard, "
            "corrigée du nombre de paires.",
            f"Denominator: {unit}. G²: log-likelihood (Dunning); PMI: mutual information, 1 bit = twice as often as by "
            f"chance, from {minimum} joint units on; q: probability of such a difference by chance, corrected for the "
            "number of pairs.",
        ),
        lang=study.lang,
    )  # fmt: skip


def draw_network(study: Study, window: Window = "passage", minimum: int = 3) -> Figure | Note:
    """Return the strongest pairs as a network of a few names, with their table."""
    pairs = pairs_of(study, window, minimum)
    bound = _bound(pairs)
    if pairs.empty:
        return Note(tell_nothing(study, window, minimum))
    if bound.empty:
        return Note(study.say(
            f"Sur {study.count(len(pairs), 'paire', 'pair')}, aucune ne dépasse ce que le hasard donnerait : un réseau "
            "montrerait du bruit.",
            f"Of {study.count(len(pairs), 'pair', 'pair')} none exceeds what chance would give: a network would show "
            "noise.",
        ))  # fmt: skip
    bonds, labels = choose_bonds(bound), labels_of(study, "actors")
    first, fig = bonds.iloc[0], plot_network(bonds, labels=labels, lang=study.lang)
    return Figure(
        fig,
        id="reseau-acteurs",
        caption=study.say("Le lien le plus fort : ", "The strongest bond: ") + tell_pair(study, first, window) + ".",
        alt=describe_network(bonds, labels=labels, lang=study.lang),
        table=_drawn(study, bonds, window, minimum),
        data=_labelled(study, bonds),
        reading=_read_network(study, first, window, len(bonds), len(bound)),
        spots=bond_spots(trails_of_pairs(study, window, minimum), fig),
    )


def _read_network(study: Study, row: pd.Series[Any], window: Window, n_drawn: int, n_bound: int) -> str:
    times = format_number(2 ** float(row["pmi"]), study.lang, 0 if row["pmi"] > 3 else 1)
    labels = labels_of(study, "actors")
    a, b = (labels[str(row[c])] for c in ("entry_a", "entry_b"))
    units = study.say(*(("passages", "passages") if window == "passage" else ("textes", "texts")))
    return study.say(
        f"Lecture : {a} et {b} se rencontrent {times} fois plus souvent que si leurs noms tombaient au hasard dans les "
        f"{units}. {n_drawn} liens dessinés sur {n_bound} ; la place d’un nom ne dit rien d’autre que ses liens.",
        f"How to read: {a} and {b} meet {times} times as often as if their names fell at random into the {units}. "
        f"{n_drawn} of {n_bound} bonds drawn; where a name stands says nothing but who is tied to whom.",
    )


def list_pairs_by_year(study: Study, window: Window = "passage", minimum: int = 3) -> Table | Note:
    """Return the strongest pairs of each year of the window, a year without any said so."""
    rows: list[dict[str, object]] = []
    for start, end in study.years:
        bound = _counted(study, window, minimum, start, end)
        best = bound[bound["g2"] > 0].head(_TOLD)
        told = [tell_pair(study, row, window) for _, row in best.iterrows()]
        rows.append({
            "when": period_label(start.replace(month=1, day=1), "year", study.lang), "n_pairs": len(bound),
            "told": study.say(" ; ", "; ").join(told) or None,
        })  # fmt: skip
    frame = pd.DataFrame(rows)
    n = int(frame["told"].notna().sum())
    if n == 0:
        return Note(tell_nothing(study, window, minimum))
    return Table(
        frame[["when", "told", "n_pairs"]],
        id="paires-par-an",
        caption=study.say(
            f"Les liens les plus forts de chaque année ; {n} sur {study.count(len(frame), 'année', 'year')} en "
            f"{'a' if n < 2 else 'ont'}.",
            f"The strongest bonds of each year; {n} of {study.count(len(frame), 'year', 'year')} "
            f"{'has' if n == 1 else 'have'} some.",
        ),
        columns={
            "when": study.say("Année", "Year"),
            "told": Column(study.say("Paires, avec leurs rencontres", "Pairs, and how often they meet"), "text"),
            "n_pairs": Column(study.say("Paires comptées", "Pairs counted"), "count"),
        },
        notes=study.say(f"Paires rencontrées au moins {minimum} fois dans l’année ; – : aucune.",
                        f"Pairs that meet at least {minimum} times in the year; –: none."),
        lang=study.lang,
    )  # fmt: skip
