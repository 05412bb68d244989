"""Names and roles against annotations, on a text whose every verdict can be told by eye."""

from __future__ import annotations

from collections import Counter

import pandas as pd

from analysis.schemas import empty
from analysis.validation.figures import count_figures, measure_figures
from analysis.validation.names import judge_names
from analysis.validation.outcomes import Outcome, frame_outcomes
from analysis.validation.roles import judge_roles

TEXT = "Titre\nLa Russie répond à Antony Blinken. Le président russe a parlé.\n« Nous verrons demain », dit Blinken."


def span(words: str, text: str = TEXT, nth: int = 0) -> tuple[int, int]:
    at = -1
    for _ in range(nth + 1):
        at = text.index(words, at + 1)
    return at, at + len(words)


def mentions(*rows: tuple[str, str, str, int], doc_id: str = "a") -> pd.DataFrame:
    """Mentions found: (words, actor_id, form, which occurrence)."""
    made = []
    for words, actor_id, form, nth in rows:
        start, end = span(words, nth=nth)
        actor = actor_id or None
        made.append((doc_id, 2, start, end, words, actor, actor, "person", form, True, True))
    return pd.DataFrame(made, columns=list(empty("mentions").columns)).astype(empty("mentions").dtypes.to_dict())


def gold(*rows: tuple[str, str, str, str, int]) -> pd.DataFrame:
    """Mentions annotated: (words, actor, type, kind, which occurrence)."""
    made = [("a", *span(words, nth=nth), words, actor, kind, how) for words, actor, kind, how, nth in rows]
    return pd.DataFrame(made, columns=["doc_id", "start", "end", "surface", "actor", "type", "kind"])


RUSSIA = ("Russie", "Russie", "STATE", "name", 0)
BLINKEN = ("Antony Blinken", "Blinken, Antony", "PER", "name", 0)
SURNAME = ("Blinken", "Blinken, Antony", "PER", "name", 1)
ROLE = ("président russe", "Poutine, Vladimir", "PER", "role", 0)
NONE = gold()


def verdicts(outcomes: list[Outcome], task: str) -> Counter[str]:
    return Counter(o.verdict for o in outcomes if o.task == task)


def test_a_name_is_found_only_with_its_exact_span() -> None:
    found = mentions(("La Russie", "russie", "name", 0), ("Antony Blinken", "antony-blinken", "name", 0))
    judged = judge_names(gold(RUSSIA, BLINKEN), NONE, found)
    assert verdicts(judged.outcomes, "names") == {"right": 1, "missed": 1, "false": 1}


def test_an_actor_is_the_id_that_stands_most_often_on_its_names() -> None:
    found = mentions(("Antony Blinken", "b", "name", 0), ("Blinken", "b", "name", 1), ("Russie", "russie", "name", 0))
    judged = judge_names(gold(RUSSIA, BLINKEN, SURNAME), NONE, found)
    assert judged.mapping == {"Blinken, Antony": "b", "Russie": "russie"}
    assert verdicts(judged.outcomes, "actors") == {"right": 3}


def test_an_id_serves_one_annotated_actor_only() -> None:
    found = mentions(("Antony Blinken", "b", "name", 0), ("Blinken", "b", "name", 1), ("Russie", "b", "name", 0))
    judged = judge_names(gold(RUSSIA, BLINKEN, SURNAME), NONE, found)
    assert verdicts(judged.outcomes, "actors") == {"right": 2, "wrong": 1}


def test_what_is_contested_counts_neither_way() -> None:
    found = mentions(("Russie", "russie", "name", 0))
    judged = judge_names(gold(BLINKEN), gold(RUSSIA), found)
    assert verdicts(judged.outcomes, "names") == {"missed": 1}
    assert judged.counts["n_found"].sum() == 0


