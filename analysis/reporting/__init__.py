"""Reporting: corpus and scope → the tables, figures and sentences of the standard reports.

The notebooks hold nothing but calls to the functions here; each gives one exhibit, or a stack of them.
Every sentence with a number in it is computed from the frames it stands beside.
"""
