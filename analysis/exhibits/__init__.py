r"""What a notebook shows: figures, tables, sentences and the identity of the report.

A notebook shows nothing else. Every exhibit hands Jupyter one bundle of representations::

    application/vnd.presscope.exhibit+json   what our own exporters draw (``payload`` describes it)
    image/svg+xml                            a figure's drawing, text kept as text
    text/html, text/markdown, text/plain     what JupyterLab and stock nbconvert show

so that the same notebook reads well in JupyterLab, through stock ``nbconvert`` and through presscope.
The numbers of a figure or table travel in the bundle as CSV (``data``), raw, and end up in
``tables/<id>.csv`` of an edition.

Examples
--------
>>> import pandas as pd
>>> frame = pd.DataFrame({"label": ["ONU", "OTAN"], "n": [1250, 12], "share": [0.25, 0.004]})
>>> table = Table(
...     frame, id="acteurs", caption="L’ONU est la plus nommée.",
...     columns={"label": "Acteur", "n": "Textes", "share": Column("Part", "share")},
... )
>>> table.payload()["rows"][1]
['OTAN', '12', '0,4\xa0%']
"""

from analysis.exhibits.figure import Figure
from analysis.exhibits.formats import format_value
from analysis.exhibits.identity import Identity
from analysis.exhibits.mime import EXHIBIT_MIME, Exhibit, Stack
from analysis.exhibits.points import Point, Points, Spot
from analysis.exhibits.prose import Answer, Note, Text
from analysis.exhibits.sentences import Sentence, Sentences
from analysis.exhibits.table import Column, Table

__all__ = [
    "EXHIBIT_MIME",
    "Answer",
    "Column",
    "Exhibit",
    "Figure",
    "Identity",
    "Note",
    "Point",
    "Points",
    "Sentence",
    "Sentences",
    "Spot",
    "Stack",
    "Table",
    "Text",
    "format_value",
]
