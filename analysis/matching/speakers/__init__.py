"""Speakers: who says what stands between quotation marks.

The passage of a quotation is laid out (`layout`, `phrases`, `scene`), rules of grammar claim the quotation for a phrase
in it (`rules`, `agents`, `according`, `around`), and a pronoun or a bare noun is led back to whom it means (`memory`).
`attribution` does it for a corpus.
"""
