"""YAML as it was parsed the last time: a lexicon of a thousand entries takes a second to parse and changes seldom."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
from pathlib import Path
from typing import Any

from analysis.cache_place import cache_folder, is_off, make_private

__all__ = ["keep_parsed", "recall_parsed"]


def recall_parsed(data: bytes) -> dict[str, Any] | None:
    """Return what the bytes of a YAML file hold, if they were parsed before without a fault."""
    if is_off():
        return None
    try:
        found = json.loads(_place(data).read_bytes())
    except (OSError, ValueError):
        return None
    return found if isinstance(found, dict) else None


def keep_parsed(data: bytes, raw: dict[str, Any]) -> None:
    """Keep what a file holds for the next run; a folder that cannot be written is no fault."""
    if is_off():
        return
    place = _place(data)
    half = place.with_name(f".{place.name}-{os.getpid()}")
    try:
        make_private(place.parent)
        half.write_text(json.dumps(raw, ensure_ascii=False), encoding="utf-8")
        half.replace(place)
    except OSError:
        with contextlib.suppress(OSError):
            half.unlink(missing_ok=True)


def _place(data: bytes) -> Path:
    return cache_folder() / "yaml" / f"{hashlib.sha256(data).hexdigest()[:32]}.json"
