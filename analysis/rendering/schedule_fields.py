"""The ``schedule:`` block of a report definition: when the report is made, for which period, and what guards it.

::

    schedule:
      every: week
      weekday: monday
      at: "07:30"
      period: previous_week
      min_documents: 20
      notify: [redaction]
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from typing import Annotated, Any, Final, Literal, LiteralString
from zoneinfo import ZoneInfo, available_timezones

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ModelWrapValidatorHandler,
    ValidationError,
    field_validator,
    model_validator,
)
from pydantic_core import InitErrorDetails, PydanticCustomError

from analysis.errors import closest

__all__ = ["DEFAULT_RULES", "PERIOD_RULES", "ROLES", "UNITS", "WEEKDAYS", "Notify", "ScheduleFields", "read_duration"]

UNITS: Final = ("day", "week", "month", "quarter", "year")
WEEKDAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
#: Who is told what: failures are the operator's to mend, withheld editions the editor's to decide on.
ROLES: Final = ("operator", "editor")
PERIOD_RULES: Final = "previous_day|week|month|quarter|year, or last_N_days|weeks|months|quarters|years"
DEFAULT_RULES: Final = {unit: f"previous_{unit}" for unit in UNITS}

_RULE: Final = re.compile(r"previous_(day|week|month|quarter|year)|last_([1-9]\d{0,3})_(day|week|month|quarter|year)s?")
_DURATION: Final = re.compile(r"(\d+(?:\.\d+)?)\s*(s|sec|min|m|h|d|j)?")
_SECONDS: Final = {"": 1, "s": 1, "sec": 1, "m": 60, "min": 60, "h": 3600, "d": 86400, "j": 86400}


def read_duration(value: Any) -> float:
    """Return seconds from ``"90"``, ``"30s"``, ``"20 min"``, ``"2h"`` or ``"1d"``.

    Examples
    --------
    >>> read_duration("20 min"), read_duration("2h")
    (1200.0, 7200.0)

    Raises
    ------
    ValueError
        If it is none of these.
    """
    found = _DURATION.fullmatch(str(value).strip().lower())
    if not found or float(found[1]) <= 0:
        raise ValueError("a time such as 30s, 20min, 2h or 1d")
    return float(found[1]) * _SECONDS[found[2] or ""]


def _names(value: Any) -> Any:
    """One name, or names with commas, are a list too."""
    return [part.strip() for part in value.split(",") if part.strip()] if isinstance(value, str) else value


Names = Annotated[tuple[str, ...], BeforeValidator(_names)]
Duration = Annotated[float, BeforeValidator(read_duration)]
Weekday = Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]


class Notify(BaseModel):
    """Names of channels, by who reads them; the channels themselves are local configuration."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    operator: Names = ()
    editor: Names = ()


def _notify(value: Any) -> Any:
    """Let a list of channels be told everything."""
    if isinstance(value, (str, list, tuple)):
        return dict.fromkeys(ROLES, value)
    return value


def _joint_faults(data: Mapping[str, Any]) -> Iterator[tuple[str, LiteralString]]:
    if bool(data.get("cron")) == bool(data.get("every")):
        yield "every", "a cron expression or every: day, week, month, quarter or year; one of them"
    if data.get("cron") and not data.get("period"):
        yield "period", "with cron, one of previous_day|week|month|quarter|year, last_N_days|weeks|months …"


def _again(error: Any) -> InitErrorDetails:
    return InitErrorDetails(type=error["type"], loc=error["loc"], input=error["input"], ctx=error.get("ctx", {}))


