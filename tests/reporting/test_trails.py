"""From pairs, speakers, forms of a name and years of a change to their sentences."""

from __future__ import annotations

from dataclasses import replace

import pytest

from analysis.exhibits import Points, Sentences, Stack
from analysis.reporting.actor_forms import list_forms
from analysis.reporting.before_after import show_moves
from analysis.reporting.company import list_company, quote_actor
from analysis.reporting.digest import tell_moves
from analysis.reporting.moves import quote_moves
from analysis.reporting.pair_matrix import map_pairs
from analysis.reporting.pairs import draw_network, list_pairs, trails_of_pairs
from analysis.reporting.points import to_sentences
from analysis.reporting.profile import follow_actor, open_profile
from analysis.reporting.quoted import map_quoted_themes, quote_pairs
from analysis.reporting.speakers import contrast_speaking
from analysis.reporting.study import Study, open_study


@pytest.fixture(scope="module")
def free(spoken) -> Study:
    """The same texts, all of which may be quoted: of texts so short the usual part is one sentence."""
    return open_study(replace(spoken, licence="CC0-1.0"))


def anchors(*shown: object) -> set[str]:
    """Return the anchors of all points in what is shown."""
    items = [part for item in shown for part in (item.items if isinstance(item, Stack) else [item])]
    return {point.anchor for item in items if isinstance(item, Points) for point in item.items}


def leads_of(*shown: object) -> set[str]:
    """Return where spots and cells of figures and tables lead."""
    found = set()
    for item in shown:
        payload = item.payload()
        table = payload if payload["kind"] == "table" else payload["table"]
        found |= {spot["href"][1:] for spot in payload.get("spots", [])}
        cells = [cell for row in table["rows"] for cell in row if isinstance(cell, dict)]
        found |= {cell["href"][1:] for cell in cells if "href" in cell}
    return found


def test_every_bond_bar_and_cell_leads_to_sentences_that_are_there(free) -> None:
    seen = free
    shown = [draw_network(seen), list_pairs(seen), map_pairs(seen), contrast_speaking(seen), map_quoted_themes(seen)]
    points = anchors(quote_pairs(seen))
    for item in shown:
        assert leads_of(item)
        assert leads_of(item) <= points


def test_the_sentences_of_a_pair_name_both(free) -> None:
    (trail,) = [t for pair, t in trails_of_pairs(free).items() if pair == ("otan", "russie")]
    words = (trail.rows["left"] + trail.rows["keyword"] + trail.rows["right"]).tolist()
    assert words
    assert all("Russie" in sentence and "OTAN" in sentence for sentence in words)
    assert trail.n_found == 12
    assert trail.tell(free, 1) == "1 sur 12\u00a0passages"
    for said in to_sentences(free, trail.rows):
        assert {said.keyword, said.second} == {"OTAN", "Russie"}


def test_the_sentences_of_a_speaker_hold_what_was_said(free) -> None:
    seen = free
    (points,) = [item for item in quote_pairs(seen).items if isinstance(item, Points)]
    said = [point for point in points.items if point.anchor.startswith("dit-")]
    assert said
    assert all("sanctions" in sentence.keyword for point in said for sentence in point.sentences)
    assert said[0].found.endswith("citations")


def test_a_point_without_sentences_on_paper_has_no_anchor_there(free) -> None:
    stack = quote_pairs(free)
    printed = {item.anchor for item in stack.items if getattr(item, "anchor", "")}
    (points,) = [item for item in stack.items if isinstance(item, Points)]
    assert {point.paper for point in points.items} - {""} == printed


def test_the_profile_leads_from_its_course_forms_and_company_to_sentences(free) -> None:
    profile = open_profile(free, "Russie")
    points = anchors(quote_actor(profile))
    for item in (follow_actor(profile), list_forms(profile), list_company(profile)):
        assert leads_of(item)
        assert leads_of(item) <= points


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_a_rise_leads_to_the_sentences_of_both_years(study, lang) -> None:
    seen = open_study(replace(study("large").corpus, licence="CC0-1.0"), lang=lang)
    points = anchors(quote_moves(seen))
    assert {"an-russie-2021", "an-russie-2022"} <= points
    assert leads_of(show_moves(seen)) <= points
    told = tell_moves(seen, "rise")
    assert "](#an-russie-2022)" in told.items[0].markdown
    assert isinstance(told.items[1], Sentences)


def test_no_sentence_is_shown_where_none_may_be(spoken, study) -> None:
    silent = open_study(spoken, snippet_words=0)
    assert not anchors(quote_pairs(silent))
    assert not leads_of(map_pairs(silent), contrast_speaking(silent), draw_network(silent))
    assert not anchors(quote_actor(open_profile(silent, "Russie")))
    assert quote_moves(study("large", snippet_words=0)) is None
