"""Free search: words, phrases, wildcards and what joins them → the spans that answer.

``query``    what a user writes → a tree, or an error that points at the place
``words``    texts → an index of every word and where it stands
``spans``    one node of the tree → the spans that answer it
``search``   a query over passages → a frame like ``mentions``
"""
