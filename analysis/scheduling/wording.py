"""What schedules say to people, in French: causes, reasons, steps."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from typing import Any, Final
from zoneinfo import ZoneInfo

from analysis.charts.numbers import format_count
from analysis.errors import Fault, PresscopeError
from analysis.reporting.wording import typeset

__all__ = ["STATES", "count", "duration_words", "explain", "moment_words", "step_words"]

STATES: Final = {
    "due": "à faire",
    "running": "en cours",
    "published": "publiée",
    "failed": "en échec",
    "withheld": "retenue",
}
_STEPS: Final = {
    "pass_started": "passage commencé",
    "pass_ended": "passage terminé",
    "pass_busy": "un autre passage est en cours",
    "enrolled": "calendrier pris en compte",
    "started": "rendu commencé",
    "published": "édition publiée",
    "adopted": "édition déjà en place, terminée après une interruption",
    "retry": "échec, nouvel essai prévu",
    "failed": "échec",
    "withheld": "édition retenue",
    "interrupted": "l’exécution précédente a été interrompue",
    "pass_failed": "passage impossible, voir presscope schedule check",
    "stopped": "planificateur arrêté à la demande",
    "report_busy": "le rapport est déjà en cours de rendu",
    "notice_sent": "avis envoyé",
    "notice_failed": "avis non envoyé, nouvel essai au prochain passage",
    "heartbeat": "signal de vie envoyé",
    "heartbeat_failed": "signal de vie non envoyé",
}
_FAMILIES: Final = {
    "CorpusError": "Le corpus ne peut pas être lu",
    "LexiconError": "Le lexique contient des fautes",
    "ParameterError": "Un paramètre du rapport n’est pas accepté",
    "DefinitionError": "La définition du rapport contient des fautes",
    "ExportError": "La mise en page du rapport a échoué",
    "NotebookError": "Le carnet s’est arrêté en cours de calcul",
    "InputError": "Une donnée d’entrée ne peut pas être utilisée",
    "MemoryError": "La mémoire n’a pas suffi",
    "PermissionError": "Un fichier ou un dossier n’est pas accessible",
    "timeout": "Le rendu a dépassé le temps accordé",
    "died": "Le processus de rendu s’est arrêté sans réponse",
    "interrupted": "L’exécution a été interrompue plusieurs fois de suite",
}
_NO_SPACE: Final = 28
#: Errors whose faults name places and values of our own files, never of the corpus.
_TELLING: Final = frozenset({"ParameterError", "DefinitionError", "LexiconError"})


def explain(error: BaseException) -> tuple[str, str]:
    """Return the cause (what groups) and the reason (for people) of an error.

    Only the class of an error and the places of its faults are told: a message may quote the corpus.

    Examples
    --------
    >>> explain(ValueError("un passage du texte"))[1]
    'Erreur inattendue (ValueError)'
    """
    kind = type(error).__name__
    if isinstance(error, OSError) and error.errno == _NO_SPACE:
        return "disk", "Le disque est plein"
    head = _FAMILIES.get(kind, f"Erreur inattendue ({kind})")
    places = _places(error, kind)
    if cell := re.search(r"stopped at cell (\d+)", str(error)):
        places = [f"cellule {cell[1]}", *places]
    cause = ":".join([kind, *places])
    return cause, typeset(f"{head} : {' ; '.join(places)}" if places else head)


def _places(error: BaseException, kind: str) -> list[str]:
    if not isinstance(error, PresscopeError):
        return []
    faults = [fault for fault in error.faults if isinstance(fault, Fault)]
    if kind in _TELLING:
        return [f"{fault.where} ({fault.found})" for fault in faults[:3]]
    if kind == "CorpusError" and any(fault.where == "corpus" for fault in faults):
        return [fault.found for fault in faults if fault.where == "corpus"]
    return [fault.where for fault in faults[:3]] if kind == "CorpusError" else []


def count(n: int, noun: str, plural: str = "") -> str:
    r"""Write a number with its noun, as French has it.

    Examples
    --------
    >>> count(2, "texte"), count(1200, "texte")
    ('2\xa0textes', '1\u202f200\xa0textes')
    """
    return f"{format_count(n, 'fr')}\u00a0{noun if n < 2 else plural or noun + 's'}"


def duration_words(seconds: float) -> str:
    r"""Write a time: ``30 s``, ``20 min``, ``2 h``.

    Examples
    --------
    >>> duration_words(5400), duration_words(90)
    ('90\xa0min', '90\xa0s')
    """
    for size, unit in ((86400, "j"), (3600, "h"), (60, "min")):
        if seconds == size or (seconds >= 2 * size and seconds % size == 0):
            return f"{int(seconds // size)}\u00a0{unit}"
    if seconds >= 120:
        return f"{round(seconds / 60)}\u00a0min"
    return f"{seconds:g}\u00a0s".replace(".", ",")


def moment_words(moment: dt.datetime, zone: ZoneInfo) -> str:
    """Write a moment on a clock, for tables."""
    return f"{moment.astimezone(zone):%Y-%m-%d %H:%M}"


def step_words(entry: Mapping[str, Any]) -> str:
    """Write what a step of the journal says."""
    words = _STEPS.get(entry["step"], entry["step"])
    details = []
    if entry.get("reason"):
        details.append(str(entry["reason"]))
    if entry.get("n"):
        first, last = entry.get("first"), entry.get("last")
        details.append(f"{count(int(entry['n']), 'période')} : {first if first == last else f'{first} à {last}'}")
    if entry.get("channel"):
        details.append(f"canal {entry['channel']}")
    if entry.get("seconds") is not None:
        details.append(duration_words(round(float(entry["seconds"]))))
    if entry.get("next_try"):
        details.append(f"prochain essai {entry['next_try'][:10]} {entry['next_try'][11:16]} UTC")
    return typeset(f"{words} ({', '.join(details)})") if details else words
