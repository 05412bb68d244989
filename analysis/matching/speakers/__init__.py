"""Speakers: who says what stands between quotation marks.

From the words up: nouns that may speak (`words`, `heads`), noun phrases (`phrases`), verbs of speech (`cues`), clauses
(`clauses`). A passage is laid out with them (`layout`) and read as grammar (`passage`); `passages` are those of a text.
Rules claim a quotation for a phrase or a pronoun (`claims`: `rules` in order, `agents`, `according`, `around`). Whom
that means says the `memory` of the text, with what the lexicon (`facts`, `bodies`) and the text itself (`mentioned`)
know of its actors. `document` brings it together, `attribution` for a corpus.
"""
