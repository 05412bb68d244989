"""Reports that appear by themselves: each period once, whole, or not at all and said so.

::

    definition  schedule:  ─times→ slots ─logical→ periods ─state→ what is owed (one SQLite file)
    passes:  what is due ─runs→ render process ─editions→ site;  what went wrong ─incidents→ notices

A pass looks at what is due and ends; ``due`` makes one, ``serve`` repeats it. Nothing is kept in memory between two
passes: a scheduler may be killed at any moment and the next pass takes up where it was.
"""
