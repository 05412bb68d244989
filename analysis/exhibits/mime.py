"""The bundle every exhibit hands to Jupyter, and the rules for its identifier."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from typing import Any, Final

from analysis.errors import Fault, ParameterError

__all__ = ["EXHIBIT_MIME", "VERSION", "Exhibit", "Stack", "check_id"]

EXHIBIT_MIME: Final = "application/vnd.presscope.exhibit+json"
VERSION: Final = 1
_ID = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")


def check_id(value: str) -> str:
    """Return ``value`` if it can name a file, an anchor and a label.

    Raises
    ------
    ParameterError
        If it is not lower-case ASCII words joined by hyphens.

    Examples
    --------
    >>> check_id("acteurs-par-mois")
    'acteurs-par-mois'
    """
    if not _ID.fullmatch(value):
        fault = Fault("id", repr(value), "lower-case ASCII letters and digits, words joined by hyphens")
        raise ParameterError("An exhibit has an identifier that cannot name a file.", [fault])
    return value


class Exhibit(ABC):
    """Something a report shows."""

    @abstractmethod
    def payload(self) -> dict[str, Any]:
        """Return what our exporters draw, as plain JSON values."""

    @abstractmethod
    def representations(self) -> dict[str, Any]:
        """Return the further MIME types for readers that do not know ours."""

    def _repr_mimebundle_(
        self, include: object = None, exclude: object = None
    ) -> tuple[dict[str, Any], dict[str, Any]]:
        payload = {"version": VERSION, **self.payload()}
        return {EXHIBIT_MIME: payload, **self._further(payload)}, {}

    def _further(self, payload: dict[str, Any]) -> dict[str, Any]:
        """Return `representations`, of a payload that is at hand already."""
        return self.representations()


class Stack:
    """Several exhibits shown one after the other by one call.

    Parameters
    ----------
    *items : Exhibit or None
        Shown in this order; ``None`` is left out, so that a call may decide what there is to show.
    """

    def __init__(self, *items: Exhibit | Stack | None) -> None:
        self.items: tuple[Exhibit | Stack, ...] = tuple(item for item in items if item is not None)

    def _ipython_display_(self) -> None:
        from IPython.display import display  # a script without Jupyter may import this module

        for item in self.items:
            display(item)  # type: ignore[no-untyped-call]
