"""All controls, and the choice that they stand for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from html import escape
from typing import Any, Final

import ipywidgets as widgets  # type: ignore[import-untyped]

from analysis.charts.series import MEASURES
from analysis.periods import PERIODS
from analysis.widgets.choice import Choice
from analysis.widgets.index import Index
from analysis.widgets.picking import Picker
from analysis.widgets.wording import say

__all__ = ["Controls"]

_WIDTH: Final = "270px"
_LABEL: Final = {"description_width": "58px"}


class Controls(widgets.VBox):  # type: ignore[misc]
    """Controls for every part of a choice.

    Parameters
    ----------
    index : Index
    choice : Choice
        What they show first.
    changed : callable
        Called with the new choice after every change.
    """

    def __init__(self, index: Index, choice: Choice, changed: Callable[[Choice], None]) -> None:
        self._base, self._changed, self._silent = choice, changed, True
        lang = choice.lang
        wide = widgets.Layout(width="auto")
        self.pickers = {kind: self._picker(index, kind, lang) for kind in ("actors", "themes", "sources")}
        self.query = widgets.Text(placeholder=say("query_hint", lang), continuous_update=False, layout=wide,
                                  tooltip=say("query", lang))  # fmt: skip
        self.start = widgets.DatePicker(description=say("start", lang), layout=wide, style=_LABEL)
        self.end = widgets.DatePicker(description=say("end", lang), layout=wide, style=_LABEL)
        self.period = widgets.Dropdown(options=[(say(each, lang), each) for each in PERIODS], layout=wide,
                                       description=say("period", lang), style=_LABEL)  # fmt: skip
        self.measure = widgets.Dropdown(options=[(say(each, lang), each) for each in MEASURES], layout=wide,
                                        description=say("measure", lang), style=_LABEL)  # fmt: skip
        self.message = widgets.HTML()
        super().__init__(
            [
                self.pickers["actors"], self.pickers["themes"], widgets.HTML(f"<h4>{say('query', lang)}</h4>"),
                self.query, self.pickers["sources"], widgets.HTML("<h4></h4>"), self.start, self.end, self.period,
                self.measure, self.message,
            ],
            layout=widgets.Layout(width=_WIDTH, flex=f"0 0 {_WIDTH}"),
        )  # fmt: skip
        self.add_class("ps-side")
        self.show(choice)
        for picker in self.pickers.values():
            picker.observe(self._read, "picked")
        for control in (self.query, self.start, self.end, self.period, self.measure):
            control.observe(self._read, "value")

    def _picker(self, index: Index, kind: str, lang: str) -> Picker:
        hint = say("all_sources", lang) if kind == "sources" else ""
        names, labels = index.names_in(lang)[kind], index.labels_in(lang)
        if kind == "themes":
            labels = index.theme_labels(index.corpus.lexicon.themes, lang)
        return Picker(say(kind, lang), index.by_texts(kind), labels, names, lang=lang, hint=hint)

    def show(self, choice: Choice) -> None:
        """Set all controls; nothing is called."""
        self._silent = True
        self._base = choice
        for kind, picker in self.pickers.items():
            picker.picked = getattr(choice, kind)
        for name in ("query", "start", "end", "period", "measure"):
            getattr(self, name).value = getattr(choice, name)
        self._silent = False

    def _read(self, _: Any) -> None:
        if self._silent:
            return
        picked: dict[str, Any] = {kind: picker.picked for kind, picker in self.pickers.items()}
        made = replace(
            self._base, **picked, query=self.query.value.strip(), period=self.period.value, measure=self.measure.value,
            start=self.start.value or self._base.start, end=self.end.value or self._base.end,
        )  # fmt: skip
        if made != self._base:
            self._base = made
            self._changed(made)

    def complain(self, words: str) -> None:
        """Show what is wrong with the choice; nothing for nothing."""
        self.message.value = f'<span class="ps-error" role="alert">{escape(words)}</span>' if words else ""
