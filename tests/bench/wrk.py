"""wrk, which asks for one address as fast as it is answered, and what it says."""

import re
import subprocess
from dataclasses import dataclass

from .processes import cpu_seconds

CONNECTIONS, THREADS = 16, 2
MILLISECONDS = {"us": 0.001, "ms": 1, "s": 1000, "m": 60_000}


@dataclass(frozen=True)
class Round:
    """What one round showed: milliseconds, but for the first."""

    requests_a_second: float
    p50: float
    p99: float
    cpu: float  # of the servers, a request


def read(text):
    """Return requests, requests a second, p50 and p99 from what wrk prints; refuse a round with failed requests."""
    failed = re.search(r"Non-2xx.*|Socket errors.*", text)
    if failed:
        raise RuntimeError(f"wrk met {failed[0]}")
    times = {
        percent: float(number) * MILLISECONDS[unit]
        for percent, number, unit in re.findall(r"(50|99)%\s+([\d.]+)(us|ms|s|m)\b", text)
    }
    requests = int(re.search(r"(\d+) requests in", text)[1])
    return requests, float(re.search(r"Requests/sec:\s+([\d.]+)", text)[1]), times["50"], times["99"]


def run(contestant, seconds):
    """Ask a contestant for so long and return what wrk prints."""
    how = [f"-t{THREADS}", f"-c{CONNECTIONS}", f"-d{seconds}s", "--timeout", "30s", "--latency"]
    command = ["wrk", *how, "-H", "Accept-Encoding: br, gzip", contestant.url]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def measure(contestant, seconds):
    """Ask a contestant for so long and return the round."""
    before = cpu_seconds(contestant.programs.values())
    requests, requests_a_second, p50, p99 = read(run(contestant, seconds))
    used = cpu_seconds(contestant.programs.values()) - before
    return Round(requests_a_second, p50, p99, used / requests * 1000)
