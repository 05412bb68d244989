from __future__ import annotations

import io

from analysis.charts.style import styled
from analysis.charts.timelines import plot_timeline


def svg(fig):
    target = io.StringIO()
    with styled():
        fig.savefig(target, format="svg", metadata={"Date": None, "Creator": None})
    return target.getvalue()


def test_text_stays_text_in_the_font_that_matplotlib_ships(press, labels):
    drawing = svg(plot_timeline(press, labels=labels))
    assert ">OTAN</text>" in drawing
    assert "DejaVu Sans" in drawing
    assert "sans-serif" not in drawing or "DejaVu Sans" in drawing.split("sans-serif")[0]


def test_the_same_frame_gives_the_same_bytes(press, labels):
    assert svg(plot_timeline(press, labels=labels)) == svg(plot_timeline(press, labels=labels))


def test_a_dollar_sign_in_a_name_is_no_formula(press):
    assert "$x_1$" in svg(plot_timeline(press, labels={"otan": "$x_1$"}))
