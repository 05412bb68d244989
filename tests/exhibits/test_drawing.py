from __future__ import annotations

import io
import warnings

import matplotlib as mpl
import pytest
from lxml import etree
from matplotlib.figure import Figure

from analysis.exhibits.drawing import draw_svg


@pytest.fixture
def fig() -> Figure:
    drawing = Figure(figsize=(4, 3))
    ax = drawing.add_axes((0.2, 0.2, 0.7, 0.7), xlim=(0, 4), ylim=(0, 2))
    ax.plot([1, 2, 9], [0, 1, 1], "o-", url="#a")
    ax.bar([1, 2], [1, 1.5], hatch="//")
    ax.text(1, 1, "Été & hiver\nà l’Est", clip_on=True)
    ax.text(3, 1, "", rotation=30)
    ax.annotate("un point", (2, 1), rotation=30, url="#b")
    ax.set_yticks([0, 1], ["zéro", "un"])
    return drawing


def alone(fig: Figure, fonttype: str) -> str:
    """What matplotlib writes by itself, for one kind of letters."""
    target = io.StringIO()
    with mpl.rc_context({"svg.fonttype": fonttype, "svg.hashsalt": "presscope", "savefig.bbox": None}):
        fig.savefig(target, format="svg", metadata={"Date": None, "Creator": None})
    return target.getvalue()


def test_both_drawings_are_what_matplotlib_writes_for_each_alone(fig: Figure) -> None:
    text, outlines = draw_svg(fig)
    assert text == alone(fig, "none")
    assert outlines == alone(fig, "path")
    assert text != outlines


def test_the_letters_are_searched_on_paper_and_drawn_on_screens(fig: Figure) -> None:
    text, outlines = draw_svg(fig)
    assert ">un point</text>" in text
    assert "<text" not in outlines


def test_one_kind_of_letters_can_be_drawn_alone(fig: Figure) -> None:
    assert draw_svg(fig, ["path"]) == draw_svg(fig)[1:]


def test_the_settings_and_the_figure_are_left_as_they_were(fig: Figure) -> None:
    before = dict(mpl.rcParams), fig.dpi, fig.canvas
    first = draw_svg(fig)
    assert (dict(mpl.rcParams), fig.dpi, fig.canvas) == before
    assert draw_svg(fig) == first


def test_a_drawing_of_a_source_with_control_characters_is_still_xml() -> None:
    figure = Figure(figsize=(2, 1))
    figure.text(0.1, 0.5, "La \x07Gazette\x1b")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the fonts have no letter for them
        both = draw_svg(figure)
    for svg in both:
        etree.fromstring(svg.encode())
    assert "Gazette" in both[0] and "\x07" not in both[0]
