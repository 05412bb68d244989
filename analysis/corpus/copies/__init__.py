"""Copies: which texts tell one story in the same words, and which passages were printed before.

Texts are compared by fingerprints of their word sequences (`shingles`, `prints`), in order of publication (`shelf`);
pairs worth a look (`candidates`) are measured (`comparing`) and become `stories`, with their repeated passages
(`repeats`).
"""
