"""Validation: what presscope finds against what people annotated by the codebook.

``gold``       a folder of annotations, read and checked
``alignment``  annotations laid on the texts of a corpus
``outcomes``   the verdicts: one row per thing annotated or found
``names``, ``roles``, ``themes``, ``quotes``, ``days``   one judge per task
``figures``    precision, recall and F1 from verdicts, with intervals
``card``       all of it in one object; ``card_text`` writes it for the terminal
``floor``      figures that must not fall
``measured``   the figures that are shipped, for report 01
``sheets``     texts drawn for hand coding; ``coders`` compares two coders
"""
