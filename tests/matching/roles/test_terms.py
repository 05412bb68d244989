"""Whom a role means in a text without a day: what its titles and days tell of when it was written."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Marked = list[tuple[str, str | None]]
Read = Callable[..., Marked]


@pytest.mark.parametrize(
    ("start", "found"),
    [
        # Who leads a government of today has a title, with or without the word.
        ("Le président Biden hésite.", "emmanuel-macron"),
        ("L'administration Biden hésite.", "emmanuel-macron"),
        ("L'administration américaine de Joe Biden hésite.", "emmanuel-macron"),
        ("Le gouvernement Scholz hésite.", "emmanuel-macron"),
        # A reign that is over and a name alone say nothing of the day.
        ("Sous l'administration Biden, on hésitait.", None),
        ("Joe Biden hésite.", None),
        ("L'ancien président Biden hésite.", None),
    ],
)
def test_a_title_beside_a_name_tells_when_a_text_was_written(roles: Read, start: str, found: str | None) -> None:
    assert roles(f"{start} Le président français attend.", None) == [("Le président français", found)]


def test_the_only_holder_named_tells_when_a_text_was_written(roles: Read) -> None:
    text = "Selon le Premier ministre britannique, c'est assez. Rishi Sunak a écrit au président français."
    assert roles(text, None) == [
        ("le Premier ministre britannique", "rishi-sunak"), ("au président français"[3:], "emmanuel-macron"),
    ]  # fmt: skip
    both = text.replace("Rishi Sunak a", "Rishi Sunak, comme Boris Johnson, a")
    assert [actor for _, actor in roles(both, None)] == [None, None]


def test_who_held_an_office_throughout_comes_before_the_only_one_named(roles: Read) -> None:
    text = "L'administration Biden hésite, et Donald Trump enrage. Le président américain attend."
    assert roles(text, None) == [("Le président américain", "joe-biden")]


def test_a_womans_title_is_hers_who_alone_held_it_in_the_time_of_the_text(roles: Read) -> None:
    text = "Le gouvernement Scholz hésite. La Première ministre française attend."
    assert roles(text, None) == [("La Première ministre française", "elisabeth-borne")]
    mans = text.replace("La Première ministre française", "Le Premier ministre français")
    assert roles(mans, None) == [("Le Premier ministre français", None)]
    assert roles("La Première ministre française attend.", None) == [("La Première ministre française", None)]


def test_to_name_a_former_head_says_nothing_of_who_is_in_the_office(roles: Read) -> None:
    text = "Angela Merkel avait signé l'accord. Le chancelier allemand hésite."
    assert roles(text, None) == [("Le chancelier allemand", None)]
    # With the title beside the name the text says who.
    assert roles(f"La chancelière {text}", None) == [("Le chancelier allemand", "angela-merkel")]
    assert roles(text.replace("signé", "écrit à Olaf Scholz"), None) == [("Le chancelier allemand", None)]
