"""Actors, offices, themes and events: what is looked for, kept in YAML that a reader can review.

``models`` says what an entry may hold, ``expansion`` writes patterns out as forms, ``reading`` loads
the files and merges a user's over ours, ``faults`` lists everything that is wrong with them.
"""
