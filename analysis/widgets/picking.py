"""A control to pick names with: written or chosen from a list, shown as chips that a click takes away."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

import ipywidgets as widgets  # type: ignore[import-untyped]
import traitlets

from analysis.corpus.naming import resolve
from analysis.errors import Fault
from analysis.widgets.wording import say

__all__ = ["Picker"]

# As many as a list can offer without slowing the page down; the others can be written.
_OFFERED: Final = 1500


class Picker(widgets.VBox):  # type: ignore[misc]
    """Names picked one after the other.

    Parameters
    ----------
    title : str
    offered : sequence of str
        Ids, in the order in which they are offered.
    labels : mapping
        Their names for readers.
    names : mapping
        Everything that may be written for them, aliases too, with the ids.
    lang : {"fr", "en"}
    hint : str, optional
        What the empty field says.

    Attributes
    ----------
    picked : tuple of str
        The ids, in the order picked; observe it.
    """

    picked = traitlets.Tuple()

    def __init__(
        self, title: str, offered: Sequence[str], labels: Mapping[str, str], names: Mapping[str, str], *,
        lang: str = "fr", hint: str = "",
    ) -> None:  # fmt: skip
        self._lang, self._labels, self._names = lang, labels, names
        shown = dict.fromkeys(labels.get(entry, entry) for entry in offered[:_OFFERED])
        self.field = widgets.Combobox(
            options=tuple(shown), placeholder=hint or say("add", lang), ensure_option=False, continuous_update=False,
            layout=widgets.Layout(width="auto"), tooltip=title,
        )  # fmt: skip
        self.chips = widgets.HBox(layout=widgets.Layout(flex_flow="row wrap", margin="0"))
        self.message = widgets.HTML()
        super().__init__([widgets.HTML(f"<h4>{title}</h4>"), self.field, self.chips, self.message])
        self.field.observe(self._written, "value")
        self.observe(self._show, "picked")

    def _written(self, change: Mapping[str, Any]) -> None:
        name = str(change["new"]).strip()
        if not name:
            return
        faults: list[Fault] = []
        found = self._by_label(name) or resolve("name", [name], self._names, faults)
        self.message.value = self._complaint(name, faults)
        if found:
            self.picked = tuple(dict.fromkeys((*self.picked, *found)))
            self.field.value = ""

    def _by_label(self, name: str) -> tuple[str, ...]:
        # What was chosen from the list is meant, whatever else goes by that name.
        return next(((entry,) for entry in self._names.values() if self._labels.get(entry, entry) == name), ())

    def _complaint(self, name: str, faults: Sequence[Fault]) -> str:
        from difflib import get_close_matches
        from html import escape

        if not faults:
            return ""
        near = get_close_matches(name, list(self._names), 1, 0.6)
        words = say("unknown", self._lang, name=escape(name))
        words += say("nearest", self._lang, name=escape(near[0])) if near else ""
        return f'<span class="ps-error" role="alert">{words}</span>'

    def _show(self, _: object) -> None:
        self.chips.children = [self._chip(entry) for entry in self.picked]

    def _chip(self, entry: str) -> widgets.Button:
        name = self._labels.get(entry, entry)
        chip = widgets.Button(description=f"{name} ×", tooltip=say("remove", self._lang, name=name))
        chip.add_class("ps-chip")
        chip.on_click(lambda _: self.remove(entry))
        return chip

    def remove(self, entry: str) -> None:
        """Take a name away."""
        self.picked = tuple(each for each in self.picked if each != entry)
