"""Two databases of different sizes on PostgreSQL, measured in turns: how the cost of something grows."""

import os
import statistics
import subprocess
import sys
from contextlib import ExitStack, contextmanager

from tests.with_postgres import throwaway_postgres


@contextmanager
def filled(module, size):
    """Yield a process of a module that has filled a database of its own so far and waits for lines."""
    command = [sys.executable, "-m", module, str(size)]
    with throwaway_postgres() as address:
        environment = os.environ | {"DATABASE_URL": address}
        with subprocess.Popen(
            command, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        ) as process:
            yield process
            process.stdin.close()


def ask(process):
    """Have it do its work once and return (milliseconds, queries)."""
    process.stdin.write("show\n")
    process.stdin.flush()
    milliseconds, queries = process.stdout.readline().split()
    return float(milliseconds), int(queries)


def compare(module, what, sizes, *, limit, rounds=40):
    """Print a line for each size and the ratio; return 1 above the limit, else 0."""
    with ExitStack() as stack:
        processes = [stack.enter_context(filled(module, size)) for size in sizes]
        turns = [[ask(process) for process in processes] for _ in range(rounds)][rounds // 4 :]  # the first warm up
    medians = []
    for place, size in enumerate(sizes):
        medians.append(statistics.median(turn[place][0] for turn in turns))
        print(f"{what.format(size)}: {medians[-1]:6.1f} ms, {turns[-1][place][1]} queries")
    ratio = medians[1] / medians[0]
    print(f"ratio: {ratio:.2f} (at most {limit})")
    return int(ratio > limit)