class ScheduleFields(BaseModel):
    """When a report is made and what guards it.

    Parameters
    ----------
    cron : str
        Five fields: minute, hour, day of the month, month, day of the week. Instead of ``every``.
    every : {"day", "week", "month", "quarter", "year"}
        At ``at`` on each day, on each ``weekday``, or on the first day of each month, quarter or year.
    at : str
        ``HH:MM`` on the clock of ``timezone``. A time that the spring clock change skips comes as soon as it has
        passed; one that the autumn change repeats comes once.
    weekday : str
        ``monday`` … ``sunday``, with ``every: week``.
    timezone : str
        An IANA name.
    period : str
        Which period a run is for, seen from its day: see ``PERIOD_RULES``. By default the one before, of the width
        of ``every``.
    since : date, optional
        From when runs are owed, also in the past; by default from when the schedule is first seen.
    retries : int
        How often a failed run is tried again before anyone is told.
    backoff : float
        Seconds before the first retry; doubled for each further one.
    timeout : float
        Seconds for a whole run, kernel included.
    keep : int, optional
        How many editions stay; all if not given.
    min_documents : int
        Below so many texts dated in the period the edition is withheld.
    silent_source_days : int, optional
        An edition is withheld if a source has published nothing for so many days up to the end of the period.
    notify : Notify
        Channels; a list is told everything.
    notify_success : bool
        Whether the editor is told of each edition.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    cron: str = ""
    every: Literal["day", "week", "month", "quarter", "year"] | None = None
    at: str = "07:00"
    weekday: Weekday = "monday"
    timezone: str = "Europe/Paris"
    period: str = ""
    since: date | None = None
    retries: Annotated[int, Field(ge=0, le=20)] = 2
    backoff: Duration = 300.0
    timeout: Duration = 3600.0
    keep: Annotated[int, Field(ge=1)] | None = None
    min_documents: Annotated[int, Field(ge=0)] = 0
    silent_source_days: Annotated[int, Field(ge=1)] | None = None
    notify: Annotated[Notify, BeforeValidator(_notify)] = Notify()
    notify_success: bool = False

    @field_validator("cron")
    @classmethod
    def _cron_can_come(cls, value: str) -> str:
        from cronsim import CronSim, CronSimError

        try:
            if value and len(value.split()) != 5:
                raise CronSimError("five fields")
            if value:
                next(CronSim(value, datetime(2024, 1, 1, tzinfo=UTC)))
        except (CronSimError, StopIteration) as error:
            raise ValueError(
                "minute hour day month weekday, such as '30 7 * * 1'; " + (str(error) or "no such day ever comes")
            ) from None
        return value

    @field_validator("at")
    @classmethod
    def _a_time_of_day(cls, value: str) -> str:
        if not re.fullmatch(r"([01]\d|2[0-3]):[0-5]\d", value):
            raise ValueError("a time of day such as '07:30', in quotes")
        return value

    @field_validator("timezone")
    @classmethod
    def _a_known_zone(cls, value: str) -> str:
        if value not in (known := available_timezones()):
            raise ValueError(f"an IANA time zone such as Europe/Paris. {closest(value, sorted(known))}".strip())
        return value

    @field_validator("period")
    @classmethod
    def _a_rule(cls, value: str) -> str:
        if value and not _RULE.fullmatch(value):
            raise ValueError(PERIOD_RULES)
        return value

    @model_validator(mode="wrap")
    @classmethod
    def _one_way_of_saying_when(cls, data: Any, handler: ModelWrapValidatorHandler[ScheduleFields]) -> ScheduleFields:
        """Report the rules that join two fields together with the faults of single fields, not after them."""
        found: ScheduleFields | None = None
        details: list[InitErrorDetails] = []
        try:
            found = handler(data)
        except ValidationError as error:
            details = [_again(one) for one in error.errors()]
        joint = dict(_joint_faults(data)) if isinstance(data, Mapping) else {}
        # A field that may not stand there at all, or says in the same breath what may, is told once.
        details = [one for one in details if one["loc"] not in {(where,) for where in joint}]
        details += [
            InitErrorDetails(type=PydanticCustomError("schedule", text), loc=(where,), input=data.get(where, ""))
            for where, text in joint.items()
        ]
        if found is None or details:
            raise ValidationError.from_exception_data(cls.__name__, details)
        return found

    @property
    def zone(self) -> ZoneInfo:
        """The time zone."""
        return ZoneInfo(self.timezone)

    @property
    def rule(self) -> tuple[int, str]:
        """The period as a number of units: ``(1, "month")``, ``(90, "day")``."""
        found = _RULE.fullmatch(self.period or DEFAULT_RULES[self.every or "day"])
        assert found is not None
        return (1, found[1]) if found[1] else (int(found[2]), found[3])

    @property
    def expression(self) -> str:
        """The times as a cron expression.

        Examples
        --------
        >>> ScheduleFields(every="quarter", at="06:05").expression
        '5 6 1 1,4,7,10 *'
        """
        if self.cron:
            return self.cron
        hour, minute = (int(part) for part in self.at.split(":"))
        days = {
            "day": "* * *",
            "week": f"* * {(WEEKDAYS.index(self.weekday) + 1) % 7}",
            "month": "1 * *",
            "quarter": "1 1,4,7,10 *",
            "year": "1 1 *",
        }
        return f"{minute} {hour} {days[self.every or 'day']}"
