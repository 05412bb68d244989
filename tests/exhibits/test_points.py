"""Parts of a drawing that lead somewhere."""

from __future__ import annotations

import pandas as pd
import pytest
from matplotlib.figure import Figure as Drawing

from analysis.errors import ParameterError
from analysis.exhibits import Column, Figure, Point, Points, Sentence, Spot, Table
from analysis.exhibits.points import place_spots


def a_drawing() -> Drawing:
    drawing = Drawing(figsize=(4, 2))
    drawing.add_axes((0.25, 0.5, 0.5, 0.25), xlim=(-0.5, 3.5), ylim=(1.5, -0.5))
    return drawing


def test_a_cell_lies_where_it_is_drawn_in_hundredths_of_an_inch() -> None:
    (box,) = place_spots(a_drawing(), [Spot(0, 1.5, 2.5, 0.5, 1.5, "#a", "Lyre")])
    assert box == {"x": 200.0, "y": 75.0, "width": 50.0, "height": 25.0, "href": "#a", "words": "Lyre"}


def test_a_row_reaches_from_edge_to_edge() -> None:
    (box,) = place_spots(a_drawing(), [Spot(0, None, None, -0.5, 0.5, "#a")])
    assert (box["x"], box["width"], box["y"], box["height"]) == (0.0, 400.0, 50.0, 25.0)


def test_neighbours_that_lead_to_one_place_are_one_box() -> None:
    spots = [Spot(0, i - 0.5, i + 0.5, None, None, "#a" if i < 2 else "#b") for i in range(4)]
    assert [box["width"] for box in place_spots(a_drawing(), spots)] == [100.0, 100.0]


def test_a_spot_never_leaves_its_axes() -> None:
    (box,) = place_spots(a_drawing(), [Spot(0, -9, 9, -9, 9, "#a")])
    assert (box["x"], box["y"], box["width"], box["height"]) == (100.0, 50.0, 200.0, 50.0)


def test_the_spots_of_a_figure_are_part_of_its_payload_and_of_no_drawing() -> None:
    spotted = Figure(a_drawing(), id="f", caption="C.", alt="A.", spots=[Spot(0, 0, 1, 0, 1, "#point-a")])
    bare = Figure(a_drawing(), id="f", caption="C.", alt="A.")
    assert spotted.payload()["spots"][0]["href"] == "#point-a"
    assert spotted.representations() == bare.representations()


def test_an_anchor_of_a_point_must_be_able_to_stand_in_an_address() -> None:
    with pytest.raises(ParameterError):
        Points([Point("Point A", "", "", "", [Sentence("", "a", "")], "p")])


def test_links_do_not_go_into_the_data_and_other_data_may_be_given() -> None:
    frame = pd.DataFrame({"nom": ["Lyre"], "vers": ["#a"], "langue": ["fr"]})
    columns = {"nom": Column("Nom", link="vers", lang="langue")}
    assert Table(frame, id="t", caption="C.", columns=columns).payload()["data"] == "nom,langue\nLyre,fr\n"
    whole = Table(frame, id="t", caption="C.", columns=columns, data=pd.DataFrame({"n": [1, 2]}), folded=True).payload()
    assert (whole["data"], whole["folded"]) == ("n\n1\n2\n", True)
