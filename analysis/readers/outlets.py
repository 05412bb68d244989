"""Names of outlets as exports write them → one name for each outlet, and what kind of outlet it is."""

from __future__ import annotations

import difflib
import os
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Final, Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from analysis.errors import CorpusError, Fault, explain_yaml, plain_reason

__all__ = ["SOURCES_NAME", "Outlet", "Outlets", "Resolved", "load_outlets", "sources_beside"]

SOURCES_NAME: Final = "sources.yaml"
_OURS: Final = Path(__file__).with_name(SOURCES_NAME)
_LOADER: Final = getattr(yaml, "CBaseLoader", yaml.BaseLoader)

# What exports add to the name of an outlet.
_ISSUE: Final = re.compile(r",\s*(?:no|n°|nº|num[ée]ro|vol(?:ume)?)\.?\s*[\w-]+\s*$", re.IGNORECASE)
_WEB: Final = re.compile(
    r"\s*(?:\((?:site web|site internet|web|r[ée]f\.?|site web r[ée]f\.?|blogs?|en ligne|online|print|papier)\)"
    r"(?:\s+[-–]\s.*)?"
    r"|[-–,]\s*(?:site web|site internet|en ligne))\s*$",
    re.IGNORECASE,
)
_EDITION: Final = re.compile(
    r"\s*(?:[-–,(]\s*)(?:[ée]d(?:ition|\.)?)\s+(?:de\s+la\s+|de\s+l['’]|de\s+|du\s+|des\s+|d['’])?(?P<edition>[^()]+?)\)?\s*$",
    re.IGNORECASE,
)
_APOSTROPHES: Final = re.compile("['’ʼ‘`]")
_BRACKET: Final = re.compile(r"\s*\([^()]*\)\s*$")
_HOST: Final = re.compile(
    r"^(?:https?://)?(?:www\d?\.|m\.|amp\.)?([a-z0-9-]+(?:\.[a-z0-9-]+)+)(?:[/:].*)?$", re.IGNORECASE
)


class Outlet(BaseModel):
    """One outlet.

    Parameters
    ----------
    name : str
        What reports call it.
    kind : str
        In French: ``quotidien national``, ``hebdomadaire``, ``agence`` …
    country : str
        ISO 3166-1, two letters.
    names : tuple of str
        How exports, tables and addresses write it.
    owner : {"", "state"}
        ``state`` for an outlet that a state runs and directs; public broadcasters with editorial independence are none.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)
    name: str = Field(min_length=1)
    kind: str = ""
    country: str = Field(default="", pattern=r"^([A-Z]{2})?$")
    names: tuple[str, ...] = ()
    owner: Literal["", "state"] = ""

    @property
    def is_agency(self) -> bool:
        """Whether it is a news agency."""
        return self.kind.startswith("agence")


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid")
    outlets: tuple[Outlet, ...] = ()


@dataclass(frozen=True)
class Resolved:
    """An outlet's name, and the edition that the written name held."""

    name: str
    edition: str = ""


