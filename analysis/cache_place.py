"""Where presscope keeps what it would otherwise have to do again, and whether it may."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

from platformdirs import user_cache_dir

__all__ = ["FOLDER_VARIABLE", "OFF_VARIABLE", "cache_folder", "is_off", "make_private"]

#: Set to a folder to keep it elsewhere than in the user's cache folder.
FOLDER_VARIABLE: Final = "PRESSCOPE_CACHE"
#: Set to anything to neither use nor keep it.
OFF_VARIABLE: Final = "PRESSCOPE_NO_CACHE"


def cache_folder() -> Path:
    """Return the folder; it need not exist."""
    given = os.environ.get(FOLDER_VARIABLE)
    return Path(given) if given else Path(user_cache_dir("presscope", appauthor=False))


def is_off() -> bool:
    """Whether the user wants nothing kept."""
    return bool(os.environ.get(OFF_VARIABLE))


def make_private(folder: Path) -> None:
    """Make a folder in the cache folder, both for this user alone.

    Raises
    ------
    OSError
        If it cannot be made.
    """
    for one in (cache_folder(), folder):
        one.mkdir(parents=True, exist_ok=True)
        one.chmod(0o700)
