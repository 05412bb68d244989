"""pyproject.toml, environment.yml and the lock say the same."""

import re
import tomllib
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[1]
GIVEN = {"pandas", "matplotlib", "jupyterlab", "papermill", "nbconvert", "pytest"}
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
DECLARED = [*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["test"]]


def split(requirement: str) -> tuple[str, str]:
    match = re.match(r"([A-Za-z0-9_.-]+)\s*([^;]*)", requirement)
    assert match
    return match[1].lower().replace("_", "-"), match[2].strip()


@pytest.fixture(scope="module")
def environment() -> dict[str, list[object]]:
    return yaml.safe_load((ROOT / "environment.yml").read_text(encoding="utf-8"))


def test_conda_brings_python_and_the_six_given_packages(environment: dict[str, list[object]]) -> None:
    conda = dict(split(str(item)) for item in environment["dependencies"] if isinstance(item, str))
    assert set(conda) == GIVEN | {"python", "pip"}
    assert conda["python"] == PROJECT["requires-python"]


def test_names_and_ranges_are_those_of_the_project(environment: dict[str, list[object]]) -> None:
    conda = dict(split(str(item)) for item in environment["dependencies"] if isinstance(item, str))
    pip = next(item["pip"] for item in environment["dependencies"] if isinstance(item, dict))
    assert pip[-1] == "-e ."
    found = {name: spec for name, spec in conda.items() if name not in {"python", "pip"}}
    found |= dict(split(item) for item in pip[:-1])
    assert found == dict(split(item) for item in DECLARED)


def test_each_dependency_has_its_reason_in_the_readme() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8").lower().replace("_", "-")
    assert [name for name, _ in map(split, DECLARED) if name not in readme] == []


def test_the_lock_pins_every_dependency_by_hash_and_holds_no_address() -> None:
    lock = (ROOT / "requirements.txt").read_text(encoding="utf-8")
    assert "://" not in lock
    blocks = re.split(r"\n(?=[a-z0-9])", lock.strip().lower().replace("_", "-"))
    assert all("==" in block and "--hash=sha256:" in block for block in blocks)
    pinned = {re.split(r"[=\[ ]", block, maxsplit=1)[0] for block in blocks}
    assert {name for name, _ in map(split, DECLARED)} <= pinned
