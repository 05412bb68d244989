"""Names the lexicon lists: what a form that was found stands for in its text, if for anything.

A hit has one or several senses (`senses`); the words around it, the names it may be cut from and the nation the text
speaks of decide between them (`judging`, `metonyms`, `namesakes`, `surroundings`, `whole_names`, `nations`).
`candidates` keeps those that hold.
"""
