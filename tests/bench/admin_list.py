"""The list of feedback on PostgreSQL with 1,000 and with 100,000 messages, measured in turns: how its cost grows."""

import os
import statistics
import subprocess
import sys
from contextlib import ExitStack, contextmanager

from tests.with_postgres import throwaway_postgres

SIZES = [1_000, 100_000]
ROUNDS = 40
LIMIT = 2  # times as long with the larger as with the smaller


@contextmanager
def feedback_list(size):
    """Yield a process that shows the list of so many messages, in a database of its own."""
    command = [sys.executable, "-m", "tests.bench.feedback_list", str(size)]
    with throwaway_postgres() as address:
        environment = os.environ | {"DATABASE_URL": address}
        with subprocess.Popen(
            command, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        ) as process:
            yield process
            process.stdin.close()


def show(process):
    """Show the list once and return (milliseconds, queries)."""
    process.stdin.write("show\n")
    process.stdin.flush()
    milliseconds, queries = process.stdout.readline().split()
    return float(milliseconds), int(queries)


def main():
    """Print a line for each size and the ratio; fail above the limit."""
    with ExitStack() as stack:
        lists = [stack.enter_context(feedback_list(size)) for size in SIZES]
        rounds = [[show(process) for process in lists] for _ in range(ROUNDS)][ROUNDS // 4 :]  # the first warm up
    medians = []
    for place, size in enumerate(SIZES):
        medians.append(statistics.median(one[place][0] for one in rounds))
        print(f"list of {size:>7,} messages: {medians[-1]:6.1f} ms, {rounds[-1][place][1]} queries")
    ratio = medians[1] / medians[0]
    print(f"ratio: {ratio:.2f} (at most {LIMIT})")
    return int(ratio > LIMIT)


if __name__ == "__main__":
    sys.exit(main())
