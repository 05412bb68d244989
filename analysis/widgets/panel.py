"""The panel: controls, and what they show, joined."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import ipywidgets as widgets  # type: ignore[import-untyped]

from analysis.charts.numbers import format_count
from analysis.corpus.corpus import Corpus
from analysis.errors import Fault, ParameterError
from analysis.widgets.choice import MOST_ENTRIES, Choice, make_choice
from analysis.widgets.controls import Controls
from analysis.widgets.drawing import draw_view
from analysis.widgets.exporting import export_view, suggest_name, write_definition
from analysis.widgets.index import Index
from analysis.widgets.looking import View, look
from analysis.widgets.saving import Saving
from analysis.widgets.showing import STYLE, picture_html, sentences_html, strip_html, table_html
from analysis.widgets.trying import Trying
from analysis.widgets.wording import say

__all__ = ["Panel"]

class Panel(widgets.VBox):  # type: ignore[misc]
    """Pick names, a window and a measure; chart, coverage, sentences and table follow.

    Parameters
    ----------
    index : Index
    choice : Choice
        What is looked at first.
    place : str
        Where the texts lie, for the definitions of reports; not needed for the project's corpus and the sample.

    Attributes
    ----------
    choice : Choice
        What is looked at.
    view : View
        What is shown; ``view.frequencies`` is the DataFrame behind the chart.
    """

    def __init__(self, index: Index, choice: Choice, *, place: str = "") -> None:
        lang = choice.lang
        self.index, self.choice, self._place = index, choice, place
        self.picture, self.strip, self.sentences, self.told = (widgets.HTML() for _ in range(4))
        self.table, self._loaded = widgets.Output(), widgets.Output()
        self.controls = Controls(index, choice, self.show)
        self.saving = Saving(lambda: (self.view, self.index.corpus), lang, place)
        self.trying = Trying(index, lang, self._take)
        self._loaded.outputs = (_as_output(_offline_tables()),)
        self.table.layout.min_height = "330px"
        room = widgets.Layout(flex="1 1 auto", min_width="0", padding="0 0 0 16px")
        seen = widgets.VBox([self.told, self.picture, self.strip], layout=room)
        more = widgets.Accordion([self.trying], titles=(say("trying", lang),), selected_index=None)
        super().__init__([
            widgets.HTML(STYLE), widgets.HBox([self.controls, seen]), self.saving, self.sentences,
            widgets.HTML(f"<h4>{say('table', lang)}</h4>"), self.table, more, self._loaded,
        ])  # fmt: skip
        self.add_class("presscope")
        self.show(choice)

    def set(self, **choice: Any) -> Panel:
        """Look at something else: actors, themes, query, sources, start, end, period, measure.

        Raises
        ------
        ParameterError
            With every name that is not known, and the closest one that is.
        """
        made = make_choice(self.index, self.choice, **choice)
        self.controls.show(made)
        self.show(made)
        return self

    def show(self, choice: Choice) -> None:
        """Show what a choice asks for; where it asks for something impossible, say so and show what was there."""
        try:
            view = look(self.index, _possible(choice))
        except ParameterError as error:
            self.controls.complain(_complaint(error, choice))
            return
        self.controls.complain("")
        self.choice, self.view = choice, view
        self.told.value = _told(view)
        self.sentences.value = sentences_html(view)
        self.strip.value = strip_html(view)
        self.table.outputs = (_as_output(table_html(view)),)
        # The drawing takes longest: it comes when the rest is on its way to the page.
        picture = draw_view(view)
        if picture is None:
            words = say("no_texts" if choice.entries else "nothing", choice.lang)
            self.picture.value = f'<p class="ps-quiet" role="status">{words}</p>'
        else:
            self.picture.value = picture_html(picture.svg(), picture.alt)
        self.saving.suggest(view)

    def save(self, kind: str, name: str = "", folder: Path | None = None) -> Path:
        """Save what is shown as ``png``, ``svg`` or ``csv``; see `analysis.widgets.exporting.export_view`."""
        return export_view(self.view, kind, name or suggest_name(self.view), folder)

    def save_report(self, name: str, *, every: str = "") -> Path:
        """Write the definition of a report that shows the same; see `analysis.widgets.exporting.write_definition`."""
        return write_definition(self.view, name, self.index.corpus, place=self._place, every=every)

    def _take(self, corpus: Corpus) -> None:
        """Go on with a corpus in which more has been found."""
        self.index = Index(corpus)
        self.show(self.choice)


def _possible(choice: Choice) -> Choice:
    if choice.end < choice.start:
        raise ParameterError("The window is empty.", [Fault("end", str(choice.end), f"{choice.start} or later")])
    if len(choice.entries) > MOST_ENTRIES:
        raise ParameterError("Too many names.", [Fault("actors, themes", str(len(choice.entries)), str(MOST_ENTRIES))])
    return choice


def _complaint(error: ParameterError, choice: Choice) -> str:
    if choice.end < choice.start:
        return say("bad_window", choice.lang)
    if len(choice.entries) > MOST_ENTRIES:
        return say("too_many", choice.lang, n=MOST_ENTRIES)
    # The reader is shown the place; the words of the error are those of the command line.
    place = re.search(r"\d+", getattr(error.faults[0], "where", "")) if error.faults else None
    at = int(place[0]) if place else 1
    return say("bad_query", choice.lang, n=at, before=choice.query[: at - 1].strip() or choice.query)


def _told(view: View) -> str:
    choice, lang = view.choice, view.choice.lang
    key = "looked_at_one" if view.n_documents == 1 else "looked_at"
    start, end = (f"{day:%d/%m/%Y}" for day in (choice.start, choice.end))
    found = say(key, lang, n=format_count(view.n_documents, lang), start=start, end=end)
    return f'<div class="ps-quiet" role="status">{found}</div>'


def _as_output(html: str) -> dict[str, Any]:
    return {"output_type": "display_data", "data": {"text/html": html, "text/plain": ""}, "metadata": {}}


def _offline_tables() -> str:
    """Return the library that draws tables, whole, so that the page loads nothing from elsewhere."""
    from itables import options
    from itables.javascript import generate_init_offline_itables_html

    return generate_init_offline_itables_html(options.dt_bundle)
