"""From a notebook to an executed notebook, an HTML page and a PDF.

::

    definitions ─┐
                 ├─ parameters (checked) ─ execution (papermill) ─ content ┬─ html
    notebook ────┘                                                         └─ typst → PDF

``parameters`` checks every value before anything runs; ``execution`` runs the notebook in a process
of its own; ``content`` reads what the notebook shows; ``html`` and ``typst`` are nbconvert exporters
that draw it; ``provenance`` says what it was made from.
"""

from __future__ import annotations

import sys

# nbformat → jsonschema imports rfc3987_syntax, which takes 2–4 s to build a grammar for checking
# internationalised addresses; a notebook has none, and jsonschema does without. It must be kept out
# before the first import of anything of Jupyter, and every one of ours comes through this package.
sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]
