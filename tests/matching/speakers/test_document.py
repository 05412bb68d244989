"""What stands between quotation marks and is no speech: titles and names, by the words that announce them."""

from __future__ import annotations

import pytest

from analysis.matching.speakers.document import _is_title
from analysis.matching.speakers.passage import Passage


def is_title(text: str) -> bool:
    passage = Passage(text, ())
    (quotation,) = passage.quotations
    return passage.once(_is_title, quotation)


@pytest.mark.parametrize(
    "announced",
    ["le film", "un livre :", "une étude intitulée", "les pièces intitulées :", "un ouvrage titré", "la revue",
     "les drones", "une opération", "le nom de code", "les missiles", "la série", "surnommée", "dit", "dites",
     "qu'elle appelle", "qu'elle appelle le", "qu'ils appellent les"],
)  # fmt: skip
def test_a_word_for_a_work_or_a_name_announces_a_title(announced: str) -> None:
    assert is_title(f"On a vu hier {announced} « Les Quais du matin ».")


@pytest.mark.parametrize("before", ["", "Elle déclare", "Le port,", "De la", "Il est", "Elle a vu les", "Ce filmage"])
def test_other_words_announce_none(before: str) -> None:
    assert not is_title(f"{before} « Les Quais du matin ».")


def test_a_call_and_what_goes_on_with_the_sentence_are_no_titles() -> None:
    assert not is_title("Elle a appelé « les parties du port à la retenue ».")
    assert is_title("Elle l'a appelé « les parties du port ».")
    assert not is_title("Un exercice « d'encerclement du port ».")


def test_a_question_about_a_quotation_is_asked_once() -> None:
    asked: list[str] = []

    def ask(passage: Passage, quotation: object) -> int:
        asked.append(passage.text)
        return len(asked)

    passage = Passage("Le film « Les Quais ».", ())
    assert [passage.once(ask, passage.quotations[0]) for _ in range(2)] == [1, 1]
