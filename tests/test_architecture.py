"""The layers: imports point strictly downwards, and every module has a layer."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1] / "analysis"
# From the ground up. Rooms of one floor do not know each other.
LAYERS = [
    {"errors", "cache_place", "garbage", "machine_code"},
    {"schemas", "projects"},
    {"periods", "text", "lexicon", "sample"},
    {"readers", "matching", "measures", "charts", "exhibits", "searching"},
    {"corpus"},
    {"validation"},
    {"reporting", "exploring"},
    {"rendering"},
    {"widgets"},
    {"api"},
    {"publishing", "notices"},
    {"scheduling"},
    {"cli_out"},
    {"cli_gold", "cli_cache", "cli_progress", "cli_project"},
    {"cli_schedule", "cli_share", "cli_corpus"},
    {"cli"},
    {"__main__"},
]
FLOOR = {room: floor for floor, rooms in enumerate(LAYERS) for room in rooms}
# The lexicon folds its forms and the readers of a table look periods up: both stand on text alone.
WITHIN_A_FLOOR = {("lexicon", "text"), ("exhibits", "charts")}
MODULES = sorted(ROOT.rglob("*.py"))


def room_of(module: Path) -> str:
    parts = module.relative_to(ROOT).with_suffix("").parts
    return parts[0]


def imported_rooms(module: Path) -> set[str]:
    rooms = set()
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        names = []
        if isinstance(node, ast.ImportFrom) and node.module:
            names = [node.module] if node.module != "analysis" else [f"analysis.{a.name}" for a in node.names]
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        rooms |= {name.split(".")[1] for name in names if name.startswith("analysis.")}
    return rooms


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_module_has_a_layer_and_imports_only_from_below(module: Path) -> None:
    room = room_of(module)
    if room == "__init__":
        return
    assert room in FLOOR, f"{room} has no layer: give it one"
    upward = {
        other
        for other in imported_rooms(module)
        if other != room and FLOOR[other] >= FLOOR[room] and (room, other) not in WITHIN_A_FLOOR
    }
    assert upward == set()


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_file_is_short_enough_to_be_read_at_once(module: Path) -> None:
    assert module.read_text(encoding="utf-8").count("\n") <= 320


def test_no_module_is_named_after_nothing() -> None:
    assert {m.stem for m in MODULES} & {"utils", "helpers", "common", "misc"} == set()
