"""What a measure costs: the time of all processors, this process and those that ended under it."""

from __future__ import annotations

import resource

__all__ = ["cpu_seconds"]


def cpu_seconds() -> float:
    """Return the processor time used until now."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)
