"""Scanning: every form of a lexicon found in every text, in one pass over its bytes.

`automaton` is what others see. With numba it walks a trie (`trie`, `trie_kernel`, `trie_scan`), without it it searches
by Aho-Corasick (`aho_scan`); the rows are the same. `forms` says how a form may be written.
"""
