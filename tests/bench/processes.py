"""What running programs cost, from /proc: CPU time and memory of a process and of all that it started."""

import os
from contextlib import suppress
from pathlib import Path

TICKS = os.sysconf("SC_CLK_TCK")  # in a second


def family(pid):
    """Return the process and all its descendants that live."""
    children = " ".join(tasks.read_text() for tasks in Path(f"/proc/{pid}/task").glob("*/children")).split()
    return [pid, *(member for child in children for member in family(int(child)))]


def cpu_seconds(pids):
    """Return the CPU time that these have used with their descendants, those that have ended included."""
    ticks = 0
    for member in (member for pid in pids for member in family(pid)):
        with suppress(FileNotFoundError, ProcessLookupError):  # ended meanwhile: its parent's times hold its own now
            fields = Path(f"/proc/{member}/stat").read_text().rpartition(")")[2].split()
            ticks += sum(int(field) for field in fields[11:15])  # own time and that of children waited for
    return ticks / TICKS


def megabytes(pid):
    """Return the memory of a process with its descendants; what several share is divided among them (PSS)."""
    kilobytes = 0
    for member in family(pid):
        lines = Path(f"/proc/{member}/smaps_rollup").read_text().splitlines()
        kilobytes += next(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
    return kilobytes / 1024
