"""What the tests of the store share: a folder of texts that seem old, loaded with and without what is kept."""

from __future__ import annotations

import os
from pathlib import Path

import pandas as pd
import pytest

from analysis.corpus import build
from analysis.corpus.corpus import Corpus
from analysis.corpus.store import file_memory
from analysis.lexicon.reading import Lexicon

#: All that a corpus holds.
FRAMES = (
    "documents", "passages", "mentions", "themes", "quotes", "funnel", "files", "rejections", "remarks", "twice",
)  # fmt: skip


class Press:
    """A folder of texts, what is made of it, and what a run that keeps nothing would make of it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def __truediv__(self, name: str) -> Path:
        return self.folder / name

    def write(self, name: str, text: str) -> None:
        """Write a file that is older than the moment in which a clock cannot tell two changes apart."""
        path = self / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        old = path.stat().st_mtime_ns - 10**9
        os.utime(path, ns=(old, old))

    def load(self, lexicon: Path | Lexicon | None = None) -> Corpus:
        """Load the corpus as a new process would, by the lexicon of a folder or by one at hand."""
        build._LOADED.clear()
        if not isinstance(lexicon, Lexicon):
            return build.load_corpus(self.folder, lexicon=lexicon)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(build, "load_lexicon", lambda _: lexicon)
            return build.load_corpus(self.folder)

    def fresh(self, lexicon: Path | Lexicon | None = None) -> Corpus:
        """Load the corpus as if nothing had been kept."""
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("PRESSCOPE_NO_CACHE", "1")
            return self.load(lexicon)

    @staticmethod
    def assert_same(found: Corpus, expected: Corpus) -> None:
        for name in FRAMES:
            pd.testing.assert_frame_equal(getattr(found, name), getattr(expected, name), obj=name)
        assert found.sha256 == expected.sha256 and found.lexicon is expected.lexicon
        assert (found.name, found.licence, found.notice) == (expected.name, expected.licence, expected.notice)


@pytest.fixture
def press(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Press:
    """Return an empty folder with a store of its own, which believes every file.

    The time of a file's entry cannot be set back, so nothing waits for it to be old.
    """
    monkeypatch.setenv("PRESSCOPE_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr(file_memory, "_UNSURE", -(10**12))
    (tmp_path / "presse").mkdir()
    return Press(tmp_path / "presse")
