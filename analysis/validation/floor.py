"""Figures that must not fall: a floor file, and what is below it."""

from __future__ import annotations

import math
from pathlib import Path
from typing import Final

import yaml

from analysis.errors import Fault, InputError, RunError, closest, explain_yaml
from analysis.validation.card import ValidationCard
from analysis.validation.figures import TASKS

__all__ = ["FloorError", "check_floor", "read_floor"]

#: Every figure a floor may be set for.
NAMES: Final = tuple(f"{name}.{measure}" for name, task in TASKS.items() for measure in task.measures)


class FloorError(RunError):
    """A figure is below its floor."""


def read_floor(path: Path) -> dict[str, float]:
    """Read a floor file: YAML, ``task.measure: minimum``, each from 0 to 1.

    Raises
    ------
    InputError
        With every unknown figure and every value that is no share.
    """
    try:
        raw = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise InputError("The floor cannot be read.", [explain_yaml(str(path), error)]) from None
    if not isinstance(raw, dict):
        fault = Fault(str(path), repr(raw)[:60], "lines of 'names.f1: 0.95'")
        raise InputError("The floor cannot be read.", [fault])
    faults, floor = [], {}
    for name, value in raw.items():
        if name not in NAMES:
            faults.append(Fault(f"{path.name}, {name}", "no such figure", ", ".join(NAMES), closest(name, NAMES)))
            continue
        floor[name] = _share(value)
        if math.isnan(floor[name]):
            faults.append(Fault(f"{path.name}, {name}", repr(value), "a share from 0 to 1"))
    if faults:
        raise InputError(f"The floor {str(path)!r} cannot be used.", faults)
    return floor


def check_floor(card: ValidationCard, path: Path) -> None:
    """Say which figures of a card are below their floor.

    Raises
    ------
    FloorError
        With all of them; a figure the annotations do not give is below its floor.
    InputError
        If the floor file cannot be used.
    """
    values = card.by_name
    fallen = []
    for name, minimum in read_floor(path).items():
        value = values.get(name, math.nan)
        # A figure is compared as it is printed, so that 0.99 is not below 0.99 by rounding.
        if math.isnan(value):
            fallen.append(f"{name}: not measured by these annotations; the floor is {minimum:.4f}")
        elif round(value, 4) < minimum:
            fallen.append(f"{name}: {value:.4f}, below the floor of {minimum:.4f}")
    if fallen:
        count = "One figure has" if len(fallen) == 1 else f"{len(fallen)} figures have"
        raise FloorError(f"{count} fallen below the floor in {str(path)!r}.", fallen)


def _share(value: object) -> float:
    try:
        share = float(str(value))
    except ValueError:
        return math.nan
    return share if 0 <= share <= 1 else math.nan
