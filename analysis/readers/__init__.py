"""Readers: a path or a DataFrame → records. Nothing else in presscope knows file formats."""
