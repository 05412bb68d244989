"""Corpus: records → DOCUMENTS, PASSAGES and all that is found in them, with the funnel that led there."""
