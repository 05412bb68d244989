"""The states and organisations of the lexicon hold together as data: no matching needed."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
import yaml

import analysis.lexicon
from analysis.lexicon.models import Actor, Actors, Alias
from analysis.text.normalise import fold

FOLDER = Path(analysis.lexicon.__file__).parent
LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


def _read(name: str) -> tuple[Actor, ...]:
    with (FOLDER / name).open(encoding="utf-8") as file:
        return Actors.model_validate(yaml.load(file, Loader=LOADER)).actors


STATES = _read("states.yaml")
ORGANISATIONS = _read("organisations.yaml")
EVERY = STATES + ORGANISATIONS


def _names(actor: Actor) -> tuple[Alias, ...]:
    label = Alias(form=actor.label, exact=actor.exact, introduced=actor.introduced, context=actor.context)
    return label, *actor.aliases, *actor.acronyms


def _bracketed(actor: Actor) -> set[str]:
    return {span for sentence in actor.examples.yes for span in re.findall(r"\[([^\]]+)\]", sentence)}


def test_there_are_enough_of_both() -> None:
    assert len(STATES) >= 200
    assert len(ORGANISATIONS) >= 260


def test_each_file_holds_one_type() -> None:
    assert {actor.type for actor in STATES} == {"state"}
    assert {actor.type for actor in ORGANISATIONS} == {"organisation"}


def test_ids_are_unique() -> None:
    assert [key for key, n in Counter(actor.id for actor in EVERY).items() if n > 1] == []


def test_every_country_is_a_listed_state() -> None:
    states = {actor.id for actor in STATES}
    assert [actor.id for actor in EVERY if actor.country and actor.country not in states] == []


def test_every_state_has_its_demonyms_and_says_its_article() -> None:
    assert [state.id for state in STATES if not state.adjectives] == []
    assert [state.id for state in STATES if "article" not in state.model_fields_set] == []


def test_demonyms_come_in_all_forms() -> None:
    of = {state.id: state.adjectives for state in STATES}
    assert of["russie"] == ("russe", "russes")
    assert of["chine"] == ("chinois", "chinoise", "chinoises")
    assert of["ukraine"] == ("ukrainien", "ukrainiens", "ukrainienne", "ukrainiennes")
    assert of["turquie"] == ("turc", "turcs", "turque", "turques")


@pytest.mark.parametrize("actors", [STATES, ORGANISATIONS], ids=["states", "organisations"])
def test_every_name_stands_in_a_bracketed_example(actors: tuple[Actor, ...]) -> None:
    missing = [
        f"{actor.id}: {form}"
        for actor in actors
        for form in (*(name.form for name in _names(actor)), *actor.metonyms)
        if form not in _bracketed(actor)
    ]
    assert missing == []


def test_an_example_brackets_names_of_its_own_actor_only() -> None:
    strange = [
        f"{actor.id}: {span}"
        for actor in EVERY
        for span in _bracketed(actor)
        if span not in {*(name.form for name in _names(actor)), *actor.metonyms}
    ]
    assert strange == []


def test_two_actors_share_a_form_only_under_conditions() -> None:
    free: dict[str, set[str]] = {}
    for actor in EVERY:
        plain = [name for name in _names(actor) if not (name.introduced or name.context or name.exact)]
        for form in (*(name.form for name in plain), *actor.metonyms):
            free.setdefault(fold(form), set()).add(actor.id)
    assert {form: ids for form, ids in free.items() if len(ids) > 1} == {}


def test_an_introduced_name_has_a_name_that_introduces_it() -> None:
    lost = [
        actor.id
        for actor in EVERY
        if any(name.introduced for name in _names(actor))
        and all(name.introduced or name.context for name in _names(actor))
    ]
    assert lost == []


def test_no_exclusion_hides_a_listed_name() -> None:
    forms = {fold(name.form): actor.id for actor in EVERY for name in _names(actor)}
    hidden = [f"{actor.id}: {phrase}" for actor in EVERY for phrase in actor.not_in if fold(phrase) in forms]
    assert hidden == []


def test_names_that_are_also_words_need_their_case() -> None:
    exact = {actor.label for actor in EVERY if actor.exact}
    assert {"Grenade", "Niger", "Maurice", "Suisse", "Chili", "Bénin"} <= exact
    assert {"Le Monde", "Orange", "Libération", "La Croix", "Meta"} <= exact
