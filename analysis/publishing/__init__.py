"""From rendered reports to a folder that can be shared.

::

    OUT/index.html, feed.xml, feed.json     every report, by name and period; what is new
    OUT/<name>/index.html                   every edition of a report
    OUT/<name>/latest                       the last good one
    OUT/<name>/<edition>/index.html         its permalink: what is in it, what changed
                         <name>.html        the report, one file
                         <name>.pdf
                         <name>.ipynb       the notebook with its outputs
                         tables/*.csv       the numbers of every figure and table, raw
                         provenance.json    what it was made from
    OUT/_editions                           where all this is kept (see :mod:`analysis.publishing.states`)

An edition is the period covered: the same input makes the same edition again, byte for byte. Everything above
changes in one rename.
"""
