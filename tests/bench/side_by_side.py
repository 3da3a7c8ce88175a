"""Databases of different sizes on PostgreSQL, measured in turns: how the cost of something grows."""

import os
import statistics
import subprocess
import sys
from contextlib import ExitStack, contextmanager

from tests.with_postgres import throwaway_postgres


@contextmanager
def filled(module, size):
    """Yield a process of a module that fills a database of its own and then waits for lines."""
    command = [sys.executable, "-W", "ignore", "-m", module, str(size)]
    with throwaway_postgres() as address:
        environment = os.environ | {"DATABASE_URL": address}
        streams = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL}
        with subprocess.Popen(command, env=environment, text=True, **streams) as process:
            yield process
            process.stdin.close()


def ask(process, way):
    """Have it do its work once and return (milliseconds, queries)."""
    process.stdin.write(f"{way}\n")
    process.stdin.flush()
    milliseconds, queries = process.stdout.readline().split()
    return float(milliseconds), int(queries)


def grow(module, sizes, ways, rounds=40):
    """Return {way: {size: (median of milliseconds, queries)}}, measured in turns once all databases are filled."""
    with ExitStack() as stack:
        processes = {size: stack.enter_context(filled(module, size)) for size in sizes}
        grown = {}
        for way in ways:
            turns = [{size: ask(process, way) for size, process in processes.items()} for _ in range(rounds)]
            late = turns[rounds // 4 :]  # the first warm up
            grown[way] = {
                size: (statistics.median(turn[size][0] for turn in late), late[-1][size][1]) for size in sizes
            }
    return grown
