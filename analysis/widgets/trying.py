"""A control to try an alias or a term with: what would change, which sentences it brings in, and keeping it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from html import escape
from pathlib import Path

import ipywidgets as widgets  # type: ignore[import-untyped]

from analysis.corpus.corpus import Corpus
from analysis.errors import Fault, PresscopeError
from analysis.exploring.trial import Trial
from analysis.exploring.trials import try_alias, try_term
from analysis.projects import find_project
from analysis.widgets.index import Index
from analysis.widgets.wording import say

__all__ = ["Trying"]


class Trying(widgets.VBox):  # type: ignore[misc]
    """One more form of an entry.

    Parameters
    ----------
    index : Index
    lang : {"fr", "en"}
    kept : callable
        Called with the corpus as it is with the form, once that has been kept.
    """

    def __init__(self, index: Index, lang: str, kept: Callable[[Corpus], None]) -> None:
        self._corpus, self._lang, self._kept = index.corpus, lang, kept
        self._offered = {"alias": _offer(index, "actors"), "term": _offer(index, "themes")}
        self.trial: Trial | None = None
        wide = widgets.Layout(width="300px")
        self.kind = widgets.ToggleButtons(
            options=[(say("try_alias", lang), "alias"), (say("try_term", lang), "term")],
            style={"button_width": "auto"},
        )  # fmt: skip
        self.entry = widgets.Combobox(placeholder=say("try_entry", lang), ensure_option=False, layout=wide,
                                      options=self._offered["alias"], tooltip=say("try_entry", lang))  # fmt: skip
        self.form = widgets.Text(placeholder=say("try_form", lang), layout=wide, tooltip=say("try_hint", lang))
        self.exact = widgets.Checkbox(description=say("try_exact", lang), indent=False,
                                      layout=widgets.Layout(width="130px"))  # fmt: skip
        self.button = widgets.Button(description=say("try_button", lang), button_style="primary")
        self.keep = widgets.Button(description=say("try_save", lang), disabled=True,
                                   layout=widgets.Layout(width="auto"))  # fmt: skip
        self.result, self.message = widgets.HTML(), widgets.HTML()
        self.kind.observe(self._offer, "value")
        for control in (self.kind, self.entry, self.form, self.exact):
            control.observe(self._stale, "value")
        self.button.on_click(self._try)
        self.keep.on_click(self._save)
        row = widgets.HBox([self.entry, self.form, self.exact, self.button, self.keep],
                           layout=widgets.Layout(flex_flow="row wrap"))  # fmt: skip
        super().__init__([self.kind, row, self.message, self.result])

    def _offer(self, change: Mapping[str, str]) -> None:
        self.entry.options = self._offered[change["new"]]

    def _stale(self, _: object) -> None:
        self.trial, self.keep.disabled = None, True

    def _try(self, _: object) -> None:
        self._stale(_)
        entry, form = self.entry.value.strip(), self.form.value.strip()
        if not entry or not form:
            self._tell(say("try_needs", self._lang), wrong=True)
            return
        tried = try_alias if self.kind.value == "alias" else try_term
        try:
            self.trial = tried(self._corpus, entry, form, exact=self.exact.value)
        except PresscopeError as error:
            self.result.value = ""
            self._tell(self._refusal(error, entry, form), wrong=True)
            return
        self._tell("")
        self.result.value = f"<div>{self.trial._repr_html_()}</div>"
        self.keep.disabled = False

    def _save(self, _: object) -> None:
        if self.trial is None:
            return
        folder = None if find_project() else Path.cwd() / "lexicon"
        try:
            path = self.trial.save(folder)
        except PresscopeError as error:
            self._tell(self._refusal(error, self.entry.value, self.form.value), wrong=True)
            return
        self._corpus = self.trial.corpus
        self.keep.disabled = True
        self._tell(f"{say('saved', self._lang, path=str(path))}. {say('try_here', self._lang)}")
        self._kept(self._corpus)

    def _refusal(self, error: PresscopeError, entry: str, form: str) -> str:
        found = [str(getattr(fault, "found", fault)) for fault in error.faults]
        where = {fault.where for fault in error.faults if isinstance(fault, Fault)}
        if where & {"actor", "theme"}:
            return say("unknown", self._lang, name=entry)
        if any("already" in each for each in found):
            return say("try_known", self._lang, name=form)
        return say("try_refused", self._lang, name=form)

    def _tell(self, words: str, *, wrong: bool = False) -> None:
        kind = 'class="ps-error" role="alert"' if wrong else 'role="status"'
        self.message.value = f"<span {kind}>{escape(words)}</span>" if words else ""


def _offer(index: Index, kind: str) -> tuple[str, ...]:
    known = index.corpus.lexicon.actors if kind == "actors" else index.corpus.lexicon.themes
    occurring = [entry for entry in index.by_texts(kind) if entry in known]
    return tuple(dict.fromkeys(known[entry].label for entry in [*occurring, *known]))[:1500]
