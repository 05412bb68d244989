"""A corpus larger than memory: partitions on the disk, worked on one by one, on one machine or many.

`steps` is the order of work: a piece is found (`find`), its neighbours are told of it by `files`, dates and ids are
settled between partitions (`dates`, `ids`), copies compared (`pairs`, `compare`, `stories`), and each partition gets
its final rows (`finish`). `tables`, `check` and `counts` are what users ask for.
"""
