"""What has been found of a word is found once, until too many words are known."""

from __future__ import annotations

from analysis.text.word_memory import WordMemory


def test_a_word_is_looked_at_once() -> None:
    seen: list[str] = []
    memory = WordMemory(lambda word: (seen.append(word), len(word))[1])
    assert [memory[word] for word in ("Kiev", "Oslo", "Kiev")] == [4, 4, 4]
    assert seen == ["Kiev", "Oslo"]


def test_too_many_words_are_forgotten_all_at_once() -> None:
    memory = WordMemory(len, most=3)
    for word in ("un", "deux", "trois", "quatre"):
        assert memory[word] == len(word)
    assert list(memory) == ["quatre"]


def test_nothing_found_is_a_finding_too() -> None:
    seen: list[str] = []
    memory = WordMemory(seen.append)
    assert memory["Kiev"] is memory["Kiev"] is None
    assert seen == ["Kiev"]
