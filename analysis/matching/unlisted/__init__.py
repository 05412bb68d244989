"""Names the lexicon lacks: persons and organisations, found by rule, each with its evidence.

Capitalised words form runs (`capitals`, `runs`), runs are cut into pieces (`pieces`), and what they are is read from
themselves and from the words around them (`persons`, `organisations` and what those ask). `suggestions` writes them as
entries to review, `confirmation` asks a language model for a second opinion.
"""
