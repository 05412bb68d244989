"""A sign of life after each pass: whoever watches the address sees that a pass did *not* take place."""

from __future__ import annotations

import http.client
import urllib.error
import urllib.request
from typing import Final

from analysis.scheduling.journal import Journal

__all__ = ["call_heartbeat"]

_TIMEOUT: Final = 5.0


def call_heartbeat(url: str, journal: Journal, timeout: float = _TIMEOUT) -> bool:
    """Call an address and return whether it answered; that it did not is noted and stops nothing.

    The address may hold a secret: it is written nowhere.
    """
    if not url.startswith(("http://", "https://")):
        return False
    try:
        with urllib.request.urlopen(url, timeout=timeout) as answer:
            answer.read(1024)
    except (OSError, ValueError, http.client.HTTPException, urllib.error.URLError) as error:
        journal.write("heartbeat_failed", cause=type(error).__name__)
        return False
    journal.write("heartbeat")
    return True
