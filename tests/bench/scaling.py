"""Measures scenarios on databases of different sizes in turns."""

import os
import statistics
import subprocess
import sys
import tempfile
from contextlib import ExitStack, contextmanager

from tests.with_postgres import throwaway_postgres


@contextmanager
def postgresql():
    """Yield the variables of an empty database on a server of its own."""
    with throwaway_postgres() as url:
        yield {"DATABASE_URL": url}


@contextmanager
def sqlite():
    """Yield the variables of an empty database in a folder of its own."""
    with tempfile.TemporaryDirectory(prefix="carecity-bench-") as folder:
        yield {"DATABASE_URL": f"sqlite:///{folder}/site.sqlite3"}


@contextmanager
def filled(module, size, database):
    """Yield a process of a module that fills its own database and then waits for lines."""
    command = [sys.executable, "-W", "ignore", "-m", module, str(size)]
    with database() as variables:
        environment = os.environ | variables
        streams = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL}
        with subprocess.Popen(command, env=environment, text=True, **streams) as process:
            yield process
            process.stdin.close()


def run(process, scenario):
    """Run a scenario once and return (milliseconds, queries)."""
    process.stdin.write(f"{scenario}\n")
    process.stdin.flush()
    milliseconds, queries = process.stdout.readline().split()
    return float(milliseconds), int(queries)


def grow(module, sizes, scenarios, rounds=40, database=postgresql):
    """Return {scenario: {size: (median of milliseconds, queries)}}, measured in turns once all databases are filled."""
    with ExitStack() as stack:
        processes = {size: stack.enter_context(filled(module, size, database)) for size in sizes}
        grown = {}
        for scenario in scenarios:
            turns = [{size: run(process, scenario) for size, process in processes.items()} for _ in range(rounds)]
            measured = turns[rounds // 4 :]  # the first rounds warm up
            grown[scenario] = {
                size: (statistics.median(turn[size][0] for turn in measured), measured[-1][size][1]) for size in sizes
            }
    return grown
