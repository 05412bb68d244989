"""Text as it stands: plain strings in, spans of code points out; nothing here knows a lexicon."""
