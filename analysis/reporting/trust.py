"""How far the reading can be trusted: what could not be read, and how well names and themes are found."""

from __future__ import annotations

from typing import Final

import pandas as pd

from analysis.corpus.rejections import evidence_words, reason_words
from analysis.exhibits import Column, Note, Table, format_value
from analysis.reporting.study import Study
from analysis.reporting.wording import day_words
from analysis.validation.figures import TASKS
from analysis.validation.measured import load_measured_card

__all__ = ["show_rejections", "show_validation"]

_ENGLISH: Final[dict[str, str]] = {
    "names": "Names", "persons": "of which persons", "organisations": "of which organisations",
    "states": "of which states", "actors": "Right actor", "counts": "Counts by actor",
    "names_everywhere": "Names, all zones", "roles": "Offices", "roles_found": "of which spotted",
    "themes": "Themes", "main_themes": "of which main themes", "quotes": "Quotations", "speakers": "Speakers",
    "dates": "Exact dates", "dates_given": "Texts dated", "dates_within": "Dates without contradiction",
    "zones": "Zones", "passage_dates": "Dates of passages",
}  # fmt: skip


def show_rejections(study: Study) -> Table | None:
    """Return the files that could not be read, and why; nothing where all were."""
    rejected = study.corpus.rejections
    if rejected.empty:
        return None
    n, said = len(rejected), list(zip(rejected["reason"].astype(str), rejected["first_characters"], strict=True))
    return Table(
        rejected.assign(
            why=[reason_words(reason, study.lang) for reason, _ in said],
            first_characters=[evidence_words(reason, str(first), study.lang) for reason, first in said],
        ),
        id="rejets",
        caption=study.say(
            f"{study.count(n, 'fichier écarté', 'file', 'fichiers écartés')}, "
            f"{'avec sa raison' if n < 2 else 'avec leur raison'}.",
            f"{study.count(n, 'fichier', 'file')} set apart, and why.",
        ),
        columns={
            "origin": study.say("Fichier", "File"),
            "why": Column(study.say("Raison", "Reason"), "text"),
            "first_characters": study.say("Premiers caractères", "First characters"),
        },
        lang=study.lang,
    )  # fmt: skip


def show_validation(study: Study) -> Table | Note:
    """Return how well presscope finds what people annotated: measured on other texts, shipped with it."""
    card = load_measured_card()
    if card.empty:
        return Note(study.say(
            "Aucune mesure sur des textes annotés n’est fournie avec cette version.",
            "No measurement on annotated texts is shipped with this version.",
        ))  # fmt: skip
    names = {task.label: key for key, task in TASKS.items()}
    tasks = [
        str(task) if study.lang == "fr" else _ENGLISH.get(names.get(str(task), ""), str(task)) for task in card["task"]
    ]
    group = study.say("Intervalle à 95 %", "95% interval")
    n, day = int(card["n_documents"].iloc[0]), card.attrs["date"]
    return Table(
        card.assign(shown=tasks),
        id="validation",
        caption=_tell_names(study, card, n),
        columns={
            "shown": study.say("Tâche", "Task"),
            "n": Column(study.say("Annotés", "Annotated"), "count"),
            "precision": Column(study.say("Précision", "Precision"), "decimal2"),
            "recall": Column(study.say("Rappel", "Recall"), "decimal2"),
            "f1": Column("F1", "decimal2"),
            "right": Column(study.say("Justes", "Right"), "decimal2"),
            "low": Column(study.say("de", "from"), "decimal2", group=group),
            "high": Column(study.say("à", "to"), "decimal2", group=group),
        },
        notes=study.say(
            f"Mesuré le {day_words(day, 'fr')} sur {study.count(n, 'texte annoté', '', 'textes annotés')} à la "
            "main, qui ont aussi servi à mettre "
            "les règles au point : sur d’autres textes, attendez-vous à moins. L’intervalle est celui de F1 ou, à "
            "défaut, de la seule mesure de la ligne ; – : sans objet.",
            f"Measured on {day_words(day, 'en')} on {study.count(n, '', 'text')} annotated by hand, which also "
            "served to tune the rules: "
            "expect less on other texts. The interval is that of F1 or else of the only figure of the line; –: "
            "does not apply.",
        ),
        lang=study.lang,
    )  # fmt: skip


def _tell_names(study: Study, card: pd.DataFrame, n: int) -> str:
    """Write the finding: of the annotated names, how many were found, and how precisely."""
    names = card[card["task"] == TASKS["names"].label]
    texts = study.count(n, "texte annoté", "annotated text", "textes annotés")
    if names.empty or names["f1"].isna().all():
        return study.say(f"Ce que presscope retrouve dans {texts}.", f"What presscope finds in {texts}.")
    row = names.iloc[0]
    found, right = round(float(row["recall"]) * int(row["n"])), format_value(row["precision"], "decimal2", study.lang)
    return study.say(
        f"Sur {study.count(int(row['n']), 'nom annoté', '', 'noms annotés')} dans {texts}, {found} retrouvés ; "
        f"précision {right}.",
        f"Of {study.count(int(row['n']), '', 'annotated name')} in {texts} {found} were found; precision {right}.",
    )
