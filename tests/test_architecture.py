"""The layers: imports point strictly downwards, and every module has a layer."""

import ast
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1] / "analysis"
# From the ground up. Rooms of one floor do not know each other.
LAYERS = [
    {"errors", "cache_place", "garbage", "machine_code"},
    {"schemas", "projects", "frame_rows", "distinct"},
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


def imports_of(module: Path, at_once: bool = False) -> set[tuple[str, ...]]:
    """The modules, and names in them, that a module imports; ``at_once``: only those without which it does not load."""
    tree, names = ast.parse(module.read_text(encoding="utf-8")), []
    for node in tree.body if at_once else ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module:
            names += [f"{node.module}.{alias.name}" for alias in node.names]
        elif isinstance(node, ast.Import):
            names += [alias.name for alias in node.names]
    return {tuple(name.split(".")[1:]) for name in names if name.startswith("analysis.")}


def place_of(parts: tuple[str, ...]) -> tuple[str, ...]:
    """A module stands for itself, one in a room within a room for that inner room."""
    return parts[:2] if (ROOT / parts[0]).is_dir() else parts[:1]


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_module_has_a_layer_and_imports_only_from_below(module: Path) -> None:
    room = room_of(module)
    if room == "__init__":
        return
    assert room in FLOOR, f"{room} has no layer: give it one"
    upward = {
        other
        for other in {name[0] for name in imports_of(module)}
        if other != room and FLOOR[other] >= FLOOR[room] and (room, other) not in WITHIN_A_FLOOR
    }
    assert upward == set()


def test_no_two_places_of_a_room_import_each_other_in_a_circle() -> None:
    asked: dict[tuple[str, ...], set[tuple[str, ...]]] = {}
    for module in MODULES:
        place = place_of(module.relative_to(ROOT).with_suffix("").parts)
        asked.setdefault(place, set()).update({place_of(name) for name in imports_of(module, at_once=True)} - {place})
    order = list(TopologicalSorter(asked).static_order())
    for room, inner in {"matching": ["names", "unlisted", "roles"], "corpus": ["copies", "dating", "spread"]}.items():
        assert [place for place in order if place in {(room, name) for name in inner}] == [(room, n) for n in inner]


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_file_is_short_enough_to_be_read_at_once(module: Path) -> None:
    assert module.read_text(encoding="utf-8").count("\n") <= 320


def test_no_module_is_named_after_nothing() -> None:
    assert {m.stem for m in MODULES} & {"utils", "helpers", "common", "misc"} == set()