def test_a_place_counted_as_a_state_is_a_false_hit() -> None:
    found = mentions(("Russie", "russie", "metonym", 0))
    place = gold(("Russie", "Russie", "GPE_place", "name", 0))
    assert verdicts(judge_names(place, NONE, found).outcomes, "names") == {"false": 1}
    assert verdicts(judge_names(gold(BLINKEN), place, found).outcomes, "names") == {"missed": 1, "false": 1}


def test_a_name_inside_the_name_of_an_event_is_a_false_hit_and_the_event_itself_is_not() -> None:
    event = gold(("Antony Blinken", "Journée Antony Blinken", "EVENT", "name", 0))
    inside = mentions(("Blinken", "b", "name", 0))
    assert verdicts(judge_names(event, NONE, inside).outcomes, "names") == {"false": 1}
    whole = mentions(("Antony Blinken", "b", "name", 0))
    assert verdicts(judge_names(event, NONE, whole).outcomes, "names") == {}


def test_texts_whose_mentions_nobody_annotated_are_not_judged() -> None:
    elsewhere = mentions(("Russie", "russie", "name", 0), doc_id="b")
    assert judge_names(gold(BLINKEN), NONE, elsewhere).outcomes[0].verdict == "missed"
    assert len(judge_names(gold(BLINKEN), NONE, elsewhere).outcomes) == 2  # names and persons


def test_counts_err_by_actor_over_all_texts_together() -> None:
    counts = pd.DataFrame(
        [("a", "x", 4, 3), ("b", "x", 4, 5), ("a", "y", 2, 0), ("b", "+z", 0, 1)],
        columns=["doc_id", "entry", "n_gold", "n_found"],
    )
    figure = count_figures(counts).iloc[0]
    assert figure["value"] == 1 - 3 / 10
    assert figure["low"] <= figure["value"]


def test_a_role_is_right_by_its_end_and_its_person() -> None:
    mapping = {"Poutine, Vladimir": "vladimir-poutine"}
    longer = mentions(("Le président russe", "vladimir-poutine", "role", 0))
    assert verdicts(list(judge_roles(gold(ROLE), NONE, longer, mapping)), "roles") == {"right": 1}
    other = mentions(("président russe", "joe-biden", "role", 0))
    assert verdicts(list(judge_roles(gold(ROLE), NONE, other, mapping)), "roles") == {"wrong": 1}


def test_a_role_nobody_could_resolve_is_found_and_not_right() -> None:
    unresolved = mentions(("président russe", "", "role", 0))
    outcomes = list(judge_roles(gold(ROLE), NONE, unresolved, {"Poutine, Vladimir": "vladimir-poutine"}))
    assert verdicts(outcomes, "roles_found") == {"right": 1}
    assert verdicts(outcomes, "roles") == {"missed": 1}


def test_a_role_nobody_annotated_is_false_unless_it_is_contested() -> None:
    found = mentions(("président russe", "vladimir-poutine", "role", 0))
    assert verdicts(list(judge_roles(gold(BLINKEN), NONE, found, {})), "roles") == {"false": 1}
    assert verdicts(list(judge_roles(gold(BLINKEN), gold(ROLE), found, {})), "roles") == {}


def test_something_found_as_something_else_is_an_error_of_precision_and_of_recall() -> None:
    rows = [Outcome("roles", "a", i, i + 1, "x", "", "", v) for i, v in enumerate(["right", "right", "wrong", "false"])]
    figures = measure_figures(frame_outcomes(rows)).set_index("measure")
    assert figures.loc["precision", "value"] == 2 / 4
    assert figures.loc["recall", "value"] == 2 / 3
    assert round(figures.loc["f1", "value"], 4) == round(2 * 2 / (4 + 3), 4)
    assert (figures["low"] < figures["value"]).all() and (figures["value"] < figures["high"]).all()


def test_no_interval_says_that_a_figure_is_certain() -> None:
    rows = [Outcome("names", doc_id, 0, 1, "x", "x", "x", "right") for doc_id in "abc"]
    figures = measure_figures(frame_outcomes(rows))
    assert (figures["value"] == 1).all()
    assert (figures["low"] < 1).all()
