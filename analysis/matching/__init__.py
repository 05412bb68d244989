"""Finding lexicon entries in text: the automaton, and the rooms that read meaning into its hits."""
