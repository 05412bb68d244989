"""How fast is presscope? Ratios of one run on one machine: ``python -m benchmarks`` or ``make bench``."""
