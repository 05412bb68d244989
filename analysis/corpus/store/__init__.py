"""The store: what was found in a corpus, kept on this machine so that the next run reads and finds only what changed.

`snapshots` is the disk: one run's frames, whole or not at all. `file_memory` knows which files are as they were and
what each of them gave (`records` as columns), `edits` reads the files of a folder that changed, `recalling` makes of a
snapshot a corpus, or what a new run can use of it. `listing` shows what is kept and clears it.
"""
