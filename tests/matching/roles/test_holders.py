"""Who held which office on which day."""

from __future__ import annotations

import datetime as dt

from analysis.lexicon.reading import load_lexicon
from analysis.matching.roles.holders import Holders

HOLDERS = Holders(load_lexicon())
DAY = dt.date(2023, 2, 3)


def test_an_office_changes_hands_on_its_day() -> None:
    office = "etats-unis-president"
    assert HOLDERS.holder_on(office, dt.date(2021, 1, 19)) == "donald-trump"
    assert HOLDERS.holder_on(office, dt.date(2021, 1, 20)) == "joe-biden"


def test_nobody_is_known_without_a_day_or_beyond_the_checked_time() -> None:
    assert HOLDERS.holder_on("etats-unis-president", None) is None
    assert HOLDERS.holder_on("etats-unis-president", dt.date(2031, 1, 1)) is None


def test_a_bare_title_once_fitted_whoever_held_such_an_office_and_does_not_hold_it() -> None:
    assert HOLDERS.answered_to("angela-merkel", "chancelier", DAY)
    assert not HOLDERS.answered_to("angela-merkel", "president", DAY)
    assert not HOLDERS.answered_to("olaf-scholz", "chancelier", DAY)


def test_whoever_answered_to_a_title_is_among_those_who_ever_bore_it() -> None:
    once = {(phrase, holder.actor) for office in HOLDERS.offices.values()
            for phrase in HOLDERS.bare_phrases[office.id] for holder in office.holders}  # fmt: skip
    assert once == {(phrase, actor) for phrase, actors in HOLDERS.bearers.items() for actor in actors}
    assert all(HOLDERS.answered_to(actor, phrase, None) for phrase, actor in sorted(once)[::97])


def test_who_left_an_office_last_is_found_from_the_day_after() -> None:
    day = dt.date(2021, 1, 20)
    assert HOLDERS.left("etats-unis-president", day) == ("donald-trump", 1)
    assert HOLDERS.left("etats-unis-president", day - dt.timedelta(1)) != ("donald-trump", 0)


def test_a_former_holder_is_one_who_held_it_before_and_not_now() -> None:
    assert HOLDERS.held_before("donald-trump", "etats-unis-president", DAY)
    assert not HOLDERS.held_before("joe-biden", "etats-unis-president", DAY)
    assert not HOLDERS.held_before("donald-trump", "etats-unis-president", None)


def test_a_seat_of_power_is_known_by_the_roles_that_name_it() -> None:
    assert HOLDERS.seats["elysee"] == "france-president"
    assert HOLDERS.seats["kremlin"] == "russie-president"
    assert "hamas" not in HOLDERS.seats
