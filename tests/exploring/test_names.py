"""What Tab offers, and what stays found behind it."""

from __future__ import annotations

import inspect

import pytest
from matplotlib.figure import Figure

import analysis as an
from analysis import api
from analysis.exploring.display import show_figures


def test_tab_offers_a_dozen_names_or_little_more() -> None:
    offered = [name for name in dir(an) if not name.startswith("_")]
    assert set(offered) == set(api.EXPLORING)
    assert 12 <= len(offered) <= 16


def test_every_name_that_tab_offers_has_a_docstring_with_an_example() -> None:
    for name in api.EXPLORING:
        words = inspect.getdoc(getattr(an, name)) or ""
        assert ">>> import analysis as an" in words, name


def test_the_names_of_the_standard_reports_are_found_all_the_same() -> None:
    assert callable(an.open_study)
    assert "open_study" in api.REPORTING
    with pytest.raises(AttributeError, match="concordance"):
        an.concordence  # noqa: B018


def test_a_figure_shows_itself_in_a_cell() -> None:
    shell = pytest.importorskip("IPython.core.interactiveshell").InteractiveShell()
    assert show_figures(shell)
    figure = Figure(figsize=(1, 1))
    assert shell.display_formatter.format(figure)[0]["image/png"]
