"""From rendered reports to a folder that can be shared.

::

    OUT/index.html                       every report, by name, period and date
    OUT/<name>/<edition>/<name>.html     the report, one file
                         <name>.pdf
                         <name>.ipynb    the notebook with its outputs
                         tables/*.csv    the numbers of every figure and table, raw
                         provenance.json what it was made from

An edition is the period covered: the same input makes the same edition again, byte for byte.
"""
