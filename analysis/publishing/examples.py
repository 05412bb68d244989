"""The report shown to visitors before they install anything: ``python -m analysis.publishing.examples DIR``.

The actors of the sample corpus as HTML and PDF, and its first chart as PNG for the README. The same code and
sample give the same bytes.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path
from typing import Final

from analysis.api import open_study, rank
from analysis.exhibits import Figure
from analysis.publishing.batches import publish_reports

__all__ = ["write_examples"]

_REPORT: Final = "02_actors"
_DPI: Final = 160


def write_examples(folder: Path) -> list[Path]:
    """Write the report and its chart into ``folder`` and return the files.

    Raises
    ------
    PresscopeError
        If the report cannot be rendered.
    """
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    with tempfile.TemporaryDirectory(prefix="presscope-") as scratch:
        for path in publish_reports([_REPORT], {"corpus": "sample"}, Path(scratch)):
            if path.stem == _REPORT:
                written.append(Path(shutil.copy(path, folder / path.name)))
    chart = rank(open_study("sample"), "actors")
    assert isinstance(chart, Figure)
    target = folder / "acteurs.png"
    chart.fig.savefig(target, dpi=_DPI, metadata={"Software": None})
    return [*written, target]


if __name__ == "__main__":
    for made in write_examples(Path(sys.argv[1])):
        print(made)
