"""CPU time and memory of processes and their descendants, read from /proc."""

import os
from contextlib import suppress
from pathlib import Path

TICKS = os.sysconf("SC_CLK_TCK")  # per second


def process_tree(pid):
    """Return the process id and those of all living descendants."""
    children = " ".join(tasks.read_text() for tasks in Path(f"/proc/{pid}/task").glob("*/children")).split()
    return [pid, *(member for child in children for member in process_tree(int(child)))]


def cpu_seconds(pids):
    """Return the CPU time of processes and their descendants, including those that have ended."""
    ticks = 0
    for member in (member for pid in pids for member in process_tree(pid)):
        with suppress(FileNotFoundError, ProcessLookupError):  # ended meanwhile: its parent's times include its own now
            fields = Path(f"/proc/{member}/stat").read_text().rpartition(")")[2].split()
            ticks += sum(int(field) for field in fields[11:15])  # own time and that of children waited for
    return ticks / TICKS


def megabytes(pid):
    """Return the memory of a process and its descendants; shared memory is divided among them (PSS)."""
    kilobytes = 0
    for member in process_tree(pid):
        lines = Path(f"/proc/{member}/smaps_rollup").read_text().splitlines()
        kilobytes += next(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
    return kilobytes / 1024