class Outlets:
    """Known outlets; those given later replace those of the same name, and their names are added.

    Examples
    --------
    >>> outlets = load_outlets()
    >>> outlets.resolve("Le Monde (site web)").name, outlets.resolve("La Croix, no. 43018").name
    ('Le Monde', 'La Croix')
    >>> outlets.resolve("Ouest-France - Édition de Rennes")
    Resolved(name='Ouest-France', edition='Rennes')
    >>> outlets.resolve("www.lefigaro.fr").name, outlets.resolve("Le Phare, no. 12").name
    ('Le Figaro', 'Le Phare')
    >>> outlets.resolve("lemonde").name
    'Le Monde'
    """

    def __init__(self, outlets: Iterable[Outlet]) -> None:
        self.by_name: dict[str, Outlet] = {}
        self._written: dict[str, str] = {}
        for outlet in outlets:
            self.by_name[outlet.name] = outlet
            for written in (outlet.name, *outlet.names):
                self._written[_fold(written)] = outlet.name
        # "lemonde" in starred text, "LaCroix" in an address: what only one outlet is called without its spaces.
        named: dict[str, set[str]] = {}
        for folded, name in self._written.items():
            named.setdefault(_compact(folded), set()).add(name)
        self._joined = {joined: names.pop() for joined, names in named.items() if len(names) == 1}
        self._resolved: dict[str, Resolved] = {}

    def knows(self, name: str) -> bool:
        """Whether ``name`` is the name of an outlet."""
        return name in self.by_name

    def resolve(self, written: str) -> Resolved:
        """Return the outlet that a written name stands for; an unknown one without what exports add to names."""
        if written not in self._resolved:
            self._resolved[written] = self._resolve(written)
        return self._resolved[written]

    def _resolve(self, written: str) -> Resolved:
        # Exports put further lines behind many spaces.
        plain = re.split(r"\s{3,}|\n", written.strip())[0].strip()
        edition = ""
        for _ in range(4):
            if known := self._written.get(_fold(plain)):
                return Resolved(known, edition)
            shorter = _WEB.sub("", _ISSUE.sub("", plain)).strip()
            if shorter == plain and (found := _EDITION.search(plain)) and found.start():
                edition, shorter = found["edition"].strip(), plain[: found.start()].strip()
            if shorter == plain or not shorter:
                break
            plain = shorter
        # "AFP - Journal Internet", "The Guardian(London)": what stands first is the outlet, if it is one.
        for first in (_BRACKET.sub("", plain), re.split(r"\s[-–]\s", plain)[0]):
            if known := self._written.get(_fold(first)):
                return Resolved(known, edition)
        if known := self._joined.get(_compact(_fold(plain))):
            return Resolved(known, edition)
        host = _HOST.match(plain)
        if host:
            labels = host[1].lower().split(".")
            for start in range(len(labels) - 1):
                if known := self._written.get(_fold(".".join(labels[start:]))):
                    return Resolved(known, edition)
            return Resolved(host[1].lower(), edition)
        return Resolved(plain, edition)

    def closest(self, name: str) -> str:
        """Return the outlet whose name is nearest to an unknown one; empty where none is near."""
        near = difflib.get_close_matches(_fold(name), self._written, n=1, cutoff=0.8)
        return self._written[near[0]] if near else ""


def _fold(name: str) -> str:
    plain = (
        unicodedata.normalize("NFKD", _APOSTROPHES.sub(" ", name.casefold()).replace("œ", "oe"))
        .encode("ascii", "ignore")
        .decode()
    )
    return " ".join(re.sub(r"[^a-z0-9.+&]+", " ", plain).split())


def _compact(folded: str) -> str:
    return folded.replace(" ", "").replace(".", "")


def sources_beside(place: Path) -> Path | None:
    """Return the ``sources.yaml`` in the folder of a corpus, or beside the file that is one; None without one."""
    folder = place if place.is_dir() else place.parent
    own = folder / SOURCES_NAME
    if own.is_file() or not folder.is_dir() or not place.is_dir():
        return own if own.is_file() else None
    # By name first: an object for each of a hundred thousand texts takes longer than all that is then read.
    with os.scandir(folder) as entries:
        named = (folder / entry.name for entry in entries if entry.name.lower() == SOURCES_NAME and entry.is_file())
        return next(named, None)


def load_outlets(own: Path | None = None) -> Outlets:
    """Return our outlets, and those of a corpus's ``sources.yaml`` over them.

    Raises
    ------
    CorpusError
        With every fault of the file.
    """
    if own is None:
        return _ours()
    state = own.stat()
    return _over_ours(own, state.st_size, state.st_mtime_ns)


@lru_cache(maxsize=4)
def _over_ours(own: Path, _size: int, _changed: int) -> Outlets:
    # Asked for each time a corpus is opened: hundreds of names are folded for it.
    return Outlets([*_ours().by_name.values(), *_read(own)])


@lru_cache(maxsize=1)
def _ours() -> Outlets:
    return Outlets(_read(_OURS))


def _read(path: Path) -> tuple[Outlet, ...]:
    try:
        raw: Any = yaml.load(path.read_text(encoding="utf-8-sig"), Loader=_LOADER) or {}
    except (UnicodeDecodeError, yaml.YAMLError) as error:
        raise CorpusError(f"{path.name} cannot be read.", [explain_yaml(str(path), error)]) from None
    try:
        return _File.model_validate(raw).outlets
    except ValidationError as error:
        faults = [
            Fault(f"{path.name}, {'.'.join(map(str, one['loc'])) or 'top'}", repr(one["input"])[:80],
                  plain_reason(one["msg"]))
            for one in error.errors(include_url=False)
        ]  # fmt: skip
        raise CorpusError(f"{path.name} cannot be used.", faults) from None
