"""Dates as the French press writes them: where they stand and what they say.

A text is folded (`folding`), places with the shape of a date are found in it (`scan`, by the `patterns`), and each is
read as a `expressions.DateExpression` with the stamp it belongs to (`labels`), if a calendar has it (`finding`).
"""
