"""Themes: the terms that carry them, counted where their conditions hold.

A lexicon's themes are compiled once (`plan`); what stands beside a term in its sentence, passage or text is looked
at for all texts together (`windows`, `finding`).
"""
