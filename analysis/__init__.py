"""presscope: from a folder of French news texts to reports one can sign.

The folder list is the architecture; data flows one way::

    readers → corpus → matching → measures → charts → reporting → rendering → publishing

(``corpus`` joins what ``matching`` finds; ``validation`` compares it with texts annotated by hand.)

``import analysis as an`` hands on, lazily, what a notebook uses; see :mod:`analysis.api`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from analysis.api import *  # noqa: F403

__version__ = "0.1.0"


def __getattr__(name: str) -> Any:
    # Lazy: `presscope --help` must not wait for pandas and matplotlib.
    if name.startswith("_"):
        raise AttributeError(name)
    from importlib import import_module

    from analysis.errors import closest

    api = import_module("analysis.api")
    if name not in api.__all__:
        raise AttributeError(f"analysis has no {name!r}. {closest(name, api.__all__)}".rstrip())
    return getattr(api, name)


def __dir__() -> list[str]:
    from importlib import import_module

    # What Tab offers; the names that the standard reports are made of are found all the same.
    return sorted([*import_module("analysis.api").EXPLORING, "__version__"])
