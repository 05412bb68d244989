"""The row of buttons that save what is shown."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from html import escape
from pathlib import Path

import ipywidgets as widgets  # type: ignore[import-untyped]

from analysis.corpus.corpus import Corpus
from analysis.errors import PresscopeError
from analysis.projects import find_project
from analysis.widgets.exporting import KINDS, export_view, suggest_name, write_definition
from analysis.widgets.looking import View
from analysis.widgets.wording import say

__all__ = ["Saving"]


class Saving(widgets.VBox):  # type: ignore[misc]
    """A name, a button for each kind of file, and what came of it.

    Parameters
    ----------
    view : callable
        Gives what is shown now, and its corpus.
    lang : {"fr", "en"}
    place : str
        Where the texts lie, if that is neither the project's corpus nor the sample.
    """

    def __init__(self, view: Callable[[], tuple[View, Corpus]], lang: str, place: str = "") -> None:
        self._view, self._lang, self._place, self._offered = view, lang, place, ""
        self.name = widgets.Text(
            description=say("name", lang), layout=widgets.Layout(width="330px"), style={"description_width": "40px"}
        )
        self.buttons = {kind: self._button(kind.upper(), say("save_tip", lang, kind=kind.upper())) for kind in KINDS}
        for kind, button in self.buttons.items():
            button.on_click(partial(self._export, kind))
        self.definition = self._button(say("definition", lang), say("definition_tip", lang))
        self.definition.on_click(self._define)
        self.message = widgets.HTML()
        row = widgets.HBox([self.name, *self.buttons.values(), self.definition])
        super().__init__([widgets.HTML(f"<h4>{say('save', lang)}</h4>"), row, self.message])

    @staticmethod
    def _button(words: str, tip: str) -> widgets.Button:
        return widgets.Button(description=words, tooltip=tip, layout=widgets.Layout(width="auto"))

    def suggest(self, view: View) -> None:
        """Offer a name for what is shown, unless the user has written one."""
        offered = suggest_name(view)
        if self.name.value in ("", self._offered):
            self.name.value = offered
        self._offered = offered

    def _export(self, kind: str, _: object) -> None:
        self._do(lambda view, corpus: say("saved", self._lang, path=_short(export_view(view, kind, self.name.value))))

    def _define(self, _: object) -> None:
        def write(view: View, corpus: Corpus) -> str:
            path = write_definition(view, self.name.value, corpus, place=self._place)
            saved = say("saved", self._lang, path=_short(path))
            return f"{saved}. {say('render_with', self._lang, command=f'presscope report {path.stem}')}"

        self._do(write)

    def _do(self, save: Callable[[View, Corpus], str]) -> None:
        try:
            words = save(*self._view())
            self.message.value = f'<span role="status">{escape(words)}</span>'
        except PresscopeError as error:
            found = getattr(error.faults[0], "found", "") if error.faults else ""
            key = "taken" if "of this name" in str(found) else "empty_view" if "drawn" in str(found) else "bad_name"
            self.message.value = f'<span class="ps-error" role="alert">{escape(say(key, self._lang))}</span>'
        except OSError as error:
            said = say("not_written", self._lang, found=str(error))
            self.message.value = f'<span class="ps-error" role="alert">{escape(said)}</span>'


def _short(path: Path) -> str:
    """Return a path as seen from the project, or from the current folder, where it lies within."""
    project = find_project()
    base = (project.root if project else Path.cwd()).resolve()
    whole = path.resolve()
    return str(whole.relative_to(base) if whole.is_relative_to(base) else whole)
