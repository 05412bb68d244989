"""Whether the schedules can run: every fault at once, and what will be odd though it runs."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from analysis.errors import DefinitionError, Fault, PresscopeError
from analysis.lexicon.reading import load_lexicon
from analysis.notices.channels import check_names, read_channels
from analysis.projects import PROJECT_FILE, SAMPLE
from analysis.publishing.reports import FORMATS, check_report
from analysis.rendering.definitions import Definition, read_definition
from analysis.reporting.wording import day_words, typeset
from analysis.scheduling.logical import Period, period_for
from analysis.scheduling.places import Place, Schedule
from analysis.scheduling.times import iterate_slots, next_slot

__all__ = ["Checked", "check_schedules"]

#: So many coming periods are looked at.
_AHEAD = 24
#: And so many to see whether the lexicon knows of their time.
_NEXT = 3


@dataclass(frozen=True)
class Checked:
    """What was found.

    Parameters
    ----------
    schedules : list of Schedule
    faults : list of Fault or str
        What keeps a schedule from running.
    warnings : list of str
        What a person should know, in French.
    """

    schedules: list[Schedule]
    faults: list[Fault | str]
    warnings: list[str]


def check_schedules(place: Place, now: dt.datetime) -> Checked:
    """Check every definition, schedule, corpus, lexicon and channel of a place.

    Parameters
    ----------
    place : Place
    now : datetime
        The periods that come after it are looked at.
    """
    faults: list[Fault | str] = []
    definitions = _definitions(place, faults)
    schedules = [(one, place.schedule(one)) for one in definitions if one.schedule is not None]
    channels = _channels(place, faults)
    warnings: list[str] = []
    for definition, schedule in schedules:
        found = _faults_of(place, definition, schedule, channels, now)
        faults += [fault for fault in found if fault not in faults]  # one corpus of forty reports is one fault
        warnings += _warnings_of(schedule, now)
    warnings = _beyond_lexicon([schedule for _, schedule in schedules], now) + warnings
    return Checked([schedule for _, schedule in schedules], faults, warnings)


def _beyond_lexicon(schedules: list[Schedule], now: dt.datetime) -> list[str]:
    """Return a warning for each day up to which a lexicon was checked, with the reports that go beyond it."""
    found: dict[dt.date, list[str]] = {}
    for schedule in schedules:
        limit = _checked_until(schedule)
        beyond = [period for period in _coming(schedule, now, _NEXT) if limit is not None and period.end > limit]
        if beyond and limit is not None:
            found.setdefault(limit, []).append(f"{schedule.name} ({beyond[0].key})")
    return [typeset(f"{', '.join(who)} : la période dépasse le jour jusqu’auquel le lexique a été vérifié "
                    f"({day_words(limit, 'fr')}) ; des noms et des fonctions plus récents peuvent manquer.")
            for limit, who in found.items()]  # fmt: skip


def _coming(schedule: Schedule, now: dt.datetime, n: int) -> list[Period]:
    fields = schedule.fields
    slots = [slot for slot, _ in zip(iterate_slots(fields, now), range(n), strict=False)]
    return [period_for(fields, slot.astimezone(fields.zone).date()) for slot in slots]


def _definitions(place: Place, faults: list[Fault | str]) -> list[Definition]:
    """Return the definitions that can be read, and note the faults of the others."""
    found = []
    for path in sorted(place.definitions.glob("*.yaml")):
        try:
            found.append(read_definition(path))
        except DefinitionError as error:
            faults += error.faults
    return found


def _channels(place: Place, faults: list[Fault | str]) -> Collection[str]:
    """Return the names of the channels, of those with a fault too: a schedule that names them has none of its own."""
    try:
        return read_channels(place.project) if place.project else {}
    except DefinitionError as error:
        faults += error.faults
        blocks = place.project.settings.get("notify") if place.project else None
        return [str(name) for name in blocks] if isinstance(blocks, Mapping) else ()


def _faults_of(
    place: Place, definition: Definition, schedule: Schedule, channels: Collection[str], now: dt.datetime
) -> list[Fault | str]:
    where = f"{schedule.name}.yaml"
    found: list[Fault | str] = []
    period = period_for(schedule.fields, next_slot(schedule.fields, now).astimezone(schedule.fields.zone).date())
    days = {"start": period.start.isoformat(), "end": period.end.isoformat()}
    try:
        check_report(definition, {**schedule.parameters, **days}, FORMATS)
    except PresscopeError as error:
        found += [f"{where}: {fault}" for fault in error.faults]
    corpus = str(schedule.parameters["corpus"])
    if corpus != SAMPLE and not Path(corpus).exists():
        own_corpus = "corpus" in definition.parameters or place.project is None
        said_in = where if own_corpus else PROJECT_FILE
        found.append(Fault(f"{said_in}, corpus", repr(corpus), "a folder or a file that exists", "Check the path"))
    own = schedule.fields.notify
    named = (("operator", schedule.operator, own.operator), ("editor", schedule.editor, own.editor))
    for role, names, given in named:
        source = f"{where}, schedule.notify" if given else f"{PROJECT_FILE}, schedule.{role}"
        found += [fault for fault in check_names(names, channels, source) if fault not in found]
    return found


def _warnings_of(schedule: Schedule, now: dt.datetime) -> list[str]:
    periods, found = _coming(schedule, now, _AHEAD), []
    if any(first.key == second.key for first, second in pairwise(periods)):
        found.append("plusieurs échéances tombent dans la même période : seule la première donne une édition")
    gaps = [(a, b) for a, b in pairwise(periods) if b.start > a.end + dt.timedelta(days=1)]
    if gaps:
        first, second = gaps[0]
        found.append(f"entre {first.key} et {second.key}, des jours ne sont couverts par aucune édition")
    if not (schedule.operator or schedule.editor):
        found.append("personne n’est prévenu : ni notify dans la définition, ni operator et editor dans presscope.yaml")
    return [typeset(f"{schedule.name} : {text}.") for text in found]


def _checked_until(schedule: Schedule) -> dt.date | None:
    """Return the day up to which the lexicon was checked; None if it cannot be read, which is another command's."""
    folder = schedule.parameters.get("lexicon")
    try:
        lexicon = load_lexicon(Path(str(folder)) if folder else None)
    except PresscopeError:
        return None
    return min(lexicon.valid_through.values(), default=None)
