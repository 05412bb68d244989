"""What ``presscope.yaml`` says of a site: its address, its title and what names it for good."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

from analysis.errors import DefinitionError, Fault
from analysis.projects import PROJECT_FILE, find_project

__all__ = ["SiteSettings", "check_settings", "find_settings"]


@dataclass(frozen=True)
class SiteSettings:
    """One site.

    Parameters
    ----------
    url : str
        Where the site is found (``site_url``), with a slash at its end; empty where it is a mere folder.
    title : str
        ``site_title``; empty for the one that the language gives.
    identity : str
        ``site_id``: what the identifiers in the feeds are made from, by default the address. Whoever moves a
        site writes the old address here, and no reader sees old editions as new.
    """

    url: str = ""
    title: str = ""
    identity: str = ""

    def address(self, path: str) -> str:
        """Return where ``path`` of the site is found: absolute where the address of the site is known.

        Examples
        --------
        >>> SiteSettings("https://presse.example/").address("a/2023 T1/index.html")
        'https://presse.example/a/2023%20T1/index.html'
        >>> SiteSettings().address("a/index.html")
        'a/index.html'
        """
        return self.url + quote(path)

    def urn(self, what: str) -> str:
        """Return an identifier of ``what`` that is the same for good."""
        return uuid.uuid5(uuid.NAMESPACE_URL, f"{self.identity or self.url}#presscope/{what}").urn


def find_settings(out: Path) -> SiteSettings:
    """Return the settings of the project that ``out`` lies in, or else of the one around the current folder.

    Raises
    ------
    DefinitionError
        If they cannot be used.
    """
    project = find_project(out) or find_project()
    return check_settings(project.settings) if project else SiteSettings()


def check_settings(settings: Mapping[str, Any]) -> SiteSettings:
    """Return the settings of a site.

    Raises
    ------
    DefinitionError
        If its address is none, or holds a name, a password or a query.
    """
    url, title, identity = (str(settings.get(key) or "") for key in ("site_url", "site_title", "site_id"))
    if url and not _is_address(url):
        fault = Fault(f"{PROJECT_FILE}, site_url", repr(url), "an address as in 'https://presse.example/rapports/'")
        raise DefinitionError("The project file cannot be used.", [fault])
    return SiteSettings(url.rstrip("/") + "/" if url else "", title, identity)


def _is_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    plain = not (parts.query or parts.fragment or parts.username or parts.password)
    return parts.scheme in ("http", "https") and bool(parts.hostname) and plain
