"""Exploration: from a question to the sentences, in a cell.

``opening``    a path, a DataFrame or the project's own texts → a corpus
``asking``     what a cell hands to a function, looked at: a corpus, known keywords, numbers
``choosing``   actors, themes, searches and labels of one's own → hits to count
``counting``   hits → frequencies
``comparing``  two parts of a corpus → what sets them apart
``pairs``      who is mentioned with whom
``kwic``       the sentences, with their keywords aligned
``charts``     counts → figures, or drawn onto axes of one's own
``display``    how figures show themselves in a cell
``trials``     one more alias or term: what would change, which sentences it brings in, and saving it
``offers``     names that the lexicon lacks
``starting``   a folder for work of one's own
"""
