"""``presscope schedule``: reports that make themselves."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from analysis.cli_out import folder_to_fill

if TYPE_CHECKING:
    from analysis.scheduling.places import Place, Schedule
    from analysis.scheduling.runs import Runner

__all__ = ["schedule_app"]

schedule_app = typer.Typer(no_args_is_help=True, help="Reports that make themselves: each period once, or say why not.")

StateFile = Annotated[
    Path | None, typer.Option("--state", help="The SQLite file; by default schedule.sqlite among the reports.")
]
Out = Annotated[Path | None, typer.Option(help="The root of the site; by default the project's.")]
Name = Annotated[str, typer.Argument(help="A report with a schedule.", show_default=False)]


class UnitKind(StrEnum):
    """What ``presscope schedule export`` writes."""

    systemd = "systemd"
    cron = "cron"


@schedule_app.command("check", epilog="Example: presscope schedule check")
def schedule_check(state: StateFile = None, out: Out = None) -> None:
    """List the faults of the schedules, and what is odd. Exit 2 if there is a fault."""
    from analysis.errors import DefinitionError
    from analysis.scheduling.checking import check_schedules
    from analysis.scheduling.clocks import SystemClock
    from analysis.scheduling.places import find_place

    place = find_place(state, out)
    checked = check_schedules(place, SystemClock().now())
    for warning in checked.warnings:
        typer.echo(f"Attention\u00a0: {warning}", err=True)
    if checked.faults:
        n = len(checked.faults)
        raise DefinitionError(f"The schedules have {n} fault{'s' if n > 1 else ''}.", checked.faults)
    _say_if_none(place, checked.schedules)
    n = len(checked.schedules)
    typer.echo(f"No fault in {n} schedule{'s' if n != 1 else ''}.")


@schedule_app.command("list", epilog="Example: presscope schedule list")
def schedule_list(state: StateFile = None, out: Out = None) -> None:
    """Print for each schedule its next run and its last one."""
    from rich.console import Console
    from rich.table import Table

    from analysis.scheduling.clocks import SystemClock
    from analysis.scheduling.health import list_standings
    from analysis.scheduling.places import find_place
    from analysis.scheduling.state import open_state
    from analysis.scheduling.wording import STATES, moment_words

    place = find_place(state, out)
    schedules = place.schedules()
    _say_if_none(place, schedules)
    zones = sorted({schedule.fields.timezone for schedule in schedules})
    table = Table("rapport", "prochaine échéance", "période", "dernière période", "état", "terminé le", "en attente",
                  caption=f"Heures de {', '.join(zones)}" if zones else None)  # fmt: skip
    for one in list_standings(schedules, open_state(place.state), SystemClock().now()):
        zone, last = one.schedule.fields.zone, one.last
        ended = moment_words(last.ended, zone) if last and last.ended else "—"
        table.add_row(
            one.schedule.name, moment_words(one.next_slot, zone), one.next_period, last.period.key if last else "—",
            STATES[last.state] if last else "—", ended, str(one.waiting),
        )  # fmt: skip
    # A table in a file or a pipe is as wide as it needs to be.
    console = Console() if sys.stdout.isatty() else Console(width=160)
    console.print(table)


@schedule_app.command("due", epilog="Example: presscope schedule due")
def schedule_due(
    state: StateFile = None,
    out: Out = None,
    again: Annotated[
        bool, typer.Option("--again", help="Also what failed or is withheld, without waiting for its next try.")
    ] = False,
) -> None:
    """Run what is due now, for cron and systemd. Exit 0 fine, 1 a run failed, 3 an edition was withheld."""
    from analysis.scheduling.channels import sender_of
    from analysis.scheduling.passes import make_pass

    place, runner = _runner(state, out)
    schedules = place.schedules()
    _say_if_none(place, schedules)
    report = make_pass(runner, schedules, sender_of(place.project), again=again)
    if report.busy:
        typer.echo("Un autre passage est en cours\u00a0: rien n’a été fait.", err=True)
    raise typer.Exit(report.exit_code)


@schedule_app.command("serve", epilog="Example: presscope schedule serve --every 60")
def schedule_serve(
    state: StateFile = None,
    out: Out = None,
    every: Annotated[float, typer.Option(help="Seconds between two passes.", min=1)] = 60.0,
) -> None:
    """Make pass after pass until interrupted (Ctrl+C, SIGTERM). What was under way is taken up the next time."""
    import signal

    from analysis.scheduling.channels import sender_of
    from analysis.scheduling.passes import serve

    place, runner = _runner(state, out)
    _say_if_none(place, place.schedules())  # what is wrong from the start is said at once
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        serve(runner, place.schedules, sender_of(place.project), every=every)
    except KeyboardInterrupt:
        runner.journal.write("stopped")


@schedule_app.command("run", epilog="Example: presscope schedule run acteurs --period 2023-Q3")
def schedule_run(
    name: Name,
    period: Annotated[str, typer.Option(help="The period, as 2023-Q3; by default the last one that was due.")] = "",
    anyway: Annotated[bool, typer.Option("--anyway", help="Publish what would be withheld.")] = False,
    state: StateFile = None,
    out: Out = None,
) -> None:
    """Make one report now, for one period. Again, it gives the same edition. Exit 1 if it failed, 3 if withheld."""
    from analysis.errors import RunError
    from analysis.scheduling.by_hand import run_by_hand

    place, runner = _runner(state, out)
    ended, run = run_by_hand(runner, _named(place, name), period, anyway=anyway)
    if ended == "busy":
        raise RunError(f"The report {name} is being made by another process.")
    if ended == "published":
        typer.echo(place.out / name / run.period.key)
    elif run.reason:
        typer.echo(f"{_ENDED.get(ended, ended)}\u00a0: {run.reason}.", err=True)
        kept = place.failed / f"{name}.ipynb"
        if ended == "failed" and run.cause.startswith("NotebookError") and kept.is_file():
            typer.echo(f"Ce qui a été calculé jusque-là est gardé dans {kept}", err=True)
        if ended == "withheld":
            typer.echo("Pour publier malgré tout\u00a0: la même commande avec --anyway", err=True)
    raise typer.Exit({"published": 0, "withheld": 3}.get(ended, 1))


@schedule_app.command("health", epilog="Example: presscope schedule health --max-age 60")
def schedule_health(
    state: StateFile = None,
    out: Out = None,
    max_age: Annotated[
        float | None,
        typer.Option(min=0, help="Minutes the last pass may be ago; by default only what is overdue counts."),
    ] = None,
) -> None:
    """Say what failed, is withheld or did not happen. Exit 0 nothing, 1 a failure, 3 only withheld editions."""
    from datetime import timedelta

    from analysis.scheduling.clocks import SystemClock
    from analysis.scheduling.health import judge_health
    from analysis.scheduling.places import find_place
    from analysis.scheduling.state import open_state

    place = find_place(state, out)
    silent = timedelta(minutes=max_age) if max_age is not None else None
    schedules = place.schedules()
    _say_if_none(place, schedules)
    health = judge_health(schedules, open_state(place.state), SystemClock().now(), most_silent=silent)
    for line in (*health.failures, *health.withheld):
        typer.echo(line)
    if health.exit_code == 0:
        typer.echo("Tout est en ordre.")
    raise typer.Exit(health.exit_code)


@schedule_app.command("log", epilog="Example: presscope schedule log acteurs -n 20")
def schedule_log(
    name: Annotated[str, typer.Argument(help="A report; none: all.", show_default=False)] = "",
    n: Annotated[int, typer.Option("-n", help="How many steps, the last ones.", min=1)] = 50,
    json_lines: Annotated[bool, typer.Option("--json", help="The lines as they are kept.")] = False,
    state: StateFile = None,
    out: Out = None,
) -> None:
    """Print the last steps."""
    import json

    from analysis.scheduling.journal import read_journal, step_line
    from analysis.scheduling.places import find_place

    place = find_place(state, out)
    entries = read_journal(place.journal, name, n)
    if not entries:
        if name:
            _named(place, name)  # a name that is not known is said to be so
        typer.echo(f"Aucune étape n’est encore notée dans {place.journal}", err=True)
    for entry in entries:
        typer.echo(json.dumps(entry, ensure_ascii=False) if json_lines else step_line(entry))


@schedule_app.command("export", epilog="Example: presscope schedule export systemd --user presscope --to units/")
def schedule_export(
    kind: Annotated[UnitKind, typer.Argument(help="systemd or cron.", show_default=False)],
    user: Annotated[str, typer.Option(help="The account without privileges that runs it.")] = "presscope",
    to: Annotated[
        Path | None,
        typer.Option(help="A folder for the files; by default they are printed.", callback=folder_to_fill),
    ] = None,
    state: StateFile = None,
    out: Out = None,
) -> None:
    """Write a service and its timer, or a line for a crontab. They make the passes by themselves."""
    import shutil

    from analysis.scheduling.places import find_place
    from analysis.scheduling.units import Host, cron_lines, systemd_units, write_units

    place = find_place(state, out)
    beside = Path(sys.executable).with_name("presscope")
    host = Host(user, beside if beside.exists() else Path(shutil.which("presscope") or beside))
    cron = kind is UnitKind.cron
    units = {"presscope.cron": cron_lines(place, host)} if cron else systemd_units(place, place.schedules(), host)
    if to is not None:
        for path in write_units(to, units):
            typer.echo(path)
        return
    for unit, text in units.items():
        typer.echo(text if cron else f"### {unit}\n{text}")


_ENDED: Final = {"failed": "Échec", "withheld": "Édition retenue"}


def _say_if_none(place: Place, schedules: Sequence[Schedule]) -> None:
    if not schedules:
        where = place.definitions
        typer.echo(f"Aucun rapport n’est planifié\u00a0: aucun fichier de {where} n’a de bloc schedule.", err=True)


def _runner(state: Path | None, out: Path | None) -> tuple[Place, Runner]:
    from analysis.scheduling.clocks import SystemClock
    from analysis.scheduling.journal import Journal
    from analysis.scheduling.places import find_place
    from analysis.scheduling.process import ProcessRenderer
    from analysis.scheduling.runs import Runner
    from analysis.scheduling.state import open_state

    place, clock = find_place(state, out), SystemClock()
    journal = Journal(place.journal, clock, typer.echo if sys.stdout.isatty() else None)
    return place, Runner(place, open_state(place.state), clock, ProcessRenderer(place.locks), journal)


def _named(place: Place, name: str) -> Schedule:
    from analysis.errors import DefinitionError, Fault, closest

    schedules = {schedule.name: schedule for schedule in place.schedules()}
    if name not in schedules:
        fault = Fault("report", repr(name), ", ".join(schedules) or "none: no definition has a schedule",
                      closest(name, list(schedules)))  # fmt: skip
        raise DefinitionError("There is no such schedule.", [fault])
    return schedules[name]
