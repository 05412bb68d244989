"""What is found of a line is found once for all of its meetings, and never kept without bounds."""

from __future__ import annotations

from collections.abc import Iterable

from hypothesis import given
from hypothesis import strategies as st

from analysis.text.line_memory import LineMemory, forgetting


class Asked:
    """Measures lines, and notes which it was asked for."""

    def __init__(self) -> None:
        self.lines: list[str] = []

    def __call__(self, lines: Iterable[str]) -> list[int]:
        asked = list(lines)
        self.lines += asked
        return [len(line) for line in asked]


def test_a_line_is_kept_from_its_second_meeting_on() -> None:
    memory: LineMemory[str, int] = LineMemory()
    asked = Asked()
    for _ in range(4):
        assert memory.of_each(["Accueil", "Partager"], asked) == [7, 8]
    assert asked.lines == ["Accueil", "Partager"] * 2


def test_only_what_is_not_kept_is_asked_for_and_all_of_it_at_once() -> None:
    memory: LineMemory[str, int] = LineMemory()
    calls: list[list[str]] = []

    def find(lines: list[str]) -> list[int]:
        calls.append(lines)
        return [len(line) for line in lines]

    for _ in range(2):
        memory.of_each(["Menu"], find)
    assert memory.of_each(["Un port", "Menu", "Une gare"], find) == [7, 4, 8]
    assert calls == [["Menu"], ["Menu"], ["Un port", "Une gare"]]


def test_a_line_twice_among_those_asked_for_together_is_found_once_and_kept() -> None:
    memory: LineMemory[str, int] = LineMemory()
    asked = Asked()
    assert memory.of_each(["Menu", "Une gare", "Menu"], asked) == [4, 8, 4]
    assert asked.lines == ["Menu", "Une gare"]
    assert (memory.get("Menu"), memory.get("Une gare")) == (4, None)


def test_what_is_met_stays_and_what_is_not_met_for_long_is_forgotten() -> None:
    memory: LineMemory[str, int] = LineMemory(lines=6)
    for line in ["Accueil", "Accueil", "Agenda", "Agenda"]:
        memory.keep(line, len(line), len(line))
    for number in range(10):
        line = f"Météo {number}"
        memory.keep(line, 7, 7)
        memory.keep(line, 7, 7)
        assert memory.get("Accueil") == 7
    assert memory.get("Agenda") is None


def test_a_line_as_long_as_a_text_is_not_kept() -> None:
    memory: LineMemory[str, int] = LineMemory()
    for _ in range(3):
        memory.keep("mot " * 2000, 1, 8000)
    assert memory.get("mot " * 2000) is None


def test_one_who_forgets_is_asked_each_time_and_remembers_afterwards() -> None:
    memory: LineMemory[str, int] = LineMemory()
    asked = Asked()
    memory.of_each(["Menu"], asked)
    memory.of_each(["Menu"], asked)
    with forgetting():
        for _ in range(3):
            assert memory.of_each(["Menu"], asked) == [4]
    assert memory.of_each(["Menu"], asked) == [4]
    assert asked.lines == ["Menu"] * 5


@given(st.lists(st.lists(st.text(min_size=1, max_size=12), max_size=8), max_size=12), st.integers(2, 9))
def test_what_is_remembered_is_what_would_be_found(texts: list[list[str]], most: int) -> None:
    memory: LineMemory[str, int] = LineMemory(most)
    for lines in [*texts, *texts]:
        assert memory.of_each(lines, lambda some: map(hash, some)) == [hash(line) for line in lines]
        assert len(memory._young) + len(memory._old) <= most
