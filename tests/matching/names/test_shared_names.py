"""Senses that share a form: what is kept of them says what each sense would say for itself."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from analysis.matching.names.senses import Sense
from analysis.matching.names.shared_names import shared_name

COUNTRIES = {"senat-france": "france", "senat-italie": "italie", "france": "france"}
SENSES = st.lists(
    st.builds(
        Sense, st.sampled_from(["alias", "acronym", "metonym", "surname", "mask"]),
        st.sampled_from([*COUNTRIES, "george-washington"]), st.booleans(),
    ),
    min_size=1, max_size=5,
)  # fmt: skip


@given(SENSES, st.sets(st.sampled_from([*COUNTRIES])))
def test_who_is_asked_for_is_open_and_alone_or_needs_no_name_in_full_or_has_it(
    senses: list[Sense], named: set[str]
) -> None:
    shared = shared_name(senses)
    hidden = {sense.target for sense in senses if sense.kind == "mask"}
    assert shared.open == [sense for sense in senses if sense.target not in hidden]
    alone = len(shared.open) == 1
    assert shared.asked_for(named) == [s for s in shared.open if alone or not s.introduced or s.target in named]


@given(SENSES)
def test_the_institutions_of_states_are_those_whose_actor_has_one(senses: list[Sense]) -> None:
    shared = shared_name(senses)
    for countries in (COUNTRIES, {}, COUNTRIES):
        national, nations = shared.national(countries)
        assert national == [s for s in shared.open if s.is_full and not s.is_sure and s.target in countries]
        assert nations == {countries[s.target] for s in national}


def test_the_same_senses_are_known_again() -> None:
    senses = [Sense("alias", "senat-france"), Sense("alias", "senat-italie")]
    assert shared_name(senses) is shared_name(list(senses))
